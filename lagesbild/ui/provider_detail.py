"""One provider in a dialog: what it is, and every follow-up of it that the viewer may see."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import providers
from lagesbild.access import Event, Reader, Right
from lagesbild.economy import View
from lagesbild.numbers import Unit
from lagesbild.providers import PlanRow
from lagesbild.ui import frame, provider_tables, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-provider"


def choose(key: str) -> None:
    """Remember which provider is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def show_chosen(reader: Reader, view: View, rows: Sequence[PlanRow], unit: Unit) -> None:
    """Open the provider that has just been chosen, if it is still there."""
    key = st.session_state.pop(_OPENED, None)
    row = next((row for row in rows if row.provider_name == key), None)
    if row is not None:
        st.dialog("Utförare", width="large")(_provider)(reader, view, row, unit)


def _provider(reader: Reader, view: View, row: PlanRow, unit: Unit) -> None:
    st.markdown(f"**{plain(row.provider_name)}**")
    st.caption(plain(provider_tables.facts(row, unit)))
    with frame.messages():
        found = providers.followups(reader, view, row.provider_name)
        if any(one.text_is_hidden for one in found) and _wants_texts(reader, view, row):
            unmasked = frame.store().reader(reader.viewer.unmasking())
            found = providers.followups(unmasked, view, row.provider_name)
        if not found:
            st.info("Ingen uppföljning är inläst.")
        for key, caption, shown in (
            (
                "provider-followups",
                "Uppföljningar av utföraren",
                [r for r in found if not r.is_individual],
            ),
            (
                "individual-followups",
                "Uppföljningar på individnivå",
                [r for r in found if r.is_individual],
            ),
        ):
            if shown:
                tables.show(provider_tables.followup_table(shown, caption), key)


def _wants_texts(reader: Reader, view: View, row: PlanRow) -> bool:
    """Say that texts are hidden, and let one who may ask for them, which is recorded (S3)."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Texter om uppföljningar på individnivå är dolda.")
        if not reader.viewer.may(Right.TEXTS) or not st.button(
            "Visa dolda texter", help="Det antecknas att du har visat dem."
        ):
            return False
    frame.store().record(reader.viewer, Event.UNMASKED, view.board.id, row.provider_name)
    return True
