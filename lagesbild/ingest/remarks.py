"""What a user should know about a load although nothing in it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lagesbild import numbers
from lagesbild.access import Change
from lagesbild.periods import Period
from lagesbild.text import plural


@dataclass(frozen=True)
class _SignedPeriod:
    period: int


@dataclass(frozen=True)
class _OpeningAmounts:
    row_count: int
    amount: Decimal


@dataclass(frozen=True)
class _LedgerBefore:
    period: int
    ledger_months: int


def remarks(change: Change, load_id: int) -> list[str]:
    """Closed periods that would change, months held twice, and rows that count in no month."""
    return [
        *_closed_periods(change, load_id),
        *_months_held_twice(change, load_id),
        *_opening_amounts(change, load_id),
    ]


def _closed_periods(change: Change, load_id: int) -> list[str]:
    return [
        f"{Period.of(signed.period).in_words.capitalize()} är stängd. Läser du in filen ändras "
        "siffror som någon har skrivit under på. Öppna perioden igen på sidan Kontroller."
        for signed in change.rows("imports/signed_periods", _SignedPeriod, load_id=load_id)
    ]


def _months_held_twice(change: Change, load_id: int) -> list[str]:
    return [
        f"Saldona för {Period.of(found.period).in_words} är ackumulerade, och "
        f"{plural(found.ledger_months, 'månad', 'månader')} före i samma år är inlästa från "
        "huvudbok. De månaderna kan då räknas två gånger. Läs in saldon för hela året, eller "
        "bara huvudbok."
        for found in change.rows(
            "imports/ledger_before_accumulated", _LedgerBefore, load_id=load_id
        )
    ]


def _opening_amounts(change: Change, load_id: int) -> list[str]:
    [found] = change.rows("imports/opening_amounts", _OpeningAmounts, load_id=load_id)
    if not found.row_count:
        return []
    rows = plural(found.row_count, "rad", "rader")
    return [
        f"{rows} med {numbers.exact(found.amount)} står på period 00 (ingående balans) på "
        "resultatkonton. De sparas men räknas inte i någon månad."
    ]
