"""A part of a table large enough to guess from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from lagesbild.ingest.table import ROW, Table

FIRST_ROWS = 500
SLICES = 20
SLICE_ROWS = 10

Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Sample:
    """Rows of a table as (row number, cells by column letter), in their order."""

    rows: Sequence[tuple[int, Cells]]
    whole: bool
    """Whether these are all the rows from the first that was asked for."""

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """What stands in each column, without the empty cells."""
        found: dict[str, list[str]] = {}
        for _, cells in self.rows:
            for column, text in cells.items():
                if text and text.strip():
                    found.setdefault(column, []).append(text.strip())
        return found

    def of(self, column: str) -> list[str]:
        return self.values.get(column, [])

    def without(self, rows: set[int]) -> Sample:
        """The sample without some rows."""
        return Sample([row for row in self.rows if row[0] not in rows], self.whole)


def sample_of(table: Table, first_row: int) -> Sample:
    """The first rows from `first_row`, and a few from places all over the rest."""
    numbers = table.cells.column(ROW).to_numpy()
    start = int(np.searchsorted(numbers, first_row))
    count = table.row_count - start
    if count <= FIRST_ROWS + SLICES * SLICE_ROWS:
        return Sample(list(rows_of(table.cells.slice(start))), whole=True)
    places = np.linspace(start + FIRST_ROWS, table.row_count - SLICE_ROWS, SLICES).astype(int)
    parts = [table.cells.slice(start, FIRST_ROWS)]
    parts += [table.cells.slice(int(place), SLICE_ROWS) for place in places]
    return Sample([row for part in parts for row in rows_of(part)], whole=False)


def rows_of(cells: pa.Table) -> list[tuple[int, Cells]]:
    """Rows as (row number, cells by column letter)."""
    letters = [name for name in cells.column_names if name != ROW]
    columns = [cells.column(name).to_pylist() for name in letters]
    numbers = cells.column(ROW).to_pylist()
    return [
        (number, dict(zip(letters, values, strict=True)))
        for number, values in zip(numbers, zip(*columns, strict=True), strict=True)
    ]
