"""Who says how an assignment stands: a manager those of their own, a controller all of a board."""

from __future__ import annotations

import pytest

from lagesbild import assignments
from lagesbild.access import Role, Viewer
from lagesbild.assignments import AssignmentRow
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

PERIOD = Period(2026, 2)


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], PERIOD)


def called(desk: Desk, name: str, board: str = BOARD) -> AssignmentRow:
    """An assignment of a board, as one who sees all boards has it."""
    rows = assignments.standing(desk.store.reader(desk.person), view(desk, board))
    [row] = [row for row in rows if row.assignment == name]
    return row


def follow(
    desk: Desk,
    author: Viewer,
    name: str,
    status: str | None = "done",
    comment: str = "Så är det.",
    board: str = BOARD,
) -> None:
    row = called(desk, name, board)
    with desk.store.change(author) as change:
        assignments.follow_up(change, view(desk, board), PERIOD, row, status, comment)


def test_a_manager_follows_up_their_own(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    follow(desk, manager, "Natten", comment=" Klart nu ")
    row = called(desk, "Natten")
    assert (row.status, row.comment, row.said_by) == ("done", "Klart nu", manager.name)
    latest, *before = assignments.history(desk.store.reader(manager), view(desk), row)
    assert (latest.status, latest.said_in, latest.counts) == ("done", "page", True)
    assert [one.said_in for one in before][-1] == "file"
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search="202602 1", most=1)  # fmt: skip
    assert [(row["event"], row["detail"]) for row in told] == [("assignment_followed", "klart")]


@pytest.mark.parametrize("name", ["Dagen", "Allt"])
def test_a_manager_follows_up_nothing_of_others(name: str, desk: Desk) -> None:
    before = called(desk, name)
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        follow(desk, of_role(Role.MANAGER), name)
    assert called(desk, name) == before


def test_a_manager_is_told_which_are_their_own(desk: Desk) -> None:
    rows = assignments.standing(desk.store.reader(of_role(Role.MANAGER)), view(desk))
    assert {row.assignment for row in rows} == {"Natten", "Dagen", "Allt"}
    assert {row.assignment for row in rows if row.may_follow} == {"Natten"}


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_follow_up_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="värden och statusar för mål och uppdrag"):
        follow(desk, of_role(role), "Natten")


def test_a_controller_follows_up_all_of_their_own_board_alone(desk: Desk) -> None:
    for name in ("Natten", "Dagen", "Allt"):
        follow(desk, of_role(Role.CONTROLLER), name, "stopped", "")
        assert (called(desk, name).status, called(desk, name).comment) == ("stopped", None)
    with pytest.raises(NotAllowed):
        follow(desk, of_role(Role.CONTROLLER), "Natten", board=OTHER)
    assert called(desk, "Natten", OTHER).status == "begun"


@pytest.mark.parametrize(
    ("status", "comment", "says"),
    [(None, "", "Välj en status"), ("not_updated", "", "Välj en status"),
     ("done", "x" * 2_001, "för lång")],
)  # fmt: skip
def test_a_follow_up_needs_a_status_and_a_comment_that_is_read(
    status: str | None, comment: str, says: str, desk: Desk
) -> None:
    with pytest.raises(UserError, match=says):
        follow(desk, of_role(Role.CONTROLLER), "Dagen", status, comment)


def test_no_comment_holds_an_identity_number(desk: Desk) -> None:
    for number in spellings(PERSON).values():
        with pytest.raises(PersonNumberFound):
            follow(desk, of_role(Role.CONTROLLER), "Dagen", comment=f"Gäller {number}")
