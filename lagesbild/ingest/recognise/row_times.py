"""Whether a table's rows say which period they belong to, and how."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import Field
from lagesbild.ingest.recognise.columns import Columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.ingest.recognise.row_labels import label_column, labels_in
from lagesbild.ingest.recognise.rows import SMALL

_MOST_PERIODS = 500
_HALF = 0.5


@dataclass(frozen=True)
class RowTimes:
    """How rows tell their time, if they do.

    `has_periods`: each row has its own; `only_period` when all have the same. `labels` is the
    column whose words tell kind and year. `year` is the year that every row names.
    """

    has_periods: bool = False
    only_period: int | None = None
    labels: str | None = None
    year: int | None = None


def row_times(examined: Examined, columns: Columns, notes: Notes) -> RowTimes:
    """Find out from the period column or, without one, from the rows' labels or dates."""
    period = columns.fields.get(Field.PERIOD)
    labels = label_column(examined.sample, [period] if period else columns.labels)
    if labels:
        columns.fields = {held: place for held, place in columns.fields.items() if place != labels}
        columns.ignored.pop(labels, None)
        return _labelled(examined, labels, notes)
    if period:
        return _with_periods(examined, period, notes)
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


def _with_periods(examined: Examined, period: str, notes: Notes) -> RowTimes:
    texts = examined.sample.of(period)
    read = [code for text in texts if (code := _period(text))]
    if len(read) < _HALF * len(texts):
        notes.ask(
            "period",
            f"Kolumn {period} har till exempel ”{texts[0]}”, som inte säger både år och månad. "
            "Skriv perioden som ÅÅÅÅMM, till exempel 202310.",
        )
    distinct = pc.unique(examined.table.cells.column(period).slice(0))
    if len(distinct) > _MOST_PERIODS:
        return RowTimes(has_periods=True)
    periods = {code for text in distinct.to_pylist() if text and (code := _period(text))}
    return RowTimes(has_periods=True, only_period=periods.pop() if len(periods) == 1 else None)


def _period(text: str) -> int | None:
    try:
        return values.parse_period(text)
    except ValueError:
        return None
