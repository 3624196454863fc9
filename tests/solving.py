"""What follows from sums that are known: exact elimination, with nothing of the product's own."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

Unknown = TypeVar("Unknown", bound=Hashable)


def determined(
    unknown: Sequence[Unknown], equations: Iterable[Mapping[Unknown, int]]
) -> set[Unknown]:
    """The unknowns of which the equations leave only one value possible.

    An equation gives the factor of each unknown in it; what the sum comes to does not matter for
    whether it can be solved.
    """
    rows = [[Fraction(each.get(one, 0)) for one in unknown] for each in equations]
    rows = [row for row in rows if any(row)]
    solved: list[list[Fraction]] = []
    for column in range(len(unknown)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [_without(row, pivot, column) for row in rows]
        solved = [*(_without(row, pivot, column) for row in solved), pivot]
    alone = [row for row in solved if sum(value != 0 for value in row) == 1]
    return {unknown[next(place for place, value in enumerate(row) if value)] for row in alone}


def _without(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    factor = row[column]
    if not factor:
        return row
    return [a - factor * b for a, b in zip(row, pivot, strict=True)]
