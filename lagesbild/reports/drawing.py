"""Where the marks of a chart stand, from the table behind it; typst/drawing.typ draws them.

Places are shares of the room that the marks have, from its foot or left edge. Here, as in
lagesbild/charts, money becomes a float: it is drawn and not counted with.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from lagesbild import numbers
from lagesbild.charts.chart import Series
from lagesbild.numbers import Unit
from lagesbild.periods import MONTH_NAMES
from lagesbild.reports.content import ChartPart, Form
from lagesbild.reports.fitting import lines_of, width_of

MOST_ROWS = 30
NAME_WIDTH, SLOTS_WIDTH = 150.0, 436.0
"""Points that a row's name and all the columns together have; typst/drawing.typ has the same."""

NAME_SIZE, LABEL_SIZE = 8.5, 7.5
_LINE, _ROW = 11.0, 20.0
_MOST_LABELS = 4
_MARKS = ("actual", "budget", "previous_year", "forecast")
_ROOM = 0.25  # beyond pins, for their figures


@dataclass(frozen=True)
class Meaning:
    """What a mark means, for marks that do not say it themselves."""

    mark: str
    meaning: str


@dataclass(frozen=True)
class Bar:
    """A column at a place of the axis, between two heights."""

    mark: str
    place: int
    foot: float
    top: float


@dataclass(frozen=True)
class Label:
    """A figure or tick at a share of the room."""

    at: float
    text: str


@dataclass(frozen=True)
class PinMark:
    """A variance at a place: how far from zero, its figure, and whether it is good or bad."""

    place: int
    top: float
    text: str
    tone: str


@dataclass(frozen=True)
class Columns:
    """A group of columns for each name, and above them the variances, if there are any."""

    names: tuple[str, ...]
    names_height: float
    key: tuple[Meaning, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Label, ...]
    zero: float
    pins: tuple[PinMark, ...]
    pins_zero: float
    form: str = "columns"


@dataclass(frozen=True)
class RowMark:
    """A row: its name, from where to where its mark reaches, and its figure.

    The figure of a level, which steps lead from or to, is neither good nor bad.
    """

    name: str
    height: float
    start: float
    end: float
    text: str
    tone: str
    is_total: bool = False
    is_level: bool = False


@dataclass(frozen=True)
class Rows:
    """Pins or steps, one a row, from or around a zero line."""

    rows: tuple[RowMark, ...]
    zero: float
    left_out: int
    form: str


Drawing = Columns | Rows


def drawn(part: ChartPart) -> Drawing:
    if part.form is Form.COLUMNS:
        return _columns(part)
    return _pins(part) if part.form is Form.PINS else _bridge(part)


def _columns(part: ChartPart) -> Columns:
    series = [one for one in part.table.series if not one.is_variance]
    variances = next((one for one in part.table.series if one.is_variance), None)
    marks = _marks(part, series)
    direction = _direction(series)
    heights = [
        [
            None if amount is None else _float(amount * direction, part.unit)
            for amount in one.amounts
        ]
        for one in series
    ]
    shown = [height for column in heights for height in column if height is not None]
    ticks = _ticks(min([0.0, *shown]), max([0.0, *shown]))
    low, high = min([ticks[0], *shown]), max([ticks[-1], *shown])
    bars = [
        Bar(mark, place, _share(min(height, 0), low, high), _share(max(height, 0), low, high))
        for mark, column in zip(marks, heights, strict=True)
        for place, height in enumerate(column)
        if height is not None
    ]
    pins, pins_zero = _pins_above(variances, part.unit)
    names = _short(part.table.names)
    slot = SLOTS_WIDTH / max(1, len(names))
    return Columns(
        names=names,
        names_height=max((lines_of(name, slot, LABEL_SIZE) for name in names), default=0) * 10 + 6,
        key=tuple(Meaning(key.mark, key.meaning) for key in part.marks)
        or tuple(Meaning(mark, one.header) for mark, one in zip(marks, series, strict=True)),
        bars=tuple(sorted(bars, key=lambda bar: _ORDER.index(bar.mark))),
        ticks=tuple(Label(_share(tick, low, high), _tick(tick, ticks)) for tick in ticks),
        zero=_share(0, low, high),
        pins=pins,
        pins_zero=pins_zero,
    )


