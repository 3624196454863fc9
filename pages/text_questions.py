"""Text mot siffror: do the figures that people have written agree with the data?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import text_question_findings, text_questions
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.text_questions import Checked
from lagesbild.ui import (
    downloads,
    figures,
    frame,
    guide,
    receipts,
    tables,
    text_answering,
    text_question_tables,
    text_receipts,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Text mot siffror", viewer) as reader:
        view = View(chosen.board, chosen.period)
        checked = text_questions.of_month(reader, view, figures.text_facts)
        st.markdown(f"**{plain(text_question_findings.position(checked))}**")
        st.caption(
            "Siffror i förklaringar, kommentarer och rapporter hålls mot data för samma del och "
            "månad. En skillnad är en fråga till den som skrev: rätta texten, eller svara vad "
            "siffran bygger på."
        )
        text_answering.tell_saved()
        if checked:
            text_answering.show_open(reader, view, checked)
            text_answering.show_answered(reader, view, checked)
            _table(reader, checked, view)
        guide.show(chosen.board)


def _table(reader: Reader, checked: Sequence[Checked], view: View) -> None:
    ordered = text_question_tables.ordered(checked)
    table = text_question_tables.figure_table(ordered, view)
    tables.show(table, "text-figures", on_receipt=receipts.ask)
    receipt = text_receipts.of_texts(reader, view, table).receipt()
    downloads.offer(reader, table, "text-mot-siffror", receipt)
    text_receipts.show_asked_for(reader, view, table, ordered)
