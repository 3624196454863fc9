"""Budget: how large is the year's budget, how much has it changed since last year's, and why?"""

from __future__ import annotations

import streamlit as st

from lagesbild import budgets, findings
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.ui import (
    board_tables,
    budget_tables,
    budget_years,
    cards,
    charts,
    downloads,
    drawn,
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
    with frame.page("Budget", viewer) as reader:
        view = budget_years.view(reader, chosen)
        names = figures.part_names(reader, view, place.part(viewer))
        here = place.stand(names, view, viewer)
        place.path(here)
        _answer(reader, view, chosen, here)
        _why(reader, view, chosen, here)
        _table(reader, view, chosen, here)
        guide.show(chosen.board)


def _answer(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    rows = figures.budget_table(reader, view, here.level, here.part)
    st.markdown(f"**{plain(findings.budget(rows, view, here.name))}**")
    causes = figures.budget_causes(reader, view, here.part)
    shown = budget_tables.key_figures(rows[-1], causes, view, chosen.unit)
    cards.show(shown, f"budget-figures-{view.board.id}")
    if here.part == WHOLE_BOARD:
        for total in budgets.wrong_totals(reader, view):
            st.warning(plain(findings.wrong_total(total)))


def _why(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    waterfall = drawn.budget_bridge(reader, view, chosen.unit, here)
    if waterfall is None:
        st.info(
            plain(
                f"Läs in budgeten för både {view.year.previous} och {view.year} "
                "för att se vad som har ändrats."
            )
        )
    else:
        charts.show(waterfall, "budget-bridge")


def _table(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    table_choices.level(here)
    rows = figures.budget_table(reader, view, here.level, here.part)
    title = findings.budget_parts(rows, board_tables.LEVEL_NAMES[here.level])
    table = budget_tables.budget_table(rows, view, chosen.unit, here, title)
    tables.show(
        table,
        "budget-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=receipts.ask,
    )
    downloads.offer(
        reader, table, "budget", receipts.of_table(view, here, "", receipts.BUDGET_CHANGE)
    )
    receipts.show_asked_for(reader, view, chosen.unit, here, table, "", receipts.BUDGET_CHANGE)