_ORDER = ("previous_year", "budget", "forecast", "actual")
"""Marks from the one behind to the one in front."""


def _marks(part: ChartPart, series: Sequence[Series]) -> list[str]:
    """The mark of each series: as the chart's key says by its name, else in the usual order."""
    said = {key.meaning.casefold(): key.mark for key in part.marks if key.mark in _MARKS}
    named = [said.get(one.header.casefold()) for one in series]
    free = [mark for mark in _MARKS if mark not in named]
    return [mark or (free.pop(0) if free else _MARKS[0]) for mark in named]


def _direction(series: Sequence[Series]) -> int:
    """Costs, which boards read with a minus, are drawn upwards like everything else."""
    amounts = [amount for one in series for amount in one.amounts if amount is not None]
    return -1 if sum(amounts, Decimal(0)) < 0 else 1


def _pins_above(series: Series | None, unit: Unit) -> tuple[tuple[PinMark, ...], float]:
    if series is None:
        return (), 0.0
    tops = {at: amount for at, amount in enumerate(series.amounts) if amount is not None}
    heights = [_float(amount, unit) for amount in tops.values()]
    low, high = _reach(heights)
    labelled = _labelled(series, unit)
    return tuple(
        PinMark(
            at,
            _share(_float(amount, unit), low, high),
            numbers.bare(amount, unit, signed=True) if at in labelled else "",
            _tone(amount, unit),
        )
        for at, amount in tops.items()
    ), _share(0, low, high)


def _labelled(series: Series, unit: Unit) -> set[int]:
    """All places where every figure finds room over its column, else those of the largest."""
    amounts = [(at, amount) for at, amount in enumerate(series.amounts) if amount is not None]
    texts = [numbers.bare(amount, unit, signed=True) for _, amount in amounts]
    widest = max(map(width_of, texts), default=0.0) * LABEL_SIZE
    if widest <= SLOTS_WIDTH / max(1, len(series.amounts)) * 1.1:
        return {at for at, _ in amounts}
    largest = sorted(amounts, key=lambda one: -abs(one[1]))[:_MOST_LABELS]
    return {at for at, _ in largest}


def _pins(part: ChartPart) -> Rows:
    series = _of_rows(part)
    amounts = [amount or Decimal(0) for amount in series.amounts]
    return _rows(part, series, [Decimal(0)] * len(amounts), amounts)


def _bridge(part: ChartPart) -> Rows:
    """Each step begins where the one before ended; the last row is what they come to, from zero.

    A table that does not end with a total begins and ends with what the steps lead between.
    """
    series = _of_rows(part)
    amounts = [amount or Decimal(0) for amount in series.amounts]
    if not amounts:
        return _rows(part, series, [], [])
    if part.table.ends_with_total:
        *steps, total = amounts
        reached = [*accumulate(steps, initial=Decimal(0))]
        return _rows(part, series, [*reached[:-1], Decimal(0)], [*reached[1:], total])
    first, *steps, last = amounts if len(amounts) > 1 else [Decimal(0), *amounts]
    reached = [*accumulate(steps, initial=Decimal(0))]
    starts = [Decimal(0), *reached[:-1], Decimal(0)][-len(amounts) :]
    return _rows(part, series, starts, [Decimal(0), *reached[1:], last - first][-len(amounts) :])


def _of_rows(part: ChartPart) -> Series:
    """What is drawn row by row: the variances, or what there is."""
    judged = (one for one in part.table.series if one.is_variance)
    return next(judged, part.table.series[0])


