"""What a budget has been decided by, and the budget as it stood on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import streamlit as st

from lagesbild import budgets, economy, figure_words
from lagesbild.access import Reader
from lagesbild.budgets import BudgetAtRow, DecisionRow
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit, exact, money
from lagesbild.table_files import Receipt
from lagesbild.text import listed, plural
from lagesbild.ui import receipts
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place
from lagesbild.ui.receipts import WishedFigure

DAY = "dag"
KINDS = {
    "original": "Ursprunglig budget",
    "supplementary": "Tilläggsbudget",
    "reallocation": "Omfördelning",
}
_QUERY, _WISH = "economy/budget_at", "lagesbild-budget-at-receipt"


def day(view: View) -> date:
    """The day that the budget is looked at as of: the address's, else the last of the period."""
    key = f"budget-day-{view.board.id}-{view.year}"
    first, last = view.year.previous.first.first_day, view.year.last.last_day
    wanted = _in_address()
    chosen = wanted if wanted is not None and first <= wanted <= last else view.period.last_day
    st.session_state[key] = chosen
    st.date_input(
        "Budgeten som den gällde",
        key=key,
        min_value=first,
        max_value=last,
        format="YYYY-MM-DD",
        on_change=lambda: st.query_params.update({DAY: str(st.session_state[key])}),
        width=220,
    )
    return chosen


def _in_address() -> date | None:
    try:
        return date.fromisoformat(st.query_params.get(DAY, ""))
    except ValueError:
        return None


def unbalanced(rows: Sequence[DecisionRow]) -> list[str]:
    """The reallocations that do not sum to zero, each in a sentence."""
    return [
        f"{_name(row)} ({row.file_name}) summerar till {exact(row.amount)}. En omfördelning inom "
        "nämnden ska summera till noll: kontrollera filen, eller kalla beslutet tilläggsbudget om "
        "nämndens ram har ändrats."
        for row in rows
        if row.balances is False
    ]


def decisions_table(
    rows: Sequence[DecisionRow], view: View, unit: Unit, here: Place, on_day: date
) -> FinanceTable:
    """Each decision with its day; those after `on_day` say that they did not stand."""
    later = [row for row in rows if row.kind_of_decision != "original"]
    moved = sum(row.kind_of_decision == "reallocation" for row in later)
    return FinanceTable(
        title=_title(len(later) - moved, moved),
        caption=f"{here.name}, beslut om budgeten {view.year} i den ordning de gäller, "
        f"{unit.symbol}",
        columns=(
            Column("decision", "Beslut"),
            Column("day", "Gäller från"),
            Column("amount", "Ändrar budgeten med", Kind.MONEY, unit),
            Column("moved", "Omfördelar", Kind.MONEY, unit),
            Column("stands", f"Gällde {on_day}"),
            Column("file", "Fil"),
        ),
        rows=tuple(_decision(str(place), row) for place, row in enumerate(rows)),
        note=(
            "Ett beslut gäller från den dag som filen anger, annars från den dag då den lästes in. "
            "Omfördelar är hur mycket budget som beslutet ger, även när lika mycket tas."
        ),
    )


def _title(added: int, moved: int) -> str:
    told = [
        plural(number, one, many)
        for number, one, many in (
            (added, "tilläggsbudget", "tilläggsbudgetar"),
            (moved, "omfördelning", "omfördelningar"),
        )
        if number
    ]
    if not told:
        return "Budgeten är den ursprungliga: inget senare beslut är inläst"
    return f"Budgeten har ändrats av {listed(told)}"


def _decision(key: str, row: DecisionRow) -> Row:
    if row.stands_from is None:
        stands_from = "Årets början"
    else:
        stands_from = f"{row.stands_from}{'' if row.day_is_stated else ' (inläst)'}"
    is_moved = row.kind_of_decision == "reallocation"
    cells = (
        _name(row),
        stands_from,
        row.amount,
        row.moved if is_moved else None,
        "Ja" if row.stands else "Nej",
        row.file_name,
    )
    return Row(key, cells)


def _name(row: DecisionRow) -> str:
    kind = KINDS[row.kind_of_decision]
    if row.version is None or row.kind_of_decision == "original":
        return kind
    named = kind.casefold() in row.version.casefold()
    return row.version if named else f"{kind}: {row.version}"


def at_table(
    rows: Sequence[BudgetAtRow], view: View, unit: Unit, here: Place, on_day: date
) -> FinanceTable:
    """The budget on a day by part: what it was the sum of, and what has been decided since."""
    total = rows[-1].budget
    columns = (
        Column("name", figure_words.LEVEL_NAMES[here.level]),
        Column("original", KINDS["original"], Kind.MONEY, unit),
        Column("supplementary", KINDS["supplementary"], Kind.MONEY, unit),
        Column("reallocation", KINDS["reallocation"], Kind.MONEY, unit),
        Column("budget", f"Budget {on_day}", Kind.MONEY, unit),
        Column("decided_later", "Beslutat senare", Kind.MONEY, unit),
        Column("budget_now", "Budget nu", Kind.MONEY, unit),
    )
    figures = [column.key for column in columns if column.kind.is_figure]
    notes = (view.board.sign.amounts, figure_words.rounding_note(rows, unit, figures))
    return FinanceTable(
        title=(
            f"{on_day} var ingen budget beslutad"
            if total is None
            else f"{on_day} gällde budgeten {money(total, unit)}"
        ),
        caption=f"{here.name}, budget {view.year} som den gällde {on_day}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                figure_words.row_key(row),
                (figure_words.row_words(row), *(getattr(row, figure) for figure in figures)),
                is_total=row.row_kind != "part",
                link=row.row_kind == "part",
            )
            for row in rows
        ),
        note=" ".join(filter(None, notes)),
    )


def of_table(view: View, here: Place, on_day: date) -> Receipt:
    """The receipt that follows the budget on a day out of the product."""
    parameters = budgets.at_parameters(view, here.level, on_day, here.part)
    return (
        ("Fråga", f"queries/{_QUERY}.sql"),
        *((key, "" if value is None else str(value)) for key, value in parameters.items()),
    )


def ask(key: str, column: str) -> None:
    """Remember a wish for the receipt of a figure of the table of a day."""
    receipts.ask(key, column, _WISH)


def show_asked_for(
    reader: Reader, view: View, here: Place, on_day: date, table: FinanceTable
) -> None:
    """Open the receipt of a figure of the table of a day, when it has just been asked for."""
    asked = receipts.taken_wish(table, _WISH)
    if asked is not None:
        _receipt(reader, view, here, on_day, asked)


@st.dialog("Kvitto", width="large")
def _receipt(reader: Reader, view: View, here: Place, on_day: date, asked: WishedFigure) -> None:
    st.markdown(f"**{plain(asked.name)}**")
    if isinstance(asked.cell, Decimal):
        st.caption(plain(f"Till öret: {exact(asked.cell)}."))
    year = view.year
    loads = economy.receipt_loads(reader, view.board.id, "budget", year.first.code, year.last.code)
    receipts.show_loads(loads, "Budget", "budget-at")
    parameters = budgets.at_parameters(view, here.level, on_day, here.part)
    receipts.show_query(_QUERY, asked.column, parameters)
