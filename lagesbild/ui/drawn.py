"""The charts of a part of a board, drawn from the rows that its table shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from lagesbild import findings
from lagesbild.access import Reader
from lagesbild.budgets import BudgetRow, CauseRow
from lagesbild.charts import bridge, budget_months, months, pins
from lagesbild.charts import landings as landing_chart
from lagesbild.charts.bridge import Bridge
from lagesbild.charts.budget_months import BudgetMonth, BudgetMonths
from lagesbild.charts.chart import Chart, Wording
from lagesbild.charts.landings import Landing, Landings
from lagesbild.charts.months import MonthFigures, Months
from lagesbild.charts.pins import Pin, Pins
from lagesbild.economy import WHOLE_BOARD, BoardTableRow, Level, MonthRow, View
from lagesbild.forecasts import HistoryRow
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.ui import figures, theme
from lagesbild.ui.place import Place

MEASURE = "Nettokostnad"


def variance_bridge(reader: Reader, view: View, unit: Unit, here: Place) -> Chart | None:
    """Which parts make the accumulated variance; None when there is no budget to vary from."""
    rows = figures.board_table(reader, view, here.level, here.part)
    total = findings.total_of(rows)
    if total is None or total.actual_ytd is None or total.budget_ytd is None:
        return None
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("bridge", here, unit, palette),
        lambda: bridge.chart(_bridge(rows, total, view, unit, here.name), palette),
    )


def budget_bridge(reader: Reader, view: View, unit: Unit, here: Place) -> Chart | None:
    """From last year's budget to this one's: by cause, or by part when no file says why.

    None when there is no budget to compare with.
    """
    rows = figures.budget_table(reader, view, here.level, here.part)
    total = rows[-1]
    if total.change is None:
        return None
    causes = figures.budget_causes(reader, view, here.part)
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("budget-bridge", here, unit, palette),
        lambda: bridge.chart(_budget_bridge(rows, causes, view, unit, here.name), palette),
    )


def budget_columns(reader: Reader, view: View, unit: Unit, here: Place) -> Chart:
    """The budget month by month, beside last year's actual."""
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("budget-months", here.part, unit, palette),
        lambda: budget_months.chart(
            _budget_months(figures.months(reader, view, here.part), unit, here.name), palette
        ),
    )


def tried_budget_columns(
    tried: Sequence[MonthRow], now: Sequence[MonthRow], unit: Unit, scope: str
) -> Chart:
    """As `budget_columns`, of a budget that is only tried, with what it is now in the table."""
    drawn = _budget_months(tried, unit, scope)
    with_now = tuple(
        replace(month, now=row.budget) for month, row in zip(drawn.months, now, strict=True)
    )
    return budget_months.chart(replace(drawn, months=with_now, is_tried=True), theme.palette())


def month_columns(reader: Reader, view: View, unit: Unit, here: Place) -> Chart:
    """The fiscal year month by month, up to the chosen period."""
    palette = theme.palette()
    return figures.chart(
        reader,
        view,
        ("months", here.part, unit, palette),
        lambda: months.chart(
            _months(figures.months(reader, view, here.part), view, unit, here.name), palette
        ),
    )


def landings(reader: Reader, view: View, unit: Unit, here: Place) -> Chart:
    """Where the year was to land, month by month, of the board or a department."""
    palette = theme.palette()
    rows = figures.forecast_history(reader, view, here.part)
    total = figures.forecast_table(reader, view, here.level, here.part)[-1]
    return figures.chart(
        reader,
        view,
        ("landings", here.part, unit, palette),
        lambda: landing_chart.chart(
            Landings(
                measure=MEASURE,
                scope=here.name,
                year=str(view.year),
                unit=unit,
                months=tuple(_landing(month, rows) for month in view.year.months),
                budget=total.budget_year,
            ),
            palette,
        ),
    )


