"""A list to draw a sample from: any file that can be read, of which nothing is stored (K4)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from lagesbild import numbers
from lagesbild.errors import UserError
from lagesbild.ingest.table import ReadFile, Table
from lagesbild.samples import Listed
from lagesbild.text import listed, plural

MOST_LISTED = 200_000
_MOST_TOLD = 5
_BETWEEN = "\x1f"


@dataclass(frozen=True)
class Sheet:
    """A sheet of a list: what its columns are called, and its rows below that with their numbers.

    `header_row` is the first row with more than one cell, or the first of a single column.
    """

    name: str
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str | None, ...]], ...]


def sheets_of(file: ReadFile) -> list[Sheet]:
    """The sheets of a file that have rows below a heading. UserError when none has."""
    found = [sheet for table in file.tables if (sheet := _sheet(table)) is not None]
    if not found:
        raise UserError(
            "Listan har inga rader under en rubrikrad. Kontrollera att det är rätt fil."
        )
    return found


def listed_in(sheet: Sheet, file_name: str, amount_header: str | None) -> Listed:
    """The rows of a sheet as a population. UserError says which rows have no amount to read."""
    if len(sheet.rows) > MOST_LISTED:
        raise UserError(
            f"Listan har {plural(len(sheet.rows), 'rad', 'rader')}. Den kan ha högst "
            f"{plural(MOST_LISTED, 'rad', 'rader')}. Dela upp den."
        )
    return Listed(
        file_name=file_name,
        headers=sheet.headers,
        numbers=tuple(number for number, _ in sheet.rows),
        keys=tuple(_key(sheet.name, number, cells) for number, cells in sheet.rows),
        ore=_amounts(sheet, amount_header),
        cells=tuple(cells for _, cells in sheet.rows),
        sheet=sheet.name,
        amount_header=amount_header,
    )


def amount_headers(sheet: Sheet) -> list[str]:
    """The columns of which every cell can be read as an amount."""
    return [
        header
        for at, header in enumerate(sheet.headers)
        if all(_ore(cells[at]) is not None for _, cells in sheet.rows)
    ]


def _sheet(table: Table) -> Sheet | None:
    filled = [(number, tuple(cells)) for number, cells in table.rows() if any(cells)]
    wanted = min(2, len(table.columns))
    at = next((at for at, (_, cells) in enumerate(filled) if sum(map(bool, cells)) >= wanted), None)
    if at is None or at + 1 == len(filled):
        return None
    number, header = filled[at]
    return Sheet(table.sheet, number, _names(header, table.columns), tuple(filled[at + 1 :]))


def _names(header: Sequence[str | None], letters: Sequence[str]) -> tuple[str, ...]:
    """A name for each column; two that are called the same, or nothing, are told by letter."""
    called = [" ".join((name or "").split()) for name in header]
    return tuple(
        name if name and called.count(name) == 1 else " ".join(filter(None, (name, letter)))
        for name, letter in zip(called, letters, strict=True)
    )


def _key(sheet: str, number: int, cells: Sequence[str | None]) -> str:
    content = hashlib.sha256(_BETWEEN.join(cell or "" for cell in cells).encode())
    return f"{sheet}|{number:09}|{content.hexdigest()}"


def _amounts(sheet: Sheet, header: str | None) -> tuple[int, ...]:
    if header is None:
        return (0,) * len(sheet.rows)
    at = sheet.headers.index(header)
    amounts = [(number, _ore(cells[at])) for number, cells in sheet.rows]
    unread = [str(number) for number, ore in amounts if ore is None]
    if unread:
        more = f" och {len(unread) - _MOST_TOLD} till" if len(unread) > _MOST_TOLD else ""
        rows = listed(unread[:_MOST_TOLD]) + more
        raise UserError(
            f"Kolumnen ”{header}” har inget belopp som går att läsa på rad {rows}. Rätta listan, "
            "eller välj en annan kolumn."
        )
    return tuple(ore for _, ore in amounts if ore is not None)


def _ore(cell: str | None) -> int | None:
    """An amount as people write it, in whole öre; None of what is none, or has parts of an öre."""
    try:
        amount = numbers.parsed(cell or "") * 100
    except ValueError:
        return None
    return int(amount) if amount == int(amount) else None
