"""What can be chosen about the table of Ekonomi: its level, a search, and whose organisation."""

from __future__ import annotations

import streamlit as st

from lagesbild.economy import OrganisedAs
from lagesbild.ui import place
from lagesbild.ui.board_tables import LEVEL_NAMES
from lagesbild.ui.place import Place

SEARCH_WIDTH = 260


def show(here: Place) -> None:
    """All three, side by side where there is room."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        _level(here)
        search(here, "Namn eller kod")
        _organised()


def search(here: Place, example: str) -> None:
    st.text_input(
        "Sök i tabellen",
        place.search(),
        key=f"search-{here.key}",
        placeholder=example,
        on_change=lambda: place.search_for(st.session_state[f"search-{here.key}"]),
        width=SEARCH_WIDTH,
    )


def _level(here: Place) -> None:
    st.segmented_control(
        "Visa per",
        place.levels_below(here.part),
        default=here.level,
        required=True,
        format_func=LEVEL_NAMES.__getitem__,
        key=f"by-{here.key}",
        on_change=lambda: place.show_by(st.session_state[f"by-{here.key}"]),
        width="content",
    )


def _organised() -> None:
    st.toggle(
        "Organisationen som den var då",
        place.organised_as() is OrganisedAs.THEN,
        key="organised",
        on_change=lambda: place.organise(then=st.session_state["organised"]),
        width="content",
    )