def department_pins(reader: Reader, view: View, unit: Unit) -> Chart:
    """Each department's accumulated variance, worst first."""
    palette = theme.palette()
    rows = figures.board_table(reader, view, Level.DEPARTMENT, WHOLE_BOARD)
    return figures.chart(
        reader,
        view,
        ("pins", unit, palette),
        lambda: pins.chart(_pins(rows, view, unit, view.board.name), palette),
    )


def _landing(month: Period, rows: Sequence[HistoryRow]) -> Landing:
    told = {row.origin: row for row in rows if row.period == month.code}
    amounts = {origin: row.amount for origin, row in told.items()}
    computed = told.get("computed")
    return Landing(
        month,
        computed=amounts.get("computed"),
        low=None if computed is None else computed.low,
        high=None if computed is None else computed.high,
        adopted=amounts.get("adopted"),
        actual=amounts.get("actual"),
    )


def _pins(rows: Sequence[BoardTableRow], view: View, unit: Unit, scope: str) -> Pins:
    return Pins(
        measure=MEASURE,
        scope=scope,
        period=f"ackumulerat {span_in_words(view.year.first, view.period)}",
        unit=unit,
        pins=tuple(
            Pin(row.name or "", row.variance_ytd, row.variance_share)
            for row in rows
            if row.row_kind == "part" and row.budget_ytd is not None
        ),
        wording=_wording(view),
    )


def _bridge(
    rows: Sequence[BoardTableRow], total: BoardTableRow, view: View, unit: Unit, scope: str
) -> Bridge:
    return Bridge(
        measure=MEASURE,
        scope=scope,
        period=f"ackumulerat {span_in_words(view.year.first, view.period)}",
        unit=unit,
        budget=total.budget_ytd or Decimal(0),
        actual=total.actual_ytd or Decimal(0),
        variance=total.variance_ytd,
        parts=tuple(
            bridge.Part(row.name or "", row.variance_ytd)
            for row in rows
            if row.row_kind == "part" and row.variance_ytd
        ),
        wording=_wording(view),
    )


def _budget_bridge(
    rows: Sequence[BudgetRow], causes: Sequence[CauseRow], view: View, unit: Unit, scope: str
) -> Bridge:
    total = rows[-1]
    told = [one for one in causes if one.cause is not None]
    return Bridge(
        measure="Budget",
        scope=scope,
        period=f"{view.year.previous} till {view.year}",
        unit=unit,
        budget=total.previous_budget or Decimal(0),
        actual=total.budget or Decimal(0),
        variance=total.change or Decimal(0),
        parts=tuple(
            [bridge.Part(one.cause or "", one.amount) for one in told]
            or [
                bridge.Part(row.name or "", row.change)
                for row in rows
                if row.row_kind == "part" and row.change
            ]
        ),
        words=bridge.Words(
            start=f"Budget {view.year.previous}",
            end=f"Budget {view.year}",
            step="Förändring",
            what="förändring",
            rows_are="Orsak" if told else "Del",
            remainder="Ej förklarat",
            tells_remainder=bool(told),
            judged=False,
        ),
        finding=findings.budget_causes(causes, unit),
    )


def _budget_months(rows: Sequence[MonthRow], unit: Unit, scope: str) -> BudgetMonths:
    months = (BudgetMonth(Period.of(row.period), row.budget, row.previous_year) for row in rows)
    return BudgetMonths(scope, unit, tuple(months))


def _months(rows: Sequence[MonthRow], view: View, unit: Unit, scope: str) -> Months:
    return Months(
        measure=MEASURE,
        scope=scope,
        unit=unit,
        months=tuple(_month(row, view) for row in rows),
        wording=_wording(view),
    )


def _month(row: MonthRow, view: View) -> MonthFigures:
    period = Period.of(row.period)
    closed = row.actual is not None and period <= view.period
    return MonthFigures(
        period=period,
        actual=row.actual if closed else None,
        budget=row.budget,
        previous_year=row.previous_year,
        variance=row.variance if closed else None,
    )


def _wording(view: View) -> Wording:
    return Wording(view.board.sign.worse, view.board.sign.better)
