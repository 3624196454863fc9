"""Prioritering: which proposals fit in the frame of next year's budget, and how sure is that?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import priorities, priority_findings
from lagesbild.access import Reader, Viewer
from lagesbild.boards import Board
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.periods import FiscalYear
from lagesbild.priorities import Model, RankedProposal, Step
from lagesbild.ui import (
    charts,
    downloads,
    empty,
    frame,
    priority_choices,
    priority_drawn,
    priority_tables,
    receipts,
    record_receipts,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Prioritering", viewer) as reader:
        found = priorities.years(reader, chosen.board)
        if not found:
            empty.without_proposals(chosen.board, viewer)
            return
        year = priority_choices.year(found, View(chosen.board, chosen.period).year)
        answer = st.container()
        model = priority_choices.model(priorities.model_of(chosen.board), chosen.unit)
        rows = priorities.ranking(reader, chosen.board, year, model)
        steps = priorities.sensitivity(reader, chosen.board, year, model)
        answer.markdown(f"**{plain(priority_findings.position(rows, steps))}**")
        drawn = priority_drawn.accumulated(rows, chosen.board, year, chosen.unit)
        charts.show(drawn, "priority-chart")
        sources = [
            _ranking(reader, rows, chosen, year, model),
            _sensitivity(reader, steps, chosen.board, year, model),
        ]
        record_receipts.show_asked_for(*sources)


def _ranking(
    reader: Reader, rows: Sequence[RankedProposal], chosen: Chosen, year: FiscalYear, model: Model
) -> Source:
    table = priority_tables.ranking(rows, chosen.board, year, model, chosen.unit)
    source = _source(reader, chosen.board, year, model, table, priorities.RANKING)
    tables.show(table, "priorities", on_receipt=receipts.ask)
    downloads.offer(reader, table, "prioritering", source.receipt())
    return source


def _sensitivity(
    reader: Reader, steps: Sequence[Step], board: Board, year: FiscalYear, model: Model
) -> Source:
    """What moves the cut in words, and every step in a table."""
    moves = priority_findings.moves(steps)
    if moves:
        st.markdown("**Enskilda bedömningar som flyttar gränsen**")
        with st.container(gap="xsmall"):
            for sentence in moves:
                st.markdown(f"- {plain(sentence)}")
    table = priority_tables.steps(steps, board, year)
    source = _source(reader, board, year, model, table, priorities.SENSITIVITY)
    with st.expander("Varje bedömning ett steg upp eller ner"):
        tables.show(table, "priority-steps", on_receipt=receipts.ask)
        downloads.offer(reader, table, "prioritering-kanslighet", source.receipt())
    return source


def _source(
    reader: Reader,
    board: Board,
    year: FiscalYear,
    model: Model,
    table: FinanceTable,
    query: str,
) -> Source:
    return Source(
        table,
        query,
        priorities.parameters(board, year, model),
        lambda: priorities.receipt_loads(reader, board, year),
        "Förslag",
    )
