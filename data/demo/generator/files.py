"""Writing files so that the same figures always give the same bytes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001  # a workbook states when it was made; ours never changes

Cell = str | int | float | None

_MARKS = {"utf-16-le": "\ufeff"}
"""Byte order marks that the encoding itself does not write."""


@dataclass(frozen=True)
class Export:
    """A file of a board's demo folder. `hints` are told to the loader beside it, when needed."""

    path: str
    content: bytes
    hints: dict[str, str] = field(default_factory=dict)


def kronor(ore: int) -> str:
    """An amount as most systems write it: -1234,50."""
    whole, rest = divmod(abs(ore), 100)
    return f"{'-' if ore < 0 else ''}{whole},{rest:02d}"


def with_trailing_minus(ore: int) -> str:
    """An amount as older systems write it: 1 234,50-."""
    whole, rest = divmod(abs(ore), 100)
    return f"{whole:,}".replace(",", " ") + f",{rest:02d}{'-' if ore < 0 else ''}"


def day(when: date | None) -> str:
    return when.isoformat() if when else ""


def delimited(
    header: Sequence[str],
    rows: Iterable[Sequence[str | int]],
    *,
    encoding: str,
    delimiter: str = ";",
    before: Sequence[str] = (),
) -> bytes:
    """A text file with one header row, after whole lines in `before`."""
    text = StringIO()
    text.write(_MARKS.get(encoding, ""))
    for line in before:
        text.write(f"{line}\r\n")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: lines of text, a blank row, the header, the rows, a row of sums.

    `group` is a merged header over the amount columns. Columns from `first_amount` hold SEK.
    """

    name: str
    titles: Sequence[str]
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    first_amount: int | None = None
    group: str = ""
    sum_label: str = ""
    widths: Sequence[int] = ()


def workbook(*sheets: Sheet) -> bytes:
    """An .xlsx file without anything that changes from run to run."""
    memory = BytesIO()
    book = Workbook(memory, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": MADE_ON, "author": "Ekonomisystem"})
    bold = book.add_format({"bold": True})
    money = book.add_format({"num_format": "#,##0.00"})
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, bold, money)
    book.close()
    return memory.getvalue()


def _write(page: Worksheet, sheet: Sheet, bold: object, money: object) -> None:
    for row, title in enumerate(sheet.titles):
        page.write_string(row, 0, title, bold)
    top = len(sheet.titles) + 1 if sheet.titles else 0
    if sheet.group and sheet.first_amount is not None:
        page.merge_range(top, sheet.first_amount, top, len(sheet.header) - 1, sheet.group, bold)
        top += 1
    page.write_row(top, 0, sheet.header, bold)
    for number, cells in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(cells):
            is_amount = sheet.first_amount is not None and column >= sheet.first_amount
            if cell is not None:
                page.write(number, column, cell, money if is_amount else None)
    if sheet.sum_label:
        _write_sums(page, sheet, top + 1, bold)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)


def _write_sums(page: Worksheet, sheet: Sheet, first: int, bold: object) -> None:
    """Sums as formulas that carry their value, so that readers without a calculator see it too."""
    last = first + len(sheet.rows) - 1
    page.write_string(last + 1, 0, sheet.sum_label, bold)
    for column in range(sheet.first_amount or 0, len(sheet.header)):
        span = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(last, column)}"
        value = sum(round(float(cells[column] or 0) * 100) for cells in sheet.rows) / 100
        page.write_formula(last + 1, column, f"=SUM({span})", bold, value)
