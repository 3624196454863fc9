"""Which report is shown, and one of its chapters in a dialog: what is written, and a form."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.report_templates import Kind, Template, template_of
from lagesbild.reports import texts
from lagesbild.reports.texts import MOST_LETTERS, WrittenText
from lagesbild.ui import frame, navigation, report_tables, tables
from lagesbild.ui.markdown import plain

KIND = "rapport"
IN_ADDRESS = (KIND,)
_KEY = "report-kind"
_OPENED = "lagesbild-report-chapter"
_SAVED = "lagesbild-report-saved"
_MISSING = "lagesbild-report-missing"


def kind(view: View) -> Kind:
    """The report to show: what the address says, else the first."""
    asked = st.query_params.get(KIND)
    st.session_state[_KEY] = next((one for one in Kind if one.value == asked), Kind.MONTHLY)
    st.selectbox(
        "Rapport",
        list(Kind),
        format_func=lambda one: plain(template_of(view.board, one).title),
        key=_KEY,
        on_change=_put,
        width=480,
    )
    return Kind(st.session_state[_KEY])


def _put() -> None:
    st.query_params[KIND] = st.session_state[_KEY].value


def open_missing(key: str) -> None:
    """Remember what is to be put right until the page is drawn again."""
    st.session_state[_MISSING] = key.partition(report_tables.WHERE)[2]


def turn() -> None:
    """Turn to the page where what has just been chosen is put right."""
    title = st.session_state.pop(_MISSING, None)
    stem = None if title is None else navigation.stem_of(title)
    if stem is not None:
        navigation.go(stem)


def choose(key: str) -> None:
    """Remember which chapter is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def tell_saved() -> None:
    """Say, once, that what was written has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_chosen(
    reader: Reader, view: View, template: Template, found: Sequence[WrittenText]
) -> None:
    """Open the chapter that has just been chosen, if the report has it."""
    key = st.session_state.pop(_OPENED, None)
    if key in template.written_in:
        title = plain(template.written_in[key])
        st.dialog(title, width="large")(_chapter)(reader, view, template, found, key)


def _chapter(
    reader: Reader, view: View, template: Template, found: Sequence[WrittenText], key: str
) -> None:
    about = [one for one in found if one.kind == template.kind.value and one.chapter == key]
    now = next((one.words for one in about if one.counts), None)
    with frame.messages(), st.form("report-text", border=False):
        if key in template.particulars:
            words = st.text_input(plain(template.particulars[key]), now or "")
        else:
            words = st.text_area("Text", now or "", height=260, max_chars=MOST_LETTERS)
            st.caption("En tom rad skiljer stycken. Rader som börjar med - blir en lista.")
        st.caption("Följer med i rapporten. Skriv inga namn eller personnummer.")
        if st.form_submit_button("Spara texten", type="primary"):
            with frame.store().change(reader.viewer) as change:
                texts.write(change, view, template.kind, key, words or "")
            st.session_state[_SAVED] = f"Texten i {template.written_in[key]} är sparad."
            st.rerun()
    if about:
        tables.show(report_tables.history_table(about, view), "report-text-history")
