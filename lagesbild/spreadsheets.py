"""Files for spreadsheet programs, in which no text from a file or a person is run as a formula.

Nothing else writes workbooks or CSV (tests/architecture/test_downloads.py): a name that begins with
"=" would be computed by the machine that opens the file, and can fetch or start something there.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import ceil
from textwrap import wrap
from typing import Any

import xlsxwriter

LINE_HEIGHT = 15  # points: what a line of the usual text takes
_USUAL_SIZE = 11  # points
_HIGHEST = 409  # points: no line can be higher
_FILLED = 0.95  # of a line's width, since typefaces differ

_NUMBER = re.compile(r"[-+]?[\d\s.,]*")
_STARTS_A_FORMULA = frozenset("=+-@")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSEEN_CATEGORIES = frozenset(("Cc", "Cf", "Zl", "Zp", "Zs"))


def starts_a_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula or a command (DDE).

    Blanks, line breaks and signs without width before it are passed over, as some programs do when
    they open a file, and signs of full width count as what they look like. A number is a number.
    """
    if _NUMBER.fullmatch(text):
        return False
    for sign in text:
        if unicodedata.category(sign) in _UNSEEN_CATEGORIES:
            continue
        return unicodedata.normalize("NFKC", sign)[:1] in _STARTS_A_FORMULA
    return False


def harmless(text: str) -> str:
    """The text for a CSV file: with an apostrophe before it if it could be taken for a formula."""
    return f"'{text}" if starts_a_formula(text) else text


def comma_separated(rows: Iterable[Sequence[Any]], *, line_end: str = "\r\n") -> str:
    """Rows with semicolons between. Texts are made harmless; numbers and dates are left alone."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator=line_end)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])
    return lines.getvalue()


def workbook(content: io.BytesIO) -> xlsxwriter.Workbook:
    """A workbook to write, in which a text is never made a formula, a number or a link."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    return xlsxwriter.Workbook(content, {"in_memory": True, **options})


def looks_for(text: str) -> dict[str, Any]:
    """How a text's cell is formatted: one that could be a formula stays text when it is edited."""
    return {"quote_prefix": True} if starts_a_formula(text) else {}


def printable(text: str) -> str:
    """The text without signs that a workbook's own files (XML) cannot hold."""
    return _NOT_IN_XML.sub("", text)


class Looks:
    """The formats of a workbook, of which there must be one of each."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def of(self, **looks: Any) -> Any:
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]


class Sheet:
    """A sheet on which a text is written as text; lines and places count from 0."""

    def __init__(self, book: xlsxwriter.Workbook, looks: Looks, name: str) -> None:
        self.name = name
        self.page = book.add_worksheet(name)
        self._looks = looks
        self._lines: dict[int, float] = {}

    def text(self, at: int, place: int, text: str, **looks: Any) -> None:
        """Every text that is written goes this way, so that none is run as a formula."""
        shown = printable(text)
        self.page.write_string(at, place, shown, self._looks.of(**looks, **looks_for(shown)))

    def wrapped(
        self, at: int, place: int, text: str, width: int, last: int | None = None, **looks: Any
    ) -> None:
        """A text broken over `width` signs, on a line high enough for all of it.

        It reaches to the place `last`, if that is another. Not every program makes lines higher by
        itself when it opens a file, and none does for cells that are one.
        """
        looks = {"valign": "top", **looks, "text_wrap": True}
        self.across(at, place, place if last is None else last, text, **looks)
        size = looks.get("font_size", _USUAL_SIZE) / _USUAL_SIZE
        signs = max(1, int(width * _FILLED / size))
        lines = size * sum(max(1, len(wrap(one, signs))) for one in text.split("\n"))
        if lines > self._lines.get(at, 1):
            self._lines[at] = lines
            self.page.set_row(at, min(ceil(lines * LINE_HEIGHT), _HIGHEST))

    @property
    def further_lines(self) -> int:
        """How many lines more there are than rows, since some are higher."""
        return ceil(sum(lines - 1 for lines in self._lines.values()))

    def across(self, at: int, place: int, last: int, text: str, **looks: Any) -> None:
        """A text in one cell that reaches from `place` to `last`."""
        if last == place:
            self.text(at, place, text, **looks)
            return
        shown = printable(text)
        merged = self._looks.of(**looks, **looks_for(shown))
        self.page.merge_range(at, place, at, last, "", merged)
        self.page.write_string(at, place, shown, merged)

    def figure(self, at: int, place: int, value: Decimal | int, **looks: Any) -> None:
        self.page.write_number(at, place, value, self._looks.of(**looks))

    def formula(self, at: int, place: int, formula: str, value: Decimal, **looks: Any) -> None:
        """`value` is what the formula gives, for programs that do not compute it."""
        self.page.write_formula(at, place, formula, self._looks.of(**looks), value)

    def link(
        self, at: int, place: int, text: str, sheet: str, cell: str = "A1", **looks: Any
    ) -> None:
        """A text that leads to a cell of a sheet in the same workbook."""
        shown = printable(text)
        quoted = sheet.replace("'", "''")
        form = self._looks.of(**looks, **looks_for(shown))
        self.page.write_url(at, place, f"internal:'{quoted}'!{cell}", form, shown)


def _cell(cell: Any) -> Any:
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else cell
