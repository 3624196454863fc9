"""A figure's receipt: what computed it, what it rests on, and the rows it sums (N1)."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from lagesbild import economy
from lagesbild.access import Reader, query_named
from lagesbild.economy import Level, Part, ReceiptLoad, View
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.text import moment
from lagesbild.ui import board_tables, tables
from lagesbild.ui.downloads import Receipt
from lagesbild.ui.place import Place
from lagesbild.ui.tables import Column, FinanceTable, Kind, Row

_ASKED = "lagesbild-receipt"
MOST_ROWS = 50


@dataclass(frozen=True)
class Asked:
    """The figure whose receipt is wanted: where it stands and which column."""

    part: Part
    level: Level
    column: str
    name: str


def ask(here: Place, table: FinanceTable, key: str, column: str) -> None:
    """Remember a wish for the receipt of a row's figure until the page is drawn again."""
    [row] = [row for row in table.rows if row.key == key]
    [place] = [at for at, one in enumerate(table.columns) if one.key == column]
    header = table.columns[place]
    figure = " ".join(filter(None, (tables.written(row.cells[place], header), header.unit_symbol)))
    part = here.part if row.is_total else here.part.narrowed(here.level, key)
    name = f"{tables.row_name(row)}, {header.full_header}: {figure}"
    st.session_state[_ASKED] = Asked(part, here.level, column, name)


def show_asked_for(reader: Reader, view: View, unit: Unit) -> None:
    """Open the receipt that has just been asked for, if any."""
    asked: Asked | None = st.session_state.pop(_ASKED, None)
    if asked is not None:
        _receipt(reader, view, unit, asked)


@st.dialog("Kvitto", width="large")
def _receipt(reader: Reader, view: View, unit: Unit, asked: Asked) -> None:
    value_type = board_tables.VALUE_TYPE_OF.get(asked.column, "actual")
    first, last = _span(view, asked.column)
    st.markdown(f"**{asked.name}**")
    _loads(economy.receipt_loads(reader, view.board.id, value_type, first, last))
    _rows(reader, view, unit, asked, value_type, first, last)
    _computed(view, asked)


def _span(view: View, column: str) -> tuple[int, int]:
    """The periods that a column's figures are about."""
    if column.endswith("_month"):
        return view.period.code, view.last_counted
    if column == "previous_year_ytd":
        return view.year.first.code - 100, view.last_counted - 100
    if column == "budget_year":
        return view.year.first.code, view.year.last.code + 1
    return view.year.first.code, view.last_counted


def _loads(loads: list[ReceiptLoad]) -> None:
    if not loads:
        st.write("Siffran vilar inte på någon inläsning: det finns ingenting inläst för den.")
        return
    rows = tuple(
        Row(
            key=f"{load.load_id}-{load.kind}",
            cells=(
                load.file_name,
                f"nr {load.load_id}",
                span_in_words(Period.of(load.first_period), Period.of(load.last_period)),
                load.row_count,
                f"{load.author} {moment(load.committed_at)}",
                load.file_sha256[:12],
            ),
        )
        for load in loads
    )
    tables.show(
        FinanceTable(
            title="Filer",
            caption="De inläsningar som siffran vilar på",
            columns=(
                Column("file", "Fil"),
                Column("load", "Inläsning"),
                Column("span", "Perioder"),
                Column("rows", "Rader", Kind.COUNT),
                Column("who", "Inläst av"),
                Column("hash", "SHA-256, början"),
            ),
            rows=rows,
        ),
        "receipt-loads",
    )


def _rows(
    reader: Reader, view: View, unit: Unit, asked: Asked, value_type: str, first: int, last: int
) -> None:
    rows = economy.voucher_rows(
        reader, view, asked.part, value_type=value_type, first=first, last=last, most=MOST_ROWS
    )
    if rows:
        span = span_in_words(Period.of(first), Period.of(last))
        table = board_tables.voucher_table(rows, view, unit, asked.name, span)
        tables.show(table, "receipt-rows")


def _computed(view: View, asked: Asked) -> None:
    query = query_named("economy/board_table")
    with st.expander("Så räknas siffran"):
        st.write(f"Frågan queries/{query.name}.sql, kolumnen {asked.column}, med parametrarna:")
        st.json(
            {
                key: str(value) if value is not None else None
                for key, value in economy.table_parameters(view, asked.level, asked.part).items()
            }
        )
        st.code(query.sql, language="sql")


def of_table(view: View, here: Place, search: str) -> Receipt:
    """The receipt that follows a board table out of the product."""
    query = query_named("economy/board_table")
    parameters = economy.table_parameters(view, here.level, here.part, search)
    return (
        ("Fråga", f"queries/{query.name}.sql"),
        *((key, "" if value is None else str(value)) for key, value in parameters.items()),
    )
