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
        here = place.stand(figures.part_names(reader, view, place.part(chosen.board)), chosen.board)
        _answer(reader, view, chosen, here)
        place.path(here)
        _pictures(reader, view, chosen, here)
        _controls(here)
        _table(reader, view, chosen, here)
        if here.part.account is not None:
            _vouchers(reader, view, chosen, here)
        receipts.show_asked_for(reader, view, chosen.unit)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.board_table(reader, view, here.level, here.part)
    st.markdown(f"**{findings.position(rows, view, here.name)}**")
    key_figures.show(findings.total_of(rows), view, chosen.unit)


def _pictures(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    bridge, months = st.columns(2)
    waterfall = drawn.variance_bridge(reader, view, chosen.unit, here.part, here.level, here.name)
    with bridge:
        if waterfall is None:
            st.info("Det finns inte både utfall och budget, så det finns ingen avvikelse att visa.")
        else:
            charts.show(waterfall, "bridge")
    with months:
        charts.show(drawn.month_columns(reader, view, chosen.unit, here.part, here.name), "months")


def _controls(here: Place) -> None:
    by, search, organised = st.columns([3, 2, 2], vertical_alignment="bottom")
    with by:
        st.segmented_control(
            "Visa per",
            place.levels_below(here),
            default=here.level,
            required=True,
            format_func=LEVEL_NAMES.__getitem__,
            key=f"by-{here.key}",
            on_change=lambda: place.show_by(st.session_state[f"by-{here.key}"]),
        )
    with search:
        st.text_input(
            "Sök i tabellen",
            place.search(),
            key=f"search-{here.key}",
            placeholder="Namn eller kod",
            on_change=lambda: place.search_for(st.session_state[f"search-{here.key}"]),
        )
    with organised:
        st.toggle(
            "Organisationen som den var då",
            place.organised_as() is OrganisedAs.THEN,
            key="organised",
            on_change=lambda: place.organise(
                OrganisedAs.THEN if st.session_state["organised"] else OrganisedAs.TODAY
            ),
        )


def _table(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.board_table(reader, view, here.level, here.part, place.search())
    table = board_tables.board_table(
        rows,
        view,
        chosen.unit,
        here.level,
        here.name,
        findings.parts(rows, LEVEL_NAMES[here.level]),
    )
    tables.show(
        table,
        "board-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=lambda key, column: receipts.ask(here, table, key, column),
    )
    downloads.offer(table, "ekonomi", receipts.of_table(view, here, place.search()))


def _vouchers(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.voucher_rows(reader, view, here.part, place.search())
    if not rows:
        st.info("Inga rader stämmer med sökningen.")
        return
    table = board_tables.voucher_table(
        rows, view.board, chosen.unit, here.name, view.year.first, view.period
    )
    tables.show(table, "vouchers")
    downloads.offer(table, "verifikationer", receipts.of_table(view, here, place.search()))
