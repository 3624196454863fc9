"""Which scenario is looked at, and which others it is compared with: kept in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import economy, forecasts, scenarios
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.scenarios import ScenarioRow
from lagesbild.table_files import Receipt
from lagesbild.text import moment
from lagesbild.ui import frame, receipts, scenario_tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place

MOST_OTHERS = 2
SCENARIO, OTHERS = "scenario", "mot"
QUERY = "economy/scenario_forecast"


def chosen(saved: Sequence[ScenarioRow]) -> list[ScenarioRow]:
    """The scenario that is looked at, the latest until someone chooses, and up to two others."""
    known = {str(one.scenario_id): one for one in saved}
    first = known.get(st.query_params.get(SCENARIO, ""), saved[0])
    others = [
        known[number]
        for number in st.query_params.get(OTHERS, "").split("-")
        if number in known and known[number] != first
    ][:MOST_OTHERS]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _first(saved, first)
        _others([one for one in saved if one != first], others)
    return [first, *others]


def look_at(scenario_id: int) -> None:
    """Let the page show a scenario when it is run again."""
    st.query_params[SCENARIO] = str(scenario_id)


def _first(saved: Sequence[ScenarioRow], first: ScenarioRow) -> None:
    key = "scenario-shown"
    st.session_state[key] = first
    st.selectbox(
        "Scenario",
        saved,
        format_func=_name,
        key=key,
        on_change=lambda: look_at(st.session_state[key].scenario_id),
        width=420,
    )


def _others(rest: Sequence[ScenarioRow], others: Sequence[ScenarioRow]) -> None:
    if not rest:
        return
    key = "scenario-others"
    st.session_state[key] = list(others)
    st.multiselect(
        "Jämför med",
        rest,
        format_func=_name,
        key=key,
        max_selections=MOST_OTHERS,
        placeholder="Högst två till",
        on_change=lambda: st.query_params.update(
            {OTHERS: "-".join(str(one.scenario_id) for one in st.session_state[key])}
        ),
        width=420,
    )


def _name(one: ScenarioRow) -> str:
    return plain(f"{one.name} ({one.author} {moment(one.saved_at)})")


def delete(reader: Reader, view: View, scenario: ScenarioRow) -> None:
    """A button that asks once more before the scenario is taken away."""
    with (
        st.popover(plain(f"Ta bort {scenario.name}")),
        frame.messages(),
    ):
        st.write("Scenariot försvinner från sidan. Vem som sparade och tog bort det står kvar.")
        if st.button("Ta bort scenariot", key=f"scenario-delete-{scenario.scenario_id}"):
            with frame.store().change(reader.viewer) as change:
                scenarios.delete(change, view, scenario.scenario_id)
            st.rerun()


def of_table(view: View, here: Place, compared: Sequence[ScenarioRow]) -> Receipt:
    """The receipt that follows the comparison out of the product."""
    first, *_ = compared
    parameters = scenarios.forecast_parameters(view, here.level, first.scenario_id)
    told = ", ".join(f"{one.scenario_id} {one.name}" for one in compared)
    return (
        ("Fråga", f"queries/{QUERY}.sql"),
        *((key, str(value)) for key, value in parameters.items() if key != "scenario"),
        ("scenario", told),
    )


def show_asked_for(reader: Reader, view: View, here: Place, table: FinanceTable) -> None:
    """Open the receipt that has just been asked for, if the table still has its figure."""
    asked = receipts.taken_wish(table)
    if asked is not None:
        _receipt(reader, view, here, asked.name, asked.column)


@st.dialog("Kvitto", width="large")
def _receipt(reader: Reader, view: View, here: Place, name: str, column: str) -> None:
    st.markdown(f"**{plain(name)}**")
    st.caption(plain(scenario_tables.HOW))
    kind, _, number = column.partition("-")
    value_type = "budget" if kind == "budget_year" else "actual"
    first = view.year.first.plus_months(0 if value_type == "budget" else -12 * forecasts.YEARS_BACK)
    last = view.year.last if value_type == "budget" else view.period
    found = economy.receipt_loads(reader, view.board.id, value_type, first.code, last.code)
    receipts.show_loads(found, "Budget" if value_type == "budget" else "Utfall", value_type)
    if number:
        parameters = scenarios.forecast_parameters(view, here.level, int(number))
        receipts.show_query(QUERY, "scenario_forecast" if kind == "scenario" else kind, parameters)
    else:
        question = receipts.FULL_YEAR_FORECAST
        parameters = question.parameters(view, here.level, here.part, None)
        receipts.show_query(question.query, column.replace("base_", ""), parameters)
