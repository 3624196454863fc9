"""The year month by month: actual, phased budget and last year, with the variance above.

Actual is solid, budget an outline behind it, last year a light mark, forecast hatched (IBCS).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import (
    BUDGET_WORDING,
    Chart,
    ChartTable,
    Key,
    Series,
    Wording,
    capitalised,
    judged,
    plain,
    variance_colour,
    variance_text_colour,
)
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words

HEIGHT = 256
COLUMNS, PINS = [0.0, 0.58], [0.66, 1.0]  # the shares of the height
WIDTH, IN_FRONT, BEHIND, MARK_AT = 0.52, -0.28, -0.12, -0.39  # in months
LONGEST_LABEL = 5  # longer ones would run into each other on a telephone
LABELS_WHEN_LONG = 4


@dataclass(frozen=True)
class MonthFigures:
    """One month in SEK; None where there is none. A month that is not closed has no actual."""

    period: Period
    actual: Decimal | None = None
    budget: Decimal | None = None
    previous_year: Decimal | None = None
    variance: Decimal | None = None
    forecast: Decimal | None = None


@dataclass(frozen=True)
class Months:
    """What is measured, where, and its months in order."""

    measure: str
    scope: str
    unit: Unit
    months: tuple[MonthFigures, ...]
    wording: Wording = BUDGET_WORDING


def chart(months: Months, palette: Palette) -> Chart:
    """Columns for the months and, above them, a pin for each closed month's variance."""
    closed = [month for month in months.months if month.variance is not None]
    return Chart(
        title=_finding(months, closed),
        subtitle=f"{months.measure} per månad, {_span(months)}{months.scope}, {months.unit.symbol}",
        alt=_in_words(months, closed),
        unit=months.unit,
        figure=_figure(months, palette),
        table=_table(months),
        key=_key(months),
    )


def _finding(months: Months, closed: Sequence[MonthFigures]) -> str:
    if not closed:
        return "Ingen månad har ännu både utfall och budget"
    whole = sum((month.variance or Decimal(0) for month in closed), Decimal(0))
    words = capitalised(judged(whole, months.unit, months.wording))
    same_way = [month for month in closed if (month.variance or 0) * whole > 0]
    if not same_way:
        return words
    largest = max(same_way, key=lambda month: abs(month.variance or Decimal(0)))
    name = largest.period.in_words.split()[0]
    return f"{words} till och med {closed[-1].period.in_words}, störst i {name}"


def _span(months: Months) -> str:
    if not months.months:
        return ""
    return f"{span_in_words(months.months[0].period, months.months[-1].period)}, "


def _key(months: Months) -> tuple[Key, ...]:
    """What the marks mean, in place of a legend."""
    has_forecast = any(month.forecast is not None for month in months.months)
    marks = ("actual", "budget", "previous_year", *(["forecast"] if has_forecast else []))
    return tuple(Key(mark, _NAMES[mark].lower()) for mark in marks)


def _in_words(months: Months, closed: Sequence[MonthFigures]) -> str:
    listed = "; ".join(
        f"{month.period.short} {numbers.money(month.variance, months.unit, signed=True)}"
        for month in closed
    )
    return f"Utfall, budget och föregående år per månad. Avvikelse: {listed or 'ingen ännu'}."


def _figure(months: Months, palette: Palette) -> go.Figure:
    drawn = [
        _columns(
            months,
            "budget",
            BEHIND,
            {"color": palette.paper, "line": {"color": palette.ink, "width": 1.25}},
        ),
        _columns(
            months,
            "forecast",
            IN_FRONT,
            {
                "color": palette.paper,
                "pattern": {"shape": "/", "fgcolor": palette.actual, "size": 5, "solidity": 0.35},
                "line": {"color": palette.actual, "width": 1},
            },
        ),
        _columns(months, "actual", IN_FRONT, {"color": palette.actual}),
        _previous_year(months, palette),
        _pin_heads(months, palette),
    ]
    made = template.figure(palette, HEIGHT, drawn)
    variances = [
        numbers.in_unit(month.variance or Decimal(0), months.unit) for month in months.months
    ]
    made.update_layout(
        barmode="overlay",
        hovermode="x",
        shapes=[
            *_stems(months, palette),
            template.zero_line(palette, upright=False),
            template.zero_line(palette, upright=False) | {"yref": "y2", "xref": "x domain"},
        ],
        annotations=_labels(months, palette),
        xaxis={
            "tickvals": list(range(len(months.months))),
            "ticktext": [month.period.short.split()[0] for month in months.months],
            "range": [-0.6, len(months.months) - 0.4],
            "tickangle": 0,
            "tickfont": {"size": 11},  # twelve names fit side by side on a telephone
            "anchor": "y",
        },
        yaxis={
            "domain": COLUMNS,
            "nticks": 3,
            "rangemode": "tozero",
            "showgrid": True,
            "gridcolor": palette.line,
            "tickformat": ",.1~f",
            "tickfont": {"size": 11, "color": palette.muted_text},
        },
        yaxis2={
            "domain": PINS,
            "range": template.reach(min(variances, default=0), max(variances, default=0), 0.35),
            "showticklabels": False,
        },
    )
    return made


