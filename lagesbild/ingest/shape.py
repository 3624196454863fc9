"""One form for all files: columns of text by the store's names, whatever the table looked like."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest import values
from lagesbild.ingest.blocks import filled_down
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import (
    CODE_FIELDS,
    AmountColumn,
    Field,
    Kind,
    Reading,
    TableReading,
)
from lagesbild.ingest.shaped_columns import (
    DAYS,
    Column,
    Shaping,
    checked_words_of,
    codes_of,
    constant,
    days_of,
    mapped,
    months_of,
    periods_of,
    words_of,
)
from lagesbild.ingest.shaped_records import record_rows
from lagesbild.ingest.table import ROW, ReadFile, Table

Columns = dict[str, Column]

ROWS_IN_A_PIECE = 122_880

_SOMETHING = r"[1-9\p{L}#]"
"""What an amount cell has that is not empty, a dash or zero."""


@dataclass(frozen=True)
class Incoming:
    """What a file says, in the store's columns but still as text, and what cannot be read.

    `amounts` has one row per amount cell, `organisation` and `accounts` one row per code, `cases`
    one row per case, `records` one row per record by kind; each has sheet, row_number and, for
    amounts, column_name and negated (credit).
    `problems` are about periods and dates; amounts are read, and refused, in SQL.
    """

    amounts: pa.Table | None = None
    organisation: pa.Table | None = None
    accounts: pa.Table | None = None
    cases: pa.Table | None = None
    records: Mapping[str, pa.Table] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def row_count(self) -> int:
        parts = (self.amounts, self.organisation, self.accounts, self.cases, *self.records.values())
        return sum(part.num_rows for part in parts if part is not None)


def shape(
    file: ReadFile, reading: Reading, unit_codes: Mapping[str, str] | None = None
) -> Incoming:
    """Give a file's rows the store's columns.

    `unit_codes` maps a unit's name in lower case to its code, for tables that only name units.
    """
    shaping = Shaping(reading.period, unit_codes or {})
    tables = {table.sheet: table for table in file.tables}
    amounts: list[pa.Table] = []
    lists: dict[Kind, list[pa.Table]] = {kind: [] for kind in Kind if not kind.has_amounts}
    for table_reading in reading.tables:
        body = _body(tables[table_reading.sheet], table_reading)
        if table_reading.kind.has_amounts:
            amounts += _amount_blocks(body, table_reading, shaping)
        elif record := table_reading.kind.record:
            lists[table_reading.kind].append(record_rows(body, table_reading, record, shaping))
        elif table_reading.kind is Kind.CASES:
            lists[Kind.CASES].append(_case_rows(body, table_reading, shaping))
        else:
            lists[table_reading.kind].append(_code_rows(body, table_reading, shaping))
    return Incoming(
        amounts=_in_even_pieces(pa.concat_tables(amounts)) if amounts else None,
        organisation=_joined(lists[Kind.ORGANISATION]),
        accounts=_joined(lists[Kind.ACCOUNTS]),
        cases=_joined(lists[Kind.CASES]),
        records={
            kind.value: pa.concat_tables(parts)
            for kind, parts in lists.items()
            if kind.record and parts
        },
        problems=tuple(sorted(set(shaping.problems))),
    )


def amounts_of(
    table: Table, reading: TableReading, period: int | None, fields: Collection[Field]
) -> pa.Table:
    """The amount cells of one table with some of its fields, to judge them by before a load."""
    body = _body(table, reading)
    return pa.concat_tables(_amount_blocks(body, reading, Shaping(period, fields=fields)))


def _in_even_pieces(rows: pa.Table) -> pa.Table:
    """The rows in pieces as large as the store's own: smaller ones are joined there anew, and one
    large piece is stored by a single thread.
    """
    pieces = rows.combine_chunks().to_batches(max_chunksize=ROWS_IN_A_PIECE)
    return pa.Table.from_batches(pieces, rows.schema)


def _joined(parts: list[pa.Table]) -> pa.Table | None:
    return pa.concat_tables(parts) if parts else None


def _body(table: Table, reading: TableReading) -> pa.Table:
    """The rows that are read, their codes filled down: no totals, no blank rows."""
    numbers = table.cells.column(ROW).to_numpy()
    first, end = np.searchsorted(numbers, [reading.first_row, reading.last_row + 1])
    body = table.cells.slice(int(first), int(end - first))
    for held, ends in reading.filled_down.items():
        body = filled_down(body, reading.fields[held], ends)
    left_out = [*reading.total_rows, *reading.blank_rows]
    if left_out:
        body = body.filter(pc.invert(pc.is_in(body.column(ROW), pa.array(left_out, pa.int32()))))
    if reading.rows_with:
        texts = pa.array(sorted(reading.rows_with.texts), pa.string())
        body = body.filter(pc.is_in(body.column(reading.rows_with.column), texts))
    return body


def _amount_blocks(body: pa.Table, reading: TableReading, shaping: Shaping) -> Iterator[pa.Table]:
    """One block per amount column."""
    shared = _shared_columns(body, reading, shaping)
    for column in reading.amounts:
        block = _block(body, shared, reading, column, shaping)
        kept = _cells_that_count(body, column, reading.amounts)
        yield block if kept is None else block.filter(kept)


def _cells_that_count(
    body: pa.Table, column: AmountColumn, amounts: Collection[AmountColumn]
) -> pa.ChunkedArray | None:
    """Of debit and credit side by side, the one that says something; debit when neither does.

    A row with both has two amounts. None: every cell counts.
    """
    beside = [
        other.column
        for other in amounts
        if other.negated is not column.negated
        and (other.kind, other.basis, other.period) == (column.kind, column.basis, column.period)
    ]
    if not beside:
        return None
    said = _says_something(body.column(column.column))
    return said if column.negated else pc.or_(said, pc.invert(_says_something(body[beside[0]])))


def _says_something(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(pc.match_substring_regex(cells, _SOMETHING), False)


def _shared_columns(body: pa.Table, reading: TableReading, shaping: Shaping) -> Columns:
    """What is the same whichever of a row's amounts is meant."""
    columns: Columns = {
        "sheet": constant(reading.sheet or None, body.num_rows),
        "row_number": body.column(ROW),
    }
    for held in shaping.fields:
        if held in CODE_FIELDS:
            columns[held.value] = codes_of(body, reading, held, shaping)
        elif held in DAYS:
            columns[held.value] = days_of(body, reading, held, shaping)
        else:
            columns[held.value] = words_of(body, reading, held)
    return columns


