"""A report taken apart: each of its figures, and each text that somebody has set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, row_name
from lagesbild.frozen_changes import Text
from lagesbild.frozen_rounds import Figure
from lagesbild.reports.content import ChartPart, Comment, Report, TablePart


def figures_of(report: Report) -> Iterator[Figure]:
    """Every figure behind a table or a chart, in the order of the report; empty cells too."""
    for part in report.tables:
        yield from _of_table(report.kind, part)
    for chart in report.charts:
        yield from _of_chart(report.kind, chart)


def texts_of(report: Report) -> Iterator[Text]:
    """Comments, statuses and what else stands as text in tables, in the order of the report."""
    for chapter in report.chapters:
        said: Counter[str] = Counter()
        for part in chapter.parts:
            if isinstance(part, Comment):
                said[part.about] += 1
                place = ("comment", chapter.key, part.about, str(said[part.about]))
                yield Text(report.kind, place, part.about, part.text)
    for table in report.tables:
        yield from _texts_of_table(report.kind, table)


def _of_table(kind: str, part: TablePart) -> Iterator[Figure]:
    title = _title(part.table)
    for row, repeat in _numbered(part.table):
        for column, cell in zip(part.table.columns, row.cells, strict=True):
            if column.kind.is_figure and not isinstance(cell, str | tuple | Enum):
                yield Figure(
                    kind, f"table:{part.key}", title, row.key, repeat, _name(row),
                    column.key, column.full_header, _measure(column), _value(cell), part.source,
                )  # fmt: skip


def _of_chart(kind: str, part: ChartPart) -> Iterator[Figure]:
    said: Counter[str] = Counter()
    for place, name in enumerate(part.table.names):
        said[name] += 1
        for series in part.table.series:
            yield Figure(
                kind, f"chart:{part.key}", part.title, name, said[name], name, series.header,
                series.header, "sek", series.amounts[place], part.source,
            )  # fmt: skip


def _texts_of_table(kind: str, part: TablePart) -> Iterator[Text]:
    for row, repeat in _numbered(part.table):
        for column, cell in zip(part.table.columns[1:], row.cells[1:], strict=True):
            words = _words(cell)
            if words:
                place = ("table", part.key, row.key, str(repeat), column.key)
                about = f"{_title(part.table)}: {_name(row)}, {column.in_words}"
                yield Text(kind, place, about, words)


def _numbered(table: FinanceTable) -> Iterator[tuple[Row, int]]:
    """The rows, each with which of the rows with its key it is."""
    seen: Counter[str] = Counter()
    for row in table.rows:
        seen[row.key] += 1
        yield row, seen[row.key]


def _measure(column: Column) -> str:
    if column.unit is not None:
        return "sek"
    return {Kind.COUNT: "count", Kind.LEVEL: "level"}.get(column.kind, "share")


def _value(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, int | Decimal) else None


def _words(cell: Cell) -> str:
    if isinstance(cell, Enum):
        return cell.label
    return cell if isinstance(cell, str) else ""


def _name(row: Row) -> str:
    return _words(row.cells[0]) or row_name(row)


def _title(table: FinanceTable) -> str:
    return table.title or table.caption
