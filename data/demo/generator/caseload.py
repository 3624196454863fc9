"""Made-up people with cases: who begins, who goes on and who ends, month by month.

Nobody has an identity number here: clients are numbered as in a case system.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

CLIENTS = 100_000
BEFORE = 24
"""How many months before the first that is told people began to come."""

_OF_ANOTHER_KIND = 0.08
"""How many of those who come have a case already."""


@dataclass(frozen=True)
class CaseKind:
    """A type of case at a cost centre: how many there are at a time, and how long they stay.

    `growth` is how much of the number is added in a month.
    """

    cost_centre: str
    case_type: str
    people: float
    months: float
    growth: float = 0.0


@dataclass(frozen=True)
class Case:
    """A case of a client, from its first day to its last, if that has come."""

    client: str
    kind: CaseKind
    decided_on: date
    first: date
    last: date | None = None


def months_between(first: int, last: int) -> list[int]:
    """The months from 202209 to 202309."""
    months, month = [first], first
    while month < last:
        month += 1 if month % 100 < 12 else 89
        months.append(month)
    return months


def states(
    seed: str, kinds: Sequence[CaseKind], first: int, last: int
) -> Iterator[tuple[int, list[Case]]]:
    """Each month with the cases that went on at some time in it, as an export of it lists them."""
    drawn = random.Random(f"{seed} cases")
    clients = drawn.sample(range(1, CLIENTS), 20_000)
    going_on: list[Case] = []
    earlier = _months_before(first, BEFORE)
    for place, month in enumerate([*earlier, *months_between(first, last)]):
        begun = [
            case
            for kind in kinds
            for case in _beginning(kind, place, month, going_on, clients, drawn)
        ]
        listed = [_perhaps_ended(case, month, drawn) for case in [*going_on, *begun]]
        if place >= len(earlier):
            yield month, sorted(listed, key=lambda case: (case.first, case.client))
        going_on = [case for case in listed if case.last is None]


def _beginning(
    kind: CaseKind,
    place: int,
    month: int,
    going_on: Sequence[Case],
    clients: list[int],
    drawn: random.Random,
) -> Iterator[Case]:
    wanted = kind.people * (1 + kind.growth * max(0, place - BEFORE))
    if place:
        wanted /= kind.months
    count = int(wanted) + (drawn.random() < wanted % 1)
    for _ in range(count):
        first = _first_day(month) + timedelta(days=drawn.randrange(28))
        known = going_on and drawn.random() < _OF_ANOTHER_KIND
        client = drawn.choice(going_on).client if known else f"K-{clients.pop():05d}"
        yield Case(client, kind, first - timedelta(days=drawn.randrange(1, 40)), first)


def _perhaps_ended(case: Case, month: int, drawn: random.Random) -> Case:
    if drawn.random() >= 1 / case.kind.months:
        return case
    last = _first_day(month) + timedelta(days=drawn.randrange(28))
    return replace(case, last=max(last, case.first))


def _first_day(month: int) -> date:
    return date(month // 100, month % 100, 1)


def _months_before(month: int, count: int) -> list[int]:
    year, number = divmod(month // 100 * 12 + month % 100 - 1 - count, 12)
    first = year * 100 + number + 1
    return months_between(first, month)[:-1]
