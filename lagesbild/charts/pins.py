"""Variance pins: one part a row, worst first, all from the same zero line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import (
    BUDGET_WORDING,
    Chart,
    ChartTable,
    Series,
    Wording,
    plain,
    variance_colour,
    variance_text_colour,
    wrapped,
)
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit


@dataclass(frozen=True)
class Pin:
    """A part's variance in SEK, negative when worse, and as a share of its budget (1 is all)."""

    name: str
    variance: Decimal
    share: Decimal | None = None


@dataclass(frozen=True)
class Pins:
    """The parts of `scope`, what is measured, and for which period."""

    measure: str
    scope: str
    period: str
    unit: Unit
    pins: tuple[Pin, ...]
    wording: Wording = BUDGET_WORDING


def chart(pins: Pins, palette: Palette) -> Chart:
    """The parts from the worst to the best, each with its figure."""
    ordered = tuple(sorted(pins.pins, key=lambda pin: (pin.variance, pin.name)))
    return Chart(
        title=_finding(pins, ordered),
        subtitle=f"{pins.measure}, {pins.period}, {pins.scope}, avvikelse mot budget i "
        f"{pins.unit.symbol}",
        alt="Avvikelse per del, sämst först. "
        + "; ".join(f"{pin.name} {_figure_in_words(pins, pin)}" for pin in ordered),
        unit=pins.unit,
        figure=_figure(pins, ordered, palette),
        table=ChartTable(
            rows_are="Del",
            names=tuple(pin.name for pin in ordered),
            series=(Series("Avvikelse", tuple(pin.variance for pin in ordered), is_variance=True),),
        ),
    )


def _finding(pins: Pins, ordered: tuple[Pin, ...]) -> str:
    if not ordered:
        return "Det finns inget att jämföra med budget"
    worst, best = ordered[0], ordered[-1]
    if worst.variance < 0:
        size = numbers.money(abs(worst.variance), pins.unit)
        return f"{worst.name} har störst {pins.wording.worse}, {size}"
    if best.variance > 0:
        return f"Ingen del är sämre än budget; {best.name} är {_better(pins, best)} bättre"
    return "Alla delar är i balans med budget"


def _better(pins: Pins, pin: Pin) -> str:
    return numbers.money(pin.variance, pins.unit)


def _figure_in_words(pins: Pins, pin: Pin, written: Callable[..., str] = numbers.money) -> str:
    amount = written(pin.variance, pins.unit, signed=True)
    if pin.share is None:
        return amount
    return f"{amount} ({numbers.percent(pin.share, signed=True)})"


def _figure(pins: Pins, ordered: tuple[Pin, ...], palette: Palette) -> go.Figure:
    rows = list(range(len(ordered)))
    lengths = [numbers.in_unit(pin.variance, pins.unit) for pin in ordered]
    colours = [variance_colour(pin.variance, pins.unit, palette) for pin in ordered]
    heads = go.Scatter(
        mode="markers",
        y=rows,
        x=lengths,
        marker={"symbol": "square", "size": 10, "color": colours},
        customdata=[f"{plain(pin.name)}<br>{_figure_in_words(pins, pin)}" for pin in ordered],
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )
    labels, margin = template.figure_column(
        [_figure_in_words(pins, pin, numbers.bare) for pin in ordered],
        [variance_text_colour(pin.variance, pins.unit, palette) for pin in ordered],
    )
    made = template.figure(palette, template.ROW_HEIGHT * len(ordered) + 16, [heads])
    made.update_layout(
        margin={"r": margin},
        shapes=[
            *(
                template.stem(row, length, colour, upright=False)
                for row, length, colour in zip(rows, lengths, colours, strict=True)
            ),
            template.zero_line(palette, upright=True),
        ],
        annotations=labels,
        xaxis={
            "range": template.reach(min(lengths, default=0), max(lengths, default=0)),
            "showticklabels": False,
        },
        yaxis={
            "tickvals": rows,
            "ticktext": [wrapped(pin.name) for pin in ordered],
            "range": [len(ordered) - 0.5, -0.5],
            "ticklabelstandoff": 8,
        },
    )
    return made
