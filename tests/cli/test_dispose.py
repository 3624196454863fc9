"""dispose: lists first, takes only what the board's rule lets go of, and says what it did."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from tests.loading import BOARD, Desk

LEDGER = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    "202601;3101;5021;L1;2026-01-15;Lön;{amount},00\n"
)
RULE = """
[subjects.retention]
replaced_months = 24
case_months = 60
decision = "Dokumenthanteringsplan § 7"
"""


@pytest.fixture
def ruled(desk: Desk) -> Desk:
    """Motala has a rule. January was replaced long ago, and again just now."""
    boards = desk.folder / "boards"
    shutil.copytree(desk.settings.boards, boards)
    with (boards / BOARD / "board.toml").open("a", encoding="utf-8") as file:
        file.write(RULE)
    desk = replace(desk, settings=replace(desk.settings, boards=boards))
    desk.loaded("jan.csv", LEDGER.format(amount=100))
    desk.loaded("jan_ny.csv", LEDGER.format(amount=200))
    with desk.store._database.transaction() as cursor:
        cursor._connection.execute("update raw.load_events set happened_at = '2001-01-01'")
    desk.undo(desk.loaded("feb.csv", LEDGER.format(amount=5).replace("202601", "202602")))
    return desk


def test_a_dry_run_lists_and_changes_nothing(ruled: Desk) -> None:
    answer = ruled.command("dispose", "--board", BOARD, "--dry-run")
    assert (answer.exit_code, answer.err) == (0, "")
    assert "sparas i 24 månader" in answer.out
    assert "jan.csv" in answer.out
    assert "feb.csv" not in answer.out
    assert "1 inläsning att gallra. Inget är ändrat." in answer.out
    assert ruled.command("dispose", "--board", BOARD, "--dry-run").out == answer.out


def test_what_is_listed_goes_and_the_copies_are_spoken_of(ruled: Desk) -> None:
    before = ruled.actual()
    answer = ruled.command("dispose", "--board", BOARD)
    assert answer.exit_code == 0, answer.err
    assert "1 inläsning är gallrad och databasen är skriven på nytt" in answer.out
    assert "Kopior som togs före gallringen" in answer.out
    assert ruled.actual() == before
    assert "0 inläsningar att gallra" in ruled.command("dispose", "--board", BOARD).out


def test_a_month_that_the_rule_does_not_allow_is_refused(ruled: Desk) -> None:
    answer = ruled.command("dispose", "--board", BOARD, "--before", "2199-01")
    assert answer.exit_code == 1
    assert "Regeln medger gallring före" in answer.err
    assert "ersatt" in ruled.command("dispose", "--board", BOARD, "--dry-run").out


def test_a_board_without_a_rule_is_told_how_to_make_one(desk: Desk) -> None:
    answer = desk.command("dispose", "--board", BOARD)
    assert answer.exit_code == 1
    assert "Lägg till [subjects.retention]" in answer.err
