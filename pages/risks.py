"""Risker: what can go wrong, which risks are high or have grown, and where are they handled?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import risk_findings, risks
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.risks import RiskRow
from lagesbild.ui import (
    assessing,
    cards,
    charts,
    downloads,
    empty,
    frame,
    receipts,
    record_receipts,
    risk_choices,
    risk_drawn,
    risk_tables,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Risker", viewer) as reader:
        view = View(chosen.board, chosen.period)
        rows = risks.register(reader, view)
        if not rows:
            empty.without_risks(chosen.board, viewer)
            return
        _answer(rows, view)
        _register(reader, rows, view)
        assessing.show_chosen(reader, view, rows)


def _answer(rows: Sequence[RiskRow], view: View) -> None:
    st.markdown(f"**{plain(risk_findings.position(rows))}**")
    opened = cards.show(risk_tables.key_figures(rows), f"risks-{view.board.id}")
    if opened is not None:
        risk_choices.show_level(opened)


def _register(reader: Reader, rows: Sequence[RiskRow], view: View) -> None:
    """The matrix and the table of the risks that are looked for."""
    wanted = risk_choices.show(rows)
    assessing.tell_saved()
    found = [row for row in rows if wanted.holds(row)]
    if not found:
        st.info("Inga risker stämmer med valen. Välj Alla i någon av listorna.")
        return
    filtered = found != rows
    cells = risks.matrix(reader, view, wanted)
    charts.show(risk_drawn.matrix(cells, view, filtered=filtered), "risk-matrix")
    table = risk_tables.register_table(found, view, filtered=filtered)
    source = Source(
        table,
        "control/risks",
        risks.parameters(view),
        lambda: risks.receipt_loads(reader, view),
        "Risker",
    )
    tables.show(table, "risks", on_open=assessing.choose, on_receipt=receipts.ask)
    downloads.offer(reader, table, "risker", source.receipt())
    record_receipts.show_asked_for(source)
