"""Which board, period and unit the pages are about: chosen once, and kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import streamlit as st

from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting
from lagesbild.numbers import UNITS, Unit
from lagesbild.periods import Period
from lagesbild.ui.markdown import plain

BOARD, PERIOD, UNIT = "namnd", "period", "enhet"
IN_ADDRESS = (BOARD, PERIOD, UNIT)

Option = TypeVar("Option")


@dataclass(frozen=True)
class Chosen:
    """What the viewer looks at. Without any figures yet, `period` is the current month."""

    board: Board
    period: Period
    unit: Unit


def choose(boards: Sequence[Board], periods_of: Callable[[Board], Sequence[Period]]) -> Chosen:
    """Let the viewer choose among `boards` and the periods each has figures for.

    InvalidSetting when there is no board. An address that names something else, by a slip or on
    purpose, falls back to the first board, the latest period and the board's own unit.
    """
    if not boards:
        raise InvalidSetting(
            "Det finns ingen nämnd att visa. Lägg till en enligt docs/guides, "
            "eller rätta LAGESBILD_BOARDS."
        )
    with st.container(key="valen", horizontal=True, gap=None):
        board = _one_of(BOARD, "Nämnd", {board_name(one): one for one in boards}, boards[0])
        periods = sorted(periods_of(board), reverse=True) or [_this_month()]
        period = _one_of(PERIOD, "Period", {one.short: one for one in periods}, periods[0])
        unit = _one_of(UNIT, "Enhet för belopp", UNITS, board.unit)
    return Chosen(board, period, unit)


def turn_to(period: Period) -> None:
    """Choose a period from the page itself; in a callback, before the list is drawn."""
    st.session_state[PERIOD] = period.short


def board_name(board: Board) -> str:
    """The board among those of other municipalities: "Motala, Socialnämnden"."""
    if board.municipality.casefold() in board.name.casefold():
        return board.name
    return f"{board.municipality}, {board.name}"


def _one_of(key: str, label: str, options: Mapping[str, Option], default: Option) -> Option:
    """A list to choose from that always stands in the address, by the words it is shown with."""
    [default_name] = [name for name, option in options.items() if option == default]
    known = st.session_state[key] if key in st.session_state else st.query_params.get(key)
    if known not in options:
        st.session_state[key] = default_name
    elif key not in st.query_params:
        st.session_state[key] = known  # only what is set anew is written in the address
    # Without a default of its own a list stands in the address from the second run on: a link that
    # is passed on from where one has gone still means the same month when there is a newer one.
    name = st.selectbox(
        plain(label),
        list(options),
        index=None,
        key=key,
        bind="query-params",
        required=True,
        label_visibility="collapsed",
    )
    return options.get(name or default_name, default)


def _this_month() -> Period:
    today = date.today()  # noqa: DTZ011  # the municipality's own calendar
    return Period(today.year, today.month)
