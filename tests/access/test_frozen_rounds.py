"""Who freezes a round and who opens it; and that it holds no more than the board may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from lagesbild import cases, frozen_rounds
from lagesbild.access import Reader, Right, Role, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.reports import freezing
from lagesbild.reports.content import Chapter, Report, TablePart
from lagesbild.reports.freezing import Made
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, DEPARTMENT, OTHER, OTHERS_ROUND, ROUND, of_role
from tests.loading import Desk
from tests.reports import rounds

PERIOD = Period(2026, 2)
OPENING = (Role.BOARD_MEMBER, Role.CONTROLLER)
ASKED: tuple[Callable[[Reader, str], object], ...] = (
    lambda reader, board: frozen_rounds.rounds(reader, board),
    lambda reader, board: frozen_rounds.reports(reader, board, ROUND),
    lambda reader, board: frozen_rounds.figures(reader, board, ROUND),
    lambda reader, board: frozen_rounds.sources(reader, board, ROUND),
    lambda reader, board: frozen_rounds.files(reader, board, ROUND),
    lambda reader, board: frozen_rounds.file(reader, board, ROUND, "manadsrapport.pdf"),
    lambda reader, board: frozen_rounds.rules(reader, board, ROUND),
    lambda reader, board: freezing.opened(reader, board, ROUND),
)


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], PERIOD)


def test_whoever_sees_the_whole_board_opens_the_same(desk: Desk) -> None:
    member, controller = (
        [ask(desk.store.reader(of_role(role)), BOARD) for ask in ASKED] for role in OPENING
    )
    assert member == controller
    assert all(member)


def test_a_manager_of_a_department_sees_nothing_of_it(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    reader = desk.store.reader(manager)
    assert frozen_rounds.rounds(reader, BOARD) == []
    assert frozen_rounds.figures(reader, BOARD, ROUND) == []
    with pytest.raises(NotAllowed, match="den som ser alla avdelningar"):
        frozen_rounds.as_the_board(manager, BOARD)


@pytest.mark.parametrize("role", Role)
def test_another_boards_rounds_are_refused(desk: Desk, role: Role) -> None:
    for ask in ASKED:
        with pytest.raises(NotAllowed):
            ask(desk.store.reader(of_role(role)), OTHER)
    with pytest.raises(NotAllowed):
        frozen_rounds.as_the_board(of_role(role), OTHER)


@pytest.mark.parametrize("role", [Role.UPLOADER, Role.ADMINISTRATOR])
def test_who_may_see_no_figures_opens_nothing(desk: Desk, role: Role) -> None:
    for ask in ASKED:
        with pytest.raises(NotAllowed):
            ask(desk.store.reader(of_role(role)), BOARD)
    with pytest.raises(NotAllowed):
        frozen_rounds.as_the_board(of_role(role), BOARD)


def test_one_board_does_not_open_anothers_round_by_its_number(desk: Desk) -> None:
    """Round 2 is the other board's; the viewer's own board is asked for it."""
    reader = desk.store.reader(desk.person)
    assert frozen_rounds.figures(reader, OTHER, OTHERS_ROUND)
    assert frozen_rounds.figures(reader, BOARD, OTHERS_ROUND) == []
    assert frozen_rounds.files(reader, BOARD, OTHERS_ROUND) == []


def test_who_may_freeze(desk: Desk) -> None:
    own = frozenset({BOARD})
    refused = [of_role(role) for role in Role if role is not Role.CONTROLLER]
    part = Viewer("c", Role.CONTROLLER, own, frozenset({DEPARTMENT}))
    for viewer in (*refused, part):
        assert not frozen_rounds.may_freeze(viewer)
        with pytest.raises(NotAllowed):
            freezing.freeze(desk.store, viewer, view(desk), "möte", rounds.made)
    with pytest.raises(NotAllowed):
        freezing.freeze(
            desk.store, of_role(Role.CONTROLLER), view(desk, OTHER), "möte", rounds.made
        )
    with pytest.raises(NotAllowed), desk.store.change(part) as change:
        freezing._keep(change, view(desk), "möte", Made((), ()))


def test_what_a_controller_freezes_holds_what_the_boards_members_may_see(desk: Desk) -> None:
    """In February three people have "Natt": a controller may know, a board member may not."""
    controller = of_role(Role.CONTROLLER)
    asked_by: list[Viewer] = []

    def made(reader: Reader, view: View) -> Made:
        asked_by.append(reader.viewer)
        return Made((_people(reader, view),), ())

    frozen = freezing.freeze(desk.store, controller, view(desk), "möte", made)
    assert [viewer.rights for viewer in asked_by] == [frozenset({Right.FIGURES})]
    kept = {
        figure.row_name: figure.value
        for figure in frozen_rounds.figures(desk.store.reader(controller), BOARD, frozen.round_id)
    }
    own = {row.cells[0]: row.cells[1] for row in _rows(desk.store.reader(controller), view(desk))}
    assert own["Natt"] == 3
    assert kept["Natt"] is None


def _people(reader: Reader, view: View) -> Report:
    table = FinanceTable(
        "Personer",
        (Column("name", "Typ"), Column("people", "Personer", Kind.COUNT)),
        _rows(reader, view),
    )
    whole = rounds.report(reader, view)
    return replace(whole, chapters=(Chapter("people", "Personer", (TablePart("people", table),)),))


def _rows(reader: Reader, view: View) -> tuple[Row, ...]:
    return tuple(
        Row(one.case_type or "all", (one.case_type or "Alla", one.people))
        for one in cases.people_by_type(reader, view.board.id, view.period)
        if one.row_kind == "total"
    )
