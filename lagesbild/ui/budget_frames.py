"""Each department's way from last year's frame to this year's, with what no cause explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import streamlit as st

from lagesbild import budgets, findings
from lagesbild.access import Reader
from lagesbild.budgets import BridgeRow
from lagesbild.economy import WHOLE_BOARD, View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.table_files import Receipt
from lagesbild.ui import budget_tables, downloads, figures, tables
from lagesbild.ui.place import Place

REMAINDER = "Oförklarad rest"


def show(reader: Reader, view: View, unit: Unit, here: Place) -> None:
    """Where the page is about the whole, and there is a year before to come from."""
    rows = figures.budget_frames(reader, view) if here.part == WHOLE_BOARD else []
    if not rows:
        return
    table = frame_table(rows, view, unit, here)
    with st.expander("Från ram till ram, per avdelning"):
        tables.show(table, "budget-frames")
        downloads.offer(reader, table, "ramar", _receipt(view))


def frame_table(rows: Sequence[BridgeRow], view: View, unit: Unit, here: Place) -> FinanceTable:
    """The steps of each department beneath its name, and the whole's last."""
    return FinanceTable(
        title=findings.budget_remainders(rows),
        caption=f"{here.name}, från budget {view.year.previous} till budget {view.year}, "
        f"{unit.symbol}",
        columns=(Column("name", "Steg"), Column("amount", "Belopp", Kind.MONEY, unit)),
        rows=tuple(_rows(rows, view, here)),
        note=f"{view.board.sign.amounts} {budget_tables.SIGN_OF_CHANGE} Orsakerna står i budgetens "
        "fil. Raderna över den nya ramen summerar till den.",
    )


def _rows(rows: Sequence[BridgeRow], view: View, here: Place) -> Iterator[Row]:
    for department, steps in groupby(rows, key=lambda row: row.department):
        for place, step in enumerate(steps):
            if place == 0:
                words = here.name if department is None else step.name or department
                yield Row(f"frame:{department}", (words, None), is_total=True, spans=True)
            yield Row(
                f"frame:{department}:{place}",
                (_words(step, view), step.amount),
                level=1,
                is_total=step.step == "budget",
            )


def _words(row: BridgeRow, view: View) -> str:
    words = {
        "previous": f"Budget {view.year.previous}",
        "unexplained": REMAINDER,
        "budget": f"Budget {view.year}",
    }
    return row.cause or words[row.step]


def _receipt(view: View) -> Receipt:
    """What follows the table out of the product."""
    parameters = view.year_parameters()
    return (
        ("Fråga", f"queries/{budgets.BRIDGE}.sql"),
        *((key, "" if value is None else str(value)) for key, value in parameters.items()),
    )
