"""Investeringar och statsbidrag: how far have investments come, and what does the state give?"""

from __future__ import annotations

import streamlit as st

from lagesbild import care_findings, grants
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.numbers import MNKR
from lagesbild.ui import (
    downloads,
    empty,
    figures,
    frame,
    grant_tables,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Investeringar och statsbidrag", viewer) as reader:
        view = View(chosen.board, chosen.period)
        shown = [*_investments(reader, view, chosen), *_grants(reader, view)]
        if not shown:
            empty.without_grants(chosen.board)
        record_receipts.show_asked_for(*shown)


def _investments(reader: Reader, view: View, chosen: Chosen) -> list[Source]:
    rows = figures.kept(reader, view, ("investments",), lambda: grants.investments(reader, view))
    if not rows:
        return []
    st.markdown(f"**{plain(care_findings.invested(rows, view))}.**")
    table = grant_tables.investment_table(rows, view, chosen.unit)
    source = _source(reader, view, table, "investments", "Investeringar")
    tables.show(table, "investments", on_receipt=receipts.ask)
    downloads.offer(reader, table, "investeringar", source.receipt())
    return [source]


def _grants(reader: Reader, view: View) -> list[Source]:
    rows = figures.kept(reader, view, ("grants",), lambda: grants.grants(reader, view))
    if not rows:
        return []
    st.markdown(f"**{plain(care_findings.granted(rows, MNKR, view))}.**")
    table = grant_tables.grant_table(rows, view)
    source = _source(reader, view, table, "grants", "Statsbidrag")
    tables.show(table, "grants", on_receipt=receipts.ask)
    downloads.offer(reader, table, "statsbidrag", source.receipt())
    return [source]


def _source(reader: Reader, view: View, table: FinanceTable, kind: str, name: str) -> Source:
    return Source(
        table,
        f"economy/{kind}",
        grants.parameters(view),
        lambda: grants.receipt_loads(reader, view, kind),
        name,
    )
