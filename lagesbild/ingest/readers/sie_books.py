"""What a SIE file says, whichever form it has: SIE 1–4 and SIE 5 meet here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers.sie_dimensions import (
    STANDARD_NAMES,
    in_order,
    private_dimensions,
)
from lagesbild.ingest.readers.sie_records import Objects
from lagesbild.ingest.readers.sie_values import amount_in
from lagesbild.ingest.table import Evidence, FileForm
from lagesbild.periods import Period
from lagesbild.text import plural

THIS_YEAR = 0
_MOST_PROBLEMS = 200
_MOST_DIMENSIONS = 100
_SEK = "SEK"
_WEB_PAGE = re.compile(r"\s*<(!doctype\s+html|html|head|body)", re.IGNORECASE)


class Account(NamedTuple):
    row: int
    name: str


class Balance(NamedTuple):
    """An opening or closing balance or a result: debit positive, and the text as it stood."""

    row: int
    amount: Decimal
    text: str


class Voucher(NamedTuple):
    """`name` is series and number: "A 12"."""

    row: int
    name: str


class BookingDay(NamedTuple):
    """A day as 2023-01-31 and its period as 202301."""

    iso: str
    period: str

    @classmethod
    def of(cls, day: date) -> BookingDay:
        """ValueError when the day lies outside the years that are kept."""
        return cls(day.isoformat(), f"{Period(day.year, day.month).code}")


@dataclass
class Ledger:
    """The rows of vouchers, column by column: a municipality's year can be a million of them.

    `vouchers` holds places in Books.vouchers, `days` 2023-01-31, `periods` 202301, `amounts` debit
    positive and `texts` the amounts as they stood.
    """

    rows: list[int] = field(default_factory=list)
    vouchers: list[int] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    amounts: list[Decimal] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    objects: list[Objects] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.rows)

    def add(
        self,
        *,
        row: int,
        voucher: int,
        day: BookingDay,
        account: str,
        text: str,
        description: str,
        objects: Objects,
    ) -> None:
        """Add a row; Unreadable when its amount is not one."""
        self.amounts.append(amount_in(text))
        self.rows.append(row)
        self.vouchers.append(voucher)
        self.periods.append(day.period)
        self.days.append(day.iso)
        self.accounts.append(account)
        self.texts.append(text)
        self.descriptions.append(description)
        self.objects.append(objects)


class PeriodAmount(NamedTuple):
    """A period's change of an account, or its budget; without objects it is for the account.

    `period` is "202301", or "" for a budget that is for the whole year.
    """

    row: int
    year: int
    period: str
    account: str
    amount: Decimal
    text: str
    objects: Objects


AccountYear = tuple[int, str]


@dataclass(frozen=True)
class Books:
    """A file's contents. Years are 0 for the current, −1 for the one before, and so on."""

    form: FileForm
    level: str
    encoding: str
    program: str
    version: str
    company: str
    organisation_number: str
    years: Mapping[int, tuple[str, str]]
    """First and last day of each fiscal year, as "20230101"."""
    accounts: Mapping[str, Account]
    dimension_names: Mapping[str, str]
    dimension_parents: Mapping[str, str]
    opening: Mapping[AccountYear, Balance]
    closing: Mapping[AccountYear, Balance]
    results: Mapping[AccountYear, Balance]
    vouchers: list[Voucher]
    ledger: Ledger
    balances: list[PeriodAmount]
    budget: list[PeriodAmount]
    left_out: Mapping[str, int] = field(default_factory=dict)
    """Rows that the standard says to ignore, by label."""
    checksum: str = "saknas"
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def private(self) -> frozenset[str]:
        """Dimensions whose objects are never read."""
        return private_dimensions(self.dimension_names, self.dimension_parents)

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """The dimensions that rows are marked with, in order, with their names."""
        marks = set(self.ledger.objects)
        marks |= {row.objects for part in (self.balances, self.budget) for row in part}
        used = {number for objects in marks for number, _ in objects}
        return {
            number: self.dimension_names.get(number) or STANDARD_NAMES.get(number, "")
            for number in in_order(used - self.private)
        }

    def year_of(self, period: str) -> int | None:
        """The fiscal year that a period such as "202301" lies in; None outside all of them."""
        return fiscal_year(self.years, period)


def fiscal_year(years: Mapping[int, tuple[str, str]], period: str) -> int | None:
    """The number of the fiscal year that a period lies in; None outside all of them."""
    for year, (first, last) in years.items():
        if first[:6] <= period <= last[:6]:
            return year
    return None


def refuse_web_page(text: str) -> None:
    """Refuse the error pages that are saved as SIE files: nine of them are on the web."""
    if _WEB_PAGE.match(text):
        raise FileRefused(
            "Filen är en webbsida (HTML), inte en SIE-fil. Troligen sparades ett felmeddelande i "
            "stället för filen: hämta den på nytt."
        )


def refuse_unreadable(problems: list[Problem]) -> None:
    """Refuse the file when it has rows that cannot be read."""
    if problems:
        rows = plural(len(problems), "rad", "rader")
        raise FileRefused(
            f"SIE-filen kan inte läsas in: {rows} har fel. Rätta dem i ekonomisystemet och "
            "exportera filen på nytt.",
            tuple(problems[:_MOST_PROBLEMS]),
        )


def refuse_unusable(books: Books, currency: str) -> None:
    """Refuse a file with nothing to load, in another currency, or with absurdly wide rows."""
    if not (books.accounts or books.ledger or books.balances or books.budget):
        raise FileRefused(
            "Filen har inga konton, verifikationer, saldon eller budgetposter. Kontrollera att "
            "exporten omfattar rätt räkenskapsår."
        )
    if currency.upper() not in ("", _SEK):
        raise FileRefused(
            f"Filens belopp är i {currency}, inte i svenska kronor. Exportera filen i SEK."
        )
    if len(books.dimensions) > _MOST_DIMENSIONS:
        raise FileRefused(
            f"Filens rader använder {len(books.dimensions)} dimensioner; högst "
            f"{_MOST_DIMENSIONS} kan läsas. Kontrollera exporten."
        )
