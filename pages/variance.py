"""Avvikelse: how far from budget, what of that is new or only periodisation, and why is it so?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild import explanations, variance_findings
from lagesbild.access import Reader, Right, Viewer
from lagesbild.economy import View
from lagesbild.explanations import Explanation
from lagesbild.ui import (
    cards,
    charts,
    downloads,
    empty,
    escalating,
    explaining,
    figures,
    frame,
    guide,
    place,
    receipts,
    table_choices,
    tables,
    variance_drawn,
    variance_receipts,
    variance_tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Avvikelse", viewer) as reader:
        if empty.without_actual(reader, chosen.board):
            return
        view = View(chosen.board, chosen.period, place.organised_as())
        names = figures.part_names(reader, view, place.part(viewer))
        here = place.stand(names, view, viewer)
        said = explanations.said(reader, view)
        place.path(here)
        _answer(reader, view, chosen, here, said)
        escalating.notice(reader, view, here.part)
        _pictures(reader, view, chosen, here)
        _table(reader, view, chosen, here, said)
        _periodisation(reader, view, here)
        guide.show(chosen.board)


def _answer(
    reader: Reader, view: View, chosen: Chosen, here: Place, said: Sequence[Explanation]
) -> None:
    rows = figures.variance_table(reader, view, here.level, here.part)
    rules = explanations.rules_of(view.board)
    known = explanations.counting(said)
    missing = len(variance_findings.unexplained(rows, here.level, here.part, rules, known))
    asked = any(rules.ask_for(row.status) for row in rows)
    sentence = variance_findings.position(rows, view, here.name, missing, asked=asked)
    st.markdown(f"**{plain(sentence)}**")
    shown = variance_tables.key_figures(rows, view, chosen.unit, missing)
    cards.show(shown, f"variance-figures-{view.board.id}")


def _pictures(reader: Reader, view: View, chosen: Chosen, here: Place) -> None:
    made_of, over_time = st.columns(2)
    waterfall = variance_drawn.variance_bridge(reader, view, chosen.unit, here)
    line = variance_drawn.rolling_line(reader, view, chosen.unit, here)
    with made_of:
        if waterfall is None:
            st.info("Det finns inte både utfall och budget, så det finns ingen avvikelse att visa.")
        else:
            charts.show(waterfall, "variance-bridge")
    with over_time:
        if line is None:
            st.info("Tolv månader i rad visas när så många är inlästa.")
        else:
            charts.show(line, "rolling")


def _table(
    reader: Reader, view: View, chosen: Chosen, here: Place, said: Sequence[Explanation]
) -> None:
    table_choices.show(here)
    search = place.search()
    rows = figures.variance_table(reader, view, here.level, here.part, search)
    rules = explanations.rules_of(view.board)
    known = explanations.counting(said)
    table = variance_tables.variance_table(rows, view, chosen.unit, here, known, rules)
    tables.show(
        table,
        "variance-table",
        on_open=lambda key: place.go(here.part.narrowed(here.level, key)),
        on_receipt=receipts.ask,
    )
    question = variance_receipts.VARIANCE
    downloads.offer(reader, table, "avvikelse", receipts.of_table(view, here, search, question))
    receipts.show_asked_for(reader, view, chosen.unit, here, table, search, question)
    whole = figures.variance_table(reader, view, here.level, here.part)
    explaining.show(reader, view, chosen.unit, here, whole, said)


def _periodisation(reader: Reader, view: View, here: Place) -> None:
    found = figures.periodisation(reader, view, here.part)
    opens = reader.viewer.may(Right.DETAILS)
    most = variance_tables.MOST_FINDINGS
    shown = variance_tables.findings_table(found, view, here, opens=opens, most=most)
    tables.show(shown, "periodisation", on_open=variance_receipts.open_finding)
    if found:
        whole = variance_tables.findings_table(found, view, here)
        receipt = variance_receipts.of_findings(view, here.part)
        downloads.offer(reader, whole, "periodisering", receipt)
    variance_receipts.show_opened(reader, view, found)
