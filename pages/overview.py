"""Översikt: how does the board stand, in one minute, and where should one look first?"""

from __future__ import annotations

import streamlit as st

from lagesbild import findings, loads
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, Level, View
from lagesbild.ui import (
    action_demand,
    charts,
    drawn,
    empty,
    figures,
    frame,
    guide,
    key_figures,
    load_words,
    navigation,
    place,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Översikt", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        with st.container(gap="xsmall"):
            _answer(reader, view, chosen)
            _where(reader, view, chosen)
            _gaps(reader, view)
            with st.container(
                horizontal=True, gap="small", vertical_alignment="center", key="latest"
            ):
                _latest(reader, view)
                guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen) -> None:
    rows = figures.board_table(reader, view, Level.DEPARTMENT, WHOLE_BOARD)
    st.markdown(f"**{plain(findings.position(rows, view, chosen.board.name))}**")
    opened = key_figures.show(findings.total_of(rows), view, chosen.unit, link=True)
    if opened is not None:
        place.go(WHOLE_BOARD)
        navigation.go("economy")
    action_demand.show(reader, view)


def _where(reader: Reader, view: View, chosen: Chosen) -> None:
    departments, months = st.columns(2)
    with departments:
        pins = drawn.department_pins(reader, view, chosen.unit)
        charts.show(pins, "pins")
    with months:
        columns = drawn.month_columns(reader, view, chosen.unit, place.top(view))
        charts.show(columns, "months")


def _gaps(reader: Reader, view: View) -> None:
    """What the figures rest on: what is missing is said, not papered over."""
    gaps = findings.gaps(
        figures.board_table(reader, view, Level.DEPARTMENT, WHOLE_BOARD),
        figures.board_table(reader, view, Level.ACCOUNT_GROUP, WHOLE_BOARD),
        view,
    )
    if gaps:
        with st.container(horizontal=True, gap="small", key="basis"):
            for gap in gaps:
                st.warning(plain(gap.in_words))


def _latest(reader: Reader, view: View) -> None:
    latest = load_words.latest(loads.history(reader, view.board.id))
    if latest:
        st.caption(plain(latest), width="content")
