"""Where a controller chooses how a part's budget is spread, sees what it gives, and saves it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from lagesbild import numbers, phasing
from lagesbild.access import Reader, Right
from lagesbild.economy import Part, View
from lagesbild.numbers import Unit
from lagesbild.periods import Period
from lagesbild.phasing import BY_MONTH, Choice, PhasingRow, Profile
from lagesbild.text import listed
from lagesbild.ui import charts, drawn, figures, frame, phasing_tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place

FIELD_WIDTH = 92  # three side by side on a telephone
_TRIED = "lagesbild-phasing-tried"


def offer(reader: Reader, view: View, unit: Unit, here: Place, rows: Sequence[PhasingRow]) -> None:
    """A button to the choice, for whoever may make it and where it can be made."""
    phased = any(row.amount is not None and row.profile != BY_MONTH for row in rows)
    if not reader.viewer.may(Right.BUDGET) or not phased:
        return
    if here.part.cost_centre is not None or here.part.account is not None:
        st.caption("En profil väljs för en enhet eller en kontogrupp. Gå upp ett steg.")
        return
    with st.expander("Ändra fördelningen"):
        _choose(reader, view, unit, here, _own_choice(rows, here.part))


@st.fragment
def _choose(reader: Reader, view: View, unit: Unit, here: Place, chosen: PhasingRow | None) -> None:
    st.markdown(f"Gäller **{plain(here.name)}**, budget {plain(str(view.year))}.")
    at = f"{view.board.id}-{view.year}-{here.key}"
    profile = _profile(at, chosen)
    weights = _weights(view, at, chosen) if profile is Profile.OWN else ()
    reason = st.text_input("Varför", key=f"phasing-reason-{at}")
    with frame.messages():
        choice = None if weights is None else Choice(here.part, profile, weights)
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button("Visa hur det blir", disabled=choice is None) and choice is not None:
                phasing.require_usable(view, choice)
                st.session_state[_TRIED] = (at, choice)
            tried = choice is not None and st.session_state.get(_TRIED) == (at, choice)
            saving = st.button("Spara fördelningen", type="primary", disabled=not tried)
            removing = chosen is not None and st.button("Ta bort valet")
            if not tried:
                st.caption("Se först hur det blir. Sedan kan du spara.")
        if saving and choice is not None:
            _save(reader, view, choice, reason)
        if removing:
            with frame.store().change(reader.viewer) as change:
                phasing.withdraw(change, view, here.part, reason)
            st.rerun()
        if tried and choice is not None:
            _preview(reader, view, unit, here, choice)


def _save(reader: Reader, view: View, choice: Choice, reason: str) -> None:
    with st.spinner("Fördelar budgeten …"), frame.store().change(reader.viewer) as change:
        phasing.choose(change, view, choice, reason)
    del st.session_state[_TRIED]
    st.rerun()


def _profile(at: str, chosen: PhasingRow | None) -> Profile:
    now = Profile(chosen.profile) if chosen is not None else Profile.TWELFTHS
    profile = st.radio(
        "Profil",
        list(Profile),
        list(Profile).index(now),
        format_func=lambda one: plain(one.label),
        horizontal=True,
        key=f"phasing-profile-{at}",
    )
    profile = profile or now
    st.caption(plain(phasing_tables.ABOUT[profile]))
    return profile


def _weights(view: View, at: str, chosen: PhasingRow | None) -> tuple[Decimal, ...] | None:
    """The twelve fields; None while one cannot be read, which it then says."""
    before = (chosen.weights if chosen is not None else None) or [Decimal(1)] * 12
    months = view.year.months
    with st.container(horizontal=True, gap="small"):
        typed = [_field(at, month, weight) for month, weight in zip(months, before, strict=True)]
    wrong = [
        month.in_words for month, text in zip(months, typed, strict=True) if not _is_number(text)
    ]
    if wrong:
        st.error(
            f"Vikten för {plain(listed(wrong))} går inte att läsa som ett tal. "
            "Skriv bara siffror, till exempel 8,5."
        )
        return None
    return tuple(numbers.parsed(text) for text in typed)


def _field(at: str, month: Period, weight: Decimal) -> str:
    shown = numbers.decimal(weight, 0 if weight == weight.to_integral_value() else 2)
    name = month.in_words.split()[0].capitalize()
    return (
        st.text_input(
            plain(name), shown, key=f"phasing-weight-{month.code}-{at}", width=FIELD_WIDTH
        )
        or ""
    )


def _is_number(text: str) -> bool:
    try:
        numbers.parsed(text)
    except ValueError:
        return False
    return True


def _preview(reader: Reader, view: View, unit: Unit, here: Place, choice: Choice) -> None:
    with st.spinner("Räknar …"):
        tried = phasing.preview(frame.store(), reader.viewer, view, choice, here.part)
    now = figures.months(reader, view, here.part)
    charts.show(drawn.tried_budget_columns(tried, now, unit, here.name), "phasing-tried")


def _own_choice(rows: Sequence[PhasingRow], part: Part) -> PhasingRow | None:
    """The choice that is made for just this part."""
    return next((row for row in rows if row.choice_id is not None and row.part == part), None)
