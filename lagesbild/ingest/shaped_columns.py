"""Columns of text read as codes, words, days and periods, with what cannot be read in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.readers.sheet_scan import MISSING_VALUE
from lagesbild.ingest.reading import CODE_FIELDS, AmountColumn, Field, Kind, TableReading
from lagesbild.ingest.table import ROW

Value = TypeVar("Value", int, date, str)
Column: TypeAlias = "pa.Array | pa.ChunkedArray"

WORDS = (Field.VOUCHER, Field.DESCRIPTION, Field.REASON, Field.VERSION)
DAYS = (Field.BOOKED_ON, Field.DECIDED_ON)
MOST_PROBLEMS = 1_000
_DECEMBER, _MONTHS_ALONE = 12, 99
_CELL_ERROR = re.compile(r"#[A-ZÅÄÖ][A-ZÅÄÖ0-9/_]*[!?]?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")


@dataclass
class Shaping:
    """What is known while a file is shaped. `period` is that of amounts that do not say theirs."""

    period: int | None
    unit_codes: Mapping[str, str] = field(default_factory=dict)
    fields: Collection[Field] = (*CODE_FIELDS, *WORDS, *DAYS)
    problems: list[Problem] = field(default_factory=list)


UNQUOTED = "Det som står här"
"""What a message says in place of a cell that may be about somebody."""


def why_no_value(text: str) -> str | None:
    """What is wrong with a cell that has an error for a value; None when it has none."""
    if text == MISSING_VALUE:
        return "Formeln har inget sparat värde. Öppna filen i Excel, spara den och läs in den igen."
    if _CELL_ERROR.fullmatch(text):
        return f"Cellen har felet {text}. Rätta formeln och spara filen igen."
    return None


def constant(value: str | int | bool | None, size: int, kind: pa.DataType | None = None) -> Column:
    """The same value on every row."""
    return pa.repeat(pa.scalar(value, kind or pa.string()), size)


def words_of(body: pa.Table, reading: TableReading, wanted: Field) -> Column:
    """A column without the blanks around its words; nothing where only blanks stand."""
    if wanted in reading.constants:
        return constant(reading.constants[wanted], body.num_rows)
    if wanted not in reading.fields:
        return constant(None, body.num_rows)
    trimmed = pc.utf8_trim_whitespace(body.column(reading.fields[wanted]))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def checked_words_of(
    body: pa.Table, reading: TableReading, wanted: Field, shaping: Shaping
) -> Column:
    """As `words_of`, with a problem for each spreadsheet error, which would be taken for a code."""
    words = words_of(body, reading, wanted)
    suspects = pc.fill_null(pc.starts_with(words, "#"), False)
    if wanted not in reading.fields or not pc.any(suspects).as_py():
        return words
    rows = body.column(ROW).filter(suspects).to_pylist()
    for row, text in zip(rows, words.filter(suspects).to_pylist(), strict=True):
        message = why_no_value(text)
        if message and len(shaping.problems) < MOST_PROBLEMS:
            shaping.problems.append(Problem(reading.sheet, row, reading.fields[wanted], message))
    return words


def codes_of(body: pa.Table, reading: TableReading, wanted: Field, shaping: Shaping) -> Column:
    """A code column; "30013 Namn" gives its code, a unit's name the code it is known by."""
    words = checked_words_of(body, reading, wanted, shaping)
    if wanted not in reading.fields:
        return words

    def code_of(text: str) -> str:
        if wanted in reading.code_and_name:
            split = values.split_code_and_name(text)
            text = split[0] if split else text
        if wanted is Field.COST_CENTRE:
            return shaping.unit_codes.get(text.casefold(), text)
        return text

    if wanted not in reading.code_and_name and wanted is not Field.COST_CENTRE:
        return words
    return mapped(words, code_of, pa.string())


def periods_of(
    body: pa.Table, reading: TableReading, column: AmountColumn, shaping: Shaping
) -> tuple[Column, Column]:
    """Periods as 202310 and as they stood. The header's word comes before the row's.

    But a forecast's period is when it was adopted, and its header only says for which year.
    """
    stated, rows_say = column.period, Field.PERIOD in reading.fields
    if column.kind is Kind.ADOPTED_FORECAST and shaping.period is not None:
        stated = shaping.period
    elif column.kind is Kind.ADOPTED_FORECAST and rows_say:
        stated = None
    elif stated is None and not rows_say:
        stated = shaping.period
    if rows_say and stated is None:
        return _row_periods(body, reading, shaping)
    if Field.YEAR in reading.fields and (stated is None or stated <= _MONTHS_ALONE):
        return _row_years(body, reading, _DECEMBER if stated is None else stated, shaping)
    return constant(stated, body.num_rows, pa.int32()), constant(None, body.num_rows)


