"""Native charts of a workbook, each above the figures it is drawn from.

The notation is that of pages: actual solid, budget outlined, previous year light, forecast hatched,
variance in the colours that mean worse and better.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate
from math import ceil
from typing import Any

from lagesbild import numbers
from lagesbild.charts import colours
from lagesbild.charts.chart import ChartTable, Series, variance_colour
from lagesbild.finance_tables import Column, Kind, behind
from lagesbild.reports.content import ChartPart, Form
from lagesbild.spreadsheets import Sheet, printable
from lagesbild.table_files import TableOnSheet, number_format

WIDTH = 960  # pixels
_LINE = 20  # pixels; as high as Excel makes a line
_COLUMNS, _VARIANCES = 280, 150  # heights
_ROW, _AROUND = 26, 70  # of charts with a row for each name
_FONT = {"size": 9}
_SIDES = ("Början", "Över noll", "Under noll")  # what a bridge's bar is stacked of


@dataclass(frozen=True)
class _Block:
    """Where the figures behind a chart stand: its header's line, the first row's and the last's."""

    sheet: Sheet
    header: int
    first: int
    last: int

    def name(self, place: int) -> list[Any]:
        return [self.sheet.name, self.header, place]

    def column(self, place: int) -> list[Any]:
        return [self.sheet.name, self.first, place, self.last, place]


def insert(book: Any, sheet: Sheet, number: int, part: ChartPart, at: int) -> int:
    """The chart's finding, the chart and its figures from a line on; gives the line after them."""
    sheet.text(at, 0, f"Diagram {number}. {part.title}", bold=True, font_size=12)
    sheet.text(at + 1, 0, part.subtitle, font_color=colours.light().muted_text)
    if len(part.table.names) < (2 if part.form is Form.BRIDGE else 1):
        sheet.text(at + 2, 0, "Diagrammet har inga tal.", font_color=colours.light().muted_text)
        return at + 4
    heights = _heights(part)
    header = at + 3 + sum(ceil(height / _LINE) + 1 for height in heights)
    table = behind(_shown(part), part.subtitle, part.unit)
    first, after = TableOnSheet(sheet, table, dashes=False).body(header)
    block = _Block(sheet, header, first, after - 1)
    line = at + 2
    for chart, height, alt in zip(_drawn(book, part, block), heights, _alts(part), strict=True):
        chart.set_size({"width": WIDTH, "height": height})
        chart.set_title({"none": True})
        chart.set_chartarea({"border": {"none": True}})
        sheet.page.insert_chart(line, 0, chart, {"description": alt, "object_position": 2})
        line += ceil(height / _LINE) + 1
    return after + 1


def _variances(part: ChartPart) -> list[tuple[int, Series]]:
    """The column of variances, with its place, if there is one."""
    return [(at, one) for at, one in enumerate(part.table.series, 1) if one.is_variance][:1]


def _shown(part: ChartPart) -> ChartTable:
    """The figures; those of a bridge are amounts at its ends and variances between them."""
    if part.form is not Form.BRIDGE:
        return part.table
    series = tuple(replace(one, header="Belopp", is_variance=False) for one in part.table.series)
    return replace(part.table, series=series)


def _heights(part: ChartPart) -> list[int]:
    if part.form is Form.COLUMNS:
        return [_COLUMNS, *([_VARIANCES] if _variances(part) else [])]
    return [_AROUND + _ROW * len(part.table.names)]


def _alts(part: ChartPart) -> list[str]:
    """What each picture shows, for those who do not see it."""
    whole = printable(f"{part.title}. {part.subtitle}. {part.alt}")
    return [whole, f"Avvikelse. {whole}"][: len(_heights(part))]


def _drawn(book: Any, part: ChartPart, block: _Block) -> list[Any]:
    match part.form:
        case Form.COLUMNS:
            charts = [_columns(book, part, block)]
            return charts + [_months_variances(book, part, block, *one) for one in _variances(part)]
        case Form.PINS:
            return [_pins(book, part, block)]
        case Form.BRIDGE:
            return [_bridge(book, part, block)]


def _columns(book: Any, part: ChartPart, block: _Block) -> Any:
    chart = book.add_chart({"type": "column"})
    marks = {key.meaning: key.mark for key in part.marks}
    for place, series in enumerate(part.table.series, start=1):
        if not series.is_variance:
            mark = marks.get(series.header.lower(), "actual")
            chart.add_series(
                {
                    "name": block.name(place),
                    "categories": block.column(0),
                    "values": block.column(place),
                    "gap": 60,
                    **_look(mark),
                }
            )
    chart.set_legend({"position": "top", "font": _FONT})
    chart.set_x_axis(_names_axis())
    chart.set_y_axis(_amounts_axis(part) | _from_zero(part))
    return chart


def _look(mark: str) -> dict[str, Any]:
    """How a mark is drawn (design.md, Notation)."""
    palette = colours.light()
    looks: dict[str, dict[str, Any]] = {
        "budget": {"fill": {"color": palette.paper}, "border": _line(palette.ink, 1.25)},
        "previous_year": {"fill": {"color": palette.previous_year}, "border": {"none": True}},
        "forecast": {
            "pattern": {
                "pattern": "wide_upward_diagonal",
                "fg_color": palette.actual,
                "bg_color": palette.paper,
            },
            "border": _line(palette.actual, 1),
        },
    }
    return looks.get(mark, {"fill": {"color": palette.actual}, "border": {"none": True}})


def _months_variances(book: Any, part: ChartPart, block: _Block, place: int, series: Series) -> Any:
    chart = book.add_chart({"type": "column"})
    chart.add_series(_judged(part, block, place, series.amounts))
    chart.set_legend({"none": True})
    chart.set_x_axis(_names_axis())
    chart.set_y_axis(_amounts_axis(part))
    return chart


