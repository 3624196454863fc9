"""Finance tables: real HTML tables whose rows open downwards and whose figures have receipts.

A page describes a table with the dataclasses here; tables.js draws it and tables.css dresses it.
All text goes to the browser as text, never as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import streamlit as st

from lagesbild import numbers
from lagesbild.charts import sparkline
from lagesbild.numbers import Unit
from lagesbild.ui.status import (
    ControlResult,
    ControlState,
    Due,
    Mark,
    PlanState,
    Progress,
    Readiness,
    RiskLevel,
    Status,
    StepState,
)

Cell = str | int | Decimal | Mark | tuple[float, ...] | None

_HERE = Path(__file__).parent
_COMPONENT = st.components.v2.component(
    "finance_table",
    css=(_HERE / "tables.css").read_text(encoding="utf-8"),
    js=(_HERE / "tables.js").read_text(encoding="utf-8"),
)


class Kind(Enum):
    """What a column holds, and so how its cells are written and aligned."""

    TEXT = "text"
    MONEY = "money"  # Decimal, SEK
    VARIANCE = "variance"  # as money, or percent without a unit; negative is worse than budget
    PERCENT = "percent"  # Decimal, 1 is the whole
    COUNT = "count"  # int
    LEVEL = "level"  # Decimal, in the row's own unit
    STATUS = "status"
    SPARK = "spark"  # the values to draw, oldest first

    @cached_property
    def is_figure(self) -> bool:
        return self in {Kind.MONEY, Kind.VARIANCE, Kind.PERCENT, Kind.COUNT, Kind.LEVEL}


@dataclass(frozen=True)
class Column:
    """One column. `group` is written above neighbours that share it; `bars` draws variances.

    `prose` is text in sentences, which may be broken over lines.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    unit: Unit | None = None
    group: str = ""
    bars: bool = False
    prose: bool = False

    @cached_property
    def full_header(self) -> str:
        return (
            f"{self.group}, {self.header[:1].lower()}{self.header[1:]}"
            if self.group
            else self.header
        )

    @cached_property
    def in_words(self) -> str:
        """As within a sentence: "oktober 2023, utfall"."""
        return f"{self.full_header[:1].lower()}{self.full_header[1:]}"

    @cached_property
    def unit_symbol(self) -> str:
        if self.unit is not None:
            return self.unit.symbol
        return "%" if self.kind in {Kind.PERCENT, Kind.VARIANCE} else ""


@dataclass(frozen=True)
class Row:
    """One row; the first cell names it. `level` indents it beneath the row it is part of.

    A row with `link` can be opened: `unfolded` says whether its parts stand beneath it already
    (True, False) or opening it leads to another table (None). One that `spans` is a heading of the
    rows beneath it: its name stands over all columns.
    """

    key: str
    cells: tuple[Cell, ...]
    level: int = 0
    is_total: bool = False
    link: bool = False
    unfolded: bool | None = None
    spans: bool = False


@dataclass(frozen=True)
class FinanceTable:
    """A table whose caption says what it shows, in which unit, for which period and scope."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""
    title: str = ""
    worse: str = "underskott"
    better: str = "överskott"
    sortable: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"Row {row.key} has {len(row.cells)} of {len(self.columns)} cells")


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


def written(cell: Cell, column: Column) -> str:
    """A cell as text, without its unit."""
    match cell:
        case None:
            return numbers.MISSING
        case (
            Status()
            | Progress()
            | RiskLevel()
            | ControlState()
            | ControlResult()
            | PlanState()
            | Due()
            | Readiness()
            | StepState()
        ):
            return cell.label
        case str():
            return cell
        case int():
            return numbers.count(cell)
        case tuple():
            return ""
    if column.kind is Kind.LEVEL:
        return numbers.level(cell)
    signed = column.kind is Kind.VARIANCE
    if column.unit is not None:
        return numbers.bare(cell, column.unit, signed=signed)
    if column.kind is Kind.MONEY:
        raise ValueError(f"Column {column.key} holds amounts and must have a unit")
    return numbers.percent(cell, signed=signed).removesuffix(f"{numbers.NO_BREAK_SPACE}%")


def _cell(
    table: FinanceTable, row: Row, index: int, longest: Decimal, receipts: bool
) -> dict[str, Any]:
    column, cell = table.columns[index], row.cells[index]
    text = written(cell, column)
    described: dict[str, Any] = {"text": text}
    if isinstance(cell, Mark):
        described["status"] = cell.value
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


def row_name(row: Row) -> str:
    """What a row is called when it is spoken of outside its table."""
    return str(row.cells[0])


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
