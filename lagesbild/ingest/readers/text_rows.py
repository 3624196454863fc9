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
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers.dialect import Dialect
from lagesbild.ingest.readers.misfits import Misfits
from lagesbild.ingest.table import ROW, Table, letter
from lagesbild.numbers import count
from lagesbild.settings import Limits


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
        part = self._without_marks(text)
        if part is None:
            part = self._line_by_line(text, is_last=False)
        self._keep(part)

    def table(self) -> Table:
        """All rows; FileRefused when some of them do not fit."""
        if self._unfinished:
            self._keep(self._line_by_line(self._unfinished, is_last=True))
        self._misfits.raise_if_any()
        return Table("", pa.concat_tables([self._as_table([], []), *self._parts]))

    def _keep(self, part: pa.Table) -> None:
        self._parts.append(part)
        self._row_count += part.num_rows
        if self._row_count > self._most_rows:
            raise FileRefused(
                f"Filen har fler än {count(self._most_rows)} rader. "
                "Dela upp den, till exempel i en fil per år."
            )

    def _without_marks(self, text: str) -> pa.Table | None:
        """The fast way, for lines without quotation marks that all have the table's width.

        None when the text is not so; `_line_by_line` takes six times as long.
        """
        if '"' in text or self.dialect.width == 1:
            return None
        try:
            cells = arrow_csv.read_csv(
                pa.BufferReader(text.encode()),
                arrow_csv.ReadOptions(column_names=self._letters),
                arrow_csv.ParseOptions(
                    delimiter=self.dialect.delimiter, quote_char=False, ignore_empty_lines=False
                ),
                arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(self._letters, pa.string()),
                    strings_can_be_null=True,
                    null_values=[""],
                    check_utf8=False,
                ),
            )
        except pa.ArrowInvalid:  # a line of another width
            return None
        first_row, self._next_row = self._next_row, self._next_row + cells.num_rows
        self._misfits.see(first_row, [column[0].as_py() for column in cells.columns])
        numbers = pa.arange(first_row, self._next_row).cast(pa.int32())
        return cells.add_column(0, ROW, numbers)

    def _line_by_line(self, text: str, *, is_last: bool) -> pa.Table:
        width, misfits = self.dialect.width, self._misfits
        lines = io.StringIO(text).readlines()
        numbers: list[int] = []
        rows: list[list[str]] = []
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
                rows.append(fields)
        self._unfinished = "".join(lines[at:])
        self._next_row += at
        return self._as_table(numbers, rows)

    def _as_table(self, numbers: list[int], rows: list[list[str]]) -> pa.Table:
        nothing = pa.scalar(None, pa.string())
        columns: dict[str, pa.Array] = {ROW: pa.array(numbers, pa.int32())}
        cells = zip(*rows, strict=True) if rows else [()] * self.dialect.width
        for name, column in zip(self._letters, cells, strict=True):
            texts = pa.array(column, pa.string())
            columns[name] = pc.if_else(pc.equal(texts, ""), nothing, texts)
        return pa.table(columns)

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
