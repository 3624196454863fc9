"""Whether a table's rows say which period they belong to, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import Field
from lagesbild.ingest.recognise.columns import Columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes

_YEAR = re.compile(r"(?:19|20|21)\d\d")
_MOST_PERIODS, _MOST_YEARS = 500, 20
_NEARLY_ALL, _HALF = 0.8, 0.5
_ANY_YEAR = 2000


@dataclass(frozen=True)
class RowTimes:
    """How rows tell their time, if they do.

    `has_periods`: each row has its own; `only_period` when all have the same. `has_years`: each
    has a year and no month. `year`: that of rows that have months alone.
    """

    has_periods: bool = False
    only_period: int | None = None
    has_years: bool = False
    year: int | None = None


def row_times(examined: Examined, columns: Columns, notes: Notes) -> RowTimes:
    """Find out from the columns of periods and years or, without them, from the rows' dates."""
    _find_years(examined, columns)
    period = columns.fields.get(Field.PERIOD)
    if period is None and Field.BOOKED_ON in columns.fields:
        period = columns.fields[Field.PERIOD] = columns.fields[Field.BOOKED_ON]
        notes.found("period", period, "perioden är bokföringsdatumets månad")
    if period is None:
        return RowTimes(has_years=Field.YEAR in columns.fields)
    texts = examined.sample.without_totals(period)
    if _share(texts, None) >= _HALF:
        columns.fields.pop(Field.YEAR, None)
        return RowTimes(has_periods=True, only_period=_only_period(examined, period, None))
    if _share(texts, _ANY_YEAR) >= _HALF:
        return _with_months(examined, columns, period, notes)
    return _asked_for(texts, period, notes)


def _find_years(examined: Examined, columns: Columns) -> None:
    """A column of years alone, whatever it is called: "Period", or nothing."""
    if Field.YEAR in columns.fields:
        return
    period = columns.fields.get(Field.PERIOD)
    for column in [period] if period else columns.labels:
        texts = examined.sample.without_totals(column)
        years = [text for text in texts if _YEAR.fullmatch(text)]
        if texts and len(years) >= _NEARLY_ALL * len(texts) and len(set(years)) <= _MOST_YEARS:
            columns.give(Field.YEAR, column)
            return


def _with_months(examined: Examined, columns: Columns, period: str, notes: Notes) -> RowTimes:
    """Months whose year stands in a column beside them, is given or stands above the table."""
    year_column = columns.fields.get(Field.YEAR)
    if year_column:
        years = set(examined.sample.without_totals(year_column))
        year = int(years.pop()) if len(years) == 1 and examined.sample.whole else None
        return RowTimes(has_periods=True, only_period=_only_period(examined, period, year))
    told = examined.context.span()
    if examined.given.period:
        year, because = examined.given.period // 100, "du har angett perioden"
    elif told and told[0].year:
        year, because = told[0].year, told[1]
    else:
        return _asked_for(examined.sample.without_totals(period), period, notes)
    notes.found("year", str(year), because)
    only_period = _only_period(examined, period, year)
    return RowTimes(has_periods=True, only_period=only_period, year=year)


def _asked_for(texts: Sequence[str], period: str, notes: Notes) -> RowTimes:
    notes.ask(
        "period",
        f"Kolumn {period} har till exempel ”{texts[0]}”, som inte säger både år och månad. "
        "Skriv perioden som ÅÅÅÅMM, till exempel 202310.",
    )
    return RowTimes(has_periods=True)


def _only_period(examined: Examined, period: str, year: int | None) -> int | None:
    distinct = pc.unique(examined.body.column(period))
    if len(distinct) > _MOST_PERIODS:
        return None
    periods = {_period(text, year) for text in distinct.to_pylist() if text} - {None}
    return periods.pop() if len(periods) == 1 else None


def _share(texts: Sequence[str], year: int | None) -> float:
    """How many of the texts are periods, as a share; 1 of no texts."""
    read = [text for text in texts if _period(text, year)]
    return len(read) / len(texts) if texts else 1.0


def _period(text: str, year: int | None) -> int | None:
    try:
        return values.parse_period(text, year=year)
    except ValueError:
        return None
