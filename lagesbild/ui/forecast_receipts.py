"""A forecast's receipt: how it was computed, the files it rests on, and the query (N1)."""

from __future__ import annotations

import streamlit as st

from lagesbild import economy, findings, forecasts
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.ui import receipts
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place

_ADOPTED = "adopted_forecast"
_VALUE_TYPES = {
    "actual_ytd": ("actual",),
    "budget_year": ("budget",),
    "forecast_variance": ("actual", "budget"),
    _ADOPTED: (_ADOPTED,),
    "previous_adopted_forecast": (_ADOPTED,),
    "forecast_change": (_ADOPTED,),
}
"""What the columns rest on; the others rest on actual figures alone."""
_NAMES = {"actual": "Utfall", "budget": "Budget", _ADOPTED: "Fastställd prognos"}


def show_asked_for(reader: Reader, view: View, here: Place, table: FinanceTable) -> None:
    """Open the receipt that has just been asked for, if the table still has its figure."""
    asked = receipts.taken_wish(table)
    if asked is not None:
        _receipt(reader, view, here, asked.name, asked.column)


@st.dialog("Kvitto", width="large")
def _receipt(reader: Reader, view: View, here: Place, name: str, column: str) -> None:
    st.markdown(f"**{plain(name)}**")
    if column not in _VALUE_TYPES or column == "forecast_variance":
        st.caption(plain(findings.FORECAST_HOW))
    for value_type in _VALUE_TYPES.get(column, ("actual",)):
        first, last = _span(view, value_type, column)
        found = economy.receipt_loads(reader, view.board.id, value_type, first, last)
        receipts.show_loads(found, _NAMES[value_type], value_type)
    if _VALUE_TYPES.get(column) == (_ADOPTED,):
        question = receipts.BOARD_TABLE
        parameters = question.parameters(view, here.level, here.part, None)
    else:
        question = receipts.FULL_YEAR_FORECAST
        parameters = forecasts.table_parameters(view, here.level, here.part)
    receipts.show_query(question.query, column, parameters)


def _span(view: View, value_type: str, column: str) -> tuple[int, int]:
    """The months that a column rests on: of the actual, also the years that it has learnt from."""
    year = view.year
    if value_type == "budget":
        return year.first.code, year.last.code
    learnt_from = value_type == "actual" and column != "actual_ytd"
    first = year.first.plus_months(-12 * forecasts.YEARS_BACK) if learnt_from else year.first
    return first.code, view.period.code
