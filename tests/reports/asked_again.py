"""Whether a report's figures are what their sources give: each source is asked once more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from lagesbild.access import Reader
from lagesbild.finance_tables import Cell, Kind
from lagesbild.reports.content import Report, TablePart

COUNTED_HERE = {"control-areas": "all", "actions": "totals"}
"""Tables with figures that are counted from rows of their source, and not by it."""


def answered(reader: Reader, query: str, parameters: dict[str, object]) -> set[Decimal]:
    """Every number in a query's answer."""
    _, rows = reader.records(query, **parameters)
    return {Decimal(str(cell)) for row in rows for cell in row if is_number(cell)}


def is_number(cell: Any) -> bool:
    return isinstance(cell, Decimal | int | float) and not isinstance(cell, bool)


def figures(part: TablePart) -> Iterator[tuple[str, str, Decimal]]:
    """A table's figures that its source is to give; shares of its own are not among them."""
    for row in part.table.rows:
        if row.is_total and COUNTED_HERE.get(part.key) == "totals":
            continue
        for cell, column in zip(row.cells, part.table.columns, strict=True):
            share = column.kind is Kind.VARIANCE and column.unit is None
            if column.kind.is_figure and not share and is_figure(cell):
                yield row.key, column.key, Decimal(str(cell))


def is_figure(cell: Cell) -> bool:
    return isinstance(cell, Decimal | int)


def unlike(*reports: Report, reader: Reader) -> list[tuple[str, str, str, Decimal]]:
    """The figures that their source does not give when it is asked again, once for all reports."""
    answers: dict[str, set[Decimal]] = {}
    return [one for report in reports for one in _unlike(report, reader, answers)]


def _unlike(
    report: Report, reader: Reader, answers: dict[str, set[Decimal]]
) -> list[tuple[str, str, str, Decimal]]:
    known = {}
    for source in report.sources:
        asked = f"{source.query} {source.parameters}"
        if asked not in answers:
            answers[asked] = answered(reader, source.query, dict(source.parameters))
        known[source.number] = answers[asked]
    return [
        (part.key, row, column, figure)
        for part in report.tables
        if COUNTED_HERE.get(part.key) != "all"
        for row, column, figure in figures(part)
        if part.source is None or figure not in known[part.source]
    ]
