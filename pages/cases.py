"""Ärenden: how many people have an ongoing case, where and of which kind, and is it rising?"""

from __future__ import annotations

import streamlit as st

from lagesbild import cases
from lagesbild.access import Reader, Viewer
from lagesbild.cases import Node
from lagesbild.economy import View
from lagesbild.ui import (
    cards,
    case_receipts,
    case_tables,
    case_words,
    charts,
    downloads,
    empty,
    figures,
    frame,
    place,
    receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Ärenden", viewer) as reader:
        loaded = figures.months_with_cases(reader, View(chosen.board, chosen.period))
        if not loaded:
            empty.without_cases(chosen.board)
            return
        month = cases.shown_month(loaded, chosen.period)
        view = View(chosen.board, month)
        part = case_tables.part_asked_for(viewer)
        here = case_tables.stand(figures.part_names(reader, view, part), view, part)
        place.path(here)
        if month != chosen.period:
            st.caption(plain(f"Ärenden är inlästa för {month.in_words}, som visas här."))
        _answer(reader, view, here)


def _answer(reader: Reader, view: View, here: Place) -> None:
    month, node = view.period, case_tables.node_of(here.part)
    rows = figures.people_by_type(reader, view, node)
    if not rows:
        st.info(plain(f"{here.name} har inga ärenden i {month.in_words} som du får se."))
        return
    months = figures.people_by_month(reader, view, node)
    st.markdown(f"**{plain(case_words.position(rows, month, here.name))}**")
    cards.show(case_tables.key_figures(rows, months, month), f"case-figures-{view.board.id}")
    if months:
        charts.show(case_tables.month_columns(reader, view, months, here), "case-months")
    table = case_tables.by_type(rows, month, here, view.board)
    tables.show(
        table,
        "people-by-type",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=receipts.ask,
    )
    downloads.offer(reader, table, "arenden", case_tables.receipt(view.board, month, node))
    case_receipts.show_asked_for(reader, view, node, table)
    _how_to_read(view, node)


def _how_to_read(view: View, node: Node) -> None:
    with st.expander("Så läser du sidan"):
        st.markdown(plain(case_words.how_to_read(view.board)))
        if node.has_parts:
            st.markdown("Välj ett namn i tabellen för att gå ned en nivå.")
