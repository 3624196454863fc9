"""The text format of a query case: rows given, statements run, rows expected.

queries/README.md describes the format to its readers; tests/queries/test_case.py proves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from lagesbild.access import Right
from lagesbild.periods import Period
from lagesbild.store import Cursor, named
from tests.queries.typical import INCOMING_COLUMNS, complete_loads_and_boards, default_of
from tests.templates import empty_database

Rows = list[list[str]]

INCOMING = "incoming_"

_KEYWORDS = ("given ", "as ", "when ", "expect ")
_NO_ROWS = "no rows"
_PERIODS = re.compile(r"(\d{6})\.\.(\d{6})")
_PARAMETER = re.compile(r"(\w+)\s*=\s*(\[[^\]]*\]|'[^']*'|[^,]+)")
_ITEM = re.compile(r"'[^']*'|[^,\s][^,]*")
_WORDS: dict[str, Any] = {"null": None, "true": True, "false": False}


class CaseError(Exception):
    """The case file does not follow the format."""


@dataclass(frozen=True)
class Step:
    """One block: a table's rows to insert, a statement to run, or rows to expect."""

    keyword: str
    subject: str
    columns: list[str]
    rows: Rows


@dataclass(frozen=True)
class Case:
    """A behaviour of one query, as a text that an economist can check."""

    behaviour: str
    steps: tuple[Step, ...]

    @classmethod
    def read(cls, path: Path) -> Case:
        return cls.parse(path.read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> Case:
        lines = [line.rstrip() for line in text.splitlines() if not line.startswith("#")]
        blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
        prose = [block for block in blocks if not block.startswith(_KEYWORDS)]
        steps = tuple(_step(block) for block in blocks if block.startswith(_KEYWORDS))
        return cls("\n\n".join(prose), steps)

    @property
    def subjects(self) -> set[str]:
        """The queries that the case runs, for the test that every mart and check has one."""
        return {
            step.subject.split()[0] for step in self.steps if step.keyword in ("when", "expect")
        }

    def run(self, db: Cursor) -> Iterator[tuple[str, str]]:
        """Take the steps in order; for each expectation give what came and what should."""
        given = [step for step in self.steps if step.keyword == "given"]
        if given != list(self.steps[: len(given)]):
            raise CaseError("All that is given comes first.")
        for step in given:
            insert(db, step)
        complete_loads_and_boards(db, {step.subject for step in given})
        db.seen_by(one_who_sees_all(db))
        for step in self.steps[len(given) :]:
            if step.keyword == "as":
                db.seen_by(one_who_sees_all(db) | _named(step.subject)[1])
            elif step.keyword == "when":
                name, parameters = _named(step.subject)
                db.run(name, **parameters)
            else:
                yield compared(db, step)


def one_who_sees_all(db: Cursor) -> dict[str, Any]:
    """A viewer of every board with every right."""
    asked = " union ".join(
        f"select board from {table}"
        for table, columns in _stored_columns().items()
        if "board" in columns
    )
    return {
        "boards": [board for (board,) in db._connection.execute(asked).fetchall() if board],
        "departments": None,
        "rights": [right.value for right in Right],
    }


@cache
def _stored_columns() -> Mapping[str, Mapping[str, tuple[str, bool]]]:
    """The columns of every table of a store, which no case changes."""
    with empty_database().reading() as cursor:
        described = cursor._connection.execute(
            "select schema_name || '.' || table_name, column_name, data_type, not is_nullable "
            "from duckdb_columns() inner join duckdb_tables() using (schema_name, table_name) "
            "order by all"
        ).fetchall()
    return {
        table: {name: (kind, required) for _, name, kind, required in columns}
        for table, columns in groupby(described, lambda row: row[0])
    }


def insert(db: Cursor, step: Step) -> None:
    """Insert a given table's rows; columns it does not mention get neutral values."""
    if step.subject.startswith(INCOMING):
        offer_incoming(db, step.subject)
    own = not step.subject.startswith(INCOMING) or step.subject in INCOMING_COLUMNS
    known = _columns_of(db, step.subject if own else step.subject.replace(INCOMING, "raw."))
    unknown = set(step.columns) - known.keys()
    if unknown or not known:
        raise CaseError(f"{step.subject} has no column {', '.join(sorted(unknown)) or 'at all'}")
    required_here = not step.subject.startswith(INCOMING)  # an import may offer anything
    filled: dict[str, list[str | None]] = {}
    for column, (kind, required) in known.items():
        cells = (
            [row[step.columns.index(column)] for row in step.rows]
            if column in step.columns
            else [""] * len(step.rows)
        )
        filled[column] = [
            _stored(cell, kind)
            or (default_of(column, kind, place) if required and required_here else None)
            for place, cell in enumerate(cells, start=1)
        ]
    rows = pa.table({name: pa.array(cells, pa.string()) for name, cells in filled.items()})
    connection = db._connection
    connection.register("given_rows", rows)
    connection.execute(f"insert into {step.subject} by name select * from given_rows")
    connection.unregister("given_rows")


def offer_incoming(db: Cursor, name: str) -> None:
    """Stand in for an Arrow table that the import offers: most have the columns of a raw table."""
    columns = INCOMING_COLUMNS.get(name)
    like = f"as select * from {name.replace(INCOMING, 'raw.')} limit 0"
    db._connection.execute(f"create temp table {name} {columns or like}")


def compared(db: Cursor, step: Step) -> tuple[str, str]:
    """The actual and the expected rows of an expectation, as two texts that can be compared."""
    names, found, ordered = _asked(db, step.subject)
    wanted = step.columns or names
    missing = [column for column in wanted if column not in names]
    if missing:
        raise CaseError(f"{step.subject} gives {names}, not {missing}")
    places = [names.index(column) for column in wanted]
    actual = [[row[place] for place in places] for row in found]
    as_text = [_writer([row[place] for row in actual]) for place in range(len(wanted))]
    actual_rows = [
        [write(cell) for write, cell in zip(as_text, row, strict=True)] for row in actual
    ]
    expected_rows = [
        [write(cell) for write, cell in zip(as_text, row, strict=True)] for row in step.rows
    ]
    if not ordered:
        actual_rows.sort()
        expected_rows.sort()
    return _aligned(wanted, actual_rows), _aligned(wanted, expected_rows)


def _step(block: str) -> Step:
    heading, *lines = block.splitlines()
    while lines and lines[0].startswith(" "):
        heading = f"{heading} {lines.pop(0).strip()}"
    keyword, _, subject = heading.partition(" ")
    table = [[cell.strip() for cell in line.split("|")] for line in lines]
    columns, *rows = table if table and lines != [_NO_ROWS] else [[]]
    for row in rows:
        if len(row) != len(columns):
            raise CaseError(f"{heading}: {row} has not {len(columns)} cells")
    return Step(keyword, subject.strip(), columns, [one for row in rows for one in _spread(row)])


def _spread(row: list[str]) -> Rows:
    """A cell `202311..202402` repeats its row once a month."""
    spans = [(place, cell) for place, cell in enumerate(row) if _PERIODS.fullmatch(cell)]
    if not spans:
        return [row]
    if len(spans) > 1:
        raise CaseError(f"{row} has two spans of months")
    place, cell = spans[0]
    return [[*row[:place], str(code), *row[place + 1 :]] for code in _months(cell)]


def _months(span: str) -> list[int]:
    first, last = (Period.of(int(end)) for end in span.split(".."))
    months = [first]
    while months[-1] < last:
        months.append(months[-1].plus_months(1))
    return [month.code for month in months]


def _asked(db: Cursor, subject: str) -> tuple[list[str], list[tuple[Any, ...]], bool]:
    if not subject.lower().startswith("select"):
        name, parameters = _named(subject)
        columns, rows = db.records(name, **parameters)
        return columns, rows, _is_ordered(named(name).sql)
    result = db._connection.execute(subject)
    return [column[0] for column in result.description], result.fetchall(), _is_ordered(subject)


def _is_ordered(sql: str) -> bool:
    """Whether the whole statement, not just a part in parentheses, says an order."""
    outer = re.sub(r"--[^\n]*", "", sql)
    while (inner := re.sub(r"\([^()]*\)", "", outer)) != outer:
        outer = inner
    return bool(re.search(r"\border\s+by\b", outer))


def _named(subject: str) -> tuple[str, dict[str, Any]]:
    name, _, listed = subject.partition(" with ")
    return name.strip(), {key: _value(text.strip()) for key, text in _PARAMETER.findall(listed)}


def _value(text: str) -> Any:
    if text.startswith("["):
        return [one for item in _ITEM.findall(text[1:-1]) for one in _items(item.strip())]
    if text.startswith("'"):
        return text[1:-1]
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return _decimal(text) if _decimal(text) is not None else text


def _items(item: str) -> list[Any]:
    return _months(item) if _PERIODS.fullmatch(item) else [_value(item)]


def _columns_of(db: Cursor, table: str) -> Mapping[str, tuple[str, bool]]:
    """Each column's type and whether it must have a value."""
    if table in _stored_columns():
        return _stored_columns()[table]
    described = db._connection.execute(
        "select column_name, data_type, not is_nullable from duckdb_columns() "
        "where ? in (schema_name || '.' || table_name, table_name) order by column_index",
        [table],
    )
    return {name: (kind, required) for name, kind, required in described.fetchall()}


def _stored(cell: str, kind: str) -> str:
    return cell.replace(" ", "") if kind.startswith(("DECIMAL", "INTEGER", "BIGINT")) else cell


def _writer(values: list[Any]) -> Callable[[Any], str]:
    """How a column is written so that 110, 110.00 and "1 100" compare as numbers do."""
    present = [value for value in values if value is not None]
    if present and all(_is_number(value) for value in present):
        return _number_text
    return _plain_text


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _number_text(cell: Any) -> str:
    number = None if cell is None else _decimal(str(cell).replace(" ", ""))
    if number is None:
        return _plain_text(cell)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain_text(cell: Any) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _aligned(columns: list[str], rows: Rows) -> str:
    table = [columns, *rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(columns))]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )
