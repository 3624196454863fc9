"""Prognossäkerhet: how far off have forecasts been, those adopted and those computed?"""

from __future__ import annotations

import streamlit as st

from lagesbild import figure_words, findings, forecasts
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.table_files import Receipt
from lagesbild.ui import (
    accuracy_tables,
    cards,
    downloads,
    empty,
    figures,
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
    with frame.page("Prognossäkerhet", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        names = figures.part_names(reader, view, place.department())
        here = place.in_departments(names, view, forecasts.LEVELS)
        place.path(here)
        rows = figures.forecast_accuracy(reader, view, here.level, here.part)
        if not rows:
            st.info(
                "Det finns inget helt år med historik före sig, så ingen prognos kan jämföras med "
                "hur det gick. Läs in tidigare år under Läs in."
            )
            return
        st.markdown(f"**{plain(findings.accuracy(rows, view, here.name))}**")
        cards.show(accuracy_tables.key_figures(rows, view), f"accuracy-figures-{view.board.id}")
        _months(reader, view, here)
        _parts(reader, view, here)
        guide.show(chosen.board)


def _months(reader: Reader, view: View, here: Place) -> None:
    rows = figures.forecast_accuracy(reader, view, here.level, here.part)
    title = findings.accuracy_by_month(rows)
    table = accuracy_tables.month_table(accuracy_tables.total_rows(rows), here, title)
    tables.show(table, "accuracy-months")
    downloads.offer(reader, table, "prognossakerhet-manader", _receipt(view, here))


def _parts(reader: Reader, view: View, here: Place) -> None:
    table_choices.level(here)
    rows = figures.forecast_accuracy(reader, view, here.level, here.part)
    title = findings.accuracy_by_part(rows, view, figure_words.LEVEL_NAMES[here.level])
    table = accuracy_tables.part_table(rows, view, here, title)
    tables.show(
        table,
        "accuracy-parts",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
    )
    downloads.offer(reader, table, "prognossakerhet", _receipt(view, here))


def _receipt(view: View, here: Place) -> Receipt:
    return receipts.of_table(view, here, "", receipts.FORECAST_ACCURACY)
