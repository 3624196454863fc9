"""Stickprov: which rows shall be examined, how were they drawn, and can that be done again?"""

from __future__ import annotations

import streamlit as st

from lagesbild import sampling
from lagesbild.access import Viewer
from lagesbild.economy import View
from lagesbild.ui import frame, sample_form, sample_shown, sample_tables, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen, board_name


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Stickprov", viewer) as reader:
        view = View(chosen.board, chosen.period)
        drawn = sampling.samples(reader, view.board.id)
        opened = sample_form.opened(drawn)
        if opened is not None:
            sample_shown.show(reader, view, opened)
        elif not drawn:
            st.info(plain(f"Inget stickprov är draget för {board_name(chosen.board)} ännu."))
        with st.expander(
            "Dra ett nytt stickprov", expanded=opened is None, key=sample_form.place_of(opened)
        ):
            sample_form.show(reader, view)
        if drawn:
            tables.show(sample_tables.earlier(drawn), "samples", on_open=sample_form.look_at)
