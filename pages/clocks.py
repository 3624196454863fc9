"""Lagstadgade tider: is what the law sets a time for done in time, and what is soonest due?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from lagesbild import clock_findings, clocks
from lagesbild.access import Reader, Viewer
from lagesbild.clocks import Clock, ClockRow
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.ui import (
    cards,
    charts,
    clock_choice,
    clock_tables,
    downloads,
    empty,
    figures,
    frame,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen

Found = Mapping[Clock, Sequence[ClockRow]]


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Lagstadgade tider", viewer) as reader:
        months = clocks.covered_months(reader, chosen.board.id)
        if not months:
            empty.without_clocks(chosen.board, viewer)
            return
        view = View(chosen.board, clocks.shown_month(months, chosen.period))
        if view.period != chosen.period:
            st.caption(plain(f"Listan visar läget i {view.period.in_words}."))
        found = figures.kept(
            reader, view, ("clocks",),
            lambda: {clock: clocks.of_clock(reader, view, clock) for clock in Clock},
        )  # fmt: skip
        quarter = {clock: clocks.of_quarter(rows, view.period) for clock, rows in found.items()}
        _answer(quarter, view)
        sources = [
            *_clock(reader, view, found, quarter),
            *_quarters(reader, view),
            *_due(reader, view),
        ]
        record_receipts.show_asked_for(*sources)


def _answer(quarter: Found, view: View) -> None:
    st.markdown(f"**{plain(clock_findings.position(quarter, view.period))}**")
    opened = cards.show(clock_tables.key_figures(quarter), f"clocks-{view.board.id}")
    if opened is not None:
        clock_choice.show_clock(opened)


def _clock(reader: Reader, view: View, found: Found, quarter: Found) -> list[Source]:
    """One of the four over the months and per unit."""
    known = [clock for clock in Clock if quarter[clock]]
    if not known:
        return []
    clock = clock_choice.show(known, clock_findings.first(quarter))
    one = clocks.head(quarter[clock], clock)
    if one is not None:
        months = clocks.months_of(found[clock], one)
        charts.show(clock_tables.month_columns(clock, months, view, one), "clock-months")
    table = clock_tables.unit_table(clock, quarter[clock], view)
    return [_shown(reader, view, table, clock.query, clocks.parameters(view), "lagstadgade-tider")]


def _quarters(reader: Reader, view: View) -> list[Source]:
    rows = clocks.not_carried_out(reader, view)
    if not rows:
        return []
    table = clock_tables.quarter_table(rows, view)
    asked = clocks.month_parameters(view)
    return [_shown(reader, view, table, clocks.QUARTERS, asked, "ej-verkstallda-beslut")]


def _due(reader: Reader, view: View) -> list[Source]:
    rows = clocks.soonest_due(reader, view)
    if not rows:
        return []
    table = clock_tables.due_table(rows, view)
    asked = clocks.month_parameters(view)
    return [_shown(reader, view, table, clocks.SOONEST, asked, "tider-pa-tur")]


def _shown(
    reader: Reader,
    view: View,
    table: FinanceTable,
    query: str,
    asked: Mapping[str, object],
    name: str,
) -> Source:
    source = Source(
        table, query, asked, lambda: clocks.receipt_loads(reader, view), "Lagstadgade tider"
    )
    tables.show(table, name, on_receipt=receipts.ask)
    downloads.offer(reader, table, name, source.receipt())
    return source
