"""Rows that were refused: out as a workbook to mend, and back in their places in the file.

A load is a whole file or nothing, so mended rows never come alone: they take the place of the
refused ones in the file they came from, which is then loaded whole.
"""

from __future__ import annotations

import hashlib
import io
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild import spreadsheets
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.reading import Reading, TableReading
from lagesbild.ingest.table import ROW, ReadFile, Table, column_number

SHEET_HEADER = "Blad"
ROW_HEADER = "Rad i filen"
REASON_HEADER = "Vad som är fel"
MARK_HEADER = "Kontrollkod"
OWN_HEADERS = (SHEET_HEADER, ROW_HEADER, REASON_HEADER, MARK_HEADER)
OWN_COLUMNS = len(OWN_HEADERS)
_ROWS_LOOKED_AT = 3
SHEET_NAME = "Rader att rätta"


def workbook(file: ReadFile, reading: Reading, problems: Sequence[Problem]) -> bytes:
    """The refused rows with their headers, where they stood and why they were refused."""
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        sheet = book.add_worksheet(SHEET_NAME)
        # As text, so that what is typed is read by the file's own rules and not by Excel's, and
        # nothing from the file is run as a formula.
        bold = book.add_format({"bold": True, "num_format": "@"})
        right = book.add_format({"num_format": "@"})
        wrong = book.add_format({"num_format": "@", "bg_color": "#FBEAE8"})
        sheet.freeze_panes(1, OWN_COLUMNS)
        sheet.set_column(2, 2, 60)
        sheet.set_column(3, 3, None, None, {"hidden": True})
        line = 0
        for table in reading.tables:
            refused = _refused_rows(table.sheet, problems)
            if not refused:
                continue
            source = _table(file, table.sheet)
            mark = f"{MARK_HEADER} för {file.name}"
            headers = [*OWN_HEADERS[:-1], mark, *_headers(source, table)]
            for place, header in enumerate(headers):
                sheet.write_string(line, place, header or "", bold)
            for row, cells in _cells(source, refused):
                line += 1
                bad = {problem.column for problem in refused[row]}
                sheet.write_string(line, 0, table.sheet, right)
                sheet.write_number(line, 1, row)
                sheet.write_string(line, 2, " ".join(p.message for p in refused[row]), right)
                sheet.write_string(line, 3, _mark(cells))
                for place, (letter, cell) in enumerate(zip(source.columns, cells, strict=True)):
                    style = wrong if letter in bad else right
                    sheet.write_string(line, OWN_COLUMNS + place, cell or "", style)
            line += 2
    return content.getvalue()


def refuse_alone(file: ReadFile) -> None:
    """FileRefused when a file holds rows that we gave out to be mended, however it was saved."""
    for table in file.tables:
        for _, cells in table.head(_ROWS_LOOKED_AT):
            mark = cells[OWN_COLUMNS - 1] if len(cells) >= OWN_COLUMNS else None
            if (*cells[: OWN_COLUMNS - 1],) == OWN_HEADERS[:-1] and (mark or "").startswith(
                MARK_HEADER
            ):
                whole = (mark or "").removeprefix(f"{MARK_HEADER} för ")
                raise FileRefused(
                    f"Det här är rättade rader till {whole}, inte en hel fil. Läs in {whole} och "
                    "lämna de här raderna vid Rättade rader, eller med --mended."
                )


def mended(file: ReadFile, corrections: ReadFile) -> ReadFile:
    """The file with mended rows in the places of those they mend.

    FileRefused when the workbook is not one of ours, or is of another file.
    """
    changes = _mended_rows(corrections)
    mended_rows = sum(len(rows) for rows in changes.values())
    mended_as = _mark([file.control.get("mended_as"), str(changes)])
    tables = []
    for table in file.tables:
        wanted = changes.pop(table.sheet, {})
        tables.append(_with_rows(table, wanted) if wanted else table)
    if changes:
        unknown = ", ".join(f"”{sheet}”" for sheet in changes)
        raise FileRefused(f"De rättade raderna hör till blad som filen inte har: {unknown}.")
    control = {**file.control, "mended_rows": str(mended_rows), "mended_as": mended_as}
    return replace(file, tables=tuple(tables), control=control)


