"""A report taken apart: each of its figures, and each text that somebody has set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, row_name
from lagesbild.frozen_changes import Text
from lagesbild.frozen_rounds import Figure
from lagesbild.reports.content import Chapter, ChartPart, Comment, Report, TablePart


def figures_of(report: Report) -> Iterator[Figure]:
    """Every figure behind a table or a chart, in the order of the report; empty cells too."""
    for chapter in report.chapters:
        for part in chapter.parts:
            if isinstance(part, TablePart):
                yield from _of_table(report.kind, part, _title(chapter, part))
            elif isinstance(part, ChartPart):
                yield from _of_chart(report.kind, part, _title(chapter, part))


def texts_of(report: Report) -> Iterator[Text]:
    """Comments, statuses and what else stands as text in tables, in the order of the report."""
    for chapter in report.chapters:
        said: Counter[str] = Counter()
        for part in chapter.parts:
            if isinstance(part, Comment):
                said[part.about] += 1
                place = ("comment", chapter.key, part.about, str(said[part.about]))
                yield Text(report.kind, place, f"{chapter.heading}: {part.about}", part.text)
            elif isinstance(part, TablePart):
                yield from _texts_of_table(report.kind, part, _title(chapter, part))


def _of_table(kind: str, part: TablePart, title: str) -> Iterator[Figure]:
    for row, repeat in _numbered(part.table):
        for column, cell in zip(part.table.columns, row.cells, strict=True):
            if column.kind.is_figure and not isinstance(cell, str | tuple | Enum):
                yield Figure(
                    kind, f"table:{part.key}", title, row.key, repeat, _name(row),
                    column.key, column.full_header, _measure(column), _value(cell), part.source,
                )  # fmt: skip


def _of_chart(kind: str, part: ChartPart, title: str) -> Iterator[Figure]:
    said: Counter[str] = Counter()
    for place, name in enumerate(part.table.names):
        said[name] += 1
        for series in part.table.series:
            yield Figure(
                kind, f"chart:{part.key}", title, name, said[name], name, series.header,
                series.header, "sek", series.amounts[place], part.source,
            )  # fmt: skip


def _texts_of_table(kind: str, part: TablePart, title: str) -> Iterator[Text]:
    for row, repeat in _numbered(part.table):
        for column, cell in zip(part.table.columns[1:], row.cells[1:], strict=True):
            words = _words(cell)
            if words:
                place = ("table", part.key, row.key, str(repeat), column.key)
                yield Text(kind, place, f"{title}: {_name(row)}, {column.in_words}", words)


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


def _title(chapter: Chapter, part: TablePart | ChartPart) -> str:
    """Where a figure stands: its chapter, since what a table is called is its finding at the time.

    A chapter with several tables needs more words than that.
    """
    if isinstance(part, ChartPart):
        return f"{chapter.heading}, diagram"
    if sum(isinstance(one, TablePart) for one in chapter.parts) > 1:
        return f"{chapter.heading}, {part.table.title or part.table.caption}"
    return chapter.heading
