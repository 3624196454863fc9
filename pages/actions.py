"""Åtgärder: what is demanded and left to find, what do actions give, and to whom does it go on?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import action_findings, actions
from lagesbild.access import Reader, Viewer
from lagesbild.actions import ActionRow
from lagesbild.economy import View
from lagesbild.ui import (
    action_demand,
    action_drawn,
    action_forms,
    action_tables,
    cards,
    charts,
    downloads,
    empty,
    escalating,
    frame,
    guide,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Åtgärder", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        rows = actions.of_year(reader, view)
        _answer(reader, rows, view, chosen)
        action_forms.tell_saved()
        table = None
        if rows:
            table = _table(reader, rows, view, chosen)
        else:
            empty.without_actions(chosen.board, view.year, viewer)
        action_forms.show_new(reader, view)
        action_forms.show_chosen(reader, view, rows)
        onward = escalating.show(reader, view, chosen.unit)
        record_receipts.show_asked_for(*filter(None, (table, onward)))
        guide.show(chosen.board)


def _answer(reader: Reader, rows: Sequence[ActionRow], view: View, chosen: Chosen) -> None:
    """What is left to find, why actions are demanded, and the way to the forecast with them."""
    gap = action_demand.gap(reader, view)
    if gap is None:
        st.markdown(f"**{plain(action_findings.own(rows))}**")
        return
    st.markdown(f"**{plain(action_findings.position(gap, view))}**")
    cards.show(action_tables.key_figures(gap, view, chosen.unit), f"gap-{view.board.id}")
    told = (action_findings.demand(gap, view), action_findings.followed(rows))
    st.caption(plain(" ".join(filter(None, told))))
    way = action_drawn.way(gap, rows, view, chosen.unit)
    if way is not None:
        charts.show(way, "actions-way")


def _table(reader: Reader, rows: Sequence[ActionRow], view: View, chosen: Chosen) -> Source:
    table = action_tables.action_table(rows, view, chosen.unit)
    source = Source(
        table,
        "actions/actions",
        actions.parameters(view),
        lambda: actions.receipt_loads(reader, view),
        "Åtgärder",
    )
    tables.show(table, "actions", on_open=action_forms.choose, on_receipt=receipts.ask)
    downloads.offer(reader, table, "atgarder", source.receipt())
    return source
