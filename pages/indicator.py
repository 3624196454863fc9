"""Indikator: how has it gone, what should it have come to, and what lies behind?"""

from __future__ import annotations

import streamlit as st

from lagesbild import goal_findings, goals
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.goal_sayings import About
from lagesbild.goals import Indicator
from lagesbild.ui import (
    cards,
    charts,
    downloads,
    empty,
    figures,
    frame,
    goal_choices,
    goal_drawn,
    goal_forms,
    goal_tables,
    indicator_facts,
    indicator_tables,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Indikator", viewer) as reader:
        view = View(chosen.board, chosen.period)
        found = figures.kept(reader, view, ("goals",), lambda: goals.statuses(reader, view))
        one = goal_choices.indicator(found.indicators)
        if one is None:
            empty.without_goals(chosen.board)
            return
        st.markdown(f"**{plain(goal_tables.why(one))}**")
        cards.show(indicator_facts.key_figures(one), f"indicator-{view.board.id}")
        rows = figures.kept(
            reader,
            view,
            ("indicator_months", one.indicator),
            lambda: goals.months(reader, view, one.indicator),
        )
        charts.show(goal_drawn.path(one, rows, view), "indicator-path")
        _trend(reader, view, one)
        table = indicator_tables.month_table(rows, one, view)
        source = Source(
            table,
            "goals/indicator_months",
            goals.month_parameters(view, one.indicator),
            lambda: goals.receipt_loads(reader, view),
            "Målplan och indikatorvärden",
        )
        tables.show(table, "indicator-months", on_receipt=receipts.ask)
        downloads.offer(reader, table, "indikator", source.receipt())
        record_receipts.show_asked_for(source)
        _beside(reader, view, one)
        goal_forms.value(reader, view, one)
        goal_forms.status(reader, view, About.INDICATOR, one.indicator, one)
        indicator_facts.show(one, view)


def _trend(reader: Reader, view: View, one: Indicator) -> None:
    found = figures.kept(reader, view, ("trends",), lambda: goals.trends(reader, view))
    if one.indicator in found:
        st.markdown(plain(goal_findings.trend(found[one.indicator], one.measured_in)))


def _beside(reader: Reader, view: View, one: Indicator) -> None:
    """The units that have values of their own, and other municipalities."""
    units = goals.units(reader, view, one.indicator)
    if units:
        tables.show(indicator_tables.unit_table(units, one, view), "indicator-units")
    if one.kpi is not None:
        rows = figures.kept(reader, view, ("neighbours",), lambda: goals.neighbours(reader, view))
        tables.show(indicator_tables.neighbour_table(rows, one, view), "neighbours")
