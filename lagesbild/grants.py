"""What a board invests in a year, and what it expects from the state: grants and reclaims (E11).

Investments are SEK below zero, as every cost; grants are above zero, each an amount or a range.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad, View, record_loads


@dataclass(frozen=True)
class InvestmentRow:
    """A "project", a "kind" of investment (new, or again), or the "total".

    `completion` is the actual as a share of the budget, 1 being all of it.
    """

    row_kind: str
    investment_kind: str | None
    project: str | None
    budget: Decimal | None
    actual: Decimal | None
    forecast: Decimal | None
    variance: Decimal | None
    forecast_variance: Decimal | None
    completion: Decimal | None


@dataclass(frozen=True)
class GrantRow:
    """A "grant" (a single grant or reclaim), or the sum of those of a kind, or of all.

    `low` and `high` are the same where it is one amount; `text` is how a single one was written.
    """

    row_kind: str
    grant_kind: str | None
    name: str | None
    in_budget: bool | None
    is_targeted: bool | None
    goal: str | None
    low: Decimal
    high: Decimal
    text: str | None
    grant_count: int


def investments(reader: Reader, view: View) -> list[InvestmentRow]:
    """The year's projects by kind, the largest first, each kind's sum, and the total."""
    return reader.rows("economy/investments", InvestmentRow, **parameters(view))


def grants(reader: Reader, view: View) -> list[GrantRow]:
    """The year's grants and reclaims, those in the budget first, with sums as ranges."""
    return reader.rows("economy/grants", GrantRow, **parameters(view))


def parameters(view: View) -> dict[str, object]:
    """What both are asked with; a figure's receipt shows it."""
    return {"board": view.board.id, "year_start": view.year.first.code}


def receipt_loads(reader: Reader, view: View, kind: str) -> list[ReceiptLoad]:
    """The loads that the year's "investments" or "grants" rest on (N1)."""
    whole_year = view.year.first.year * 100
    return record_loads(reader, view.board.id, [kind], whole_year, whole_year)
