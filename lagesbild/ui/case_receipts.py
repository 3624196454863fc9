"""A count's receipt: what it counts, the lists of cases that it rests on, and the query (N1)."""

from __future__ import annotations

import streamlit as st

from lagesbild import cases
from lagesbild.access import Reader
from lagesbild.cases import Node
from lagesbild.charts.people import HIDDEN
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.ui import case_tables, case_words, receipts
from lagesbild.ui.markdown import plain


def show_asked_for(reader: Reader, view: View, node: Node, table: FinanceTable) -> None:
    """Open the receipt that has just been asked for, if the table still has its figure."""
    asked = receipts.taken_wish(table)
    if asked is not None:
        is_hidden = asked.cell == HIDDEN
        _receipt(reader, view, node, asked.name, asked.column, is_hidden=is_hidden)


@st.dialog("Kvitto", width="large")
def _receipt(
    reader: Reader, view: View, node: Node, name: str, column: str, *, is_hidden: bool
) -> None:
    month, previous = view.period, view.period.plus_months(-1)
    is_change = column == case_tables.CHANGE
    st.markdown(f"**{plain(name)}**")
    st.caption(plain(case_words.how_changed(month) if is_change else case_words.how_counted(month)))
    if is_hidden:
        st.caption(plain(case_words.hidden(view.board)))
    first = previous if is_change else month
    receipts.show_loads(
        cases.receipt_loads(reader, view.board.id, first.code, month.code), "Ärenden", "cases"
    )
    receipts.show_query(
        case_tables.QUERY,
        "change" if is_change else "people",
        cases.parameters(view.board.id, month, node),
    )
