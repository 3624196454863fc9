"""Tables as pages, workbooks and reports describe them: columns of a kind and a unit, and rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from lagesbild import numbers
from lagesbild.charts.chart import ChartTable
from lagesbild.numbers import Unit
from lagesbild.status import Mark

Cell = str | int | Decimal | Mark | tuple[float, ...] | None


class Kind(Enum):
    """What a column holds, and so how its cells are written and aligned."""

    TEXT = "text"
    MONEY = "money"  # Decimal, SEK
    VARIANCE = "variance"  # as money, or percent without a unit; negative is worse than budget
    PERCENT = "percent"  # Decimal, 1 is the whole
    COUNT = "count"  # int
    LEVEL = "level"  # Decimal, in the row's own unit
    STATUS = "status"
    SPARK = "spark"  # the values to draw, oldest first

    @cached_property
    def is_figure(self) -> bool:
        return self in {Kind.MONEY, Kind.VARIANCE, Kind.PERCENT, Kind.COUNT, Kind.LEVEL}


@dataclass(frozen=True)
class Column:
    """One column. `group` is written above neighbours that share it; `bars` draws variances.

    `prose` is text in sentences, which may be broken over lines.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    unit: Unit | None = None
    group: str = ""
    bars: bool = False
    prose: bool = False

    @cached_property
    def full_header(self) -> str:
        return (
            f"{self.group}, {self.header[:1].lower()}{self.header[1:]}"
            if self.group
            else self.header
        )

    @cached_property
    def in_words(self) -> str:
        """As within a sentence: "oktober 2023, utfall"."""
        return f"{self.full_header[:1].lower()}{self.full_header[1:]}"

    @cached_property
    def unit_symbol(self) -> str:
        if self.unit is not None:
            return self.unit.symbol
        return "%" if self.kind in {Kind.PERCENT, Kind.VARIANCE} else ""


@dataclass(frozen=True)
class Row:
    """One row; the first cell names it. `level` indents it beneath the row it is part of.

    A row with `link` can be opened: `unfolded` says whether its parts stand beneath it already
    (True, False) or opening it leads to another table (None). One that `spans` is a heading of the
    rows beneath it: its name stands over all columns.
    """

    key: str
    cells: tuple[Cell, ...]
    level: int = 0
    is_total: bool = False
    link: bool = False
    unfolded: bool | None = None
    spans: bool = False


@dataclass(frozen=True)
class FinanceTable:
    """A table whose caption says what it shows, in which unit, for which period and scope."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    title: str = ""
    worse: str = "underskott"
    better: str = "överskott"
    sortable: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"Row {row.key} has {len(row.cells)} of {len(self.columns)} cells")


def written(cell: Cell, column: Column) -> str:
    """A cell as text, without its unit."""
    if isinstance(cell, Mark):
        return cell.label
    match cell:
        case None:
            return numbers.MISSING
        case str():
            return cell
        case int():
            return numbers.count(cell)
        case tuple():
            return ""
    if column.kind is Kind.LEVEL:
        return numbers.level(cell)
    signed = column.kind is Kind.VARIANCE
    if column.unit is not None:
        return numbers.bare(cell, column.unit, signed=signed)
    if column.kind is Kind.MONEY:
        raise ValueError(f"Column {column.key} holds amounts and must have a unit")
    return numbers.percent(cell, signed=signed).removesuffix(f"{numbers.NO_BREAK_SPACE}%")


def row_name(row: Row) -> str:
    """What a row is called when it is spoken of outside its table."""
    return str(row.cells[0])


def behind(chart: ChartTable, caption: str, unit: Unit) -> FinanceTable:
    """The figures that a chart is drawn from."""
    columns = (
        Column("name", chart.rows_are),
        *(
            Column(
                str(index),
                series.header,
                Kind.VARIANCE if series.is_variance else Kind.MONEY,
                unit,
            )
            for index, series in enumerate(chart.series)
        ),
    )
    amounts = zip(*(series.amounts for series in chart.series), strict=True)
    last = len(chart.names) - 1
    rows = tuple(
        Row(str(place), (name, *cells), is_total=chart.ends_with_total and place == last)
        for place, (name, cells) in enumerate(zip(chart.names, amounts, strict=True))
    )
    return FinanceTable(caption, columns, rows)
