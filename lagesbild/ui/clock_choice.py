"""Which of the times that a law sets is shown, as the address says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.clock_findings import NAMES
from lagesbild.clocks import Clock
from lagesbild.ui.markdown import plain

IN_ADDRESS = "tid"
_KEY = "clock-shown"


def show_clock(clock: str) -> None:
    """Show one of them, as when a key figure is opened."""
    st.query_params[IN_ADDRESS] = clock


def show(known: Sequence[Clock], usual: Clock) -> Clock:
    """The one to show: what the address says, else the one that the first line is about."""
    asked = st.query_params.get(IN_ADDRESS)
    st.session_state[_KEY] = next((one for one in known if one.value == asked), usual)
    st.segmented_control(
        "Visa",
        known,
        required=True,
        format_func=lambda one: plain(NAMES[one]),
        key=_KEY,
        on_change=lambda: show_clock(st.session_state[_KEY].value),
    )
    return Clock(st.session_state[_KEY])
