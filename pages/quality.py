"""Kontroller: what should be looked at before the period is called closed?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import quality
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.quality import Finding, State
from lagesbild.ui import empty, frame, quality_tables, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen

_CHOSEN = "lagesbild-finding"


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Kontroller", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        with st.spinner("Kontrollerar perioden …"):
            found = quality.findings(reader, view)
        signed = quality.sign_offs(reader, view)
        st.markdown(quality_tables.standing(found, signed, view))
        if found:
            table = quality_tables.findings(found, view, chosen.unit)
            tables.show(table, "findings", on_open=_choose)
        _sign_off(reader, view, found, closed=bool(signed) and signed[0].event == "signed")
        place = st.session_state.pop(_CHOSEN, None)
        if place is not None and place < len(found):
            st.dialog(plain(quality_tables.name_of(found[place])))(_finding)(
                reader, view, found[place]
            )


def _choose(key: str) -> None:
    st.session_state[_CHOSEN] = int(key)


def _sign_off(reader: Reader, view: View, found: Sequence[Finding], *, closed: bool) -> None:
    with st.form("sign-off"):
        reason = st.text_input("Varför" if closed else "Motivering, om punkter är öppna")
        label = "Öppna perioden igen" if closed else "Stäng perioden"
        if not st.form_submit_button(plain(label)):
            return
        with frame.store().change(reader.viewer) as change:
            if closed:
                quality.reopen(change, view, reason)
            else:
                quality.sign(change, view, quality_tables.open_ones(found), reason)
    st.rerun()


def _finding(reader: Reader, view: View, finding: Finding) -> None:
    st.markdown(plain(finding.rule.advice))
    with frame.messages(), st.form("finding", border=False):
        owner = st.text_input("Hos vem", finding.owner or "")
        state = st.radio(
            "Läge",
            list(State),
            list(State).index(finding.state),
            format_func=lambda one: plain(one.label),
            horizontal=True,
        )
        reason = st.text_input("Kommentar", finding.reason or "")
        if st.form_submit_button("Spara"):
            with frame.store().change(reader.viewer) as change:
                quality.note(change, view, finding, state or finding.state, owner, reason)
            st.rerun()
