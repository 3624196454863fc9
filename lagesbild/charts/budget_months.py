"""How a year's budget is spread over its months, beside what was booked in the months of last year.

The budget is an outline and last year a light mark, as in every chart of months (IBCS).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Key, Series, plain
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words

HEIGHT = 208
WIDTH, MARK_AT = 0.62, -0.42  # in months
EVEN = Decimal("0.001")
"""Shares of the year that differ by less than this are told as alike."""


@dataclass(frozen=True)
class BudgetMonth:
    """A month in SEK; None where there is none. `now` is there where the budget is only tried."""

    period: Period
    budget: Decimal | None
    previous_year: Decimal | None
    now: Decimal | None = None


@dataclass(frozen=True)
class BudgetMonths:
    """Where, and the months of the fiscal year in order."""

    scope: str
    unit: Unit
    months: tuple[BudgetMonth, ...]
    is_tried: bool = False


def chart(drawn: BudgetMonths, palette: Palette) -> Chart:
    """Twelve outlined columns, and a mark for the same month of last year."""
    first, *_, last = drawn.months
    span = span_in_words(first.period, last.period)
    finding = _finding(drawn)
    return Chart(
        title=finding,
        subtitle=f"Periodiserad budget per månad, {span}, {drawn.scope}, {drawn.unit.symbol}",
        alt=f"Budget per månad och utfall samma månad året före. {finding}.",
        unit=drawn.unit,
        figure=_figure(drawn, palette),
        table=_table(drawn),
        key=(
            Key("budget", "periodiserad budget"),
            Key("previous_year", "utfall samma månad året före"),
        ),
    )


def _finding(drawn: BudgetMonths) -> str:
    shares = [(numbers.share(one.budget, _year(drawn)), one.period) for one in drawn.months]
    known = [(abs(share), period) for share, period in shares if share is not None]
    if not known:
        return "Det finns ingen budget att fördela"
    most, largest = max(known, key=lambda one: one[0])
    least, smallest = min(known, key=lambda one: one[0])
    if most - least < EVEN:
        return "Budgeten är lika stor varje månad"
    return (
        f"Störst budget i {_month(largest)}, {numbers.percent(most)} av året; "
        f"minst i {_month(smallest)}, {numbers.percent(least)}"
    )


def _month(period: Period) -> str:
    return period.in_words.split()[0]


def _year(drawn: BudgetMonths) -> Decimal:
    return sum((one.budget or Decimal(0) for one in drawn.months), Decimal(0))


def _figure(drawn: BudgetMonths, palette: Palette) -> go.Figure:
    places = list(range(len(drawn.months)))
    budgets = [one.budget for one in drawn.months]
    earlier = [one.previous_year for one in drawn.months]
    bars = go.Bar(
        x=places,
        y=_heights(budgets, drawn),
        width=WIDTH,
        marker={"color": palette.paper, "line": {"color": palette.ink, "width": 1.25}},
        customdata=_hover("Budget", budgets, drawn.unit),
        hovertemplate="%{customdata}<extra></extra>",
    )
    marks = go.Scatter(
        mode="markers",
        x=[place + MARK_AT for place in places],
        y=_heights(earlier, drawn),
        marker={"symbol": "triangle-right", "size": 9, "color": palette.previous_year},
        customdata=_hover("Året före", earlier, drawn.unit),
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    made = template.figure(palette, HEIGHT, [bars, marks])
    made.update_layout(
        hovermode="x",
        shapes=[template.zero_line(palette, upright=False)],
        xaxis={
            "tickvals": places,
            "ticktext": [one.period.short.split()[0] for one in drawn.months],
            "range": [-0.6, len(places) - 0.4],
            "tickangle": 0,
            "tickfont": {"size": 11},  # twelve names fit side by side on a telephone
        },
        yaxis={
            "nticks": 4,
            "rangemode": "tozero",
            "showgrid": True,
            "gridcolor": palette.line,
            "tickformat": ",.1~f",
            "tickfont": {"size": 11, "color": palette.muted_text},
        },
    )
    return made


def _heights(amounts: Sequence[Decimal | None], drawn: BudgetMonths) -> list[float | None]:
    """Costs, which boards read with a minus, are drawn upwards like everything else."""
    upwards = -1 if _year(drawn) < 0 else 1
    return [
        None if amount is None else numbers.in_unit(amount * upwards, drawn.unit)
        for amount in amounts
    ]


def _hover(name: str, amounts: Sequence[Decimal | None], unit: Unit) -> list[str]:
    return [f"{name} {plain(numbers.money(amount, unit))}" for amount in amounts]


def _table(drawn: BudgetMonths) -> ChartTable:
    series = [Series("Budget", tuple(one.budget for one in drawn.months))]
    if drawn.is_tried:
        series.append(Series("Budget nu", tuple(one.now for one in drawn.months)))
    series.append(Series("Utfall året före", tuple(one.previous_year for one in drawn.months)))
    return ChartTable(
        rows_are="Månad",
        names=tuple(one.period.in_words for one in drawn.months),
        series=tuple(series),
    )
