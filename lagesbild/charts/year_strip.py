"""A year in a row of months: a line for each kind of thing, a mark where a month has any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Series, capitalised, plain, wrapped
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period
from lagesbild.text import listed

POINTS = Unit("punkter", 1, 0)
SYMBOLS = (
    "circle", "triangle-up", "diamond", "star-diamond", "star", "hexagon", "pentagon", "square",
    "octagon", "hexagram", "diamond-tall",
)  # fmt: skip
"""A shape for each kind, in the order that kinds have."""
_SIZE, _MARK = 34, 17
_LABEL = 14


@dataclass(frozen=True)
class Standing:
    """How things stand as it is drawn: its word, its sign within a mark, its colour, its fill."""

    label: str
    sign: str
    colour: str
    is_hollow: bool = False


@dataclass(frozen=True)
class Things:
    """What a kind has in a month: how it stands as a whole, and each thing in words."""

    kind: str
    month: Period
    standing: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class YearStrip:
    """What it says and of what; all kinds there are in order, the months, the things and today.

    `at` is how far into the months today is, 0 being the first day of the first; None is outside.
    """

    finding: str
    scope: str
    kinds: Sequence[str]
    months: tuple[Period, ...]
    things: tuple[Things, ...]
    at: float | None


def chart(strip: YearStrip, standings: Mapping[str, Standing], palette: Palette) -> Chart:
    """The first kind on top; kinds without anything are left out, their shapes not given away."""
    shown = [kind for kind in strip.kinds if any(one.kind == kind for one in strip.things)]
    used = {one.standing for one in strip.things}
    marked = [one for name, one in standings.items() if name in used]
    key = listed(
        f"{one.sign or 'ihålig form'} {one.label}" for one in marked if one.sign or one.is_hollow
    )
    return Chart(
        title=strip.finding,
        subtitle=f"Punkter per månad och slag, {strip.scope}{f'. Tecken: {key}' * bool(key)}",
        alt="; ".join(_told(one, standings) for one in strip.things) or strip.finding,
        unit=POINTS,
        figure=_figure(strip, shown, standings, palette),
        table=ChartTable(
            rows_are="Månad",
            names=tuple(month.in_words for month in strip.months),
            series=tuple(
                Series(
                    capitalised(kind),
                    tuple(Decimal(_number(strip, kind, month)) for month in strip.months),
                )
                for kind in shown
            ),
        ),
    )


def _number(strip: YearStrip, kind: str, month: Period) -> int:
    return sum(len(one.names) for one in strip.things if (one.kind, one.month) == (kind, month))


def _told(things: Things, standings: Mapping[str, Standing]) -> str:
    names = ", ".join(things.names)
    return f"{things.month.in_words}, {things.kind}, {standings[things.standing].label}: {names}"


def _hover(things: Things, standings: Mapping[str, Standing]) -> str:
    first = f"{things.month.in_words}, {things.kind}, {standings[things.standing].label}"
    return "<br>".join(plain(line) for line in (capitalised(first), *things.names))


def _figure(
    strip: YearStrip, shown: Sequence[str], standings: Mapping[str, Standing], palette: Palette
) -> go.Figure:
    places = {month: place for place, month in enumerate(strip.months)}
    lines = {kind: len(shown) - 1 - place for place, kind in enumerate(shown)}
    looks = [standings[one.standing] for one in strip.things]
    marks = go.Scatter(
        x=[places[one.month] for one in strip.things],
        y=[lines[one.kind] for one in strip.things],
        mode="markers+text",
        marker={
            "size": _MARK,
            "symbol": [
                SYMBOLS[strip.kinds.index(one.kind)] + "-open" * look.is_hollow
                for one, look in zip(strip.things, looks, strict=True)
            ],
            "color": [look.colour for look in looks],
            "line": {"width": [1.6 if look.is_hollow else 0 for look in looks]},
        },
        text=[
            f"{len(one.names) if len(one.names) > 1 else ''}{look.sign}"
            for one, look in zip(strip.things, looks, strict=True)
        ],
        textfont={
            "size": 11,
            "color": [look.colour if look.is_hollow else palette.paper for look in looks],
        },
        customdata=[_hover(one, standings) for one in strip.things],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    made = template.figure(palette, len(shown) * _SIZE + 48, [marks])
    made.update_layout(
        shapes=[*_rules(lines.values(), palette), *_today(strip, palette)],
        xaxis={
            "side": "top",
            "tickvals": list(places.values()),
            "ticktext": [_name(month, first=not place) for place, month in enumerate(strip.months)],
            "range": [-0.6, len(places) - 0.4],
            "tickangle": 0,
            "tickfont": {"size": template.LABEL_SIZE},
        },
        yaxis={
            "tickvals": list(lines.values()),
            "ticktext": [wrapped(capitalised(kind), _LABEL) for kind in lines],
            "tickfont": {"size": template.LABEL_SIZE},
            "range": [-0.6, len(shown) - 0.4],
        },
    )
    return made


def _rules(lines: Iterable[int], palette: Palette) -> list[dict[str, object]]:
    """A thin line through each kind's row, beneath its marks."""
    return [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": line,
            "y1": line,
            "layer": "below",
            "line": {"color": palette.line, "width": 1},
        }
        for line in lines
    ]


def _today(strip: YearStrip, palette: Palette) -> list[dict[str, object]]:
    if strip.at is None:
        return []
    across = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    line = {"color": palette.accent, "width": 2, "dash": "dot"}
    return [{"type": "line", "x0": strip.at - 0.5, "x1": strip.at - 0.5, **across, "line": line}]


def _name(month: Period, *, first: bool) -> str:
    """The month by its first letter, which a narrow screen has room for; above it a new year."""
    letter = month.short[:1].upper()
    return f"{month.year}<br>{letter}" if first or month.number == 1 else letter
