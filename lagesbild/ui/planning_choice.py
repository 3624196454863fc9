"""Which variant of a planning process is shown: as the address says, else the year's usual one."""

from __future__ import annotations

import streamlit as st

from lagesbild import planning_process
from lagesbild.boards import Board
from lagesbild.planning_findings import VARIANTS
from lagesbild.planning_process import PlannedYear, Variant
from lagesbild.ui import filters
from lagesbild.ui.markdown import plain

VARIANT = "variant"
IN_ADDRESS = (VARIANT,)
_KEY = "planning-variant"


def variant(board: Board, year: PlannedYear) -> Variant:
    """The switch between an ordinary year and one with elections, where the year has both."""
    usual = planning_process.first_variant(board, year)
    asked = st.query_params.get(VARIANT)
    shown = next((one for one in year.variants if VARIANTS[one] == asked), usual)
    if len(year.variants) == 1:
        return shown
    st.session_state[_KEY] = shown
    st.segmented_control(
        "Processen följer",
        year.variants,
        required=True,
        format_func=lambda one: plain(VARIANTS[one]),
        key=_KEY,
        on_change=lambda: filters.put(VARIANT)(VARIANTS[st.session_state[_KEY]]),
    )
    return Variant(st.session_state[_KEY])
