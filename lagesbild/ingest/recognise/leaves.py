"""The rows of a reading that are stored, added up roughly enough to judge unit and sign by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import (
    AmountColumn,
    Basis,
    Field,
    Kind,
    RowAmounts,
    TableReading,
)
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import Figures, figures_of
from lagesbild.ingest.recognise.sample import Cells, rows_of

MOST_ROWS = 20_000
"""Tables up to this size are added up whole; of larger ones only the sample is."""

_INCOME_WORDS = ("intäkt", "inkomst", "inntekt")
_COST_WORDS = ("kostnad", "utgift")


class Side(Enum):
    """On which side of a result a row stands."""

    INCOME = "intäkter"
    COST = "kostnader"


@dataclass(frozen=True)
class Leaf:
    """A row that is stored: what its label says, its side where it can be told."""

    label: RowAmounts | None
    side: Side | None
    figures: Figures


@dataclass(frozen=True)
class Group:
    """Amounts of one kind and year; 0 when the file leaves the year out."""

    kind: Kind
    year: int


@dataclass(frozen=True)
class Leaves:
    """A reading's rows. `whole`: all of them, not a sample."""

    reading: TableReading
    rows: tuple[Leaf, ...]
    whole: bool

    @property
    def groups(self) -> list[Group]:
        """The kinds and years of the reading, in the order of its columns or rows."""
        if self.reading.row_amounts:
            found = [Group(row.kind, row.year) for row in self.reading.row_amounts]
        else:
            found = [_group(amount, None) for amount in self.reading.amounts]
        return list(dict.fromkeys(found))

    def sums(self, group: Group, side: Side | None = None) -> Decimal:
        """The sum of a group, in the file's unit and sign."""
        return sum(
            (
                leaf.figures[amount.column]
                for leaf in self.rows
                if side is None or leaf.side is side
                for amount in self.reading.amounts
                if amount.column in leaf.figures and _group(amount, leaf.label) == group
            ),
            Decimal(0),
        )

    def largest(self) -> Decimal:
        """The largest amount of any row, without its sign."""
        amounts = (abs(amount) for leaf in self.rows for amount in leaf.figures.values())
        return max(amounts, default=Decimal(0))

    def years(self, group: Group) -> Decimal:
        """How much of a year a group is for: 0.25 for three months, 0 when it cannot be told."""
        if Field.PERIOD in self.reading.fields:
            return Decimal(0)
        months = 0
        for amount in self.reading.amounts:
            if self.reading.row_amounts or _group(amount, None) == group:
                if amount.basis is Basis.ACCUMULATED and amount.period is None:
                    return Decimal(0)
                last = (amount.period or 0) % 100
                months += {Basis.MONTH: 1, Basis.ACCUMULATED: last, Basis.YEAR: 12}[amount.basis]
        return Decimal(months) / 12


def _group(amount: AmountColumn, label: RowAmounts | None) -> Group:
    if label:
        return Group(label.kind, label.year)
    return Group(amount.kind, (amount.period or 0) // 100)


def leaves_of(examined: Examined, reading: TableReading, decimal: str) -> Leaves:
    """The stored rows of a reading, or of its sample when the table is large."""
    whole = examined.table.row_count <= MOST_ROWS
    rows = rows_of(examined.table.cells) if whole else examined.sample.rows
    left_out = {*reading.total_rows, *reading.blank_rows}
    columns = [amount.column for amount in reading.amounts]
    labels = {label.row: label for label in reading.row_amounts}
    leaves = tuple(
        Leaf(labels.get(row), _side(cells, examined, reading), figures_of(cells, columns, decimal))
        for row, cells in rows
        if reading.first_row <= row <= reading.last_row
        and row not in left_out
        and (not labels or row in labels)
    )
    return Leaves(reading, leaves, whole)


def _side(cells: Cells, examined: Examined, reading: TableReading) -> Side | None:
    """By the class of the account, else by words for income and cost in the row."""
    account = (cells.get(reading.fields.get(Field.ACCOUNT, "")) or "").strip()
    if account[:1].isdigit():
        return {"3": Side.INCOME}.get(account[0], Side.COST if account[0] in "4567" else None)
    amounts = {amount.column for amount in reading.amounts}
    words = [plain(text) for column, text in cells.items() if text and column not in amounts]
    is_income = any(text.startswith(_INCOME_WORDS) for text in words)
    is_cost = any(text.startswith(_COST_WORDS) for text in words)
    if is_income == is_cost:
        return None
    return Side.INCOME if is_income else Side.COST
