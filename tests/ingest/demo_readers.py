"""The demo exports read with plain tools, so that tests of them do not rest on the importer."""

from __future__ import annotations

import csv
import re
import shlex
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

import openpyxl

from lagesbild.settings import Settings

DEMO = Settings().demo
Row = dict[str, str]
Key = TypeVar("Key")

ENCODINGS = {
    "goteborg-nordost": "cp1252",
    "sodertalje-socialnamnd": "utf-8",
    "uppsala-omsorgsnamnd": "utf-16",
    "uppsala-socialnamnd": "utf-8-sig",
}


def amount(text: str) -> Decimal:
    """Read "-1234,50" and "1 234,50-"."""
    digits = text.replace(" ", "").replace(",", ".")
    return -Decimal(digits[:-1]) if digits.endswith("-") else Decimal(digits)


def rows_of(board: str, name: str, *, skip: int = 0) -> list[Row]:
    """The rows of a text file by header, after `skip` lines."""
    encoding = ENCODINGS[board] if not name.startswith("budget_") else "utf-8-sig"
    lines = (DEMO / board / name).read_text(encoding=encoding).splitlines()[skip:]
    return list(csv.DictReader(lines, delimiter="\t" if name.endswith(".txt") else ";"))


@cache
def grid(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path, data_only=True).active.iter_rows(values_only=True))


def summed(rows: Iterable[tuple[Key, Decimal]]) -> dict[Key, Decimal]:
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for key, value in rows:
        sums[key] += value
    return dict(sums)


@dataclass
class SieBooks:
    """What a SIE file says, as (account, cost centre, period) → amount."""

    budget: dict[tuple[str, str, int], Decimal] = field(
        default_factory=lambda: defaultdict(Decimal)
    )
    booked: dict[tuple[str, str, int], Decimal] = field(
        default_factory=lambda: defaultdict(Decimal)
    )
    balances: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    unbalanced: list[str] = field(default_factory=list)
    vouchers: int = 0


@cache
def sie(name: str) -> SieBooks:
    books = SieBooks()
    voucher, period, total = "", 0, Decimal(0)
    for line in (DEMO / "sodertalje-socialnamnd" / name).read_text("cp437").splitlines():
        label, _, rest = line.partition(" ")
        if label == "#VER":
            series, number, day, _text = shlex.split(rest)
            voucher, period, total = f"{series}{number}", int(day[:6]), Decimal(0)
            books.vouchers += 1
        elif label == "#TRANS":
            account, _, rest = rest.partition(" ")
            objects, _, rest = rest.partition("} ")
            value = Decimal(rest.split(" ")[0])
            books.booked[account, cost_centre_in(objects), period] += value
            total += value
        elif label == "}" and total:
            books.unbalanced.append(voucher)
        elif label == "#PBUDGET":
            _year, month, account, rest = rest.split(" ", 3)
            objects, _, value = rest.partition("} ")
            books.budget[account, cost_centre_in(objects), int(month)] += Decimal(value)
        elif label in ("#IB", "#UB", "#RES"):
            _year, account, value = rest.split(" ")
            books.balances[label, account] = Decimal(value)
    return books


@cache
def budget_rows(*, sums: bool = False) -> list[Row]:
    """The rows of Södertälje's budget for 2023, which says why; or the sums that it prints."""
    rows = rows_of("sodertalje-socialnamnd", "budget_2023.csv")
    return [row for row in rows if row["Period"].startswith("Summa") is sums]


@cache
def explained_budget() -> dict[tuple[str, str, int], Decimal]:
    """That budget by account, cost centre and month, as a SIE file's."""
    return summed(
        ((row["Konto"], row["Ansvar"], int(row["Period"])), amount(row["Budget"]))
        for row in budget_rows()
    )


def cost_centre_in(objects: str) -> str:
    parts = shlex.split(objects.strip("{}"))
    return dict(zip(parts[::2], parts[1::2], strict=True)).get("1", "")


def of_places(figures: dict[tuple[str, str, int], Decimal], *places: str) -> Decimal:
    return sum(
        (value for (_, place, _), value in figures.items() if place.startswith(places)), Decimal(0)
    )


def support_by_month(figures: dict[tuple[str, str, int], Decimal]) -> list[Decimal]:
    by_month = summed(
        (str(month), value)
        for (account, _, month), value in figures.items()
        if account[:3] == "451"
    )
    return [by_month[month] for month in sorted(by_month)]


@cache
def organisation(board: str) -> list[Row]:
    return code_list(board, "organisation")


@cache
def account_plan(board: str) -> list[Row]:
    if board == "sodertalje-socialnamnd":  # its plan is in the SIE files
        text = (DEMO / board / "bokforing_2023.se").read_text("cp437")
        return [{"Konto": account} for account in re.findall(r"^#KONTO (\d+)", text, re.MULTILINE)]
    return code_list(board, "kontoplan")


def code_list(board: str, stem: str) -> list[Row]:
    [path] = (DEMO / board).glob(f"{stem}.*")
    if path.suffix != ".xlsx":
        return rows_of(board, path.name)
    header, *rows = grid(path)
    return [
        {str(key): str(cell or "") for key, cell in zip(header, row, strict=True)} for row in rows
    ]


@cache
def booked(board: str) -> tuple[tuple[str, str, str, Decimal], ...]:
    """Cost centre, account, period and amount of everything but what is in next/."""
    return tuple(READERS[board]())


def _goteborg() -> Iterator[tuple[str, str, str, Decimal]]:
    for path in sorted((DEMO / "goteborg-nordost").glob("huvudbok_*.csv")):
        for row in rows_of("goteborg-nordost", path.name):
            yield row["ANSVAR"], row["KONTO"], row["PERIOD"], amount(row["BELOPP"])


def _motala() -> Iterator[tuple[str, str, str, Decimal]]:
    for year in range(2020, 2024):
        for row in grid(DEMO / "motala" / f"utfall_{year}.xlsx")[5:-1]:
            for month, value in enumerate(row[4:], start=1):
                if value:
                    yield str(row[0]), str(row[2]), f"{year}{month:02d}", -Decimal(str(value))


def _sodertalje() -> Iterator[tuple[str, str, str, Decimal]]:
    for year in range(2020, 2024):
        for (account, place, period), value in sie(f"bokforing_{year}.se").booked.items():
            if place:
                yield place, account, str(period), value


def _social() -> Iterator[tuple[str, str, str, Decimal]]:
    for path in sorted((DEMO / "uppsala-socialnamnd").glob("saldon_*.csv")):
        for row in rows_of("uppsala-socialnamnd", path.name):
            if row["UTFALL_PER"] != "0,00":
                yield row["ANSVAR"], row["KONTO"], row["PERIOD"], amount(row["UTFALL_PER"])


def _omsorg() -> Iterator[tuple[str, str, str, Decimal]]:
    for path in sorted((DEMO / "uppsala-omsorgsnamnd").glob("transaktioner_*.txt")):
        for row in rows_of("uppsala-omsorgsnamnd", path.name):
            yield row["Ansvar"], row["Konto"], row["Period"], amount(row["Belopp"])


READERS = {
    "goteborg-nordost": _goteborg,
    "motala": _motala,
    "sodertalje-socialnamnd": _sodertalje,
    "uppsala-omsorgsnamnd": _omsorg,
    "uppsala-socialnamnd": _social,
}
