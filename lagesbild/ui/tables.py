"""Finance tables: real HTML tables whose rows open downwards and whose figures have receipts.

lagesbild/finance_tables.py describes them; tables.js draws and tables.css dresses them. All
text goes to the browser as text, never as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import streamlit as st

from lagesbild import numbers
from lagesbild.charts import sparkline
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row, row_name, written
from lagesbild.status import Mark
from lagesbild.ui import shapes

_COMPONENT = st.components.v2.component(
    "finance_table",
    css=shapes.style("tables.css"),
    js=shapes.script("tables.js"),
)


def show(
    table: FinanceTable,
    key: str,
    *,
    on_open: Callable[[str], None] | None = None,
    on_receipt: Callable[[str, str], None] | None = None,
) -> None:
    """Draw `table`. `on_open` is given a row's key, `on_receipt` a row's and a column's.

    They are called before the page is run again, so what they put in the session decides what the
    whole page then shows.
    """

    def opened() -> None:
        row = st.session_state[key].opened
        if on_open is not None and row is not None:
            on_open(row)

    def asked() -> None:
        figure = st.session_state[key].receipt
        if on_receipt is not None and figure is not None:
            on_receipt(figure["row"], figure["column"])

    _COMPONENT(
        key=key,
        data={
            "key": key,
            **described(table, opens=on_open is not None, receipts=on_receipt is not None),
        },
        on_opened_change=opened,
        on_receipt_change=asked,
    )


def described(table: FinanceTable, *, opens: bool, receipts: bool) -> dict[str, Any]:
    """The table as tables.js takes it: every text ready to be read."""
    longest = [_longest(table, index) for index in range(len(table.columns))]
    return {
        "title": table.title,
        "caption": table.caption,
        "note": table.note,
        "hint": "Välj ett tal för att se dess kvitto." if receipts else "",
        "sortable": table.sortable,
        "groups": _groups(table.columns),
        "columns": [
            {
                "key": column.key,
                "header": column.header,
                "unit": column.unit_symbol,
                "kind": column.kind.value,
                "figure": column.kind.is_figure,
                "prose": column.prose,
            }
            for column in table.columns
        ],
        "rows": [
            {
                "key": row.key,
                "level": row.level,
                "total": row.is_total,
                "link": row.link and opens,
                "unfolded": row.unfolded,
                "spans": row.spans,
                "cells": [
                    _cell(table, row, index, longest[index], receipts)
                    for index in range(len(table.columns))
                ],
            }
            for row in table.rows
        ],
    }


def _cell(
    table: FinanceTable, row: Row, index: int, longest: Decimal, receipts: bool
) -> dict[str, Any]:
    column, cell = table.columns[index], row.cells[index]
    text = written(cell, column)
    described: dict[str, Any] = {"text": text}
    if isinstance(cell, Mark):
        described["status"] = shapes.described(cell)
    elif isinstance(cell, tuple):
        described["spark"] = sparkline.drawn(cell, sparkline.in_words(row_name(row), cell))
    elif isinstance(cell, Decimal | int):
        described["value"] = float(cell)
    if column.kind is Kind.VARIANCE and isinstance(cell, Decimal):
        described |= _judged(table, text)
        if column.bars and not row.is_total and longest:
            described["bar"] = float(cell / longest)
    if receipts and column.kind.is_figure and cell is not None:
        figure = " ".join(filter(None, (text, column.unit_symbol)))
        described["receipt"] = f"Kvitto för {figure}, {row_name(row)}, {column.in_words}"
    return described


def _judged(table: FinanceTable, text: str) -> dict[str, str]:
    """Colour and word follow the figure that is shown, so that what reads 0 is neither."""
    if text.startswith(numbers.MINUS):
        return {"tone": "bad", "word": table.worse}
    return {"tone": "good", "word": table.better} if text.startswith("+") else {}


def _longest(table: FinanceTable, index: int) -> Decimal:
    """What fills a bar: the largest amount that is not a total."""
    cells = (row.cells[index] for row in table.rows if not row.is_total)
    return max((abs(cell) for cell in cells if isinstance(cell, Decimal)), default=Decimal(0))


def _groups(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The upper header row: each group and how many columns it spans; none when no column has."""
    if not any(column.group for column in columns):
        return []
    spans = ((group, len(list(same))) for group, same in groupby(columns, lambda one: one.group))
    return [{"header": group, "span": span} for group, span in spans]
