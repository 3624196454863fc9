"""Who signs the steps of a period: a manager for their own departments, a controller for all."""

from __future__ import annotations

import pytest

from lagesbild import period_steps
from lagesbild.access import Role, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.period_steps import StepRow
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, SECRETS, of_role
from tests.identities import PERSON
from tests.loading import Desk

OWN, OTHERS, WHOLE = "assure_outcomes/1", "assure_outcomes/2", "evaluate_previous/"
SECRET = next(iter(SECRETS))


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], Period(2026, 2))


def rows(desk: Desk, viewer: Viewer) -> dict[str, StepRow]:
    standing = period_steps.standing(desk.store.reader(viewer), view(desk))
    return {row.key: row for row in standing.rows}


def sign(desk: Desk, author: Viewer, *keys: str, reason: str = "Så får det bli.") -> None:
    period_steps.sign(desk.store, author, view(desk), keys, reason)


def test_a_manager_signs_and_takes_back_their_own(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    sign(desk, manager, OWN)
    row = rows(desk, manager)[OWN]
    assert (row.is_signed, row.signed_by) == (True, manager.name)
    with pytest.raises(UserError, match="redan signerat"):
        sign(desk, manager, OWN)
    period_steps.take_back(desk.store, manager, view(desk), [OWN])
    row = rows(desk, manager)[OWN]
    assert (row.is_signed, row.signed_by) == (False, None)
    told = period_steps.history(desk.store.reader(manager), view(desk), row)
    assert [(one.event, one.author) for one in told] == [
        ("taken_back", manager.name), ("signed", manager.name),
    ]  # fmt: skip
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search="assure_outcomes", most=2)  # fmt: skip
    assert [row["event"] for row in told] == ["step_taken_back", "step_signed"]


def test_a_manager_signs_nothing_of_others_and_is_told_no_reasons_of_the_board(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    own = rows(desk, manager)
    assert {row.department for row in own.values()} == {None, "1"}
    assert {row.department for row in own.values() if row.may_sign} == {"1"}
    assert {row.open_now is None for row in own.values() if row.department is None} == {True}
    standing = period_steps.standing(desk.store.reader(manager), view(desk))
    assert SECRET not in repr(standing)
    assert "Eget" in repr(standing)
    before = rows(desk, desk.person)
    for keys in ((OTHERS,), (WHOLE,), (OWN, OTHERS)):
        with pytest.raises(NotAllowed, match="dina egna avdelningar"):
            sign(desk, manager, *keys)
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        period_steps.take_back(desk.store, manager, view(desk), ["collect_data/"])
    assert rows(desk, desk.person) == before


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_sign_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        sign(desk, of_role(role), OWN)
    assert not rows(desk, desk.person)[OWN].is_signed


def test_a_board_member_sees_how_all_stand_and_not_why(desk: Desk) -> None:
    seen = rows(desk, of_role(Role.BOARD_MEMBER))
    row = seen["explain_causes/1"]
    assert (row.is_signed, row.may_sign, row.reason, row.findings_then) == (True, False, None, None)
    assert {one.open_now for one in seen.values()} == {None}
    assert seen.keys() == rows(desk, desk.person).keys()


def test_a_controller_signs_all_of_their_own_board_alone(desk: Desk) -> None:
    controller = of_role(Role.CONTROLLER)
    sign(desk, controller, OTHERS, WHOLE)
    now = rows(desk, controller)
    assert now[OTHERS].is_signed
    assert now[WHOLE].is_signed
    period_steps.take_back(desk.store, controller, view(desk), [OTHERS, WHOLE])
    with pytest.raises(NotAllowed):
        period_steps.sign(desk.store, controller, view(desk, OTHER), [WHOLE], "Så.")


def test_no_reason_holds_an_identity_number(desk: Desk) -> None:
    with pytest.raises(PersonNumberFound):
        sign(desk, of_role(Role.CONTROLLER), WHOLE, reason=f"Gäller {PERSON}")
    assert not rows(desk, desk.person)[WHOLE].is_signed
