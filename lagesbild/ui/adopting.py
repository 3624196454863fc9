"""Adopt a forecast in the page: a dialog with a field for each department, and a reason (E5)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Decimal

import streamlit as st

from lagesbild import numbers
from lagesbild.access import Reader, Right
from lagesbild.economy import View
from lagesbild.forecasts import ForecastRow
from lagesbild.ingest import entered_forecasts
from lagesbild.ingest.entered_forecasts import AdoptedDepartment
from lagesbild.numbers import TKR
from lagesbild.periods import MONTH_NAMES
from lagesbild.settings import Settings
from lagesbild.text import listed
from lagesbild.ui import forms, frame
from lagesbild.ui.markdown import plain

_SAVED = "lagesbild-adopted"


def offer(reader: Reader, view: View, by_department: Sequence[ForecastRow]) -> None:
    """A button for whoever may, in a month when the board adopts its forecast."""
    if st.session_state.pop(_SAVED, False):
        st.success(plain(f"Prognosen för {view.year} är fastställd per {view.period.in_words}."))
    if not reader.viewer.may(Right.FORECAST):
        return
    if view.period.month not in view.board.forecast_months:
        months = listed(MONTH_NAMES[month - 1] for month in view.board.forecast_months)
        st.caption(plain(f"{view.board.name} fastställer sin prognos per {months}."))
        return
    if st.button(plain(f"Fastställ prognos per {view.period.in_words}")):
        _dialog(reader, view, by_department)


@st.dialog("Fastställ prognos", width="large")
def _dialog(reader: Reader, view: View, by_department: Sequence[ForecastRow]) -> None:
    known = entered_forecasts.adopted(reader, view.board, view.period)
    departments = [
        row for row in by_department if row.row_kind == "part" and row.key not in ("-", "?")
    ]
    st.markdown(
        plain(
            f"Nettokostnad för helåret {view.year}, i tkr med minus för kostnad. Det som redan är "
            "fastställt står kvar i historiken."
        )
    )
    with frame.messages(), st.form("adopt", border=False):
        about = f"{view.board.id}-{view.period.code}"
        wanted = {
            row.key or "": _field(row, known.get(row.key or ""), about) for row in departments
        }
        reason = st.text_area("Varför", help="Visas i historiken över fastställda prognoser.")
        if not st.form_submit_button("Fastställ", type="primary") or None in wanted.values():
            return
        entered_forecasts.adopt(
            frame.store(),
            reader.viewer,
            view.board,
            view.period,
            {code: amount for code, amount in wanted.items() if amount is not None},
            reason,
            Settings.from_environment(),
        )
        st.session_state[_SAVED] = True
        st.rerun()


def _field(row: ForecastRow, known: AdoptedDepartment | None, about: str) -> Decimal | None:
    """What a department's year is to be, in SEK: what is adopted until someone writes another.

    To begin with it is what is computed, in whole tkr.
    """
    now = (row.forecast or Decimal(0)) if known is None else known.adopted
    shown = numbers.bare(now, TKR)
    key = f"adopt-{about}-{row.key}-{shown}"
    st.session_state.setdefault(key, shown)
    label = f"{row.name}, beräknad {numbers.bare(row.forecast, TKR)}"
    typed = forms.amount(label, key, numbers.parsed, unit="tkr", example="−12 500")
    if typed is None:
        return None
    if typed * now < 0:
        st.error(plain(f"{row.name}: skriv kostnad med minus och intäkt utan."))
        return None
    if known is not None and (st.session_state[key] or "").strip() == shown:
        return known.adopted  # to the öre, which the field does not show
    return (typed * TKR.sek).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
