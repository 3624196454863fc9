"""Who cases are about, taken out of a file before anything of it is kept or shown (I6)."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.reading import Field, Reading, TableReading
from lagesbild.ingest.table import ROW, ReadFile, Table
from lagesbild.pseudonyms import Pseudonyms


def holds_persons(reading: Reading) -> bool:
    """Whether a file is read as cases or the like, each of which is about somebody."""
    return any(table.kind.is_of_persons for table in reading.tables)


def without_persons(
    file: ReadFile, reading: Reading, board: str, pseudonyms: Pseudonyms
) -> ReadFile:
    """The file with a pseudonym for each person, and nothing in the columns that are not read.

    Names and free text stand there; only headers are left, by which the next file is known.
    """
    cases = {table.sheet: table for table in reading.tables if table.kind.is_of_persons}
    return replace(
        file,
        tables=tuple(
            _without_persons(table, cases[table.sheet], board, pseudonyms)
            if table.sheet in cases
            else table
            for table in file.tables
        ),
    )


def _without_persons(
    table: Table, reading: TableReading, board: str, pseudonyms: Pseudonyms
) -> Table:
    cells = table.cells
    in_body = pc.greater_equal(cells.column(ROW), reading.first_row)
    person, read = reading.fields.get(Field.PERSON), {*reading.fields.values()}
    for letter in table.columns:
        own = cells.column(letter)
        if letter == person:
            trimmed = pc.utf8_trim_whitespace(own)
            kept = pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
            hidden = pseudonyms.column(board, kept)
        elif letter not in read:
            hidden = pa.nulls(cells.num_rows, pa.string())
        else:
            continue
        cells = cells.set_column(
            cells.schema.get_field_index(letter), letter, pc.if_else(in_body, hidden, own)
        )
    return replace(table, cells=cells)
