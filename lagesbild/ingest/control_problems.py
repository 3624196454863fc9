"""What cannot be right in results of controls: it takes the plan of their year to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.record_figures import column_of
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS

RESULTS, PLAN, CONTROL = "control_results", "control_plan", "control"


@dataclass(frozen=True)
class _Unknown:
    sheet: str | None
    row_number: int
    control: str
    known: str | None


def control_problems(
    change: Change, board: str, records: Mapping[str, pa.Table], reading: Reading
) -> list[Problem]:
    """Results of controls that no plan of their year has. A plan in the same file counts."""
    if RESULTS not in records:
        return []
    planned = [pair for name in (CONTROL, "number") for pair in _pairs(records.get(PLAN), name)]
    with change.offering(control_results=records[RESULTS]):
        found = change.rows(
            "imports/unknown_controls",
            _Unknown,
            board=board,
            planned=[said for _, said in planned],
            planned_years=[year for year, _ in planned],
        )
    tables = {table.sheet: table for table in reading.tables if table.kind.value == RESULTS}
    return [
        Problem(
            one.sheet or "",
            one.row_number,
            column_of(tables[one.sheet or ""], KINDS[RESULTS], CONTROL, None),
            _message(one),
        )
        for one in found[:MOST_PROBLEMS]
    ]


def _pairs(rows: pa.Table | None, name: str) -> list[tuple[int, str]]:
    """The year and the name, or number, of each control of a plan."""
    if rows is None:
        return []
    both = zip(rows.column("period").to_pylist(), rows.column(name).to_pylist(), strict=True)
    return [
        (period // 100, said) for period, said in both if period is not None and said is not None
    ]


def _message(one: _Unknown) -> str:
    if one.known is None:
        return (
            f"Kontrollen ”{one.control}” finns inte i någon internkontrollplan för året. Läs in "
            "planen först, eller rätta månaden."
        )
    return (
        f"Kontrollen ”{one.control}” finns inte i årets internkontrollplan. Menas ”{one.known}”? "
        "Rätta namnet, eller läs in en plan som har den."
    )
