"""What is kept for the pages follows each load that begins or ceases to count.

Only what a load's kinds can change is filled anew: a ledger moves no unit, an organisation no
amount. queries/checks proves that what is kept agrees with the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from lagesbild.access import Change
from lagesbild.ingest.reading import Kind
from lagesbild.store import (
    KEEPING_ACCOUNTS,
    KEEPING_ORGANISATION,
    keep_case_counts,
    note_changes,
    phase_anew,
    refresh_budgets,
    refresh_figures,
)


@dataclass(frozen=True)
class _TouchedKind:
    kind: str


@dataclass(frozen=True)
class _TouchedPeriod:
    board: str
    period: int


@dataclass(frozen=True)
class _CasePeriod:
    period: int


def refresh(change: Change, load_id: int, board: str) -> None:
    """Bring what is kept for pages up to date for what a load touches."""
    found = change.rows("imports/touched_kinds", _TouchedKind, load_id=load_id)
    kinds = {Kind(each.kind) for each in found}
    has_amounts = any(kind.has_amounts for kind in kinds)
    touched = change.rows("imports/touched_periods", _TouchedPeriod, load_id=load_id)
    periods = [place.period for place in touched]
    note_changes(change, board, periods)
    if has_amounts:
        refresh_figures(change, board, periods)
    if Kind.BUDGET in kinds:
        refresh_budgets(change, board, periods)
    keeping = [
        *(KEEPING_ORGANISATION if Kind.ORGANISATION in kinds else ()),
        *(KEEPING_ACCOUNTS if Kind.ACCOUNTS in kinds or has_amounts else ()),
    ]
    for step in keeping:
        change.run(step, board=board)
    phase_anew(change, board)
    keep_case_counts(change, board, case_periods(change, load_id))


def case_periods(change: Change, load_id: int) -> list[int]:
    """The months whose counts of people a load touches."""
    found = change.rows("imports/touched_case_periods", _CasePeriod, load_id=load_id)
    return [each.period for each in found]
