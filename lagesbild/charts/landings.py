"""Where the year was to land, as it was seen month by month, beside what was adopted."""

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
from lagesbild.periods import Period

HEIGHT = 256
BAND_OPACITY = 0.16


@dataclass(frozen=True)
class Landing:
    """What the year was to land on when a month was closed, SEK; None where nobody said."""

    period: Period
    computed: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    adopted: Decimal | None = None
    actual: Decimal | None = None


@dataclass(frozen=True)
class Landings:
    """The months of a year in order, what is measured, and its budget."""

    measure: str
    scope: str
    year: str
    unit: Unit
    months: tuple[Landing, ...]
    budget: Decimal | None = None


def chart(landings: Landings, palette: Palette) -> Chart:
    """A line for the computed forecast in its band, marks for what was adopted."""
    subtitle = (
        f"{landings.measure} helår {landings.year} som prognosen såg ut månad för månad, "
        f"{landings.scope}, {landings.unit.symbol}; axeln börjar inte på noll"
    )
    return Chart(
        title=_finding(landings),
        subtitle=subtitle,
        alt=f"{_finding(landings)}. Siffrorna står i tabellen under diagrammet.",
        unit=landings.unit,
        figure=_figure(landings, palette),
        table=_table(landings),
        key=_key(landings),
    )


def _finding(landings: Landings) -> str:
    told = [month for month in landings.months if month.computed is not None]
    ended = next((month.actual for month in landings.months if month.actual is not None), None)
    if ended is not None:
        return f"Året slutade på {numbers.money(abs(ended), landings.unit)}"
    if not told:
        return "Ingen prognos är beräknad ännu"
    first, last = told[0], told[-1]
    now = numbers.money(abs(last.computed or Decimal(0)), landings.unit)
    if first is last:
        return f"Prognosen är {now}"
    then = numbers.bare(abs(first.computed or Decimal(0)), landings.unit)
    return f"Prognosen har gått från {then} till {now} sedan {first.period.in_words.split()[0]}"


def _key(landings: Landings) -> tuple[Key, ...]:
    marks = [Key("computed", "beräknad med intervall")]
    if any(month.adopted is not None for month in landings.months):
        marks.append(Key("adopted", "fastställd"))
    if any(month.actual is not None for month in landings.months):
        marks.append(Key("actual", "utfall"))
    if landings.budget is not None:
        marks.append(Key("level", "årets budget"))
    return tuple(marks)


def _figure(landings: Landings, palette: Palette) -> go.Figure:
    drawn = [
        _edge(landings, "low", palette, fill=None),
        _edge(landings, "high", palette, fill="tonexty"),
        go.Scatter(
            mode="lines+markers",
            **_points(landings, "computed", "Beräknad"),
            line={"color": palette.accent, "width": 2},
            marker={"color": palette.accent, "size": 7},
        ),
        go.Scatter(
            mode="markers",
            **_points(landings, "adopted", "Fastställd"),
            marker={
                "symbol": "diamond",
                "size": 11,
                "color": palette.paper,
                "line": {"color": palette.ink, "width": 1.75},
            },
        ),
        go.Scatter(
            mode="markers",
            **_points(landings, "actual", "Utfall"),
            marker={"symbol": "square", "size": 10, "color": palette.actual},
        ),
    ]
    made = template.figure(palette, HEIGHT, drawn)
    made.update_layout(
        shapes=[] if landings.budget is None else [_level(landings, landings.budget, palette)],
        xaxis={
            "tickvals": list(range(len(landings.months))),
            "ticktext": [month.period.short.split()[0] for month in landings.months],
            "range": [-0.4, len(landings.months) - 0.6],
            "tickangle": 0,
            "tickfont": {"size": 11},
        },
        yaxis={
            "range": _reach(landings),
            "nticks": 5,
            "showgrid": True,
            "gridcolor": palette.line,
            "tickformat": ",.1~f",
            "tickfont": {"size": 11, "color": palette.muted_text},
        },
    )
    return made


def _edge(landings: Landings, bound: str, palette: Palette, *, fill: str | None) -> go.Scatter:
    """One edge of the interval; between the two it is shaded."""
    known = _known(landings, bound)
    return go.Scatter(
        mode="lines",
        x=[place for place, _ in known],
        y=[_height(amount, landings) for _, amount in known],
        line={"width": 0, "color": palette.accent},
        fill=fill,
        fillcolor=_translucent(palette.accent),
        hoverinfo="skip",
    )


def _points(landings: Landings, series: str, name: str) -> dict[str, object]:
    known = _known(landings, series)
    return {
        "x": [place for place, _ in known],
        "y": [_height(amount, landings) for _, amount in known],
        "customdata": [
            f"{name} {plain(numbers.money(amount, landings.unit))}" for _, amount in known
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
        "cliponaxis": False,
    }


def _known(landings: Landings, series: str) -> list[tuple[int, Decimal]]:
    return [
        (place, amount)
        for place, month in enumerate(landings.months)
        if (amount := getattr(month, series)) is not None
    ]


def _height(amount: Decimal, landings: Landings) -> float:
    """Costs, which boards read with a minus, are drawn upwards like everything else."""
    return numbers.in_unit(amount * _direction(landings), landings.unit)


def _direction(landings: Landings) -> int:
    amounts = [month.computed or month.actual or Decimal(0) for month in landings.months]
    return -1 if sum(amounts, Decimal(0)) < 0 else 1


def _reach(landings: Landings) -> list[float]:
    """From the lowest to the highest that is drawn, with air."""
    amounts = [
        amount
        for month in landings.months
        for amount in (month.computed, month.low, month.high, month.adopted, month.actual)
        if amount is not None
    ]
    if landings.budget is not None:
        amounts.append(landings.budget)
    heights = [_height(amount, landings) for amount in amounts] or [0.0, 1.0]
    air = (max(heights) - min(heights)) * 0.08 or 1.0
    return [min(heights) - air, max(heights) + air]


def _level(landings: Landings, budget: Decimal, palette: Palette) -> dict[str, object]:
    height = _height(budget, landings)
    return {
        "type": "line",
        "xref": "x domain",
        "x0": 0,
        "x1": 1,
        "y0": height,
        "y1": height,
        "line": {"color": palette.ink, "width": 1.25, "dash": "dot"},
    }


def _translucent(colour: str) -> str:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{BAND_OPACITY})"


def _table(landings: Landings) -> ChartTable:
    columns: Sequence[tuple[str, str]] = (
        ("computed", "Beräknad"),
        ("low", "Lägst"),
        ("high", "Högst"),
        ("adopted", "Fastställd"),
        ("actual", "Utfall"),
    )
    told = [(key, name) for key, name in columns if _known(landings, key)]
    return ChartTable(
        rows_are="När månaden var stängd",
        names=tuple(month.period.in_words for month in landings.months),
        series=tuple(
            Series(name, tuple(getattr(month, key) for month in landings.months))
            for key, name in told
        ),
    )
