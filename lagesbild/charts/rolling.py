"""Twelve months rolling (R12): a line for actual and one for budget, which seasons do not move."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Key, Series, plain
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words

HEIGHT = 256
ROOM = Decimal("0.25")


@dataclass(frozen=True)
class RollingPoint:
    """A month and the twelve that end with it, SEK; None where one of these is missing."""

    period: Period
    actual: Decimal | None
    budget: Decimal | None


@dataclass(frozen=True)
class Rolling:
    """What is measured, of what, what it says, and its months in order (at least one)."""

    measure: str
    scope: str
    unit: Unit
    finding: str
    months: tuple[RollingPoint, ...]


def chart(rolling: Rolling, palette: Palette) -> Chart:
    """Two lines on an axis that does not begin at zero, which is said."""
    has_budget = any(month.budget is not None for month in rolling.months)
    first, last = rolling.months[0].period, rolling.months[-1].period
    return Chart(
        title=rolling.finding,
        subtitle=f"{rolling.measure}, tolv månader till och med varje månad (R12), "
        f"{span_in_words(first, last)}, {rolling.scope}, {rolling.unit.symbol}; "
        "axeln börjar inte på noll",
        alt=_in_words(rolling),
        unit=rolling.unit,
        figure=_figure(rolling, palette),
        table=_table(rolling),
        key=(
            Key("actual", "utfall, tolv månader"),
            *((Key("level", "budget, tolv månader"),) if has_budget else ()),
        ),
    )


def _in_words(rolling: Rolling) -> str:
    told = "; ".join(
        f"{month.period.short} {numbers.money(month.actual, rolling.unit)}"
        for month in rolling.months
    )
    return f"{rolling.measure} för tolv månader i taget: {told}."


def _figure(rolling: Rolling, palette: Palette) -> go.Figure:
    made = template.figure(
        palette,
        HEIGHT,
        [
            _line(rolling, "budget", {"color": palette.ink, "width": 1.25, "dash": "dash"}),
            _line(rolling, "actual", {"color": palette.actual, "width": 3}),
        ],
    )
    last = len(rolling.months) - 1
    latest = rolling.months[last].actual
    made.update_layout(
        annotations=[]
        if latest is None
        else [
            {
                "x": last,
                "y": _height(latest, rolling),
                "text": numbers.bare(abs(latest), rolling.unit),
                "showarrow": False,
                "xanchor": "right",
                "yanchor": "bottom",
                "yshift": 6,
                "font": {"color": palette.ink, "size": template.LABEL_SIZE},
            }
        ],
        xaxis={
            "tickvals": list(range(len(rolling.months))),
            "ticktext": [month.period.short.split()[0] for month in rolling.months],
            "range": [-0.4, last + 0.4],
            "tickangle": 0,
            "tickfont": {"size": 11},
        },
        yaxis={
            "range": _reach(rolling),
            "nticks": 4,
            "showgrid": True,
            "gridcolor": palette.line,
            "tickformat": ",.1~f",
            "tickfont": {"size": 11, "color": palette.muted_text},
        },
    )
    return made


def _line(rolling: Rolling, series: str, line: dict[str, object]) -> go.Scatter:
    known = [
        (place, amount)
        for place, month in enumerate(rolling.months)
        if (amount := getattr(month, series)) is not None
    ]
    name = {"actual": "Utfall", "budget": "Budget"}[series]
    return go.Scatter(
        mode="lines",
        x=[place for place, _ in known],
        y=[_height(amount, rolling) for _, amount in known],
        line=line,
        customdata=[
            f"{rolling.months[place].period.short}<br>"
            f"{name} {plain(numbers.money(amount, rolling.unit))}"
            for place, amount in known
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _height(amount: Decimal, rolling: Rolling) -> float:
    """Costs, which boards read with a minus, are drawn upwards."""
    return numbers.in_unit(abs(amount), rolling.unit)


def _reach(rolling: Rolling) -> list[float]:
    """From a little below the lowest to a little above the highest."""
    amounts = [
        abs(amount)
        for month in rolling.months
        for amount in (month.actual, month.budget)
        if amount is not None
    ]
    low, high = min(amounts, default=Decimal(0)), max(amounts, default=Decimal(1))
    beyond = (high - low) * ROOM or abs(high) * ROOM
    return [numbers.in_unit(max(low - beyond, Decimal(0)), rolling.unit),
            numbers.in_unit(high + beyond, rolling.unit)]  # fmt: skip


def _table(rolling: Rolling) -> ChartTable:
    months = rolling.months
    return ChartTable(
        rows_are="Tolv månader till och med",
        names=tuple(month.period.in_words for month in months),
        series=(
            Series("Utfall", tuple(month.actual for month in months)),
            Series("Budget", tuple(month.budget for month in months)),
        ),
    )
