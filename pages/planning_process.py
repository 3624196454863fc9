"""Planeringsprocess: what goes on in the planning this week, who does it, what is decided next?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lagesbild import calendar_files, planning_findings, planning_process
from lagesbild.access import Reader, Viewer
from lagesbild.boards import Board
from lagesbild.planning_process import ActivityRow, Variant
from lagesbild.ui import (
    calendar_choice,
    charts,
    downloads,
    empty,
    frame,
    planning_choice,
    planning_drawn,
    planning_tables,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Planeringsprocess", viewer) as reader:
        board = chosen.board
        known = planning_process.years(reader, board)
        if not known:
            empty.without_planning(board, viewer)
            return
        with st.container(horizontal=True, gap="medium"):
            today = calendar_choice.day([one.year for one in known], chosen)
            year = next((one for one in known if one.year == today.year), None)
            variant = planning_choice.variant(board, year) if year else None
        if variant is None:
            st.info(plain(f"Det finns ingen process för {today.year}. Välj en annan dag."))
            return
        rows = planning_process.activities(reader, board, variant, today)
        st.markdown(f"**{plain(planning_findings.position(rows, today))}**")
        charts.show(planning_drawn.strip(rows, board, variant, today), "planning-strip")
        _list(reader, rows, board, variant, today)


def _list(
    reader: Reader, rows: Sequence[ActivityRow], board: Board, variant: Variant, today: date
) -> None:
    """The activities in a table, and the files made of them."""
    table = planning_tables.activities(rows, board, variant, today)
    source = Source(
        table,
        planning_process.ACTIVITIES,
        planning_process.parameters(board, variant, today),
        lambda: planning_process.receipt_loads(reader, board, today.year),
        "Planeringsprocess",
    )
    tables.show(table, "planning")
    downloads.offer(reader, table, "planeringsprocess", source.receipt())
    about = f"{board.name}, planeringsprocess {today.year}"
    downloads.offer_bytes(
        reader, "Hämta till en kalender (ics)", "planeringsprocess.ics",
        lambda: calendar_files.process_events(rows, board, about), "text/calendar", about,
    )  # fmt: skip
