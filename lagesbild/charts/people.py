"""People month by month: a column for each month that may be told, and a word where it may not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import plotly.graph_objects as go

from lagesbild import numbers
from lagesbild.charts import template
from lagesbild.charts.chart import Chart, ChartTable, Series, plain
from lagesbild.charts.colours import Palette
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words

PEOPLE = Unit("personer", 1, 0)
HIDDEN = "dolt"
HEIGHT, WIDTH, HEADROOM = 256, 0.62, 1.16
LETTERS_OF_A_MONTH = 3


@dataclass(frozen=True)
class MonthOfPeople:
    """A month and how many there were at its end; None where it must not be told."""

    period: Period
    people: int | None


@dataclass(frozen=True)
class PeopleOverTime:
    """What is counted, of whom, and the months in order (at least one)."""

    measure: str
    scope: str
    finding: str
    months: tuple[MonthOfPeople, ...]


def chart(over_time: PeopleOverTime, palette: Palette) -> Chart:
    """Columns from zero, each with its figure."""
    months = over_time.months
    return Chart(
        title=over_time.finding,
        subtitle=f"{over_time.measure}, vid månadens slut, "
        f"{span_in_words(months[0].period, months[-1].period)}, {over_time.scope}",
        alt=f"{over_time.measure} per månad: "
        + "; ".join(f"{month.period.short} {_told(month)}" for month in months),
        unit=PEOPLE,
        figure=_figure(over_time, palette),
        table=ChartTable(
            rows_are="Månad",
            names=tuple(month.period.in_words for month in months),
            series=(Series("Personer", tuple(_as_decimal(month) for month in months)),),
        ),
    )


def _told(month: MonthOfPeople) -> str:
    return HIDDEN if month.people is None else numbers.count(month.people)


def _as_decimal(month: MonthOfPeople) -> Decimal | None:
    return None if month.people is None else Decimal(month.people)


def _figure(over_time: PeopleOverTime, palette: Palette) -> go.Figure:
    months = over_time.months
    highest = max((month.people or 0 for month in months), default=0)
    columns = go.Bar(
        x=list(range(len(months))),
        y=[month.people for month in months],
        width=WIDTH,
        marker={"color": palette.actual, "line": {"width": 0}},
        customdata=[f"{month.period.short}: {plain(_told(month))}" for month in months],
        hovertemplate="%{customdata}<extra></extra>",
    )
    made = template.figure(palette, HEIGHT, [columns])
    made.update_layout(
        shapes=[template.zero_line(palette, upright=False)],
        annotations=[
            {
                "x": place,
                "y": month.people or 0,
                "text": plain(_told(month)),
                "showarrow": False,
                "yanchor": "bottom",
                "font": {
                    "size": template.LABEL_SIZE,
                    "color": palette.muted_text if month.people is None else palette.ink,
                },
            }
            for place, month in enumerate(months)
        ],
        xaxis={
            "tickvals": list(range(len(months))),
            "ticktext": [
                _name(month.period, first=not place) for place, month in enumerate(months)
            ],
            "range": [-0.6, len(months) - 0.4],
            "tickangle": 0,
            "tickfont": {"size": 11},
        },
        yaxis={"range": [0, max(highest, 1) * HEADROOM], "showticklabels": False},
    )
    return made


def _name(period: Period, *, first: bool) -> str:
    """The month in short, with its year where a year begins."""
    name = period.short[:LETTERS_OF_A_MONTH]
    return f"{name}<br>{period.year}" if first or period.number == 1 else name
