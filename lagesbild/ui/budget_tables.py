"""A year's budget beside the year before's, as key figures and as a finance table."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import figure_words, numbers
from lagesbild.budgets import BudgetRow, CauseRow
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import Unit
from lagesbild.ui import cards
from lagesbild.ui.place import Place

AMOUNTS = ("previous_budget", "previous_forecast", "budget", "change")
SIGN_OF_CHANGE = "En förändring med minus är budget för högre nettokostnad."


def key_figures(
    total: BudgetRow, causes: Sequence[CauseRow], view: View, unit: Unit
) -> list[cards.Card]:
    """The two budgets, the forecast between them, and what no cause explains of the change."""
    year, before = view.year, view.year.previous
    unexplained = next((one.amount for one in causes if one.row_kind == "unexplained"), None)
    return [
        cards.amount("budget", f"Budget {year}", total.budget, unit),
        cards.amount("previous_budget", f"Budget {before}", total.previous_budget, unit),
        cards.amount(
            "previous_forecast", f"Senaste prognos {before}", total.previous_forecast, unit
        ),
        cards.Card(
            "unexplained",
            "Ej förklarad förändring",
            numbers.money(unexplained, unit),
            note="" if unexplained is None else f"av {numbers.money(total.change, unit)}",
        ),
    ]


def budget_table(
    rows: Sequence[BudgetRow], view: View, unit: Unit, here: Place, title: str
) -> FinanceTable:
    """The budget by parts: last year's, last year's forecast, this year's, and the change."""
    before = view.year.previous
    columns = (
        Column("name", figure_words.LEVEL_NAMES[here.level]),
        Column("previous_budget", f"Budget {before}", Kind.MONEY, unit),
        Column("previous_forecast", f"Prognos {before}", Kind.MONEY, unit),
        Column("budget", f"Budget {view.year}", Kind.MONEY, unit),
        Column("change", "Förändring", Kind.MONEY, unit),
        Column("change_share", "Förändring", Kind.PERCENT),
    )
    notes = (
        view.board.sign.amounts,
        SIGN_OF_CHANGE,
        figure_words.rounding_note(rows, unit, AMOUNTS),
    )
    return FinanceTable(
        title=title,
        caption=f"{here.name}, budget {view.year} mot {before}, {unit.symbol}",
        columns=columns,
        rows=tuple(_row(row, columns) for row in rows),
        note=" ".join(filter(None, notes)),
    )


def _row(row: BudgetRow, columns: Sequence[Column]) -> Row:
    is_part = row.row_kind == "part"
    figures = (getattr(row, column.key) for column in columns if column.kind.is_figure)
    return Row(
        key=figure_words.row_key(row),
        cells=(figure_words.row_words(row), *figures),
        is_total=not is_part,
        link=is_part,
    )
