"""A board's calendar as key figures and tables: what is due, a round's steps, what rules ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild import cycle, cycle_findings, numbers, round_checks
from lagesbild.cycle import CalendarFinding, DueRow, Rules
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.round_checks import CheckRow
from lagesbild.status import Due, Readiness
from lagesbild.text import plural
from lagesbild.ui.cards import Card

_DATA_TELL = (
    "Klart eller inte klart sägs om det som avser en månad, och betyder att månaden är stängd på "
    "Kontroller. Ett möte som har varit är försenat bara om nämnden har stängt någon månad det "
    "året. Annars säger uppgifterna inte om det blev gjort."
)
_COLUMNS = (
    Column("name", "Punkt", prose=True),
    Column("state", "Läge", Kind.STATUS),
    Column("when", "Möte"),
    Column("days", "Tid kvar"),
    Column("basis", "Underlag"),
    Column("about", "Avser"),
    Column("to", "Till"),
    Column("handled", "Hanteras som"),
    Column("responsible", "Ansvarig", prose=True),
    Column("kind", "Slag"),
    Column("comment", "Kommentar", prose=True),
)


def key_figures(rows: Sequence[DueRow], on_day: date) -> list[Card]:
    """The next meeting, the basis that is not ready for it, and what is late or without a time."""
    up = cycle.next_meeting(rows)
    told = [row for row in up if row.is_ready is not None]
    undone = sum(not row.is_ready for row in told)
    late = sum(row.state == cycle.LATE for row in rows)
    undated = sum(row.state == cycle.UNDATED for row in rows)
    cards = []
    if up:
        first = up[0]
        month = Period.of(first.meets_in or 0)
        on = first.meets_on
        shown = month.short if on is None else cycle_findings.day(on, on_day.year)
        note = cycle_findings.days(first) or "dagen är inte bestämd"
        cards += [
            Card("meeting", "Nästa möte", shown, note=note),
            Card(
                "basis",
                "Underlag som inte är klara",
                f"{undone} av {len(told)}" if told else numbers.MISSING,
                status=Readiness.NOT_READY if undone else Readiness.READY if told else None,
                note="till nästa möte" if told else "inget då avser en månad",
            ),
        ]
    cards.append(Card("late", "Försenade", str(late), status=Due.LATE if late else None))
    cards.append(Card("undated", "Utan tid", str(undated), note="beslutas senare"))
    return cards


def due_table(rows: Sequence[DueRow], view: View, on_day: date, *, filtered: bool) -> FinanceTable:
    """What is on the calendar, the late first. Columns that nothing stands in are left out."""
    cells = [_cells(row) for row in rows]
    used = [place for place in range(len(_COLUMNS)) if any(row[place] is not None for row in cells)]
    return FinanceTable(
        title=plural(len(rows), "punkt", "punkter"),
        caption=f"{view.board.name}, kalendern {on_day.year}, läget den {on_day}"
        f"{', ett urval' if filtered else ''}",
        columns=tuple(_COLUMNS[place] for place in used),
        rows=tuple(
            Row(row.key, tuple(own[place] for place in used))
            for row, own in zip(rows, cells, strict=True)
        ),
        note=_DATA_TELL,
        sortable=True,
    )


def _cells(row: DueRow) -> tuple[Cell, ...]:
    return (
        row.item,
        Due(row.state),
        cycle_findings.when(row),
        cycle_findings.days(row) or None,
        cycle_findings.basis(row).capitalize() or None,
        Period.of(row.about).in_words if row.about else None,
        _capitalised(cycle_findings.receivers(row)) or None,
        cycle_findings.HANDLED.get(row.handled_as or "", "").capitalize() or None,
        row.responsible,
        cycle_findings.ITEM_KINDS[row.item_kind].capitalize(),
        row.comment,
    )


def _capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def checklist_table(rows: Sequence[CheckRow], view: View) -> FinanceTable:
    """The steps of the period's round in the order that they are done."""
    return FinanceTable(
        title=round_checks.finding(rows, view),
        caption=f"{view.board.name}, det som ska vara på plats när {view.period.in_words} "
        "rapporteras",
        columns=(
            Column("name", "Steg", prose=True),
            Column("state", "Läge", Kind.STATUS),
            Column("left", "Kvar att göra", prose=True),
            Column("page", "Görs på sidan"),
        ),
        rows=tuple(
            Row(
                row.step,
                (
                    round_checks.STEPS[row.step],
                    Readiness(row.state),
                    round_checks.left(row) or None,
                    round_checks.PAGE_OF[row.step],
                ),
            )
            for row in rows
        ),
    )


def finding_table(
    found: Sequence[CalendarFinding], rules: Rules, view: View, year: int
) -> FinanceTable:
    """What the rules ask of the calendar, with each rule's source."""
    return FinanceTable(
        caption=f"{view.board.name}, kalendern {year}, frågor att ta ställning till",
        columns=(
            Column("name", "Regel"),
            Column("words", "Vad kalendern säger", prose=True),
            Column("source", "Var regeln står", prose=True),
        ),
        rows=tuple(
            Row(
                f"finding:{place}",
                (
                    cycle_findings.RULES[one.rule],
                    cycle_findings.asks(one, rules),
                    cycle_findings.source(one, rules),
                ),
            )
            for place, one in enumerate(found)
        ),
        note="Reglerna frågar och dömer inte. Nämnden kan ha skäl för sin ordning.",
    )
