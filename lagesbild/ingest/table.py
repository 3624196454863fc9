"""What every reader gives: cells as text that remember their sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

import pyarrow as pa

ROW = "row"


class FileForm(Enum):
    """What a file is, judged by its content. The value is the word that users see."""

    DELIMITED = "textfil"
    XLSX = "Excel (.xlsx)"
    XLSM = "Excel (.xlsm)"
    XLS = "Excel 97–2003 (.xls)"
    XLSB = "Excel (.xlsb)"
    ODS = "OpenDocument (.ods)"
    HTML = "webbtabell (HTML)"
    SIE4 = "SIE 1–4"
    SIE5 = "SIE 5"


@dataclass(frozen=True)
class Evidence:
    """Something that was concluded about a file, and from what.

    `what` is a key of the vocabulary in docs/formats.md ("encoding", "delimiter", "header", …).
    """

    what: str
    value: str
    because: str


@dataclass(frozen=True)
class Table:
    """A sheet as text.

    `cells` has the physical row number first (column "row", int32, 1-based as the sender's own
    program shows it) and then one string column per sheet column, named "A", "B", … as Excel
    does, also for text files. An empty cell is null; a row of a spreadsheet without any cell is
    left out. Numbers from spreadsheets are written with a decimal comma, no grouping and at most
    nine decimals ("1234,5"), dates as "2023-01-31" with "09:12:00" behind where there is a time,
    so that they cannot be mistaken for text cells such as "2.000".
    """

    sheet: str
    cells: pa.Table
    hidden: bool = False
    merged: tuple[tuple[int, str, int, str], ...] = ()
    """Merged ranges as (first row, first column, last row, last column)."""

    @property
    def columns(self) -> list[str]:
        """The column letters, in order."""
        return [name for name in self.cells.column_names if name != ROW]

    @property
    def row_count(self) -> int:
        return int(self.cells.num_rows)

    def head(self, rows: int) -> list[tuple[int, list[str | None]]]:
        """The first rows as (row number, cells)."""
        return list(self._rows(self.cells.slice(0, rows)))

    def rows(self) -> Iterator[tuple[int, list[str | None]]]:
        """Every row as (row number, cells); for small tables and tests."""
        for batch in self.cells.to_batches(max_chunksize=10_000):
            yield from self._rows(pa.Table.from_batches([batch]))

    def _rows(self, cells: pa.Table) -> Iterator[tuple[int, list[str | None]]]:
        columns = [cells.column(name).to_pylist() for name in self.columns]
        numbers = cells.column(ROW).to_pylist()
        for position, number in enumerate(numbers):
            yield number, [column[position] for column in columns]

    @classmethod
    def of(
        cls,
        sheet: str,
        rows: Sequence[tuple[int, Sequence[str | None]]],
        *,
        first_column: int = 1,
        hidden: bool = False,
    ) -> Table:
        """Build from (row number, cells); short rows are filled with empty cells."""
        width = max((len(cells) for _, cells in rows), default=0)
        columns: dict[str, pa.Array] = {ROW: pa.array([n for n, _ in rows], pa.int32())}
        for index in range(width):
            values = [(cells[index] or None) if index < len(cells) else None for _, cells in rows]
            columns[letter(first_column + index)] = pa.array(values, pa.string())
        return cls(sheet, pa.table(columns), hidden)


@dataclass(frozen=True)
class StatedTotal:
    """A sum that the file itself states, to hold the rows against.

    `amount` is text as it stood, `kind` a value of `Kind`, `period` as 202310 or None for a year.
    """

    kind: str
    label: str
    amount: str
    period: int | None
    row: int
    account: str | None = None
    sheet: str = ""


@dataclass(frozen=True)
class PersonCells:
    """Where identity numbers stand in a file, never which (I6).

    `column` "" means whole rows, no `rows` the name of the sheet, and no `sheet` either something
    that is said of the file.
    """

    sheet: str
    column: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True)
class ReadFile:
    """A file as its reader saw it: its tables, and what was concluded or worth a warning."""

    name: str
    form: FileForm
    tables: tuple[Table, ...]
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()
    stated: tuple[StatedTotal, ...] = ()
    control: dict[str, str] = field(default_factory=dict)
    """Figures about the file for its receipt, e.g. {"accounts": "117", "sum_res": "-212583.47"}."""
    persons: tuple[PersonCells, ...] = ()
    """Where identity numbers stand in it (`ingest.privacy`)."""


def letter(number: int) -> str:
    """The name Excel gives to column `number`: 1 is "A", 28 is "AB"."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """The inverse of `letter`."""
    if not re.fullmatch(r"[A-Z]{1,4}", name):
        raise ValueError(f"Not a column: {name!r}")
    number = 0
    for character in name:
        number = number * 26 + ord(character) - ord("A") + 1
    return number
