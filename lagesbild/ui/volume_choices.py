"""What days of care are held against, and what a part of them is."""

from __future__ import annotations

import streamlit as st

from lagesbild.ui import volume_tables
from lagesbild.ui.markdown import plain
from lagesbild.volumes import Against, Dimension


def show() -> tuple[Against, Dimension]:
    """Both, side by side where there is room."""
    with st.container(horizontal=True, gap="medium"):
        against = st.segmented_control(
            "Jämför med",
            list(Against),
            default=Against.BUDGET,
            required=True,
            format_func=lambda one: plain(volume_tables.EXPECTED[one]),
            key="care-against",
        )
        dimension = st.segmented_control(
            "Visa per",
            list(Dimension),
            default=Dimension.CARE_FORM,
            required=True,
            format_func=lambda one: plain(volume_tables.DIMENSIONS[one]),
            key="care-dimension",
        )
    return against or Against.BUDGET, dimension or Dimension.CARE_FORM
