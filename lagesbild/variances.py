"""Why a board is where it is: what of a variance is new, only periodisation, or a one-off (N6).

Amounts are SEK as a board reads them: costs negative, income positive. A negative variance, and a
negative effect, is worse than budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import WHOLE_BOARD, Level, Part, View


@dataclass(frozen=True)
class VarianceRow:
    """A part or the total. The accumulated variance is periodisation, one-offs and what remains.

    `variance_before` is the accumulated variance of the month before, `rolling` the actual of the
    last twelve months, with its change from the twelve before; nothing where a month is missing.
    """

    row_kind: str
    key: str | None
    name: str | None
    actual_month: Decimal | None
    budget_month: Decimal | None
    variance_month: Decimal
    variance_before: Decimal
    actual_ytd: Decimal | None
    budget_ytd: Decimal | None
    variance_ytd: Decimal
    periodisation: Decimal
    one_off: Decimal
    remaining: Decimal
    previous_year_ytd: Decimal | None
    change_on_previous_year: Decimal | None
    rolling: Decimal | None
    rolling_change: Decimal | None
    status: str


@dataclass(frozen=True)
class PeriodisationFinding:
    """Something that is booked or budgeted in another month than it belongs to, or a one-off.

    `effect` is what it does to the accumulated variance. Straight twelfths are found for all the
    months to date: `amount` is then the budget, `expected` the budget by season.
    """

    rule: str
    is_one_off: bool
    department: str
    department_name: str | None
    unit: str
    unit_name: str | None
    cost_centre: str | None
    cost_centre_name: str | None
    account: str | None
    account_name: str | None
    account_group: str
    month: int
    amount: Decimal
    expected: Decimal
    effect: Decimal


@dataclass(frozen=True)
class RollingMonth:
    """A month and the twelve months that end with it; nothing where one of these is missing."""

    month: int
    actual: Decimal | None
    rolling_actual: Decimal | None
    rolling_budget: Decimal | None


def table(
    reader: Reader, view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> list[VarianceRow]:
    """The parts of `part` by `level`, worst variance first, and the total."""
    return reader.rows(
        "economy/variance", VarianceRow, **table_parameters(view, level, part, search)
    )


def table_parameters(
    view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> dict[str, object]:
    """What economy/variance is asked with; a figure's receipt shows it."""
    return {**_of_part(view, part), "level": level.value, "search": search or None}


def findings(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[PeriodisationFinding]:
    """What of a part's accumulated variance is periodisation or a one-off, largest first."""
    return reader.rows(
        "economy/periodisation_effect", PeriodisationFinding, **findings_parameters(view, part)
    )


def findings_parameters(view: View, part: Part = WHOLE_BOARD) -> dict[str, object]:
    """What economy/periodisation_effect is asked with."""
    return _of_part(view, part)


def rolling_twelve(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[RollingMonth]:
    """The last thirteen months of a part, each with the twelve that end with it."""
    parameters = _of_part(view, part)
    del parameters["year_start"]
    return reader.rows("economy/rolling_twelve", RollingMonth, **parameters)


def _of_part(view: View, part: Part) -> dict[str, object]:
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "organised_on": view.organised_on,
        **part.as_parameters(),
    }
