"""What the rows that would be stored add up to, to judge unit and sign by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.reading import Basis, Field, Kind, TableReading
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import figures_of_column
from lagesbild.ingest.shape import amounts_of
from lagesbild.ingest.table import ROW, Table

MOST_VOUCHERS = 20_000
"""Of a larger ledger only the sample is added up: its unit is known, and a part tells its sign."""

_INCOME_WORDS = r"(?i)^\W*(?:intäkt|inkomst|inntekt|income|revenue)"
_COST_WORDS = r"(?i)^\W*(?:kostnad|utgift|expen)"


class Side(Enum):
    """On which side of a result a row stands."""

    INCOME = "income"
    COST = "cost"
    BALANCE = "balance"
    """Assets and debts: no part of what a board costs."""


_CLASSES = {
    account_class: side.value
    for side, classes in ((Side.BALANCE, "12"), (Side.INCOME, "3"), (Side.COST, "4567"))
    for account_class in classes
}


@dataclass(frozen=True)
class Part:
    """What amounts of one kind, span, period and side add up to, in the file's unit and sign.

    `period` is None where it is not known. `negated`: a credit column.
    """

    kind: Kind
    basis: Basis
    period: int | None
    side: Side | None
    negated: bool
    amount: Decimal
    largest: Decimal
    """The largest amount of any row, without its sign."""

    @property
    def year(self) -> int:
        """0 when the file leaves the year out."""
        return (self.period or 0) // 100


@dataclass(frozen=True)
class Leaves:
    """The sums of a file's rows, and the cost centres that they have.

    `whole`: of all rows, not of a sample.
    """

    parts: tuple[Part, ...]
    cost_centres: frozenset[str]
    whole: bool


def leaves_of(pairs: Iterable[tuple[Examined, TableReading]], decimal: str) -> Leaves:
    """Add up the rows that the readings of a file would store."""
    parts: list[Part] = []
    cost_centres: set[str] = set()
    whole = True
    for examined, reading in pairs:
        sampled = _may_be_sampled(reading) and examined.table.row_count > MOST_VOUCHERS
        table = Table(reading.sheet, examined.sample.cells) if sampled else examined.table
        amounts = _amounts(table, examined, reading, decimal)
        parts += _added_up(amounts)
        cost_centres |= set(pc.unique(amounts["cost_centre"]).to_pylist()) - {None}
        whole = whole and not sampled
    return Leaves(tuple(parts), frozenset(cost_centres), whole)


def _may_be_sampled(reading: TableReading) -> bool:
    has_credit = any(amount.negated for amount in reading.amounts)
    return reading.kind is Kind.LEDGER and not has_credit


def _amounts(table: Table, examined: Examined, reading: TableReading, decimal: str) -> pa.Table:
    """Each amount with its kind, basis, period and side; those that are nothing are left out."""
    period = examined.given.period
    found = amounts_of(table, reading, period, (Field.ACCOUNT, Field.COST_CENTRE))
    figures = figures_of_column(found["amount_text"], decimal)
    amount = pc.if_else(found["negated"], pc.negate(figures), figures)
    side = _sides(found, table, reading)
    return (
        found.append_column("amount", amount)
        .append_column("side", side)
        .filter(pc.is_valid(amount))
    )


def _added_up(amounts: pa.Table) -> list[Part]:
    amounts = amounts.append_column("size", pc.abs(amounts["amount"]))
    keys = ["kind", "basis", "period", "side", "negated"]
    sums = amounts.group_by(keys).aggregate([("amount", "sum"), ("size", "max")])
    return [
        Part(
            kind=Kind(row["kind"]),
            basis=Basis(row["basis"]),
            period=row["period"],
            side=Side(row["side"]) if row["side"] else None,
            negated=row["negated"],
            amount=row["amount_sum"],
            largest=row["size_max"],
        )
        for row in sums.to_pylist()
    ]


def _sides(found: pa.Table, table: Table, reading: TableReading) -> pa.Array:
    """By the class of the account, else by words for income and cost anywhere in the row."""
    first = pc.utf8_slice_codeunits(found["account"], 0, 1)
    by_class = pc.take(pa.array(_CLASSES.values()), pc.index_in(first, pa.array(_CLASSES)))
    has_account = pc.fill_null(pc.utf8_is_digit(first), False)
    if pc.all(has_account).as_py():
        return by_class
    amounts = {amount.column for amount in reading.amounts}
    words = [name for name in table.columns if name not in amounts]
    rows = np.searchsorted(table.cells.column(ROW).to_numpy(), found["row_number"].to_numpy())
    income = _begins(table.cells, words, _INCOME_WORDS)[rows]
    cost = _begins(table.cells, words, _COST_WORDS)[rows]
    as_cost = pc.if_else(pa.array(cost & ~income), Side.COST.value, None)
    by_words = pc.if_else(pa.array(income & ~cost), Side.INCOME.value, as_cost)
    return pc.if_else(has_account, by_class, by_words)


def _begins(cells: pa.Table, columns: Iterable[str], pattern: str) -> np.ndarray:
    """The rows in which some cell begins with certain words."""
    found = np.zeros(cells.num_rows, dtype=bool)
    for column in columns:
        mask = pc.fill_null(pc.match_substring_regex(cells.column(column), pattern), False)
        found |= mask.to_numpy()
    return found
