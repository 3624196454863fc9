"""How the indicators of each goal stand: a bar of counts by status, each with shape and number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Series, plain, wrapped
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit

INDICATORS = Unit("indikatorer", 1, 0)
_BAR = 0.62


@dataclass(frozen=True)
class Standing:
    """A status as it is drawn: what it is called, its shape in text, and its colour."""

    label: str
    icon: str
    colour: str


@dataclass(frozen=True)
class GoalBars:
    """What it says, of what and when, and each goal with its number of indicators by status."""

    finding: str
    scope: str
    goals: tuple[tuple[str, Mapping[str, int]], ...]


def chart(bars: GoalBars, standings: Mapping[str, Standing], palette: Palette) -> Chart:
    """A row for each goal, in the order of `standings` from the left."""
    used = {
        status: one
        for status, one in standings.items()
        if any(counts.get(status) for _, counts in bars.goals)
    }
    return Chart(
        title=bars.finding,
        subtitle=f"Antal indikatorer efter status, {bars.scope}",
        alt="; ".join(f"{name}: {_told(counts, used)}" for name, counts in bars.goals),
        unit=INDICATORS,
        figure=_figure(bars, used, palette),
        table=ChartTable(
            rows_are="Mål",
            names=tuple(name for name, _ in bars.goals),
            series=tuple(
                Series(
                    one.label.capitalize(),
                    tuple(Decimal(counts.get(status, 0)) for _, counts in bars.goals),
                )
                for status, one in used.items()
            ),
        ),
    )


def _told(counts: Mapping[str, int], used: Mapping[str, Standing]) -> str:
    told = [
        f"{numbers.count(counts[status])} {one.label}"
        for status, one in used.items()
        if counts.get(status)
    ]
    return ", ".join(told)


def _figure(bars: GoalBars, used: Mapping[str, Standing], palette: Palette) -> go.Figure:
    places = list(range(len(bars.goals)))
    drawn = [
        go.Bar(
            orientation="h",
            y=places,
            x=[counts.get(status, 0) for _, counts in bars.goals],
            width=_BAR,
            marker={"color": one.colour, "line": {"width": 1.5, "color": palette.paper}},
            text=[
                f"{one.icon} {counts[status]}" if counts.get(status) else ""
                for _, counts in bars.goals
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": palette.paper, "size": template.LABEL_SIZE},
            customdata=[
                plain(f"{name}: {counts.get(status, 0)} {one.label}") for name, counts in bars.goals
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
        for status, one in used.items()
    ]
    made = template.figure(palette, max(len(places), 1) * template.ROW_HEIGHT + 24, drawn)
    made.update_layout(
        barmode="stack",
        uniformtext={"mode": "hide", "minsize": 9},
        xaxis={"showticklabels": False, "rangemode": "tozero"},
        yaxis={
            "tickvals": places,
            "ticktext": [wrapped(name, 34) for name, _ in bars.goals],
            "autorange": "reversed",
        },
    )
    return made
