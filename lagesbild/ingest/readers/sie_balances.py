"""Which #PSALDO and #PBUDGET rows count, and how a total is broken down by cost centre.

The standard gives every total `{}` and then its objects; adding both doubles the money. Some
programs (Avendo) write `{}` for what has no object, and there both must be added. The file says
which by agreeing with its own #RES and #UB.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lagesbild.ingest.readers.sie_books import AccountYear, Balance, Books, PeriodAmount

_ZERO = Decimal(0)
Sums = Mapping[AccountYear, Decimal]


class Counting(Enum):
    """What the rows without objects are."""

    TOTALS = "totals"  # the account as a whole; object rows say the same money again
    PARTS = "parts"  # what has no object; object rows come on top


@dataclass(frozen=True)
class Difference:
    """An account whose rows do not give what the file states for its year."""

    year: int
    account: str
    stated: Decimal
    summed: Decimal


@dataclass(frozen=True)
class Agreement:
    """How rows agree with #RES and #UB: accounts compared, and those that differ."""

    counting: Counting
    compared: int
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        return not self.differences


def stated_changes(books: Books, year: int) -> dict[str, Decimal]:
    """What each account changed over a year by #RES, or by #UB less #IB.

    A balance of zero may be left out, so #UB and #IB are only used when the year has both.
    """
    opening = _of_year(books.opening, year)
    closing = _of_year(books.closing, year)
    changes: dict[str, Decimal] = {}
    if opening and closing:
        changes = {
            account: closing.get(account, _ZERO) - opening.get(account, _ZERO)
            for account in closing.keys() | opening.keys()
        }
    return changes | _of_year(books.results, year)


def _of_year(balances: Mapping[AccountYear, Balance], year: int) -> dict[str, Decimal]:
    return {account: found.amount for (of, account), found in balances.items() if of == year}


def compared(books: Books, sums: Sums, years: Iterable[int]) -> tuple[int, tuple[Difference, ...]]:
    """How many accounts were compared with what the file states, and which differ."""
    number = 0
    differences = []
    for year in years:
        stated = stated_changes(books, year)
        number += len(stated)
        differences += [
            Difference(year, account, amount, sums.get((year, account), _ZERO))
            for account, amount in sorted(stated.items())
            if amount != sums.get((year, account), _ZERO)
        ]
    return number, tuple(differences)


def agreement(books: Books) -> Agreement:
    """Decide what the balance rows without objects are: what fits the file's own totals best."""
    years = sorted({row.year for row in books.balances})
    found = [
        Agreement(counting, *compared(books, _summed(books.balances, counting), years))
        for counting in _possible(books.balances)
    ]
    return min(found, key=lambda one: len(one.differences))


def _possible(rows: list[PeriodAmount]) -> list[Counting]:
    with_objects = any(row.objects for row in rows)
    without_objects = any(not row.objects for row in rows)
    if with_objects and without_objects:
        return [Counting.TOTALS, Counting.PARTS]
    return [Counting.PARTS] if with_objects else [Counting.TOTALS]


def _summed(rows: list[PeriodAmount], counting: Counting) -> Sums:
    sums: dict[AccountYear, Decimal] = defaultdict(Decimal)
    for row in rows:
        if counting is Counting.PARTS or not row.objects:
            sums[row.year, row.account] += row.amount
    return sums


def budget_counting(books: Books, balances: Agreement | None) -> Counting:
    """A budget has no total to agree with: it is counted as the balances of the same file are."""
    possible = _possible(books.budget)
    if balances and balances.counting in possible:
        return balances.counting
    return possible[0]


def counted(
    rows: list[PeriodAmount], counting: Counting, dimension: str | None
) -> list[PeriodAmount]:
    """The rows that together are the money, once, in the order of the file.

    Totals are replaced by their objects in `dimension` and a row for the remainder, so that the
    sum is the total's to the öre. Parts are all taken as they stand.
    """
    if counting is Counting.PARTS:
        return rows
    totals: dict[tuple[int, str, str], list[PeriodAmount]] = defaultdict(list)
    parts: dict[tuple[int, str, str], list[PeriodAmount]] = defaultdict(list)
    for row in rows:
        key = (row.year, row.period, row.account)
        if not row.objects:
            totals[key].append(row)
        elif any(number == dimension for number, _ in row.objects):
            parts[key].append(row)
    taken: list[PeriodAmount] = []
    for key in totals.keys() | parts.keys():
        taken += _broken_down(totals[key], parts[key])
    return sorted(taken)


def _broken_down(totals: list[PeriodAmount], parts: list[PeriodAmount]) -> list[PeriodAmount]:
    if not parts:
        return totals
    # A total of zero may be left out of the file.
    remainder = sum((row.amount for row in totals), _ZERO) - sum(row.amount for row in parts)
    if not remainder:
        return parts
    template = (totals or parts)[0]
    return [*parts, template._replace(amount=remainder, text=f"{remainder:f}", objects=())]