def months_of(body: pa.Table, reading: TableReading, shaping: Shaping) -> Column:
    """The month that each row of a list without amounts is about."""
    if Field.PERIOD in reading.fields:
        return _row_periods(body, reading, shaping)[0]
    stated = shaping.period or int(reading.constants[Field.PERIOD])
    return constant(stated, body.num_rows, pa.int32())


def _row_periods(body: pa.Table, reading: TableReading, shaping: Shaping) -> tuple[Column, Column]:
    """Periods that rows say in one column, or as a month beside a year."""
    words = words_of(body, reading, Field.PERIOD)
    parse: Callable[[str], int] = values.parse_period
    if Field.YEAR in reading.fields:
        words = pc.binary_join_element_wise(words_of(body, reading, Field.YEAR), words, " ")
        parse = month_of_year
    elif Field.YEAR in reading.constants:
        parse = partial(values.parse_period, year=int(reading.constants[Field.YEAR]))
    periods = read_distinct(words, parse, pa.int32())
    missing = "Perioden saknas. Skriv ÅÅÅÅMM, till exempel 202310."
    note_problems(body, reading, Field.PERIOD, words, periods, shaping, missing=missing)
    return periods.read, words


def _row_years(
    body: pa.Table, reading: TableReading, month: int, shaping: Shaping
) -> tuple[Column, Column]:
    """The same month of the years that rows say."""
    words = words_of(body, reading, Field.YEAR)
    years = read_distinct(words, lambda text: year_in(text) * 100 + month, pa.int32())
    missing = "Året saknas. Skriv det med fyra siffror, till exempel 2023."
    note_problems(body, reading, Field.YEAR, words, years, shaping, missing=missing)
    return years.read, words


def month_of_year(text: str) -> int:
    year, _, month = text.partition(" ")
    return values.parse_period(month, year=year_in(year))


def year_in(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise ValueError(f"”{text}” är inget år. Skriv det med fyra siffror, till exempel 2023.")
    return int(text)


def days_of(body: pa.Table, reading: TableReading, wanted: Field, shaping: Shaping) -> Column:
    """A column of dates."""
    if wanted not in reading.fields:
        return constant(None, body.num_rows, pa.date32())
    words = words_of(body, reading, wanted)
    days = read_distinct(words, values.parse_date, pa.date32())
    note_problems(body, reading, wanted, words, days, shaping)
    return days.read


@dataclass(frozen=True)
class Distinct:
    """A column read by its distinct texts, and what is wrong with those that could not be."""

    read: Column
    wrong: Mapping[str, str]


def read_distinct(
    words: Column,
    parse: Callable[[str], Value],
    kind: pa.DataType,
) -> Distinct:
    """Read a column with a Python rule: a million rows hold few distinct periods or days."""
    wrong: dict[str, str] = {}

    def read(text: str) -> Value | None:
        try:
            return parse(text)
        except ValueError as error:
            wrong[text] = str(error)
            return None

    return Distinct(mapped(words, read, kind), wrong)


def mapped(words: Column, rule: Callable[[str], object], kind: pa.DataType) -> Column:
    """A column put through a rule, once for each distinct text."""
    coded = pc.dictionary_encode(words)
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    if isinstance(coded, pa.ChunkedArray):  # no chunks at all
        return pa.array([], kind)
    outcomes = pa.array([rule(text) for text in coded.dictionary.to_pylist()], kind)
    return pc.take(outcomes, coded.indices)


def note_problems(
    body: pa.Table,
    reading: TableReading,
    wanted: Field,
    words: Column,
    distinct: Distinct,
    shaping: Shaping,
    missing: str = "",
) -> None:
    """Address the rows whose text could not be read or, where `missing` says so, is not there."""
    column = reading.fields[wanted]
    unread = pc.is_null(distinct.read)
    suspects = unread if missing else pc.and_(unread, pc.is_valid(words))
    if not pc.any(suspects).as_py():
        return
    rows = body.column(ROW).filter(suspects).to_pylist()
    texts = words.filter(suspects).to_pylist()
    for row, text in list(zip(rows, texts, strict=True))[:MOST_PROBLEMS]:
        message = missing if text is None else why_no_value(text) or distinct.wrong[text]
        if reading.kind.is_of_persons:  # somebody's name may stand in the wrong column (I6)
            message = message.replace(f"”{text}”", UNQUOTED)
        shaping.problems.append(Problem(reading.sheet, row, column, message))
