"""Which sheets a report's workbook has: one for each table, and the charts that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lagesbild.reports.content import Chapter, ChartPart, Report, TablePart
from lagesbild.spreadsheets import printable
from lagesbild.text import shortened

CONTENTS, TEXT, DATA, SOURCES = "Innehåll", "Text", "Data", "Källor"

_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\s]+")


@dataclass(frozen=True)
class TableSheet:
    """A sheet: its name, the chapter it is of, a table or none, and charts with their numbers."""

    name: str
    chapter: str
    number: int
    table: TablePart | None
    charts: tuple[tuple[int, ChartPart], ...]

    @property
    def title(self) -> str:
        """What the sheet says: the finding of its table, or of its first chart."""
        if self.table is None:
            return self.charts[0][1].title
        return self.table.table.title or self.table.table.caption

    def says(self, part: TablePart | ChartPart) -> str:
        """The number and the finding of the table or of one of the charts."""
        for number, chart in self.charts:
            if chart is part:
                return f"Diagram {number}. {chart.title}"
        return f"{self.label}. {self.title}"

    @property
    def label(self) -> str:
        """As a document numbers it: "Tabell 3"."""
        return f"{'Diagram' if self.table is None else 'Tabell'} {self.number}"


def plan(report: Report) -> tuple[TableSheet, ...]:
    """The sheets in the order of the report; tables and charts are numbered as in documents."""
    tables = {id(part): number for number, part in enumerate(report.tables, start=1)}
    charts = {id(part): number for number, part in enumerate(report.charts, start=1)}
    return tuple(
        sheet for chapter in report.chapters for sheet in _of_chapter(chapter, tables, charts)
    )


def sheet_of(sheets: tuple[TableSheet, ...], part: TablePart | ChartPart) -> TableSheet:
    """The sheet that a table or a chart stands on."""
    return next(
        sheet
        for sheet in sheets
        if sheet.table is part or any(chart is part for _, chart in sheet.charts)
    )


def _of_chapter(
    chapter: Chapter, tables: dict[int, int], charts: dict[int, int]
) -> Iterator[TableSheet]:
    homes = {
        id(part): _home(chapter, place, part)
        for place, part in enumerate(chapter.parts)
        if isinstance(part, ChartPart)
    }
    for home in (None, *(part for part in chapter.parts if isinstance(part, TablePart))):
        here = tuple(
            (charts[id(part)], part)
            for part in chapter.parts
            if isinstance(part, ChartPart) and homes[id(part)] is home
        )
        if home is not None:
            number = tables[id(home)]
            yield TableSheet(_name(number, chapter), chapter.heading, number, home, here)
        elif here:
            number, _ = here[0]
            name = _name(f"Diagram {number}", chapter)
            yield TableSheet(name, chapter.heading, number, None, here)


def _home(chapter: Chapter, place: int, chart: ChartPart) -> TablePart | None:
    """The table that a chart belongs to: of the same source, else the nearest, first those before.

    A chapter without tables has none.
    """
    before = [part for part in chapter.parts[:place][::-1] if isinstance(part, TablePart)]
    near = [*before, *(part for part in chapter.parts[place:] if isinstance(part, TablePart))]
    same = [table for table in near if chart.source and table.source == chart.source]
    return next(iter([*same, *near]), None)


def _name(number: int | str, chapter: Chapter) -> str:
    """The number makes it unique, and so never one that Excel keeps for itself."""
    words = _NOT_IN_NAMES.sub(" ", printable(chapter.heading)).strip()
    return shortened(f"{number}. {words}", _LONGEST_NAME).rstrip(" '")
