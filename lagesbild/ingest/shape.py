"""One form for all files: columns of text by the store's names, whatever the table looked like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.readers.sheet_scan import MISSING_VALUE
from lagesbild.ingest.reading import (
    CODE_FIELDS,
    AmountColumn,
    Basis,
    Field,
    Kind,
    Reading,
    TableReading,
)
from lagesbild.ingest.table import ROW, ReadFile, Table

Value = TypeVar("Value", int, date)
Columns = dict[str, "pa.Array | pa.ChunkedArray"]

WORDS = (Field.VOUCHER, Field.DESCRIPTION, Field.REASON, Field.VERSION)
MOST_PROBLEMS = 1_000

_CELL_ERROR = re.compile(r"#[A-ZÅÄÖ][A-ZÅÄÖ0-9/_]*[!?]?")


@dataclass(frozen=True)
class Incoming:
    """What a file says, in the store's columns but still as text, and what cannot be read.

    `amounts` has one row per amount cell, `organisation` and `accounts` one row per code; each has
    sheet, row_number and, for amounts, column_name. `problems` are about periods and dates;
    amounts are read, and refused, in SQL.
    """

    amounts: pa.Table | None = None
    organisation: pa.Table | None = None
    accounts: pa.Table | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def row_count(self) -> int:
        parts = (self.amounts, self.organisation, self.accounts)
        return sum(part.num_rows for part in parts if part is not None)


@dataclass
class _Shaping:
    """What is known while one file is shaped."""

    reading: Reading
    unit_codes: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)


def shape(
    file: ReadFile, reading: Reading, unit_codes: Mapping[str, str] | None = None
) -> Incoming:
    """Give a file's rows the store's columns.

    `unit_codes` maps a unit's name in lower case to its code, for tables that only name units.
    """
    shaping = _Shaping(reading, unit_codes or {})
    tables = {table.sheet: table for table in file.tables}
    amounts: list[pa.Table] = []
    codes: dict[Kind, list[pa.Table]] = {Kind.ORGANISATION: [], Kind.ACCOUNTS: []}
    for table_reading in reading.tables:
        body = _body(tables[table_reading.sheet], table_reading)
        if table_reading.kind.has_amounts:
            amounts += _amount_blocks(body, table_reading, shaping)
        else:
            codes[table_reading.kind].append(_code_rows(body, table_reading, shaping))
    return Incoming(
        amounts=pa.concat_tables(amounts).combine_chunks() if amounts else None,
        organisation=_joined(codes[Kind.ORGANISATION]),
        accounts=_joined(codes[Kind.ACCOUNTS]),
        problems=tuple(sorted(shaping.problems)),
    )


def why_no_value(text: str) -> str | None:
    """What is wrong with a cell that has an error for a value; None when it has none."""
    if text == MISSING_VALUE:
        return "Formeln har inget sparat värde. Öppna filen i Excel, spara den och läs in den igen."
    if _CELL_ERROR.fullmatch(text):
        return f"Cellen har felet {text}. Rätta formeln och spara filen igen."
    return None


def _joined(parts: list[pa.Table]) -> pa.Table | None:
    return pa.concat_tables(parts) if parts else None


def _body(table: Table, reading: TableReading) -> pa.Table:
    """The rows that are read: between first and last, without totals and blank rows."""
    numbers = table.cells.column(ROW).to_numpy()
    first, end = np.searchsorted(numbers, [reading.first_row, reading.last_row + 1])
    body = table.cells.slice(int(first), int(end - first))
    left_out = [*reading.total_rows, *reading.blank_rows]
    if not left_out:
        return body
    return body.filter(pc.invert(pc.is_in(body.column(ROW), pa.array(left_out, pa.int32()))))


def _amount_blocks(body: pa.Table, reading: TableReading, shaping: _Shaping) -> Iterable[pa.Table]:
    """One block per amount column; a row that says its own kind and year gets its own blocks."""
    if not reading.row_amounts:
        shared = _shared_columns(body, reading, shaping)
        return [_block(body, shared, reading, column, shaping) for column in reading.amounts]
    blocks = []
    for labelled in reading.row_amounts:
        row = body.filter(pc.equal(body.column(ROW), labelled.row))
        shared = _shared_columns(row, reading, shaping)
        for column in reading.amounts:
            period = labelled.year * 100 + (column.period or 0) % 100
            own = AmountColumn(column.column, labelled.kind, column.basis, period)
            blocks.append(_block(row, shared, reading, own, shaping))
    return blocks


def _shared_columns(body: pa.Table, reading: TableReading, shaping: _Shaping) -> Columns:
    """What is the same whichever of a row's amounts is meant."""
    columns: Columns = {
        "sheet": _constant(reading.sheet or None, body.num_rows),
        "row_number": body.column(ROW),
    }
    for code in CODE_FIELDS:
        columns[code.value] = _codes(body, reading, code, shaping)
    for word in WORDS:
        columns[word.value] = _words(body, reading, word)
    for day in (Field.BOOKED_ON, Field.DECIDED_ON):
        columns[day.value] = _days(body, reading, day, shaping)
    return columns


