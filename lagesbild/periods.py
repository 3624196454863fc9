"""Accounting periods and fiscal years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip

OPENING = 0
CLOSING = 13


@dataclass(frozen=True, order=True)
class Period:
    """An accounting period: a calendar month, or 00 (opening balance) or 13 (closing entries)."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1900 <= self.year <= 2199 and OPENING <= self.number <= CLOSING):
            raise ValueError(f"No such period: {self.year}-{self.number}")

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read "2026-03" or "202603"; anything else is a ValueError."""
        digits = text.strip().replace("-", "", 1)
        if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
            raise ValueError(f"Not a period: {text!r}")
        return cls(int(digits[:4]), int(digits[4:]))

    @classmethod
    def of(cls, code: int) -> Period:
        """The period that the store keeps as 202603."""
        return cls(*divmod(code, 100))

    @property
    def code(self) -> int:
        """The period as the store keeps it: 202603."""
        return self.year * 100 + self.number

    @property
    def is_month(self) -> bool:
        return OPENING < self.number < CLOSING

    @property
    def month(self) -> int:
        """The calendar month whose figures this period belongs to (00 is January, 13 December)."""
        return min(max(self.number, 1), 12)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return following - timedelta(days=1)

    def plus_months(self, count: int) -> Period:
        """The calendar month `count` months later (earlier when negative)."""
        months = self.year * 12 + self.month - 1 + count
        return Period(months // 12, months % 12 + 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @property
    def in_words(self) -> str:
        """ "mars 2026", "ingående balans 2026" or "bokslutsperiod 2026"."""
        if self.is_month:
            return f"{MONTH_NAMES[self.number - 1]} {self.year}"
        kind = "ingående balans" if self.number == OPENING else "bokslutsperiod"
        return f"{kind} {self.year}"

    @property
    def short(self) -> str:
        """ "mar 2026"."""
        return f"{MONTH_NAMES[self.month - 1][:3]} {self.year}"


@dataclass(frozen=True)
class FiscalYear:
    """Twelve months in a row; a municipality's is the calendar year (LKBR 3:1)."""

    first: Period

    @classmethod
    def holding(cls, period: Period, first_month: int = 1) -> FiscalYear:
        """The fiscal year that `period` belongs to, when years begin in `first_month`."""
        year = period.year if period.month >= first_month else period.year - 1
        return cls(Period(year, first_month))

    @property
    def last(self) -> Period:
        return self.first.plus_months(11)

    @property
    def months(self) -> tuple[Period, ...]:
        return tuple(self.first.plus_months(step) for step in range(12))

    @property
    def previous(self) -> FiscalYear:
        return FiscalYear(self.first.plus_months(-12))

    def __str__(self) -> str:
        if self.first.number == 1:
            return str(self.first.year)
        return f"{self.first.year}/{self.last.year % 100:02d}"


def span_in_words(first: Period, last: Period) -> str:
    """ "jan–sep 2023", or "sep 2023" for one month; "2021–2023" where both are whole years (00)."""
    if first.number == last.number == OPENING:
        return str(first.year) if first == last else f"{first.year}–{last.year}"
    if first == last:
        return last.short
    if first.year == last.year:
        return f"{MONTH_NAMES[first.month - 1][:3]}–{last.short}"
    return f"{first.short}–{last.short}"
