"""Planeringsprocess: what goes on this week, the next decision, strip, list, the switch, files."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from lagesbild.planning_process import Variant
from tests.pages.conftest import Open
from tests.pages.seen import run
from tests.pages.test_calendar import downloads_of
from tests.pages.test_hostile_names import Download, taken
from tests.pages.test_variance import MEMBER

__all__ = ["taken"]  # a fixture
LIST, STRIP = "planning", "planning-strip-table"


def test_without_a_process_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("planning_process")
    assert page.hints[0].startswith(
        "Det finns ingen planeringsprocess för Motala, Socialnämnden ännu."
    )
    assert downloads_of(page) == ["Hämta mall för planeringsprocess"]


def test_an_election_year_begins_with_its_variant_and_one_switch_shows_the_ordinary(
    open_page: Open, taken: list[Download]
) -> None:
    """2 January 2026 is in week 1; what 2025 began in week 51 goes on until 11 January 2026."""
    page = open_page("planning_process", "planning_process", viewer=MEMBER, dag="2026-11-10")
    assert page.words[0] == (
        "**Vecka 46: Besluta pågår, ett moment. Nästa beslut är ”Besluta i nya KF” (Nya KF), 1–30 "
        "november.**"
    )
    assert page.findings == ["2 aktiviteter i 1 delprocess, och 1 aktivitet från 2025"]
    table = page.tables[LIST]
    assert table.caption.endswith("planeringsprocessen 2026, valår, läget den 2026-11-10")
    assert dict(zip(table.names, table.texts("state"), strict=True)) == {
        "Ramar": "Har varit", "Besluta preliminärt": "Har varit",
        "Besluta i nya KF": "Pågår",
    }  # fmt: skip
    assert table.text("Ramar", "days") == "15 december 2025–11 januari"
    assert page.tables[STRIP].text("Besluta i nya KF (4. Besluta)", "1") == "49"
    [events] = [one for one in taken if one.name == "planeringsprocess.ics"]
    found = Calendar.from_ical(events.content).walk("VEVENT")
    assert [(str(one["summary"]), one.start, one.end) for one in found] == [
        ("Ramar", date(2025, 12, 15), date(2026, 1, 12)),
        ("Besluta preliminärt", date(2026, 6, 15), date(2026, 6, 22)),
        ("Besluta i nya KF", date(2026, 11, 1), date(2026, 12, 1)),
    ]  # fmt: skip
    page.at.button_group(key="planning-variant").set_value(Variant.ORDINARY)
    page = run(page.at)
    assert page.at.query_params["variant"] == "Ordinarie år"
    assert "Startmöte" in page.tables[LIST].names


def test_the_ordinary_variant_goes_over_the_year_end_in_week_53(open_page: Open) -> None:
    page = open_page("planning_process", "planning_process", dag="2026-12-30",
                     variant="Ordinarie år")  # fmt: skip
    assert page.words[0] == (
        "**Vecka 53: Starta upp pågår, ett moment. Inga fler beslut står i processen för 2026.**"
    )
    table = page.tables[LIST]
    assert table.text("1. Starta upp, hela delprocessen", "days") == ("23 november–7 februari 2027")
    assert table.text("1. Starta upp, hela delprocessen", "object_in") == "Beslutad process"
    assert table.text("Utvärdera", "days") == "28 december–3 januari 2027"
    page = open_page("planning_process", "planning_process", dag="2025-12-20", variant="Valår")
    assert page.words[0].startswith("**Vecka 51: Starta upp pågår, ett moment.")
    assert not page.at.button_group  # 2025 has the ordinary variant alone
    page = open_page("planning_process", "planning_process", dag="2030-01-01")
    assert page.hints == ["Det finns ingen process för 2030. Välj en annan dag."]
