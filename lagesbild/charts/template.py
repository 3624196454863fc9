"""The look of every interactive chart. Data in, figure out; nothing here knows what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from lagesbild.charts.colours import Palette
from lagesbild.numbers import NO_BREAK_SPACE

FONT = "Inter, 'Segoe UI', system-ui, sans-serif"
TEXT_SIZE = 13
LABEL_SIZE = 12
ROW_HEIGHT = 34
EDGE = 8
LABEL_GAP = 12


def figure(palette: Palette, height: int, traces: list[Any]) -> go.Figure:
    """A figure in our look: no box, no grid, no legend; charts label their marks themselves."""
    return go.Figure(
        data=traces,
        layout=go.Layout(
            template=template(palette),
            height=height,
            margin={"l": EDGE, "r": EDGE, "t": EDGE, "b": EDGE},
            showlegend=False,
            dragmode=False,
        ),
    )


def template(palette: Palette) -> go.layout.Template:
    axis = {
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "title": None,
        "fixedrange": True,
        "tickfont": {"color": palette.ink, "size": TEXT_SIZE},
        "exponentformat": "none",
    }
    return go.layout.Template(
        layout=go.Layout(
            font={"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            separators=f",{NO_BREAK_SPACE}",
            hovermode="closest",
            hoverlabel={
                "bgcolor": palette.panel,
                "bordercolor": palette.line,
                "font": {"family": FONT, "size": TEXT_SIZE, "color": palette.ink},
                "align": "left",
            },
            xaxis=axis,
            yaxis=axis,
        )
    )


def zero_line(palette: Palette, *, upright: bool) -> dict[str, Any]:
    """The line that variances start from, across the whole plot."""
    along, across = ("x", "y") if upright else ("y", "x")
    return {
        "type": "line",
        f"{along}0": 0,
        f"{along}1": 0,
        f"{across}0": 0,
        f"{across}1": 1,
        f"{across}ref": f"{across} domain",
        "line": {"color": palette.ink, "width": 1},
    }


def stem(
    place: int, length: float, colour: str, *, upright: bool, axes: str = ""
) -> dict[str, Any]:
    """A pin's stem from zero, equally thick on every screen; "2" is the second plot."""
    along, across = ("y", "x") if upright else ("x", "y")
    return {
        "type": "line",
        f"{along}0": 0,
        f"{along}1": length,
        f"{across}0": place,
        f"{across}1": place,
        "yref": f"y{axes}",
        "line": {"color": colour, "width": 3},
    }


def figure_column(
    figures: Sequence[str], colours: Sequence[str]
) -> tuple[list[dict[str, Any]], int]:
    """The rows' figures in a column of their own to the right, and the margin that it needs.

    At the end of its bar a figure would run into names or the edge on a narrow screen.
    """
    width = max((_width(figure) for figure in figures), default=0)
    labels = [
        {
            "xref": "paper",
            "x": 1,
            "xanchor": "right",
            "xshift": width + LABEL_GAP,
            "y": row,
            "text": figure,
            "showarrow": False,
            "font": {"color": colour, "size": LABEL_SIZE},
        }
        for row, (figure, colour) in enumerate(zip(figures, colours, strict=True))
    ]
    return labels, width + LABEL_GAP + EDGE


def reach(lowest: float, highest: float, room: float = 0.04) -> list[float]:
    """An axis range that holds the marks and zero, with a little room beyond them."""
    low, high = min(lowest, 0.0), max(highest, 0.0)
    beyond = (high - low or 1.0) * room
    return [low - beyond, high + beyond]


def _width(figure: str) -> int:
    """About how many pixels a label takes; bold is wider."""
    shown = figure.replace("<b>", "").replace("</b>", "")
    return round(len(shown) * LABEL_SIZE * (0.62 if shown != figure else 0.58))
