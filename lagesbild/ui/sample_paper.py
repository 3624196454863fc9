"""The working paper of a sample: how it was drawn, and its rows with room for what is found."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from lagesbild import spreadsheets
from lagesbild.finance_tables import FinanceTable, written

HOW, ROWS = "Så drogs stickprovet", "Rader"
RESULT, COMMENT = "Resultat", "Kommentar"
RESULTS = ("utan anmärkning", "anmärkning")
_WIDEST, _LEAST, _FIGURE = 40, 8, 16


def workbook(table: FinanceTable, facts: Sequence[tuple[str, str]]) -> bytes:
    """Two sheets: `facts` a line each, and the rows of `table`, with a list of results to choose
    from and a column for comments.
    """
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        book.set_properties({"title": table.title})
        _write_facts(book, book.add_worksheet(HOW), table.title, facts)
        _write_rows(book, book.add_worksheet(ROWS), table)
    return content.getvalue()


def _write_facts(book: Any, sheet: Any, title: str, facts: Sequence[tuple[str, str]]) -> None:
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
    heading = book.add_format({"bold": True, "font_size": 14, "quote_prefix": True})
    sheet.write_string(0, 0, title, heading)
    for at, (name, words) in enumerate(facts, start=2):
        sheet.write_string(at, 0, name, bold)
        sheet.write_string(at, 1, words, wrapped)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_rows(book: Any, sheet: Any, table: FinanceTable) -> None:
    header = book.add_format({"bold": True, "bottom": 2, "quote_prefix": True})
    plain, text = book.add_format(), book.add_format({"quote_prefix": True})
    figure, number = book.add_format({"num_format": "#,##0.00"}), book.add_format({})
    headers = [*(column.header for column in table.columns), RESULT, COMMENT]
    for place, words in enumerate(headers):
        sheet.write_string(0, place, words, header)
    for at, row in enumerate(table.rows, start=1):
        for place, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            if isinstance(cell, Decimal):
                sheet.write_number(at, place, cell, figure)
            elif isinstance(cell, int):
                sheet.write_number(at, place, cell, number)
            elif cell is not None:
                words = written(cell, column)
                looks = text if spreadsheets.looks_for(words) else plain
                sheet.write_string(at, place, words, looks)
    _lay_out(sheet, table, len(headers))


def _lay_out(sheet: Any, table: FinanceTable, width: int) -> None:
    for place, column in enumerate(table.columns):
        longest = max((len(str(row.cells[place] or "")) for row in table.rows), default=0)
        fitting = min(max(longest, len(column.header), _LEAST) + 2, _WIDEST)
        sheet.set_column(place, place, _FIGURE if column.unit else fitting)
    sheet.set_column(width - 2, width - 2, 18)
    sheet.set_column(width - 1, width - 1, _WIDEST)
    sheet.data_validation(
        1,
        width - 2,
        max(len(table.rows), 1),
        width - 2,
        {
            "validate": "list",
            "source": list(RESULTS),
            "error_title": RESULT,
            "error_message": f"Välj {RESULTS[0]} eller {RESULTS[1]}.",
        },
    )
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
