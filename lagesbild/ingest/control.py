"""The sums that a file states itself, held against what its rows give.

A printed sum is never stored as an amount and never adjusted: a difference is shown as such,
whether it is rounding (tables in tkr) or a fault.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.access import Change
from lagesbild.ingest.plan import ControlTotal
from lagesbild.ingest.reading import Reading, TableReading
from lagesbild.ingest.recognise.words import is_grand_total
from lagesbild.ingest.table import ROW, ReadFile, Table
from lagesbild.ingest.validate import AmountRule

_CODE_IN_LABEL = re.compile(r"\b(\d{1,6})\b")


@dataclass(frozen=True)
class _Stated:
    """A sum as it stands in the file."""

    kind: str
    sheet: str
    row_number: int
    column: str
    label: str
    amount_text: str | None


@dataclass(frozen=True)
class _Parsed:
    place: int
    amount: Decimal | None


@dataclass(frozen=True)
class Leaf:
    """A row's figure in one column: what a sum is held against."""

    row_number: int
    column_name: str | None
    account: str | None
    amount: Decimal


@dataclass(frozen=True)
class _AccountSum:
    kind: str
    sheet: str
    account: str | None
    amount: Decimal


def control_totals(
    change: Change,
    load_id: int,
    file: ReadFile,
    reading: Reading,
    rule: AmountRule,
    more: Sequence[ControlTotal] = (),
) -> tuple[ControlTotal, ...]:
    """Compare every sum the file states with its rows, and keep both with those of its records.

    Amounts debit positive.
    """
    totals = (
        *more,
        *_in_tables(change, load_id, file, reading, rule),
        *_by_account(change, load_id, file, reading, rule),
    )
    if totals:
        with change.offering(control_totals=_as_rows(totals)):
            change.run("commands/insert_control_totals", load_id=load_id)
    return totals


def _in_tables(
    change: Change, load_id: int, file: ReadFile, reading: Reading, rule: AmountRule
) -> Iterator[ControlTotal]:
    tables = {table.sheet: table for table in file.tables}
    for table_reading in reading.tables:
        if not table_reading.total_rows or not table_reading.amounts or table_reading.rows_with:
            continue  # a sum of rows that mean different things cannot be held against any of them
        stated = list(_stated_in(tables[table_reading.sheet], table_reading))
        amounts = _parsed(change, [one.amount_text for one in stated], reading, rule)
        leaves = change.rows(
            "imports/load_amounts", Leaf, load_id=load_id, sheet=table_reading.sheet
        )
        for column in table_reading.amounts:
            own = [leaf for leaf in leaves if leaf.column_name == column.column]
            sums = Sums(own, slack=Decimal(rule.sek_per_unit) / 2)
            for one, amount in zip(stated, amounts, strict=True):
                if one.column == column.column and amount is not None:
                    signed = -amount if column.negated else amount
                    yield ControlTotal(
                        column.kind.value,
                        one.sheet,
                        one.row_number,
                        one.label,
                        signed,
                        sums.above(one.row_number, one.label, signed),
                    )


def _stated_in(table: Table, reading: TableReading) -> Iterator[_Stated]:
    """The amounts of the rows that call themselves sums, with the words they do it in."""
    wanted = pc.is_in(table.cells.column(ROW), pa.array(reading.total_rows, pa.int32()))
    amount_columns = {column.column: column for column in reading.amounts}
    for row, cells in Table(table.sheet, table.cells.filter(wanted)).rows():
        named = dict(zip(table.columns, cells, strict=True))
        words = (
            text.strip()
            for letter, text in named.items()
            if text and letter not in amount_columns and letter not in reading.ignored_columns
        )
        label = next(words, f"Rad {row}")
        for letter, column in amount_columns.items():
            if named[letter]:
                yield _Stated(column.kind.value, table.sheet, row, letter, label, named[letter])


