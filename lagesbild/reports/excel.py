"""A report as a workbook: contents, a sheet for each table with its charts, texts, data, sources.

Totals, differences and shares are live formulas (reports/formulas.py); every other figure is a
number in the unit that the table is shown in, exact to the öre.
"""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

from xlsxwriter.utility import xl_range

from lagesbild import spreadsheets
from lagesbild.charts import colours
from lagesbild.reports import excel_charts, excel_facts, excel_texts
from lagesbild.reports.content import Report, TablePart
from lagesbild.reports.excel_plan import CONTENTS, DATA, SOURCES, TEXT, TableSheet, plan
from lagesbild.reports.formulas import formulas
from lagesbild.reports.zipped import packed
from lagesbild.spreadsheets import Looks, Sheet
from lagesbild.table_files import TableOnSheet, for_paper
from lagesbild.text import shortened

_BACK, _HEADER = 2, 4  # lines of a table's sheet
_LONGEST_MARGIN = 120
_MOST_SERIES = 8  # of a chart on a sheet without a table
_NAMES_WIDTH, _FIGURES_WIDTH = 48, 14  # signs
_LINES_OF_A_PAGE, _PAGE_WIDTH = 28, 960  # of A4, lying; pixels, with room for other typefaces


def written(report: Report) -> bytes:
    """The workbook. The same report gives the same bytes."""
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        book.set_properties(
            {
                "title": spreadsheets.printable(report.title),
                "subject": spreadsheets.printable(report.subtitle),
                "author": "Lägesbild",
                "created": report.as_of,
            }
        )
        looks, sheets = Looks(book), plan(report)
        excel_texts.contents(Sheet(book, looks, CONTENTS), report, sheets)
        for one in sheets:
            _table_sheet(book, Sheet(book, looks, one.name), one)
        excel_texts.texts(Sheet(book, looks, TEXT), report, sheets)
        excel_facts.data(Sheet(book, looks, DATA), report)
        excel_facts.sources(Sheet(book, looks, SOURCES), report, sheets)
        for page in book.worksheets():
            _margins(page, report)
    return _in_swedish(content)


def _in_swedish(content: io.BytesIO) -> bytes:
    """The workbook with its language: xlsxwriter says none, and of charts that it is English."""
    with ZipFile(content) as parts:
        return packed((name, _told(name, parts.read(name))) for name in parts.namelist())


def _told(name: str, text: bytes) -> bytes:
    if name.startswith("xl/charts/chart"):
        return text.replace(b'"en-US"', b'"sv-SE"')
    if name == "docProps/core.xml":
        end = b"</cp:coreProperties>"
        return text.replace(end, b"<dc:language>sv-SE</dc:language>" + end)
    return text


def _table_sheet(book: Any, sheet: Sheet, one: TableSheet) -> None:
    widths = [_NAMES_WIDTH, *[_FIGURES_WIDTH] * _MOST_SERIES]
    after_table = _HEADER
    if one.table is None:
        sheet.text(0, 0, one.chapter, bold=True, font_size=14)
    else:
        widths, after_table = _table(sheet, one.table)
    excel_texts.link(sheet, _BACK, 0, "Till innehållet", CONTENTS)
    ends = [after_table]
    for number, part in one.charts:
        ends.append(excel_charts.insert(book, sheet, number, part, ends[-1]))
    if one.charts:
        names = [len(name) + 2 for _, part in one.charts for name in part.table.names]
        widths[0] = min(max([widths[0], *names]), _NAMES_WIDTH)
        for place, width in enumerate(widths):
            sheet.page.set_column(place, place, width)
        _for_paper_with_charts(sheet, widths, ends)


def _table(sheet: Sheet, part: TablePart) -> tuple[list[int], int]:
    """The table; gives the widths of its columns, and where what comes after it may stand."""
    table, muted = part.table, {"font_color": colours.light().muted_text}
    on_sheet = TableOnSheet(sheet, table, formulas(part))
    on_sheet.heading()
    first, at = on_sheet.body(_HEADER)
    if not table.rows:
        sheet.text(at, 0, "Tabellen har inga rader.", **muted)
        at += 1
    # Excel warns of a sum that leaves out figures beside it, which is what a section's does.
    inside = xl_range(first, 0, at, len(table.columns))
    sheet.page.ignore_errors({"formula_differs": inside, "formula_range": inside})
    at += 1
    if table.note:
        on_sheet.note(at)
        at += 1
    if part.source is not None:
        excel_texts.link(sheet, at, 0, f"Källa {part.source}", SOURCES)
        at += 1
    on_sheet.lay_out(_HEADER, first, repeats=at + sheet.further_lines > _LINES_OF_A_PAGE)
    return list(on_sheet.widths), at + 1


def _for_paper_with_charts(sheet: Sheet, widths: list[int], ends: list[int]) -> None:
    """The width of a page, and a new page for a chart that would be cut by the end of one.

    Excel breaks where it likes when it fits a width; other programs break where they are told.
    """
    needed = max(sum(width * 7 + 5 for width in widths), excel_charts.WIDTH)
    scale = min(1.0, _PAGE_WIDTH / needed)
    room = int(_LINES_OF_A_PAGE / scale)
    top, breaks = -sheet.further_lines, []
    for start, end in pairwise(ends):
        top += (start - top) // room * room
        if end - top > room and start > top:
            breaks.append(start)
            top = start
    for_paper(sheet.page)
    sheet.page.set_h_pagebreaks(breaks)


def _margins(page: Any, report: Report) -> None:
    """Beneath every printed page: which report it is of, and which page."""
    words = shortened(spreadsheets.printable(report.title), _LONGEST_MARGIN).replace("&", "&&")
    page.set_footer(f"&L{words}&RSida &P av &N")