def _rows(
    part: ChartPart, series: Series, starts: Sequence[Decimal], ends: Sequence[Decimal]
) -> Rows:
    names = part.table.names
    reaches = [_float(amount, part.unit) for amount in (*starts, *ends)]
    low, high = _reach(reaches, 0.04)
    places = _kept(len(names), ends_with_total=part.table.ends_with_total)
    is_bridge = part.form is Form.BRIDGE
    rows = []
    for at in places:
        level = _is_level(part, at)
        signed = series.is_variance or is_bridge
        reach = ends[at] - starts[at] if is_bridge else ends[at]
        rows.append(
            RowMark(
                name=names[at],
                height=_height(names[at]),
                start=_share(_float(starts[at], part.unit), low, high),
                end=_share(_float(ends[at], part.unit), low, high),
                text=numbers.bare(series.amounts[at], part.unit, signed=signed and not level),
                tone=_tone(reach, part.unit) if series.is_variance else "muted",
                is_total=level or _is_total(part, at),
                is_level=level,
            )
        )
    return Rows(
        rows=tuple(rows),
        zero=_share(0, low, high),
        left_out=len(names) - len(places),
        form=part.form.value,
    )


def _is_level(part: ChartPart, place: int) -> bool:
    """Whether a row is what steps lead from or to, and not a step."""
    ends = {0, len(part.table.names) - 1}
    return part.form is Form.BRIDGE and not part.table.ends_with_total and place in ends


def _is_total(part: ChartPart, place: int) -> bool:
    return part.table.ends_with_total and place == len(part.table.names) - 1


def _kept(count: int, *, ends_with_total: bool) -> list[int]:
    """The places of the rows that a page has room for: the first, and a total."""
    if count <= MOST_ROWS:
        return list(range(count))
    return [*range(MOST_ROWS - 1), count - 1] if ends_with_total else list(range(MOST_ROWS))


def _height(name: str) -> float:
    return max(_ROW, lines_of(name, NAME_WIDTH, NAME_SIZE) * _LINE + 6)


def _short(names: Sequence[str]) -> tuple[str, ...]:
    """Months by three letters, the year under the first and each January: "jan 2024", "feb"."""
    months = [name.split(" ") for name in names]
    if not all(len(one) == 2 and one[0] in MONTH_NAMES and one[1].isdigit() for one in months):
        return tuple(names)
    return tuple(
        f"{month[:3]}\n{year}" if not at or month == MONTH_NAMES[0] else month[:3]
        for at, (month, year) in enumerate(months)
    )


def _float(amount: Decimal, unit: Unit) -> float:
    return numbers.in_unit(amount, unit)


def _tone(amount: Decimal, unit: Unit) -> str:
    """Worse or better than budget; what reads 0 is neither."""
    if numbers.bare(amount, unit) == numbers.bare(Decimal(0), unit):
        return "muted"
    return "bad" if amount < 0 else "good"


def _reach(values: Sequence[float], room: float = _ROOM) -> tuple[float, float]:
    """From the lowest to the highest, zero among them, with room beyond where there is a mark."""
    low, high = min([0.0, *values]), max([0.0, *values])
    beyond = (high - low or 1.0) * room
    return low - (beyond if low < 0 else beyond / 4), high + (beyond if high > 0 else beyond / 4)


def _share(value: float, low: float, high: float) -> float:
    return round((value - low) / (high - low), 5)


def _ticks(low: float, high: float) -> list[float]:
    """Three to five round figures from at or under the lowest to at or over the highest."""
    if low == high:
        return [0.0, 1.0]
    rough = (high - low) / 3
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough)
    return [step * at for at in range(math.floor(low / step), math.ceil(high / step) + 1)]


def _tick(tick: float, ticks: Sequence[float]) -> str:
    step = ticks[1] - ticks[0]
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    if round(step * 10**decimals, 6) % 1:
        decimals += 1
    return numbers.decimal(Decimal(str(round(tick, 9))), decimals)
