"""Who sees what is proposed: the whole list for those who see the board, nothing for others."""

from __future__ import annotations

import pytest

from lagesbild import priorities
from lagesbild.access import Role, Viewer
from lagesbild.errors import NotAllowed
from lagesbild.periods import FiscalYear, Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, of_role

YEAR = FiscalYear(Period(2026, 1))


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER])
def test_a_list_is_the_same_to_all_who_see_the_board(lived_in: LivedIn, role: Role) -> None:
    desk = lived_in(True)
    board, reader = desk.boards[BOARD], desk.store.reader(of_role(role))
    rows = priorities.ranking(reader, board, YEAR, priorities.model_of(board))
    assert [(row.proposal, row.department) for row in rows] == [("Natt", "1"), ("Dag", "2")]
    assert [str(year) for year in priorities.years(reader, board)] == ["2026", "2027"]


def test_another_boards_list_is_refused(lived_in: LivedIn) -> None:
    desk = lived_in(True)
    board = desk.boards[OTHER]
    reader = desk.store.reader(Viewer("ledamot", Role.BOARD_MEMBER, frozenset({BOARD})))
    with pytest.raises(NotAllowed):
        priorities.years(reader, board)
    with pytest.raises(NotAllowed):
        priorities.sensitivity(reader, board, YEAR, priorities.model_of(board))
