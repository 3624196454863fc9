"""Inläsningar: what counts, what a load has, and undoing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lagesbild import disposal
from lagesbild.ui import load_tables
from pages import loads as loads_page
from tests.loading import Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

FILES = [
    "6 prognos.csv",
    "5 huvudbok_2026.csv",
    "4 huvudbok_2025.csv",
    "3 budget.csv",
    "2 kontoplan.csv",
    "1 organisation.csv",
]


def opened(page: Seen, load_id: int) -> Seen:
    """The page with a load's dialog, whose row it takes a browser to press."""
    page.at.session_state[loads_page.CHOSEN] = load_id
    return run(page.at)


def pressed(page: Seen, load_id: int, label: str) -> Seen:
    """The page after a button of a load's dialog, which a browser would run by itself."""
    [button] = [one for one in page.at.button if one.label == label]
    button.click()
    return opened(page, load_id)


def test_a_row_is_about_its_load_whatever_its_kind() -> None:
    assert load_tables.load_of("12/ledger") == 12


def test_without_anything_loaded_it_says_so(open_page: Open) -> None:
    page = open_page("loads", "empty")
    assert page.hints == ["Ingenting är inläst för Motala, Socialnämnden ännu."]


def test_the_latest_load_stands_first_and_all_count(open_page: Open) -> None:
    page = open_page("loads")
    assert page.tables["history"].names == FILES
    assert set(page.tables["history"].texts("state")) == {"gäller"}
    assert page.words[0].startswith("**6 av 6 inläsningar gäller helt.**")


def test_a_ledger_shows_its_span_its_rows_and_its_sum_as_in_bookkeeping(open_page: Open) -> None:
    history = open_page("loads").tables["history"]
    shown = [history.text("5 huvudbok_2026.csv", key) for key in ("kind", "span", "rows", "amount")]
    assert shown == ["Huvudbok (verifikationsrader)", "jan–feb 2026", "9", "44 540 000"]


def test_a_load_shows_its_months_to_the_ore(open_page: Open) -> None:
    page = opened(open_page("loads"), 5)
    covered = page.tables["covered"]
    assert covered.texts("period") == ["januari 2026", "februari 2026"]
    assert covered.texts("amount") == ["21 000 000,00", "23 540 000,00"]
    assert "Ångra inläsningen" in page.buttons


def test_undo_and_redo_are_exact(open_page: Open, own_desk: Desk) -> None:
    before = own_desk.actual()
    page = pressed(opened(open_page("loads", desk=own_desk), 5), 5, "Ångra inläsningen")
    assert page.tables["history"].text("5 huvudbok_2026.csv", "state") == "ångrad"
    assert own_desk.actual() == {}
    page = pressed(opened(page, 5), 5, "Låt inläsningen gälla igen")
    assert page.tables["history"].text("5 huvudbok_2026.csv", "state") == "gäller"
    assert own_desk.actual() == before
    assert own_desk.checks_pass()


def test_everything_that_has_happened_is_told_latest_first(open_page: Open) -> None:
    events = open_page("loads").tables["events"]
    assert events.names[:2] == ["Inläst", "Provläst"]
    assert len(events.rows) == 12


@pytest.mark.parametrize("mine", [[], ["goteborg-nordost"]])
def test_another_boards_loads_are_refused_in_words(open_page: Open, mine: list[str]) -> None:
    page = open_page("loads", mine=mine)
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]


def test_what_is_disposed_of_is_told_with_the_rule(open_page: Open, own_desk: Desk) -> None:
    own_desk.undo(6)
    rule = {"replaced_months": 12, "case_months": 12, "decision": "Plan § 7"}
    board = replace(own_desk.boards["motala"], subjects={"retention": rule})
    within = disposal.limits(disposal.rule_of(board), date(2199, 1, 1))
    disposal.dispose(own_desk.store, own_desk.person, board, within)
    page = open_page("loads", desk=own_desk)
    gone = page.tables["disposals"]
    assert gone.names == ["6 prognos.csv"]
    assert gone.text("6 prognos.csv", "reason") == "Ångrad"
    assert gone.text("6 prognos.csv", "rule").endswith("Beslut: Plan § 7")
    assert page.tables["history"].text("6 prognos.csv", "state") == "gallrad"
