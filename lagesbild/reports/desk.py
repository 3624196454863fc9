"""What a report's chapters are written from: who asks, of which board and period, and the sources.

A source is numbered when it is first used, so the numbers come in the order of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from lagesbild import actions, economy, explanations, forecasts, variances
from lagesbild.access import Reader
from lagesbild.charts import bridge, colours
from lagesbild.charts.bridge import Bridge
from lagesbild.charts.chart import ChartTable, Wording
from lagesbild.charts.colours import Palette
from lagesbild.economy import WHOLE_BOARD, BoardTableRow, Level, ReceiptLoad, View
from lagesbild.explanations import Explanation
from lagesbild.finance_tables import Cell, FinanceTable
from lagesbild.forecasts import ForecastRow
from lagesbild.numbers import TKR, Unit
from lagesbild.periods import span_in_words
from lagesbild.report_templates import CHAPTERS, Template
from lagesbild.reports.content import (
    Chapter,
    ChartPart,
    Difference,
    Form,
    Part,
    Source,
    TablePart,
)
from lagesbild.reports.texts import WrittenText
from lagesbild.variances import VarianceRow


@dataclass
class Desk:
    """A report while it is written. Tables are in `unit`; text is in mnkr, as boards write it.

    `reader` answers what may stand in it, `author` what whoever makes it may know besides.
    """

    reader: Reader
    author: Reader
    view: View
    template: Template
    said: Mapping[str, WrittenText]
    unit: Unit = TKR
    sources: list[Source] = field(default_factory=list)

    @cached_property
    def by_department(self) -> list[BoardTableRow]:
        """The board table, which several chapters are about."""
        return economy.board_table(self.reader, self.view, Level.DEPARTMENT)

    @cached_property
    def by_account_group(self) -> list[BoardTableRow]:
        """The same by kind of income and cost."""
        return economy.board_table(self.reader, self.view, Level.ACCOUNT_GROUP)

    @cached_property
    def variances(self) -> list[VarianceRow]:
        """The variance of each department and of the board, and what it is made of."""
        return variances.table(self.author, self.view, Level.DEPARTMENT, WHOLE_BOARD)

    @cached_property
    def forecast(self) -> list[ForecastRow]:
        """The computed forecast by department; none where nothing is known of the year."""
        return forecasts.table(self.reader, self.view, Level.DEPARTMENT)

    @cached_property
    def gap(self) -> actions.Gap | None:
        """What is left to find; None for who sees but some departments."""
        return actions.gap(self.author, self.view)

    @cached_property
    def explained(self) -> list[Explanation]:
        """All that has been said of the period's variances."""
        return explanations.said(self.author, self.view)

    @cached_property
    def figure_loads(self) -> list[ReceiptLoad]:
        """The loads that actual, budget and adopted forecast rest on, with those of last year."""
        year, board = self.view.year, self.view.board.id
        spans = {
            "actual": (year.previous.first.code, self.view.period.code),
            "budget": (year.first.code, year.last.code),
            "adopted_forecast": (year.first.code, self.view.period.code),
        }
        return [
            load
            for value_type, (first, last) in spans.items()
            for load in economy.receipt_loads(self.reader, board, value_type, first, last)
        ]

    @property
    def span(self) -> str:
        """The year so far: "jan–mar 2024"."""
        return span_in_words(self.view.year.first, self.view.period)

    @property
    def wording(self) -> Wording:
        return Wording(self.view.board.sign.worse, self.view.board.sign.better)

    @property
    def palette(self) -> Palette:
        """What charts are drawn in on paper."""
        return colours.light()

    @property
    def has_actual(self) -> bool:
        """Whether there is anything to show of the year so far."""
        return any(row.actual_ytd is not None for row in self.by_department)

    def source(
        self,
        query: str,
        parameters: Mapping[str, object],
        loads: Callable[[], Sequence[ReceiptLoad]],
    ) -> int:
        """The number of what figures rest on: a query asked with the same is the same source."""
        for known in self.sources:
            if known.query == query and known.parameters == parameters:
                return known.number
        number = len(self.sources) + 1
        self.sources.append(Source(number, query, dict(parameters), tuple(loads())))
        return number

    def bridge(self, key: str, of: Bridge, source: int) -> ChartPart:
        """A way from one amount to another; its table begins and ends with them."""
        drawn = bridge.chart(of, self.palette)
        *names, _ = drawn.table.names
        [steps] = drawn.table.series
        whole = ChartTable(
            rows_are=drawn.table.rows_are,
            names=(of.words.start, *names, of.words.end),
            series=(replace(steps, amounts=(of.budget, *steps.amounts[:-1], of.actual)),),
        )
        return replace(ChartPart.of(key, Form.BRIDGE, drawn, source), table=whole)

    def table(
        self,
        key: str,
        table: FinanceTable,
        source: int,
        summed: Sequence[str] = (),
        differences: Sequence[Difference] = (),
    ) -> TablePart:
        """A table; of what is said to follow, only what does so to the öre in every row is kept.

        A viewer who does not see all parts, or a part without a forecast, may be why one does not.
        """
        part = TablePart(key, table, source)
        return TablePart(
            key,
            table,
            source,
            tuple(one for one in summed if _sums(part, one)),
            tuple(one for one in differences if _differs(part, one)),
        )


def chapter(key: str, *parts: Part) -> Chapter:
    """A chapter under its own heading."""
    return Chapter(key, CHAPTERS[key], parts)


def section(key: str, heading: str, *parts: Part) -> Chapter:
    """A section of the chapter before."""
    return Chapter(key, heading, parts, level=2)


def _sums(part: TablePart, column: str) -> bool:
    """Whether every total of a column is the sum of what it comprises, nothing counting as 0."""
    cells = _cells(part.table, column)
    totals = [at for at, row in enumerate(part.table.rows) if row.is_total]
    return bool(totals) and all(
        _amount(cells[at]) == sum((_amount(cells[of]) for of in part.comprises(at)), Decimal(0))
        and (cells[at] is not None or all(cells[of] is None for of in part.comprises(at)))
        for at in totals
    )


def _differs(part: TablePart, one: Difference) -> bool:
    """Whether a column is another less a third in every row, or none of the three is there."""
    found, minuend, subtrahend = (
        _cells(part.table, key) for key in (one.column, one.minuend, one.subtrahend)
    )
    return all(
        (own is None and first is None and second is None)
        or (own is not None and _amount(own) == _amount(first) - _amount(second))
        for own, first, second in zip(found, minuend, subtrahend, strict=True)
    )


def _cells(table: FinanceTable, key: str) -> list[Cell]:
    place = next(at for at, column in enumerate(table.columns) if column.key == key)
    return [row.cells[place] for row in table.rows]


def _amount(cell: Cell) -> Decimal:
    return Decimal(cell) if isinstance(cell, Decimal | int) else Decimal(0)