def _block(
    body: pa.Table,
    shared: Columns,
    reading: TableReading,
    column: AmountColumn,
    shaping: Shaping,
) -> pa.Table:
    size = body.num_rows
    period, period_text = periods_of(body, reading, column, shaping)
    own: Columns = {
        "kind": constant(column.kind.value, size),
        "column_name": constant(column.column, size),
        "basis": constant(column.basis.value, size),
        "period": period,
        "period_text": period_text,
        "amount_text": body.column(column.column),
        "negated": constant(column.negated, size, pa.bool_()),
    }
    return pa.table(shared | own)


def _code_rows(body: pa.Table, reading: TableReading, shaping: Shaping) -> pa.Table:
    """A row per code; "30013 Namn" gives both the code and, where no column has it, its name."""
    code, name = Field.CODE, Field.NAME
    if reading.kind is Kind.ACCOUNTS and Field.ACCOUNT in reading.fields:
        code, name = Field.ACCOUNT, Field.ACCOUNT_NAME
    columns: Columns = {
        "sheet": constant(reading.sheet or None, body.num_rows),
        "row_number": body.column(ROW),
        "code": codes_of(body, reading, code, shaping),
        "name": checked_words_of(body, reading, name, shaping),
        "parent_code": codes_of(body, reading, Field.PARENT_CODE, shaping),
    }
    if name not in reading.fields and code in reading.code_and_name:
        columns["name"] = mapped(words_of(body, reading, code), _name_beside, pa.string())
    for word in (Field.LEVEL, Field.ACCOUNT_GROUP):
        columns[word.value] = checked_words_of(body, reading, word, shaping)
    for day in (Field.VALID_FROM, Field.VALID_TO):
        columns[day.value] = days_of(body, reading, day, shaping)
    return pa.table(columns)


def _case_rows(body: pa.Table, reading: TableReading, shaping: Shaping) -> pa.Table:
    """A row per case."""
    days = (Field.STARTED_ON, Field.ENDED_ON, Field.DECIDED_ON)
    return pa.table(
        {
            "sheet": constant(reading.sheet or None, body.num_rows),
            "row_number": body.column(ROW),
            "period": months_of(body, reading, shaping),
            "person": words_of(body, reading, Field.PERSON),
            "cost_centre": codes_of(body, reading, Field.COST_CENTRE, shaping),
            "case_type": checked_words_of(body, reading, Field.CASE_TYPE, shaping),
            **{day.value: days_of(body, reading, day, shaping) for day in days},
        }
    )


def _name_beside(text: str) -> str | None:
    split = values.split_code_and_name(text)
    return split[1] or None if split else None
