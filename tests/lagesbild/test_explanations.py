"""The causes and the limit that a board explains its variances by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from lagesbild.boards import Board, load_boards
from lagesbild.economy import Part
from lagesbild.errors import InvalidSetting
from lagesbild.explanations import explained_as, rules_of
from lagesbild.settings import Settings

BOARDS = load_boards(Settings.from_environment().boards)


def board_with(own: Mapping[str, Any]) -> Board:
    return replace(BOARDS["motala"], subjects={"explanations": own})


@pytest.mark.parametrize("board", BOARDS.values(), ids=lambda board: board.id)
def test_every_board_has_causes_of_its_own(board: Board) -> None:
    assert rules_of(board).causes == tuple(board.subjects["explanations"]["causes"])


def test_a_board_that_says_nothing_has_the_reference_causes() -> None:
    assert "Volym" in rules_of(board_with({})).causes


@pytest.mark.parametrize(
    ("asked_from", "asking"),
    [("watch_share", {"watch", "off_plan"}), ("alarm_share", {"off_plan"})],
)
def test_an_explanation_is_asked_for_from_the_boards_limit(
    asked_from: str, asking: set[str]
) -> None:
    rules = rules_of(board_with({"asked_from": asked_from}))
    statuses = ("on_plan", "watch", "off_plan", "not_assessed")
    assert {status for status in statuses if rules.ask_for(status)} == asking


@pytest.mark.parametrize(
    ("own", "key"),
    [
        ({"orsaker": []}, "subjects.explanations.orsaker är okänd"),
        ({"causes": []}, "subjects.explanations.causes"),
        ({"causes": ["Volym", "Volym"]}, "subjects.explanations.causes"),
        ({"causes": ["Volym", 3]}, "subjects.explanations.causes"),
        ({"asked_from": "alltid"}, "subjects.explanations.asked_from"),
    ],
)
def test_what_cannot_be_understood_is_said(own: Mapping[str, Any], key: str) -> None:
    with pytest.raises(InvalidSetting, match=key):
        rules_of(board_with(own))


@pytest.mark.parametrize(
    ("reached", "explained"),
    [
        (Part("1", "11"), Part(unit="11")),
        (Part("1", "11", "1101", "Personal", "5011"), Part(cost_centre="1101", account="5011")),
        (Part("1", "-"), Part("1", "-")),
        (Part("1", account_group="Personal"), Part("1", account_group="Personal")),
        (Part(), Part()),
    ],
)
def test_a_part_is_the_same_however_one_came_to_it(reached: Part, explained: Part) -> None:
    assert explained_as(reached) == explained
