"""Codes and words that the board does not know, where a kind of list says that it must."""

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
        for problem in _told(
            _unknown(change, board, "imports/unknown_codes", rows, name),
            KINDS[kind],
            name,
            rows,
            reading,
            "i nämndens organisation. Rätta koden, eller lämna tomt när det gäller hela nämnden.",
        )
    ]


def word_problems(
    change: Change,
    board: str,
    records: Mapping[str, pa.Table],
    reading: Reading,
) -> list[Problem]:
    """Each word that the list of another kind has neither in the store nor in the same file."""
    problems: list[Problem] = []
    for kind, rows in records.items():
        for name, other in KINDS[kind].listed:
            beside = records.get(other)
            in_file = set() if beside is None else set(beside.column(name).to_pylist())
            unknown = [
                one
                for one in _unknown(change, board, _LISTED[other], rows, name)
                if one.code not in in_file
            ]
            label = KINDS[other].label
            problems += _told(
                unknown,
                KINDS[kind],
                name,
                rows,
                reading,
                f"i listan över {label}. Rätta namnet, eller läs in listan över {label} först.",
            )
    return problems


_LISTED = {"providers": "imports/unlisted_providers"}
"""The question that says which words a kind's list does not have."""


def _unknown(change: Change, board: str, query: str, rows: pa.Table, name: str) -> list[_Unknown]:
    given = pa.table(
        {"place": pa.array(range(rows.num_rows), pa.int32()), "code": rows.column(name)}
    )
    with change.offering(given_codes=given):
        return change.rows(query, _Unknown, board=board)


def _told(
    unknown: list[_Unknown],
    kind: RecordKind,
    name: str,
    rows: pa.Table,
    reading: Reading,
    where: str,
) -> list[Problem]:
    tables = {table.sheet: table for table in reading.tables if table.kind.value == kind.name}
    sheets, numbers = rows.column("sheet").to_pylist(), rows.column("row_number").to_pylist()
    label = kind.by_name[name].label
    return [
        Problem(
            sheets[one.place] or "",
            numbers[one.place],
            column_of(tables[sheets[one.place] or ""], kind, name, None),
            f"{label}: {kind.quoted(one.code)} finns inte {where}",
        )
        for one in unknown[:MOST_PROBLEMS]
    ]
