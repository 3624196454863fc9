"""Which risks are shown: by process area, department, level and handling, as the address says."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.economy import Part
from lagesbild.risks import HANDLED, RiskRow, Wanted
from lagesbild.status import RiskLevel
from lagesbild.ui import filters, place, risk_tables

AREA, LEVEL, HANDLING = "omrade", "risk", "hantering"
IN_ADDRESS = (AREA, LEVEL, HANDLING)
_PAGE = "risks"


def show_level(level: str) -> None:
    """Show those of one level, as when a key figure is opened."""
    st.query_params[LEVEL] = level


def show(rows: Sequence[RiskRow]) -> Wanted:
    """The choices that there are, side by side where there is room, and what they come to."""
    areas = {row.process_area: row.process_area for row in rows}
    departments = {
        row.department: risk_tables.department_words(row) or row.department
        for row in rows
        if row.department is not None
    }
    present = {row.risk_level for row in rows}
    levels: dict[str, str] = {
        one.value: one.label.capitalize() for one in RiskLevel if one.value in present
    }
    used = {row.handled_in for row in rows}
    handled = {word: words.capitalize() for word, words in HANDLED.items() if word in used}
    with st.container(horizontal=True, gap="small"):
        return Wanted(
            filters.in_address("Processområde", AREA, dict(sorted(areas.items())), _PAGE),
            filters.choice(
                "Avdelning",
                f"{_PAGE}-department",
                dict(sorted(departments.items())),
                place.department().department,
                lambda code: place.go(Part(department=code)),
            ),
            filters.in_address("Nivå", LEVEL, levels, _PAGE),
            filters.in_address("Hanteras i", HANDLING, handled, _PAGE),
        )
