"""What can be chosen about the table of Ekonomi: its level, a search, and whose organisation.

The address decides what the fields show, whatever they showed before: one may come by a link, or
back by the browser's own button.
"""

from __future__ import annotations

import streamlit as st

from lagesbild.economy import OrganisedAs
from lagesbild.figure_words import LEVEL_NAMES
from lagesbild.ui import place
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place

SEARCH_WIDTH = 260


def show(here: Place) -> None:
    """All three, side by side where there is room."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        level(here)
        search(here, "Namn eller kod")
        _organised()


def search(here: Place, example: str) -> None:
    key = f"search-{here.key}"
    st.session_state[key] = place.search()
    st.text_input(
        "Sök i tabellen",
        key=key,
        placeholder=example,
        on_change=lambda: place.search_for(st.session_state[key]),
        width=SEARCH_WIDTH,
    )


def level(here: Place) -> None:
    """By what the table is divided."""
    key = f"by-{here.key}"
    st.session_state[key] = here.level
    st.segmented_control(
        "Visa per",
        here.levels,
        required=True,
        format_func=lambda level: plain(LEVEL_NAMES[level]),
        key=key,
        on_change=lambda: place.show_by(st.session_state[key]),
        width="content",
    )


def _organised() -> None:
    st.session_state["organised"] = place.organised_as() is OrganisedAs.THEN
    st.toggle(
        "Organisationen som den var då",
        key="organised",
        on_change=lambda: place.organise(then=st.session_state["organised"]),
        width="content",
    )
