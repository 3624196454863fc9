"""Tells rows that are broken from the lines that stand around a table.

A row with too many or too few fields is refused, for its figures could stand under the wrong
heading. Harmless are fields beyond the table that are empty, blank lines, titles above the first
row, and notes below the last: words without a delimiter, or anything after a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers.dialect import Dialect
from lagesbild.numbers import count
from lagesbild.text import plural

MOST_PROBLEMS = 1_000

_NUMBER = re.compile(r"[\s(+−–-]*\d[\d\s.,]*[)−–-]?\s*")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class _Short:
    """A line with fewer fields than the table: a title, a note, or a row cut off."""

    row: int
    fields: int
    filled: int
    is_set_apart: bool
    """Words without a delimiter, or below a blank line."""


class Misfits:
    """Sees the rows of a table in order and remembers those that do not fit it."""

    def __init__(self, dialect: Dialect) -> None:
        self._width = dialect.width
        self._delimiter_name = dialect.delimiter_name
        self._found: list[Problem] = []
        self._found_count = 0
        self._has_begun = False
        self._after_blank = False
        self._unsettled: list[_Short] = []

    def see(self, row: int, fields: Sequence[str | None]) -> None:
        """A row of the table's width; what came before it is a title, or broken."""
        if not any(fields):
            self._after_blank = True
            return
        self._after_blank = False
        if self._has_begun and not self._unsettled:
            return
        if self._width > 1 and sum(map(bool, fields)) == 1:
            return  # "Uppföljning mars 2026;;;" may stand above the table, or below it
        if self._has_begun:
            for short in self._unsettled:
                self._refuse_short(short)
        elif self._unsettled and self._heads(self._unsettled[-1], row, fields):
            self._refuse_short(self._unsettled[-1])
        self._unsettled.clear()
        self._has_begun = True

    def see_all(self, first_row: int, cells: pa.Table) -> None:
        """As `see` for many rows on end, of which few need to be looked at."""

        def fields(place: int) -> list[str | None]:
            return [column[place].as_py() for column in cells.columns]

        for place in range(cells.num_rows):
            if self._has_begun and not self._unsettled:
                break
            self.see(first_row + place, fields(place))
        self.see(first_row + cells.num_rows - 1, fields(-1))

    def fit(self, row: int, fields: list[str]) -> list[str]:
        """The fields of a row of another width as the table has them; none when it is blank."""
        width = self._width
        if not any(field.strip() for field in fields):
            self._after_blank = True
            return []
        if len(fields) < width:
            words = len(fields) == 1 and _WORD.search(fields[0]) is not None
            filled = sum(map(bool, fields))
            apart = words or self._after_blank
            self._unsettled.append(_Short(row, len(fields), filled, apart))
            return fields + [""] * (width - len(fields))
        if any(fields[width:]):
            self.refuse(
                row,
                f"Raden har {len(fields)} fält men tabellen har {width}. Ett fält innehåller "
                f"troligen {self._delimiter_name}: sätt det inom citattecken.",
            )
        self.see(row, fields[:width])
        return fields[:width]

    def refuse(self, row: int, message: str) -> None:
        self._found_count += 1
        if len(self._found) < MOST_PROBLEMS:
            self._found.append(Problem("", row, "", message))

    def raise_if_any(self) -> None:
        """FileRefused with the rows that do not fit. To be asked when all rows have been seen."""
        for short in self._unsettled:
            if not short.is_set_apart:
                self._refuse_short(short)
        if not self._found_count:
            return
        problems = sorted(self._found)
        if self._found_count > len(problems):
            more = plural(self._found_count - len(problems), "rad till", "rader till")
            problems.append(Problem("", 0, "", f"{more} kan inte delas i kolumner."))
        raise FileRefused(
            f"{plural(self._found_count, 'rad', 'rader')} kan inte delas i tabellens "
            f"{count(self._width)} kolumner. Rätta eller exportera på nytt, och läs in filen igen.",
            tuple(problems),
        )

    def _refuse_short(self, short: _Short) -> None:
        self.refuse(
            short.row,
            f"Raden har {short.fields} fält men tabellen har {self._width}. "
            "Den är troligen avbruten eller delad på två rader.",
        )

    def _heads(self, short: _Short, row: int, fields: Sequence[str | None]) -> bool:
        """Whether the line above the first row is its header, and names fewer columns.

        So it is when decimal commas cut amounts in two in a file delimited by commas.
        """
        return (
            short.row == row - 1
            and short.filled > 1
            and 2 * short.fields >= self._width
            and any(_NUMBER.fullmatch(field or "") for field in fields)
            and any(fields[short.fields :])
        )
