"""Who sees a board's calendar and what its rounds lack: the whole board, and nobody else's."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild import cycle, round_checks
from lagesbild.access import Role
from lagesbild.economy import View
from lagesbild.errors import NotAllowed
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OPEN, OTHER, of_role
from tests.loading import Desk

DAY, PERIOD = date(2026, 2, 28), Period(2026, 2)
SEEING = (Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER)


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


@pytest.mark.parametrize("role", SEEING)
def test_all_of_a_board_see_its_whole_calendar_and_what_rules_ask(desk: Desk, role: Role) -> None:
    """The follow-up is on a Saturday and in one quarter of four; the report is of two months."""
    reader, board = desk.store.reader(of_role(role)), desk.boards[BOARD]
    rows = cycle.due(reader, board, DAY)
    assert {row.item for row in rows} == {
        f"{OPEN[0]}rapport", f"Ej verkställda beslut {OPEN[0]}", "Prognos",
    }  # fmt: skip
    assert [one.rule for one in cycle.findings(reader, board, 2026)] == [
        "each_quarter", "each_quarter", "each_quarter", "interim_span", "no_working_day",
    ]  # fmt: skip


@pytest.mark.parametrize("role", [*SEEING, Role.UPLOADER])
def test_another_boards_calendar_is_refused(desk: Desk, role: Role) -> None:
    reader, other = desk.store.reader(of_role(role)), desk.boards[OTHER]
    for asked in (lambda: cycle.due(reader, other, DAY), lambda: cycle.years(reader, other)):
        with pytest.raises(NotAllowed):
            asked()


def test_who_loads_alone_sees_no_calendar(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        cycle.years(desk.store.reader(of_role(Role.UPLOADER)), desk.boards[BOARD])


def test_findings_are_told_to_who_may_close_the_period(
    desk: Desk,
) -> None:
    view = View(desk.boards[BOARD], PERIOD)
    found = {
        role: {
            row.step: row for row in round_checks.checklist(desk.store.reader(of_role(role)), view)
        }
        for role in SEEING
    }
    assert {role: rows["findings_handled"].state for role, rows in found.items()} == {
        Role.BOARD_MEMBER: "not_told", Role.MANAGER: "not_told", Role.CONTROLLER: "not_ready",
    }  # fmt: skip
    assert found[Role.MANAGER]["actions_decided"].state == "not_told"
    assert {role: rows["report_frozen"].state for role, rows in found.items()} == {
        Role.BOARD_MEMBER: "ready", Role.MANAGER: "not_told", Role.CONTROLLER: "ready",
    }  # fmt: skip
    assert found[Role.BOARD_MEMBER]["actions_decided"].state != "not_told"
    for rows in found.values():
        assert rows["figures_loaded"].state == "ready"
        assert rows["forecast_entered"].state == "ready"
        assert rows["period_closed"].state == "not_ready"
        assert rows["indicators_updated"].asked == 2
