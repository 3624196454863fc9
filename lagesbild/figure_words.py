"""What a board's figures are called, and what must be said where they are rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from lagesbild import numbers
from lagesbild.budgets import BudgetAtRow, BudgetRow
from lagesbild.economy import BoardTableRow, Level
from lagesbild.forecasts import AccuracyRow, ForecastRow
from lagesbild.numbers import Unit
from lagesbild.scenarios import ScenarioForecastRow
from lagesbild.variances import VarianceRow

LEVEL_NAMES = {
    Level.DEPARTMENT: "Avdelning",
    Level.UNIT: "Enhet",
    Level.COST_CENTRE: "Ansvar",
    Level.ACCOUNT_GROUP: "Kontogrupp",
    Level.ACCOUNT: "Konto",
}
TOTAL = "Nettokostnad"
AMOUNTS = (
    "actual_month",
    "budget_month",
    "variance_month",
    "actual_ytd",
    "budget_ytd",
    "variance_ytd",
    "previous_year_ytd",
    "budget_year",
    "adopted_forecast",
    "forecast_variance",
    "previous_adopted_forecast",
    "forecast_change",
)


def has_budget(rows: Sequence[BoardTableRow]) -> bool:
    """Whether there is any budget to vary from; without one a variance would say the actual."""
    return any(row.budget_year is not None or row.budget_ytd is not None for row in rows)


def rounding_note(
    rows: Sequence[BoardTableRow]
    | Sequence[BudgetRow]
    | Sequence[BudgetAtRow]
    | Sequence[ForecastRow]
    | Sequence[VarianceRow],
    unit: Unit,
    amounts: Sequence[str] = AMOUNTS,
) -> str:
    """Says so when the parts as they are shown do not sum to the total as it is shown.

    Nothing is adjusted: every figure is rounded from öre by itself.
    """
    largest = max((_rounding(rows, name, unit) for name in amounts), default=Decimal(0))
    if not largest:
        return ""
    return (
        "Avrundningsdifferens: varje tal är avrundat för sig, så delarna kan ge upp till "
        f"{numbers.money(largest * unit.sek, unit)} mer eller mindre än summan."
    )


def _rounding(
    rows: Sequence[BoardTableRow]
    | Sequence[BudgetRow]
    | Sequence[BudgetAtRow]
    | Sequence[ForecastRow]
    | Sequence[VarianceRow],
    figure: str,
    unit: Unit,
) -> Decimal:
    """How far the shown parts of a column are from its shown total, in its unit."""
    total = next((getattr(row, figure) for row in rows if row.row_kind == "total"), None)
    if total is None:
        return Decimal(0)
    parts = (getattr(row, figure) for row in rows if row.row_kind == "part")
    shown = (_shown(amount, unit) for amount in parts if amount is not None)
    return abs(sum(shown, Decimal(0)) - _shown(total, unit))


def _shown(amount: Decimal, unit: Unit) -> Decimal:
    """The value of the digits that numbers.money writes."""
    return (amount / unit.sek).quantize(Decimal(1).scaleb(-unit.decimals), ROUND_HALF_UP)


def row_key(row: BoardTableRow | BudgetRow | BudgetAtRow | VarianceRow) -> str:
    """A part by its code; a section and the total by what they are."""
    is_part = row.row_kind == "part"
    return row.key if is_part and row.key else f"{row.row_kind}:{row.name or ''}"


def row_words(
    row: BoardTableRow
    | BudgetRow
    | BudgetAtRow
    | ForecastRow
    | AccuracyRow
    | ScenarioForecastRow
    | VarianceRow,
) -> str:
    """What a row is called: "11 Natt", "Personal", "Nettokostnad"."""
    name = row.name or TOTAL
    has_code = row.row_kind == "part" and row.key and row.key[:1].isdigit() and row.key != name
    return f"{row.key} {name}" if has_code else name


def figure_of(row: BoardTableRow, key: str, *, has_budget: bool) -> Decimal | None:
    """A figure of a row; without anything to compare a variance is nothing, not 0."""
    known = {
        "variance_month": (row.actual_month, row.budget_month),
        "variance_ytd": (row.actual_ytd, row.budget_ytd),
    }
    if key in known and not (has_budget and known[key] != (None, None)):
        return None
    figure: Decimal | None = getattr(row, key)
    return figure
