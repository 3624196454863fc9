"""How yearly budgets are spread over the months, kept with the figures that follow from it (E3).

Which profile phases a code string follows from what controllers have chosen, where the code stands
and which budgets count. It is kept for the phasing, and the cube is filled anew where it changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lagesbild.periods import CLOSING, FiscalYear, Period
from lagesbild.store.case_counts import Changing

CUBE = (
    "commands/clear_cube",
    "commands/fill_cube",
    "commands/clear_positions",
    "commands/fill_positions",
)
BUDGET = ("commands/clear_budget_positions", "commands/fill_budget_positions")
"""Fill anew what is kept of a board's figures, and of its budgets alone, for some periods."""


@dataclass(frozen=True)
class _PhasedBoard:
    board: str


@dataclass(frozen=True)
class _BudgetYear:
    board: str
    year_start: int


@dataclass(frozen=True)
class _Period:
    board: str
    period: int


def note_changes(change: Changing, board: str, periods: Sequence[int]) -> None:
    """Keep that some of a board's periods have changed: what is worked out when asked for is not
    what it was.
    """
    if periods:
        change.run("commands/insert_period_changes", board=board, periods=list(periods))


def refresh_figures(change: Changing, board: str, periods: Sequence[int]) -> None:
    """Bring the figures of some of a board's periods up to date, but for those of budgets alone."""
    _fill(change, CUBE, board, periods)


def refresh_budgets(change: Changing, board: str, periods: Sequence[int]) -> None:
    """Bring what budgets are the sum of up to date in some of a board's periods."""
    _fill(change, BUDGET, board, periods)


def _fill(change: Changing, steps: Sequence[str], board: str, periods: Sequence[int]) -> None:
    if periods:
        for step in steps:
            change.run(step, board=board, periods=list(periods))


def phase_anew(change: Changing, board: str) -> None:
    """Keep the weights of a board's budgets as they are now, and the figures that they change.

    Where codes stand must be kept before. Most boards have chosen nothing, and that is seen at
    once.
    """
    if not change.rows("imports/phased_boards", _PhasedBoard, board=board):
        return
    for stale in change.rows("imports/stale_budget_years", _BudgetYear, board=board):
        for step in ("commands/clear_budget_weights", "commands/fill_budget_weights"):
            change.run(step, board=board, year_start=stale.year_start)
        periods = _periods(FiscalYear(Period.of(stale.year_start)))
        note_changes(change, board, periods)
        refresh_figures(change, board, periods)
        refresh_budgets(change, board, periods)


def renew_budgets(change: Changing) -> None:
    """Bring every board up to date whose account groups have changed, or that has nothing kept."""
    unkept = change.rows("imports/stale_budget_positions", _Period)
    for board in sorted({one.board for one in unkept}):
        periods = [one.period for one in unkept if one.board == board]
        refresh_budgets(change, board, periods)
    stale = change.rows("imports/stale_budget_years", _BudgetYear, board=None)
    for board in sorted({year.board for year in stale}):
        phase_anew(change, board)


def _periods(year: FiscalYear) -> list[int]:
    """The months of a year and the closing entries of its December."""
    closing = (Period(month.year, CLOSING) for month in year.months if month.number == 12)
    return [period.code for period in (*year.months, *closing)]
