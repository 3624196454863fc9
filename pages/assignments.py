"""Uppdrag och fokusområden: is what the board has been assigned to do begun, on time and done?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import assignment_findings, assignments
from lagesbild.access import Reader, Viewer
from lagesbild.assignments import AssignmentRow
from lagesbild.economy import View
from lagesbild.ui import (
    assignment_choices,
    assignment_tables,
    cards,
    downloads,
    empty,
    following,
    frame,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Uppdrag och fokusområden", viewer) as reader:
        view = View(chosen.board, chosen.period)
        rows = assignments.standing(reader, view)
        if not rows:
            empty.without_assignments(chosen.board, view.year, viewer)
            return
        _answer(rows, view)
        _guidance(rows, view)
        _table(reader, rows, view)
        following.show_chosen(reader, view, rows)


def _answer(rows: Sequence[AssignmentRow], view: View) -> None:
    st.markdown(f"**{plain(assignment_findings.position(rows))}**")
    opened = cards.show(assignment_tables.key_figures(rows), f"assignments-{view.board.id}")
    if opened is not None:
        assignment_choices.show_status(opened)


def _guidance(rows: Sequence[AssignmentRow], view: View) -> None:
    """What the period's follow-up asks, and that one is missing."""
    for told in assignment_findings.guidance(rows, view):
        st.caption(plain(told))


def _table(reader: Reader, rows: Sequence[AssignmentRow], view: View) -> None:
    wanted = assignment_choices.show(rows)
    following.tell_saved()
    found = [row for row in rows if wanted.holds(row)]
    if not found:
        st.info("Inga uppdrag stämmer med valen. Välj Alla i någon av listorna.")
        return
    table = assignment_tables.assignment_table(found, view, filtered=found != rows)
    source = Source(
        table,
        "goals/assignments",
        assignments.parameters(view),
        lambda: assignments.receipt_loads(reader, view),
        "Uppdrag",
    )
    tables.show(table, "assignments", on_open=following.choose, on_receipt=receipts.ask)
    downloads.offer(reader, table, "uppdrag", source.receipt())
    record_receipts.show_asked_for(source)