def _block(
    body: pa.Table,
    shared: Columns,
    reading: TableReading,
    column: AmountColumn,
    shaping: _Shaping,
) -> pa.Table:
    size = body.num_rows
    period, period_text = _periods(body, reading, column, shaping)
    own: Columns = {
        "kind": _constant(column.kind.value, size),
        "column_name": _constant(column.column, size),
        "basis": _constant(column.basis.value, size),
        "period": period,
        "period_text": period_text,
        "amount_text": body.column(column.column),
    }
    return pa.table(shared | own)


def _code_rows(body: pa.Table, reading: TableReading, shaping: _Shaping) -> pa.Table:
    columns: Columns = {
        "sheet": _constant(reading.sheet or None, body.num_rows),
        "row_number": body.column(ROW),
    }
    code = Field.CODE if reading.kind is Kind.ORGANISATION else Field.ACCOUNT
    name = Field.NAME if reading.kind is Kind.ORGANISATION else Field.ACCOUNT_NAME
    held = {
        "code": code if code in reading.fields else Field.CODE,
        "name": name if name in reading.fields else Field.NAME,
        **{word.value: word for word in (Field.LEVEL, Field.PARENT_CODE, Field.ACCOUNT_GROUP)},
    }
    for column, wanted in held.items():
        columns[column] = _words(body, reading, wanted)
        if wanted in reading.fields:
            _note_cell_errors(body, reading, wanted, columns[column], shaping)
    for day in (Field.VALID_FROM, Field.VALID_TO):
        columns[day.value] = _days(body, reading, day, shaping)
    return pa.table(columns)


def _constant(value: str | int | None, size: int, kind: pa.DataType | None = None) -> pa.Array:
    return pa.repeat(pa.scalar(value, kind or pa.string()), size)


def _words(body: pa.Table, reading: TableReading, wanted: Field) -> pa.Array | pa.ChunkedArray:
    """A column without the blanks around its words; nothing where only blanks stand."""
    if wanted in reading.constants:
        return _constant(reading.constants[wanted], body.num_rows)
    if wanted not in reading.fields:
        return _constant(None, body.num_rows)
    trimmed = pc.utf8_trim_whitespace(body.column(reading.fields[wanted]))
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _codes(
    body: pa.Table, reading: TableReading, wanted: Field, shaping: _Shaping
) -> pa.Array | pa.ChunkedArray:
    """A code column; "30013 Namn" gives its code, a unit's name the code it is known by."""
    words = _words(body, reading, wanted)
    if wanted not in reading.fields:
        return words
    _note_cell_errors(body, reading, wanted, words, shaping)

    def code_of(text: str) -> str:
        if wanted in reading.code_and_name:
            split = values.split_code_and_name(text)
            text = split[0] if split else text
        if wanted is Field.COST_CENTRE:
            return shaping.unit_codes.get(text.casefold(), text)
        return text

    if wanted not in reading.code_and_name and wanted is not Field.COST_CENTRE:
        return words
    return _mapped(words, code_of, pa.string())


