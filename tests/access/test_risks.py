"""Who assesses a risk: a manager those of their own, a controller all of a board."""

from __future__ import annotations

import pytest

from lagesbild import risks
from lagesbild.access import Role, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from lagesbild.risks import RiskRow
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OPEN, OTHER, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

PERIOD = Period(2026, 2)
NIGHT, DAY, WHOLE = "Natten står tom", "Dagen står tom", f"{OPEN[0]}risk"


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], PERIOD)


def called(desk: Desk, name: str, board: str = BOARD) -> RiskRow:
    """A risk of a board, as one who sees all boards has it."""
    rows = risks.register(desk.store.reader(desk.person), view(desk, board))
    [row] = [row for row in rows if row.risk == name]
    return row


def assess(
    desk: Desk,
    author: Viewer,
    name: str,
    steps: tuple[int | None, int | None] = (1, 2),
    handled_in: str | None = "accepted",
    comment: str = "Så är det.",
    board: str = BOARD,
) -> None:
    row = called(desk, name, board)
    with desk.store.change(author) as change:
        risks.assess(change, view(desk, board), row, *steps, handled_in, comment)


def test_a_manager_assesses_their_own(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    assess(desk, manager, NIGHT, comment=" Bättre nu ")
    row = called(desk, NIGHT)
    assert (row.score, row.score_before, row.comment) == (2, 12, "Bättre nu")
    assert (row.assessed, row.handled_in, row.said_by) == (202602, "accepted", manager.name)
    latest, *before = risks.history(desk.store.reader(manager), view(desk), row)
    assert (latest.score, latest.said_in, latest.counts) == (2, "page", True)
    assert [one.score for one in before if one.said_in == "file"] == [12, 6]
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search=f"202602 {NIGHT}", most=1)  # fmt: skip
    assert [(row["event"], row["detail"]) for row in told] == [("risk_assessed", "1 x 2")]


@pytest.mark.parametrize("name", [DAY, WHOLE])
def test_a_manager_assesses_nothing_of_others(name: str, desk: Desk) -> None:
    before = called(desk, name)
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        assess(desk, of_role(Role.MANAGER), name)
    assert called(desk, name) == before


def test_a_manager_is_told_which_are_their_own(desk: Desk) -> None:
    rows = risks.register(desk.store.reader(of_role(Role.MANAGER)), view(desk))
    assert {row.risk for row in rows} == {NIGHT, DAY, WHOLE}
    assert {row.risk for row in rows if row.may_assess} == {NIGHT}


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_assess_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="bedöma risker"):
        assess(desk, of_role(role), NIGHT)


def test_a_board_member_sees_the_whole_register(desk: Desk) -> None:
    rows = risks.register(desk.store.reader(of_role(Role.BOARD_MEMBER)), view(desk))
    assert {row.risk for row in rows} == {NIGHT, DAY, WHOLE}
    assert not any(row.may_assess for row in rows)


def test_a_controller_assesses_all_of_their_own_board_alone(desk: Desk) -> None:
    for name in (NIGHT, DAY, WHOLE):
        assess(desk, of_role(Role.CONTROLLER), name, (4, 1), None, "")
        assert (called(desk, name).score, called(desk, name).comment) == (4, None)
    with pytest.raises(NotAllowed):
        assess(desk, of_role(Role.CONTROLLER), NIGHT, board=OTHER)
    assert called(desk, NIGHT, OTHER).score == 12


@pytest.mark.parametrize(
    ("steps", "handled_in", "comment", "says"),
    [((None, 2), None, "", "från 1 till 4"), ((2, 5), None, "", "från 1 till 4"),
     ((0, 2), None, "", "från 1 till 4"), ((2, 2), "byrålådan", "", "Välj i listan"),
     ((2, 2), None, "x" * 2_001, "för lång")],
)  # fmt: skip
def test_an_assessment_keeps_to_the_scales_and_its_words(
    steps: tuple[int | None, int | None],
    handled_in: str | None,
    comment: str,
    says: str,
    desk: Desk,
) -> None:
    with pytest.raises(UserError, match=says):
        assess(desk, of_role(Role.CONTROLLER), DAY, steps, handled_in, comment)


def test_no_comment_holds_an_identity_number(desk: Desk) -> None:
    for number in spellings(PERSON).values():
        with pytest.raises(PersonNumberFound):
            assess(desk, of_role(Role.CONTROLLER), DAY, comment=f"Gäller {number}")
