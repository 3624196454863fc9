"""What cannot be right in values of indicators: it takes the plan that is loaded to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Field, Reading
from lagesbild.ingest.record_figures import column_of
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS
from lagesbild.periods import Period

VALUES, PLAN = "indicator_values", "goal_plan"


@dataclass(frozen=True)
class _Wrong:
    sheet: str | None
    row_number: int
    period: int
    indicator: str
    wrong_field: str
    known: str | None


def indicator_problems(
    change: Change, board: str, records: Mapping[str, pa.Table], reading: Reading, today: date
) -> list[Problem]:
    """Indicators that no plan has, months that have not been, and shares beyond 100 per cent.

    A plan in the same file counts.
    """
    if VALUES not in records:
        return []
    planned = records[PLAN].column("indicator").to_pylist() if PLAN in records else []
    this_month = today.year * 100 + today.month
    with change.offering(indicator_values=records[VALUES]):
        found = change.rows(
            "imports/indicator_problems",
            _Wrong,
            board=board,
            planned=planned,
            this_month=this_month,
        )
    tables = {table.sheet: table for table in reading.tables if table.kind.value == VALUES}
    return [
        Problem(
            one.sheet or "",
            one.row_number,
            column_of(
                tables[one.sheet or ""], KINDS[VALUES], Field(one.wrong_field).value, one.period
            ),
            _message(one),
        )
        for one in found[:MOST_PROBLEMS]
    ]


def _message(one: _Wrong) -> str:
    if one.wrong_field == "period":
        month = Period.of(one.period).in_words.capitalize()
        return (
            f"{month.capitalize()} har inte varit än. Rätta månaden, eller läs in värdet som plan."
        )
    if one.wrong_field == "value":
        return f"”{one.indicator}” är en andel. Skriv procent mellan 0 och 100."
    if one.known is None:
        return (
            f"Indikatorn ”{one.indicator}” finns inte i någon målplan. Läs in målplanen först, "
            "eller rätta namnet."
        )
    return (
        f"Indikatorn ”{one.indicator}” finns inte i någon målplan. Menas ”{one.known}”? Rätta "
        "namnet, eller läs in en målplan som har den."
    )
