"""Årshjul: the next meeting, what is late, strip and list, a round's steps, and the files."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from icalendar import Calendar

from lagesbild import quality
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import BOARD, Desk
from tests.pages.conftest import CALENDAR, Open
from tests.pages.seen import Seen, run
from tests.pages.test_hostile_names import Download, taken
from tests.pages.test_variance import MEMBER

__all__ = ["taken"]  # a fixture
DAY = "2026-03-10"
STRIP, LIST, RULES, ROUND = "calendar-strip-table", "calendar", "calendar-rules", "round-checklist"


def downloads_of(page: Seen) -> list[str]:
    return [one.proto.label for one in page.at.get("download_button")]


def test_without_a_calendar_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("calendar")
    assert page.hints[0].startswith("Det finns ingen kalender för Motala, Socialnämnden ännu.")
    assert downloads_of(page) == ["Hämta mall för kalender"]
    assert not downloads_of(open_page("calendar", viewer=MEMBER))


def test_the_page_answers_when_what_and_how_it_stands(open_page: Open) -> None:
    """The report's basis should have been ready on 3 March; nothing tells of the theme day."""
    page = open_page("calendar", "calendar", dag=DAY)
    assert page.words[0] == (
        "**Nästa möte är den 24 mars. 2 underlag är inte klara. En punkt är försenad.**"
    )
    assert {name: one["figure"] for name, one in page.cards.items()} == {
        "Nästa möte": "24 mars", "Underlag som inte är klara": "2 av 2", "Försenade": "1",
        "Utan tid": "2",
    }  # fmt: skip
    assert page.cards["Nästa möte"]["note"].replace("\xa0", " ") == "om 14 dagar"
    assert page.cards["Försenade"]["status"]["label"] == "försenad"
    table = page.tables[LIST]
    assert dict(zip(table.names, table.texts("state"), strict=True)) == {
        "Rapport februari": "försenad", "Prognos februari": "denna månad",
        "Delår mars": "kommer", "Ej verkställda beslut": "kommer", "Till kontoret": "utan tid",
        "Årsrapport": "utan tid", "Temadag": "har varit",
    }  # fmt: skip
    assert table.text("Rapport februari", "basis") == "Inte klart, senast 2026-03-03"
    assert table.text("Prognos februari", "to") == "Nämnden och KS/KF"
    assert table.text("Till kontoret", "to") == "Stadsledningskontoret"
    assert table.text("Ej verkställda beslut", "when") == "maj 2026"
    assert table.text("Årsrapport", "when") == "Beslutas senare"
    strip = page.tables[STRIP]
    assert page.findings == ["7 punkter på kalendern 2026, en försenad"]
    assert strip.headers[1:] == [
        "Månadsrapport", "Delårsrapport", "Prognos", "Annan uppföljning", "Temadag",
    ]  # fmt: skip
    assert strip.text("mars 2026", "0") == "1"
    assert strip.text("mars 2026", "1") == "0"
    assert strip.text("maj 2026", "3") == "1"


def test_rules_ask_and_the_rounds_steps_say_what_is_left(open_page: Open) -> None:
    """The interim report covers three months, and one quarter of four has its report."""
    page = open_page("calendar", "calendar", dag=DAY)
    rules = page.tables[RULES]
    assert rules.names == ["Varje kvartal"] * 3 + ["Delårsrapportens period"]
    assert "omfattar tre, och ingen annan" in rules.texts("words")[-1]
    assert "13 kap. 1 §" in rules.texts("source")[-1]
    steps = page.tables[ROUND]
    assert steps.title == "2 av 7 steg är klara för februari 2026"
    assert steps.texts("state") == [
        "klart", "krävs inte", "klart", "inte klart", "krävs inte", "inte klart", "inte klart",
        "inte klart", "inte klart",
    ]  # fmt: skip
    assert steps.text("Målens indikatorer är uppdaterade", "left") == "Ingen målplan är inläst"
    assert steps.text("Fastställd prognos är inlagd", "left") == "Prognosen saknas"
    seen = open_page("calendar", "calendar", viewer=MEMBER, dag=DAY)
    told = seen.tables[ROUND].text("Punkterna på Kontroller är hanterade", "state")
    assert told == "visas inte"
    assert not any("utkast" in label for label in downloads_of(seen))


def test_a_closed_month_makes_its_basis_ready(open_page: Open, own_desk: Desk) -> None:
    own_desk.loaded("kalender.csv", CALENDAR)
    view = View(own_desk.boards[BOARD], Period(2026, 2))
    with own_desk.store.change(own_desk.person) as change:
        quality.sign(change, view, 0, "")
    page = open_page("calendar", desk=own_desk, dag="2026-03-25")
    assert page.words[0].startswith("**Nästa möte är den 28 april. 1 underlag är inte klart.")
    table = page.tables[LIST]
    assert table.text("Rapport februari", "state") == "klar"
    assert table.text("Rapport februari", "basis") == "Klart, senast 2026-03-03"
    assert page.tables[ROUND].text("Perioden är stängd", "state") == "klart"


def test_what_is_chosen_narrows_the_list_and_the_file_of_events(
    open_page: Open, taken: list[Download]
) -> None:
    page = open_page("calendar", "calendar", dag=DAY, funktion="Ekonomichef")
    assert page.tables[LIST].names == ["Rapport februari", "Delår mars"]
    assert ", ett urval" in page.tables[LIST].caption
    [events] = [one for one in taken if one.name == "kalender.ics"]
    made = Calendar.from_ical(events.content)
    assert made["x-wr-calname"] == "Socialnämnden 2026, Ekonomichef"
    found = made.walk("VEVENT")
    assert [(str(one["summary"]), one.start) for one in found] == [
        ("Rapport februari", date(2026, 3, 24)), ("Delår mars", date(2026, 4, 28)),
    ]  # fmt: skip
    [draft] = [one for one in taken if one.name == "kalender-utkast.xlsx"]
    [sheet] = openpyxl.load_workbook(io.BytesIO(draft.content)).worksheets
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["2027"] * 7


def test_another_day_is_another_year_and_may_have_no_calendar(open_page: Open) -> None:
    page = open_page("calendar", "calendar", dag="2027-06-01", punkt="temadag")
    assert page.hints == []
    assert page.tables[LIST].names == ["Till kontoret", "Årsrapport"]
    assert STRIP not in page.tables  # nothing of it has a time
    assert not any("ics" in label for label in downloads_of(page))
    page.at.date_input[0].set_value(date(2026, 1, 10))
    page = run(page.at)
    assert page.words[0].startswith("**Nästa möte är den 15 januari.")
    assert page.at.query_params["dag"] == "2026-01-10"
    page.at.query_params["dag"] = "2025-06-01"
    page = run(page.at)
    assert page.hints == ["Det finns ingen kalender för 2025. Välj en annan dag."]
    assert ROUND in page.tables


@pytest.mark.parametrize("said", ["2026-02-30", "i morgon", "1999-12-31"])
def test_a_day_that_is_none_is_the_usual_one(open_page: Open, said: str) -> None:
    """The end of the chosen month, or today when that is in its year."""
    page = open_page("calendar", "calendar", dag=said)
    assert page.at.date_input[0].value.year == 2026