def _columns(months: Months, series: str, offset: float, marker: dict[str, object]) -> go.Bar:
    return go.Bar(
        x=list(range(len(months.months))),
        y=_heights(months, series),
        offset=offset,
        width=WIDTH,
        marker={"line": {"width": 0}} | marker,
        customdata=_hover(months, series),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _previous_year(months: Months, palette: Palette) -> go.Scatter:
    """A mark that points at the column: a third column would hide the other two."""
    return go.Scatter(
        mode="markers",
        x=[place + MARK_AT for place in range(len(months.months))],
        y=_heights(months, "previous_year"),
        marker={"symbol": "triangle-right", "size": 9, "color": palette.previous_year},
        customdata=_hover(months, "previous_year"),
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _heights(months: Months, series: str) -> list[float | None]:
    amounts = [getattr(month, series) for month in months.months]
    return [
        None if amount is None else numbers.in_unit(amount * _direction(months), months.unit)
        for amount in amounts
    ]


def _hover(months: Months, series: str) -> list[str]:
    amounts = [getattr(month, series) for month in months.months]
    return [f"{_NAMES[series]} {plain(numbers.money(amount, months.unit))}" for amount in amounts]


_NAMES = {
    "actual": "Utfall",
    "budget": "Periodiserad budget",
    "previous_year": "Föregående år",
    "forecast": "Prognos",
}


def _direction(months: Months) -> int:
    """Costs, which boards read with a minus, are drawn upwards like everything else."""
    amounts = [month.budget or month.actual or Decimal(0) for month in months.months]
    return -1 if sum(amounts, Decimal(0)) < 0 else 1


def _variances(months: Months) -> list[tuple[int, Decimal]]:
    """The place and variance of each month that has one."""
    return [
        (place, month.variance)
        for place, month in enumerate(months.months)
        if month.variance is not None
    ]


def _pin_heads(months: Months, palette: Palette) -> go.Scatter:
    variances = _variances(months)
    return go.Scatter(
        mode="markers",
        x=[place for place, _ in variances],
        y=[numbers.in_unit(variance, months.unit) for _, variance in variances],
        yaxis="y2",
        marker={
            "symbol": "square",
            "size": 8,
            "color": [variance_colour(variance, months.unit, palette) for _, variance in variances],
        },
        customdata=[
            f"Avvikelse {numbers.money(variance, months.unit, signed=True)}"
            for _, variance in variances
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _stems(months: Months, palette: Palette) -> list[dict[str, object]]:
    return [
        template.stem(
            place,
            numbers.in_unit(variance, months.unit),
            variance_colour(variance, months.unit, palette),
            upright=True,
            axes="2",
        )
        for place, variance in _variances(months)
    ]


def _labels(months: Months, palette: Palette) -> list[dict[str, object]]:
    """A figure at each pin, or at the largest ones where the figures are long."""
    places = _variances(months)
    texts = {at: numbers.bare(variance, months.unit, signed=True) for at, variance in places}
    if any(len(text) > LONGEST_LABEL for text in texts.values()):
        places = sorted(places, key=lambda place: -abs(place[1]))[:LABELS_WHEN_LONG]
    return [
        {
            "x": at,
            "y": numbers.in_unit(variance, months.unit),
            "yref": "y2",
            "text": texts[at],
            "showarrow": False,
            "yanchor": "top" if variance < 0 else "bottom",
            "yshift": -6 if variance < 0 else 6,
            "font": {
                "color": variance_text_colour(variance, months.unit, palette),
                "size": template.LABEL_SIZE,
            },
        }
        for at, variance in places
    ]


def _table(months: Months) -> ChartTable:
    shown = ["actual", "budget", "previous_year"]
    if any(month.forecast is not None for month in months.months):
        shown.append("forecast")
    series = [
        Series(_NAMES[name], tuple(getattr(month, name) for month in months.months))
        for name in shown
    ]
    variance = Series("Avvikelse", tuple(month.variance for month in months.months), True)
    return ChartTable(
        rows_are="Månad",
        names=tuple(month.period.in_words for month in months.months),
        series=(*series, variance),
    )
