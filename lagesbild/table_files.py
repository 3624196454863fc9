"""A table as a file: a workbook with live figures and its receipt, or CSV."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter

from lagesbild import numbers, spreadsheets
from lagesbild.charts import colours
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, written
from lagesbild.status import (
    ControlResult,
    ControlState,
    Due,
    Mark,
    PlanState,
    Progress,
    Readiness,
    RiskLevel,
    Status,
    StepState,
    Verdict,
)

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"

# The name and the words of each line of a receipt.
Receipt = Sequence[tuple[str, str]]

_WIDEST, _FIGURE_WIDTH = 48, 14


def workbook(table: FinanceTable, receipt: Receipt) -> bytes:
    """The table on one sheet, in the unit it is shown in but to the öre; its receipt on another."""
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        book.set_properties({"title": table.title or table.caption})
        _TableSheet(book, table).write()
        _write_receipt(book, receipt)
    return content.getvalue()


def comma_separated(table: FinanceTable) -> bytes:
    """Semicolons, decimal commas and UTF-8 with a mark, as a Swedish Excel opens it."""
    columns = _columns(table)
    headers = [_header(column) for _, column in columns]
    rows = ([_as_csv(row.cells[place], column) for place, column in columns] for row in table.rows)
    return spreadsheets.comma_separated([headers, *rows]).encode("utf-8-sig")


class _TableSheet:
    """Writes one table; keeps the workbook's formats, of which there must be one of each."""

    def __init__(self, book: xlsxwriter.Workbook, table: FinanceTable) -> None:
        self._book = book
        self._table = table
        self._columns = _columns(table)
        self._sheet = book.add_worksheet("Tabell")
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def write(self) -> None:
        table = self._table
        self._text(0, 0, table.title or table.caption, bold=True, font_size=14)
        if table.title:
            self._text(1, 0, table.caption, font_color=colours.light().muted_text)
        first = self._write_header(3)
        for at, row in enumerate(table.rows, start=first):
            self._write_row(at, row)
        if table.note:
            self._text(first + len(table.rows) + 1, 0, table.note)
        self._lay_out(first)

    def _text(self, at: int, place: int, text: str, **looks: Any) -> None:
        """Every text that is written goes this way, so that none is run as a formula."""
        looks |= spreadsheets.looks_for(text)
        self._sheet.write_string(at, place, text, self._format(**looks))

    def _write_header(self, at: int) -> int:
        if any(column.group for _, column in self._columns):
            self._write_groups(at)
            at += 1
        for place, (_, column) in enumerate(self._columns):
            self._text(
                at,
                place,
                _header(column, with_group=False),
                bold=True,
                bottom=2,
                text_wrap=True,
                valign="bottom",
                align="right" if column.kind.is_figure else "left",
            )
        return at + 1

    def _write_groups(self, at: int) -> None:
        place = 0
        for group, same in groupby(column.group for _, column in self._columns):
            span = len(list(same))
            looks = {"bold": True, "align": "center", "bottom": 1}
            if group and span > 1:
                merged = self._format(**looks, **spreadsheets.looks_for(group))
                self._sheet.merge_range(at, place, at, place + span - 1, group, merged)
            elif group:
                self._text(at, place, group, **looks)
            place += span

    def _write_row(self, at: int, row: Row) -> None:
        for place, (index, column) in enumerate(self._columns):
            cell = row.cells[index]
            looks: dict[str, Any] = {"bold": True, "top": 1} if row.is_total else {}
            if place == 0 and row.level:
                looks["indent"] = row.level
            if isinstance(cell, Decimal | int):
                looks["num_format"] = _number_format(column, cell)
                self._sheet.write_number(at, place, _scaled(cell, column), self._format(**looks))
                continue
            text = cell.in_words if isinstance(cell, Mark) else written(cell, column)
            if column.kind.is_figure:
                looks["align"] = "right"
            self._text(at, place, text, **looks)

    def _lay_out(self, first: int) -> None:
        sheet = self._sheet
        for place, (index, column) in enumerate(self._columns):
            texts = [str(row.cells[index]) for row in self._table.rows] + [column.header]
            longest = max(len(text) for text in texts) + 2
            width = _FIGURE_WIDTH if column.kind.is_figure else min(longest, _WIDEST)
            sheet.set_column(place, place, width)
        sheet.freeze_panes(first, 1)
        sheet.repeat_rows(first - 1)
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def _format(self, **looks: Any) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]


def _write_receipt(book: xlsxwriter.Workbook, receipt: Receipt) -> None:
    sheet = book.add_worksheet("Kvitto")
    bold, wrapped = (
        book.add_format({"bold": True, "valign": "top"}),
        book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
    )
    for at, (name, words) in enumerate(receipt):
        sheet.write_string(at, 0, name, bold)
        sheet.write_string(at, 1, words, wrapped)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)


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


def _number_format(column: Column, cell: Decimal | int) -> str:
    """Thousands apart, a true minus, and red for what is worse than budget."""
    if column.kind is Kind.COUNT:
        return "#,##0"
    if column.kind is Kind.LEVEL:
        digits = "#,##0" if cell == int(cell) else "#,##0.0#"
        return f"{digits};{numbers.MINUS}{digits}"
    digits = "0.0%"
    if column.unit is not None:
        digits = "#,##0" + (f".{'0' * column.unit.decimals}" if column.unit.decimals else "")
    red = "[Red]" if column.kind is Kind.VARIANCE else ""
    return f"{digits};{red}{numbers.MINUS}{digits}"


def _as_csv(cell: Cell, column: Column) -> str:
    match cell:
        case None:
            return ""
        case Decimal() if column.unit is None and column.kind is not Kind.LEVEL:
            return _plain(cell * 100)
        case Decimal() | int():
            return _plain(Decimal(_scaled(cell, column)))
        case (
            Status()
            | Progress()
            | RiskLevel()
            | ControlState()
            | ControlResult()
            | PlanState()
            | Due()
            | Readiness()
            | Verdict()
            | StepState()
        ):
            return cell.label
        case _:
            return written(cell, column)


def _plain(value: Decimal) -> str:
    """All decimals and nothing but digits, comma and an ASCII minus: a machine reads it too."""
    return format(value.normalize(), "f").replace(".", ",")
