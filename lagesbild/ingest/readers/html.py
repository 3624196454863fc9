"""The tables of a web page: what Excel saves as HTML, and what many reports call .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

from lxml import etree

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers.identify import wide_encoding
from lagesbild.ingest.readers.refusals import check_table_size, damaged
from lagesbild.ingest.table import Evidence, FileForm, ReadFile, Table, letter
from lagesbild.settings import Limits

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_BREAKS = ("br", "p", "div", "li")
_SPACES = re.compile(r"[ \t\r\n\f]+")

Rows = list[tuple[int, list[str | None]]]


def read(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    """Read every table that holds text; rows are counted from the first one of each table.

    The value of a cell that spans others stands in the first of them. A table within a cell is a
    table of its own. Only the text is looked at: nothing is fetched and no script is run.
    """
    text, encoding = _decoded(path.read_bytes())
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        page = etree.fromstring(text.encode(), parser)
    except etree.LxmlError as error:
        raise damaged(name) from error
    _separate_lines(page)
    tables = [_table(table, limits) for table in page.iter("table")]
    tables = [table for table in tables if table.row_count]
    if not tables:
        raise FileRefused(
            f"Filen {name} är en webbsida vars tabeller saknar text. Exportera den som Excel eller "
            "CSV och läs in den filen."
        )
    if len(tables) > 1:
        tables = [
            replace(table, sheet=f"Tabell {number}") for number, table in enumerate(tables, 1)
        ]
    return ReadFile(name, form, tuple(tables), (encoding,))


def _decoded(content: bytes) -> tuple[str, Evidence]:
    for encoding, because in _encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        return text.removeprefix("\ufeff"), Evidence("encoding", encoding, because)
    because = "Ingen kodning passar. Tecken som inte går att läsa visas som \ufffd."
    return content.decode("cp1252", "replace"), Evidence("encoding", "cp1252", because)


def _encodings(content: bytes) -> Iterator[tuple[str, str]]:
    """Encodings to try, the surest first, and why."""
    if wide := wide_encoding(content[:_DECLARED_WITHIN]):
        yield wide, "Tecknen är två byte var."
    yield "utf-8", "Alla tecken går att läsa som UTF-8."
    if declared := _DECLARED.search(content[:_DECLARED_WITHIN]):
        encoding = declared[1].decode().lower()
        # What a page calls Latin-1 is Windows-1252 (WHATWG Encoding Standard, 4.2).
        latin = encoding in ("iso-8859-1", "latin1", "us-ascii")
        yield "cp1252" if latin else encoding, f"Webbsidan anger {encoding}."
    yield "cp1252", "Tecknen går inte att läsa som UTF-8."


def _separate_lines(page: etree._Element) -> None:
    """Let lines and paragraphs within a cell be apart when its text is taken together."""
    etree.strip_elements(page, "script", "style", with_tail=False)
    for element in page.iter(*_BREAKS):
        element.tail = f" {element.tail or ''}"


def _table(table: etree._Element, limits: Limits) -> Table:
    rows: Rows = []
    merged = []
    covered: dict[int, int] = {}
    number = 0
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        number += 1
        cells: dict[int, str | None] = {}
        below: dict[int, int] = {}
        column = 1
        for cell in row.iterchildren("td", "th"):
            while covered.get(column):
                column += 1
            down, right = (
                _span(cell, "rowspan", limits.rows),
                _span(cell, "colspan", limits.columns),
            )
            cells[column] = _text(cell)
            if (down, right) != (1, 1):
                last = letter(column + right - 1)
                merged.append((number, letter(column), number + down - 1, last))
            below |= dict.fromkeys(range(column, column + right), down - 1)
            column += right
        covered = {place: rest - 1 for place, rest in covered.items() if rest > 1} | below
        filled = [place for place, text in cells.items() if text]
        check_table_size("", number, max(filled, default=0), limits)
        if filled:
            rows.append((number, [cells.get(place) for place in range(1, max(filled) + 1)]))
    return replace(Table.of("", rows), merged=tuple(merged))


def _span(cell: etree._Element, attribute: str, limit: int) -> int:
    said = cell.get(attribute, "")
    return max(1, min(int(said), limit)) if said.isascii() and said.isdigit() else 1


def _text(cell: etree._Element) -> str | None:
    """The text of a cell without that of tables within it; None when there is only space."""
    if len(cell) and cell.find(".//table") is not None:
        cell = deepcopy(cell)
        etree.strip_elements(cell, "table", with_tail=False)
    text = "".join(cell.itertext()) if len(cell) else cell.text or ""
    return _SPACES.sub(" ", text).strip() or None
