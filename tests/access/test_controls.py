"""Who records a control and carries its remarks: a manager of their own, a controller of all."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild import controls
from lagesbild.access import Role, Viewer
from lagesbild.controls import Control, Occasion, Result
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OPEN, OTHER, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

PERIOD, NEXT_YEAR = Period(2026, 2), Period(2027, 3)
LOGS, BRIBES, WHOLE = "Loggar", "Jäv", f"{OPEN[0]}kontroll"
MONTH, LATER = 202602, 202603
"""Every test has months of its own: they share a store, in any order."""
FINE = Result("none", date(2026, 3, 2), 7, " Bra ", "dnr 1")


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD, period: Period = PERIOD) -> View:
    return View(desk.boards[board], period)


def called(desk: Desk, name: str, board: str = BOARD, period: Period = PERIOD) -> Control:
    """A control of this year's plan, as one who sees all boards has it."""
    found = controls.controls(desk.store.reader(desk.person), view(desk, board, period))
    [one] = [
        one for one in found if one.plan.control == name and one.plan.year == period.year * 100
    ]
    return one


def month(control: Control, occasion: int) -> Occasion:
    [one] = [one for one in control.occasions if one.occasion == occasion]
    return one


def record(
    desk: Desk,
    author: Viewer,
    name: str,
    said: Result = FINE,
    board: str = BOARD,
    occasion: int = MONTH,
) -> None:
    with desk.store.change(author) as change:
        controls.record(change, view(desk, board), called(desk, name, board), occasion, said)


def test_a_manager_records_their_own_and_takes_it_back(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    assert month(called(desk, LOGS), LATER).state == "upcoming"
    record(desk, manager, LOGS, occasion=LATER)
    one = month(called(desk, LOGS), LATER)
    assert (one.state, one.result, one.examined, one.comment) == ("done", "none", 7, "Bra")
    assert (one.done_on, one.attachment, one.said_by) == (date(2026, 3, 2), "dnr 1", manager.name)
    with desk.store.change(manager) as change:
        controls.withdraw(change, view(desk), called(desk, LOGS), LATER)
    assert month(called(desk, LOGS), LATER).state == "upcoming"
    said = controls.history(desk.store.reader(manager), view(desk), called(desk, LOGS))
    assert [(one.event, one.counts) for one in said if one.period == LATER] == [
        ("withdrawn", False), ("recorded", False),
    ]  # fmt: skip
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search=f"{LATER} {LOGS}", most=2)  # fmt: skip
    assert [(row["event"], row["detail"]) for row in told] == [
        ("control_recorded", "withdrawn"), ("control_recorded", "none"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", [BRIBES, WHOLE])
def test_a_manager_records_nothing_of_others(name: str, desk: Desk) -> None:
    before = called(desk, name)
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        record(desk, of_role(Role.MANAGER), name)
    assert called(desk, name) == before


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_record_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="anteckna kontroller"):
        record(desk, of_role(role), LOGS)


def test_a_board_member_sees_the_whole_plan_and_may_record_nothing(desk: Desk) -> None:
    found = controls.controls(desk.store.reader(of_role(Role.BOARD_MEMBER)), view(desk))
    this_year = [one for one in found if one.plan.year == 202600]
    assert {one.plan.control for one in this_year} == {LOGS, BRIBES, WHOLE}
    assert not any(one.plan.may_record for one in found)


def test_a_controller_records_all_of_their_own_board_alone(desk: Desk) -> None:
    for name in (LOGS, BRIBES, WHOLE):
        record(desk, of_role(Role.CONTROLLER), name, Result("minor"))
        assert month(called(desk, name), MONTH).result == "minor"
    other = called(desk, LOGS, OTHER)
    with pytest.raises(NotAllowed):
        record(desk, of_role(Role.CONTROLLER), LOGS, board=OTHER)
    assert called(desk, LOGS, OTHER) == other


def test_a_remark_is_carried_to_next_year_and_back(desk: Desk) -> None:
    manager, january = of_role(Role.MANAGER), month(called(desk, LOGS), 202601)
    with desk.store.change(manager) as change, pytest.raises(UserError, match="Skriv varför"):
        controls.carry(change, view(desk), january, " ")
    with desk.store.change(manager) as change:
        controls.carry(change, view(desk), january, " Följs vidare ")
    carried = called(desk, LOGS, period=NEXT_YEAR).plan
    assert (carried.carried_from, carried.is_carried) == (202601, True)
    told = month(called(desk, LOGS), 202601)
    assert (told.carry_reason, told.carried_by) == ("Följs vidare", manager.name)
    with desk.store.change(manager) as change, pytest.raises(NotAllowed, match="ladda om"):
        controls.carry(change, view(desk), january, "Igen")
    with desk.store.change(of_role(Role.CONTROLLER)) as change:
        controls.take_back(change, view(desk), january)
    assert controls.controls(desk.store.reader(desk.person), view(desk, period=NEXT_YEAR)) == []
    with desk.store.change(of_role(Role.BOARD_MEMBER)) as change, pytest.raises(NotAllowed):
        controls.carry(change, view(desk), january, "Jag vill")


@pytest.mark.parametrize(
    ("said", "says"),
    [(Result(None), "Välj vad"), (Result("sådär"), "Välj vad"),
     (Result("none", date(1023, 5, 1)), "kan inte stämma"),
     (Result("none", examined=-1), "helt tal"),
     (Result("none", comment="x" * 2_001), "för lång"),
     (Result("none", attachment="x" * 201), "för lång")],
)  # fmt: skip
def test_a_result_keeps_to_its_words_and_lengths(said: Result, says: str, desk: Desk) -> None:
    with pytest.raises(UserError, match=says):
        record(desk, of_role(Role.CONTROLLER), BRIBES, said)


def test_no_text_holds_an_identity_number(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    for said in (Result("none", comment=number), Result("none", attachment=f"dnr {number}")):
        with pytest.raises(PersonNumberFound):
            record(desk, of_role(Role.CONTROLLER), BRIBES, said)
    january = month(called(desk, LOGS), 202601)
    with desk.store.change(of_role(Role.CONTROLLER)) as change, pytest.raises(PersonNumberFound):
        controls.carry(change, view(desk), january, f"Gäller {number}")
