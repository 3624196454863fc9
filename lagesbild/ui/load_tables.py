"""The history of loads as tables."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.disposal import REASONS, Disposal
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.ingest.reading import Kind as LoadKind
from lagesbild.loads import STATES, ControlRow, CoveredPeriod, EventRow, HistoryRow
from lagesbild.numbers import KR
from lagesbild.periods import Period, span_in_words
from lagesbild.text import moment
from lagesbild.ui.board_tables import KR_AND_ORE
from lagesbild.ui.plan_tables import NOTE, spans

EVENTS = {
    "trial": "Provläst",
    "committed": "Inläst",
    "undone": "Ångrad",
    "discarded": "Borttagen",
    "disposed": "Gallrad",
}

_OF_KIND = "/"


def load_of(key: str) -> int:
    """The load that a row of the history is about."""
    return int(key.split(_OF_KIND)[0])


def history(rows: Sequence[HistoryRow], board: str) -> FinanceTable:
    """Every load, latest first; a load with several kinds has a row for each."""
    return FinanceTable(
        caption=f"Inläsningar för {board}, senaste först, summor i kr",
        columns=(
            Column("load", "Inläsning"),
            Column("state", "Läge"),
            Column("kind", "Slag"),
            Column("span", "Perioder"),
            Column("rows", "Rader", Kind.COUNT),
            Column("amount", "Summa", Kind.MONEY, KR),
            Column("who", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(_history_row(row) for row in rows),
        note=NOTE,
    )


def _history_row(row: HistoryRow) -> Row:
    span = None
    if row.first_period and row.last_period:
        span = span_in_words(Period.of(row.first_period), Period.of(row.last_period))
    return Row(
        key=f"{row.load_id}{_OF_KIND}{row.kind or ''}",
        cells=(
            f"{row.load_id} {row.file_name}",
            STATES[row.state],
            LoadKind(row.kind).label.capitalize() if row.kind else None,
            span,
            row.row_count,
            row.amount,
            row.last_author,
            moment(row.last_happened_at),
        ),
        link=True,
    )


def events(rows: Sequence[EventRow], board: str) -> FinanceTable:
    """Who did what and when (S3)."""
    return FinanceTable(
        caption=f"Vad som har hänt med inläsningarna för {board}, senaste först",
        columns=(
            Column("what", "Händelse"),
            Column("load", "Inläsning"),
            Column("who", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(
            Row(
                str(row.event_id),
                (
                    EVENTS[row.event],
                    f"{row.load_id} {row.file_name}",
                    row.author,
                    moment(row.happened_at),
                ),
            )
            for row in rows
        ),
    )


def disposals(rows: Sequence[Disposal], board: str) -> FinanceTable:
    """What has been disposed of, by whom and by which rule, latest first."""
    return FinanceTable(
        caption=f"Gallrade inläsningar för {board}, senaste först",
        columns=(
            Column("load", "Inläsning"),
            Column("kind", "Slag"),
            Column("rows", "Rader", Kind.COUNT),
            Column("reason", "Varför"),
            Column("author", "Vem"),
            Column("when", "När"),
            Column("rule", "Regel", prose=True),
        ),
        rows=tuple(
            Row(
                f"{row.disposal_id}-{row.load_id}-{row.kind}",
                (
                    f"{row.load_id} {row.file_name}",
                    LoadKind(row.kind).label.capitalize() if row.kind else None,
                    row.row_count,
                    REASONS[row.reason].capitalize(),
                    row.author,
                    moment(row.disposed_at),
                    row.rule,
                ),
            )
            for row in rows
        ),
    )


def covered(rows: Sequence[CoveredPeriod], file_name: str) -> FinanceTable:
    """What a load has: rows and sums per kind and period."""
    return FinanceTable(
        title="Det här är inläst",
        caption=f"Rader och summor per period i {file_name}, kr",
        columns=(
            Column("kind", "Slag"),
            Column("period", "Period"),
            Column("rows", "Rader", Kind.COUNT),
            Column("amount", "Summa", Kind.MONEY, KR_AND_ORE),
        ),
        rows=tuple(
            Row(
                f"{row.kind}-{row.period}",
                (
                    LoadKind(row.kind).label.capitalize(),
                    words,
                    row.row_count,
                    row.amount,
                ),
            )
            for row, words in spans(rows)
        ),
        note=NOTE,
    )


def control_totals(rows: Sequence[ControlRow], file_name: str) -> FinanceTable:
    """The sums a load's file states, against its rows."""
    return FinanceTable(
        title="Kontrollsummor",
        caption=f"Summor som {file_name} själv anger, kr, mot summan av raderna",
        columns=(
            Column("label", "Summa i filen"),
            Column("row", "Rad"),
            Column("stated", "Angiven", Kind.MONEY, KR),
            Column("summed", "Raderna ger", Kind.MONEY, KR),
        ),
        rows=tuple(
            Row(
                str(place),
                (row.label, str(row.row_number or "") or None, row.stated, row.summed),
            )
            for place, row in enumerate(rows)
        ),
        note=NOTE,
    )
