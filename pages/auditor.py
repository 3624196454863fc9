"""Revisorns frågor: what would an auditor ask of this year's follow-up, and what answers it?"""

from __future__ import annotations

import streamlit as st

from lagesbild import auditing
from lagesbild.access import Viewer
from lagesbild.economy import View
from lagesbild.ui import audit_answers, downloads, empty, figures, frame, navigation, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen

_OPENED = "auditor-opened"


def show(viewer: Viewer, chosen: Chosen) -> None:
    if (page := st.session_state.pop(_OPENED, None)) is not None:
        navigation.go(page)
    with frame.page("Revisorns frågor", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        found = figures.kept(reader, view, ("auditor",), lambda: auditing.answers(reader, view))
        pages = {one.key: one.page for one in found}
        table = audit_answers.answer_table(found, view, "Välj en fråga för att se underlaget")
        st.markdown(f"**{plain(auditing.position(found))}**")
        tables.show(
            table,
            "auditor",
            on_open=lambda key: st.session_state.update({_OPENED: pages[key]}),
        )
        about = (("Nämnd", view.board.name), ("Period", view.period.in_words))
        downloads.offer(reader, table, "revisorns-fragor", about)
        reported = figures.kept(
            reader, view, ("reported",), lambda: auditing.reported_months(reader, view)
        )
        if any(one.gap is not None for one in reported):
            months = audit_answers.month_table(reported, view, chosen.unit)
            tables.show(months, "auditor-months")
            downloads.offer(reader, months, "krav-pa-atgarder", about)
