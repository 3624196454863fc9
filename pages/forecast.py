"""Prognos: where will the year land, how sure is that, and what has the board adopted?"""

from __future__ import annotations

import streamlit as st

from lagesbild import figure_words, findings, forecasts
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, Level, View
from lagesbild.ui import (
    action_demand,
    adopting,
    cards,
    charts,
    downloads,
    drawn,
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
        names = figures.part_names(reader, view, place.department())
        here = place.in_departments(names, view, forecasts.LEVELS)
        place.path(here)
        if not figures.forecast_table(reader, view, here.level, here.part):
            st.info("Det finns inget utfall i de avdelningar som du ser.")
            return
        _answer(reader, view, chosen, here)
        charts.show(drawn.landings(reader, view, chosen.unit, here), "landings")
        _table(reader, view, chosen, here)
        _adopted(reader, view, chosen)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.forecast_table(reader, view, here.level, here.part)
    st.markdown(f"**{plain(findings.forecast(rows, view, here.name))}**")
    doubted = findings.unusual_month(rows, view)
    if doubted:
        st.warning(plain(doubted))
    adopted = findings.total_of(figures.board_table(reader, view, here.level, here.part))
    shown = forecast_tables.key_figures(rows, adopted, view, chosen.unit)
    cards.show(shown, f"forecast-figures-{view.board.id}")
    if here.part == WHOLE_BOARD:
        action_demand.show_forecast(reader, view)


def _table(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    table_choices.level(here)
    rows = figures.forecast_table(reader, view, here.level, here.part)
    adopted = {
        row.key: row
        for row in figures.board_table(reader, view, here.level, here.part)
        if row.row_kind != "section"
    }
    title = findings.forecast_parts(rows, figure_words.LEVEL_NAMES[here.level])
    table = forecast_tables.forecast_table(rows, adopted, view, chosen.unit, here, title)
    tables.show(
        table,
        "forecast-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=receipts.ask,
    )
    downloads.offer(
        reader, table, "prognos", receipts.of_table(view, here, "", receipts.FULL_YEAR_FORECAST)
    )
    forecast_receipts.show_asked_for(reader, view, here, table)


def _adopted(reader: Reader, view: View, chosen: Chosen) -> None:
    by_department = figures.forecast_table(reader, view, Level.DEPARTMENT, WHOLE_BOARD)
    adopting.offer(reader, view, by_department)
    rows = forecasts.adopted(reader, view)
    if rows:
        with st.expander(plain(f"Alla fastställda prognoser för {view.year}")):
            tables.show(forecast_tables.adopted_table(rows, view, chosen.unit), "adopted")
