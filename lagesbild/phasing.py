"""How a yearly budget is spread over the months: what has been chosen, by whom and why (E3).

What is chosen is for one board, fiscal year and part, and the most precise choice counts. A budget
that is given by month is never spread anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild import working_days
from lagesbild.access import Change, Event, Reader, Right, Store, Viewer, phase_anew
from lagesbild.economy import WHOLE_BOARD, MonthRow, Part, View
from lagesbild.errors import UserError
from lagesbild.text import listed

LARGEST_WEIGHT = Decimal(1_000_000_000)


class Profile(Enum):
    """How a year is spread. The value is the word of the store."""

    TWELFTHS = "twelfths"
    SEASONAL = "seasonal"
    WORKING_DAYS = "working_days"
    OWN = "own"

    @property
    def label(self) -> str:
        return {
            "twelfths": "Tolftedelar",
            "seasonal": "Tidigare års mönster",
            "working_days": "Arbetsdagar",
            "own": "Egna vikter",
        }[self.value]


BY_MONTH = "month"
"""What stands in the place of a profile where the budget itself is given by month."""


@dataclass(frozen=True)
class PhasingRow:
    """A choice of profile and whose pattern it follows, with what of a part's budget it phases.

    `profile` is a Profile's word or BY_MONTH; without a `choice_id` nobody has chosen. `basis` is
    given, unit, department or twelfths, and `shortcoming` why it is not the unit's own pattern:
    no_whole_year or changing_sign. `first_year` and `last_year` are first months of the years that
    a pattern rests on.
    """

    choice_id: int | None
    profile: str
    department: str | None
    unit: str | None
    account_group: str | None
    basis: str | None
    shortcoming: str | None
    weights: list[Decimal] | None
    first_year: int | None
    last_year: int | None
    reason: str | None
    author: str | None
    decided_at: datetime | None
    series_count: int | None
    amount: Decimal | None

    @property
    def part(self) -> Part:
        """What the choice is for."""
        return Part(self.department, self.unit, None, self.account_group)


@dataclass(frozen=True)
class Choice:
    """A wish for how a part's budget is spread; own weights where the profile is OWN."""

    part: Part
    profile: Profile
    weights: tuple[Decimal, ...] = ()


class _NotKept(Exception):
    """Carries what a choice would give out of a transaction that is to be rolled back."""

    def __init__(self, months: list[MonthRow]) -> None:
        self.months = months


def rows(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[PhasingRow]:
    """What phases a part's budget for the year, the most precise choice first."""
    return reader.rows(
        "economy/budget_phasing", PhasingRow, **view.year_parameters(), **part.as_parameters()
    )


def require_usable(view: View, choice: Choice) -> None:
    """Refuse a choice that could not be made, before anything is written."""
    _require_part(choice.part)
    _weights(view, choice)


def choose(change: Change, view: View, choice: Choice, reason: str) -> None:
    """Let a profile phase a part's yearly budget, and every figure follow, in one transaction."""
    weights = _weights(view, choice)
    _note(change, view, choice.part, "chosen", choice.profile.value, reason)
    if weights is None:
        change.run(
            "commands/insert_seasonal_weights",
            **view.year_parameters() | {"organised_on": view.year.last.last_day},
            **_codes(choice.part),
        )
    else:
        change.run("commands/insert_given_weights", board=view.board.id, weights=weights)
    phase_anew(change, view.board.id)


def withdraw(change: Change, view: View, part: Part, reason: str) -> None:
    """Take the choice for just this part back: the next most precise one counts, or twelfths."""
    _note(change, view, part, "withdrawn", None, reason)
    phase_anew(change, view.board.id)


def preview(
    store: Store, author: Viewer, view: View, choice: Choice, shown: Part
) -> list[MonthRow]:
    """The months of a part as they would be with a choice. Nothing is kept."""
    try:
        with store.change(author) as change:
            choose(change, view, choice, "Förhandsvisning")
            raise _NotKept(
                change.rows(
                    "economy/months", MonthRow, **view.year_parameters(), **shown.as_parameters()
                )
            )
    except _NotKept as tried:
        return tried.months


def _note(
    change: Change, view: View, part: Part, event: str, profile: str | None, reason: str
) -> None:
    change.author.require_right(Right.BUDGET)
    _require_part(part)
    if not reason.strip():
        raise UserError("Skriv varför, så att den som läser efteråt förstår.")
    change.run(
        "commands/insert_budget_profile",
        board=view.board.id,
        year_start=view.year.first.code,
        event=event,
        profile=profile,
        reason=reason.strip(),
        **_codes(part),
    )
    change.record(Event.PHASED, view.board.id, view.year, profile or event)


def _require_part(part: Part) -> None:
    if part.cost_centre is not None or part.account is not None:
        raise UserError(
            "En profil väljs för hela nämnden, en avdelning, en enhet eller en kontogrupp. "
            "Gå upp till enheten eller kontogruppen och välj där."
        )


def _codes(part: Part) -> dict[str, str | None]:
    return {
        "department": part.department,
        "unit": part.unit,
        "account_group": part.account_group,
    }


def _weights(view: View, choice: Choice) -> Sequence[Decimal] | None:
    """The twelve weights of a choice; None where earlier years give them."""
    months = view.year.months
    if choice.profile is Profile.SEASONAL:
        return None
    if choice.profile is Profile.TWELFTHS:
        return [Decimal(1)] * len(months)
    if choice.profile is Profile.WORKING_DAYS:
        return [Decimal(working_days.in_month(month)) for month in months]
    wrong = [
        month.in_words
        for month, weight in zip(months, choice.weights, strict=True)
        if not 0 <= weight < LARGEST_WEIGHT or weight != weight.quantize(Decimal("0.01"))
    ]
    if wrong:
        raise UserError(
            f"Vikten för {listed(wrong)} går inte att använda. Skriv ett tal som är noll eller "
            "större, med högst två decimaler."
        )
    if not any(choice.weights):
        raise UserError("Alla vikter är noll. Skriv en vikt för minst en månad.")
    return choice.weights