def _pins(book: Any, part: ChartPart, block: _Block) -> Any:
    chart = book.add_chart({"type": "bar"})
    for place, series in enumerate(part.table.series, start=1):
        chart.add_series(_judged(part, block, place, series.amounts))
    return _rows(chart, part)


def _judged(
    part: ChartPart, block: _Block, place: int, amounts: Sequence[Decimal | None]
) -> dict[str, Any]:
    """A series of variances, each in the colour of worse or better, with its figure."""
    return {
        "name": block.name(place),
        "categories": block.column(0),
        "values": block.column(place),
        "gap": 80,
        "points": [_point(amount, part) for amount in amounts],
        "data_labels": {"value": True, "num_format": _signed(part), "font": _FONT},
    }


def _bridge(book: Any, part: ChartPart, block: _Block) -> Any:
    """Bars that each begin where the one before ended, stacked upon bars that are not seen.

    The axis is how far each step is from the first, so that one per cent of it is still seen. What
    is stacked stands to the right of the figures. A bar that crosses zero is drawn in two.
    """
    series = part.table.series[0]
    amounts = [amount or Decimal(0) for amount in series.amounts]
    beside = len(part.table.series) + 2
    sides = range(beside, beside + len(_SIDES))
    bars = _bars(amounts)
    _write_stacked(part, block, sides, amounts, bars)
    points = [_point(bar.step if series.is_variance else Decimal(0), part) for bar in bars]
    unseen: dict[str, Any] = {"fill": {"none": True}, "border": {"none": True}}
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for place in sides:
        chart.add_series(
            {
                "name": block.name(place),
                "categories": block.column(sides.stop),
                "values": block.column(place),
                "gap": 60,
                **(unseen if place == beside else {"points": points}),
            }
        )
    return _rows(chart, part)


@dataclass(frozen=True)
class _Bar:
    """A bar of `step` SEK from `start`, as a stack: what is not seen, and each side of zero."""

    start: Decimal
    step: Decimal

    @property
    def stacked(self) -> tuple[Decimal, Decimal, Decimal]:
        low, high = sorted((self.start, self.start + self.step))
        none = Decimal(0)
        return (
            max(low, none) + min(high, none),
            max(high, none) - max(low, none),
            min(low, none) - min(high, none),
        )


def _bars(amounts: Sequence[Decimal]) -> list[_Bar]:
    """Nothing at the first, the steps from where those before have come, and the whole way last."""
    first, *steps, last = amounts
    none = Decimal(0)
    starts = [none, *accumulate(steps)][: len(steps)]
    return [
        _Bar(none, none),
        *(_Bar(start, step) for start, step in zip(starts, steps, strict=True)),
        _Bar(none, last - first),
    ]


def _write_stacked(
    part: ChartPart, block: _Block, sides: range, amounts: Sequence[Decimal], bars: Sequence[_Bar]
) -> None:
    """What is stacked, and last the names with their figures, which may be long."""
    sheet, muted = block.sheet, {"font_color": colours.light().muted_text}
    column = Column("stacked", "", Kind.MONEY, part.unit)
    for place, header in zip(sides, _SIDES, strict=True):
        sheet.text(block.header, place, header, align="right", **muted)
    sheet.text(block.header, sides.stop, "Rad i diagrammet", indent=1, align="left", **muted)
    ends = {0, len(amounts) - 1}
    for at, (name, amount, bar) in enumerate(zip(part.table.names, amounts, bars, strict=True)):
        line = block.first + at
        for place, stacked in zip(sides, bar.stacked, strict=True):
            looks = {"num_format": number_format(column, stacked), **muted}
            sheet.figure(line, place, stacked / part.unit.sek, valign="top", **looks)
        words = f"{name} {numbers.bare(amount, part.unit, signed=at not in ends)}"
        sheet.text(line, sides.stop, words, indent=1, align="left", valign="top", **muted)


def _rows(chart: Any, part: ChartPart) -> Any:
    """A row for each name, the first one uppermost, as in the table."""
    chart.set_legend({"none": True})
    chart.set_y_axis({**_names_axis(), "reverse": True})
    chart.set_x_axis({**_amounts_axis(part), "label_position": "high"})
    return chart


def _names_axis() -> dict[str, Any]:
    """Names stand clear of columns below zero; the zero line is dark."""
    return {
        "label_position": "low",
        "num_font": _FONT,
        "line": _line(colours.light().ink, 1),
        "major_tick_mark": "none",
    }


def _amounts_axis(part: ChartPart) -> dict[str, Any]:
    return {
        "num_format": number_format(Column("axis", "", Kind.MONEY, part.unit), 0),
        "num_font": _FONT,
        "line": {"none": True},
        "major_gridlines": {"visible": True, "line": _line(colours.light().line, 0.75)},
    }


def _from_zero(part: ChartPart) -> dict[str, Any]:
    """Columns that are alike would else be cut, so that they look more different than they are."""
    columns = [one.amounts for one in part.table.series if not one.is_variance]
    amounts = [amount for one in columns for amount in one if amount is not None]
    if all(amount >= 0 for amount in amounts):
        return {"min": 0}
    return {"max": 0} if all(amount <= 0 for amount in amounts) else {}


def _point(amount: Decimal | None, part: ChartPart) -> dict[str, Any]:
    colour = variance_colour(amount or Decimal(0), part.unit, colours.light())
    return {"fill": {"color": colour}}


def _signed(part: ChartPart) -> str:
    """As a variance is written: with its sign."""
    digits = number_format(Column("label", "", Kind.MONEY, part.unit), 0)
    return digits.replace("]#", "]+#", 1)


def _line(colour: str, width: float) -> dict[str, Any]:
    return {"color": colour, "width": width}
