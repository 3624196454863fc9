"""Ekonomi: does the board keep its budget, where does it not, and what is that made of?"""

from __future__ import annotations

import streamlit as st

from lagesbild import findings
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.figure_words import LEVEL_NAMES
from lagesbild.ui import (
    action_demand,
    board_tables,
    charts,
    downloads,
    drawn,
    empty,
    figures,
    frame,
    guide,
    key_figures,
    place,
    receipts,
    table_choices,
    tables,
    unmasking,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Ekonomi", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period, place.organised_as())
        names = figures.part_names(reader, view, place.part(viewer))
        here = place.stand(names, view, viewer)
        place.path(here)
        _answer(reader, view, chosen, here)
        if here.part.account is None:
            _pictures(reader, view, chosen, here)
            _table(reader, view, chosen, here)
        else:
            charts.show(drawn.month_columns(reader, view, chosen.unit, here), "months")
            _vouchers(reader, view, here)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.board_table(reader, view, here.level, here.part)
    st.markdown(f"**{plain(findings.position(rows, view, here.name))}**")
    key_figures.show(findings.total_of(rows), view, chosen.unit)
    if here.part == WHOLE_BOARD:
        action_demand.show(reader, view)


def _pictures(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    bridge, months = st.columns(2)
    with bridge:
        waterfall = drawn.variance_bridge(reader, view, chosen.unit, here)
        if waterfall is None:
            st.info("Det finns inte både utfall och budget, så det finns ingen avvikelse att visa.")
        else:
            charts.show(waterfall, "bridge")
    with months:
        charts.show(drawn.month_columns(reader, view, chosen.unit, here), "months")


def _table(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    table_choices.show(here)
    search = place.search()
    rows = figures.board_table(reader, view, here.level, here.part, search)
    title = findings.parts(rows, LEVEL_NAMES[here.level])
    table = board_tables.board_table(rows, view, chosen.unit, here, title)
    tables.show(
        table,
        "board-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=receipts.ask,
    )
    downloads.offer(reader, table, "ekonomi", receipts.of_table(view, here, search))
    receipts.show_asked_for(reader, view, chosen.unit, here, table, search)


def _vouchers(reader: Reader, view: View, here: Place) -> None:
    table_choices.search(here, "Text eller verifikation")
    reader = unmasking.reader_for(reader, view, here)
    rows = figures.voucher_rows(reader, view, here.part, place.search())
    unmasking.offer(reader, view, here, rows)
    table = board_tables.voucher_table(rows, view, here.name)
    tables.show(table, "vouchers")
    downloads.offer(reader, table, "verifikationer", receipts.of_table(view, here, place.search()))