def _periods(
    body: pa.Table, reading: TableReading, column: AmountColumn, shaping: _Shaping
) -> tuple[pa.Array | pa.ChunkedArray, pa.Array | pa.ChunkedArray]:
    """Periods as 202310 and as they stood. The header's word comes before the row's.

    But a forecast's period is when it was adopted, and its header only says for which year.
    """
    stated = column.period
    if column.kind is Kind.ADOPTED_FORECAST and (said := shaping.reading.period) is not None:
        stated = said
    elif column.kind is Kind.ADOPTED_FORECAST and Field.PERIOD in reading.fields:
        stated = None
    elif stated is None and Field.PERIOD not in reading.fields:
        stated = shaping.reading.period
    if stated is not None:
        if column.basis is Basis.YEAR and stated < 10_000:
            stated = stated * 100 + 12
        return _constant(stated, body.num_rows, pa.int32()), _constant(None, body.num_rows)
    words = _words(body, reading, Field.PERIOD)
    periods = _read_distinct(words, values.parse_period, pa.int32())
    missing = "Perioden saknas. Skriv ÅÅÅÅMM, till exempel 202310."
    _note_problems(body, reading, Field.PERIOD, words, periods, shaping, missing=missing)
    return periods.read, words


def _days(
    body: pa.Table, reading: TableReading, wanted: Field, shaping: _Shaping
) -> pa.Array | pa.ChunkedArray:
    if wanted not in reading.fields:
        return _constant(None, body.num_rows, pa.date32())
    words = _words(body, reading, wanted)
    days = _read_distinct(words, values.parse_date, pa.date32())
    _note_problems(body, reading, wanted, words, days, shaping)
    return days.read


@dataclass(frozen=True)
class _Distinct:
    """A column read by its distinct texts, and what is wrong with those that could not be."""

    read: pa.Array | pa.ChunkedArray
    wrong: Mapping[str, str]


def _read_distinct(
    words: pa.Array | pa.ChunkedArray,
    parse: Callable[[str], Value],
    kind: pa.DataType,
) -> _Distinct:
    """Read a column with a Python rule: a million rows hold few distinct periods or days."""
    wrong: dict[str, str] = {}

    def read(text: str) -> Value | None:
        try:
            return parse(text)
        except ValueError as error:
            wrong[text] = str(error)
            return None

    return _Distinct(_mapped(words, read, kind), wrong)


def _mapped(
    words: pa.Array | pa.ChunkedArray, rule: Callable[[str], object], kind: pa.DataType
) -> pa.Array:
    coded = pc.dictionary_encode(words)
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    if isinstance(coded, pa.ChunkedArray):  # no chunks at all
        return pa.array([], kind)
    outcomes = pa.array([rule(text) for text in coded.dictionary.to_pylist()], kind)
    return pc.take(outcomes, coded.indices)


def _note_problems(
    body: pa.Table,
    reading: TableReading,
    wanted: Field,
    words: pa.Array | pa.ChunkedArray,
    distinct: _Distinct,
    shaping: _Shaping,
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
        shaping.problems.append(Problem(reading.sheet, row, column, message))


def _note_cell_errors(
    body: pa.Table,
    reading: TableReading,
    wanted: Field,
    words: pa.Array | pa.ChunkedArray,
    shaping: _Shaping,
) -> None:
    """Address the rows whose code is a spreadsheet's error, which would be taken for a code."""
    suspects = pc.fill_null(pc.starts_with(words, "#"), False)
    if not pc.any(suspects).as_py():
        return
    rows = body.column(ROW).filter(suspects).to_pylist()
    for row, text in list(zip(rows, words.filter(suspects).to_pylist(), strict=True)):
        message = why_no_value(text)
        if message and len(shaping.problems) < MOST_PROBLEMS:
            shaping.problems.append(Problem(reading.sheet, row, reading.fields[wanted], message))
