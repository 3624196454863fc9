"""The forecasts for the year that the administrations adopted, as people make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.demo.generator.accounts import ACCOUNTS
from data.demo.generator.figures import Figures, Line, Plan, Target, meet, months_of, place_of

TKR = 100_000
WORTH_A_REASON = 400 * TKR

_REASONS = (
    # accounts, reason when costlier than budget, reason when cheaper
    ("451", "Fler hushåll med ekonomiskt bistånd", "Färre hushåll med ekonomiskt bistånd"),
    ("463", "Fler vårddygn och dyrare placeringar", "Färre köpta vårddygn än budgeterat"),
    ("46", "Större volymer än budgeterat", "Mindre volymer än budgeterat"),
    ("50", "Fler tjänster och högre löner än budgeterat", "Vakanta tjänster"),
    ("5", "Högre personalkostnader än budgeterat", "Lägre personalkostnader än budgeterat"),
    ("3", "Lägre intäkter än budgeterat", "Högre intäkter än budgeterat"),
    ("60", "Högre hyror än budgeterat", "Lägre hyror än budgeterat"),
    ("75", "Inhyrd personal på vakanta tjänster", "Mindre inhyrd personal"),
    ("", "Högre kostnader än budgeterat", "Lägre kostnader än budgeterat"),
)


@dataclass(frozen=True)
class Forecast:
    """What a line is thought to end the year at. Öre, costs positive."""

    line: Line
    amount: int
    reason: str = ""


def adopted(
    plan: Plan,
    budgeted: Figures,
    booked: Figures,
    period: int,
    *,
    trust: float,
    targets: Iterable[Target] = (),
) -> list[Forecast]:
    """The forecast made after `period`, in whole tkr.

    `trust` is how far people believe that the year goes on as it began (1) rather than back to
    budget (0). `targets` have the period of the forecast.
    """
    thought: Figures = {}
    for line in sorted({line for line, month in budgeted if month // 100 == period // 100}):
        amount = _at_year_end(line, budgeted, booked, period, trust)
        thought[line, period] = round(amount / TKR) * TKR
    meet(thought, targets, smallest=TKR)
    reasons = dict(_reasons(plan, budgeted, thought, period // 100))
    return [Forecast(line, thought[line, period], reasons.get(line, "")) for line, _ in thought]


def _at_year_end(
    line: Line, budgeted: Figures, booked: Figures, period: int, trust: float
) -> float:
    """What is booked, and for the rest of the season's year a level between budget and so far."""
    season = ACCOUNTS[line.account].season
    month = period % 100
    year = sum(budgeted.get((line, month), 0) for month in months_of(period // 100))
    so_far = sum(booked.get((line, month), 0) for month in months_of(period // 100)[:month])
    passed = sum(season[:month]) / sum(season)
    if min(season) < 0 or passed <= 0:  # the season says nothing of the level yet
        return so_far + (1 - passed) * year
    return so_far + (1 - passed) * ((1 - trust) * year + trust * so_far / passed)


def _reasons(
    plan: Plan, budgeted: Figures, thought: Figures, year: int
) -> Iterator[tuple[Line, str]]:
    """A reason on the line that strays most in each department, when it is worth one."""
    worst: dict[str, tuple[int, Line]] = {}
    for (line, _), amount in thought.items():
        above = amount - sum(budgeted.get((line, month), 0) for month in months_of(year))
        department = place_of(plan, line.cost_centre).department
        if abs(above) > abs(worst.get(department, (WORTH_A_REASON, line))[0]):
            worst[department] = (above, line)
    for above, line in worst.values():
        _, costlier, cheaper = next(r for r in _REASONS if line.account.startswith(r[0]))
        yield line, costlier if above > 0 else cheaper
