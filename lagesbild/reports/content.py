"""What a report says, whatever file it becomes: chapters of text, tables and charts, with sources.

The same content gives the same file, so nothing here knows the clock: `as_of` is when the latest
of what it rests on was stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild.charts.chart import Chart, ChartTable, Key
from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import FinanceTable
from lagesbild.numbers import Unit


@dataclass(frozen=True)
class Source:
    """What figures rest on (N1): a query, what it was asked with, and the loads that count in it.

    `number` is what parts of the report refer to, from 1 in the order that they come.
    """

    number: int
    query: str
    parameters: Mapping[str, object]
    loads: tuple[ReceiptLoad, ...]


@dataclass(frozen=True)
class Paragraph:
    """Sentences that follow from the figures."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """Short lines, each a thing of its own."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Comment:
    """What somebody has written in the product: about what, and in which words."""

    about: str
    text: str


@dataclass(frozen=True)
class Difference:
    """A column that is another less a third, in every row: variance = actual - budget."""

    column: str
    minuend: str
    subtrahend: str


@dataclass(frozen=True)
class Share:
    """A column that is another as a share of a third's size, in every row: variance / |budget|."""

    column: str
    part: str
    whole: str


@dataclass(frozen=True)
class TablePart:
    """A table, the source of its figures, and what of it follows from the rest.

    A total row sums `summed` columns over what it `comprises`. `differences` and `shares` hold in
    every row: a figure that is not there counts as nothing, and where none of the three is there
    none follows. Only figures that follow exactly, to the öre, are said to; a workbook has formulas
    for them.
    """

    key: str
    table: FinanceTable
    source: int | None = None
    summed: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    shares: tuple[Share, ...] = ()

    def comprises(self, place: int) -> tuple[int, ...]:
        """The places of the rows that the total row at a place sums: what stands right beneath it.

        That is the rows one level beneath, since the last total of its own level or above; where
        there are none, in a table without levels, the rows of its own level.
        """
        rows = self.table.rows
        total = rows[place]
        last = next(
            (
                at
                for at in range(place - 1, -1, -1)
                if rows[at].is_total and rows[at].level <= total.level
            ),
            -1,
        )
        since = [at for at in range(last + 1, place) if not rows[at].spans]
        beneath = tuple(at for at in since if rows[at].level == total.level + 1)
        return beneath or tuple(at for at in since if rows[at].level == total.level)


class Form(Enum):
    """How a chart is drawn; each is drawn from the table behind it."""

    COLUMNS = "columns"  # a group for each name: actual, budget, previous year, forecast
    PINS = "pins"  # a row for each name, from a zero line: variances
    BRIDGE = "bridge"  # from the first name to the last, by the steps between


@dataclass(frozen=True)
class ChartPart:
    """A picture: its finding, what is shown, the same in words, and the figures behind it."""

    key: str
    form: Form
    title: str
    subtitle: str
    alt: str
    unit: Unit
    table: ChartTable
    marks: tuple[Key, ...] = ()
    source: int | None = None

    @classmethod
    def of(cls, key: str, form: Form, chart: Chart, source: int | None = None) -> ChartPart:
        """As a page has it, but for documents."""
        return cls(
            key, form, chart.title, chart.subtitle, chart.alt, chart.unit, chart.table, chart.key,
            source,
        )  # fmt: skip


Part = Paragraph | Bullets | Comment | TablePart | ChartPart


@dataclass(frozen=True)
class Chapter:
    """A heading and what comes under it; `level` 1 is a chapter, 2 a section of the one before."""

    key: str
    heading: str
    parts: tuple[Part, ...]
    level: int = 1


@dataclass(frozen=True)
class Missing:
    """Something that the report lacks, in words, and where it is put right."""

    what: str
    where: str


@dataclass(frozen=True)
class Report:
    """A whole report of a board for a period.

    `subtitle` says board, municipality and period; `basis` the unit and what the signs mean;
    `particulars` what stands first in a covering letter: date, registration number, officer.
    """

    kind: str
    title: str
    subtitle: str
    basis: tuple[str, ...]
    unit: Unit
    as_of: datetime
    missing: tuple[Missing, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[Source, ...]
    particulars: tuple[tuple[str, str], ...] = ()

    @property
    def tables(self) -> Iterator[TablePart]:
        """Every table, in the order of the report."""
        return (part for part in self._parts() if isinstance(part, TablePart))

    @property
    def charts(self) -> Iterator[ChartPart]:
        """Every chart, in the order of the report."""
        return (part for part in self._parts() if isinstance(part, ChartPart))

    def _parts(self) -> Iterator[Part]:
        return (part for chapter in self.chapters for part in chapter.parts)


def amounts_of(part: ChartPart) -> Iterator[tuple[str, str, Decimal | None]]:
    """Every figure behind a chart: the name of its row, the series, and SEK."""
    for series in part.table.series:
        for name, amount in zip(part.table.names, series.amounts, strict=True):
            yield name, series.header, amount
