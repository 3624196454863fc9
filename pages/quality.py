"""Kontroller: what should be looked at before the period is called closed?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import quality
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.quality import Finding, State
from lagesbild.ui import frame, quality_tables, tables
from lagesbild.ui.selection import Chosen

_CHOSEN = "lagesbild-finding"


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Kontroller", viewer) as reader:
        view = View(chosen.board, chosen.period)
        found = quality.findings(reader, view)
        signed = quality.sign_offs(reader, view)
        st.markdown(quality_tables.standing(found, signed, view))
        _sign_off(reader, view, found, closed=bool(signed) and signed[0].event == "signed")
        if found:
            _chosen_finding(reader, view, found)
            table = quality_tables.findings(found, view, chosen.unit)
            tables.show(table, "findings", on_open=_choose)


def _choose(key: str) -> None:
    st.session_state[_CHOSEN] = int(key)


def _sign_off(reader: Reader, view: View, found: Sequence[Finding], *, closed: bool) -> None:
    with st.form("sign-off"):
        reason = st.text_input("Varför" if closed else "Motivering, om punkter är öppna")
        label = "Öppna perioden igen" if closed else "Stäng perioden"
        if not st.form_submit_button(label):
            return
        with frame.store().change(reader.viewer) as change:
            if closed:
                quality.reopen(change, view, reason)
            else:
                quality.sign(change, view, quality_tables.open_ones(found), reason)
    st.rerun()


def _chosen_finding(reader: Reader, view: View, found: Sequence[Finding]) -> None:
    place = st.session_state.get(_CHOSEN)
    if place is None or place >= len(found):
        return
    finding = found[place]
    with st.form("finding"):
        st.markdown(f"**{finding.rule.title}** {finding.subject.strip('/')}")
        st.caption(finding.rule.advice)
        owner = st.text_input("Hos vem", finding.owner or "")
        state = st.radio(
            "Läge",
            list(State),
            list(State).index(finding.state),
            format_func=lambda one: one.label,
            horizontal=True,
        )
        reason = st.text_input("Kommentar", finding.reason or "")
        if not st.form_submit_button("Spara"):
            return
        with frame.store().change(reader.viewer) as change:
            quality.note(change, view, finding, state, owner, reason)
    del st.session_state[_CHOSEN]
    st.rerun()
