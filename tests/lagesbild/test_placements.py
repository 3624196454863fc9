"""Which accounts a board books placements on, as its file says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagesbild.boards import load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.placements import SUBJECT, accounts_of
from lagesbild.settings import Settings

[BOARD, *_] = load_boards(Settings.from_environment().boards).values()


def test_a_board_that_has_not_said_has_none() -> None:
    assert accounts_of(replace(BOARD, subjects={})) == []


def test_a_board_says_how_its_accounts_begin() -> None:
    assert accounts_of(replace(BOARD, subjects={SUBJECT: {"accounts": ["46"]}})) == ["46"]


@pytest.mark.parametrize("said", [{"accounts": "46"}, {"accounts": [46]}, {"konton": ["46"]}])
def test_what_cannot_be_used_is_said_with_the_boards_file(said: dict[str, object]) -> None:
    with pytest.raises(InvalidSetting, match=r"board\.toml: \[subjects\.placements\] ska ha"):
        accounts_of(replace(BOARD, subjects={SUBJECT: said}))
