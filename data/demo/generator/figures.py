"""Budget and actual per cost centre, account and month. Amounts are whole öre, costs positive."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from data.demo.generator.accounts import ACCOUNTS, Account, Season
from data.demo.generator.mixes import MIXES
from data.demo.generator.organisation import CostCentre, Organisation
from data.demo.generator.shares import spread

KRONA = 100
SMALLEST_BUDGET = 5_000
LEANING = 0.03
"""How far a cost centre may stray from its budget in a year without anyone knowing why."""


@dataclass(frozen=True, order=True)
class Line:
    """An account on a cost centre: the smallest thing that has a budget."""

    cost_centre: str
    account: str


Figures = dict[tuple[Line, int], int]
"""Öre by line and period (202310)."""


@dataclass(frozen=True)
class Turn:
    """Between two periods, amounts are `level` times the usual, and grow by `per_month` of it."""

    cost_centres: str | tuple[str, ...]
    accounts: str | tuple[str, ...]
    first: int
    level: float
    per_month: float = 0.0
    last: int = 999912

    def factor(self, line: Line, period: int) -> float:
        if not (self.first <= period <= self.last and self.meets(line)):
            return 1.0
        return self.level + self.per_month * months_between(self.first, period)

    def meets(self, line: Line) -> bool:
        return line.cost_centre.startswith(self.cost_centres) and line.account.startswith(
            self.accounts
        )


@dataclass(frozen=True)
class Target:
    """A sum in SEK that lines must give in some periods, as a printed source has it."""

    cost_centres: str | tuple[str, ...]
    accounts: str | tuple[str, ...]
    first: int
    last: int
    total: int


@dataclass(frozen=True)
class Entry:
    """One amount that is booked by itself: a closing entry, or a code nobody has explained. SEK."""

    cost_centre: str
    account: str
    period: int
    amount: int
    text: str


@dataclass(frozen=True)
class Plan:
    """All that decides a board's figures.

    `last` is the period after the last closed one. `growth` is the budget of a year against that
    of the first one. Targets are met in order; what one has settled, the next leaves alone.
    """

    seed: str
    organisation: Organisation
    first_year: int
    last: int
    growth: Mapping[int, float]
    turns: tuple[Turn, ...] = ()
    budget_turns: tuple[Turn, ...] = ()
    budget_targets: tuple[Target, ...] = ()
    actual_targets: Callable[[Figures], tuple[Target, ...]] = lambda budget: ()
    entries: tuple[Entry, ...] = ()

    @property
    def years(self) -> range:
        return range(self.first_year, self.last // 100 + 1)

    def periods(self, first: int = 0) -> list[int]:
        return [p for year in self.years for p in months_of(year) if first <= p <= self.last]


def months_of(year: int) -> list[int]:
    return [year * 100 + month for month in range(1, 13)]


def months_between(first: int, last: int) -> int:
    return (last // 100 - first // 100) * 12 + last % 100 - first % 100


def phased(total: int, season: Season) -> list[int]:
    """Twelve parts of `total` that follow the season and sum to it; a season may go below zero."""
    whole, so_far, before = sum(season), 0, 0
    parts = []
    for weight in season:
        so_far += weight
        upto = total * so_far // whole
        parts.append(upto - before)
        before = upto
    return parts


def budget(plan: Plan) -> Figures:
    """The budget of every whole year, in whole kronor a month."""
    drawn = random.Random(f"{plan.seed} budget")
    figures: Figures = {}
    for place in plan.organisation.cost_centres:
        for account, share in MIXES[place.mix].shares.items():
            leaning = drawn.uniform(0.97, 1.03)
            for year in filter(place.exists, plan.years):
                line = Line(place.code, account)
                level = place.size * share * leaning * plan.growth[year]
                level *= _turned(plan.budget_turns, line, year * 100 + 1)
                _budget_year(figures, line, year, round(level / 1_000) * 1_000)
    meet(figures, plan.budget_targets, smallest=KRONA)
    return figures


def _budget_year(figures: Figures, line: Line, year: int, yearly: int) -> None:
    if abs(yearly) < SMALLEST_BUDGET:
        return
    parts = phased(yearly, ACCOUNTS[line.account].budget_season)
    for period, part in zip(months_of(year), parts, strict=True):
        figures[line, period] = part * KRONA


def actual(plan: Plan, budgeted: Figures) -> Figures:
    """What was booked up to and including `plan.last`, to the öre."""
    drawn = random.Random(f"{plan.seed} actual")
    leaning = {
        (place.code, year): 1 + _around_zero(drawn) * LEANING
        for place in plan.organisation.cost_centres
        for year in plan.years
    }
    figures: Figures = {}
    for line in sorted({line for line, _ in budgeted}):
        account = ACCOUNTS[line.account]
        for year in plan.years:
            yearly = sum(budgeted.get((line, period), 0) for period in months_of(year))
            if yearly:
                level = yearly * (1 + _around_zero(drawn) * account.noise * 0.4)
                level *= leaning[line.cost_centre, year]
                _actual_year(figures, plan, line, year, level, drawn)
    meet(figures, plan.actual_targets(budgeted), smallest=1)
    return figures


def _actual_year(
    figures: Figures, plan: Plan, line: Line, year: int, yearly: float, drawn: random.Random
) -> None:
    account: Account = ACCOUNTS[line.account]
    whole = sum(account.season)
    for period, weight in zip(months_of(year), account.season, strict=True):
        strayed = 1 + _around_zero(drawn) * account.noise
        turned = _turned(plan.turns, line, period)
        if period <= plan.last and weight:
            figures[line, period] = round(yearly * weight / whole * strayed * turned)


def _around_zero(drawn: random.Random) -> float:
    """A draw between −1 and 1, mostly near 0. Only sums, so that every machine gives the same."""
    return (drawn.random() + drawn.random() + drawn.random()) / 1.5 - 1


def _turned(turns: Iterable[Turn], line: Line, period: int) -> float:
    factor = 1.0
    for turn in turns:
        factor *= turn.factor(line, period)
    return factor


def meet(figures: Figures, targets: Iterable[Target], *, smallest: int) -> None:
    """Change what no earlier target has settled, in proportion to its size, until each is met.

    `smallest` is the number of öre that an amount is a multiple of.
    """
    settled: set[tuple[Line, int]] = set()
    for target in targets:
        chosen = [key for key in sorted(figures) if _is_met_by(target, key)]
        free = [key for key in chosen if key not in settled]
        missing = target.total * KRONA - sum(figures[key] for key in chosen)
        weights = [abs(figures[key]) for key in free]
        for key, part in zip(free, spread(missing // smallest, weights), strict=True):
            figures[key] += part * smallest
        settled.update(chosen)


def _is_met_by(target: Target, key: tuple[Line, int]) -> bool:
    line, period = key
    return (
        target.first <= period <= target.last
        and line.cost_centre.startswith(target.cost_centres)
        and line.account.startswith(target.accounts)
    )


def total(
    figures: Figures,
    first: int,
    last: int,
    cost_centres: str | tuple[str, ...] = "",
    accounts: str | tuple[str, ...] = "",
) -> int:
    """The sum in öre of some lines and periods."""
    wanted = Target(cost_centres, accounts, first, last, 0)
    return sum(amount for key, amount in figures.items() if _is_met_by(wanted, key))


def place_of(plan: Plan, cost_centre: str) -> CostCentre:
    return next(place for place in plan.organisation.cost_centres if place.code == cost_centre)
