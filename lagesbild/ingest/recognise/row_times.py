"""Whether a table's rows say which period they belong to, and how."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import Basis, Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.columns import Columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.row_labels import label_column, labels_in
from lagesbild.ingest.recognise.rows import SMALL
from lagesbild.ingest.values import Span

_MOST_PERIODS = 500
_FEW = 5
_HALF = 0.5


@dataclass(frozen=True)
class RowTimes:
    """How rows tell their time, if they do.

    `has_periods`: each row has its own; `only_period` when all have the same. `labels` is the
    column whose words tell kind and year. `year` and `month` are what every row names.
    """

    has_periods: bool = False
    only_period: int | None = None
    labels: str | None = None
    year: int | None = None
    month: int | None = None

    @property
    def span(self) -> Span | None:
        """The time that every row names in a form that is read here and not row by row."""
        if self.year is None:
            return None
        if self.month is None:
            return Span(Basis.YEAR, self.year, 1, 12, "")
        return Span(Basis.MONTH, self.year, self.month, self.month, "")


def row_times(examined: Examined, columns: Columns, notes: Notes) -> RowTimes:
    """Find out from the period column or, without one, from the rows' labels or dates."""
    period = columns.fields.get(Field.PERIOD)
    labels = label_column(examined.sample, [period] if period else columns.labels)
    if labels:
        columns.fields = {held: place for held, place in columns.fields.items() if place != labels}
        columns.ignored.pop(labels, None)
        return _labelled(examined, labels, notes)
    if period:
        return _only_month(examined, columns, period, notes) or _with_periods(
            examined, period, notes
        )
    booked_on = columns.fields.get(Field.BOOKED_ON)
    if booked_on:
        columns.fields[Field.PERIOD] = booked_on
        notes.found("period", booked_on, "perioden är bokföringsdatumets månad")
        return RowTimes(has_periods=True)
    return RowTimes()


def _labelled(examined: Examined, labels: str, notes: Notes) -> RowTimes:
    found = labels_in(examined.sample.rows, labels)
    years = {label.year for label in found}
    if len(years) == 1 and not any(label.kind for label in found) and examined.sample.whole:
        [year] = years
        notes.found("year", str(year), f"kolumn {labels} har {year} på varje rad")
        return RowTimes(year=year)
    if examined.table.row_count > SMALL:
        notes.ask(
            "period",
            f"Kolumn {labels} har bara år. Skriv perioden som ÅÅÅÅMM på varje rad, "
            "eller dela filen så att den gäller ett år.",
        )
        return RowTimes(year=min(years))
    return RowTimes(labels=labels)


def _only_month(examined: Examined, columns: Columns, period: str, notes: Notes) -> RowTimes | None:
    """The one month that every row names without a year, when the year stands elsewhere."""
    distinct = pc.unique(examined.table.cells.column(period))
    texts = {
        text for text in examined.sample.of(period) if not words.is_total(text, has_code=False)
    }
    year = _year_beside(examined, columns)
    if len(texts) != 1 or len(distinct) > _FEW or year is None:
        return None
    [text] = texts
    if _period(text):
        return None
    try:
        month = values.parse_period(text, year=year) % 100
    except ValueError:
        return None
    del columns.fields[Field.PERIOD]
    notes.found("period", str(year * 100 + month), f"kolumn {period} har ”{text}” på varje rad")
    return RowTimes(year=year, month=month)


def _year_beside(examined: Examined, columns: Columns) -> int | None:
    """The year of the given period, of a column with one year alone, or above the table."""
    if examined.given.period:
        return examined.given.period // 100
    labels = label_column(examined.sample, columns.labels)
    if labels:
        years = {label.year for label in labels_in(examined.sample.rows, labels)}
        return years.pop() if len(years) == 1 else None
    told = examined.context.span()
    return told[0].year if told else None


def _with_periods(examined: Examined, period: str, notes: Notes) -> RowTimes:
    texts = examined.sample.of(period)
    read = [code for text in texts if (code := _period(text))]
    if len(read) < _HALF * len(texts):
        notes.ask(
            "period",
            f"Kolumn {period} har till exempel ”{texts[0]}”, som inte säger både år och månad. "
            "Skriv perioden som ÅÅÅÅMM, till exempel 202310.",
        )
    distinct = pc.unique(examined.table.cells.column(period))
    if len(distinct) > _MOST_PERIODS:
        return RowTimes(has_periods=True)
    periods = {code for text in distinct.to_pylist() if text and (code := _period(text))}
    return RowTimes(has_periods=True, only_period=periods.pop() if len(periods) == 1 else None)


def _period(text: str) -> int | None:
    try:
        return values.parse_period(text)
    except ValueError:
        return None
