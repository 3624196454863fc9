"""Workbooks: .xlsx, .xlsm, .xls, .xlsb and .ods, as tables of text.

fastexcel reads the cells as Arrow strings. Where a text could be mistaken for a number the cells
are read once more by calamine, which is slower but tells their types. What both lose, formulas
without a stored value above all, comes from `sheet_scan` and `ods_scan`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from zipfile import BadZipFile, ZipFile

import fastexcel
import numpy as np
import pyarrow as pa
from lxml import etree
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers import cell_text, ods_scan, sheet_scan
from lagesbild.ingest.readers.refusals import check_table_size, damaged, encrypted
from lagesbild.ingest.readers.sheet_scan import MISSING_VALUE, Mark, Merged, SheetScan
from lagesbild.ingest.table import ROW, Evidence, FileForm, ReadFile, Table, letter
from lagesbild.numbers import count
from lagesbild.settings import Limits
from lagesbild.text import listed, plural

ERROR_TEXTS = {
    "Div0": "#DIV/0!",
    "GettingData": "#GETTING_DATA",
    "NA": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}
"""What calamine calls an error, and the text that stands in the cell instead of a value."""

_OFFICE_XML = (FileForm.XLSX, FileForm.XLSM)


def read(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    """Read every visible sheet; hidden ones are listed but not read.

    The name in `path` must end as `form` does: the libraries go by it.

    Rows without any cell are left out; row numbers and column letters are those of the sheet. An
    error stands as its text ("#DIV/0!") and a formula without stored value as MISSING_VALUE, so
    that whoever needs the cell refuses it.
    """
    with _damage_said(name):
        book = _book(path, form)
        reader = fastexcel.read_excel(path)
        read_sheets = [_read_sheet(book, reader, sheet, limits) for sheet in book.sheets]
    tables = tuple(table for table, _ in read_sheets)
    if not any(table.row_count for table in tables):
        raise _without_rows(name, tables)
    marks = [(table.sheet, mark) for table, marks in read_sheets for mark in sorted(marks)]
    warnings = (*_hidden_said(tables), *_marks_said(marks), *_zeros_said(book))
    return ReadFile(name, form, tables, (*book.evidence, *_hidden(tables)), warnings)


@dataclass(frozen=True)
class _Sheet:
    """A sheet before its cells are read. `member`: where it lies in an .xlsx file."""

    name: str
    hidden: bool
    scan: SheetScan
    member: str = ""


@dataclass(frozen=True)
class _Book:
    """A workbook before its cells are read."""

    path: Path
    form: FileForm
    sheets: tuple[_Sheet, ...]
    evidence: tuple[Evidence, ...] = ()
    recalculates: bool = False


@contextmanager
def _damage_said(name: str) -> Iterator[None]:
    broken = (
        fastexcel.FastExcelError,
        CalamineError,
        BadZipFile,
        zlib.error,
        etree.LxmlError,
        EOFError,
        OSError,
        UnicodeDecodeError,
    )
    try:
        yield
    except PasswordError as error:
        raise encrypted(name) from error
    except broken as error:
        protected = "password protected" in str(error)
        raise (encrypted if protected else damaged)(name) from error


def _book(path: Path, form: FileForm) -> _Book:
    if form not in _OFFICE_XML:
        return _other_book(path, form)
    with ZipFile(path) as archive:
        return _office_book(path, form, archive)


def _office_book(path: Path, form: FileForm, archive: ZipFile) -> _Book:
    parts = sheet_scan.workbook_parts(archive)
    # fastexcel 0.21 overlooks the epoch of files from Excel for Mac: leave their dates to calamine.
    mistakable = parts.epoch_1904 or (
        parts.shared_strings is not None
        and sheet_scan.has_mistakable_strings(archive, parts.shared_strings)
    )
    sheets = []
    for part in parts.sheets:
        scan = SheetScan() if part.hidden else sheet_scan.scan_sheet(archive, part.member)
        scan = replace(scan, mistakable=scan.mistakable or mistakable)
        sheets.append(_Sheet(part.name, part.hidden, scan, part.member))
    since_1904 = Evidence("dates", "1904", "Arbetsboken räknar sina datum från 1904.")
    evidence = (since_1904,) if parts.epoch_1904 else ()
    return _Book(path, form, tuple(sheets), evidence, parts.recalculates)


def _other_book(path: Path, form: FileForm) -> _Book:
    metadata = CalamineWorkbook.from_path(path).sheets_metadata
    scans = [SheetScan() for _ in metadata]
    evidence: tuple[Evidence, ...] = ()
    if form is FileForm.ODS:
        with ZipFile(path) as archive:
            scans = ods_scan.scan_sheets(archive) or scans
    else:
        unseen = f"I {form.value} syns det inte om en formel aldrig har räknats ut."
        evidence = (Evidence("formulas", "de värden som är sparade", unseen),)
    sheets = tuple(
        _Sheet(
            sheet.name,
            sheet.visible is not SheetVisibleEnum.Visible,
            replace(scan, mistakable=True),
        )
        for sheet, scan in zip(metadata, scans, strict=True)
        if sheet.typ is SheetTypeEnum.WorkSheet
    )
    return _Book(path, form, sheets, evidence)


def _read_sheet(
    book: _Book, reader: fastexcel.ExcelReader, sheet: _Sheet, limits: Limits
) -> tuple[Table, list[Mark]]:
    if sheet.hidden:
        return Table.of(sheet.name, [], hidden=True), []
    try:
        loaded = reader.load_sheet(sheet.name, header_row=None, skip_rows=0, dtypes="string")
    except fastexcel.CalamineError as error:
        if "Unsupported cell error" in str(error) and sheet.member:
            raise _unknown_errors(book.path, sheet) from error
        raise
    typed = _TypedSheet(book.path, sheet.name)
    columns, errors = _columns(loaded, typed, sheet, limits)
    marks = [*errors, *sheet.scan.marks]
    if marks:
        height, width = max(mark.row for mark in marks), max(mark.column for mark in marks)
        check_table_size(sheet.name, height, width, limits)
        columns = _marked(columns, marks)
    merged = typed.merged if book.form is FileForm.XLS else sheet.scan.merged
    return Table(sheet.name, _cells(columns), merged=merged), marks


def _columns(
    loaded: fastexcel.ExcelSheet, typed: _TypedSheet, sheet: _Sheet, limits: Limits
) -> tuple[list[pa.Array], list[Mark]]:
    """The columns from A and row 1 on, and the error cells among them."""
    available = loaded.available_columns()
    if not available:
        return [], []
    left = available[0].absolute_index
    check_table_size(sheet.name, loaded.height, left + loaded.width, limits)
    batch, failed = loaded.to_arrow_with_errors()
    cells = failed.errors if failed else []
    errors = [error for error in (_error(cell, left) for cell in cells) if error]
    doubtful = {cell.position[1] for cell in cells} if len(errors) < len(cells) else set()
    columns = [pa.nulls(batch.num_rows, pa.string())] * left
    for number, column in enumerate(batch.columns):
        doubt = sheet.scan.mistakable and cell_text.looks_typed(column)
        texts = None if doubt or number in doubtful else cell_text.of_column(column)
        columns.append(typed.column(left + number) if texts is None else texts)
    return columns, errors


class _TypedSheet:
    """A sheet once more, from the library that tells types; opened when first asked."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self._name = path, name

    @cached_property
    def _sheet(self) -> CalamineSheet:
        return CalamineWorkbook.from_path(self._path).get_sheet_by_name(self._name)

    @cached_property
    def _rows(self) -> list[list[cell_text.Value]]:
        return self._sheet.to_python(skip_empty_area=False)

    def column(self, number: int) -> pa.Array:
        """The texts of a column, counted from 0 at A."""
        return pa.array([cell_text.of_value(row[number]) for row in self._rows], pa.string())

    @property
    def merged(self) -> tuple[Merged, ...]:
        return tuple(
            (top + 1, letter(first + 1), bottom + 1, letter(last + 1))
            for (top, first), (bottom, last) in self._sheet.merged_cell_ranges or ()
        )


