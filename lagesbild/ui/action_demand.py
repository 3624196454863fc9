"""A short notice where figures are shown that demand actions (E6), with the way to them."""

from __future__ import annotations

import streamlit as st

from lagesbild import action_findings, actions
from lagesbild.access import Reader
from lagesbild.actions import Gap
from lagesbild.economy import View
from lagesbild.ui import figures, navigation
from lagesbild.ui.markdown import plain

PAGE, LABEL = "actions", "Till Åtgärder"


def gap(reader: Reader, view: View) -> Gap | None:
    """actions.gap, kept."""
    return figures.kept(reader, view, ("gap",), lambda: actions.gap(reader, view))


def show(reader: Reader, view: View) -> None:
    """What demands actions, while the demand is not met; nothing else."""
    found = gap(reader, view)
    if found is None or found.is_met:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="demand"):
        st.warning(plain(action_findings.demand(found, view)), width="stretch")
        navigation.link(PAGE, LABEL)


def show_forecast(reader: Reader, view: View) -> None:
    """Where the year lands with what has been decided, beside the forecast without."""
    found = gap(reader, view)
    told = "" if found is None else action_findings.with_actions(found, view)
    if told:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(plain(told), width="stretch")
            navigation.link(PAGE, LABEL)
