"""Which year's budget is looked at: the chosen period's, or another that has one."""

from __future__ import annotations

import streamlit as st

from lagesbild import budgets
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.errors import NoDataYet
from lagesbild.periods import FiscalYear
from lagesbild.ui import place
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen, board_name

YEAR = "ar"


def view(reader: Reader, chosen: Chosen) -> View:
    """The view of the budget year that is looked at; NoDataYet when the board has no budget."""
    years = budgets.years(reader, chosen.board.id)
    if not years:
        raise NoDataYet(f"budget för {board_name(chosen.board)}")
    own = FiscalYear.holding(chosen.period, chosen.board.first_month)
    wanted = {str(year): year for year in years}
    year = wanted.get(st.query_params.get(YEAR, ""), own if own in years else years[0])
    if len(years) > 1:
        _choose(list(wanted), str(year))
    period = chosen.period if year == own else year.last
    return View(chosen.board, period, place.organised_as())


def _choose(years: list[str], year: str) -> None:
    st.session_state["budget-year"] = year
    st.segmented_control(
        "Budgetår",
        years,
        required=True,
        format_func=lambda one: plain(one),
        key="budget-year",
        on_change=lambda: st.query_params.update({YEAR: st.session_state["budget-year"]}),
        width="content",
    )
