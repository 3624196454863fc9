"""Händelser: who has done what, and when?"""

from __future__ import annotations

import streamlit as st

from lagesbild import events
from lagesbild.access import Viewer
from lagesbild.ui import downloads, event_tables, frame, tables
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Händelser", viewer) as reader:
        st.markdown(
            "Här står vad var och en har gjort. Listan fylls på av Lägesbild och går inte att "
            "ändra härifrån."
        )
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            first, last = event_tables.days()
            search = st.text_input(
                "Sök", key="audit-search", placeholder="Namn, händelse eller fil"
            )
        rows = events.within(reader, first, last, search)
        if not rows:
            st.info("Ingenting har hänt de dagarna, eller inget stämmer med sökningen.")
            return
        table = event_tables.audit(rows, first, last)
        tables.show(table, "audit")
        downloads.offer(reader, table, "handelser", event_tables.receipt(first, last, search))
