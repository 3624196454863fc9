"""An indicator's year: what it has come to, what it should have come to, and the year before."""

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

HEIGHT = 280
ROOM = 0.15


@dataclass(frozen=True)
class PathMonth:
    """A month: all in the indicator's own unit, None where there is none."""

    period: Period
    reached: Decimal | None
    required_low: Decimal | None
    required_high: Decimal | None
    year_before: Decimal | None


@dataclass(frozen=True)
class IndicatorPath:
    """What is measured, in which unit ("" for none), what it says, and the months in order."""

    measure: str
    unit: str
    finding: str
    months: tuple[PathMonth, ...]


def chart(path: IndicatorPath, palette: Palette) -> Chart:
    """A line with a mark for each month, over the level that each month should have reached."""
    unit = Unit(path.unit, 1, _decimals(path))
    has_before = any(month.year_before is not None for month in path.months)
    has_level = any((month.required_low, month.required_high) != (None, None)
                    for month in path.months)  # fmt: skip
    first, last = path.months[0].period, path.months[-1].period
    return Chart(
        title=path.finding,
        subtitle=", ".join(filter(None, (path.measure, path.unit, span_in_words(first, last)))),
        alt=_in_words(path, unit),
        unit=unit,
        figure=_figure(path, unit, palette),
        table=_table(path),
        key=(
            Key("actual", "utfall"),
            *((Key("level", "det som ska ha nåtts"),) if has_level else ()),
            *((Key("previous_year", "året före"),) if has_before else ()),
        ),
    )


def _decimals(path: IndicatorPath) -> int:
    """As many as the values have, at most two."""
    values = [
        value
        for month in path.months
        for value in (month.reached, month.required_low, month.required_high)
        if value is not None
    ]
    return max((len(numbers.level(one).partition(",")[2]) for one in values), default=0)


def _in_words(path: IndicatorPath, unit: Unit) -> str:
    told = "; ".join(
        f"{month.period.short} {numbers.money(month.reached, unit)}"
        for month in path.months
        if month.reached is not None
    )
    return f"{path.measure} per månad: {told or 'inga värden ännu'}."


def _figure(path: IndicatorPath, unit: Unit, palette: Palette) -> go.Figure:
    level = {"color": palette.ink, "width": 2, "dash": "dot"}
    drawn = [
        _line(path, "required_low", "Ska ha nått minst", unit, line=level, mode="lines"),
        _line(path, "required_high", "Ska ha nått högst", unit, line=level, mode="lines"),
        _line(path, "year_before", "Året före", unit, mode="markers",
              marker={"symbol": "triangle-right", "size": 9, "color": palette.previous_year}),
        _line(path, "reached", "Utfall", unit, mode="lines+markers",
              line={"color": palette.actual, "width": 3},
              marker={"size": 8, "color": palette.actual}),
    ]  # fmt: skip
    made = template.figure(palette, HEIGHT, drawn)
    made.update_layout(
        annotations=_latest(path, unit, palette),
        xaxis={
            "tickvals": list(range(len(path.months))),
            "ticktext": [month.period.short.split()[0] for month in path.months],
            "range": [-0.4, len(path.months) - 0.6],
            "tickangle": 0,
            "tickfont": {"size": 11},
        },
        yaxis={
            "range": _reach(path),
            "nticks": 5,
            "showgrid": True,
            "gridcolor": palette.line,
            "tickformat": ",.2~f",
            "tickfont": {"size": 11, "color": palette.muted_text},
        },
    )
    return made


def _line(path: IndicatorPath, series: str, name: str, unit: Unit, **looks: object) -> go.Scatter:
    known = [
        (place, value)
        for place, month in enumerate(path.months)
        if (value := getattr(month, series)) is not None
    ]
    return go.Scatter(
        x=[place for place, _ in known],
        y=[float(value) for _, value in known],
        customdata=[
            f"{path.months[place].period.short}<br>{name} {plain(numbers.money(value, unit))}"
            for place, value in known
        ],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        **looks,
    )


def _latest(path: IndicatorPath, unit: Unit, palette: Palette) -> list[dict[str, object]]:
    """The last value, written at its mark."""
    known = [
        (place, month.reached)
        for place, month in enumerate(path.months)
        if month.reached is not None
    ]
    if not known:
        return []
    place, value = known[-1]
    return [
        {
            "x": place,
            "y": float(value),
            "text": numbers.money(value, unit) if unit.symbol else numbers.bare(value, unit),
            "showarrow": False,
            "xanchor": "center",
            "yanchor": "bottom",
            "yshift": 8,
            "font": {"color": palette.ink, "size": template.LABEL_SIZE},
        }
    ]


def _reach(path: IndicatorPath) -> list[float]:
    """From a little below the lowest to a little above the highest; zero when it is near."""
    values = [float(value) for value in _values(path)]
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = (high - low or abs(high) or 1.0) * ROOM
    bottom = 0.0 if 0 <= low <= high / 2 else low - room
    return [bottom, high + room]


def _values(path: IndicatorPath) -> Sequence[Decimal]:
    return [
        value
        for month in path.months
        for value in (month.reached, month.required_low, month.required_high, month.year_before)
        if value is not None
    ]


def _table(path: IndicatorPath) -> ChartTable:
    months = path.months
    series = (
        Series("Utfall", tuple(month.reached for month in months)),
        Series("Ska ha nått minst", tuple(month.required_low for month in months)),
        Series("Ska ha nått högst", tuple(month.required_high for month in months)),
        Series("Året före", tuple(month.year_before for month in months)),
    )
    return ChartTable(
        rows_are="Månad",
        names=tuple(month.period.in_words for month in months),
        series=tuple(one for one in series if any(value is not None for value in one.amounts)),
    )
