"""Made-up placements, from day to day, with their prices; clients are numbered."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAYS_OF_MONTH = 30.4375
KEYS = 1_000_000
PLANNED, PLANNED_DAYS = 0.3, 90
"""How many of those that will end within so many days have a last day already."""


@dataclass(frozen=True)
class PlacementKind:
    """A form of care at a cost centre: how many at a time, for how long, at what price a day."""

    cost_centre: str
    care_form: str
    provider: str
    people: float
    months: float
    day_price: int


@dataclass(frozen=True)
class Placement:
    """Somebody's, from the first day to the last, which is told once it has come or is planned."""

    key: str
    kind: PlacementKind
    first: date
    last: date
    day_price: int
    is_planned: bool

    def told_last(self, on: date) -> date | None:
        """The last day, as a list that is made on a day has it."""
        is_soon = self.last <= on + timedelta(days=PLANNED_DAYS)
        return self.last if self.last <= on or (self.is_planned and is_soon) else None


def placements(
    seed: str, kinds: Sequence[PlacementKind], since: date, until: date
) -> Iterator[Placement]:
    """Those that have a day from `since` to `until`, by their first days.

    So many begin that there are as many at a time as the kind says.
    """
    drawn = random.Random(f"{seed} placements")
    keys = iter(drawn.sample(range(1, KEYS), 20_000))
    found = []
    for kind in kinds:
        first = since - timedelta(days=round(kind.months * 4 * DAYS_OF_MONTH))
        while first <= until:
            wait = drawn.expovariate(kind.people / (kind.months * DAYS_OF_MONTH))
            first += timedelta(days=round(wait))
            lasts = drawn.expovariate(1 / (kind.months * DAYS_OF_MONTH))
            price = round(kind.day_price * drawn.uniform(0.75, 1.25) / 10) * 10
            last = first + timedelta(days=round(lasts))
            planned = drawn.random() < PLANNED
            if first <= until and last >= since:
                found.append(Placement(f"P-{next(keys):06d}", kind, first, last, price, planned))
    yield from sorted(found, key=lambda one: (one.first, one.key))
