"""Which providers are shown: by state, kind and risk class, as the address says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from lagesbild.providers import KINDS, STATES, PlanRow
from lagesbild.status import RiskLevel
from lagesbild.ui import filters

STATE, KIND, CLASS = "lage", "driftsform", "riskklass"
IN_ADDRESS = (STATE, KIND, CLASS)
_PAGE = "providers"


def show_state(state: str) -> None:
    """Show those in one state, as when a key figure is opened."""
    st.query_params[STATE] = state


def show(rows: Sequence[PlanRow]) -> Callable[[PlanRow], bool]:
    """The choices that there are, side by side where there is room, and whom they hold for."""
    states = {row.state for row in rows}
    kinds = {row.provider_kind for row in rows}
    classes = {row.risk_class for row in rows}
    with st.container(horizontal=True, gap="small"):
        state = filters.in_address(
            "Läge", STATE, {w: s.capitalize() for w, s in STATES.items() if w in states}, _PAGE
        )
        kind = filters.in_address(
            "Driftsform", KIND, {w: s.capitalize() for w, s in KINDS.items() if w in kinds}, _PAGE
        )
        risk = filters.in_address(
            "Riskklass",
            CLASS,
            {one.value: one.label.capitalize() for one in RiskLevel if one.value in classes},
            _PAGE,
        )

    def holds(row: PlanRow) -> bool:
        return (
            state in (None, row.state)
            and kind in (None, row.provider_kind)
            and risk in (None, row.risk_class)
        )

    return holds
