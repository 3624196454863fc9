"""Entering an action, following it up and taking it back; one action in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import streamlit as st

from lagesbild import actions, numbers
from lagesbild.access import Reader
from lagesbild.actions import LONGEST_NAME, MOST_WORDS, STATUSES, ActionRow, Entry
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.ui import action_tables, forms, frame, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-action"
_SAVED = "lagesbild-action-saved"
_TIMES = "lagesbild-actions-entered"
BOARD_TOTAL, ON_AND_ON = "Nämnden totalt", "Tills vidare"
NO_NAMES = "Skriv inga namn eller personnummer."


def choose(key: str) -> None:
    """Remember which action is to be opened until the page is drawn again."""
    st.session_state[_OPENED] = key


def tell_saved() -> None:
    """Say, once, what has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_new(reader: Reader, view: View) -> None:
    """The form for a new action, folded until it is wanted and when it has been saved."""
    if not actions.may_enter(reader):
        return
    times = st.session_state.get(_TIMES, 0)
    with st.expander("Ny åtgärd", key=f"action-new-{times}"), frame.messages():
        entry = _form(reader, view, None, f"action-new-{view.board.id}-{times}")
        if entry is not None:
            _enter(reader, view, entry)


def show_chosen(reader: Reader, view: View, rows: Sequence[ActionRow]) -> None:
    """Open the action that has just been chosen, if it is still there."""
    key = st.session_state.pop(_OPENED, None)
    row = next((row for row in rows if row.action == key), None)
    if row is not None:
        st.dialog("Åtgärd", width="large")(_action)(reader, view, row)


def _action(reader: Reader, view: View, row: ActionRow) -> None:
    st.markdown(f"**{plain(row.action)}**")
    st.caption(plain(action_tables.facts(row)))
    if row.cause:
        st.markdown(plain(row.cause))
    effects = actions.effects(reader, view, row.action)
    if effects:
        tables.show(action_tables.effect_table(effects, row), "action-effects")
    if row.may_enter:
        with frame.messages():
            _follow(reader, view, row)
        with st.expander("Ändra eller ta tillbaka"), frame.messages():
            entry = _form(reader, view, row, "action-edit")
            if entry is not None:
                _enter(reader, view, entry)
            if st.button("Ta tillbaka åtgärden", key="action-back"):
                with frame.store().change(reader.viewer) as change:
                    actions.take_back(change, view, row.action)
                _done(f"Åtgärden ”{row.action}” är tillbakatagen. Det som sades finns kvar.")
    tables.show(action_tables.history_table(actions.history(reader, view, row.action)), "sayings")


def _follow(reader: Reader, view: View, row: ActionRow) -> None:
    """A field for what the action gave in a month; empty takes back what was said of it."""
    last = min(view.year.last, Period.of(row.to_month) if row.to_month else view.year.last)
    months = [month for month in view.year.months if row.from_month <= month.code <= last.code]
    if not months:
        return
    with st.form("action-follow", border=False):
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            month = st.selectbox(
                "Månad",
                months,
                index=months.index(view.period) if view.period in months else 0,
                format_func=lambda one: plain(one.in_words),
                key="action-month",
            )
            realised = forms.amount(
                "Uppnådd effekt", "action-realised", numbers.parsed, example="120 000"
            )
        with st.container(horizontal=True, gap="small"):
            saves = st.form_submit_button("Spara effekten", type="primary")
            withdraws = st.form_submit_button("Ta tillbaka månaden")
    if (saves and realised is not None) or withdraws:
        with frame.store().change(reader.viewer) as change:
            actions.enter_effect(change, view, row.action, month, None if withdraws else realised)
        _done(f"Effekten i {month.in_words} är {'tillbakatagen' if withdraws else 'sparad'}.")


