"""The figures of a report one by one, and what they rest on: the sheets Data and Källor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import Column, FinanceTable, Kind, row_name
from lagesbild.ingest.reading import Kind as LoadKind
from lagesbild.numbers import MINUS
from lagesbild.periods import Period, span_in_words
from lagesbild.reports.content import Report, Source, amounts_of
from lagesbild.reports.excel_plan import TableSheet
from lagesbild.spreadsheets import Sheet
from lagesbild.table_files import for_paper
from lagesbild.text import listed, moment

_SEK, _SHARE, _COUNT, _OWN = "kr", "andel", "antal", "radens egen"
_FORMATS = {
    _SEK: f"#,##0.00;{MINUS}#,##0.00",
    _SHARE: f"0.0000;{MINUS}0.0000",
    _COUNT: "#,##0",
    _OWN: "General",
}
_DATA_COLUMNS = (
    ("Tabell", 12), ("Radnr", 8), ("Rad", 40), ("Kolumn", 48), ("Värde", 20), ("Enhet", 14),
    ("Källa", 8),
)  # fmt: skip
_DATA_FIGURES = ("Radnr", "Värde", "Källa")
_QUESTION_COLUMNS = ("Källa", "Fråga", "Ställd med", "Används i")
_LOAD_COLUMNS = ("Källor", "Fil", "SHA-256", "Innehåll", "Inläsning", "Inläst", "Perioder", "Rader")
_SOURCE_WIDTHS = (12, 40, 72, 34, 12, 30, 20, 10)


@dataclass(frozen=True)
class Fact:
    """One figure: where it stands, and its value in SEK, as a share (1 is all) or as it is."""

    where: str
    row_number: int
    row: str
    column: str
    value: Decimal | int
    unit: str
    source: int | None


def facts(report: Report) -> Iterator[Fact]:
    """Every figure of the report's tables, then of its charts."""
    for number, part in enumerate(report.tables, start=1):
        yield from _of_table(f"Tabell {number}", part.table, part.source)
    for number, chart in enumerate(report.charts, start=1):
        names = len(chart.table.names)
        for place, (name, series, amount) in enumerate(amounts_of(chart)):
            if amount is not None:
                row = place % names + 1
                yield Fact(f"Diagram {number}", row, name, series, amount, _SEK, chart.source)


def _of_table(where: str, table: FinanceTable, source: int | None) -> Iterator[Fact]:
    for number, row in enumerate(table.rows, start=1):
        for cell, column in zip(row.cells, table.columns, strict=True):
            if isinstance(cell, Decimal | int):
                yield Fact(
                    where, number, row_name(row), column.full_header, cell, _unit(column), source
                )


def _unit(column: Column) -> str:
    if column.kind is Kind.COUNT:
        return _COUNT
    if column.kind is Kind.LEVEL:
        return _OWN
    return _SHARE if column.unit is None else _SEK


def data(sheet: Sheet, report: Report) -> None:
    """A list with a figure a line, to be filtered and pivoted."""
    for place, (header, width) in enumerate(_DATA_COLUMNS):
        beside = {"align": "right"} if header in _DATA_FIGURES else {"indent": 1}
        sheet.text(0, place, header, bold=True, bottom=2, **beside)
        sheet.page.set_column(place, place, width)
    at = 0
    for at, fact in enumerate(facts(report), start=1):
        sheet.text(at, 0, fact.where, indent=1)
        sheet.figure(at, 1, fact.row_number)
        sheet.text(at, 2, fact.row, indent=1)
        sheet.text(at, 3, fact.column, indent=1)
        sheet.figure(at, 4, fact.value, num_format=_FORMATS[fact.unit])
        sheet.text(at, 5, fact.unit, indent=1)
        if fact.source is not None:
            sheet.figure(at, 6, fact.source)
    sheet.page.autofilter(0, 0, at, len(_DATA_COLUMNS) - 1)
    sheet.page.freeze_panes(1, 0)
    sheet.page.repeat_rows(0)
    for_paper(sheet.page)


def sources(sheet: Sheet, report: Report, sheets: tuple[TableSheet, ...]) -> None:
    """The receipts: each source's query and parameters, and the loads that count in it."""
    sheet.text(0, 0, "Frågor", bold=True, font_size=14)
    at = _header(sheet, 1, _QUESTION_COLUMNS)
    for source in report.sources:
        sheet.figure(at, 0, source.number, valign="top", align="left")
        texts = (f"queries/{source.query}.sql", _asked_with(source), _used_in(source, sheets))
        for place, text in enumerate(texts, start=1):
            sheet.wrapped(at, place, text, _SOURCE_WIDTHS[place])
        at += 1
    sheet.text(at + 1, 0, "Filer", bold=True, font_size=14)
    at = _header(sheet, at + 2, _LOAD_COLUMNS)
    for load, numbers in _loads(report).items():
        _load(sheet, at, numbers, load)
        at += 1
    for place, width in enumerate(_SOURCE_WIDTHS):
        sheet.page.set_column(place, place, width)
    for_paper(sheet.page)


def _header(sheet: Sheet, at: int, headers: tuple[str, ...]) -> int:
    for place, header in enumerate(headers):
        sheet.text(at, place, header, bold=True, bottom=2)
    return at + 1


def _asked_with(source: Source) -> str:
    """As receipts on pages have it; what is not given is left empty."""
    return "; ".join(
        f"{name} = {'' if value is None else value}" for name, value in source.parameters.items()
    )


def _used_in(source: Source, sheets: tuple[TableSheet, ...]) -> str:
    tables = [
        one.label for one in sheets if one.table is not None and one.table.source == source.number
    ]
    charts = [
        f"Diagram {number}"
        for one in sheets
        for number, chart in one.charts
        if chart.source == source.number
    ]
    return listed([*tables, *charts])


def _loads(report: Report) -> dict[ReceiptLoad, list[str]]:
    """Each load with the numbers of the sources that it counts in."""
    found: dict[ReceiptLoad, list[str]] = {}
    for source in report.sources:
        for load in source.loads:
            found.setdefault(load, []).append(str(source.number))
    return found


def _load(sheet: Sheet, at: int, numbers: list[str], load: ReceiptLoad) -> None:
    texts = (
        ", ".join(numbers),
        load.file_name,
        load.file_sha256,
        LoadKind(load.kind).label,
        f"nr {load.load_id}",
        f"{moment(load.committed_at)} av {load.author}",
        _span(load),
    )
    for place, text in enumerate(texts):
        sheet.wrapped(at, place, text, _SOURCE_WIDTHS[place])
    if load.row_count is not None:
        sheet.figure(at, len(texts), load.row_count, num_format="#,##0", valign="top")


def _span(load: ReceiptLoad) -> str:
    """The periods of a load that count; a list of no period is whole."""
    if not load.last_period:
        return "hela listan"
    return span_in_words(Period.of(load.first_period), Period.of(load.last_period))
