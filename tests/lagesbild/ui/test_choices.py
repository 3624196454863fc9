"""What a column may be said to hold."""

from __future__ import annotations

from collections import Counter

from lagesbild.ingest.reading import Field
from lagesbild.ui.choices import MEANINGS


def test_no_two_meanings_of_a_column_are_called_the_same() -> None:
    """The browser sends the label that was chosen, not what it stands for."""
    assert [label for label, count in Counter(MEANINGS.values()).items() if count > 1] == []


def test_every_field_may_be_chosen() -> None:
    assert {field.value for field in Field} <= MEANINGS.keys()
