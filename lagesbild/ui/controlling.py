"""One control in a dialog: its plan and occasions, and for whoever may, what it came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lagesbild import control_findings, controls
from lagesbild.access import Reader
from lagesbild.controls import DUE, OVERDUE, RESULTS, Control, Occasion, Result
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.ui import control_tables, frame, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-control"
_SAVED = "lagesbild-control-saved"
_MONTHS = range(1, 13)


def choose(key: str) -> None:
    """Remember which control is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def tell_saved() -> None:
    """Say, once, that what was recorded or decided has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_chosen(reader: Reader, view: View, found: Sequence[Control]) -> None:
    """Open the control that has just been chosen, if it is still there."""
    key = st.session_state.pop(_OPENED, None)
    control = next((one for one in found if one.plan.key == key), None)
    if control is not None:
        st.dialog("Kontroll", width="large")(_control)(reader, view, control)


def _control(reader: Reader, view: View, control: Control) -> None:
    plan = control.plan
    st.markdown(f"**{plain(control_tables.named(plan, controls.year_of(view)))}**")
    st.caption(plain(control_tables.facts(plan)))
    for told in control_tables.sentences(plan):
        st.markdown(plain(told))
    tables.show(control_tables.occasion_table(control), "control-occasions")
    if controls.may_record(reader, control):
        with st.expander("Anteckna resultat", expanded=True):
            _record(reader, view, control)
    else:
        for one in control.remarks:
            _tell_carried(one)
    said = controls.history(reader, view, control)
    if said:
        tables.show(control_tables.history_table(said), "control-history")


def _record(reader: Reader, view: View, control: Control) -> None:
    """The occasion that something is said of, a form, and what may be done with a remark."""
    by_month = {one.occasion: one for one in control.occasions if one.occasion is not None}
    months = [control.plan.year + month for month in _MONTHS]
    with frame.messages():
        month = st.selectbox(
            "Tillfälle",
            months,
            index=months.index(_usual(view, control)),
            format_func=lambda one: plain(_month_words(one, by_month.get(one))),
            key=f"control-month-{control.plan.key}",
        )
        one = by_month.get(month)
        _form(reader, view, control, month, one)
        if one is not None and one.has_remark:
            _carry(reader, view, one)


def _usual(view: View, control: Control) -> int:
    """The occasion that is most likely meant: what is late or due, else the page's month."""
    waiting = [one.occasion for one in control.occasions if one.state in (OVERDUE, DUE)]
    first = next((one for one in waiting if one is not None), None)
    if first is not None:
        return first
    return control.plan.year + view.period.month


def _month_words(month: int, one: Occasion | None) -> str:
    words = Period.of(month).in_words.capitalize()
    return words if one is None else f"{words}, {control_findings.STATES[one.state]}"


def _form(reader: Reader, view: View, control: Control, month: int, one: Occasion | None) -> None:
    known = list(RESULTS)
    with st.form(f"control-result-{control.plan.key}-{month}", border=False):
        with st.container(horizontal=True, gap="small"):
            result = st.selectbox(
                "Resultat",
                known,
                index=known.index(one.result) if one and one.result else None,
                format_func=lambda word: plain(RESULTS[word].capitalize()),
                placeholder="Välj ett resultat",
            )
            done_on = st.date_input(
                "Kontrollerad den",
                one.done_on if one else None,
                max_value=date.today(),  # noqa: DTZ011  # the municipality's own calendar
                format="YYYY-MM-DD",
            )
            examined = st.number_input(
                "Granskat antal",
                0,
                controls.LARGEST_COUNT,
                one.examined if one else None,
                placeholder="Inget sagt",
            )
        comment = st.text_area(
            "Kommentar",
            (one.comment or "") if one else "",
            max_chars=controls.MOST_WORDS,
            help="Vad kontrollen visade. Skriv inga namn eller personnummer.",
        )
        attachment = st.text_input(
            "Bilaga",
            (one.attachment or "") if one else "",
            max_chars=controls.LONGEST_REFERENCE,
            help="Var underlaget finns, till exempel ett diarienummer.",
        )
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara resultatet", type="primary")
            withdraws = (
                one is not None and one.said_by is not None and st.form_submit_button("Ta tillbaka")
            )
        if saves or withdraws:
            with frame.store().change(reader.viewer) as change:
                if withdraws:
                    controls.withdraw(change, view, control, month)
                else:
                    said = Result(result, done_on, examined, comment or "", attachment or "")
                    controls.record(change, view, control, month, said)
            done = "Anteckningen är tillbakatagen" if withdraws else "Resultatet är sparat"
            st.session_state[_SAVED] = f"{done} för {Period.of(month).in_words}."
            st.rerun()


def _carry(reader: Reader, view: View, one: Occasion) -> None:
    """Put a remark in next year's plan, for a reason; or take that back."""
    _tell_carried(one)
    with st.form(f"control-carry-{one.key}-{one.occasion}", border=False):
        is_carried = one.carried_by is not None
        reason = "" if is_carried else st.text_input(
            "Varför anmärkningen ska följas nästa år",
            max_chars=controls.MOST_WORDS,
            help="Visas i nästa års plan. Skriv inga namn eller personnummer.",
        )  # fmt: skip
        label = "Ta tillbaka från nästa års plan" if is_carried else "För till nästa års plan"
        if st.form_submit_button(label):
            with frame.store().change(reader.viewer) as change:
                if is_carried:
                    controls.take_back(change, view, one)
                else:
                    controls.carry(change, view, one, reason or "")
            st.session_state[_SAVED] = (
                "Anmärkningen förs inte längre till nästa års plan."
                if is_carried
                else f"Anmärkningen är förd till planen för {one.year // 100 + 1}."
            )
            st.rerun()


def _tell_carried(one: Occasion) -> None:
    told = control_findings.carried(one)
    if told:
        st.caption(plain(told))
