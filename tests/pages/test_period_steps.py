"""Periodens steg: how far the month has come, signing it, and what stays of that."""

from __future__ import annotations

from lagesbild import period_steps
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import BOARD, Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MEMBER

STRIP, ACTIVITIES, CHECKS, HISTORY = "step-strip", "step-activities", "step-checks", "step-history"
ONE = {"steg": "collect", "moment": "collect_data"}
REASON = "Saldona räcker."


def pressed(page: Seen, label: str) -> Seen:
    [button] = [one for one in page.at.button if one.label.startswith(label)]
    button.click()
    return run(page.at)


def test_without_figures_there_is_nothing_to_sign(open_page: Open) -> None:
    page = open_page("period_steps", "empty")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert page.buttons == []


def test_the_page_says_how_far_and_what_stands_in_the_way(open_page: Open) -> None:
    page = open_page("period_steps", steg="report")
    assert page.words[0].startswith("**Inget steg är klart för februari 2026; insamlingen saknar ")
    assert {name: one["status"]["label"] for name, one in page.cards.items()} == {
        "Samla in": "inte klart", "Analysera": "inte klart", "Rapportera": "inte klart",
        "Besluta": "inte klart",
    }  # fmt: skip
    strip = page.tables[STRIP]
    assert strip.names[0] == "Nämnden som helhet"
    assert strip.text("Nämnden som helhet", "analyse") == "–"
    assert {strip.text(name, "decide") for name in strip.names[1:]} == {"–"}
    checks = page.tables[CHECKS]
    assert checks.text("Perioden är stängd", "state") == "inte klart"
    assert "Punkterna på Kontroller är hanterade" in checks.names
    assert [label for label in page.buttons if label.startswith("Signera")] != []
    seen = open_page("period_steps", viewer=MEMBER, steg="report")
    assert seen.words[0] == page.words[0]
    assert seen.tables[STRIP].names == strip.names
    assert CHECKS not in seen.tables
    assert seen.buttons == []
    assert "now" not in [column["key"] for column in seen.tables[ACTIVITIES].columns]


def test_open_points_need_a_reason_and_what_is_signed_is_taken_back(
    open_page: Open, own_desk: Desk
) -> None:
    """Figures are loaded, so collecting them asks nothing; the report asks why."""
    page = open_page("period_steps", desk=own_desk, **ONE)
    assert not page.at.text_area
    page = pressed(page, "Signera 1 moment som kvalitetssäkrat")
    assert page.at.success[0].value == "Momentet är signerat."
    assert page.tables[ACTIVITIES].text("Samla in relevanta data", "state") == "klart"
    page = open_page("period_steps", desk=own_desk, steg="report", moment="present")
    page = pressed(page, "Signera 1 moment som godkänt")
    assert page.warnings == ["Det finns öppna punkter. Skriv varför momentet ändå kan signeras."]
    page.at.text_area[0].set_value(REASON)
    page = pressed(page, "Signera 1 moment som godkänt")
    table = page.tables[ACTIVITIES]
    assert table.text("Presentera i nämnd", "reason") == REASON
    assert table.text("Presentera i nämnd", "then").endswith("öppna punkter")
    assert "öppna: " in page.tables[HISTORY].texts("then")[0]
    assert page.tables[HISTORY].texts("event") == ["Godkänt"]
    page = pressed(page, "Ta tillbaka 1 signering")
    assert page.at.success[0].value.startswith("Momentet är inte längre signerat.")
    assert page.tables[HISTORY].texts("event") == ["Tillbakataget", "Godkänt"]
    assert page.tables[HISTORY].texts("reason") == ["–", REASON]
    assert page.tables[ACTIVITIES].text("Presentera i nämnd", "state") == "inte klart"


def test_a_month_that_is_loaded_anew_is_flagged_and_stays_signed(
    open_page: Open, own_desk: Desk
) -> None:
    view = View(own_desk.boards[BOARD], Period(2026, 2))
    every = period_steps.standing(own_desk.store.reader(own_desk.person), view).rows
    keys = [row.key for row in every]
    period_steps.sign(own_desk.store, own_desk.person, view, keys, REASON)
    page = open_page("period_steps", desk=own_desk, **ONE)
    assert page.words[0] == "**Alla fyra steg är klara för februari 2026.**"
    load = max(row["load_id"] for row in own_desk.asked("loads/history", board=BOARD))
    own_desk.undo(load)
    own_desk.redo(load)
    page = open_page("period_steps", desk=own_desk, **ONE)
    assert page.words[0].endswith(f"Underlaget har ändrats sedan {len(keys)} moment signerades.**")
    assert page.tables[ACTIVITIES].text("Samla in relevanta data", "state") == "underlaget ändrat"
    assert {one["status"]["label"] for one in page.cards.values()} == {"underlaget ändrat"}
