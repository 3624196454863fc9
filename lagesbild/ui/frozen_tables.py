"""Frozen rounds as tables: which there are, and what has changed since one was frozen."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Row
from lagesbild.frozen_changes import STATES, Changes
from lagesbild.frozen_rounds import FrozenRound
from lagesbild.ingest.reading import Kind
from lagesbild.report_templates import Kind as ReportKind
from lagesbild.report_templates import template_of
from lagesbild.reports import change_words
from lagesbild.text import moment

MOST_SHOWN = 300
"""Rows of changes that a page shows; the command has them all."""


def rounds_table(found: Sequence[FrozenRound], view: View) -> FinanceTable:
    """The versions of a period's frozen round, latest first; each can be opened."""
    return FinanceTable(
        caption=f"{view.board.name}, {view.period.in_words}, senast överst",
        columns=(
            Column("name", "Version"),
            Column("when", "Fryst"),
            Column("author", "Av"),
            Column("reason", "Skäl", prose=True),
            Column("held", "Innehåll"),
        ),
        rows=tuple(
            Row(
                str(one.version),
                (
                    f"{one.version}{', gäller' if one.is_latest else ''}",
                    moment(one.frozen_at),
                    one.author,
                    one.reason,
                    f"{one.reports} rapporter, {one.files} filer",
                ),
                link=True,
            )
            for one in found
        ),
        note="Välj en version för att öppna den som den var och se vad som har ändrats sedan dess.",
    )


def figures_table(changes: Changes, view: View) -> FinanceTable:
    """Each figure that is another, with what did it; to the öre."""
    shown = changes.figures[:MOST_SHOWN]
    return FinanceTable(
        title="Siffror som har ändrats",
        caption=_caption(changes, view),
        columns=(
            Column("name", "Rad"),
            Column("column", "Kolumn", prose=True),
            Column("then", "Då"),
            Column("now", "Nu"),
            Column("difference", "Skillnad"),
            Column("by", "Ändrad av", prose=True),
            Column("table", "Kapitel", prose=True),
            Column("report", "Rapport", prose=True),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    one.figure.row_name,
                    one.figure.column_name,
                    change_words.figure(one.figure.measure, one.then),
                    change_words.figure(one.figure.measure, one.now),
                    change_words.difference(one.figure.measure, one.difference)
                    if one.state == "changed"
                    else STATES[one.state],
                    change_words.causes(one),
                    one.figure.part_title,
                    _report(one.figure.report, view),
                ),
            )
            for place, one in enumerate(shown)
        ),
        note=_more(len(changes.figures), len(shown)),
    )


def texts_table(changes: Changes, view: View) -> FinanceTable:
    """Each comment or status that is another."""
    shown = changes.texts[:MOST_SHOWN]
    return FinanceTable(
        title="Texter och statusar som har ändrats",
        caption=_caption(changes, view),
        columns=(
            Column("name", "Vad", prose=True),
            Column("then", "Då", prose=True),
            Column("now", "Nu", prose=True),
            Column("report", "Rapport"),
        ),
        rows=tuple(
            Row(str(place), (one.about, one.then, one.now, _report(one.report, view)))
            for place, one in enumerate(shown)
        ),
        note=_more(len(changes.texts), len(shown)),
    )


def loads_table(changes: Changes, view: View) -> FinanceTable:
    """Each change of what counts: the file then and now, with rows and sums."""
    return FinanceTable(
        title="Inläsningar som har ändrat vad som gäller",
        caption=f"{_caption(changes, view)}. Summor som i filerna, debet plus.",
        columns=(
            Column("name", "Slag"),
            Column("period", "Period"),
            Column("then", "Gällde då", prose=True),
            Column("now", "Gäller nu", prose=True),
            Column("change", "Skillnad"),
            Column("author", "Av"),
            Column("when", "När"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    Kind(one.kind).label,
                    change_words.span(one),
                    change_words.held(one.file_then, one.rows_then, one.amount_then),
                    change_words.held(one.file_now, one.rows_now, one.amount_now),
                    change_words.figure("sek", one.amount_change, signed=True),
                    one.changed_by,
                    moment(one.changed_at),
                ),
            )
            for place, one in enumerate(changes.loads)
        ),
    )


def rules_table(changes: Changes, view: View) -> FinanceTable:
    """Each rule that is another, by its key in the board's file or in the reference."""
    return FinanceTable(
        title="Regler som har ändrats",
        caption=_caption(changes, view),
        columns=(Column("name", "Regel"), Column("then", "Då"), Column("now", "Nu")),
        rows=tuple(Row(one.rule, (one.rule, one.then, one.now)) for one in changes.rules),
    )


def _caption(changes: Changes, view: View) -> str:
    return (
        f"{view.board.name}, {view.period.in_words}, sedan version {changes.round.version} frystes "
        f"{moment(changes.round.frozen_at)}"
    )


def _report(kind: str, view: View) -> str:
    known = {one.value: one for one in ReportKind}
    return template_of(view.board, known[kind]).title if kind in known else kind


def _more(number: int, shown: int) -> str:
    return f"{number - shown} till visas av kommandot changes." if number > shown else ""
