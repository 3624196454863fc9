"""Cases month by month: those in time, and on top of them those too late, with their number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Series, plain
from lagesbild.charts.colours import Palette
from lagesbild.charts.people import HIDDEN
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words

HEIGHT, WIDTH, HEADROOM = 256, 0.62, 1.16
LETTERS_OF_A_MONTH = 3


@dataclass(frozen=True)
class KeptMonth:
    """A month, how many were in time and how many too late; None where it must not be told."""

    period: Period
    inside: int | None
    outside: int | None


@dataclass(frozen=True)
class KeptTimes:
    """What it says, what is counted, of whom, and the months in order (at least one)."""

    finding: str
    measure: str
    scope: str
    months: tuple[KeptMonth, ...]


def chart(kept: KeptTimes, palette: Palette) -> Chart:
    """Columns from zero; above each is how many were too late."""
    months = kept.months
    return Chart(
        title=kept.finding,
        subtitle=f"{kept.measure}, i tid och överst för sent, med antalet för sent ovanför, "
        f"{span_in_words(months[0].period, months[-1].period)}, {kept.scope}",
        alt=f"{kept.measure} per månad: " + "; ".join(_told(month) for month in months),
        unit=Unit("ärenden", 1, 0),
        figure=_figure(kept, palette),
        table=ChartTable(
            rows_are="Månad",
            names=tuple(month.period.in_words for month in months),
            series=(
                Series("I tid", tuple(_as_decimal(month.inside) for month in months)),
                Series("För sent", tuple(_as_decimal(month.outside) for month in months)),
            ),
        ),
    )


def _told(month: KeptMonth) -> str:
    if month.inside is None or month.outside is None:
        return f"{month.period.short}: {HIDDEN}"
    inside, outside = numbers.count(month.inside), numbers.count(month.outside)
    return f"{month.period.short}: {inside} i tid, {outside} för sent"


def _as_decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _figure(kept: KeptTimes, palette: Palette) -> go.Figure:
    months = kept.months
    places = list(range(len(months)))
    told = [plain(_told(month)) for month in months]
    drawn = [
        go.Bar(
            x=places,
            y=[getattr(month, part) for month in months],
            width=WIDTH,
            marker={"color": colour, "line": {"width": 0}},
            customdata=told,
            hovertemplate="%{customdata}<extra></extra>",
        )
        for part, colour in (("inside", palette.actual), ("outside", palette.bad))
    ]
    heights = [(month.inside or 0) + (month.outside or 0) for month in months]
    made = template.figure(palette, HEIGHT, drawn)
    made.update_layout(
        barmode="stack",
        shapes=[template.zero_line(palette, upright=False)],
        annotations=[
            {
                "x": place,
                "y": height,
                "text": HIDDEN if month.outside is None else numbers.count(month.outside),
                "showarrow": False,
                "yanchor": "bottom",
                "font": {"size": template.LABEL_SIZE, "color": _label_colour(month, palette)},
            }
            for place, height, month in zip(places, heights, months, strict=True)
        ],
        xaxis={
            "tickvals": places,
            "ticktext": [
                _name(month.period, first=not place) for place, month in enumerate(months)
            ],
            "range": [-0.6, len(months) - 0.4],
            "tickangle": 0,
            "tickfont": {"size": 11},
        },
        yaxis={"range": [0, max(*heights, 1) * HEADROOM], "showticklabels": False},
    )
    return made


def _label_colour(month: KeptMonth, palette: Palette) -> str:
    return palette.bad_text if month.outside else palette.muted_text


def _name(period: Period, *, first: bool) -> str:
    """The month in short, with its year where a year begins."""
    name = period.short[:LETTERS_OF_A_MONTH]
    return f"{name}<br>{period.year}" if first or period.number == 1 else name
