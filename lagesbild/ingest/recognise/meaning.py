"""What the header of a column of figures says: actual or budget, month or year, or a control."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from lagesbild.ingest import values
from lagesbild.ingest.header_text import plain
from lagesbild.ingest.reading import Basis, Kind
from lagesbild.ingest.recognise import words
from lagesbild.ingest.values import Span
from lagesbild.periods import MONTH_NAMES


class Role(Enum):
    """What a column of figures is for. The value is why such a column is not stored."""

    AMOUNT = ""
    MEAN = "den är ett medelvärde"
    DERIVED = "den räknas fram ur andra kolumner"
    EARLIER = "den visar tidigare uppgifter för jämförelse"
    VOLUME = "den räknar annat än pengar"
    DEBIT = "den är debet"
    CREDIT = "den är kredit"
    UNCHOSEN = "profilen eller användaren har valt andra belopp"


@dataclass(frozen=True)
class Meaning:
    """A header's words about figures. What it leaves out is None; `rank` is lower when surer.

    `first` and `last` are month numbers, 0 and 13 as the sender has them. `negated`: credit.
    """

    role: Role
    kind: Kind | None = None
    basis: Basis | None = None
    year: int | None = None
    first: int | None = None
    last: int | None = None
    rank: int = 0
    negated: bool = False

    @property
    def is_amount(self) -> bool:
        """Whether it is money of its own, in one column or as debit and credit in two."""
        return self.role in (Role.AMOUNT, Role.DEBIT, Role.CREDIT)

    @property
    def period(self) -> int | None:
        """The period it ends with: 202603, or 3 for a March of which the year is not said."""
        return None if self.last is None else (self.year or 0) * 100 + self.last


_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        Role.DERIVED,
        re.compile(
            r"avvikelse|\bavv\b|\bdiff|förändr|återstår|återstående|\bkvar\b|skillnad|procent|andel"
            r"|förbruk|\bindex|utveckling|\btrend|\bändring|endring|\bavvik|variance|deviation"
            r"|difference|remaining"
        ),
    ),
    (
        Role.EARLIER,
        re.compile(r"\bfg\b|föregående|\bf g\b|fjol|förra|\btidigare\b|last year|previous|prior"),
    ),
    (
        Role.VOLUME,
        re.compile(
            r"\bantal|dygn|timmar|volym|årsarbet|\bkr per\b|styckpris|\bpris\b|kvantitet"
            r"|^(?:moms(?:belopp)?|mva|vat)$|quantity|\bnumber of|\bdays\b|\bhours\b"
        ),
    ),
    (Role.MEAN, re.compile(r"\bsnitt|medel|genomsnitt|average|gjennomsnitt")),
    (Role.DEBIT, re.compile(r"^(?:belopp )?(?:debet|debit)(?: ?(?:belopp|amount))?$")),
    (Role.CREDIT, re.compile(r"^(?:belopp )?(?:kredit|credit)(?: ?(?:belopp|amount))?$")),
)
_SUM = re.compile(r"^(?:summa|totalt?|s:a|sum|helår(?:et)?|hela året|året)$")
_NEUTRAL = tuple(
    re.compile(form)
    for form in (
        r"^(?:bokfört |netto|rad|verifikations)?belopp(?: (?:i )?(?:t?kr|sek|mn?kr))?$",
        r"^belopp exkl(?:usive)? moms$",
        r"^netto(?:kostnad(?:er)?|utfall)?$",
        r"^(?:faktura|utbetalt )belopp$",
        r"^belopp inkl(?:usive)? moms$",
        r"^(?:belopp|amount|beløp|värde|resultat|kostnad(?:er)?|kr|tkr|sek|kronor)$",
        r"^(?:summa|totalt?)$",
    )
)
_BASES = (
    (
        Basis.ACCUMULATED,
        re.compile(r"\back\b|\backum|\bacc(?:um|\b)|\bakk(?:um|\b)|hittil|\bytd\b|year to date"),
    ),
    (
        Basis.YEAR,
        re.compile(r"\bår\b|\bar\b|helår|årsbudget|årsprognos|årsutfall|heleår|full year|annual"),
    ),
    (
        Basis.MONTH,
        re.compile(r"\bper\b|\bperiod(?:en|ens)?\b|månad|\bmån\b|periodutfall|month|måned"),
    ),
)
_OPENING = re.compile(r"^(?:ib|ing balans|ingående balans|ingående saldo|ing saldo)$")
_CLOSING = re.compile(r"^(?:ub|utg balans|utgående balans|utgående saldo|utg saldo)$")
_LONGEST = 120


@lru_cache(maxsize=5_000)
def meaning_of(header: str) -> Meaning | None:
    """What a header says of a column of figures; None when it does not speak of figures.

    "UTFALL_PER", "Utfall Jan - Feb 2026", "Budget 2026 - Mar", "Summa", "Avvikelse (tkr)".
    """
    if not header or len(header) > _LONGEST:
        return None
    numbered = _numbered_month(header)
    if numbered:
        return numbered
    span = values.parse_span(header)
    said = plain(span.rest if span else header)
    role = _role(said, header)
    if role in (Role.DEBIT, Role.CREDIT):
        return _entry(role, span)
    if role is not Role.AMOUNT:
        return Meaning(role, words.kind_in(said))
    rank = _neutral_rank(said)
    kind = words.kind_in(said)
    if span is None:
        return _without_time(said, kind, rank)
    if said and kind is None and rank is None and not _SUM.match(said):
        return None
    basis = _basis_in(said)
    if span.basis is Basis.YEAR and basis in (Basis.MONTH, Basis.ACCUMULATED):
        return Meaning(role, kind, basis, span.year, rank=rank or 0)
    return Meaning(role, kind, span.basis, span.year, span.first, span.last, rank or 0)


def _entry(role: Role, span: Span | None) -> Meaning:
    entry = Meaning(role, negated=role is Role.CREDIT)
    if span is None:
        return entry
    return replace(entry, basis=span.basis, year=span.year, first=span.first, last=span.last)


def _without_time(said: str, kind: Kind | None, rank: int | None) -> Meaning | None:
    if _OPENING.match(said):
        return Meaning(Role.AMOUNT, Kind.BALANCES, Basis.MONTH, None, 0, 0)
    if _CLOSING.match(said):
        return Meaning(Role.AMOUNT, Kind.BALANCES, Basis.ACCUMULATED)
    if kind is None and rank is None:
        return None
    return Meaning(Role.AMOUNT, kind, _basis_in(said), rank=rank or 0)


def _role(said: str, header: str) -> Role:
    if "%" in header:
        return Role.DERIVED
    return next((role for role, form in _ROLES if form.search(said)), Role.AMOUNT)


def _neutral_rank(said: str) -> int | None:
    return next((rank for rank, form in enumerate(_NEUTRAL) if form.match(said)), None)


def _basis_in(said: str) -> Basis | None:
    return next((basis for basis, form in _BASES if form.search(said)), None)


def _numbered_month(header: str) -> Meaning | None:
    """A month by its number: "P01", "Period 13", "Utfall 2026 - Mån 3"."""
    group, _, last = header.rpartition(" - ")
    if not last or not last[0].isalpha() or values.parse_span(last) is not None:
        return None
    try:
        month = values.parse_period(last, year=2000) % 100
    except ValueError:
        return None
    above = meaning_of(group) if group else None
    kind, year = (above.kind, above.year) if above else (None, None)
    return Meaning(Role.AMOUNT, kind, Basis.MONTH, year, month, month)


def with_months_named(headers: Mapping[str, str]) -> dict[str, str]:
    """Headers where months that are numbered 1, 2, 3 … side by side are given their names."""
    last_words = {column: header.rpartition(" - ")[2] for column, header in headers.items()}
    named = dict(headers)
    run: list[str] = []
    for column in [*headers, ""]:
        text = last_words.get(column, "")
        if text.isdecimal() and int(text) == len(run) + 1 and len(run) < 12:
            run.append(column)
            continue
        if len(run) >= 3:
            named |= {place: _named(headers[place], MONTH_NAMES[i]) for i, place in enumerate(run)}
        run = [column] if text.isdecimal() and int(text) == 1 else []
    return named


def _named(header: str, month: str) -> str:
    group, dash, _ = header.rpartition(" - ")
    return f"{group}{dash}{month}"
