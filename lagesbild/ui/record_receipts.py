"""The receipt of a figure that rests on lists of a kind of their own: files and query (N1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import streamlit as st

from lagesbild import numbers
from lagesbild.access import query_named
from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import FinanceTable
from lagesbild.table_files import Receipt
from lagesbild.ui import receipts
from lagesbild.ui.markdown import plain
from lagesbild.ui.receipts import WishedFigure


@dataclass(frozen=True)
class Source:
    """A table of a page, the query that it answers and the loads that it rests on.

    `loads` is asked when a receipt is opened; `name` is what the lists are called.
    """

    table: FinanceTable
    query: str
    parameters: Mapping[str, object]
    loads: Callable[[], Sequence[ReceiptLoad]]
    name: str

    def receipt(self) -> Receipt:
        """What follows the table out of the product."""
        return (
            ("Fråga", f"queries/{query_named(self.query).name}.sql"),
            *((key, "" if value is None else str(value)) for key, value in self.parameters.items()),
        )


def show_asked_for(*sources: Source) -> None:
    """Open the receipt that has just been asked for, if one of the tables still has its figure."""
    key, _ = st.session_state.get(receipts.WANTED) or ("", "")
    for source in sources:
        if any(row.key == key for row in source.table.rows):
            asked = receipts.taken_wish(source.table)
            if asked is not None:
                _receipt(source, asked)
            return


@st.dialog("Kvitto", width="large")
def _receipt(source: Source, asked: WishedFigure) -> None:
    st.markdown(f"**{plain(asked.name)}**")
    if isinstance(asked.cell, Decimal):
        st.caption(plain(f"Till öret: {numbers.exact(asked.cell)}."))
    receipts.show_loads(source.loads(), source.name, source.query.replace("/", "-"))
    receipts.show_query(source.query, asked.column, source.parameters)
