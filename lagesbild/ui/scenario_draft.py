"""Where a scenario is made: its assumptions one by one, what they give, and its name."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from lagesbild import numbers, scenarios
from lagesbild.access import Reader
from lagesbild.economy import WHOLE_BOARD, Level, Part, View
from lagesbild.numbers import Unit
from lagesbild.periods import Period
from lagesbild.scenarios import Assumption, Kind
from lagesbild.ui import figures, forms, frame, scenario_choice, scenario_tables, tables
from lagesbild.ui.markdown import plain

_ABOUT = {
    Kind.VOLUME: "Så mycket större volymen blir, i procent. Minus är mindre.",
    Kind.PRICE: "Så mycket högre priset blir, i procent. Minus är lägre.",
    Kind.INDEX: "Så mycket löner eller priser räknas upp, i procent.",
    Kind.ACTION: "Vad åtgärden ger i månaden. Plus är lägre nettokostnad, minus är högre.",
    Kind.VACANCY: "Andel av delens kostnad som inte används, eller antal tjänster och kostnad.",
}
_SAVED = "lagesbild-scenarios-saved"
PERCENT, POSITIONS = "Procent av kostnaden", "Antal tjänster"


def begin(view: View, assumptions: Sequence[Assumption]) -> None:
    """Let the draft begin with assumptions that somebody has made before."""
    st.session_state[_key(view)] = tuple(
        one for one in assumptions if view.period < one.first <= view.year.last
    )


def is_begun(view: View) -> bool:
    """Whether there is a draft that has not been saved."""
    return bool(st.session_state.get(_key(view)))


def times_saved() -> int:
    """How many scenarios this session has saved; an expander keeps how it stands when run again."""
    times: int = st.session_state.get(_SAVED, 0)
    return times


@st.fragment
def show(reader: Reader, view: View, unit: Unit) -> None:
    """The form for the next assumption, and the draft so far with its effects."""
    draft: tuple[Assumption, ...] = st.session_state.get(_key(view), ())
    with frame.messages():
        wished = _next(reader, view)
        with st.container(horizontal=True):
            adding = st.button("Lägg till antagandet", disabled=wished is None)
            removing = bool(draft) and st.button("Ta bort det sista")
        if adding and wished is not None:
            scenarios.require_usable(view, wished)
            draft = (*draft, wished)
        if removing:
            draft = draft[:-1]
        st.session_state[_key(view)] = draft
        if draft:
            _tried(reader, view, unit, draft)
            _save(reader, view, draft)


def _tried(reader: Reader, view: View, unit: Unit, draft: Sequence[Assumption]) -> None:
    effects, _ = scenarios.tried(frame.store(), reader.viewer, view, Level.DEPARTMENT, draft)
    table = scenario_tables.assumptions(
        effects, "utkastet", unit, lambda part: figures.part_name(reader, view, part)
    )
    tables.show(table, "scenario-draft")


def _save(reader: Reader, view: View, draft: Sequence[Assumption]) -> None:
    name = st.text_input("Namn", key=f"scenario-name-{view.board.id}", max_chars=60)
    if st.button("Spara scenariot", type="primary"):
        with frame.store().change(reader.viewer) as change:
            number = scenarios.save(change, view, name, draft)
        del st.session_state[_key(view)]
        st.session_state[_SAVED] = times_saved() + 1
        scenario_choice.look_at(number)
        st.rerun()


def _next(reader: Reader, view: View) -> Assumption | None:
    """What is filled in for the next assumption; None while it is not whole."""
    about = f"{view.board.id}-{view.period.code}"
    kind = (
        st.radio(
            "Antagande",
            list(Kind),
            format_func=lambda one: plain(one.label),
            horizontal=True,
            key=f"scenario-kind-{about}",
        )
        or Kind.VOLUME
    )
    st.caption(plain(_ABOUT[kind]))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = _part(reader, view, about)
        first = st.selectbox(
            "Från och med",
            [month for month in view.year.months if month > view.period],
            format_func=lambda month: plain(month.in_words),
            key=f"scenario-first-{about}",
            width=180,
        )
    return _filled(kind, part, first, about)


def _filled(kind: Kind, part: Part, first: Period, about: str) -> Assumption | None:
    if kind is Kind.ACTION:
        effect = _amount("Effekt per månad", f"scenario-action-{about}", "kr", "250 000")
        return None if effect is None else Assumption(kind, part, first, sek_per_month=effect)
    if kind is Kind.VACANCY and _by_positions(about):
        positions = _amount("Antal tjänster", f"scenario-positions-{about}", "st", "2,5")
        cost = _amount("Kostnad per tjänst och månad", f"scenario-cost-{about}", "kr", "52 000")
        if positions is None or cost is None:
            return None
        return Assumption(kind, part, first, positions=positions, sek_per_month=cost)
    share = _amount("Förändring", f"scenario-percent-{about}", "%", "2,5")
    return None if share is None else Assumption(kind, part, first, percent=share)


def _by_positions(about: str) -> bool:
    way = st.segmented_control(
        "Vakansen räknas som",
        (PERCENT, POSITIONS),
        default=PERCENT,
        required=True,
        format_func=lambda one: plain(one),
        key=f"scenario-vacancy-{about}",
    )
    return bool(way == POSITIONS)


def _amount(label: str, key: str, unit: str, example: str) -> Decimal | None:
    return forms.amount(label, key, numbers.parsed, unit=unit, example=example)


def _part(reader: Reader, view: View, about: str) -> Part:
    """A part of the organisation, and an account group of it."""
    groups = {
        row.key or "": row.name or ""
        for row in figures.forecast_table(reader, view, Level.ACCOUNT_GROUP, WHOLE_BOARD)
        if row.row_kind == "part"
    }
    place = st.selectbox(
        "Gäller",
        _places(reader, view),
        format_func=lambda part: plain(figures.part_name(reader, view, part)),
        key=f"scenario-part-{about}",
        width=340,
    )
    group = st.selectbox(
        "Kontogrupp",
        ["", *groups],
        format_func=lambda key: plain(groups.get(key, "Alla")),
        key=f"scenario-group-{about}",
        width=240,
    )
    return place if not group else place.narrowed(Level.ACCOUNT_GROUP, group)


def _places(reader: Reader, view: View) -> list[Part]:
    """The whole board, its departments, and beneath each its units."""
    found = [WHOLE_BOARD]
    for department in figures.forecast_table(reader, view, Level.DEPARTMENT, WHOLE_BOARD):
        if department.key is None:
            continue
        part = WHOLE_BOARD.narrowed(Level.DEPARTMENT, department.key)
        units = figures.forecast_table(reader, view, Level.UNIT, part)
        found += [part, *(part.narrowed(Level.UNIT, one.key) for one in units if one.key)]
    return found


def _key(view: View) -> str:
    return f"lagesbild-scenario-draft-{view.board.id}-{view.year}"
