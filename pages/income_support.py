"""Ekonomiskt bistånd: what is paid out each month, to how many households, against what?"""

from __future__ import annotations

from functools import partial

import streamlit as st

from lagesbild import care_findings, income_support
from lagesbild.access import Viewer
from lagesbild.economy import View
from lagesbild.ui import (
    cards,
    charts,
    downloads,
    empty,
    figures,
    frame,
    receipts,
    record_receipts,
    support_tables,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Ekonomiskt bistånd", viewer) as reader:
        view = View(chosen.board, chosen.period)
        last_year = View(chosen.board, view.year.previous.last)
        rows, earlier = (
            figures.kept(
                reader, of, ("income_support",), partial(income_support.months, reader, of)
            )
            for of in (view, last_year)
        )
        if not rows:
            empty.without_support(chosen.board)
            return
        st.markdown(f"**{plain(care_findings.support(rows, view, view.board.name))}**")
        cards.show(support_tables.key_figures(rows, view, chosen.unit), f"support-{view.board.id}")
        drawn = support_tables.month_columns(rows, earlier, view, chosen.unit, view.board.name)
        charts.show(drawn, "support-months")
        table = support_tables.month_table(rows, view, chosen.unit, view.board.name)
        source = Source(
            table,
            "economy/income_support_months",
            income_support.parameters(view),
            lambda: income_support.receipt_loads(reader, view),
            "Ekonomiskt bistånd",
        )
        tables.show(table, "support-table", on_receipt=receipts.ask)
        downloads.offer(reader, table, "ekonomiskt-bistand", source.receipt())
        record_receipts.show_asked_for(source)
