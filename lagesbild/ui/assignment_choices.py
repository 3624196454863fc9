"""Which assignments are shown: by status, department and kind, as the address says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.assignment_findings import KINDS
from lagesbild.assignments import AssignmentRow, Wanted
from lagesbild.economy import Part
from lagesbild.status import Progress
from lagesbild.ui import assignment_tables, filters, place

STATUS, KIND = "status", "slag"
IN_ADDRESS = (STATUS, KIND)
_PAGE = "assignment"


def show_status(status: str) -> None:
    """Show those of one status, as when a key figure is opened."""
    st.query_params[STATUS] = status


def show(rows: Sequence[AssignmentRow]) -> Wanted:
    """The choices that there are, side by side where there is room, and what they come to."""
    statuses = {row.shown_status: Progress(row.shown_status).label.capitalize() for row in rows}
    departments = {
        row.department: assignment_tables.department_words(row) or row.department
        for row in rows
        if row.department is not None
    }
    kinds = {row.assignment_kind: KINDS[row.assignment_kind][0] for row in rows}
    with st.container(horizontal=True, gap="small"):
        return Wanted(
            filters.in_address("Status", STATUS, statuses, _PAGE),
            filters.choice(
                "Avdelning",
                f"{_PAGE}-department",
                dict(sorted(departments.items())),
                place.department().department,
                lambda code: place.go(Part(department=code)),
            ),
            filters.in_address("Slag", KIND, kinds, _PAGE),
        )