class Sums:
    """Sums of the leaf rows of one amount column, over any stretch of rows."""

    def __init__(self, leaves: Sequence[Leaf], slack: Decimal) -> None:
        self._leaves = leaves
        self._rows = [leaf.row_number for leaf in leaves]
        self._running = list(accumulate((leaf.amount for leaf in leaves), initial=Decimal(0)))
        self._slack = slack
        self._starts = [0]
        self._last_start = 0

    def above(self, row: int, label: str, stated: Decimal) -> Decimal | None:
        """The sum that the total at `row` most likely means; None when no row stands above it.

        Tried in order: the rows since each earlier total, nearest first; then, by code, the rows
        whose account begins with the number in the label. What fits within rounding is believed;
        when nothing fits, the label's own code, else what `_meant` says.
        """
        end = bisect_left(self._rows, row)
        starts = [start for start in dict.fromkeys(reversed(self._starts)) if start < end]
        has_rows_of_its_own = bool(starts) and self._starts[-1] < end
        by_code = self._by_code(label, end)
        self._starts.append(end)
        for start in starts:
            if self._fits(self._sum(start, end), end - start, stated):
                self._last_start = start
                return self._sum(start, end)
        for found, count in by_code:
            if self._fits(found, count, stated):
                return found
        if by_code or not starts:
            return next((found for found, _ in by_code), None)
        self._last_start = self._meant(starts, label, has_rows_of_its_own=has_rows_of_its_own)
        return self._sum(self._last_start, end)

    def _meant(self, starts: Sequence[int], label: str, *, has_rows_of_its_own: bool) -> int:
        """Where the rows of a wrong total begin. `starts` are those of stretches, nearest first.

        A grand total is of all rows; a total straight below another is of more than that one.
        """
        if is_grand_total(label):
            return starts[-1]
        if has_rows_of_its_own:
            return starts[0]
        wider = (start for start in starts if start < self._last_start)
        return next(wider, starts[-1])

    def _sum(self, start: int, end: int) -> Decimal:
        return self._running[end] - self._running[start]

    def _fits(self, found: Decimal, count: int, stated: Decimal) -> bool:
        return abs(found - stated) <= self._slack * (count + 1)

    def _by_code(self, label: str, end: int) -> list[tuple[Decimal, int]]:
        code = _CODE_IN_LABEL.search(label)
        if code is None:
            return []
        own = [
            leaf.amount
            for leaf in self._leaves[:end]
            if leaf.account and leaf.account.startswith(code[1])
        ]
        return [(sum(own, Decimal(0)), len(own))] if own else []


def _by_account(
    change: Change, load_id: int, file: ReadFile, reading: Reading, rule: AmountRule
) -> Iterator[ControlTotal]:
    """Sums that a SIE file states per account."""
    read_sheets = {table.sheet for table in reading.tables}
    stated = [one for one in file.stated if one.sheet in read_sheets]
    if not stated:
        return
    sums = {
        (found.kind, found.sheet, found.account): found.amount
        for found in change.rows("imports/account_sums", _AccountSum, load_id=load_id)
    }
    amounts = _parsed(change, [one.amount for one in stated], reading, rule)
    for one, amount in zip(stated, amounts, strict=True):
        if amount is not None:
            summed = sums.get((one.kind, one.sheet, one.account), Decimal(0))
            yield ControlTotal(one.kind, one.sheet, one.row, one.label, amount, summed)


def _parsed(
    change: Change, texts: Sequence[str | None], reading: Reading, rule: AmountRule
) -> list[Decimal | None]:
    stated = pa.table(
        {
            "place": pa.array(range(len(texts)), pa.int32()),
            "amount_text": pa.array(texts, pa.string()),
        }
    )
    with change.offering(stated=stated):
        found = change.rows(
            "imports/stated_amounts",
            _Parsed,
            sign=reading.sign.value,
            decimal_mark=rule.decimal_mark,
            sek_per_unit=rule.sek_per_unit,
        )
    return [one.amount for one in found]


def _as_rows(totals: Sequence[ControlTotal]) -> pa.Table:
    money = pa.decimal128(18, 2)
    return pa.table(
        {
            "kind": [one.kind for one in totals],
            "sheet": [one.sheet for one in totals],
            "row_number": pa.array([one.row_number for one in totals], pa.int32()),
            "label": [one.label for one in totals],
            "stated": pa.array([one.stated for one in totals], money),
            "summed": pa.array([one.summed for one in totals], money),
        }
    )
