"""Which activities of a period's steps are looked at, as the address says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.period_steps import NAMES, WHOLE_BOARD, StepRow
from lagesbild.ui import filters
from lagesbild.ui.markdown import plain

STEP, ACTIVITY, DEPARTMENT = "steg", "moment", "del"
IN_ADDRESS = (STEP, ACTIVITY, DEPARTMENT)
_PAGE, _WHOLE, _WIDTH = "step", "-", 220


def show(rows: Sequence[StepRow]) -> list[StepRow]:
    """The choices that there are, side by side where there is room, and what they come to."""
    with st.container(horizontal=True, gap="small"):
        step = _step(rows)
        rows = [row for row in rows if row.step == step]
        parts = {row.department or _WHOLE: name_of(row) for row in rows}
        part = filters.in_address("Avdelning", DEPARTMENT, parts, _PAGE)
        rows = [row for row in rows if part in (None, row.department or _WHOLE)]
        activities = {row.activity: row.words for row in rows}
        activity = filters.in_address("Moment", ACTIVITY, activities, _PAGE)
    return [row for row in rows if activity in (None, row.activity)]


def _step(rows: Sequence[StepRow]) -> str:
    """The step that the address names, else the first that something waits for."""
    steps = list(dict.fromkeys(row.step for row in rows))
    waiting = next((row.step for row in rows if row.waits), steps[0])
    said = st.query_params.get(STEP)
    now = said if said in steps else waiting
    key = f"{_PAGE}-{STEP}"
    st.session_state[key] = now
    st.selectbox(
        "Steg",
        steps,
        format_func=lambda one: plain(NAMES[one]),
        key=key,
        on_change=lambda: filters.put(STEP)(st.session_state[key]),
        width=_WIDTH,
    )
    return now


def name_of(row: StepRow) -> str:
    """Who signs: "1 Boende", or the board as a whole."""
    if row.department is None:
        return WHOLE_BOARD
    return f"{row.department} {row.department_name or ''}".strip()
