"""What a report's workbook says in words: its contents, what is missing, and its texts."""

from __future__ import annotations

import textwrap
from typing import Any

from lagesbild.charts import colours
from lagesbild.reports.content import Bullets, Chapter, Comment, Paragraph, Part, Report
from lagesbild.reports.excel_plan import CONTENTS, DATA, SOURCES, TEXT, TableSheet, sheet_of
from lagesbild.spreadsheets import Sheet
from lagesbild.table_files import for_paper

_ABOUT = {
    TEXT: "Rapportens kapitel i ord, med kommentarer",
    DATA: "Alla tal i tabeller och diagram, ett på varje rad, i kronor, för egna beräkningar",
    SOURCES: "Frågorna bakom talen, vad de ställdes med och vilka filer de vilar på",
}
_LINK, _SHOWS, _CHAPTER = 0, 1, 2
_WIDTHS = (34, 84, 30)
_TEXT_WIDTH = 80  # of standing A4
_LONGEST = 2000  # signs of a paragraph on one line of the sheet, which can only be so high
_INSIDE: dict[str, Any] = {"indent": 1, "align": "left"}
_HEADING: dict[str, Any] = {"bold": True, "font_size": 12}


def link(sheet: Sheet, at: int, place: int, words: str, to: str, cell: str = "A1") -> None:
    """A way to another sheet, underlined as on pages."""
    sheet.link(
        at, place, words, to, cell, font_color=colours.light().accent, underline=1, valign="top"
    )


def contents(sheet: Sheet, report: Report, sheets: tuple[TableSheet, ...]) -> None:
    """Title, board and period; what is missing; and where everything stands."""
    muted = colours.light().muted_text
    sheet.text(0, 0, report.title, bold=True, font_size=16)
    sheet.text(1, 0, report.subtitle)
    at = 2
    for line in report.basis:
        sheet.text(at, 0, line, font_color=muted)
        at += 1
    at += 1
    for name, words in report.particulars:
        sheet.text(at, 0, name, bold=True, valign="top")
        sheet.wrapped(at, 1, words, _WIDTHS[1])
        at += 1
    at = _missing(sheet, report, at + bool(report.particulars))
    at = _where(sheet, sheets, at + 1)
    for place, width in enumerate(_WIDTHS):
        sheet.page.set_column(place, place, width)
    for_paper(sheet.page)


def _missing(sheet: Sheet, report: Report, at: int) -> int:
    if not report.missing:
        sheet.text(at, 0, "Inget saknas i rapporten.", bold=True)
        return at + 1
    sheet.text(at, 0, "Detta saknas", **_HEADING, font_color=colours.light().bad_text)
    _headers(sheet, at + 1, ("Var det rättas", "Vad som saknas"))
    for number, missing in enumerate(report.missing, start=at + 2):
        sheet.wrapped(number, 0, missing.where, _WIDTHS[0])
        sheet.wrapped(number, 1, missing.what, _WIDTHS[1])
    return at + 2 + len(report.missing)


def _where(sheet: Sheet, sheets: tuple[TableSheet, ...], at: int) -> int:
    sheet.text(at, 0, "Innehåll", **_HEADING)
    _headers(sheet, at + 1, ("Blad", "Visar", "Kapitel"))
    at += 2
    for one in sheets:
        link(sheet, at, _LINK, one.name, one.name)
        sheet.wrapped(at, _SHOWS, f"{one.label}. {one.title}", _WIDTHS[_SHOWS])
        sheet.wrapped(at, _CHAPTER, one.chapter, _WIDTHS[_CHAPTER])
        at += 1
        for number, chart in one.charts if one.table is not None else one.charts[1:]:
            sheet.wrapped(
                at, _SHOWS, f"Diagram {number}. {chart.title}", _WIDTHS[_SHOWS] - 2, **_INSIDE
            )
            at += 1
    for name, about in _ABOUT.items():
        link(sheet, at, _LINK, name, name)
        sheet.wrapped(at, _SHOWS, about, _WIDTHS[_SHOWS])
        at += 1
    return at


def _headers(sheet: Sheet, at: int, headers: tuple[str, ...]) -> None:
    for place, header in enumerate(headers):
        sheet.text(at, place, header, bold=True, bottom=2)


def texts(sheet: Sheet, report: Report, sheets: tuple[TableSheet, ...]) -> None:
    """Chapter by chapter what the report says in words; tables and charts by where they stand."""
    sheet.text(0, 0, report.title, bold=True, font_size=16)
    link(sheet, 1, 0, "Till innehållet", CONTENTS)
    at = 3
    for chapter in report.chapters:
        at = _chapter(sheet, at, chapter, sheets)
    sheet.page.set_column(0, 0, _TEXT_WIDTH)
    for_paper(sheet.page)
    sheet.page.set_portrait()


def _chapter(sheet: Sheet, at: int, chapter: Chapter, sheets: tuple[TableSheet, ...]) -> int:
    sheet.text(at, 0, chapter.heading, bold=True, font_size=14 if chapter.level == 1 else 12)
    at += 1
    for part in chapter.parts:
        at = _part(sheet, at, part, sheets)
    return at + 1


def _part(sheet: Sheet, at: int, part: Part, sheets: tuple[TableSheet, ...]) -> int:
    match part:
        case Paragraph(text):
            return _lines(sheet, at, text)
        case Bullets(lines):
            for line in lines:
                at = _lines(sheet, at, f"• {line}", **_INSIDE)
            return at
        case Comment(about, text):
            sheet.wrapped(at, 0, about, _TEXT_WIDTH, bold=True)
            return _lines(sheet, at + 1, text, italic=True)
        case _:
            home = sheet_of(sheets, part)
            link(sheet, at, 0, home.says(part), home.name)
            return at + 1


def _lines(sheet: Sheet, at: int, text: str, **looks: Any) -> int:
    """A text's paragraphs, each on a line of its own."""
    for paragraph in filter(str.strip, text.splitlines()):
        for part in textwrap.wrap(paragraph, _LONGEST):
            sheet.wrapped(at, 0, part, _TEXT_WIDTH, **looks)
            at += 1
    return at
