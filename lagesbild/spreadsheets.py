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
from typing import Any

import xlsxwriter

_NUMBER = re.compile(r"[-+]?[\d\s.,]*")
_STARTS_A_FORMULA = frozenset("=+-@")
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


def _cell(cell: Any) -> Any:
    if cell is None:
        return ""
    return harmless(cell) if isinstance(cell, str) else cell
