"""One assignment in a dialog: what it is, all that has been said, and a form for whoever may."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import assignments
from lagesbild.access import Reader
from lagesbild.assignments import STATUSES, AssignmentRow
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.ui import assignment_tables, frame, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-assignment"
_SAVED = "lagesbild-assignment-saved"


def choose(key: str) -> None:
    """Remember which assignment is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def tell_saved() -> None:
    """Say, once, that what was said has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_chosen(reader: Reader, view: View, rows: Sequence[AssignmentRow]) -> None:
    """Open the assignment that has just been chosen, if it is still there."""
    key = st.session_state.pop(_OPENED, None)
    row = next((row for row in rows if row.key == key), None)
    if row is not None:
        title = plain(assignment_tables.kind_and_number(row))
        st.dialog(title, width="large")(_assignment)(reader, view, row, rows)


def _assignment(
    reader: Reader, view: View, row: AssignmentRow, rows: Sequence[AssignmentRow]
) -> None:
    st.markdown(f"**{plain(row.assignment)}**")
    if row.description:
        st.markdown(plain(row.description))
    st.caption(plain(assignment_tables.facts(row)))
    if assignments.may_follow(reader, row):
        _form(reader, view, row, assignments.follow_up_of(rows, view))
    said = assignments.history(reader, view, row)
    if said:
        tables.show(assignment_tables.history_table(said), "assignment-history")
    else:
        st.caption("Ingenting har sagts om hur det går än.")


def _form(reader: Reader, view: View, row: AssignmentRow, month: Period) -> None:
    said_then = row.followed_up == month.code
    known = list(STATUSES)
    with frame.messages(), st.form("follow-up", border=False):
        status = st.selectbox(
            plain(f"Status per {month.in_words}"),
            known,
            index=known.index(row.status) if said_then else None,
            format_func=lambda one: plain(STATUSES[one].capitalize()),
            placeholder="Välj en status",
        )
        comment = st.text_area(
            "Kommentar",
            (row.comment or "") if said_then else "",
            max_chars=assignments.MOST_WORDS,
            help="Följer med till rapporten. Skriv inga namn eller personnummer.",
        )
        if st.form_submit_button("Spara uppföljningen", type="primary"):
            with frame.store().change(reader.viewer) as change:
                assignments.follow_up(change, view, month, row, status, comment or "")
            st.session_state[_SAVED] = f"Uppföljningen per {month.in_words} är sparad."
            st.rerun()
