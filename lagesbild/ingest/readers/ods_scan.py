"""Error cells, formulas without a stored value and merged cells of an .ods file.

LibreOffice stores an error as an empty text, so the libraries give an empty cell for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO
from zipfile import ZipFile

from lxml import etree

from lagesbild.ingest.readers.sheet_scan import (
    MISSING_VALUE,
    PARSING,
    Mark,
    Merged,
    SheetScan,
    forget,
    pieces,
)
from lagesbild.ingest.table import letter

_WORTH_PARSING = (b":formula=", b'"error"', b"-spanned=")
_ERROR = re.compile(r"#[A-ZÅÄÖ/0]+[!?]?|(?:Err|Fel):\d+")


def scan_sheets(archive: ZipFile) -> list[SheetScan]:
    """What was found in each sheet, in order; nothing at all when no sheet holds anything."""
    with archive.open("content.xml") as stream:
        found = any(
            token in piece for piece in pieces(stream, b"table-row>") for token in _WORTH_PARSING
        )
    if not found:
        return []
    with archive.open("content.xml") as stream:
        return list(_sheets(stream))


def _sheets(stream: IO[bytes]) -> Iterator[SheetScan]:
    tags = ("{*}table", "{*}table-row")
    sheet = _Sheet()
    for event, element in etree.iterparse(stream, events=("start", "end"), tag=tags, **PARSING):
        is_table = etree.QName(element).localname == "table"
        if is_table and event == "start":
            sheet = _Sheet()
        elif is_table:
            yield SheetScan(tuple(sheet.marks), tuple(sheet.merged))
        elif event == "end":
            sheet.add(element)
            forget(element)


class _Sheet:
    """A sheet as far as its rows have been read."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.merged: list[Merged] = []
        self._next_row = 1

    def add(self, element: etree._Element) -> None:
        """Take in a row, which may stand for many equal ones."""
        rows = range(self._next_row, self._next_row + _Cell(element).rows_repeated)
        column = 1
        for cell in map(_Cell, element):
            for row in rows if cell.noteworthy else ():
                self._note(row, column, cell)
            column += cell.columns_repeated
        self._next_row = rows.stop

    def _note(self, row: int, column: int, cell: _Cell) -> None:
        if cell.lost_text:
            places = range(column, column + cell.columns_repeated)
            self.marks += [Mark(row, place, cell.lost_text) for place in places]
        if cell.spanned != (1, 1):
            down, right = cell.spanned
            self.merged.append(
                (row, letter(column), row + down - 1, letter(column + right - 1)),
            )


class _Cell:
    """The attributes of a cell or row under their local names."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._said = {etree.QName(key).localname: value for key, value in element.items()}
        self.rows_repeated = self._number("number-rows-repeated")
        self.columns_repeated = self._number("number-columns-repeated")
        self.spanned = self._number("number-rows-spanned"), self._number("number-columns-spanned")
        self.lost_text = self._lost_text()

    @property
    def noteworthy(self) -> bool:
        return bool(self.lost_text) or self.spanned != (1, 1)

    def _number(self, name: str) -> int:
        return int(self._said.get(name, 1))

    def _lost_text(self) -> str:
        """The error in a cell, or that its formula has no value; "" for all other cells."""
        kind = self._said.get("value-type")
        if "formula" not in self._said and kind != "error":
            return ""
        if kind is None:
            return MISSING_VALUE
        shown = "".join(self._element.itertext())
        return shown if _ERROR.fullmatch(shown) else ""
