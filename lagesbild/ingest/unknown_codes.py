"""Codes of lists that the board's organisation does not have, where a kind says that it must."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.record_figures import column_of
from lagesbild.ingest.records import KINDS, RecordKind
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS


@dataclass(frozen=True)
class _Unknown:
    place: int
    code: str


def code_problems(
    change: Change,
    board: str,
    records: Mapping[str, pa.Table],
    reading: Reading,
) -> list[Problem]:
    """Each code that the board's organisation does not know.

    A board that has no organisation yet has nothing to hold codes against.
    """
    return [
        problem
        for kind, rows in records.items()
        for name in KINDS[kind].known
        for problem in _of_field(change, board, KINDS[kind], name, rows, reading)
    ]


def _of_field(
    change: Change,
    board: str,
    kind: RecordKind,
    name: str,
    rows: pa.Table,
    reading: Reading,
) -> list[Problem]:
    given = pa.table(
        {"place": pa.array(range(rows.num_rows), pa.int32()), "code": rows.column(name)}
    )
    with change.offering(given_codes=given):
        unknown = change.rows("imports/unknown_codes", _Unknown, board=board)
    tables = {table.sheet: table for table in reading.tables if table.kind.value == kind.name}
    sheets, numbers = rows.column("sheet").to_pylist(), rows.column("row_number").to_pylist()
    label = kind.by_name[name].label
    return [
        Problem(
            sheets[one.place] or "",
            numbers[one.place],
            column_of(tables[sheets[one.place] or ""], kind, name, None),
            f"{label}: {kind.quoted(one.code)} finns inte i nämndens organisation. Rätta koden, "
            "eller lämna tomt när det gäller hela nämnden.",
        )
        for one in unknown[:MOST_PROBLEMS]
    ]