def _refused_rows(sheet: str, problems: Sequence[Problem]) -> dict[int, list[Problem]]:
    rows: dict[int, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.sheet == sheet and problem.row:
            rows[problem.row].append(problem)
    return rows


def _table(file: ReadFile, sheet: str) -> Table:
    return next(table for table in file.tables if table.sheet == sheet)


def _headers(source: Table, reading: TableReading) -> list[str | None]:
    last = reading.header_rows[1]
    for row, cells in source.head(last):
        if row == last:
            return list(cells)
    return [f"Kolumn {letter}" for letter in source.columns]


def _cells(source: Table, rows: dict[int, list[Problem]]) -> list[tuple[int, list[str | None]]]:
    numbers = source.cells.column(ROW)
    wanted = pc.is_in(numbers, pa.array(sorted(rows), pa.int32()))
    return list(Table(source.sheet, source.cells.filter(wanted)).rows())


@dataclass(frozen=True)
class _MendedRow:
    """A row of the workbook: its new cells, and the mark of the row that it mends."""

    mark: str
    cells: list[str | None]


def _mended_rows(corrections: ReadFile) -> dict[str, dict[int, _MendedRow]]:
    found: dict[str, dict[int, _MendedRow]] = defaultdict(dict)
    for table in corrections.tables:
        for _, (sheet, number, reason, mark, *cells) in _padded(table):
            if number == ROW_HEADER or (sheet, number, reason, mark) == (None,) * OWN_COLUMNS:
                continue
            if number is None or not number.isdecimal():
                raise FileRefused(
                    f"Kolumnen {ROW_HEADER} ska ha filens radnummer, inte ”{number or ''}”. "
                    "Ändra bara i de andra kolumnerna."
                )
            found[sheet or ""][int(number)] = _MendedRow(mark or "", list(cells))
    if not found:
        raise FileRefused(
            "Filen har inga rättade rader. Hämta raderna som Excel, rätta dem och ladda upp dem."
        )
    return dict(found)


def _padded(table: Table) -> list[tuple[int, list[str | None]]]:
    """Rows as our workbook has them: with columns before the first one that holds something."""
    before = [None] * (column_number(table.columns[0]) - 1) if table.columns else []
    return [
        (row, [*before, *cells, *([None] * (OWN_COLUMNS - len(before) - len(cells)))])
        for row, cells in table.rows()
    ]


def _mark(cells: Sequence[str | None]) -> str:
    """Tells a row from another: the same for the same cells, however many are empty at the end."""
    text = "\x1f".join(cell or "" for cell in cells).rstrip("\x1f")
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _with_rows(table: Table, mended_rows: dict[int, _MendedRow]) -> Table:
    places = _places(table, mended_rows)
    cells = table.cells
    for column, letter in enumerate(table.columns):
        values = cells.column(letter).to_pylist()
        for number, place in places.items():
            mended_cells = mended_rows[number].cells
            values[place] = mended_cells[column] if column < len(mended_cells) else None
        index = cells.schema.get_field_index(letter)
        cells = cells.set_column(index, letter, pa.array(values, pa.string()))
    return replace(table, cells=cells)


def _places(table: Table, mended_rows: dict[int, _MendedRow]) -> dict[int, int]:
    """Where in the table the rows lie; FileRefused unless they are the rows that were refused."""
    wanted = pa.array(sorted(mended_rows), pa.int32())
    lying = pc.indices_nonzero(pc.is_in(table.cells.column(ROW), wanted)).to_pylist()
    there = list(Table(table.sheet, table.cells.take(pa.array(lying, pa.int64()))).rows())
    places = {row: place for place, (row, _) in zip(lying, there, strict=True)}
    as_they_were = {row: _mark(cells) for row, cells in there}
    for row, mended_row in sorted(mended_rows.items()):
        if as_they_were.get(row) != mended_row.mark:
            raise FileRefused(
                f"Rad {row} i rättningarna är inte rad {row} i filen. Rättningarna hör till en "
                "annan fil, eller till en tidigare rättning av den. Hämta raderna på nytt."
            )
    return places
