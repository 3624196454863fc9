"""Who reads questions of texts and answers them: a manager of their own, a controller of all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild import explanations, text_questions
from lagesbild.access import Role, Viewer
from lagesbild.economy import Part, View
from lagesbild.errors import NotAllowed
from lagesbild.periods import Period
from lagesbild.report_templates import Kind
from lagesbild.reports import texts
from lagesbild.text_questions import Checked
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, of_role
from tests.loading import Desk

PARTS = {"1": Part(department="1"), "2": Part(department="2"), "": Part()}


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    """A world in which every part says something that is not so."""
    desk = lived_in(True)
    cause = explanations.rules_of(desk.boards[BOARD]).causes[0]
    for part in PARTS.values():
        with desk.store.change(desk.person) as change:
            words = "Avvikelsen mot budget är −999,9 mnkr."
            explanations.explain(change, view(desk), part, cause, words, Decimal(-1))
    return desk


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], Period(2026, 2))


def questions(desk: Desk, viewer: Viewer) -> dict[str, Checked]:
    """The open questions that a viewer is told, by department."""
    found = text_questions.of_month(desk.store.reader(viewer), view(desk))
    return {one.text.department or "": one for one in found if one.is_open}


def answer(desk: Desk, author: Viewer, question: Checked) -> None:
    with desk.store.change(author) as change:
        text_questions.answer(change, view(desk), question, "Annan bas")


def test_a_manager_is_told_and_answers_for_their_own_department_alone(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    told = questions(desk, manager)
    assert set(told) == {"1"}
    of_all = questions(desk, desk.person)
    assert set(of_all) == {"1", "2", ""}
    for whose in ("2", ""):
        with pytest.raises(NotAllowed, match="dina egna avdelningar"):
            answer(desk, manager, of_all[whose])
    answer(desk, manager, told["1"])
    assert questions(desk, manager) == {}
    assert set(questions(desk, desk.person)) == {"2", ""}
    events = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                        search="text_answered", most=9)  # fmt: skip
    assert "202602 explanation 1////" in {one["subject"] for one in events}


def test_a_manager_is_asked_nothing_of_what_the_board_says_in_its_reports(desk: Desk) -> None:
    words = "Underskottet för nämnden är 999,9 mnkr mot budget."
    with desk.store.change(desk.person) as change:
        texts.write(change, view(desk), Kind.MONTHLY, "economy", words)
    [asked] = [
        one
        for one in text_questions.of_month(desk.store.reader(desk.person), view(desk))
        if one.text.place == "report"
    ]
    assert asked.is_open
    manager = of_role(Role.MANAGER)
    for one in text_questions.of_month(desk.store.reader(manager), view(desk)):
        assert one.text.place != "report" or not one.is_question
    with pytest.raises(NotAllowed, match="dina egna avdelningar"):
        answer(desk, manager, asked)
    answer(desk, desk.person, asked)
    with desk.store.change(desk.person) as change:
        texts.write(change, view(desk), Kind.MONTHLY, "economy", "")


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_others_answer_nothing(role: Role, desk: Desk) -> None:
    [*told] = questions(desk, desk.person).values()
    with pytest.raises(NotAllowed, match="får inte förklara avvikelser"):
        answer(desk, of_role(role), told[0])


def test_nobody_answers_for_another_board(desk: Desk) -> None:
    [*told] = questions(desk, desk.person).values()
    with (
        pytest.raises(NotAllowed),
        desk.store.change(of_role(Role.CONTROLLER)) as change,
    ):
        text_questions.answer(change, view(desk, OTHER), told[0], "Annan bas")
