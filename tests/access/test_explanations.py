"""Who explains what: a manager their own departments, a controller the whole of their boards."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild import explanations
from lagesbild.access import Role, Viewer
from lagesbild.economy import Part, View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

OWN = (Part(department="1"), Part(unit="11"), Part(department="1", account="5011"))
OTHERS = (
    Part(), Part(department="2"), Part(unit="21"), Part(cost_centre="2101"), Part(account="5011"),
    Part(department="-"),
)  # fmt: skip


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD, period: int = 202601) -> View:
    return View(desk.boards[board], Period.of(period))


def explain(desk: Desk, author: Viewer, about: View, part: Part, words: str = "Så är det.") -> None:
    cause = explanations.rules_of(about.board).causes[0]
    with desk.store.change(author) as change:
        explanations.explain(change, about, part, cause, words, Decimal("-12.50"))


@pytest.mark.parametrize("part", OWN, ids=str)
def test_a_manager_explains_their_own(part: Part, desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    explain(desk, manager, view(desk), part)
    counting = explanations.counting(explanations.said(desk.store.reader(manager), view(desk)))
    assert counting[explanations.explained_as(part)].author == manager.name


@pytest.mark.parametrize("part", OTHERS, ids=str)
def test_a_manager_explains_nothing_of_others(part: Part, desk: Desk) -> None:
    controller = desk.store.reader(of_role(Role.CONTROLLER))
    before = explanations.said(controller, view(desk))
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        explain(desk, of_role(Role.MANAGER), view(desk), part)
    assert explanations.said(controller, view(desk)) == before


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_explain_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="får inte förklara avvikelser"):
        explain(desk, of_role(role), view(desk), Part(department="1"))


def test_nobody_explains_another_board(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        explain(desk, of_role(Role.CONTROLLER), view(desk, OTHER), Part())


def test_a_board_member_reads_what_is_said_but_not_of_a_cost_centre(desk: Desk) -> None:
    said = explanations.said(
        desk.store.reader(of_role(Role.BOARD_MEMBER)), view(desk, period=202602)
    )
    parts = {one.part for one in said}
    assert {Part(), Part(department="1"), Part(department="2")} <= parts
    assert not {Part(cost_centre="2101"), Part(account="6011")} & parts


def test_the_latest_counts_until_it_is_taken_back(desk: Desk) -> None:
    controller, about, part = of_role(Role.CONTROLLER), view(desk, period=202502), Part(unit="11")
    explain(desk, controller, about, part, "Först")
    explain(desk, controller, about, Part(department="1", unit="11"), "Sedan")
    reader = desk.store.reader(controller)
    assert explanations.counting(explanations.said(reader, about))[part].words == "Sedan"
    with desk.store.change(controller) as change:
        explanations.withdraw(change, about, part, Decimal(-1))
    said = explanations.said(reader, about)
    assert explanations.counting(said) == {}
    assert [one.words for one in explanations.history(said, part)] == [None, "Sedan", "Först"]
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search="202502 11", most=10)  # fmt: skip
    assert [row["event"] for row in told] == ["explained"] * 3


@pytest.mark.parametrize(
    ("cause", "words", "says"),
    [(None, "Så är det.", "Välj en orsak"), ("Annan", "Så är det.", "Välj en orsak"),
     ("Volym", "  ", "Skriv vad"), ("Volym", "x" * 2_001, "för lång")],
)  # fmt: skip
def test_an_explanation_needs_a_cause_and_words(
    cause: str | None, words: str, says: str, desk: Desk
) -> None:
    with pytest.raises(UserError, match=says), desk.store.change(desk.person) as change:
        explanations.explain(change, view(desk), Part(), cause, words, Decimal(0))


def test_no_explanation_holds_an_identity_number(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    with pytest.raises(PersonNumberFound):
        explain(desk, of_role(Role.CONTROLLER), view(desk), Part(), f"Gäller {number}")
