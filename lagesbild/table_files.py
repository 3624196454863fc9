"""A table as a file: a workbook with live figures and its receipt, or CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from math import ceil
from types import MappingProxyType
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from lagesbild import numbers, spreadsheets
from lagesbild.charts import colours
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, written
from lagesbild.spreadsheets import Looks, Sheet
from lagesbild.status import Mark

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"

# The name and the words of each line of a receipt.
Receipt = Sequence[tuple[str, str]]

Place = tuple[int, int]
"""A row and a column of a table, from 0."""

Formula = Callable[[Callable[[int, int], str]], str]
"""What computes a figure: told where a row and a column stand ("B7"), it gives "=SUM(B3:B6)"."""

NO_FORMULAS: Mapping[Place, Formula] = MappingProxyType({})

_WIDEST, _FIGURE_WIDTH, _EMPTY_WIDTH = 48, 14, 8  # signs of a column
_SENTENCE = 90  # signs of a line that is easily read


def workbook(table: FinanceTable, receipt: Receipt) -> bytes:
    """The table on one sheet, in the unit it is shown in but to the öre; its receipt on another."""
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        book.set_properties({"title": table.title or table.caption})
        looks = Looks(book)
        TableOnSheet(Sheet(book, looks, "Tabell"), table).write()
        _write_receipt(Sheet(book, looks, "Kvitto"), receipt)
    return content.getvalue()


def comma_separated(table: FinanceTable) -> bytes:
    """Semicolons, decimal commas and UTF-8 with a mark, as a Swedish Excel opens it."""
    columns = _columns(table)
    headers = [_header(column) for _, column in columns]
    rows = ([_as_csv(row.cells[place], column) for place, column in columns] for row in table.rows)
    return spreadsheets.comma_separated([headers, *rows]).encode("utf-8-sig")


class TableOnSheet:
    """Writes one table on a sheet, with formulas for the figures that follow from others.

    `formulas` are by row and column of the table. Where there is no figure a dash stands, or
    nothing: charts would draw a dash as 0.
    """

    def __init__(
        self,
        sheet: Sheet,
        table: FinanceTable,
        formulas: Mapping[Place, Formula] = NO_FORMULAS,
        *,
        dashes: bool = True,
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._dashes = dashes
        self._columns = _columns(table)
        self._places = {index: place for place, (index, _) in enumerate(self._columns)}
        self._formulas = formulas

    def write(self) -> None:
        """Title, caption, table and note, laid out for screen and paper."""
        self.heading()
        header = 3
        first, after = self.body(header)
        if self._table.note:
            self.note(after + 1)
        self.lay_out(header, first)

    def heading(self) -> None:
        """What the table finds and what it shows, on the first two lines."""
        table = self._table
        self._over_all(0, table.title or table.caption, bold=True, font_size=14)
        if table.title:
            self._over_all(1, table.caption, font_color=colours.light().muted_text)

    def note(self, at: int) -> None:
        """What must be known to read the table, beneath it."""
        self._over_all(at, self._table.note, font_color=colours.light().muted_text)

    def _over_all(self, at: int, text: str, **looks: Any) -> None:
        """A text over all columns, and as many empty ones as a sentence needs."""
        width, last = sum(self.widths), len(self.widths) - 1
        empty = max(0, ceil((_SENTENCE - width) / _EMPTY_WIDTH))
        width += empty * _EMPTY_WIDTH
        self._sheet.wrapped(at, 0, text, width, last + empty, **looks)

    def body(self, header: int) -> tuple[int, int]:
        """Headers and rows from a line on; gives the line of the first row, and the one after."""
        first = self._write_header(header)
        for index, row in enumerate(self._table.rows):
            self._write_row(first, index, row)
        return first, first + len(self._table.rows)

    def _write_header(self, at: int) -> int:
        if any(column.group for _, column in self._columns):
            self._write_groups(at)
            at += 1
        for place, (_, column) in enumerate(self._columns):
            self._sheet.wrapped(
                at,
                place,
                _header(column, with_group=False),
                self.widths[place],
                bold=True,
                bottom=2,
                valign="bottom",
                align="right" if column.kind.is_figure else "left",
                **({"indent": 1} if self._follows_figures(place) else {}),
            )
        return at + 1

    def _write_groups(self, at: int) -> None:
        place = 0
        for group, same in groupby(column.group for _, column in self._columns):
            span = len(list(same))
            if group:
                looks = {"bold": True, "align": "center", "bottom": 1, "valign": "bottom"}
                width = sum(self.widths[place : place + span])
                self._sheet.wrapped(at, place, group, width, place + span - 1, **looks)
            place += span

    def _write_row(self, first: int, index: int, row: Row) -> None:
        at = first + index
        if row.spans:
            self._sheet.text(at, 0, str(row.cells[0]), bold=True)
            return
        tall = any(_is_long(row.cells[place], column) for place, column in self._columns)
        for place, (number, column) in enumerate(self._columns):
            cell = row.cells[number]
            looks: dict[str, Any] = {"bold": True, "top": 1} if row.is_total else {}
            if tall:
                looks["valign"] = "top"
            if place == 0 and row.level:
                looks |= {"indent": row.level, "align": "left"}
            elif self._follows_figures(place):
                looks |= {"indent": 1, "align": "left"}
            if isinstance(cell, Decimal | int):
                self._write_figure(first, (index, number), cell, looks)
                continue
            if cell is None and not self._dashes:
                continue
            text = cell.in_words if isinstance(cell, Mark) else written(cell, column)
            if column.kind.is_figure:
                looks["align"] = "right"
            if _is_long(cell, column):
                self._sheet.wrapped(at, place, text, _WIDEST, **looks)
            else:
                self._sheet.text(at, place, text, **looks)

    def _follows_figures(self, place: int) -> bool:
        """Whether a text would begin where a figure has just ended."""
        return (
            place > 0
            and self._columns[place - 1][1].kind.is_figure
            and not self._columns[place][1].kind.is_figure
        )

    def _write_figure(
        self, first: int, where: Place, cell: Decimal | int, looks: dict[str, Any]
    ) -> None:
        index, number = where
        column = self._table.columns[number]
        at, place = first + index, self._places[number]
        looks["num_format"] = number_format(column, cell)
        value = _scaled(cell, column)
        formula = self._formulas.get(where)
        if formula is None:
            self._sheet.figure(at, place, value, **looks)
            return
        words = formula(lambda row, other: xl_rowcol_to_cell(first + row, self._places[other]))
        self._sheet.formula(at, place, words, Decimal(value), **looks)

    @cached_property
    def widths(self) -> tuple[int, ...]:
        """How wide each column is, in signs."""
        return tuple(
            _FIGURE_WIDTH if column.kind.is_figure else self._text_width(index, column)
            for index, column in self._columns
        )

    def _text_width(self, index: int, column: Column) -> int:
        cells = (row.cells[index] for row in self._table.rows if not row.spans)
        texts = [cell.in_words if isinstance(cell, Mark) else written(cell, column)
                 for cell in cells]  # fmt: skip
        return min(max(len(text) for text in [*texts, _header(column, with_group=False)]) + 2,
                   _WIDEST)  # fmt: skip

    def lay_out(self, header: int, first: int, *, repeats: bool = True) -> None:
        """Widths, what stays in sight, and how it is printed, with headers on each page or one."""
        page = self._sheet.page
        for place, width in enumerate(self.widths):
            page.set_column(place, place, width)
        page.freeze_panes(first, 1)
        if repeats:
            page.repeat_rows(header, first - 1)
        for_paper(page)


def for_paper(page: Any) -> None:
    """A4, lying, all columns on the width of one page."""
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _is_long(cell: Cell, column: Column) -> bool:
    """Whether a text must be broken over lines to be seen."""
    return isinstance(cell, str) and not column.kind.is_figure and len(cell) + 2 > _WIDEST


def _write_receipt(sheet: Sheet, receipt: Receipt) -> None:
    for at, (name, words) in enumerate(receipt):
        sheet.text(at, 0, name, bold=True, valign="top")
        sheet.text(at, 1, words, text_wrap=True, valign="top")
    sheet.page.set_column(0, 0, 24)
    sheet.page.set_column(1, 1, 90)


def _columns(table: FinanceTable) -> list[tuple[int, Column]]:
    """The columns that a file can hold, with their places; a sparkline is a picture."""
    return [
        (place, column)
        for place, column in enumerate(table.columns)
        if column.kind is not Kind.SPARK
    ]


def _header(column: Column, *, with_group: bool = True) -> str:
    header = column.full_header if with_group else column.header
    return f"{header} ({column.unit_symbol})" if column.unit_symbol else header


def _scaled(cell: Decimal | int, column: Column) -> Decimal | int:
    """A figure in the unit of its column; a share stays a share, which Excel shows in per cent."""
    return cell / column.unit.sek if isinstance(cell, Decimal) and column.unit else cell


def number_format(column: Column, cell: Decimal | int) -> str:
    """Thousands apart, a true minus, and red for what is worse than budget.

    What is so small that it reads 0 is written so, never "−0".
    """
    if column.kind is Kind.COUNT:
        return "#,##0"
    if column.kind is Kind.LEVEL:
        digits = "#,##0" if cell == int(cell) else "#,##0.0#"
        return f"{digits};{numbers.MINUS}{digits}"
    if column.unit is None:
        digits, smallest, zero = "0.0%", Decimal("0.0005"), "0,0%"
    else:
        decimals = column.unit.decimals
        digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
        smallest = Decimal(5).scaleb(-decimals - 1)
        zero = numbers.decimal(Decimal(0), decimals)
    red = "[Red]" if column.kind is Kind.VARIANCE else ""
    return f'[>={smallest}]{digits};{red}[<=-{smallest}]{numbers.MINUS}{digits};"{zero}"'


def _as_csv(cell: Cell, column: Column) -> str:
    match cell:
        case None:
            return ""
        case Decimal() if column.unit is None and column.kind is not Kind.LEVEL:
            return _plain(cell * 100)
        case Decimal() | int():
            return _plain(Decimal(_scaled(cell, column)))
        case _:
            return written(cell, column)


def _plain(value: Decimal) -> str:
    """All decimals and nothing but digits, comma and an ASCII minus: a machine reads it too."""
    return format(value.normalize(), "f").replace(".", ",")