def _error(cell: fastexcel.CellError, left: int) -> Mark | None:
    """The error that a cell holds; None for a cell that is only of a rare type."""
    found = re.search(r"'Error\((\w+)\)'", cell.detail)
    row, column = cell.position
    return Mark(row + 1, left + column + 1, ERROR_TEXTS[found[1]]) if found else None


def _marked(columns: list[pa.Array], marks: Iterable[Mark]) -> list[pa.Array]:
    """The columns with the texts of the marks in place, made longer where a mark lies outside."""
    by_column = {
        number: {mark.row: mark.text for mark in group}
        for number, group in groupby(sorted(marks, key=attrgetter("column")), attrgetter("column"))
    }
    bottom = max(row for texts in by_column.values() for row in texts)
    height = max(bottom, len(columns[0]) if columns else 0)
    return [
        _with_texts(
            columns[number - 1] if number <= len(columns) else pa.array([], pa.string()),
            height,
            by_column.get(number, {}),
        )
        for number in range(1, max(len(columns), *by_column) + 1)
    ]


def _with_texts(column: pa.Array, height: int, texts: dict[int, str]) -> pa.Array:
    if len(column) < height:
        column = pa.concat_arrays([column, pa.nulls(height - len(column), pa.string())])
    mask = np.zeros(height, bool)
    mask[[row - 1 for row in texts]] = True
    in_order = pa.array([texts[row] for row in sorted(texts)], pa.string())
    return pa.compute.replace_with_mask(column, pa.array(mask), in_order)


