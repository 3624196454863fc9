"""Risks by likelihood and consequence: a square of cells, each with the shape of its level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Series, plain, wrapped
from lagesbild.charts.colours import Palette
from lagesbild.charts.goal_bars import Standing
from lagesbild.numbers import Unit
from lagesbild.text import plural

RISKS = Unit("risker", 1, 0)
_CELL = 66
_COUNT_SIZE = 16


@dataclass(frozen=True)
class Cell:
    """How many risks a likelihood and a consequence have, their names, and the cell's level."""

    likelihood: int
    consequence: int
    level: str
    risks: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class RiskMatrix:
    """What it says and of what; the words of both scales by step, and every cell."""

    finding: str
    scope: str
    likelihoods: Mapping[int, str]
    consequences: Mapping[int, str]
    cells: tuple[Cell, ...]


def chart(drawn: RiskMatrix, levels: Mapping[str, Standing], palette: Palette) -> Chart:
    """The most likely on top, the most serious to the right; `levels` from low to high."""
    likelihoods = sorted(drawn.likelihoods, reverse=True)
    by_place = {(cell.likelihood, cell.consequence): cell for cell in drawn.cells}
    filled = [cell for cell in drawn.cells if cell.risks]
    return Chart(
        title=drawn.finding,
        subtitle=f"Antal risker efter sannolikhet och konsekvens, {drawn.scope}",
        alt="; ".join(_told(cell, drawn, levels) for cell in filled) or drawn.finding,
        unit=RISKS,
        figure=_figure(drawn, levels, palette),
        table=ChartTable(
            rows_are="Sannolikhet",
            names=tuple(_step(one, drawn.likelihoods) for one in likelihoods),
            series=tuple(
                Series(
                    f"Konsekvens {_step(two, drawn.consequences)}",
                    tuple(Decimal(by_place[one, two].risks) for one in likelihoods),
                )
                for two in sorted(drawn.consequences)
            ),
        ),
    )


def _step(step: int, words: Mapping[int, str]) -> str:
    return f"{step} {words[step]}"


def _told(cell: Cell, drawn: RiskMatrix, levels: Mapping[str, Standing]) -> str:
    return (
        f"sannolikhet {_step(cell.likelihood, drawn.likelihoods)} och konsekvens "
        f"{_step(cell.consequence, drawn.consequences)}, {levels[cell.level].label}: "
        f"{plural(cell.risks, 'risk', 'risker')}"
    )


def _hover(cell: Cell, drawn: RiskMatrix, levels: Mapping[str, Standing]) -> str:
    told = _told(cell, drawn, levels)
    return "<br>".join(plain(line) for line in (f"{told[:1].upper()}{told[1:]}", *cell.names))


def _figure(drawn: RiskMatrix, levels: Mapping[str, Standing], palette: Palette) -> go.Figure:
    """Cells with risks are filled, those without have a frame; both have the shape of a level."""
    colours = [palette.panel, *(one.colour for one in levels.values())]
    steps = len(colours)
    places = {level: place for place, level in enumerate(levels, start=1)}
    columns, rows = sorted(drawn.consequences), sorted(drawn.likelihoods)
    by_place = {(cell.likelihood, cell.consequence): cell for cell in drawn.cells}
    cells = [[by_place[one, two] for two in columns] for one in rows]
    flat = [cell for row in cells for cell in row]
    heat = go.Heatmap(
        x=columns,
        y=rows,
        z=[[places[cell.level] if cell.risks else 0 for cell in row] for row in cells],
        zmin=0,
        zmax=steps - 1,
        colorscale=[
            [edge / steps, colour]
            for place, colour in enumerate(colours)
            for edge in (place, place + 1)
        ],
        showscale=False,
        xgap=3,
        ygap=3,
        customdata=[[_hover(cell, drawn, levels) for cell in row] for row in cells],
        hovertemplate="%{customdata}<extra></extra>",
    )
    text = go.Scatter(
        x=[cell.consequence for cell in flat],
        y=[cell.likelihood for cell in flat],
        mode="text",
        text=[
            f"{levels[cell.level].icon} {cell.risks}" if cell.risks else levels[cell.level].icon
            for cell in flat
        ],
        textfont={
            "size": _COUNT_SIZE,
            "color": [palette.paper if cell.risks else palette.muted_text for cell in flat],
        },
        hoverinfo="skip",
    )
    made = template.figure(palette, len(rows) * _CELL + 72, [heat, text])
    made.update_layout(
        xaxis=_axis("Konsekvens", drawn.consequences, columns, palette),
        yaxis=_axis("Sannolikhet", drawn.likelihoods, rows, palette),
    )
    return made


def _axis(
    name: str, words: Mapping[int, str], steps: list[int], palette: Palette
) -> dict[str, object]:
    return {
        "title": {"text": name, "font": {"size": template.LABEL_SIZE, "color": palette.muted_text}},
        "tickvals": steps,
        "ticktext": [f"{one}<br>{wrapped(words[one], 10)}" for one in steps],
        "tickfont": {"size": template.LABEL_SIZE, "color": palette.ink},
        "tickangle": 0,
        "range": [steps[0] - 0.5, steps[-1] + 0.5],
    }
