"""Put a chart on a page: its finding, the picture, and the same figures as a table."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from lagesbild.charts.chart import Chart
from lagesbild.finance_tables import FinanceTable, behind
from lagesbild.numbers import MINUS, NO_BREAK_SPACE
from lagesbild.periods import MONTH_NAMES
from lagesbild.ui import tables, theme

_SWEDISH = {
    "dictionary": {},
    "format": {
        "days": ["söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"],
        "shortDays": ["sön", "mån", "tis", "ons", "tor", "fre", "lör"],
        "months": list(MONTH_NAMES),
        "shortMonths": [name[:3] for name in MONTH_NAMES],
        "date": "%Y-%m-%d",
        "decimal": ",",
        "thousands": NO_BREAK_SPACE,
        "grouping": [3],
        "minus": MINUS,
        "currency": ["", f"{NO_BREAK_SPACE}kr"],
    },
}
# Without the bar of buttons a chart has no tab stops of its own; its table has what it shows.
CONFIG: dict[str, Any] = {
    "locale": "sv",
    "locales": {"sv": _SWEDISH},
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}


def show(chart: Chart, key: str) -> None:
    """The finding as heading, the picture, and beneath it the table behind it."""
    with st.container(gap="xsmall"):
        st.html(
            f'<div class="lb-finding"><h2>{escape(chart.title)}</h2>'
            f"<p>{escape(chart.subtitle)}</p>{_key(chart)}</div>"
        )
        st.plotly_chart(chart.figure, theme=None, key=key, config=CONFIG, alt=chart.alt)
        with st.expander("Visa som tabell"):
            tables.show(table_behind(chart), f"{key}-table")


def _key(chart: Chart) -> str:
    """The marks and what they mean, drawn by shell.css as the chart draws them."""
    accent = theme.palette().accent  # Streamlit gives its own to components alone
    marks = "".join(
        f'<span><i class="lb-mark {escape(one.mark)}" style="--lb-accent: {escape(accent)}"></i>'
        f"{escape(one.meaning)}</span>"
        for one in chart.key
    )
    return f'<p class="lb-key">{marks}</p>' if marks else ""


def table_behind(chart: Chart) -> FinanceTable:
    """The figures that the picture was drawn from."""
    return behind(chart.table, chart.subtitle, chart.unit)
