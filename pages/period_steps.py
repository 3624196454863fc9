"""Periodens steg: how far has the month come, what stands in the way, and who has signed what?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import period_steps, step_findings
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View, receipt_loads
from lagesbild.period_steps import Standing, StepRow
from lagesbild.ui import (
    cards,
    downloads,
    empty,
    figures,
    frame,
    signing,
    step_choices,
    step_tables,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Periodens steg", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period)
        steps = period_steps.summary(reader, view)
        st.markdown(f"**{plain(step_findings.position(steps, view))}**")
        cards.show(step_tables.key_figures(steps), f"steps-{view.board.id}")
        with st.spinner("Kontrollerar perioden …"):
            now = period_steps.standing(reader, view, figures.round_figured(reader, view))
        tables.show(step_tables.strip(now.rows, view), "step-strip")
        signing.tell_saved()
        rows = step_choices.show(now.rows)
        tables.show(step_tables.chosen_table(rows, view), "step-activities")
        _signing(reader, now, rows, view)
        _download(reader, now, view)


def _signing(reader: Reader, now: Standing, rows: Sequence[StepRow], view: View) -> None:
    """For who signs: what the checks say, the buttons, and the history of one activity."""
    checks = [one for row in rows if row.may_sign for one in now.checks_of(row)]
    if checks:
        tables.show(step_tables.check_table(checks, rows, view), "step-checks")
        signing.show_ways(checks)
    signing.show(reader, view, rows)
    if len(rows) == 1 and rows[0].may_sign:
        said = period_steps.history(reader, view, rows[0])
        if said:
            tables.show(step_tables.history_table(said, rows[0]), "step-history")


def _download(reader: Reader, now: Standing, view: View) -> None:
    """Every activity of the month, whatever is chosen."""
    table = step_tables.activity_table(now.rows, view)
    source = Source(
        table,
        period_steps.QUERY,
        period_steps.of_view(view),
        lambda: receipt_loads(reader, view.board.id, "actual", view.period.code, view.period.code),
        "Periodens steg",
    )
    downloads.offer(reader, table, "periodens-steg", source.receipt())
