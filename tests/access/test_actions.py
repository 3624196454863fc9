"""Who enters actions: a manager those of their own departments, a controller all of a board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lagesbild import actions
from lagesbild.access import Role, Viewer
from lagesbild.actions import Entry
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, SECRETS, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

PERIOD, OWN = Period(2026, 2), "Natten billigare"
SECRET = f"{next(iter(SECRETS))}åtgärd"


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], PERIOD)


def entry(name: str, department: str | None = "1", **said: object) -> Entry:
    whole = Entry(
        name,
        Decimal(1000),
        Period(2026, 3),
        "decided",
        cost_centre=department,
        decided_by="Nämnden",
        decided_on=date(2026, 2, 20),
    )
    return replace(whole, **said)


def enter(desk: Desk, author: Viewer, said: Entry, board: str = BOARD) -> None:
    with desk.store.change(author) as change:
        actions.enter(change, view(desk, board), said)


def names(desk: Desk, viewer: Viewer, board: str = BOARD) -> set[str]:
    return {row.action for row in actions.of_year(desk.store.reader(viewer), view(desk, board))}


def test_a_manager_enters_changes_and_takes_back_their_own(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    enter(desk, manager, entry(" Egen "))
    enter(desk, manager, entry("Egen", status="ongoing", cause=" Därför "))
    [row] = [
        row
        for row in actions.of_year(desk.store.reader(manager), view(desk))
        if row.action == "Egen"
    ]
    assert (row.status, row.cause, row.said_by) == ("ongoing", "Därför", manager.name)
    with desk.store.change(manager) as change:
        actions.enter_effect(change, view(desk), "Egen", Period(2026, 3), Decimal(5))
    told = actions.history(desk.store.reader(manager), view(desk), "Egen")
    assert [(one.status, one.counts) for one in told] == [("ongoing", True), ("decided", False)]
    with desk.store.change(manager) as change:
        actions.take_back(change, view(desk), "Egen")
    assert "Egen" not in names(desk, manager)
    events = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                        search="Egen", most=9)  # fmt: skip
    assert [one["event"] for one in events] == [
        "action_taken_back", "effect_entered", "action_entered", "action_entered",
    ]  # fmt: skip


def test_a_manager_sees_and_enters_nothing_of_others(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    assert OWN in names(desk, manager)
    assert not any(SECRET[:4] in name for name in names(desk, manager))
    assert actions.gap(desk.store.reader(manager), view(desk)) is None
    before = actions.of_year(desk.store.reader(desk.person), view(desk))
    for said in (entry("Annans", "2"), entry("Allas", None), entry(SECRET), entry("Okänd", "99")):
        with pytest.raises(NotAllowed, match="dina egna avdelningar"):
            enter(desk, manager, said)
    with (
        pytest.raises(NotAllowed, match="annan avdelning"),
        desk.store.change(manager) as change,
    ):
        actions.take_back(change, view(desk), SECRET)
    with (
        pytest.raises(NotAllowed, match="dina egna avdelningar"),
        desk.store.change(manager) as change,
    ):
        actions.enter_effect(change, view(desk), SECRET, PERIOD, Decimal(1))
    assert actions.of_year(desk.store.reader(desk.person), view(desk)) == before


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_enter_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="lägga in åtgärder"):
        enter(desk, of_role(role), entry("Ny"))
    with (
        pytest.raises(NotAllowed, match="lägga in åtgärder"),
        desk.store.change(of_role(role)) as change,
    ):
        actions.take_back(change, view(desk), OWN)


def test_a_board_member_reads_all_and_what_is_left_to_find(desk: Desk) -> None:
    reader = desk.store.reader(of_role(Role.BOARD_MEMBER))
    assert {OWN, SECRET} <= names(desk, of_role(Role.BOARD_MEMBER))
    found = actions.gap(reader, view(desk))
    assert found is not None
    assert found.is_demanded


def test_a_controller_enters_all_of_their_own_board_alone(desk: Desk) -> None:
    controller = of_role(Role.CONTROLLER)
    for name, department in (("Alla", None), ("Andra", "2"), ("Natt", "11")):
        enter(desk, controller, entry(name, department))
    assert {"Alla", "Andra", "Natt"} <= names(desk, controller)
    with pytest.raises(NotAllowed):
        enter(desk, controller, entry("Hos andra"), OTHER)


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"decided_on": None}, "vem som har beslutat"),
        ({"decided_by": " "}, "vem som har beslutat"),
        ({"to_month": Period(2026, 2)}, "slutar före"),
        ({"from_month": Period(2025, 12)}, "under 2026"),
        ({"status": "kanske"}, "Välj i listan"),
        ({"effect_per_month": Decimal(0)}, "över noll"),
        ({"effect_per_month": None}, "över noll"),
        ({"action": " "}, "vad åtgärden är"),
        ({"action": "x" * 201}, "för långt"),
        ({"cause": "x" * 2_001}, "för lång"),
    ],
)
def test_an_action_is_whole(said: dict[str, object], says: str, desk: Desk) -> None:
    with pytest.raises(UserError, match=says):
        enter(desk, of_role(Role.CONTROLLER), replace(entry("Ny"), **said))


def test_no_text_of_an_action_holds_an_identity_number(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    for said in (entry(number), entry("Ny", cause=number), entry("Ny", responsible=number)):
        with pytest.raises(PersonNumberFound):
            enter(desk, of_role(Role.CONTROLLER), said)
