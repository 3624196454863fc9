"""Signing the activities of a period's steps, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import period_steps, round_checks
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.period_steps import MOST_WORDS, StepCheck, StepRow
from lagesbild.text import listed, plural
from lagesbild.ui import frame, navigation
from lagesbild.ui.markdown import plain

_SAVED = "lagesbild-step-saved"
_STEMS = {
    "Läs in": "upload",
    "Indikator": "indicator",
    "Avvikelse": "variance",
    "Prognos": "forecast",
    "Åtgärder": "actions",
    "Kontroller": "quality",
}
"""The pages where something is put right, by what round_checks calls them."""


def tell_saved() -> None:
    """Say, once, what has been kept."""
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))


def show_ways(checks: Sequence[StepCheck]) -> None:
    """Links to the pages where what is left is put right."""
    titles = dict.fromkeys(
        round_checks.PAGE_OF[one.name] for one in checks if one.state == round_checks.NOT_READY
    )
    if titles:
        with st.container(horizontal=True, gap="small"):
            for title in titles:
                navigation.link(_STEMS[title], f"Till {title}")


def show(reader: Reader, view: View, rows: Sequence[StepRow]) -> None:
    """A button for what waits to be signed, with a field for why when checks have findings; and
    one to take back what is signed.
    """
    own = [row for row in rows if row.may_sign]
    waiting = [row for row in own if row.waits]
    signed = [row for row in own if row.is_signed]
    if waiting:
        _sign(reader, view, waiting)
    if signed:
        _take_back(reader, view, signed)


def _sign(reader: Reader, view: View, rows: Sequence[StepRow]) -> None:
    left = [row for row in rows if row.open_now]
    named = "/".join(row.key for row in rows)
    with frame.messages(), st.form(f"sign-step-{view.board.id}-{named}", border=False):
        reason = ""
        if left:
            st.caption(plain(_why(left, rows)))
            reason = st.text_area(
                "Motivering",
                key=f"step-reason-{view.board.id}-{view.period.code}-{named}",
                max_chars=MOST_WORDS,
                help="Sparas och visas med signeringen. Skriv inga namn eller personnummer.",
            )
        words = sorted({period_steps.SIGNED_AS[row.sign_off] for row in rows}, reverse=True)
        label = f"Signera {plural(len(rows), 'moment', 'moment')} som {listed(words, 'eller')}"
        if st.form_submit_button(plain(label), type="primary"):
            keys = [row.key for row in rows]
            done = period_steps.sign(frame.store(), reader.viewer, view, keys, reason or "")
            _done(f"{_moments(done, '')}.")


def _take_back(reader: Reader, view: View, rows: Sequence[StepRow]) -> None:
    label = f"Ta tillbaka {plural(len(rows), 'signering', 'signeringar')}"
    with frame.messages():
        if st.button(plain(label), key=f"step-back-{view.board.id}"):
            keys = [row.key for row in rows]
            done = period_steps.take_back(frame.store(), reader.viewer, view, keys)
            _done(f"{_moments(done, 'inte längre ')}. Det som har signerats finns kvar.")


def _why(left: Sequence[StepRow], rows: Sequence[StepRow]) -> str:
    points = plural(sum(row.open_now or 0 for row in left), "öppen punkt", "öppna punkter")
    where = "Momentet har" if len(rows) == 1 else f"{len(left)} av {len(rows)} moment har"
    return f"{where} {points}. Skriv varför det ändå kan signeras."


def _moments(rows: Sequence[StepRow], still: str) -> str:
    """ "Momentet är signerat", "3 moment är inte längre signerade"."""
    if len(rows) == 1:
        return f"Momentet är {still}signerat"
    return f"{len(rows)} moment är {still}signerade"


def _done(told: str) -> None:
    st.session_state[_SAVED] = told
    st.rerun()
