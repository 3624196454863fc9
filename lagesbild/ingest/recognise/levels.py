"""Rows that sum others without saying so, found by adding up.

A table of accounts may hold 60 and 601 to 609, or "Kostnader" and its parts. Storing both would
count the money twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.figures import Figures, figures_of
from lagesbild.ingest.recognise.rows import SMALL, Layout, SortedRows
from lagesbild.ingest.recognise.sample import Cells, rows_of
from lagesbild.ingest.table import ROW, Table

_LEVELLED = (Field.ACCOUNT, Field.COST_CENTRE)
_OTHER_KEYS = (
    Field.PERIOD,
    Field.COST_CENTRE,
    Field.ACCOUNT,
    Field.ACTIVITY_CODE,
    Field.COUNTERPARTY,
    Field.PROJECT,
    Field.ACTIVITY,
    Field.OBJECT,
    Field.VERSION,
)
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class _Line:
    """A row's amounts under the code that is looked at; "" where it has none."""

    row: int
    code: str
    figures: Figures


@dataclass
class _Tally:
    """How often a code's amount was the sum of the codes under it, over all its groups."""

    agreed: int = 0
    differed: int = 0
    certain: bool = False

    @property
    def is_sum(self) -> bool:
        return self.agreed > 0 and self.agreed >= self.differed


def rows_that_sum(
    table: Table, layout: Layout, sorted_rows: SortedRows, stored: Sequence[str], decimal: str
) -> set[int]:
    """Rows whose amounts are the sums of rows with longer codes, or of the rows beside them.

    `stored` are the columns of amounts that are kept. Rows in `sorted_rows` are passed over.
    """
    found: set[int] = set()
    for levelled in _LEVELLED:
        if levelled in layout.fields and stored and _has_levels(table, layout.fields[levelled]):
            lines = _lines(table, layout, levelled, sorted_rows.left_out | found, stored, decimal)
            found |= _sums_of_longer_codes(lines.values(), stored)
    if table.row_count <= SMALL and stored:
        left_out = sorted_rows.left_out | found
        found |= _class_rows(table, layout, left_out, stored, decimal)
    return found


def _code(text: str | None) -> str:
    split = values.split_code_and_name(text or "")
    return split[0] if split else (text or "").strip()


def _has_levels(table: Table, column: str) -> bool:
    """Whether any code begins another, so that it may sum it."""
    distinct = {_code(text) for text in pc.unique(table.cells.column(column)).to_pylist()}
    codes = sorted(code for code in distinct if code or table.row_count <= SMALL)
    return any(longer.startswith(code) for code, longer in pairwise(codes))


def _lines(
    table: Table,
    layout: Layout,
    levelled: Field,
    left_out: set[int],
    stored: Sequence[str],
    decimal: str,
) -> dict[tuple[str, ...], list[_Line]]:
    """The rows in groups that differ in the levelled code alone."""
    keys = [layout.fields[key] for key in _OTHER_KEYS if key in layout.fields and key != levelled]
    column = layout.fields[levelled]
    groups: dict[tuple[str, ...], list[_Line]] = {}
    for row, cells in _body_rows(table, layout, left_out):
        key = tuple(cells[name] or "" for name in keys if name != column)
        line = _Line(row, _code(cells[column]), figures_of(cells, stored, decimal))
        groups.setdefault(key, []).append(line)
    return groups


def _body_rows(table: Table, layout: Layout, left_out: set[int]) -> Iterable[tuple[int, Cells]]:
    numbers = table.cells.column(ROW).to_numpy()
    start = int(np.searchsorted(numbers, layout.first_row))
    for batch in table.cells.slice(start).to_batches(max_chunksize=10_000):
        for row, cells in rows_of(pa.Table.from_batches([batch])):
            if row not in left_out:
                yield row, cells


def _sums_of_longer_codes(groups: Iterable[Sequence[_Line]], stored: Sequence[str]) -> set[int]:
    tallies: dict[str, _Tally] = {}
    candidates: dict[str, list[int]] = {}
    for lines in groups:
        for code, parts in _families(lines).items():
            own = [line for line in lines if line.code == code]
            compared = _compare(own, parts, stored)
            if compared is None:
                continue
            tally = tallies.setdefault(code, _Tally())
            tally.agreed += compared
            tally.differed += not compared
            nonzero = {column for line in own for column, amount in line.figures.items() if amount}
            tally.certain |= compared and (len(parts) > 1 or len(nonzero) > 1)
            candidates.setdefault(code, []).extend(line.row for line in own)
    if not any(tally.certain and tally.is_sum for tally in tallies.values()):
        return set()
    return {row for code, rows in candidates.items() if tallies[code].is_sum for row in rows}


def _families(lines: Sequence[_Line]) -> dict[str, list[_Line]]:
    """The lines right under each code that begins other codes of the group."""
    codes = {line.code for line in lines}
    families: dict[str, list[_Line]] = {}
    for line in lines:
        shorter = (line.code[:length] for length in range(len(line.code) - 1, -1, -1))
        above = next((code for code in shorter if code in codes), None)
        if above is not None:
            families.setdefault(above, []).append(line)
    return families


def _compare(own: Sequence[_Line], parts: Sequence[_Line], stored: Sequence[str]) -> bool | None:
    """Whether amounts are the sums of their parts, but for rounding; None when all are zero."""
    wholes, sums = _sums(own, stored), _sums(parts, stored)
    if not any(wholes.values()) and not any(sums.values()):
        return None
    tolerance = _tolerance([*own, *parts], len(parts))
    return all(abs(wholes[column] - sums[column]) <= tolerance for column in stored)


def _sums(lines: Sequence[_Line], stored: Sequence[str]) -> dict[str, Decimal]:
    return {
        column: sum((line.figures.get(column, Decimal(0)) for line in lines), Decimal(0))
        for column in stored
    }


def _tolerance(lines: Sequence[_Line], parts: int) -> Decimal:
    """What rounding each part and the whole to the shown decimals can differ."""
    exponents = [
        int(amount.as_tuple().exponent) for line in lines for amount in line.figures.values()
    ]
    return _HALF.scaleb(min(exponents, default=0)) * (parts + 1)


def _class_rows(
    table: Table,
    layout: Layout,
    left_out: set[int],
    stored: Sequence[str],
    decimal: str,
) -> set[int]:
    """Rows named for a class of accounts ("Kostnader") that sum the rows right after or before."""
    lines = [
        _Line(row, _label(cells, layout), figures_of(cells, stored, decimal))
        for row, cells in _body_rows(table, layout, left_out)
    ]
    return {
        line.row
        for place, line in enumerate(lines)
        if words.is_class_label(line.code)
        and (
            _adds_up(line, lines[place + 1 :], stored)
            or _adds_up(line, lines[:place][::-1], stored)
        )
    }


def _adds_up(line: _Line, others: Sequence[_Line], stored: Sequence[str]) -> bool:
    """Whether a line is the sum of the first two or more of the others."""
    for count in range(2, min(len(others), 40) + 1):
        if _compare([line], others[:count], stored):
            return any(line.figures.values())
    return False


def _label(cells: Cells, layout: Layout) -> str:
    texts: Mapping[str, str] = {
        column: text for column in layout.label_columns if (text := cells.get(column))
    }
    return next(iter(texts.values()), "").strip()
