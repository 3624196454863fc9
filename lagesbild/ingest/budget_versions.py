"""A budget that is decided later adds to the one already decided, and never replaces it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.reading import Field, Kind, Reading, TableReading
from lagesbild.ingest.recognise.words import is_later_budget
from lagesbild.ingest.shape import amounts_of
from lagesbild.ingest.table import Evidence, ReadFile
from lagesbild.text import listed

_TOLD = (Field.VERSION, Field.DECIDED_ON)


@dataclass(frozen=True, order=True)
class _Decision:
    """What a row says of the decision that it belongs to."""

    version: str
    decided_on: date | None

    @property
    def in_words(self) -> str:
        """ "Ramjustering 2023-06-12"; the same however its letters are written."""
        words = " ".join(self.version.split()).capitalize()
        return f"{words} {self.decided_on}" if self.decided_on else words


def with_version(file: ReadFile, reading: Reading) -> Reading:
    """The reading, with the decision that its budget is when that adds to an earlier one.

    A file that has the first budget too is the whole budget and replaces it. FileRefused when the
    file has several later decisions alone, or other amounts beside one: they could not be undone
    one by one.
    """
    decisions = _decisions(file, reading)
    later = sorted({each.in_words for each in decisions if is_later_budget(each.version)})
    if not later:
        return reading
    if len(later) < len({each.in_words for each in decisions}):
        warning = (
            f"Filen har både den ursprungliga budgeten och {listed(later)}. Allt läses som en hel "
            "budget och ersätter den som är inläst från samma avsändare."
        )
        return replace(reading, warnings=(*reading.warnings, warning))
    if len(later) > 1:
        raise FileRefused(
            f"Filen har flera budgetbeslut: {listed(later)}. Ta ut dem i var sin fil, så att varje "
            "beslut kan läggas till och ångras för sig, eller ta ut hela budgeten."
        )
    others = {
        column.kind.label
        for table in reading.tables
        for column in table.amounts
        if column.kind is not Kind.BUDGET
    }
    if others:
        raise FileRefused(
            f"Filen har {listed(sorted(others))} tillsammans med {later[0]}, som ska läggas till "
            "budgeten. Läs in budgeten för sig (--kind budget)."
        )
    told = Evidence("source", later[0], "läggs till den budget som redan är beslutad")
    return replace(reading, version=later[0], evidence=(*reading.evidence, told))


def _decisions(file: ReadFile, reading: Reading) -> set[_Decision]:
    tables = {table.sheet: table for table in file.tables}
    found: set[_Decision] = set()
    for table in reading.tables:
        if _has_versions(table):
            found |= set(_in_rows(amounts_of(tables[table.sheet], table, reading.period, _TOLD)))
    return found


def _has_versions(table: TableReading) -> bool:
    says = Field.VERSION in table.fields or Field.VERSION in table.constants
    return says and any(column.kind is Kind.BUDGET for column in table.amounts)


def _in_rows(amounts: pa.Table) -> Iterator[_Decision]:
    """The decisions that some amount of the budget belongs to."""
    is_budget = pc.equal(amounts["kind"], Kind.BUDGET.value)
    said = amounts.filter(pc.and_(is_budget, pc.is_valid(amounts["amount_text"])))
    pairs = said.group_by([field.value for field in _TOLD]).aggregate([])
    for row in pairs.to_pylist():
        yield _Decision(row["version"] or "", row["decided_on"])