def _cells(columns: list[pa.Array]) -> pa.Table:
    """The columns under their letters, without empty rows and without empty columns around."""
    used = [number for number, column in enumerate(columns) if column.null_count < len(column)]
    if not used:
        return Table.of("", []).cells
    filled = np.zeros(len(columns[0]), bool)
    for number in used:
        filled |= columns[number].is_valid().to_numpy(zero_copy_only=False)
    rows = np.flatnonzero(filled)
    gaps = len(rows) < len(filled)
    named = {ROW: pa.array(rows + 1, pa.int32())}
    for number in range(used[0], used[-1] + 1):
        column = columns[number]
        named[letter(number + 1)] = column.take(pa.array(rows)) if gaps else column
    return pa.table(named)


def _unknown_errors(path: Path, sheet: _Sheet) -> FileRefused:
    with ZipFile(path) as archive:
        found = list(sheet_scan.error_cells(archive, sheet.member))
    problems = tuple(
        Problem(sheet.name, row, letter(column), f"Cellen har felvärdet {text}.")
        for row, column, text in found
        if text not in ERROR_TEXTS.values()
    )
    return FileRefused(
        f"Bladet {sheet.name} har {plural(len(problems), 'felvärde', 'felvärden')} som inte går "
        f"att läsa, {_first(problems[0].address, len(problems))}. Rätta formlerna i Excel, spara "
        "och läs in filen igen.",
        problems,
    )


def _without_rows(name: str, tables: Iterable[Table]) -> FileRefused:
    hidden = "".join(f"{said} " for said in _hidden_said(tables))
    return FileRefused(
        f"Filen {name} har inga rader. {hidden}"
        "Kontrollera urvalet i exporten och läs in filen igen."
    )


def _hidden(tables: Iterable[Table]) -> Iterator[Evidence]:
    for table in tables:
        if table.hidden:
            yield Evidence("hidden_sheet", table.sheet, "Bladet är dolt i filen och läses inte.")


def _hidden_said(tables: Iterable[Table]) -> Iterator[str]:
    names = [table.sheet for table in tables if table.hidden]
    if names:
        one = len(names) == 1
        yield (
            f"{'Bladet' if one else 'Bladen'} {listed(names)} är {'dolt' if one else 'dolda'} i "
            f"filen och läses inte. Ta fram {'det' if one else 'dem'} i Excel om "
            f"{'det' if one else 'de'} ska läsas in."
        )


def _marks_said(marks: list[tuple[str, Mark]]) -> Iterator[str]:
    errors = [place for place in marks if place[1].text != MISSING_VALUE]
    if errors:
        kinds = listed(sorted({mark.text for _, mark in errors}))
        yield (
            f"{plural(len(errors), 'cell har ett felvärde', 'celler har felvärden')} ({kinds}), "
            f"{_first(_address(*errors[0]), len(errors))}. "
            "Felvärden kan inte läsas som belopp. Rätta formlerna i Excel och spara filen."
        )
    missing = [place for place in marks if place[1].text == MISSING_VALUE]
    if missing:
        yield (
            f"{plural(len(missing), 'formel', 'formler')} saknar sparat värde, "
            f"{_first(_address(*missing[0]), len(missing))}. "
            "Öppna filen i Excel, spara den och läs in den igen."
        )


def _zeros_said(book: _Book) -> Iterator[str]:
    for sheet in book.sheets:
        if book.recalculates and sheet.scan.zero_formulas:
            yield (
                f"Alla formler i bladet {sheet.name} har det sparade värdet 0 "
                f"({count(sheet.scan.zero_formulas)} st). Programmet som skrev filen har troligen "
                "inte räknat ut dem. Öppna filen i Excel, spara den och läs in den igen."
            )


def _address(sheet: str, mark: Mark) -> str:
    return Problem(sheet, mark.row, letter(mark.column), "").address


def _first(address: str, number: int) -> str:
    return f"den första i {address}" if number > 1 else f"i {address}"
