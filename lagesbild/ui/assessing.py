"""One risk in a dialog: what it is, every assessment of it, and a form for whoever may."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import risks
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.risks import CONSEQUENCES, HANDLED, LIKELIHOODS, UNDECIDED, RiskRow
from lagesbild.ui import frame, risk_tables, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-risk"
_SAVED = "lagesbild-risk-saved"


def choose(key: str) -> None:
    """Remember which risk is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def tell_saved() -> None:
    """Say, once, that an assessment has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_chosen(reader: Reader, view: View, rows: Sequence[RiskRow]) -> None:
    """Open the risk that has just been chosen, if it is still there."""
    key = st.session_state.pop(_OPENED, None)
    row = next((row for row in rows if row.key == key), None)
    if row is not None:
        st.dialog("Risk", width="large")(_risk)(reader, view, row)


def _risk(reader: Reader, view: View, row: RiskRow) -> None:
    st.markdown(f"**{plain(row.risk)}**")
    st.caption(plain(risk_tables.facts(row)))
    for told in (*risk_tables.measures(row), row.comment):
        if told:
            st.markdown(plain(told))
    if risks.may_assess(reader, row):
        _form(reader, view, row)
    tables.show(risk_tables.history_table(risks.history(reader, view, row)), "risk-history")


def _form(reader: Reader, view: View, row: RiskRow) -> None:
    handled: list[str | None] = [None, *HANDLED]
    with frame.messages(), st.form("assess", border=False):
        st.markdown(plain(f"Bedöm på nytt per {view.period.in_words}"))
        with st.container(horizontal=True, gap="small"):
            likelihood = _step("Sannolikhet", LIKELIHOODS, row.likelihood)
            consequence = _step("Konsekvens", CONSEQUENCES, row.consequence)
            handled_in = st.selectbox(
                "Hanteras i",
                handled,
                index=handled.index(row.handled_in),
                format_func=lambda one: plain(HANDLED.get(one or "", UNDECIDED).capitalize()),
            )
        comment = st.text_area(
            "Varför",
            "",
            max_chars=risks.MOST_WORDS,
            help="Visas i historiken. Skriv inga namn eller personnummer.",
        )
        if st.form_submit_button("Spara bedömningen", type="primary"):
            with frame.store().change(reader.viewer) as change:
                risks.assess(change, view, row, likelihood, consequence, handled_in, comment or "")
            st.session_state[_SAVED] = f"Bedömningen per {view.period.in_words} är sparad."
            st.rerun()


def _step(label: str, words: dict[int, str], now: int) -> int | None:
    steps = list(words)
    chosen: int | None = st.selectbox(
        plain(label),
        steps,
        index=steps.index(now),
        format_func=lambda one: plain(f"{one} {words[one]}"),
    )
    return chosen
