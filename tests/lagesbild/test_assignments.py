"""When assignments are followed up, what is then asked, and how they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from lagesbild import assignment_findings, assignments
from lagesbild.assignments import Asked, AssignmentRow
from lagesbild.boards import Board, ReportingRound, RoundKind, load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.text import in_words, shortened

BOARDS = load_boards(Settings.from_environment().boards)
ROUNDS = (
    ReportingRound("Månad", RoundKind.MONTHLY, tuple(range(1, 13))),
    ReportingRound("Höst", RoundKind.FOUR_MONTH, (2, 10)),
    ReportingRound("År", RoundKind.ANNUAL, (6,)),
)
"""Of a board whose year begins in July: October comes first, then February, then June."""
NO_ROW = AssignmentRow(
    None, "Gör", "assignment", None, None, None, None, None, None, None, None, False, 202604,
    "begun", 202604, None, None, None, None, None, 0, False, True,
)  # fmt: skip


def board(first_month: int, rounds: Sequence[ReportingRound]) -> Board:
    return replace(BOARDS["motala"], first_month=first_month, reporting_rounds=tuple(rounds))


def view(period: int, rounds: Sequence[ReportingRound] = ROUNDS) -> View:
    return View(board(7, rounds), Period.of(period))


def rows(*statuses: str, follow_up: int | None = 202604) -> list[AssignmentRow]:
    """Rows of some statuses; those that are late as said, first."""
    return [
        replace(
            NO_ROW, number=str(at), status=status, is_late=status == "delayed", follow_up=follow_up
        )
        for at, status in enumerate(statuses, 1)
    ]


def test_a_years_rounds_say_when_and_what_is_asked() -> None:
    found = [
        (one.month.code, one.round_name, one.asks) for one in assignments.follow_ups(view(202603))
    ]
    assert found == [
        (202510, "Höst", Asked.BEGUN),
        (202602, "Höst", Asked.CONTENT),
        (202606, "År", Asked.EFFECT),
    ]


@pytest.mark.parametrize("board", BOARDS.values(), ids=lambda board: board.id)
def test_every_board_is_asked_of_the_effect_last(board: Board) -> None:
    asks = [one.asks for one in assignments.follow_ups(View(board, Period(2024, 4)))]
    assert asks[-1] is Asked.EFFECT
    assert asks.count(Asked.EFFECT) == 1
    assert (Asked.BEGUN in asks) == (len(asks) > 1)


@pytest.mark.parametrize(
    ("period", "latest", "said_of", "missed"),
    [
        (202509, None, 202509, None),  # before the first round: of the month itself
        (202510, None, 202510, 202510),
        (202601, 202510, 202510, None),
        (202603, 202510, 202602, 202602),
        (202605, 202604, 202604, None),  # a file has followed up between the rounds
    ],
)
def test_what_is_said_now_is_of_a_follow_up(
    period: int, latest: int | None, said_of: int, missed: int | None
) -> None:
    told = rows("begun", follow_up=latest)
    assert assignments.follow_up_of(told, view(period)).code == said_of
    found = assignments.missed(told, view(period))
    assert (found and found.month.code) == missed


def test_a_board_without_rounds_follows_up_when_it_will() -> None:
    alone = view(202603, ROUNDS[:1])
    assert assignments.follow_up_of(rows("begun", follow_up=202602), alone).code == 202602
    assert assignments.now_or_next(alone) is None
    assert assignment_findings.guidance(rows("begun"), alone) == []


@pytest.mark.parametrize(
    ("statuses", "says"),
    [
        (["begun"], "Inget av ett uppdrag är försenat per april 2026."),
        (["delayed", "done"], "Ett av två uppdrag är försenat per april 2026: ”1 Gör”."),
        (["delayed"] * 3, "Tre av tre uppdrag är försenade per april 2026: ”1 Gör”, ”2 Gör” och "
                          "”3 Gör”."),
        (["delayed"] * 4, "Fyra av fyra uppdrag är försenade per april 2026."),
        (["not_updated", "done"], "Inget av två uppdrag är försenat per april 2026. Ett är inte "
                                  "uppdaterat."),
    ],
)  # fmt: skip
def test_the_late_are_named_when_they_are_few(statuses: list[str], says: str) -> None:
    assert assignment_findings.position(rows(*statuses)) == says


def test_a_plan_that_nobody_has_followed_up_says_so_and_what_is_late() -> None:
    plan = rows("not_assessed", "not_assessed", follow_up=None)
    assert assignment_findings.position(plan) == "Två uppdrag är inte uppföljda än i år."
    overdue = [replace(plan[0], due=202603, is_late=True), plan[1]]
    assert assignment_findings.position(overdue) == (
        "Två uppdrag är inte uppföljda än i år. Ett skulle redan ha varit klart: ”1 Gör”."
    )


def test_numbers_and_names_fit_in_a_sentence() -> None:
    assert [in_words(number) for number in (0, 1, 12, 13, 1_200)] == [
        "noll", "ett", "tolv", "13", "1\u00a0200",
    ]  # fmt: skip
    assert shortened("Utveckla förmågan", 17) == "Utveckla förmågan"
    assert shortened("Utveckla förmågan", 16) == "Utveckla …"
    assert len(shortened("x" * 90, 20)) == 20
