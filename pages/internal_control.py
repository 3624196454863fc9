"""Internkontroll: what has been controlled, what did it show, and what is late?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import control_findings, controls
from lagesbild.access import Reader, Viewer
from lagesbild.controls import Control
from lagesbild.economy import View
from lagesbild.ui import (
    cards,
    control_choices,
    control_tables,
    controlling,
    downloads,
    empty,
    frame,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Internkontroll", viewer) as reader:
        view = View(chosen.board, chosen.period)
        found = controls.controls(reader, view)
        if not found:
            empty.without_controls(chosen.board, chosen.period, viewer)
            return
        _answer(found, view)
        _plan(reader, found, view)
        controlling.show_chosen(reader, view, found)


def _answer(found: Sequence[Control], view: View) -> None:
    """The finding, its key figures, and how each control area stands."""
    year = controls.year_of(view)
    st.markdown(f"**{plain(control_findings.position(found, year))}**")
    opened = cards.show(control_tables.key_figures(found, view), f"controls-{view.board.id}")
    if opened is not None:
        control_choices.show_state(opened)
    areas = control_findings.areas(found)
    tables.show(
        control_tables.area_table(areas, view), "control-areas", on_open=control_choices.show_area
    )


def _plan(reader: Reader, found: Sequence[Control], view: View) -> None:
    """The controls that are looked for."""
    wanted = control_choices.show(found)
    controlling.tell_saved()
    shown = [one for one in found if wanted.holds(one)]
    if not shown:
        st.info("Inga kontroller stämmer med valen. Välj Alla i någon av listorna.")
        return
    table = control_tables.plan_table(shown, view, filtered=len(shown) < len(found))
    source = Source(
        table,
        "control/plan_status",
        controls.parameters(view),
        lambda: controls.receipt_loads(reader, view),
        "Internkontroll",
    )
    tables.show(table, "controls", on_open=controlling.choose, on_receipt=receipts.ask)
    downloads.offer(reader, table, "internkontroll", source.receipt())
    record_receipts.show_asked_for(source)
