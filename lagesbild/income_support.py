"""Income support by month: what was paid out, to how many households, and what a mean is of.

Costs are SEK as a board reads them, below zero; what a household costs is above zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad, View, record_loads

KIND = "income_support"


@dataclass(frozen=True)
class SupportMonth:
    """A month of the year. `cost` is None after the period, and where nothing has been told.

    The means are those of a month over `mean_months` months, from the first to the last that are
    named. Households are None when they are `suppressed`.
    """

    month: int
    cost: Decimal | None
    budget: Decimal | None
    variance: Decimal | None
    households: int | None
    children: int | None
    suppressed: bool
    cost_per_household: Decimal | None
    mean_cost: Decimal | None
    mean_budget: Decimal | None
    mean_months: int
    mean_first_month: int | None
    mean_last_month: int | None


def months(reader: Reader, view: View, department: str | None = None) -> list[SupportMonth]:
    """The months of the year that have a cost or a budget, of the board or a department of it."""
    return reader.rows(
        "economy/income_support_months", SupportMonth, **parameters(view, department)
    )


def parameters(view: View, department: str | None = None) -> dict[str, object]:
    """What economy/income_support_months is asked with; a figure's receipt shows it."""
    return {**view.year_parameters(), "period": view.period.code, "department": department}


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the year's months up to the period rest on (N1)."""
    return record_loads(reader, view.board.id, [KIND], view.year.first.code, view.period.code)
