"""Whether codes stand on the first row of their block alone, and where blocks end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.blocks import has_text
from lagesbild.ingest.reading import Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.rows import Layout, SortedRows
from lagesbild.ingest.recognise.sample import body_of
from lagesbild.ingest.table import ROW, Table, column_number

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

_MAY_BE_FILLED = (Field.YEAR, Field.PERIOD, Field.COST_CENTRE, Field.ACTIVITY_CODE, Field.ACCOUNT)
_BESIDE_CODES = (Field.COST_CENTRE_NAME, Field.ACCOUNT_NAME, Field.DESCRIPTION)
_FEW, _HALF = 0.1, 0.5
_FEWEST = 2


@dataclass(frozen=True)
class Blocks:
    """The codes that are filled down, each with the rows that end a block of its own.

    `filled` are the rows that get a code, `headings` those that only name a block. `without` are
    rows with amounts that get no code, since they stand after a sum.
    """

    ends: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    filled: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    headings: tuple[int, ...] = ()
    without: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Rows:
    """The rows of a table: which are its own, and which have amounts."""

    numbers: Places
    is_total: Mask
    is_leaf: Mask
    has_amount: Mask

    def where(self, mask: Mask) -> tuple[int, ...]:
        return tuple(int(number) for number in self.numbers[mask])


@dataclass(frozen=True)
class _Codes:
    """A column of codes. `texts` numbers what stands in its cells, −1 for nothing."""

    texts: Places
    starts: Mask
    ends: Mask

    @property
    def block(self) -> Places:
        """The row that begins the block of each row; −1 when it stands in none."""
        marks = np.where(self.starts | self.ends, np.arange(len(self.texts)), -1)
        last = np.maximum.accumulate(marks)
        return np.where((last >= 0) & ~self.ends[last], last, -1)

    def changes(self, above: Mask) -> Mask:
        """The rows that begin a block of another code than the one before, or under another."""
        places = np.flatnonzero(self.starts)
        under = np.cumsum(above)[places]
        same = (np.diff(self.texts[places]) == 0) & (np.diff(under) == 0)
        changed = np.zeros(len(self.texts), dtype=bool)
        changed[places[np.concatenate(([True], ~same))[: len(places)]]] = True
        return changed


def find_blocks(table: Table, layout: Layout, sorted_rows: SortedRows) -> Blocks:
    """Tell which columns leave cells empty that mean the code above. Amounts are never such."""
    body = body_of(table, layout.first_row)
    places = {held: layout.fields[held] for held in _MAY_BE_FILLED if held in layout.fields}
    if not any(body.column(column).null_count for column in places.values()):
        return Blocks()
    rows = _rows(body, layout, sorted_rows)
    order = sorted(places, key=lambda held: column_number(places[held]))
    filled: dict[Field, _Codes] = {}
    above = np.zeros(body.num_rows, dtype=bool)
    for place, held in enumerate(order):
        right = [places[other] for other in order[place + 1 :]]
        codes = _codes(body, places[held], right, rows, above)
        if not _leaves_cells_empty(codes, rows, above):
            break  # where a column has a code on every row, one to its right that lacks it has none
        filled[held] = codes
        above = above | codes.changes(above)
    return Blocks(
        ends={held: rows.where(codes.ends) for held, codes in filled.items()},
        filled={
            held: rows.where(_to_fill(codes, rows) & (codes.block >= 0))
            for held, codes in filled.items()
        },
        headings=rows.where(_headings(body, layout, filled, rows)) if filled else (),
        without={
            held: rows.where(without)
            for held, codes in filled.items()
            if (without := _to_fill(codes, rows) & (codes.block < 0)).any()
        },
    )


def _rows(body: pa.Table, layout: Layout, sorted_rows: SortedRows) -> _Rows:
    numbers = body.column(ROW).to_numpy()
    return _Rows(
        numbers=numbers,
        is_total=np.isin(numbers, sorted_rows.totals),
        is_leaf=~np.isin(numbers, list(sorted_rows.left_out)),
        has_amount=_any_text(body, layout.amounts),
    )


def _any_text(body: pa.Table, columns: Sequence[str]) -> Mask:
    found = np.zeros(body.num_rows, dtype=bool)
    for column in columns:
        found = found | has_text(body.column(column))
    return found


def _codes(body: pa.Table, column: str, right: Sequence[str], rows: _Rows, above: Mask) -> _Codes:
    """The blocks of a column: texts begin them; sums, headings and the column's left end them.

    A sum that is named in a column of codes further right ends blocks there, not here.
    """
    trimmed = pc.utf8_trim_whitespace(body.column(column))
    known = pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
    encoded = pc.dictionary_encode(known.combine_chunks())
    texts = np.asarray(pc.fill_null(encoded.indices, -1).to_numpy(), dtype=np.int64)
    is_code = np.array([_is_code(text) for text in encoded.dictionary.to_pylist()] + [False])
    starts = (texts >= 0) & (rows.is_leaf | is_code[texts])
    ended_by_sum = rows.is_total & (texts < 0) & ~_any_text(body, right)
    ended_by_words = (texts >= 0) & ~starts
    return _Codes(texts, starts, ended_by_sum | ended_by_words | (above & (texts < 0)))


def _is_code(text: str) -> bool:
    if words.is_total(text, has_code=False):
        return False
    return values.split_code_and_name(text) is not None


def _to_fill(codes: _Codes, rows: _Rows) -> Mask:
    return rows.is_leaf & rows.has_amount & (codes.texts < 0)


def _leaves_cells_empty(codes: _Codes, rows: _Rows, above: Mask) -> bool:
    """Whether empty cells mean the code above.

    So when nearly every code differs from the one before, half of them have empty cells below,
    and there are as many such cells as codes: a ledger that merely lacks some codes has not.
    """
    block = codes.block
    in_blocks = _to_fill(codes, rows) & (block >= 0)
    count = int(codes.starts.sum())
    repeated = count - int(codes.changes(above).sum())
    return bool(
        in_blocks.sum() >= max(count, _FEWEST)
        and in_blocks.sum() >= _HALF * _to_fill(codes, rows).sum()
        and repeated <= _FEW * count
        and len(np.unique(block[in_blocks])) >= _HALF * count
    )


def _headings(body: pa.Table, layout: Layout, filled: Mapping[Field, _Codes], rows: _Rows) -> Mask:
    """Rows without amounts that begin a block and hold no code of another kind."""
    begins: Mask = np.any([codes.starts for codes in filled.values()], axis=0)
    others = [
        column
        for held, column in layout.fields.items()
        if held not in filled and held not in _BESIDE_CODES
    ]
    return rows.is_leaf & ~rows.has_amount & begins & ~_any_text(body, others)
