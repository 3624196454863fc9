"""Prognos: where will the year land, how sure is that, and what has the board adopted?"""

from __future__ import annotations

import streamlit as st

from lagesbild import findings, forecasts
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.ui import (
    board_tables,
    cards,
    downloads,
    empty,
    figures,
    forecast_receipts,
    forecast_tables,
    frame,
    guide,
    place,
    receipts,
    table_choices,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Prognos", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        here = place.whole(view, forecasts.LEVELS)
        _answer(reader, view, chosen, here)
        _table(reader, view, chosen, here)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.forecast_table(reader, view, here.level)
    st.markdown(f"**{plain(findings.forecast(rows, view))}**")
    doubted = findings.unusual_month(rows, view)
    if doubted:
        st.warning(plain(doubted))
    adopted = findings.total_of(figures.board_table(reader, view, here.level, WHOLE_BOARD))
    shown = forecast_tables.key_figures(rows, adopted, view, chosen.unit)
    cards.show(shown, f"forecast-figures-{view.board.id}")


def _table(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    table_choices.level(here)
    rows = figures.forecast_table(reader, view, here.level)
    adopted = {
        row.key: row
        for row in figures.board_table(reader, view, here.level, WHOLE_BOARD)
        if row.row_kind != "section"
    }
    title = findings.forecast_parts(rows, board_tables.LEVEL_NAMES[here.level])
    table = forecast_tables.forecast_table(rows, adopted, view, chosen.unit, here, title)
    tables.show(table, "forecast-table", on_receipt=receipts.ask)
    downloads.offer(
        reader, table, "prognos", receipts.of_table(view, here, "", receipts.FULL_YEAR_FORECAST)
    )
    forecast_receipts.show_asked_for(reader, view, here.level, table)
