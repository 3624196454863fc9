"""Inläsningar: what has been loaded, by whom, does it count, and can it be undone?"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lagesbild import disposal, loads
from lagesbild.access import Change, Reader, Viewer
from lagesbild.boards import Board
from lagesbild.ingest import load
from lagesbild.loads import HistoryRow
from lagesbild.ui import frame, load_tables, load_words, navigation, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen, board_name

CHOSEN = "lagesbild-load"


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Inläsningar", viewer) as reader:
        rows = loads.history(reader, chosen.board.id)
        if not rows:
            st.info(f"Ingenting är inläst för {plain(board_name(chosen.board))} ännu.")
            navigation.link("upload", "Läs in en fil")
            return
        st.markdown(load_words.how_many_count(rows))
        table = load_tables.history(rows, board_name(chosen.board))
        tables.show(table, "history", on_open=_choose)
        with st.expander("Allt som har hänt"):
            events = loads.events(reader, chosen.board.id)
            tables.show(load_tables.events(events, board_name(chosen.board)), "events")
        gone = disposal.disposals(reader, chosen.board.id)
        if gone:
            with st.expander("Det som är gallrat"):
                tables.show(load_tables.disposals(gone, board_name(chosen.board)), "disposals")
        wanted = st.session_state.pop(CHOSEN, None)
        of_load = [row for row in rows if row.load_id == wanted]
        if of_load:
            one = of_load[0]
            title = plain(f"Inläsning {one.load_id}: {one.file_name}")
            shown = st.dialog(title, width="large")(_one_load)
            shown(reader, chosen.board, one)


def _choose(key: str) -> None:
    st.session_state[CHOSEN] = load_tables.load_of(key)


def _one_load(reader: Reader, board: Board, one: HistoryRow) -> None:
    st.markdown(load_words.about(one))
    with frame.messages():
        if one.state in ("live", "partly_replaced", "replaced"):
            _offer(reader, one, "Ångra inläsningen", load.undo)
            st.caption("Det som gällde före inläsningen gäller igen, till öret.")
        elif one.state == "undone":
            _offer(reader, one, "Låt inläsningen gälla igen", load.commit)
        elif one.state == "trial":
            _offer(reader, one, "Ta bort provläsningen", load.discard)
    covered = loads.covered_periods(reader, board.id, one.load_id)
    if covered:
        tables.show(load_tables.covered(covered, one.file_name), "covered")
    stated = loads.control_totals(reader, board.id, one.load_id)
    if stated:
        tables.show(load_tables.control_totals(stated, one.file_name), "control")


def _offer(
    reader: Reader, row: HistoryRow, label: str, step: Callable[[Change, int], None]
) -> None:
    if st.button(plain(label)):
        with (
            st.spinner("Räknar om siffrorna …", show_time=True),
            frame.store().change(reader.viewer) as change,
        ):
            step(change, row.load_id)
        st.rerun()
