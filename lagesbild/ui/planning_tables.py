"""A planning process as a table: what is done, when, by whom, of what and into what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild import planning_findings
from lagesbild.board_limits import ElectionLimits, limits_of
from lagesbild.boards import Board
from lagesbild.finance_tables import Cell, Column, FinanceTable, Row
from lagesbild.planning_process import ActivityRow, Variant

_COLUMNS = (
    Column("name", "Aktivitet", prose=True),
    Column("state", "Läge"),
    Column("weeks", "Veckor"),
    Column("days", "Dagar"),
    Column("responsible", "Ansvarig", prose=True),
    Column("participants", "Deltagare", prose=True),
    Column("decided_by", "Beslutas av", prose=True),
    Column("object_in", "Objekt in", prose=True),
    Column("object_out", "Objekt ut", prose=True),
    Column("sub_process", "Delprocess", prose=True),
    Column("comment", "Kommentar", prose=True),
)


def activities(
    rows: Sequence[ActivityRow], board: Board, variant: Variant, today: date
) -> FinanceTable:
    """Sub-process by sub-process. Columns that nothing stands in are left out."""
    cells = [_cells(row, today) for row in rows]
    used = [place for place in range(len(_COLUMNS)) if any(row[place] is not None for row in cells)]
    law = limits_of(board, ElectionLimits).law
    return FinanceTable(
        title=planning_findings.going_on(rows, today),
        caption=f"{board.name}, planeringsprocessen {today.year}, "
        f"{planning_findings.VARIANTS[variant].lower()}, läget den {today}",
        columns=tuple(_COLUMNS[place] for place in used),
        rows=tuple(
            Row(row.key, tuple(own[place] for place in used))
            for row, own in zip(rows, cells, strict=True)
        ),
        note="Veckor räknas enligt ISO 8601, från måndag till söndag. Det som förra årets process "
        f"lämnade till {today.year} är med. Vilka år som är valår följer av {law}.",
    )


def _cells(row: ActivityRow, today: date) -> tuple[Cell, ...]:
    return (
        planning_findings.name(row),
        planning_findings.state(row),
        row.weeks,
        planning_findings.days(row, today.year),
        row.responsible,
        row.participants,
        row.decided_by,
        row.object_in,
        row.object_out,
        planning_findings.heading(row),
        row.comment,
    )
