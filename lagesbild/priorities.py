"""What is proposed for a budget, in which order, and what fits in a frame (A4, N20).

Amounts are SEK a year above zero: sizes to choose among, and no costs that are booked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.board_limits import PriorityLimits, limits_of
from lagesbild.boards import Board
from lagesbild.economy import ReceiptLoad, record_loads
from lagesbild.periods import FiscalYear, Period

_SIZES = {"very_large": "mycket stor", "large": "stor", "moderate": "måttlig", "small": "liten"}
SCALES = {
    "severity": _SIZES,
    "benefit": {**_SIZES, "none": "ingen"},
    "cost_effectiveness": {
        "very_high": "mycket hög",
        "high": "hög",
        "moderate": "måttlig",
        "low": "låg",
    },
}
"""The words of each judgement, the highest first."""
JUDGEMENTS = {
    "severity": "svårighetsgraden",
    "benefit": "nyttan",
    "cost_effectiveness": "kostnadseffektiviteten",
}
PERSPECTIVES = {
    "individual": "individ",
    "society": "samhälle",
    "organisation": "organisation",
}
RANKING, SENSITIVITY = "planning/priority_ranking", "planning/priority_sensitivity"


@dataclass(frozen=True)
class Model:
    """What each judgement weighs, and the frame in SEK; None where no frame is decided."""

    frame: Decimal | None
    severity_weight: Decimal
    benefit_weight: Decimal
    effectiveness_weight: Decimal


@dataclass(frozen=True)
class RankedProposal:
    """A proposal and its place. `points` are after weights.

    `left_of_frame` is what remains when it and all before it are paid, below zero what is missing;
    it and `is_inside` are None without a frame. `is_cut`: the first that does not fit.
    """

    rank: int
    proposal: str
    problem: str
    target_group: str | None
    cost: Decimal
    severity: str
    benefit: str
    cost_effectiveness: str
    perspective: str | None
    department: str | None
    proposed_by: str | None
    severity_points: Decimal
    benefit_points: Decimal
    effectiveness_points: Decimal
    points: Decimal
    accumulated_cost: Decimal
    frame: Decimal | None
    left_of_frame: Decimal | None
    is_inside: bool | None
    is_cut: bool


@dataclass(frozen=True)
class Step:
    """A judgement of a proposal moved one step `direction` ("up" or "down"), and what follows.

    `crosses`: the proposal itself comes inside the frame or falls outside. `others_in` and
    `others_out` are other proposals that do, with "; " between.
    """

    proposal: str
    judgement: str
    direction: str
    judged: str
    instead: str
    points: Decimal
    new_points: Decimal
    rank: int
    new_rank: int
    is_inside: bool | None
    new_is_inside: bool | None
    crosses: bool
    others_in: str | None
    others_out: str | None

    @property
    def moves_cut(self) -> bool:
        """Whether it changes which proposals fit in the frame."""
        return self.crosses or self.others_in is not None or self.others_out is not None


@dataclass(frozen=True)
class ProposalYear:
    """A budget year that proposals are listed for: 202400 is the budget of 2024."""

    period: int
    proposal_count: int


def years(reader: Reader, board: Board) -> list[FiscalYear]:
    """The budget years that there are proposals for, the earliest first."""
    rows = reader.rows("planning/proposal_years", ProposalYear, board=board.id)
    return [FiscalYear(Period(row.period // 100, board.first_month)) for row in rows]


def first_chosen(found: Sequence[FiscalYear], now: FiscalYear) -> FiscalYear:
    """The budget that is being made in a year: the next year's, else the nearest before it."""
    coming = [year for year in found if year.first > now.first]
    return coming[0] if coming else found[-1]


def model_of(board: Board) -> Model:
    """The board's own model."""
    own = limits_of(board, PriorityLimits)
    return Model(
        Decimal(f"{own.frame:f}") or None,
        own.severity_weight,
        own.benefit_weight,
        own.effectiveness_weight,
    )


def ranking(reader: Reader, board: Board, year: FiscalYear, model: Model) -> list[RankedProposal]:
    """The proposals of a year, first ranked first."""
    return reader.rows(RANKING, RankedProposal, **parameters(board, year, model))


def sensitivity(reader: Reader, board: Board, year: FiscalYear, model: Model) -> list[Step]:
    """Every judgement of every proposal a step up and down, those that move the cut first."""
    return reader.rows(SENSITIVITY, Step, **parameters(board, year, model))


def parameters(board: Board, year: FiscalYear, model: Model) -> dict[str, object]:
    """What both are asked with; a figure's receipt shows it."""
    return {"board": board.id, "year_start": year.first.code, **vars(model)}


def receipt_loads(reader: Reader, board: Board, year: FiscalYear) -> list[ReceiptLoad]:
    """The loads that the proposals of a year rest on (N1)."""
    whole_year = year.first.year * 100
    return record_loads(reader, board.id, ["proposals"], whole_year, whole_year)
