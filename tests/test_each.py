"""One that breaks a rule is found among many, and named."""

from __future__ import annotations

import pytest

from tests.each import each_of


@each_of("number", [1, 2, 3, 4])
def rule(number: int, limit: int) -> None:
    assert number <= limit


def test_a_rule_that_all_keep_passes() -> None:
    rule(limit=4)


def test_all_that_break_a_rule_are_told_of() -> None:
    with pytest.raises(ExceptionGroup, match="2 of 4 break the rule") as told:
        rule(limit=2)
    assert [error.__notes__ for error in told.value.exceptions] == [["number: 3"], ["number: 4"]]


def test_a_rule_for_nothing_is_a_mistake() -> None:
    with pytest.raises(AssertionError, match="nothing to try"):
        each_of("number", [])(rule)(limit=1)
