"""The bridge: which parts make the way from budget to actual, or from one budget to the next.

The axis is the variance, so that a deficit of one per cent is still seen; the base line is budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import (
    BUDGET_WORDING,
    Chart,
    ChartTable,
    Series,
    Wording,
    capitalised,
    judged,
    plain,
    uncapitalised,
    variance_colour,
    variance_text_colour,
    wrapped,
)
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit

MOST_PARTS = 8
REMAINDER = "Ej fördelat"


@dataclass(frozen=True)
class Part:
    """A department, account group or cause and its share of the variance, in SEK."""

    name: str
    variance: Decimal


@dataclass(frozen=True)
class Words:
    """What a bridge leads from and to, what its steps are, and what is left when they are taken.

    Steps that are not `judged` are neither better nor worse. `tells_remainder`: even when it is 0.
    """

    start: str = "Budget"
    end: str = "Utfall"
    step: str = "Avvikelse"
    what: str = "avvikelse mot budget"
    rows_are: str = "Del"
    remainder: str = REMAINDER
    tells_remainder: bool = False
    judged: bool = True


VARIANCE_WORDS = Words()


@dataclass(frozen=True)
class Bridge:
    """From `budget` to `actual`; `variance` is negative when worse. Amounts in SEK.

    `finding` is what the bridge says, when it is not how far actual is from budget.
    """

    measure: str
    scope: str
    period: str
    unit: Unit
    budget: Decimal
    actual: Decimal
    variance: Decimal
    parts: tuple[Part, ...]
    wording: Wording = BUDGET_WORDING
    words: Words = VARIANCE_WORDS
    finding: str = ""


def chart(bridge: Bridge, palette: Palette) -> Chart:
    """The start, the parts from the worst to the best, and the end; the sum is always the whole."""
    parts = shown_parts(bridge)
    return Chart(
        title=bridge.finding or _finding(bridge),
        subtitle=f"{bridge.measure}, {bridge.period}, {bridge.scope}, {bridge.words.what} i "
        f"{bridge.unit.symbol}",
        alt=_in_words(bridge, parts),
        unit=bridge.unit,
        figure=_figure(bridge, parts, palette),
        table=_table(bridge, parts),
    )


def shown_parts(bridge: Bridge) -> tuple[Part, ...]:
    """The largest parts, the rest as one, and what no part explains; worst first."""
    by_size = sorted(bridge.parts, key=lambda part: (-abs(part.variance), part.name))
    few_enough = len(by_size) <= MOST_PARTS
    shown = by_size if few_enough else by_size[: MOST_PARTS - 1]
    rest = by_size[len(shown) :]
    parts = sorted(shown, key=lambda part: (part.variance, part.name))
    if rest:
        together = sum((part.variance for part in rest), Decimal(0))
        parts.append(Part(f"Övriga ({len(rest)} st)", together))
    unexplained = bridge.variance - sum((part.variance for part in bridge.parts), Decimal(0))
    if unexplained or bridge.words.tells_remainder:
        parts.append(Part(bridge.words.remainder, unexplained))
    return tuple(parts)


def _finding(bridge: Bridge) -> str:
    whole = capitalised(judged(bridge.variance, bridge.unit, bridge.wording))
    same_way = [part for part in bridge.parts if part.variance * bridge.variance > 0]
    if not same_way:
        return whole
    largest = max(same_way, key=lambda part: abs(part.variance))
    share = numbers.money(abs(largest.variance), bridge.unit)
    if abs(largest.variance) > abs(bridge.variance):
        return f"{whole}: {largest.name} ensamt {share}"
    return f"{whole}, varav {largest.name} {share}"


def _in_words(bridge: Bridge, parts: tuple[Part, ...]) -> str:
    listed = "; ".join(
        f"{part.name} {numbers.money(part.variance, bridge.unit, signed=True)}" for part in parts
    )
    return (
        f"Vattenfall från {uncapitalised(bridge.words.start)} "
        f"{numbers.money(bridge.budget, bridge.unit)} till {uncapitalised(bridge.words.end)} "
        f"{numbers.money(bridge.actual, bridge.unit)}. {listed}."
    )


def _figure(bridge: Bridge, parts: tuple[Part, ...], palette: Palette) -> go.Figure:
    words = bridge.words
    steps = (*parts, Part(words.end, bridge.variance))
    reached = list(accumulate((part.variance for part in parts), initial=Decimal(0)))
    starts = [*reached[:-1], Decimal(0)]
    names = [words.start, *(wrapped(part.name) for part in parts), words.end]
    lengths = [0.0, *(numbers.in_unit(step.variance, bridge.unit) for step in steps)]
    bases = [0.0, *(numbers.in_unit(start, bridge.unit) for start in starts)]
    ends = [base + length for base, length in zip(bases, lengths, strict=True)]
    bars = go.Bar(
        orientation="h",
        y=list(range(len(names))),
        x=lengths,
        base=bases,
        width=0.62,
        marker={
            "color": [
                palette.ink,
                *(_colour(step.variance, bridge, palette) for step in steps),
            ],
            "line": {"width": 0},
        },
        customdata=[
            f"{words.start} {numbers.money(bridge.budget, bridge.unit)}",
            *(_hover(bridge, step) for step in steps),
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    labels, margin = template.figure_column(*_labels(bridge, steps, palette))
    made = template.figure(palette, template.ROW_HEIGHT * len(names) + 16, [bars])
    made.update_layout(
        margin={"r": margin},
        shapes=[template.zero_line(palette, upright=True), *_connectors(ends, palette)],
        annotations=labels,
        xaxis={
            "range": template.reach(min(ends + bases), max(ends + bases)),
            "showticklabels": False,
        },
        yaxis={
            "tickvals": list(range(len(names))),
            "ticktext": [f"<b>{names[0]}</b>", *names[1:-1], f"<b>{names[-1]}</b>"],
            "range": [len(names) - 0.5, -0.5],
            "ticklabelstandoff": 8,
        },
    )
    return made


def _connectors(ends: list[float], palette: Palette) -> list[dict[str, object]]:
    """Thin lines that carry each part's end to the next part's start."""
    return [
        {
            "type": "line",
            "x0": end,
            "x1": end,
            "y0": row + 0.31,
            "y1": row + 1 - 0.31,
            "line": {"color": palette.muted, "width": 1},
        }
        for row, end in enumerate(ends[:-1])
    ]


def _labels(
    bridge: Bridge, steps: tuple[Part, ...], palette: Palette
) -> tuple[list[str], list[str]]:
    """What stands to the right of each row, and its colour: budget, the parts, actual."""
    *parts, _ = steps
    figures = [
        f"<b>{numbers.bare(bridge.budget, bridge.unit)}</b>",
        *(numbers.bare(part.variance, bridge.unit, signed=True) for part in parts),
        f"<b>{numbers.bare(bridge.actual, bridge.unit)}</b>",
    ]
    colours = [
        palette.ink,
        *(_text_colour(part.variance, bridge, palette) for part in parts),
        palette.ink,
    ]
    return figures, colours


def _colour(amount: Decimal, bridge: Bridge, palette: Palette) -> str:
    """Meaning colours only where a step is better or worse."""
    judged = bridge.words.judged
    return variance_colour(amount, bridge.unit, palette) if judged else palette.muted


def _text_colour(amount: Decimal, bridge: Bridge, palette: Palette) -> str:
    judged = bridge.words.judged
    return variance_text_colour(amount, bridge.unit, palette) if judged else palette.ink


def _hover(bridge: Bridge, part: Part) -> str:
    amount = numbers.money(part.variance, bridge.unit, signed=True)
    return f"{plain(part.name)}<br>{amount}"


def _table(bridge: Bridge, parts: tuple[Part, ...]) -> ChartTable:
    rows = (*parts, Part("Summa", bridge.variance))
    return ChartTable(
        rows_are=bridge.words.rows_are,
        names=tuple(row.name for row in rows),
        series=(
            Series(
                bridge.words.step,
                tuple(row.variance for row in rows),
                is_variance=bridge.words.judged,
            ),
        ),
        ends_with_total=True,
    )
