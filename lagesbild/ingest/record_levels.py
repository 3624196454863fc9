"""Values, targets, shares, volumes, occasions and spans of records: no money and no count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import pyarrow as pa

from lagesbild import control_terms, targets, week_spans
from lagesbild.ingest.records import Form, RecordField

LEVELS = pa.decimal128(18, targets.PLACES)
SHARES = pa.decimal128(9, 4)
FORMS = (Form.SHARE, Form.LEVEL, Form.TARGET, Form.VOLUME, Form.OCCASIONS, Form.SPAN)
_WHOLE = 100
_PERCENT = "%"
Value = TypeVar("Value")


@dataclass(frozen=True)
class ReadLevels:
    """The columns of a field, and at which places which of its cells is wrong."""

    columns: dict[str, pa.Array]
    wrong: list[tuple[int, str]]


def read(wanted: RecordField, texts: Sequence[str | None], decimal_mark: str) -> ReadLevels:
    """Read every cell of a field of one of FORMS; an empty cell is null."""
    if wanted.form is Form.TARGET:
        return _targets(wanted, texts, decimal_mark)
    if wanted.form is Form.VOLUME:
        return _volumes(wanted, texts)
    if wanted.form is Form.OCCASIONS:
        return _occasions(wanted, texts)
    if wanted.form is Form.SPAN:
        return _spans(wanted, texts)
    found, wrong = _each(wanted, texts, lambda text: _level(text, wanted.form, decimal_mark))
    kind = SHARES if wanted.form is Form.SHARE else LEVELS
    return ReadLevels({wanted.name: pa.array(found, kind)}, wrong)


def _each(
    wanted: RecordField, texts: Sequence[str | None], read: Callable[[str], Value | None]
) -> tuple[list[Value | None], list[tuple[int, str]]]:
    """What each cell stands for, and at which places which of them is wrong."""
    found: list[Value | None] = []
    wrong: list[tuple[int, str]] = []
    for at, text in enumerate(texts):
        try:
            found.append(None if text is None else read(text))
        except ValueError as error:
            found.append(None)
            wrong.append((at, f"{wanted.label}: {error}"))
    return found, wrong


def _level(text: str, form: Form, decimal_mark: str) -> Decimal:
    value, unit = targets.parse_level(text, decimal_mark)
    if form is Form.LEVEL:
        return value
    if unit not in (None, _PERCENT) or not 0 < value <= _WHOLE or value != round(value, 2):
        raise ValueError(f"”{text}” ska vara procent, större än 0 och högst 100, som 70.")
    return value / _WHOLE


def _targets(wanted: RecordField, texts: Sequence[str | None], decimal_mark: str) -> ReadLevels:
    found, wrong = _each(wanted, texts, lambda text: targets.parse(text, decimal_mark))
    kind, low, high, unit, basis, said = wanted.columns
    columns = {
        kind: pa.array([one and one.kind.value for one in found], pa.string()),
        low: pa.array([one.low if one else None for one in found], LEVELS),
        high: pa.array([one.high if one else None for one in found], LEVELS),
        unit: pa.array([one and one.unit for one in found], pa.string()),
        basis: pa.array([one and one.basis for one in found], pa.string()),
        said: pa.array(texts, pa.string()),
    }
    return ReadLevels(columns, wrong)


def _volumes(wanted: RecordField, texts: Sequence[str | None]) -> ReadLevels:
    found, wrong = _each(wanted, texts, control_terms.parse_volume)
    number, share, said = wanted.columns
    columns = {
        number: pa.array([one and one.number for one in found], pa.int32()),
        share: pa.array([one and one.share for one in found], SHARES),
        said: pa.array(texts, pa.string()),
    }
    return ReadLevels(columns, wrong)


def _occasions(wanted: RecordField, texts: Sequence[str | None]) -> ReadLevels:
    found, wrong = _each(wanted, texts, control_terms.parse_occasions)
    frequency, months, said = wanted.columns
    columns = {
        frequency: pa.array([one and one.frequency.value for one in found], pa.string()),
        months: pa.array([one and one.months for one in found], pa.list_(pa.int32())),
        said: pa.array(texts, pa.string()),
    }
    return ReadLevels(columns, wrong)


def _spans(wanted: RecordField, texts: Sequence[str | None]) -> ReadLevels:
    found, wrong = _each(wanted, texts, week_spans.parse)
    unit, first, last, said = wanted.columns
    columns = {
        unit: pa.array([one and one.unit.value for one in found], pa.string()),
        first: pa.array([one and one.first for one in found], pa.int32()),
        last: pa.array([one and one.last for one in found], pa.int32()),
        said: pa.array(texts, pa.string()),
    }
    return ReadLevels(columns, wrong)


def out_of_year(
    wanted: RecordField, columns: Mapping[str, pa.Array], periods: Sequence[int | None]
) -> Iterator[tuple[int, str]]:
    """At which places a time is none of its row's year, and why: week 53 of a year of 52."""
    cells = zip(*(columns[name].to_pylist() for name in wanted.columns), strict=True)
    for at, ((unit, first, last, said), period) in enumerate(zip(cells, periods, strict=True)):
        if unit is None or period is None:
            continue
        span = week_spans.Span(week_spans.SpanUnit(unit), first, last)
        if why := week_spans.why_not_in(span, period // 100, said):
            yield at, f"{wanted.label}: {why}"