def _form(reader: Reader, view: View, row: ActionRow | None, key: str) -> Entry | None:
    """The fields of an action; what is filled in, once it is to be saved."""
    start = _begin(view) if row is None else _as_entry(row)
    parts = {one.code: one for one in actions.parts(reader, view)}
    called = {code: f"{code} {one.name or ''}".strip() for code, one in parts.items()}
    owners: list[str | None] = [*([None] if reader.viewer.departments is None else []), *called]
    if start.cost_centre is not None and start.cost_centre not in owners:
        owners.append(start.cost_centre)
    answered: list[str | None] = list(dict.fromkeys([None, *called, start.answers]))
    with st.form(key, border=False):
        name = start.action
        if row is None:
            name = st.text_input("Åtgärd", key=f"{key}-name", max_chars=LONGEST_NAME) or ""
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            effect = _effect(start, key)
            first, last = _months(view, start, key)
            owner = st.selectbox(
                "Avdelning eller enhet",
                owners,
                index=owners.index(start.cost_centre) if start.cost_centre in owners else 0,
                format_func=lambda one: plain(
                    called.get(one or "", one or action_tables.WHOLE_BOARD)
                ),
                key=f"{key}-part",
            )
            answers = st.selectbox(
                "Svarar mot avvikelse hos",
                answered,
                index=answered.index(start.answers),
                format_func=lambda one: plain(called.get(one or "", one or BOARD_TOTAL)),
                key=f"{key}-answers",
            )
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            status = st.selectbox(
                "Status",
                list(STATUSES),
                index=list(STATUSES).index(start.status),
                format_func=lambda one: plain(STATUSES[one].capitalize()),
                key=f"{key}-status",
            )
            decided_by = _words("Beslutad av", start.decided_by, f"{key}-by", "Nämnden eller chef.")
            decided_on: date | None = st.date_input(
                "Beslutsdatum", start.decided_on, format="YYYY-MM-DD", key=f"{key}-on"
            )
            responsible = _words("Ansvarig", start.responsible, f"{key}-who", "En funktion.")
        cause = st.text_area("Orsak", start.cause, key=f"{key}-cause", max_chars=MOST_WORDS,
                             help=plain(f"Vad avvikelsen beror på. {NO_NAMES}"))  # fmt: skip
        if not st.form_submit_button("Spara åtgärden", type="primary"):
            return None
    return replace(
        start,
        action=name,
        effect_per_month=effect,
        from_month=first,
        to_month=last,
        status=status or start.status,
        cause=cause or "",
        responsible=responsible,
        cost_centre=owner,
        decided_by=decided_by,
        decided_on=decided_on,
        answers=answers,
    )


def _words(label: str, now: str, key: str, about: str) -> str:
    return st.text_input(plain(label), now, key=key, help=plain(f"{about} {NO_NAMES}")) or ""


def _effect(start: Entry, key: str) -> Decimal | None:
    now = "" if start.effect_per_month is None else numbers.level(start.effect_per_month)
    return forms.amount(
        "Effekt per månad", f"{key}-effect", numbers.parsed, example="250 000", value=now
    )


def _months(view: View, start: Entry, key: str) -> tuple[Period, Period | None]:
    """The first month with effect, of the year, and the last, which may be of the next one."""
    firsts = list(view.year.months)
    lasts = [None, *firsts, *(month.plus_months(12) for month in firsts)]
    if start.from_month not in firsts:
        firsts.insert(0, start.from_month)
    if start.to_month not in lasts:
        lasts.append(start.to_month)
    first = st.selectbox(
        "Från och med",
        firsts,
        index=firsts.index(start.from_month),
        format_func=lambda one: plain(one.in_words),
        key=f"{key}-from",
    )
    last = st.selectbox(
        "Till och med",
        lasts,
        index=lasts.index(start.to_month),
        format_func=lambda one: plain(ON_AND_ON if one is None else one.in_words),
        key=f"{key}-to",
    )
    return first or start.from_month, last


def _begin(view: View) -> Entry:
    """A new action: from the month after the one that is looked at, whose variance it answers."""
    following = min(view.period.plus_months(1), view.year.last)
    return Entry("", None, following, "proposed", answers_month=view.period)


def _as_entry(row: ActionRow) -> Entry:
    return Entry(
        row.action,
        row.effect_per_month,
        Period.of(row.from_month),
        row.status,
        row.cause or "",
        row.responsible or "",
        row.cost_centre,
        None if row.to_month is None else Period.of(row.to_month),
        row.decided_by or "",
        row.decided_on,
        row.answers,
        None if row.answers_month is None else Period.of(row.answers_month),
    )


def _enter(reader: Reader, view: View, entry: Entry) -> None:
    with frame.store().change(reader.viewer) as change:
        actions.enter(change, view, entry)
    st.session_state[_TIMES] = st.session_state.get(_TIMES, 0) + 1
    _done(f"Åtgärden ”{' '.join(entry.action.split())}” är sparad.")


def _done(told: str) -> None:
    st.session_state[_SAVED] = told
    st.rerun()
