"""Scenario: where would the year land if volume, price, pay, actions or vacancies were other?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import forecasts, scenarios
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.scenarios import ScenarioRow
from lagesbild.ui import (
    cards,
    downloads,
    empty,
    figures,
    frame,
    guide,
    place,
    receipts,
    scenario_choice,
    scenario_draft,
    scenario_tables,
    table_choices,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Scenario", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        here = place.whole(view, forecasts.LEVELS)
        saved = scenarios.saved(reader, view)
        if saved:
            _compared(reader, view, chosen, here, saved)
        else:
            st.info(plain(f"Inget scenario är sparat för {view.year}. Lägg till det första nedan."))
        _draft(reader, view, chosen)
        guide.show(chosen.board)


def _compared(
    reader: Reader, view: View, chosen: Chosen, here: Place, saved: Sequence[ScenarioRow]
) -> None:
    shown = scenario_choice.chosen(saved)
    compared = [
        (one, figures.scenario_forecast(reader, view, here.level, one.scenario_id)) for one in shown
    ]
    first, rows = compared[0]
    total = rows[-1]
    st.markdown(f"**{plain(scenario_tables.finding(first, total, view))}**")
    cards.show(
        scenario_tables.key_figures(total, view, chosen.unit), f"scenario-figures-{view.board.id}"
    )
    table_choices.level(here)
    table = scenario_tables.comparison(compared, view, chosen.unit, here)
    tables.show(table, "scenario-table", on_receipt=receipts.ask)
    downloads.offer(reader, table, "scenario", scenario_choice.of_table(view, here, shown))
    for one in shown:
        _assumptions(reader, view, chosen, one)
    scenario_choice.show_asked_for(reader, view, here, table)


def _assumptions(reader: Reader, view: View, chosen: Chosen, scenario: ScenarioRow) -> None:
    effects = figures.scenario_effects(reader, view, scenario.scenario_id)
    table = scenario_tables.assumptions(
        effects,
        scenario.name,
        chosen.unit,
        lambda part: figures.part_name(reader, view, part),
    )
    tables.show(table, f"scenario-assumptions-{scenario.scenario_id}")
    with st.container(horizontal=True):
        st.button(
            plain(f"Nytt scenario utifrån {scenario.name}"),
            key=f"scenario-copy-{scenario.scenario_id}",
            on_click=scenario_draft.begin,
            args=(view, scenario_tables.as_assumptions(effects)),
        )
        scenario_choice.delete(reader, view, scenario)


def _draft(reader: Reader, view: View, chosen: Chosen) -> None:
    if view.period >= view.year.last:
        st.caption(plain(f"{view.year} är stängt, så det finns inga månader kvar att ändra."))
        return
    with st.expander(
        "Nytt scenario",
        expanded=scenario_draft.is_begun(view),
        key=f"scenario-new-{scenario_draft.times_saved()}",  # folds: another key is another one
    ):
        scenario_draft.show(reader, view, chosen.unit)
