"""From which day the calendar is seen, and which of its things are shown, as the address says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lagesbild import cycle
from lagesbild.cycle import DueRow, Wanted
from lagesbild.cycle_findings import ITEM_KINDS, RECEIVERS
from lagesbild.ui import filters
from lagesbild.ui.selection import Chosen

DAY, KIND, RESPONSIBLE, RECEIVER = "dag", "punkt", "funktion", "mottagare"
IN_ADDRESS = (DAY, KIND, RESPONSIBLE, RECEIVER)
_PAGE, _KEY = "calendar", "calendar-day"
_FIRST, _LAST = date(2000, 1, 1), date(2199, 12, 31)


def day(known: Sequence[int], chosen: Chosen) -> date:
    """The day that the calendar is seen from: what the address says, else the usual one."""
    today = date.today()  # noqa: DTZ011  # the municipality's own calendar
    shown = _said() or cycle.usual_day(known, chosen.period, today)
    st.session_state[_KEY] = shown
    st.date_input(
        "Läget den",
        key=_KEY,
        format="YYYY-MM-DD",
        min_value=_FIRST,
        max_value=_LAST,
        on_change=_write,
        width=220,
    )
    return shown


def _said() -> date | None:
    """What the address says, when that is a day that may be chosen."""
    try:
        said = date.fromisoformat(st.query_params.get(DAY, ""))
    except ValueError:
        return None
    return said if _FIRST <= said <= _LAST else None


def _write() -> None:
    """Put the day in the address; one that is emptied is the usual one again."""
    picked = st.session_state[_KEY]
    filters.put(DAY)(str(picked) if picked else None)


def show(rows: Sequence[DueRow]) -> Wanted:
    """The choices that there are, side by side where there is room, and what they come to."""
    present = {row.item_kind for row in rows}
    kinds = {kind: words.capitalize() for kind, words in ITEM_KINDS.items() if kind in present}
    functions = {row.responsible: row.responsible for row in rows if row.responsible}
    receivers = {
        name: f"{words[:1].upper()}{words[1:]}"
        for name, words in RECEIVERS.items()
        if any(getattr(row, name) for row in rows)
    }
    with st.container(horizontal=True, gap="small"):
        return Wanted(
            filters.in_address("Slag av punkt", KIND, kinds, _PAGE),
            filters.in_address("Ansvarig", RESPONSIBLE, dict(sorted(functions.items())), _PAGE),
            filters.in_address("Till", RECEIVER, receivers, _PAGE),
        )
