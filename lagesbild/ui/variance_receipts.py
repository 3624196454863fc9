"""The rows behind what is said of a variance: those of a finding, and a figure's receipt (N1)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import economy, variances
from lagesbild.access import Reader, query_named
from lagesbild.economy import Part, View
from lagesbild.periods import Period, span_in_words
from lagesbild.table_files import Receipt
from lagesbild.ui import board_tables, receipts, tables, variance_tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.receipts import Question
from lagesbild.variances import PeriodisationFinding

VARIANCE = Question("economy/variance", variances.table_parameters)
FINDINGS = "economy/periodisation_effect"
_OPENED = "lagesbild-finding-behind"
_MONTHS_BEFORE = 2
"""How many months beside its own say what is usual, where the month itself may have no rows."""


def open_finding(key: str) -> None:
    """Remember which finding's rows are wanted until the page is drawn again."""
    st.session_state[_OPENED] = key


def show_opened(reader: Reader, view: View, found: Sequence[PeriodisationFinding]) -> None:
    """Open the rows behind the finding that has just been asked for, if it is still there."""
    key: str | None = st.session_state.pop(_OPENED, None)
    if key is not None and key.isdecimal() and int(key) < len(found):
        _rows_behind(reader, view, found[int(key)])


@st.dialog("Raderna bakom", width="large")
def _rows_behind(reader: Reader, view: View, finding: PeriodisationFinding) -> None:
    st.markdown(f"**{plain(variance_tables.name_of(finding))}**")
    part = Part(
        department=finding.department,
        unit=finding.unit,
        cost_centre=finding.cost_centre or "-",
        account_group=finding.account_group,
        account=finding.account or "-",
    )
    first, last = _span(view, finding)
    value_types = {"actual": "Utfall"}
    if finding.rule == "straight_twelfths":
        value_types = {"budget": "Budget", **value_types}
    for value_type, name in value_types.items():
        rows = economy.voucher_rows(
            reader,
            view,
            part,
            value_type=value_type,
            first=first.code,
            last=last.code,
            most=receipts.MOST_ROWS,
        )
        if rows:
            table = board_tables.voucher_table(rows, view, name, span_in_words(first, last))
            tables.show(table, f"behind-{value_type}")
        else:
            st.caption(plain(f"{name}: inga rader {span_in_words(first, last)}."))
    receipts.show_query(FINDINGS, "effect", variances.findings_parameters(view, part))


def _span(view: View, finding: PeriodisationFinding) -> tuple[Period, Period]:
    """The months whose rows tell of a finding: its own and some before, or the year to date."""
    month = Period.of(finding.month)
    if finding.rule == "straight_twelfths":
        return view.year.first, month
    return month.plus_months(-_MONTHS_BEFORE), month


def of_findings(view: View, part: Part) -> Receipt:
    """The receipt that follows the table of findings out of the product."""
    parameters = variances.findings_parameters(view, part)
    return (
        ("Fråga", f"queries/{query_named(FINDINGS).name}.sql"),
        *((key, "" if value is None else str(value)) for key, value in parameters.items()),
    )
