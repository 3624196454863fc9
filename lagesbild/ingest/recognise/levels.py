"""Rows that sum others without saying so, found by adding up.

A table of accounts may hold 60 and 601 to 609, or "Kostnader" and its parts. Storing both would
count the money twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import CODE_FIELDS, Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.figures import Figures, figures_of
from lagesbild.ingest.recognise.rows import SMALL, Layout, SortedRows
from lagesbild.ingest.recognise.sample import Cells, body_of, rows_of
from lagesbild.ingest.table import ROW, Table

_LEVELLED = (Field.ACCOUNT, Field.COST_CENTRE)
_KEYS = (Field.PERIOD, Field.YEAR, Field.VALUE_TYPE, *CODE_FIELDS, Field.VERSION)
_HALF = Decimal("0.5")
_GROUPS_TRIED = 300


@dataclass(frozen=True)
class _Place:
    """A row and its code; "" where it has none. `index` is its place in the table."""

    index: int
    row: int
    code: str


@dataclass(frozen=True)
class _Line:
    """The amounts of a row with a code."""

    code: str
    figures: Figures


Member = TypeVar("Member", _Place, _Line)


@dataclass
class _Tally:
    """How often a code's amount was the sum of the codes under it, over all its groups."""

    agreed: int = 0
    differed: int = 0
    certain: bool = False
    """Whether it once had several parts or amounts: one equal amount may be chance."""

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
    body = body_of(table, layout.first_row)
    for levelled in _LEVELLED:
        if levelled in layout.fields and stored and _has_levels(body, layout.fields[levelled]):
            groups = _groups(body, layout, levelled, sorted_rows.left_out | found)
            sums = _codes_that_sum(body, groups, stored, decimal)
            for group in groups:
                above = sums & _families(group).keys()
                found |= {place.row for place in group if place.code in above}
    if body.num_rows <= SMALL and stored:
        found |= _class_rows(body, layout, sorted_rows.left_out | found, stored, decimal)
    return found


def _code(text: str | None) -> str:
    split = values.split_code_and_name(text or "")
    return split[0] if split else (text or "").strip()


def _has_levels(body: pa.Table, column: str) -> bool:
    """Whether any code begins another, so that it may sum it."""
    distinct = {_code(text) for text in pc.unique(body.column(column)).to_pylist()}
    codes = sorted(code for code in distinct if code or body.num_rows <= SMALL)
    return any(longer.startswith(code) for code, longer in pairwise(codes))


def _groups(
    body: pa.Table, layout: Layout, levelled: Field, left_out: set[int]
) -> list[list[_Place]]:
    """The rows that differ in the levelled code alone, group by group, where some code begins
    another.
    """
    own = layout.fields[levelled]
    others = {layout.fields[key] for key in _KEYS if key in layout.fields} - {own}
    codes = {text: _code(text) for text in pc.unique(body.column(own)).to_pylist()}
    columns = [body.column(name).to_pylist() for name in (ROW, own, *sorted(others))]
    groups: dict[tuple[str | None, ...], list[_Place]] = {}
    for index, (row, text, *key) in enumerate(zip(*columns, strict=True)):
        if row not in left_out:
            groups.setdefault(tuple(key), []).append(_Place(index, row, codes[text]))
    return [group for group in groups.values() if _families(group)]


def _codes_that_sum(
    body: pa.Table, groups: Sequence[Sequence[_Place]], stored: Sequence[str], decimal: str
) -> set[str]:
    """The codes that are the sums of the codes under them, judged by the first groups."""
    tallies: dict[str, _Tally] = {}
    for group in groups[:_GROUPS_TRIED]:
        cells = body.take([place.index for place in group])
        lines = [
            _Line(place.code, figures_of(row_cells, stored, decimal))
            for place, (_, row_cells) in zip(group, rows_of(cells), strict=True)
        ]
        for code, parts in _families(lines).items():
            own = [line for line in lines if line.code == code]
            agreed = _compare(own, parts, stored)
            if agreed is not None:
                tally = tallies.setdefault(code, _Tally())
                tally.agreed += agreed
                tally.differed += not agreed
                tally.certain |= agreed and (len(parts) > 1 or _nonzero(own) > 1)
    if not any(tally.certain and tally.is_sum for tally in tallies.values()):
        return set()
    return {code for code, tally in tallies.items() if tally.is_sum}


def _nonzero(lines: Sequence[_Line]) -> int:
    return len({column for line in lines for column, amount in line.figures.items() if amount})


def _families(members: Sequence[Member]) -> dict[str, list[Member]]:
    """The members right under each code that begins other codes of the group."""
    codes = {member.code for member in members}
    families: dict[str, list[Member]] = {}
    for member in members:
        shorter = (member.code[:length] for length in range(len(member.code) - 1, -1, -1))
        above = next((code for code in shorter if code in codes), None)
        if above is not None:
            families.setdefault(above, []).append(member)
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
    body: pa.Table,
    layout: Layout,
    left_out: set[int],
    stored: Sequence[str],
    decimal: str,
) -> set[int]:
    """Rows named for a class of accounts ("Kostnader") that sum the rows right after or before."""
    rows = [(row, cells) for row, cells in rows_of(body) if row not in left_out]
    lines = [_Line(_label(cells, layout), figures_of(cells, stored, decimal)) for _, cells in rows]
    return {
        row
        for place, (row, _) in enumerate(rows)
        if words.is_class_label(lines[place].code)
        and (
            _adds_up(lines[place], lines[place + 1 :], stored)
            or _adds_up(lines[place], lines[:place][::-1], stored)
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
