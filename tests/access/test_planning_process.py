"""Who sees a board's planning process: the whole board, and nobody else's."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild import planning_process
from lagesbild.access import Role
from lagesbild.errors import NotAllowed
from lagesbild.planning_process import Variant
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OPEN, OTHER, of_role
from tests.loading import Desk

TODAY = date(2026, 2, 28)
SEEING = (Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER)


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


@pytest.mark.parametrize("role", SEEING)
def test_all_of_a_board_see_its_whole_process(desk: Desk, role: Role) -> None:
    reader, board = desk.store.reader(of_role(role)), desk.boards[BOARD]
    rows = planning_process.activities(reader, board, Variant.ELECTION, TODAY)
    assert [(row.activity, row.state) for row in rows] == [
        (None, "coming"), (f"{OPEN[0]}aktivitet", "now"),
    ]  # fmt: skip


@pytest.mark.parametrize("role", [*SEEING, Role.UPLOADER])
def test_another_boards_process_is_refused(desk: Desk, role: Role) -> None:
    reader, other = desk.store.reader(of_role(role)), desk.boards[OTHER]
    with pytest.raises(NotAllowed):
        planning_process.years(reader, other)
    with pytest.raises(NotAllowed):
        planning_process.activities(reader, other, Variant.ORDINARY, TODAY)


def test_who_loads_alone_sees_no_process(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        planning_process.years(desk.store.reader(of_role(Role.UPLOADER)), desk.boards[BOARD])
