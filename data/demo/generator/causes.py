"""A year's budget as the year before's and what has changed it, row by row: they sum to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from data.demo.generator.figures import KRONA, Figures, Line, Plan, months_of, place_of
from data.demo.generator.shares import spread

LAST_YEARS_BUDGET = "Föregående års budget"
NO_CAUSE = ""
"""What the rows of a change that nobody has explained say."""
SMALLEST = 250_000 * KRONA
"""Öre a year: smaller lines get no share of a cause."""


@dataclass(frozen=True)
class Cause:
    """Why a department's budget has changed, by how much (tkr, more cost positive), and where."""

    department: str
    words: str
    tkr: int
    accounts: str | tuple[str, ...]


@dataclass(frozen=True)
class CausedRow:
    """A month's part of a line's budget. Öre, costs positive."""

    words: str
    line: Line
    period: int
    amount: int


def explained(plan: Plan, budgeted: Figures, year: int, causes: Iterable[Cause]) -> list[CausedRow]:
    """The budget of `year`, by cause: last year's first, then the causes, then the rest."""
    own = {key: amount for key, amount in budgeted.items() if key[1] // 100 == year}
    before = {
        (line, period + 100): amount
        for (line, period), amount in budgeted.items()
        if period // 100 == year - 1
    }
    by_words: dict[str, Figures] = {LAST_YEARS_BUDGET: before}
    for cause in causes:
        part = by_words.setdefault(cause.words, defaultdict(int))
        for key, amount in _spread_out(plan, own, year, cause):
            part[key] += amount
    told: Figures = defaultdict(int)
    for part in by_words.values():
        for key, amount in part.items():
            told[key] += amount
    by_words[NO_CAUSE] = {
        key: own.get(key, 0) - told.get(key, 0) for key in sorted(own.keys() | told.keys())
    }
    return [
        CausedRow(words, line, period, amount)
        for words, part in by_words.items()
        for (line, period), amount in sorted(part.items())
        if amount
    ]


def _spread_out(
    plan: Plan, own: Figures, year: int, cause: Cause
) -> Iterable[tuple[tuple[Line, int], int]]:
    """A cause's amount in whole kronor, over its lines by size and over their months."""
    yearly: dict[Line, int] = defaultdict(int)
    for (line, _), amount in own.items():
        if place_of(plan, line.cost_centre).department == cause.department:
            yearly[line] += amount
    lines = [
        line
        for line, amount in sorted(yearly.items())
        if amount >= SMALLEST and line.account.startswith(cause.accounts)
    ]
    parts = spread(cause.tkr * 1_000, [yearly[line] for line in lines])
    for line, part in zip(lines, parts, strict=True):
        months = [max(0, own.get((line, period), 0)) for period in months_of(year)]
        for period, amount in zip(months_of(year), spread(part, months), strict=True):
            yield (line, period), amount * KRONA
