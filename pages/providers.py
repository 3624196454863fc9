"""Utförare: are providers followed up when their risk asks for it, and what is demanded of them?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lagesbild import provider_findings, providers
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.providers import FollowupRow, PlanRow
from lagesbild.ui import (
    cards,
    downloads,
    empty,
    frame,
    provider_choices,
    provider_detail,
    provider_tables,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Utförare", viewer) as reader:
        view = View(chosen.board, chosen.period)
        rows = providers.plan(reader, view)
        if not rows:
            empty.without_providers(chosen.board, viewer)
            return
        waiting = [row for row in providers.followups(reader, view) if row.is_open]
        _answer(rows, waiting, view)
        sources = [
            *_plan(reader, rows, view, chosen),
            *_demands(reader, waiting, view),
            *_summary(reader, view),
        ]
        record_receipts.show_asked_for(*sources)
        provider_detail.show_chosen(reader, view, rows, chosen.unit)


def _answer(rows: Sequence[PlanRow], waiting: Sequence[FollowupRow], view: View) -> None:
    st.markdown(f"**{plain(provider_findings.position(rows, waiting))}**")
    opened = cards.show(provider_tables.key_figures(rows, waiting), f"providers-{view.board.id}")
    if opened is not None:
        provider_choices.show_state(opened)


def _plan(reader: Reader, rows: Sequence[PlanRow], view: View, chosen: Chosen) -> list[Source]:
    """The providers that are looked for."""
    holds = provider_choices.show(rows)
    found = [row for row in rows if holds(row)]
    if not found:
        st.info("Inga utförare stämmer med valen. Välj Alla i någon av listorna.")
        return []
    table = provider_tables.plan_table(found, view, chosen.unit, filtered=found != rows)
    asked = providers.plan_parameters(view)
    source = _source(reader, view, table, providers.PLAN, asked)
    tables.show(table, "providers", on_open=provider_detail.choose, on_receipt=receipts.ask)
    downloads.offer(reader, table, "utforare", source.receipt())
    return [source]


def _demands(reader: Reader, waiting: Sequence[FollowupRow], view: View) -> list[Source]:
    if not waiting:
        return []
    table = provider_tables.demand_table(waiting, view)
    asked = providers.followup_parameters(view)
    source = _source(reader, view, table, providers.FOLLOWUPS, asked)
    tables.show(table, "provider-demands", on_receipt=receipts.ask)
    downloads.offer(reader, table, "krav-pa-utforare", source.receipt())
    return [source]


def _summary(reader: Reader, view: View) -> list[Source]:
    """What the board is told, so far in the year."""
    months = providers.summary_months(view)
    found = {month: providers.summary(reader, view, month) for month in months}
    table = provider_tables.summary_table(found, view)
    asked = providers.summary_parameters(view, months[-1])
    source = _source(reader, view, table, providers.SUMMARY, asked)
    tables.show(table, "provider-summary", on_receipt=receipts.ask)
    downloads.offer(reader, table, "uppfoljning-av-utforare", source.receipt())
    return [source]


def _source(
    reader: Reader,
    view: View,
    table: FinanceTable,
    query: str,
    asked: Mapping[str, object],
) -> Source:
    return Source(table, query, asked, lambda: providers.receipt_loads(reader, view), "Utförare")
