"""Who notes that a level is informed: a manager of their own, a controller of all, no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lagesbild import escalations
from lagesbild.access import Role, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.escalations import EscalationRow, Informed
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, SECRETS, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

PERIOD = Period(2026, 2)
SECRET = next(iter(SECRETS))
SAID = Informed("executive_board", " Förvaltningschefen ", date(2026, 3, 3))


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], PERIOD)


def inform(
    desk: Desk,
    author: Viewer,
    part: str | None,
    level: str = "department",
    said: Informed = SAID,
    board: str = BOARD,
) -> None:
    with desk.store.change(author) as change:
        escalations.inform(change, view(desk, board), level, part, Decimal(-5), said)


def seen(desk: Desk, viewer: Viewer) -> list[EscalationRow]:
    return escalations.of_period(desk.store.reader(viewer), view(desk))


def test_a_manager_notes_and_takes_back_of_their_own(desk: Desk) -> None:
    """Natt is 3 000 000 over and its budget 15 000 000 a month: the administration's to handle."""
    manager = of_role(Role.MANAGER)
    said = replace(SAID, level="administration", decision=" Färre platser ")
    inform(desk, manager, "11", "unit", replace(said, decided_on=date(2026, 3, 4)))
    reader = desk.store.reader(manager)
    [told] = [one for one in escalations.history(reader, view(desk)) if one.part == "11"]
    assert (told.informed_by, told.decision, told.said_by, told.counts) == (
        "Förvaltningschefen", "Färre platser", manager.name, True,
    )  # fmt: skip
    [row] = [row for row in seen(desk, manager) if row.part == "11"]
    assert "administration" in row.informed_levels
    with desk.store.change(manager) as change:
        escalations.take_back(change, view(desk), told)
    [row] = [row for row in seen(desk, manager) if row.part == "11"]
    assert row.informed_levels == []
    events = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                        search="202602 11", most=9)  # fmt: skip
    assert [(one["event"], one["detail"]) for one in events] == [
        ("escalated", "tog tillbaka"), ("escalated", "förvaltningsledning"),
    ]  # fmt: skip


def test_a_manager_sees_and_notes_nothing_of_others(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    assert {row.part for row in seen(desk, manager)} <= {"1", "11"}
    told = escalations.history(desk.store.reader(manager), view(desk))
    assert {one.part for one in told} <= {"1", "11"}
    assert SECRET not in repr(told)
    before = escalations.history(desk.store.reader(desk.person), view(desk))
    for part, level in (("2", "department"), ("21", "unit"), (None, "board"), ("99", "unit")):
        with pytest.raises(NotAllowed, match="dina egna avdelningar"):
            inform(desk, manager, part, level)
    [others] = [one for one in before if one.part == "2"]
    with (
        pytest.raises(NotAllowed, match="dina egna avdelningar"),
        desk.store.change(manager) as change,
    ):
        escalations.take_back(change, view(desk), others)
    assert escalations.history(desk.store.reader(desk.person), view(desk)) == before


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_note_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="Din roll"):
        inform(desk, of_role(role), "1")


def test_a_board_member_reads_all_of_the_board(desk: Desk) -> None:
    rows = seen(desk, of_role(Role.BOARD_MEMBER))
    assert {"board", "department"} <= {row.part_level for row in rows}
    assert not any(row.may_enter for row in rows)


def test_a_controller_notes_of_their_own_board_alone(desk: Desk) -> None:
    controller = of_role(Role.CONTROLLER)
    inform(desk, controller, None, "board")
    [told, *_] = escalations.history(desk.store.reader(controller), view(desk))
    assert (told.part, told.said_by) == (None, controller.name)
    with pytest.raises(NotAllowed):
        inform(desk, controller, None, "board", board=OTHER)


@pytest.mark.parametrize(
    ("level", "said", "says"),
    [
        ("department", {"level": "department"}, "Välj i listan"),
        ("board", {"level": "administration"}, "Välj i listan"),
        ("cost_centre", {}, "Välj i listan"),
        ("unit", {"level": "kommunen"}, "Välj i listan"),
        ("unit", {"by": " "}, "vilken funktion"),
        ("unit", {"on": None}, "vilken dag"),
        ("unit", {"by": "x" * 201}, "för lång"),
        ("unit", {"decision": "x" * 2_001, "decided_on": date(2026, 3, 4)}, "för lång"),
        ("unit", {"decision": "Stopp"}, "både vad som är beslutat"),
        ("unit", {"decided_on": date(2026, 3, 4)}, "både vad som är beslutat"),
        ("unit", {"decision": "Stopp", "decided_on": date(2026, 3, 2)}, "tidigare"),
    ],
)
def test_what_is_noted_is_whole(level: str, said: dict[str, object], says: str, desk: Desk) -> None:
    with pytest.raises(UserError, match=says):
        inform(desk, of_role(Role.CONTROLLER), "11", level, replace(SAID, **said))


def test_no_text_holds_an_identity_number(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    for said in (
        replace(SAID, by=number),
        replace(SAID, decision=number, decided_on=date(2026, 3, 4)),
    ):
        with pytest.raises(PersonNumberFound):
            inform(desk, of_role(Role.CONTROLLER), "1", said=said)
