"""Which budget year is looked at, and which frame and weights are tried: in the address alone."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import streamlit as st

from lagesbild import numbers, priorities
from lagesbild.numbers import Unit
from lagesbild.periods import FiscalYear
from lagesbild.priorities import Model
from lagesbild.ui import filters
from lagesbild.ui.markdown import plain

YEAR, FRAME = "budgetar", "ram"
_WEIGHTS = {
    "severity_weight": ("vikt-svarighet", "Svårighetsgrad väger"),
    "benefit_weight": ("vikt-nytta", "Nytta väger"),
    "effectiveness_weight": ("vikt-effektivitet", "Kostnadseffektivitet väger"),
}
IN_ADDRESS = (YEAR, FRAME, *(name for name, _ in _WEIGHTS.values()))
TRIED = tuple(map(Decimal, ("0", "0.5", "1", "1.5", "2", "3")))
LARGEST_FRAME = Decimal(10) ** 12
_WIDTH = 165


def year(found: Sequence[FiscalYear], now: FiscalYear) -> FiscalYear:
    """The budget year in the address, else the one that is being made."""
    by_name = {str(one): one for one in found}
    asked = by_name.get(st.query_params.get(YEAR, ""))
    shown = asked or priorities.first_chosen(found, now)
    if len(found) > 1:
        key = f"priorities-{YEAR}"
        st.session_state[key] = str(shown)
        st.selectbox(
            "Budgetår",
            list(by_name),
            key=key,
            on_change=lambda: filters.put(YEAR)(st.session_state[key]),
            width=_WIDTH,
        )
    return shown


def model(own: Model, unit: Unit) -> Model:
    """The board's own model, with the frame and the weights that the address has instead."""
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        frame = _frame(own, unit)
        weights = {field: _weight(field, getattr(own, field)) for field in _WEIGHTS}
    return Model(frame, **weights)


def _frame(own: Model, unit: Unit) -> Decimal | None:
    """SEK; the address has kronor, the field the unit that is chosen."""
    key = f"priorities-{FRAME}-{unit.symbol}"
    said = _read(st.query_params.get(FRAME, ""))
    now = own.frame if said is None else said
    wrong = st.session_state.pop(f"{key}-wrong", None)
    st.session_state[key] = "" if now is None else _written(now / unit.sek)
    st.text_input(
        plain(f"Ram per år ({unit.symbol})"),
        key=key,
        on_change=_take_frame,
        args=(key, unit),
        width=_WIDTH,
    )
    if wrong is not None:
        st.error(f"Ram: ”{plain(wrong)}” går inte att läsa som ett belopp. Skriv bara siffror.")
    return now or None


def _take_frame(key: str, unit: Unit) -> None:
    """Put what was typed in the address; an empty field is the board's own frame again."""
    typed = str(st.session_state[key]).strip()
    if not typed:
        filters.put(FRAME)(None)
        return
    try:
        said = _read(str(numbers.parsed(typed) * unit.sek))
    except ValueError:
        said = None
    if said is None:
        st.session_state[f"{key}-wrong"] = typed
        return
    filters.put(FRAME)(_in_address(said))


def _weight(field: str, own: Decimal) -> Decimal:
    name, label = _WEIGHTS[field]
    said = _read(st.query_params.get(name, ""))
    choices = sorted({*TRIED, own})
    now = said if said in choices else own
    key = f"priorities-{name}"
    st.session_state[key] = now
    st.selectbox(
        plain(label),
        choices,
        format_func=_written,
        key=key,
        on_change=lambda: filters.put(name)(_in_address(st.session_state[key])),
        width=_WIDTH,
    )
    return now


def _read(text: str) -> Decimal | None:
    """A number of an address; None for what is none, is below zero or too large."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or not 0 <= number <= LARGEST_FRAME:
        return None
    return number.quantize(Decimal("0.01"))


def _in_address(number: Decimal) -> str:
    """ "700000", "1.5"."""
    return f"{number.normalize():f}"


def _written(number: Decimal) -> str:
    return numbers.level(number)
