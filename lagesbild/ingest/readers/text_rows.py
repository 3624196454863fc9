"""Lines of text become rows of cells.

Quotation marks follow RFC 4180. One that is not closed never swallows the rows after it: where its
line cut at every delimiter has the table's number of fields, the mark is a character like others,
else the row is refused. A cell may go on over several lines, unless every one of them would make a
whole row by itself: then the mark is a stray one, and refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import pyarrow as pa
from pyarrow import csv as arrow_csv

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers.dialect import Dialect
from lagesbild.ingest.readers.misfits import Misfits
from lagesbild.ingest.table import ROW, Table, letter
from lagesbild.numbers import count
from lagesbild.settings import Limits

_ARROW_BLOCK = 1 << 20


class TextRows:
    """Collects the rows of a text file, block by block."""

    def __init__(self, dialect: Dialect, limits: Limits, first_row: int = 1) -> None:
        if dialect.width > limits.columns:
            raise FileRefused(
                f"Filen har {count(dialect.width)} kolumner, högst {count(limits.columns)} läses. "
                "Ta bort kolumner som inte behövs."
            )
        self.dialect = dialect
        self._most_rows = limits.rows
        self._letters = [letter(number + 1) for number in range(dialect.width)]
        self._parts: list[pa.Table] = []
        self._row_count = 0
        self._next_row = first_row
        self._unfinished = ""
        self._misfits = Misfits(dialect)

    def add(self, lines: str) -> None:
        """Add whole lines, each ended by a newline."""
        text, self._unfinished = self._unfinished + lines, ""
        part = self._at_once(text)
        self._keep(self._line_by_line(text, is_last=False) if part is None else part)

    def table(self) -> Table:
        """All rows; FileRefused when some of them do not fit."""
        if self._unfinished:
            self._keep(self._line_by_line(self._unfinished, is_last=True))
        self._misfits.raise_if_any()
        return Table("", pa.concat_tables(self._parts))

    def _keep(self, part: pa.Table) -> None:
        self._parts.append(part)
        self._row_count += part.num_rows
        if self._row_count > self._most_rows:
            raise FileRefused(
                f"Filen har fler än {count(self._most_rows)} rader. "
                "Dela upp den, till exempel i en fil per år."
            )

    def _at_once(self, text: str) -> pa.Table | None:
        """The fast way, for lines of the table's width without quotation marks; else None."""
        has_empty_lines = text.startswith("\n") or "\n\n" in text
        if '"' in text or has_empty_lines or self.dialect.width == 1:
            return None
        try:
            cells = self._cells(text)
        except pa.ArrowInvalid:  # a line of another width
            return None
        first_row, self._next_row = self._next_row, self._next_row + cells.num_rows
        self._misfits.see_all(first_row, cells)
        return cells.add_column(0, ROW, pa.arange(first_row, self._next_row).cast(pa.int32()))

    def _line_by_line(self, text: str, *, is_last: bool) -> pa.Table:
        """The careful way: write each record anew, with its fields in good order."""
        width, misfits = self.dialect.width, self._misfits
        lines = io.StringIO(text).readlines()
        numbers: list[int] = []
        records: list[str] = []
        at = 0
        while at < len(lines):
            number = self._next_row + at
            fields, taken = self._record(lines, at, is_last=is_last)
            if not taken:
                break
            at += taken
            if len(fields) == width and (width > 1 or fields[0].strip()):
                misfits.see(number, fields)
            else:
                fields = misfits.fit(number, fields)
            if fields:
                numbers.append(number)
                records.append(_written(fields, self.dialect.delimiter))
        self._unfinished = "".join(lines[at:])
        self._next_row += at
        longest = max(map(len, records), default=0)
        cells = self._cells("".join(records), 4 * longest)  # no character takes more bytes
        return cells.add_column(0, ROW, pa.array(numbers, pa.int32()))

    def _cells(self, text: str, longest_record: int = 0) -> pa.Table:
        columns = dict.fromkeys(self._letters, pa.string())
        if not text:
            return pa.schema(columns).empty_table()
        return arrow_csv.read_csv(
            pa.BufferReader(text.encode()),
            arrow_csv.ReadOptions(
                column_names=self._letters, block_size=max(_ARROW_BLOCK, longest_record)
            ),
            arrow_csv.ParseOptions(
                delimiter=self.dialect.delimiter,
                newlines_in_values='"' in text,
                ignore_empty_lines=False,
            ),
            arrow_csv.ConvertOptions(
                column_types=columns,
                strings_can_be_null=True,
                null_values=[""],
                check_utf8=False,
            ),
        )

    def _record(self, lines: Sequence[str], at: int, *, is_last: bool) -> tuple[list[str], int]:
        """The fields of the record that begins at a line, and how many lines it takes.

        No lines when it may go on beyond those at hand, no fields when it is refused.
        """
        line, delimiter, width = lines[at], self.dialect.delimiter, self.dialect.width
        if '"' not in line:
            return line[:-1].split(delimiter), 1
        reader = csv.reader(_following(lines, at), delimiter=delimiter, strict=True)
        try:
            fields = next(reader)
        except csv.Error:  # a mark that is not closed, or closed inside a field
            if at + reader.line_num >= len(lines) and not is_last:
                return [], 0
            fields = [_without_marks_around(field) for field in line[:-1].split(delimiter)]
            if len(fields) == width or line.count('"') % 2 == 0:
                return fields, 1
            self._misfits.refuse(
                self._next_row + at,
                "Ett citattecken öppnas men stängs inte. Stäng det eller ta bort det.",
            )
            return [], 1
        taken = reader.line_num
        if taken > 1 < width and _are_rows(lines[at : at + taken], delimiter, width):
            self._misfits.refuse(
                self._next_row + at,
                "Ett citattecken öppnas men stängs först på rad "
                f"{self._next_row + at + taken - 1}, fast raderna däremellan ser ut som egna "
                "rader. Stäng det eller ta bort det.",
            )
            return [], 1
        return fields, taken


def _written(fields: list[str], delimiter: str) -> str:
    """A record as one line, with quotation marks around the fields that need them."""
    line = delimiter.join(fields)
    if '"' in line or "\n" in line or line.count(delimiter) >= len(fields):
        marked = (field.replace('"', '""') for field in fields)
        line = delimiter.join(f'"{field}"' for field in marked)
    return f"{line}\n"


def _following(lines: Sequence[str], at: int) -> Iterator[str]:
    for index in range(at, len(lines)):
        yield lines[index]


def _are_rows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    return all(line.count(delimiter) == width - 1 for line in lines if line.strip())


def _without_marks_around(field: str) -> str:
    """A field without its quotation marks, when they are a pair around it."""
    inside = field[1:-1].replace('""', "")
    if len(field) < 2 or not (field[0] == field[-1] == '"') or '"' in inside:
        return field
    return field[1:-1].replace('""', '"')
