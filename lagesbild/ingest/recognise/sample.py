"""A part of a table large enough to guess from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from lagesbild.ingest.recognise import words
from lagesbild.ingest.table import ROW, Table

FIRST_ROWS = 500
SLICES = 20
SLICE_ROWS = 10

Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Sample:
    """Rows of a table, in their order. `whole`: all from the first that was asked for."""

    cells: pa.Table
    whole: bool

    @cached_property
    def values(self) -> dict[str, list[str]]:
        """What stands in each column, without the empty cells."""
        return {
            column: [text.strip() for text in texts if text and text.strip()]
            for column, texts in self.cells.to_pydict().items()
            if column != ROW
        }

    def of(self, column: str) -> list[str]:
        return self.values.get(column, [])

    def without_totals(self, column: str) -> list[str]:
        """What stands in a column, but for the words of rows that call themselves a sum."""
        return [text for text in self.of(column) if not words.is_total(text, has_code=False)]


def body_of(table: Table, first_row: int) -> pa.Table:
    """The rows of a table from `first_row` on."""
    numbers = table.cells.column(ROW).to_numpy()
    return table.cells.slice(int(np.searchsorted(numbers, first_row)))


def sample_of(table: Table, first_row: int) -> Sample:
    """The first rows from `first_row`, and a few from places all over the rest."""
    body = body_of(table, first_row)
    if body.num_rows <= FIRST_ROWS + SLICES * SLICE_ROWS:
        return Sample(body, whole=True)
    places = np.linspace(FIRST_ROWS, body.num_rows - SLICE_ROWS, SLICES).astype(int)
    parts = [body.slice(0, FIRST_ROWS), *(body.slice(int(at), SLICE_ROWS) for at in places)]
    return Sample(pa.concat_tables(parts), whole=False)


def rows_of(cells: pa.Table) -> list[tuple[int, Cells]]:
    """Rows as (row number, cells by column letter)."""
    letters = [name for name in cells.column_names if name != ROW]
    columns = [cells.column(name).to_pylist() for name in letters]
    numbers = cells.column(ROW).to_pylist()
    return [
        (number, dict(zip(letters, values, strict=True)))
        for number, values in zip(numbers, zip(*columns, strict=True), strict=True)
    ]
