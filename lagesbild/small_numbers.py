"""Which counts of people must not be shown, so that nobody can be made out behind a figure (N11).

A count from one up to the board's limit is hidden, and then as many other counts as it takes for no
hidden one to follow from those that are shown: a row with one hidden cell and its total gives the
cell away.

The counts are of people, so a total is less than its parts together when somebody is in two of
them. What is hidden is chosen as if totals were sums: that is the most that a reader could compute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ALL_TYPES = ""
_PRIME = 2_147_483_647
"""Elimination in whole numbers modulo a prime: exact, and products fit in 64 bits. The minors of a
table's sums are -1, 0 or 1, so nothing vanishes that is not zero."""


@dataclass(frozen=True, order=True)
class Cell:
    """A figure that may be shown: the people of a node with cases of a type, or of ALL_TYPES."""

    node: str
    case_type: str = ALL_TYPES


@dataclass(frozen=True)
class Sum:
    """A total and the parts that make it up."""

    total: Cell
    parts: tuple[Cell, ...]


def hidden_cells(
    counts: Mapping[Cell, int], parents: Mapping[str, str | None], limit: int
) -> frozenset[Cell]:
    """The cells that must not be shown; the same for the same counts.

    `counts` holds every total too; a cell that is not in it counts nobody, which may be shown.
    `parents` gives the node above each node, None for the one on top.
    """
    hidden = {cell for cell, count in counts.items() if 0 < count < limit}
    if not hidden:
        return frozenset()
    sums = [
        Sum(held.total, tuple(part for part in held.parts if counts.get(part)))
        for held in _sums(counts, parents)
    ]
    choice = _Choice(counts, limit)
    while True:
        _hide_within_sums(hidden, sums, choice)
        told = computable(hidden, sums)
        if not told:
            return frozenset(hidden)
        hidden.add(_beside(told, hidden, sums, choice))


def computable(hidden: Iterable[Cell], sums: Sequence[Sum]) -> list[Cell]:
    """The hidden cells that are a linear combination of those that are shown."""
    cells = sorted(hidden)
    places = {cell: place for place, cell in enumerate(cells)}
    equations = [_equation(held, places) for held in sums]
    rows = _reduced(np.array([row for row in equations if row.any()], dtype=np.int64))
    alone = [row.nonzero()[0] for row in rows]
    return [cells[int(found[0])] for found in alone if len(found) == 1]


@dataclass(frozen=True)
class _Choice:
    """How to choose what more to hide."""

    counts: Mapping[Cell, int]
    limit: int

    def smallest(self, sums: Iterable[Sum], hidden: set[Cell]) -> Cell | None:
        """The smallest shown count in some sums, parts before totals; never a zero, which says
        nothing about anyone and is often known beforehand.
        """
        shown = [
            (self.counts[cell], cell == held.total, cell)
            for held in sums
            for cell in (*held.parts, held.total)
            if cell not in hidden and self.counts.get(cell)
        ]
        return min(shown)[2] if shown else None

    def is_too_little(self, parts: Sequence[Cell]) -> bool:
        """Whether what is hidden in a sum says too much together: it is known from the total.

        Together it must be a count that may be shown, and not so small that every hidden cell must
        be one.
        """
        together = sum(self.counts[part] for part in parts)
        return together < self.limit or together <= len(parts)


def _sums(counts: Mapping[Cell, int], parents: Mapping[str, str | None]) -> Iterator[Sum]:
    """Every sum of a table: over the types of a node, and over the nodes below one."""
    types = sorted({cell.case_type for cell in counts} - {ALL_TYPES})
    below: dict[str, list[str]] = {}
    for node, parent in sorted(parents.items()):
        if parent is not None:
            below.setdefault(parent, []).append(node)
    for node in sorted(parents):
        yield Sum(Cell(node), tuple(Cell(node, each) for each in types))
    for parent in sorted(below):
        for each in (*types, ALL_TYPES):
            yield Sum(Cell(parent, each), tuple(Cell(node, each) for node in below[parent]))


def _hide_within_sums(hidden: set[Cell], sums: Sequence[Sum], choice: _Choice) -> None:
    """Hide more until no sum by itself gives away a hidden cell or too small a part."""
    changed = True
    while changed:
        changed = False
        for held in sums:
            while _gives_away(held, hidden, choice):
                more = choice.smallest([held], hidden)
                if more is None:  # the rest of the sum counts nobody
                    break
                hidden.add(more)
                changed = True


def _gives_away(held: Sum, hidden: set[Cell], choice: _Choice) -> bool:
    parts = [part for part in held.parts if part in hidden]
    if held.total in hidden:
        return not parts
    return bool(parts) and (len(parts) == 1 or choice.is_too_little(parts))


def _beside(told: Sequence[Cell], hidden: set[Cell], sums: Sequence[Sum], choice: _Choice) -> Cell:
    """What to hide when several sums together give a cell away: something in a sum of its own."""
    own = [held for held in sums if not {held.total, *held.parts}.isdisjoint(told)]
    touched = [held for held in sums if not {held.total, *held.parts}.isdisjoint(hidden)]
    more = choice.smallest(own, hidden) or choice.smallest(touched, hidden)
    if more is None:
        raise AssertionError("Cells that are hidden with all that they are summed with are unknown")
    return more


def _equation(held: Sum, places: Mapping[Cell, int]) -> NDArray[np.int64]:
    """Parts less total, of what is hidden: what is shown only says what it must come to."""
    row = np.zeros(len(places), dtype=np.int64)
    for part in held.parts:
        if part in places:
            row[places[part]] += 1
    if held.total in places:
        row[places[held.total]] -= 1
    return row


def _reduced(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """The reduced echelon form modulo the prime, without its empty rows."""
    rank = 0
    for column in range(rows.shape[1] if rows.ndim == 2 else 0):
        candidates = rows[rank:, column].nonzero()[0]
        if not len(candidates):
            continue
        pivot = rank + int(candidates[0])
        rows[[rank, pivot]] = rows[[pivot, rank]]
        rows[rank] = rows[rank] * pow(int(rows[rank, column]), -1, _PRIME) % _PRIME
        others = rows[:, column].nonzero()[0]
        others = others[others != rank]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[rank]) % _PRIME
        rank += 1
        if rank == len(rows):
            break
    return rows[:rank]
