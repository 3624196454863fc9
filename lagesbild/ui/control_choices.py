"""Which controls are shown: by control area, department and state, as the address says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.controls import Control, Wanted
from lagesbild.economy import Part
from lagesbild.status import ControlState
from lagesbild.ui import control_tables, filters, place

AREA, STATE = "kontrollomrade", "lage"
IN_ADDRESS = (AREA, STATE)
_PAGE = "control"


def show_state(state: str) -> None:
    """Show those with an occasion of one state, as when a key figure is opened."""
    st.query_params[STATE] = state


def show_area(area: str) -> None:
    """Show those of one control area."""
    st.query_params[AREA] = area


def show(controls: Sequence[Control]) -> Wanted:
    """The choices that there are, side by side where there is room, and what they come to."""
    areas = {one.plan.control_area: one.plan.control_area for one in controls}
    departments = {
        one.plan.department: control_tables.department_words(one.plan) or one.plan.department
        for one in controls
        if one.plan.department is not None
    }
    present = {occasion.state for one in controls for occasion in one.occasions}
    states: dict[str, str] = {
        one.value: one.label.capitalize() for one in ControlState if one.value in present
    }
    with st.container(horizontal=True, gap="small"):
        return Wanted(
            filters.in_address("Kontrollområde", AREA, dict(sorted(areas.items())), _PAGE),
            filters.choice(
                "Avdelning",
                f"{_PAGE}-department",
                dict(sorted(departments.items())),
                place.department().department,
                lambda code: place.go(Part(department=code)),
            ),
            filters.in_address("Läge", STATE, states, _PAGE),
        )
