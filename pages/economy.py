"""Ekonomi: does the board keep its budget, where does it not, and what is that made of?"""

from __future__ import annotations

import streamlit as st

from lagesbild import findings
from lagesbild.access import Reader, Viewer
from lagesbild.economy import OrganisedAs, View
from lagesbild.ui import (
    board_tables,
    charts,
    downloads,
    drawn,
    figures,
    frame,
    guide,
    key_figures,
    place,
    receipts,
    tables,
)
from lagesbild.ui.board_tables import LEVEL_NAMES
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Ekonomi", viewer) as reader:
        view = View(chosen.board, chosen.period, place.organised_as())
        here = place.stand(figures.part_names(reader, view, place.part(view)), view)
        place.path(here)
        _answer(reader, view, chosen, here)
        if here.part.account is None:
            _pictures(reader, view, chosen, here)
            _table(reader, view, chosen, here)
        else:
            charts.show(drawn.month_columns(reader, view, chosen.unit, here), "months")
            _vouchers(reader, view, chosen, here)
        receipts.show_asked_for(reader, view, chosen.unit)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.board_table(reader, view, here.level, here.part)
    st.markdown(f"**{findings.position(rows, view, here.name)}**")
    key_figures.show(findings.total_of(rows), view, chosen.unit)


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
    by, search, organised = st.columns([3, 2, 2], vertical_alignment="bottom")
    with by:
        _level(here)
    with search:
        _search(here, "Namn eller kod")
    with organised:
        _organised()
    rows = figures.board_table(reader, view, here.level, here.part, place.search())
    title = findings.parts(rows, LEVEL_NAMES[here.level])
    table = board_tables.board_table(rows, view, chosen.unit, here, title)
    tables.show(
        table,
        "board-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=lambda key, column: receipts.ask(here, table, key, column),
    )
    downloads.offer(table, "ekonomi", receipts.of_table(view, here, place.search()))


def _level(here: Place) -> None:
    st.segmented_control(
        "Visa per",
        place.levels_below(here.part),
        default=here.level,
        required=True,
        format_func=LEVEL_NAMES.__getitem__,
        key=f"by-{here.key}",
        on_change=lambda: place.show_by(st.session_state[f"by-{here.key}"]),
    )


def _search(here: Place, example: str) -> None:
    st.text_input(
        "Sök i tabellen",
        place.search(),
        key=f"search-{here.key}",
        placeholder=example,
        on_change=lambda: place.search_for(st.session_state[f"search-{here.key}"]),
    )


def _organised() -> None:
    st.toggle(
        "Organisationen som den var då",
        place.organised_as() is OrganisedAs.THEN,
        key="organised",
        on_change=lambda: place.organise(then=st.session_state["organised"]),
    )


def _vouchers(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    _search(here, "Text eller verifikation")
    rows = figures.voucher_rows(reader, view, here.part, place.search())
    table = board_tables.voucher_table(rows, view, chosen.unit, here.name)
    tables.show(table, "vouchers")
    downloads.offer(table, "verifikationer", receipts.of_table(view, here, place.search()))
