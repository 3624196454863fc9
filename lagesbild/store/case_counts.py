"""Counts of people kept for the pages, with those marked that must not be shown (N11).

Which those are depends on a whole table of counts, so it is worked out once, in the transaction
that changes them, and stands in the store beside the counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any, Protocol, TypeVar

import pyarrow as pa

from lagesbild.small_numbers import ALL_TYPES, Cell, hidden_cells

Row = TypeVar("Row")

_KEPT = pa.schema(
    [
        ("period", pa.int32()),
        ("level", pa.string()),
        ("department", pa.string()),
        ("unit", pa.string()),
        ("name", pa.string()),
        ("case_type", pa.string()),
        ("people", pa.int32()),
        ("small_number", pa.int32()),
        ("suppressed", pa.bool_()),
    ]
)
_BOARD = ""


class Changing(Protocol):
    """A transaction that is going on."""

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]: ...
    def run(self, name: str, /, **parameters: Any) -> int: ...
    def offering(self, **tables: pa.Table) -> AbstractContextManager[None]: ...


@dataclass(frozen=True)
class _Count:
    """How many people there are in a node with cases of a type; None for all types."""

    period: int
    level: str
    department: str | None
    unit: str | None
    name: str | None
    case_type: str | None
    people: int
    small_number: int

    @property
    def cell(self) -> Cell:
        return Cell(_node(self), ALL_TYPES if self.case_type is None else f"={self.case_type}")


@dataclass(frozen=True)
class _Place:
    board: str
    period: int


def keep_case_counts(change: Changing, board: str, periods: Sequence[int]) -> None:
    """Bring the kept counts of some of a board's periods up to date."""
    if not periods:
        return
    counts = change.rows("imports/case_counts", _Count, board=board, periods=list(periods))
    rows = [
        row
        for _, of_period in groupby(counts, lambda count: count.period)
        for row in _marked(list(of_period))
    ]
    change.run("commands/clear_case_counts", board=board, periods=list(periods))
    with change.offering(case_counts=pa.Table.from_pylist(rows, _KEPT)):
        change.run("commands/fill_case_counts", board=board)


def renew_case_counts(change: Changing) -> None:
    """Bring what is kept up to date where a board's limit, or the way of counting, has changed."""
    places = change.rows("imports/stale_case_periods", _Place)
    for board, of_board in groupby(places, lambda place: place.board):
        keep_case_counts(change, board, [place.period for place in of_board])


def _marked(counts: Sequence[_Count]) -> list[dict[str, Any]]:
    """The counts of one month, each with whether it must not be shown."""
    parents = {_node(count): _above(count) for count in counts}
    hidden = hidden_cells(
        {count.cell: count.people for count in counts}, parents, counts[0].small_number
    )
    return [{**asdict(count), "suppressed": count.cell in hidden} for count in counts]


def _node(count: _Count) -> str:
    """A name for a count's node that no other node of the board has."""
    steps = [_BOARD, count.department, count.unit]
    return "\x1f".join(step for step in steps if step is not None)


def _above(count: _Count) -> str | None:
    if count.unit is not None:
        return f"{_BOARD}\x1f{count.department}"
    return _BOARD if count.department is not None else None
