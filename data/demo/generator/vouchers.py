"""Voucher rows that sum to the figures of a month, for systems that export a ledger."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.demo.generator.accounts import ACCOUNTS, Account
from data.demo.generator.figures import KRONA, Entry, Figures, Line
from data.demo.generator.shares import spread

ACCRUED_SHARE = 0.3
"""How much of a month's bought care has not been invoiced when the month is closed."""

MOST_PARTS = 12

_COUNTERPARTIES = {
    "3511": "811", "3513": "811", "3541": "812", "3611": "821", "4521": "862", "4633": "811",
    "4661": "812",
}  # fmt: skip
_PRIVATE_PROVIDER = "871"


@dataclass(frozen=True)
class VoucherRow:
    """A row of the ledger. Öre, debit positive."""

    period: int
    series: str
    number: int
    booked_on: date
    line: Line
    text: str
    amount: int
    counterparty: str = ""


@dataclass
class Ledger:
    """Books figures month by month: it remembers voucher numbers and what has been accrued."""

    seed: str
    accruing: frozenset[str] = frozenset()
    """Accounts whose last, not yet invoiced part is accrued and taken back the month after."""
    coarseness: int = 1
    """How many times larger than an account's usual voucher one is: an export of summary rows."""
    drawn: random.Random = field(init=False)
    numbers: dict[tuple[int, str], int] = field(default_factory=dict)
    accrued: dict[Line, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.drawn = random.Random(f"{self.seed} vouchers")

    def month(
        self, figures: Figures, period: int, entries: Sequence[Entry] = ()
    ) -> Iterator[VoucherRow]:
        """The rows of one period, line by line; the pay of a month is one voucher."""
        pay = self._next_number(period, "LON")
        for line in sorted(line for line, month in figures if month == period):
            yield from self._line(line, period, figures[line, period], pay)
        for entry in entries:
            if entry.period == period:
                yield self._by_itself(entry)

    def _line(self, line: Line, period: int, amount: int, pay: int) -> Iterator[VoucherRow]:
        account = ACCOUNTS[line.account]
        if line.account[0] == "5":
            yield VoucherRow(period, "LON", pay, _day(period, 27), line, account.texts[0], amount)
            return
        accruals = list(self._accruals(line, period, amount))
        yield from accruals
        for part in self._parts(amount - sum(row.amount for row in accruals), account):
            series = "KND" if account.is_income else "EKB" if line.account[:3] == "451" else "LEV"
            day = _day(period, self.drawn.randrange(2, 29))
            text = account.texts[int(self.drawn.random() * len(account.texts))]
            number = self._next_number(period, series)
            yield VoucherRow(
                period, series, number, day, line, text, part, counterparty_of(account)
            )

    def _accruals(self, line: Line, period: int, amount: int) -> Iterator[VoucherRow]:
        if line.account not in self.accruing:
            return
        number = self._next_number(period, "PER")
        text = ACCOUNTS[line.account].texts[0]
        before = self.accrued.get(line, 0)
        if before:
            day = _day(period, 1)
            yield VoucherRow(
                period, "PER", number, day, line, f"Återförd upplupen: {text}", -before
            )
        now = self.accrued[line] = round(amount * ACCRUED_SHARE / KRONA) * KRONA
        yield VoucherRow(period, "PER", number, _day(period, 31), line, f"Upplupen: {text}", now)

    def _parts(self, amount: int, account: Account) -> list[int]:
        """Split what a month holds into vouchers of about the account's size."""
        size = account.voucher_size * self.coarseness * KRONA
        count = min(max(round(abs(amount) / size), 1), MOST_PARTS)
        weights = [600 + int(self.drawn.random() * 800) for _ in range(count)]
        return [part for part in spread(amount, weights) if part]

    def _by_itself(self, entry: Entry) -> VoucherRow:
        return VoucherRow(
            entry.period,
            "BOK",
            self._next_number(entry.period, "BOK"),
            _day(entry.period, 15),
            Line(entry.cost_centre, entry.account),
            entry.text,
            entry.amount * KRONA,
        )

    def _next_number(self, period: int, series: str) -> int:
        key = (period // 100, series)
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]


def counterparty_of(account: Account) -> str:
    """Who is on the other side: state 811, Försäkringskassan 812, municipality 821, association
    862, private company 871. The numbers are of the kind that municipalities use; "" is nobody.
    """
    return _COUNTERPARTIES.get(account.code, _PRIVATE_PROVIDER if account.is_placement else "")


def _day(period: int, day: int) -> date:
    """The day in the period's month, or its last one; closing entries are of December."""
    year, month = divmod(min(period, period // 100 * 100 + 12), 100)
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(day, last))
