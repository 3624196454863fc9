"""Made-up ledgers as files: what the importer is given, and what the baselines read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import xlsxwriter

from bench.statements import sql

HEADER = [
    "Period",
    "Ansvar",
    "Verksamhet",
    "Konto",
    "Motpart",
    "Projekt",
    "Aktivitet",
    "Objekt",
    "Verifikat",
    "Bokföringsdatum",
    "Text",
    "Belopp",
]
YEAR = [202300 + month for month in range(1, 13)]

_LINES_AT_ONCE = 50_000


def write_csv(
    path: Path, row_count: int, *, scattered: bool = False, periods: Sequence[int] = YEAR
) -> None:
    """A ledger in Windows-1252 with semicolons, commas and, in half the amounts, no-break spaces.

    `scattered`: every code is drawn by itself, which gives the most groups; else they are as in a
    municipality, where a cost centre uses some accounts.
    """
    with path.open("wb") as file:
        file.write(_encoded([";".join(HEADER)]))
        for lines in _batches("ledger_lines", row_count, periods, scattered=scattered):
            file.write(_encoded(lines.column("line").to_pylist()))


def write_xlsx(path: Path, row_count: int, *, shared_texts: bool) -> None:
    """A ledger as a workbook. Excel shares texts between cells, report programs often do not."""
    with xlsxwriter.Workbook(path, {"constant_memory": not shared_texts}) as book:
        sheet = book.add_worksheet("Huvudbok")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADER)
        for batch in _batches("made_up_ledger", row_count, YEAR, scattered=False):
            for row in batch.to_pylist():
                _write_row(sheet, row["row_number"] - 1, list(row.values())[1:], day)


def _write_row(sheet: xlsxwriter.worksheet.Worksheet, row: int, cells: list, day: object) -> None:
    for column, cell in enumerate(cells):
        if cell is None:
            continue
        if HEADER[column] == "Bokföringsdatum":
            sheet.write_datetime(row, column, cell, day)
        elif isinstance(cell, str):
            sheet.write_string(row, column, cell)
        else:
            sheet.write_number(row, column, cell)


def _batches(
    name: str, row_count: int, periods: Sequence[int], *, scattered: bool
) -> Iterator[pa.RecordBatch]:
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("set enable_progress_bar = false")
    connection.execute(sql("made_up_rows"))
    found = connection.execute(
        sql(name), {"periods": list(periods), "row_count": row_count, "scattered": scattered}
    )
    yield from found.to_arrow_reader(_LINES_AT_ONCE)
    connection.close()


def _encoded(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("cp1252")
