"""Budget: how large is it, why has it changed since last year's, and how is it spread?"""

from __future__ import annotations

import streamlit as st

from lagesbild import budgets, figure_words, findings
from lagesbild.access import Reader, Viewer
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.ui import (
    budget_decisions,
    budget_frames,
    budget_tables,
    budget_years,
    cards,
    charts,
    downloads,
    drawn,
    figures,
    frame,
    guide,
    phasing_choice,
    phasing_tables,
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
        budget_frames.show(reader, view, chosen.unit, here)
        _table(reader, view, chosen, here)
        _phasing(reader, view, chosen, here)
        _decisions(reader, view, chosen, here)
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
    title = findings.budget_parts(rows, figure_words.LEVEL_NAMES[here.level])
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


def _phasing(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    charts.show(drawn.budget_columns(reader, view, chosen.unit, here), "budget-months")
    rows = figures.budget_phasing(reader, view, here.part)
    table = phasing_tables.table(
        rows, view, chosen.unit, here.name, lambda part: figures.part_name(reader, view, part)
    )
    tables.show(table, "phasing-table")
    phasing_choice.offer(reader, view, chosen.unit, here, rows)


def _decisions(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    on_day = budget_decisions.day(view)
    rows = figures.budget_decisions(reader, view, on_day, here.part)
    for sentence in budget_decisions.unbalanced(rows):
        st.warning(plain(sentence))
    table = budget_decisions.decisions_table(rows, view, chosen.unit, here, on_day)
    tables.show(table, "budget-decisions")
    at = figures.budget_at(reader, view, here.level, on_day, here.part)
    table = budget_decisions.at_table(at, view, chosen.unit, here, on_day)
    tables.show(
        table,
        "budget-at",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=budget_decisions.ask,
    )
    downloads.offer(reader, table, "budget-dag", budget_decisions.of_table(view, here, on_day))
    budget_decisions.show_asked_for(reader, view, here, on_day, table)
