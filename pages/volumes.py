"""Volymer och placeringar: what does care cost, why, and where will the year end?"""

from __future__ import annotations

import streamlit as st

from lagesbild import care_findings, placements, volumes
from lagesbild.access import Reader, Right, Viewer
from lagesbild.economy import View
from lagesbild.finance_tables import FinanceTable
from lagesbild.ui import (
    cards,
    charts,
    downloads,
    empty,
    figures,
    frame,
    placement_tables,
    receipts,
    record_receipts,
    tables,
    volume_choices,
    volume_tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen
from lagesbild.volumes import Against, Dimension


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Volymer och placeringar", viewer) as reader:
        view = View(chosen.board, chosen.period)
        against, dimension = volume_choices.show()
        shown = [
            *_volumes(reader, view, chosen, against, dimension),
            *_placements(reader, view, chosen, dimension),
        ]
        if not shown:
            empty.without_care(chosen.board)
        record_receipts.show_asked_for(*shown)


def _volumes(
    reader: Reader, view: View, chosen: Chosen, against: Against, dimension: Dimension
) -> list[Source]:
    rows = figures.kept(
        reader,
        view,
        ("price_volume", against, dimension),
        lambda: volumes.price_volume(reader, view, against, dimension),
    )
    if not rows or rows[-1].cost is None:
        return []
    st.markdown(f"**{plain(care_findings.care(rows, view, against))}**")
    shown = volume_tables.key_figures(rows, view, against, chosen.unit)
    cards.show(shown, f"care-figures-{view.board.id}")
    bridge = volume_tables.effects_bridge(rows, view, against, chosen.unit)
    if bridge is not None:
        charts.show(bridge, "care-bridge")
    table = volume_tables.price_volume_table(rows, view, against, dimension, chosen.unit)
    asked = volumes.price_volume_parameters(view, against, dimension)
    found = [_source(reader, view, table, "economy/price_volume", asked)]
    tables.show(table, "price-volume", on_receipt=receipts.ask)
    downloads.offer(reader, table, "volym-och-pris", found[0].receipt())
    tested = volumes.budget_realism(reader, view, dimension)
    if tested and tested[-1].shortfall is not None:
        table = volume_tables.realism_table(tested, view, dimension, chosen.unit)
        asked = volumes.of_year(view, dimension)
        found.append(_source(reader, view, table, "economy/budget_realism", asked))
        tables.show(table, "budget-realism", on_receipt=receipts.ask)
    return found


def _placements(reader: Reader, view: View, chosen: Chosen, dimension: Dimension) -> list[Source]:
    if not reader.viewer.may(Right.SMALL_NUMBERS):
        return []
    rows = figures.kept(
        reader,
        view,
        ("placement_forecast", dimension),
        lambda: placements.forecast(reader, view, dimension),
    )
    if not rows:
        return []
    st.subheader("Placeringar", anchor=False)
    table = placement_tables.forecast_table(rows, view, dimension, chosen.unit)
    tables.show(table, "placement-forecast", on_receipt=receipts.ask)
    asked = placements.forecast_parameters(view, dimension)
    source = Source(
        table,
        "economy/placement_forecast",
        asked,
        lambda: placements.receipt_loads(reader, view),
        "Placeringar",
    )
    downloads.offer(reader, table, "placeringar", source.receipt())
    if placements.accounts_of(view.board) and reader.viewer.may(Right.DETAILS):
        booked = placement_tables.reconciled_table(
            placements.reconciled(reader, view), view, chosen.unit
        )
        tables.show(booked, "placement-booked")
    shared = placements.overlaps(reader, view)
    if shared:
        tables.show(placement_tables.overlaps_table(shared, view), "placement-overlaps")
    return [source]


def _source(
    reader: Reader,
    view: View,
    table: FinanceTable,
    query: str,
    asked: dict[str, object],
) -> Source:
    return Source(table, query, asked, lambda: volumes.receipt_loads(reader, view), "Volymer")
