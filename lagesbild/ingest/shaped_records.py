"""The rows of a table of records by the store's columns; figures are still text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.reading import Field, TableReading
from lagesbild.ingest.records import Form, RecordField, RecordKind
from lagesbild.ingest.shaped_columns import (
    Column,
    Shaping,
    checked_words_of,
    codes_of,
    constant,
    days_of,
    month_of_year,
    note_problems,
    read_distinct,
    words_of,
    year_in,
)
from lagesbild.ingest.table import ROW
from lagesbild.text import listed

_MONTHS = range(1, 13)


def record_rows(
    body: pa.Table, reading: TableReading, kind: RecordKind, shaping: Shaping
) -> pa.Table:
    """A row per record, with a column for each field of its kind.

    A row whose figures stand in a column for each period is a record for each that is filled in.
    """
    if not reading.spread:
        return _rows(body, reading, kind, shaping)
    parts = []
    for each in reading.spread:
        here = replace(
            reading,
            fields={**reading.fields, Field(kind.spread): each.column},
            constants={**reading.constants, Field(kind.period): str(each.period)},
            spread=(),
        )
        filled = pc.is_valid(body.column(each.column))
        parts.append(_rows(body.filter(filled), here, kind, shaping))
    return pa.concat_tables(parts)


def _rows(body: pa.Table, reading: TableReading, kind: RecordKind, shaping: Shaping) -> pa.Table:
    columns: dict[str, Column] = {
        "sheet": constant(reading.sheet or None, body.num_rows),
        "row_number": body.column(ROW),
    }
    for each in kind.fields:
        columns[each.name] = _column(body, reading, kind, each, shaping)
    return pa.table(columns)


def _column(
    body: pa.Table, reading: TableReading, kind: RecordKind, wanted: RecordField, shaping: Shaping
) -> Column:
    held = Field(wanted.name)
    if wanted.form.is_time:
        return _times(body, reading, wanted, shaping)
    if wanted.form is Form.DAY:
        return days_of(body, reading, held, shaping)
    if wanted.form is Form.CODE:
        return codes_of(body, reading, held, shaping)
    if wanted.form is Form.ONE_OF:
        return _one_of(body, reading, kind, wanted, shaping)
    if wanted.form is Form.WORDS:
        return checked_words_of(body, reading, held, shaping)
    return words_of(body, reading, held)


def _one_of(
    body: pa.Table, reading: TableReading, kind: RecordKind, wanted: RecordField, shaping: Shaping
) -> Column:
    held = Field(wanted.name)
    words = words_of(body, reading, held)
    allowed = listed((written[0] for written in wanted.choices.values()), "eller")

    def read(text: str) -> str:
        found = wanted.words.get(" ".join(text.casefold().split()).strip(" ."))
        if found is None:
            raise ValueError(
                f"{kind.quoted(text)} går inte att läsa som {wanted.label}. Skriv {allowed}."
            )
        return found

    found = read_distinct(words, read, pa.string())
    if held in reading.fields:
        note_problems(body, reading, held, words, found, shaping)
    return found.read if wanted.default is None else found.read.fill_null(wanted.default)


def _times(body: pa.Table, reading: TableReading, wanted: RecordField, shaping: Shaping) -> Column:
    """Months as 202310, whole years as 202300."""
    held = Field(wanted.name)
    if held not in reading.fields:
        said = reading.constants.get(held)
        if said and Field.YEAR in reading.fields and int(said) in _MONTHS:
            beside = words_of(body, reading, Field.YEAR)
            months = pc.binary_join_element_wise(beside, said, " ")
            found = read_distinct(months, _month_beside_year, pa.int32())
            note_problems(body, reading, Field.YEAR, months, found, shaping)
            return found.read
        return constant(int(said) if said else None, body.num_rows, pa.int32())
    words = words_of(body, reading, held)
    parse: Callable[[str], int] = partial(_time, wanted.form)
    if Field.YEAR in reading.fields and held is not Field.YEAR:
        beside = words_of(body, reading, Field.YEAR)
        words = pc.binary_join_element_wise(beside, words, " ")
        parse = _month_beside_year
    found = read_distinct(words, parse, pa.int32())
    it = "året" if wanted.form is Form.YEAR else "den"
    missing = f"{wanted.label} saknas. Fyll i {it}." if wanted.required else ""
    note_problems(body, reading, held, words, found, shaping, missing=missing)
    return found.read


def _time(form: Form, text: str) -> int:
    if form is not Form.MONTH and text[:4].isdecimal() and len(text) == len("2023"):
        return year_in(text) * 100
    if form is Form.YEAR:
        return year_in(text) * 100
    return _month(values.parse_period(text))


def _month_beside_year(text: str) -> int:
    return _month(month_of_year(text))


def _month(period: int) -> int:
    if period % 100 not in _MONTHS:
        raise ValueError("Perioden är ingen månad. Skriv ÅÅÅÅMM med månad 01–12.")
    return period
