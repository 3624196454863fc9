"""Which goals are shown, and which goal or indicator is open: kept in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.goals import Indicator, Statuses
from lagesbild.status import Status
from lagesbild.ui.goal_tables import BOARD, COUNCIL, INDICATOR, Wanted
from lagesbild.ui.markdown import plain

GOAL, NAME = "mal", "indikator"
IN_ADDRESS = (GOAL, NAME)
_LEAVING = "lagesbild-indicator"
_ALL = ""
_MINUTE, _WHOLE = "En minut", "Alla indikatorer"


def show(found: Statuses) -> Wanted:
    """The choices, side by side where there is room."""
    areas = list(dict.fromkeys(one.area for one in found.indicators if one.area))
    names = {
        one.responsible_part: one.responsible_part_name or one.responsible_part
        for one in found.indicators
        if one.responsible_part
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        whole = st.segmented_control(
            "Visa",
            [_MINUTE, _WHOLE],
            format_func=lambda one: plain(one),
            default=_MINUTE,
            required=True,
            key="goals-shown",
            width="content",
        )
        area = _chosen("Målområde", areas, "goals-area", {})
        department = _chosen("Avdelning", sorted(names), "goals-department", names)
        status = st.selectbox(
            "Status",
            [None, *Status],
            format_func=lambda one: plain(one.in_words if one else "Alla"),
            key="goals-status",
            width=180,
        )
    return Wanted(area, department, status, whole == _WHOLE)


def _chosen(label: str, options: Sequence[str], key: str, names: dict[str, str]) -> str:
    chosen = st.selectbox(
        plain(label),
        [_ALL, *options],
        format_func=lambda one: plain(names.get(one, one) or "Alla"),
        key=key,
        width=220,
    )
    return chosen or _ALL


def open_row(key: str) -> None:
    """Open what a row of the tree is of: a goal here, an indicator on its own page."""
    if key.startswith(INDICATOR):
        st.session_state[_LEAVING] = key.removeprefix(INDICATOR)
    else:
        st.query_params[GOAL] = key


def leaving() -> str | None:
    """The indicator whose page is asked for."""
    wanted: str | None = st.session_state.pop(_LEAVING, None)
    return wanted


def open_goal(found: Statuses) -> tuple[str, str] | None:
    """What the address has open: "board_goal" or "council_goal" and its number."""
    key = st.query_params.get(GOAL, "")
    if any(key == f"{BOARD}{one.board_goal}" for one in found.board_goals if one.board_goal):
        return "board_goal", key.removeprefix(BOARD)
    if any(key == f"{COUNCIL}{one.council_goal}" for one in found.council_goals):
        return "council_goal", key.removeprefix(COUNCIL)
    return None


def path(name: str) -> None:
    """The way back to all goals, and the name of the one that is open."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="path"):
        st.button("Alla mål ›", key="all-goals", type="tertiary", on_click=_close)
        st.markdown(f"**{plain(name)}**")


def _close() -> None:
    del st.query_params[GOAL]


def indicator(found: Sequence[Indicator]) -> Indicator | None:
    """Let one be chosen; the address decides, else the first that is not on plan."""
    names = [one.indicator for one in found]
    if not names:
        return None
    worst = next((one.indicator for one in found if one.status == "off_plan"), names[0])
    wanted = st.query_params.get(NAME, worst)
    by_name = {one.indicator: one for one in found}
    st.session_state[NAME] = wanted if wanted in by_name else worst
    chosen = st.selectbox(
        "Indikator",
        names,
        format_func=lambda name: plain(f"{Status(by_name[name].status).icon} {name}"),
        key=NAME,
        on_change=_write,
    )
    return by_name[chosen]


def _write() -> None:
    st.query_params[NAME] = st.session_state[NAME]
