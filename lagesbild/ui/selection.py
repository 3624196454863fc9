"""Which board, period and unit the pages are about: chosen once, and kept in the address."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from lagesbild.boards import Board
from lagesbild.economy import WHOLE_BOARD
from lagesbild.errors import InvalidSetting
from lagesbild.numbers import UNITS, Unit
from lagesbild.periods import Period
from lagesbild.ui import place
from lagesbild.ui.markdown import plain

BOARD, PERIOD, UNIT = "namnd", "period", "enhet"
IN_ADDRESS = (BOARD, PERIOD, UNIT)


@dataclass(frozen=True)
class Chosen:
    """What the viewer looks at. Without any figures yet, `period` is the current month."""

    board: Board
    period: Period
    unit: Unit


def choose(boards: Sequence[Board], periods_of: Callable[[Board], Sequence[Period]]) -> Chosen:
    """Let the viewer choose among `boards` and the periods each has figures for.

    InvalidSetting when there is no board. An address that names something else, by a slip or on
    purpose, falls back to the first board, the first of its periods and the board's own unit.
    """
    if not boards:
        raise InvalidSetting(
            "Det finns ingen nämnd att visa. Lägg till en enligt docs/guides, "
            "eller rätta LAGESBILD_BOARDS."
        )
    by_board = {board_name(one): one for one in boards}
    board = by_board[_known(BOARD, by_board, board_name(boards[0]))]
    periods = periods_of(board) or [_this_month()]
    by_period = {one.short: one for one in sorted(set(periods), reverse=True)}
    period = by_period[_known(PERIOD, by_period, periods[0].short)]
    unit = UNITS[_known(UNIT, UNITS, board.unit.symbol)]
    chosen = {BOARD: board_name(board), PERIOD: period.short, UNIT: unit.symbol}
    if in_address() != chosen:
        st.query_params.update(chosen)
    with st.container(key="valen", horizontal=True, gap=None):
        _list(BOARD, "Nämnd", by_board)
        _list(PERIOD, "Period", by_period)
        _list(UNIT, "Enhet för belopp", UNITS)
    return Chosen(board, period, unit)


def turn_to(period: Period) -> None:
    """Choose a period from the page itself; in a callback, before the list is drawn."""
    st.query_params[PERIOD] = period.short


def board_name(board: Board) -> str:
    """The board among those of other municipalities: "Motala, Socialnämnden"."""
    if board.municipality.casefold() in board.name.casefold():
        return board.name
    return f"{board.municipality}, {board.name}"


def in_address() -> dict[str, str]:
    """What is chosen, as it stands in the address."""
    return {key: st.query_params[key] for key in IN_ADDRESS if key in st.query_params}


def _known(key: str, options: Container[str], default: str) -> str:
    """The choice that the address names, else the one made before the menu left it out of it."""
    names = (st.query_params.get(key), st.session_state.get(key))
    return next((name for name in names if name is not None and name in options), default)


def _list(key: str, label: str, options: Iterable[str]) -> None:
    """A list to choose from, which shows what stands in the address and writes there."""
    st.session_state[key] = st.query_params[key]
    st.selectbox(
        plain(label),
        list(options),
        index=None,
        key=key,
        on_change=_write,
        args=(key,),
        required=True,
        label_visibility="collapsed",
    )


def _write(key: str) -> None:
    """Put in the address what a list was set to. Another board has other parts."""
    st.query_params[key] = st.session_state[key]
    if key == BOARD:
        place.go(WHOLE_BOARD)


def _this_month() -> Period:
    today = date.today()  # noqa: DTZ011  # the municipality's own calendar
    return Period(today.year, today.month)
