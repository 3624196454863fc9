"""What proposals cost one after another, against the frame that they must keep within."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Key, Series, plain, wrapped
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit

MOST = 30
_BAR = 0.62
_OUTLINE = 1.5


@dataclass(frozen=True)
class Placed:
    """A proposal in its place: what it costs, what it and all before it do, and if that fits.

    SEK above zero. `is_inside` is None without a frame.
    """

    name: str
    cost: Decimal
    accumulated: Decimal
    is_inside: bool | None


@dataclass(frozen=True)
class AccumulatedCost:
    """What it says, of what; the frame in SEK, if any, and the proposals, first ranked first."""

    finding: str
    scope: str
    unit: Unit
    frame: Decimal | None
    placed: tuple[Placed, ...]


def chart(drawn: AccumulatedCost, palette: Palette) -> Chart:
    """A bar for each proposal that begins where the one before it ends, and the frame as a line."""
    few = drawn.placed[:MOST]
    told = f", de {MOST} främsta av {len(drawn.placed)}" if len(few) < len(drawn.placed) else ""
    outside = any(one.is_inside is False for one in few)
    return Chart(
        title=drawn.finding,
        subtitle=f"Kostnad per år, lagd på det som står före, {drawn.scope}, "
        f"{drawn.unit.symbol}{told}",
        alt=_in_words(drawn),
        unit=drawn.unit,
        figure=_figure(drawn, few, palette),
        table=ChartTable(
            rows_are="Förslag",
            names=tuple(one.name for one in drawn.placed),
            series=(
                Series("Kostnad", tuple(one.cost for one in drawn.placed)),
                Series("Ackumulerat", tuple(one.accumulated for one in drawn.placed)),
            ),
        ),
        key=()
        if drawn.frame is None
        else (
            Key("actual", "ryms i ramen"),
            *((Key("budget", "ryms inte"),) if outside else ()),
            Key("level", "ram"),
        ),
    )


def _in_words(drawn: AccumulatedCost) -> str:
    frame = "" if drawn.frame is None else f"Ram {numbers.money(drawn.frame, drawn.unit)}. "
    words = {True: ", ryms", False: ", ryms inte", None: ""}
    told = "; ".join(
        f"{place}. {one.name} {numbers.money(one.cost, drawn.unit)}, tillsammans "
        f"{numbers.money(one.accumulated, drawn.unit)}{words[one.is_inside]}"
        for place, one in enumerate(drawn.placed, start=1)
    )
    return f"{frame}{told}."


def _figure(drawn: AccumulatedCost, few: tuple[Placed, ...], palette: Palette) -> go.Figure:
    rows = list(range(len(few)))
    inside = [one.is_inside is not False for one in few]
    bars = go.Bar(
        orientation="h",
        y=rows,
        x=[numbers.in_unit(one.cost, drawn.unit) for one in few],
        base=[numbers.in_unit(one.accumulated - one.cost, drawn.unit) for one in few],
        width=_BAR,
        marker={
            "color": [palette.actual if fits else palette.paper for fits in inside],
            "line": {"color": palette.actual, "width": _OUTLINE},
        },
        customdata=[
            f"{plain(one.name)}<br>{plain(numbers.money(one.cost, drawn.unit))}, tillsammans "
            f"{plain(numbers.money(one.accumulated, drawn.unit))}"
            for one in few
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    labels, margin = template.figure_column(
        [numbers.bare(one.accumulated, drawn.unit) for one in few],
        [palette.ink if fits else palette.muted_text for fits in inside],
    )
    made = template.figure(palette, template.ROW_HEIGHT * len(few) + 16, [bars])
    made.update_layout(
        margin={"r": margin},
        shapes=[template.zero_line(palette, upright=True), *_frame(drawn, palette)],
        annotations=labels,
        xaxis={
            "range": template.reach(
                0, numbers.in_unit(max(few[-1].accumulated, drawn.frame or Decimal(0)), drawn.unit)
            ),
            "showticklabels": False,
        },
        yaxis={
            "tickvals": rows,
            "ticktext": [wrapped(f"{row + 1}. {one.name}") for row, one in enumerate(few)],
            "range": [len(few) - 0.5, -0.5],
            "ticklabelstandoff": 8,
        },
    )
    return made


def _frame(drawn: AccumulatedCost, palette: Palette) -> list[dict[str, object]]:
    """The frame across all rows."""
    if drawn.frame is None:
        return []
    at = numbers.in_unit(drawn.frame, drawn.unit)
    line = {"color": palette.ink, "width": 1.5, "dash": "dash"}
    return [
        {"type": "line", "x0": at, "x1": at, "y0": 0, "y1": 1, "yref": "y domain", "line": line}
    ]
