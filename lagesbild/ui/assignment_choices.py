"""Which assignments are shown: by status, department and kind, as the address says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from lagesbild.assignment_findings import KINDS
from lagesbild.assignments import AssignmentRow, Wanted
from lagesbild.economy import Part
from lagesbild.ui import assignment_tables, place
from lagesbild.ui.markdown import plain
from lagesbild.ui.status import Progress

STATUS, KIND = "status", "slag"
IN_ADDRESS = (STATUS, KIND)
ALL = "Alla"
_WIDTH = 220


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
            _choice("Status", STATUS, statuses, st.query_params.get(STATUS), _put(STATUS)),
            _choice(
                "Avdelning",
                "department",
                dict(sorted(departments.items())),
                place.department().department,
                lambda code: place.go(Part(department=code)),
            ),
            _choice("Slag", KIND, kinds, st.query_params.get(KIND), _put(KIND)),
        )


def _choice(
    label: str,
    name: str,
    options: Mapping[str, str],
    said: str | None,
    write: Callable[[str | None], None],
) -> str | None:
    """A list to choose from, where there is more than one thing to choose."""
    now = said if said in options else None
    if len(options) > 1 or now is not None:
        key = f"assignment-{name}"
        st.session_state[key] = now or ""
        st.selectbox(
            plain(label),
            ["", *options],
            format_func=lambda one: plain(options.get(one, ALL)),
            key=key,
            on_change=lambda: write(st.session_state[key] or None),
            width=_WIDTH,
        )
    return now


def _put(key: str) -> Callable[[str | None], None]:
    def put(value: str | None) -> None:
        if value is not None:
            st.query_params[key] = value
        elif key in st.query_params:
            del st.query_params[key]

    return put
