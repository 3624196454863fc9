"""The receipt of a fact that a figure in a text was held against, of its own scope (N1)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import text_questions
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.text_questions import Checked
from lagesbild.ui import receipts, record_receipts
from lagesbild.ui.record_receipts import Source


def of_texts(reader: Reader, view: View, table: FinanceTable) -> Source:
    """What the table as a whole rests on; it follows its downloads."""
    return Source(
        table,
        "reports/texts",
        text_questions.parameters(view),
        lambda: text_questions.receipt_loads(reader, view),
        "Texter",
    )


def show_asked_for(
    reader: Reader, view: View, table: FinanceTable, checked: Sequence[Checked]
) -> None:
    """Open the receipt of the row's fact that has just been asked for."""
    key, _ = st.session_state.get(receipts.WANTED) or ("", "")
    row = next((one for place, one in enumerate(checked) if str(place) == key), None)
    period = None if row is None else text_questions.told_month(row.figure.sentence, view)
    if row is None or period is None:
        return
    month = View(view.board, period)
    query, asked = text_questions.question_of(reader, month, row.text)
    record_receipts.show_asked_for(
        Source(table, query, asked, lambda: text_questions.receipt_loads(reader, month), "Underlag")
    )
