"""A year's budget beside the year before's, and what has changed it (E10).

Amounts are SEK as a board reads them: a change below zero is a budget for more net cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lagesbild import numbers
from lagesbild.access import Reader
from lagesbild.economy import WHOLE_BOARD, Level, Part, View
from lagesbild.periods import FiscalYear, Period

BRIDGE = "planning/budget_bridge"


@dataclass(frozen=True)
class BudgetRow:
    """A part, or the total, of a budget. There is no change without a budget for both years."""

    row_kind: str
    key: str | None
    name: str | None
    previous_budget: Decimal | None
    previous_forecast: Decimal | None
    budget: Decimal | None
    change: Decimal | None

    @property
    def change_share(self) -> Decimal | None:
        """The change as a share of the year before's budget; nothing without one."""
        return numbers.share(self.change, self.previous_budget)


@dataclass(frozen=True)
class CauseRow:
    """What a cause has changed a budget by; the row "unexplained" is what no cause has."""

    row_kind: str
    cause: str | None
    amount: Decimal


@dataclass(frozen=True)
class BridgeRow:
    """A step from last year's frame of a department to this year's; of the whole without one.

    `step` is "previous", "cause", "unexplained" or "budget": the first three sum to the last.
    """

    department: str | None
    name: str | None
    step: str
    cause: str | None
    amount: Decimal


@dataclass(frozen=True)
class WrongTotal:
    """A total that a budget's file states otherwise than its rows give; both as in the file."""

    load_id: int
    file_name: str
    row_number: int
    label: str
    stated: Decimal
    summed: Decimal


@dataclass(frozen=True)
class BudgetAtRow:
    """A part, or the total, of a budget as it stood on a day: its decisions by kind, and now.

    There is no budget where nothing had been decided.
    """

    row_kind: str
    key: str | None
    name: str | None
    original: Decimal | None
    supplementary: Decimal | None
    reallocation: Decimal | None
    budget: Decimal | None
    budget_now: Decimal | None
    decided_later: Decimal | None


@dataclass(frozen=True)
class DecisionRow:
    """A decision that a budget is the sum of: original, supplementary or reallocation.

    It stands from the day that its rows say, or from when it was loaded; without a day, from the
    beginning. `moved` is what it gives, also where as much is taken; `balances` says of a
    reallocation of the whole board whether it sums to zero.
    """

    kind_of_decision: str
    version: str | None
    stands_from: date | None
    day_is_stated: bool
    stands: bool
    amount: Decimal
    moved: Decimal
    balances: bool | None
    load_id: int
    file_name: str


@dataclass(frozen=True)
class _BudgetYear:
    year_start: int


def years(reader: Reader, board: str) -> list[FiscalYear]:
    """The fiscal years that a board has a budget for, latest first."""
    rows = reader.rows("economy/budget_years", _BudgetYear, board=board)
    return [FiscalYear(Period.of(row.year_start)) for row in rows]


def table(reader: Reader, view: View, level: Level, part: Part = WHOLE_BOARD) -> list[BudgetRow]:
    """The parts of `part` by `level`, what costs most more first, and the total."""
    return reader.rows("economy/budget_change", BudgetRow, **table_parameters(view, level, part))


def table_parameters(
    view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> dict[str, object]:
    """What economy/budget_change is asked with; a figure's receipt shows it. It knows no search."""
    return {**view.year_parameters(), **part.as_parameters(), "level": level.value}


def causes(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[CauseRow]:
    """Why the budget of a part has changed, as its rows say it; they sum to the change.

    Their words are free text: one who sees no details is told each by its kind.
    """
    return reader.rows(
        "economy/budget_causes", CauseRow, **view.year_parameters(), **part.as_parameters()
    )


def bridge(reader: Reader, view: View) -> list[BridgeRow]:
    """Every department's way from last year's frame to this year's, then the whole's."""
    return reader.rows(BRIDGE, BridgeRow, **view.year_parameters())


def wrong_totals(reader: Reader, view: View) -> list[WrongTotal]:
    """The totals that the files of the two budgets state and their rows do not give."""
    parameters = view.year_parameters()
    del parameters["organised_on"]
    return reader.rows("economy/budget_totals", WrongTotal, **parameters)


def at(
    reader: Reader, view: View, level: Level, on_day: date, part: Part = WHOLE_BOARD
) -> list[BudgetAtRow]:
    """The parts of `part` by `level` with their budgets as they stood on a day, and the total."""
    return reader.rows("economy/budget_at", BudgetAtRow, **at_parameters(view, level, on_day, part))


def at_parameters(
    view: View, level: Level, on_day: date, part: Part = WHOLE_BOARD
) -> dict[str, object]:
    """What economy/budget_at is asked with; a figure's receipt shows it."""
    return {**table_parameters(view, level, part), "on_day": on_day}


def decisions(
    reader: Reader, view: View, on_day: date, part: Part = WHOLE_BOARD
) -> list[DecisionRow]:
    """What a part's budget has been decided by, in order; those after `on_day` did not stand."""
    return reader.rows(
        "economy/budget_decisions",
        DecisionRow,
        **view.year_parameters(),
        **part.as_parameters(),
        on_day=on_day,
    )
