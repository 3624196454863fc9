"""A process over a year: a bar for each activity under its sub-process, and this week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Key, Series, plain, wrapped
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period

WEEKS = Unit("vecka", 1, 0)
_ROW, _TOP = 30, 60
_BAR, _WHOLE_BAR, _EDGE = 0.46, 0.14, 1.2
_LABEL = 29
_WEEK_DAYS = 7
_DECISION = 11


@dataclass(frozen=True)
class Bar:
    """An activity: of which sub-process, its days, how it stands, and all of it in words.

    `name` is empty for the sub-process as a whole. `first` is None of what goes on since before.
    `state` is past, now or coming.
    """

    group: str
    name: str
    first: date | None
    last: date
    state: str
    is_decision: bool
    told: str


@dataclass(frozen=True)
class Gantt:
    """What it says and of what; the bars in order, the year that they are of, and today."""

    finding: str
    scope: str
    year: int
    today: date
    week: str
    bars: tuple[Bar, ...]


def chart(drawn: Gantt, palette: Palette) -> Chart:
    """The first sub-process on top, each of its activities beneath it."""
    named = [bar for bar in drawn.bars if bar.name]
    return Chart(
        title=drawn.finding,
        subtitle=f"Aktiviteter över året, {drawn.scope}",
        alt="; ".join(bar.told for bar in drawn.bars) or drawn.finding,
        unit=WEEKS,
        figure=_figure(drawn, palette),
        table=ChartTable(
            rows_are="Aktivitet",
            names=tuple(f"{bar.name} ({bar.group})" for bar in named),
            series=(
                Series(
                    "Från vecka", tuple(_week(bar.first) if bar.first else None for bar in named)
                ),
                Series("Till vecka", tuple(_week(bar.last) for bar in named)),
            ),
        ),
        key=(
            Key("actual", "kommer"),
            Key("forecast", "pågår"),
            Key("budget", "har varit"),
            Key("adopted", "beslut"),
            Key("level", drawn.week.lower()),
        ),
    )


def _week(day: date) -> Decimal:
    return Decimal(day.isocalendar().week)


@dataclass(frozen=True)
class _Line:
    """A row of the picture: a sub-process with the bars of it as a whole, or an activity."""

    label: str
    bars: tuple[Bar, ...]
    is_whole: bool


def _lines(bars: Sequence[Bar]) -> Iterator[_Line]:
    for group, held in groupby(bars, key=lambda bar: bar.group):
        own = list(held)
        whole = tuple(bar for bar in own if not bar.name)
        yield _Line(f"<b>{wrapped(group, _LABEL)}</b>", whole, is_whole=True)
        yield from (
            _Line(wrapped(bar.name, _LABEL), (bar,), is_whole=False) for bar in own if bar.name
        )


class _Axis:
    """Days from the beginning of the year until everything is over."""

    def __init__(self, drawn: Gantt) -> None:
        self.first = date(drawn.year, 1, 1)
        last = max([date(drawn.year, 12, 31), *(bar.last for bar in drawn.bars)])
        self.months = [Period(drawn.year, 1)]
        while self.months[-1].last_day < last:
            self.months.append(self.months[-1].plus_months(1))
        self.length = self.at(self.months[-1].last_day) + 1

    def at(self, day: date | None) -> int:
        """How many days in a day is; what began before is cut at the beginning."""
        return max(0, (day - self.first).days) if day is not None else 0


def _figure(drawn: Gantt, palette: Palette) -> go.Figure:
    lines = list(_lines(drawn.bars))
    axis = _Axis(drawn)
    placed = [
        (place, line, bar)
        for place, line in enumerate(lines)
        for bar in line.bars
        if bar.last >= axis.first
    ]
    made = template.figure(
        palette,
        len(lines) * _ROW + _TOP,
        [*_bars(placed, axis, palette), _decisions(placed, axis, palette)],
    )
    made.update_layout(
        barmode="overlay",
        margin={"t": _TOP},
        shapes=[*_month_lines(axis, palette), *_today(drawn, axis, palette)],
        annotations=_week_name(drawn, axis, palette),
        xaxis={
            "side": "top",
            "tickvals": [
                (axis.at(one.first_day) + axis.at(one.last_day)) / 2 for one in axis.months
            ],
            "ticktext": [_month(one, first=not place) for place, one in enumerate(axis.months)],
            "range": [0, axis.length],
            "tickangle": 0,
            "tickfont": {"size": template.LABEL_SIZE},
        },
        yaxis={
            "tickvals": list(range(len(lines))),
            "ticktext": [line.label for line in lines],
            "tickfont": {"size": 11},
            "range": [len(lines) - 0.5, -0.5],
            "ticklabelstandoff": 6,
        },
    )
    return made


Placed = Sequence[tuple[int, _Line, Bar]]


def _bars(placed: Placed, axis: _Axis, palette: Palette) -> list[go.Bar]:
    """Filled when it comes, hatched while it goes on, and an outline when it has been."""
    hatch = {"shape": "/", "fgcolor": palette.accent, "size": 5, "solidity": 0.45}
    looks: dict[str, dict[str, Any]] = {
        "past": {"color": palette.paper, "line": {"color": palette.muted, "width": _EDGE}},
        "now": {
            "color": palette.paper,
            "line": {"color": palette.accent, "width": _EDGE},
            "pattern": hatch,
        },
        "coming": {"color": palette.actual},
    }
    return [
        _bars_of([one for one in placed if one[2].state == state], axis, look)
        for state, look in looks.items()
    ]


def _bars_of(placed: Placed, axis: _Axis, look: dict[str, Any]) -> go.Bar:
    return go.Bar(
        orientation="h",
        y=[place for place, _, _ in placed],
        base=[axis.at(bar.first) for _, _, bar in placed],
        x=[axis.at(bar.last) + 1 - axis.at(bar.first) for _, _, bar in placed],
        width=[_WHOLE_BAR if line.is_whole else _BAR for _, line, _ in placed],
        marker=look,
        customdata=[plain(bar.told) for _, _, bar in placed],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _decisions(placed: Placed, axis: _Axis, palette: Palette) -> go.Scatter:
    """A diamond where a decision's time ends."""
    decided = [(place, bar) for place, _, bar in placed if bar.is_decision]
    return go.Scatter(
        x=[axis.at(bar.last) + 1 for _, bar in decided],
        y=[place for place, _ in decided],
        mode="markers",
        marker={
            "symbol": "diamond",
            "size": _DECISION,
            "color": palette.paper,
            "line": {
                "width": 1.8,
                "color": [
                    palette.muted if one.state == "past" else palette.ink for _, one in decided
                ],
            },
        },
        customdata=[plain(bar.told) for _, bar in decided],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _month_lines(axis: _Axis, palette: Palette) -> list[dict[str, Any]]:
    line = {"color": palette.line, "width": 1}
    return [
        {"type": "line", **_upright(axis.at(month.first_day)), "layer": "below", "line": line}
        for month in axis.months
    ]


def _upright(at: float) -> dict[str, Any]:
    return {"x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "y domain"}


def _today(drawn: Gantt, axis: _Axis, palette: Palette) -> list[dict[str, Any]]:
    """The middle of the week, where the year holds it."""
    line = {"color": palette.accent, "width": 2, "dash": "dot"}
    return [{"type": "line", **_upright(at), "line": line} for at in _week_at(drawn, axis)]


def _week_name(drawn: Gantt, axis: _Axis, palette: Palette) -> list[dict[str, Any]]:
    return [
        {
            "x": at,
            "y": 1,
            "yref": "paper",
            "yshift": 48,
            "text": f"<b>{drawn.week}</b>",
            "showarrow": False,
            "font": {"color": palette.accent, "size": template.LABEL_SIZE},
        }
        for at in _week_at(drawn, axis)
    ]


def _week_at(drawn: Gantt, axis: _Axis) -> list[float]:
    at = axis.at(drawn.today) - drawn.today.weekday() + _WEEK_DAYS / 2
    return [max(0.0, at)] if drawn.today >= axis.first and at <= axis.length else []


def _month(month: Period, *, first: bool) -> str:
    """The month by its first letter, which a narrow screen has room for; above it a new year."""
    letter = month.short[:1].upper()
    return f"{month.year}<br>{letter}" if first or month.number == 1 else letter
