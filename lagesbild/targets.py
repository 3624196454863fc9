"""What boards write as a target or a baseline: "80", "99 - 100", "+/- 0", "minska med 10 %" (M1).

What is not one of the forms is refused, never guessed. Values have at most four decimals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

PLACES = 4
_LARGEST = Decimal(10) ** 13
"""Values are kept with eighteen digits, four of them decimals."""

_BLANK = "[ \u00a0\u202f\u2009]"
_NUMBER = rf"(?:\d{{1,3}}(?:{_BLANK}\d{{3}})+|\d+)(?:[.,]\d+)*"
_UNIT = rf"(?:%|‰|[^\W\d_][^\W\d_]*\.?(?:{_BLANK}(?:per|i|/){_BLANK}?[^\W\d_]+)?)"
_ABOUT = re.compile(r"(?:ca|cirka|c:a|omkring|ungefär)\b\.?\s*", re.IGNORECASE)
_BASIS = re.compile(r"\s*\(([^()]{1,60})\)\s*$")
_MISSING = frozenset({"*", "-", "–", "—", "saknas", "uppgift saknas"})
_ZERO_BAND = re.compile(rf"(?:\+\s*/\s*[-−–]|±)\s*(?P<low>{_NUMBER})\s*(?P<unit>{_UNIT})?")
_CHANGE = re.compile(
    rf"(?P<word>öka|minska)\s+med\s+(?P<low>{_NUMBER})\s*(?:%|procent)", re.IGNORECASE
)
_LIMIT = re.compile(
    rf"(?P<word>minst|lägst|≥|>=|högst|max\.?|≤|<=)\s*(?P<low>{_NUMBER})\s*(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s*%?\s*(?:[-−–—]|till)\s*(?P<high>{_NUMBER})\s*(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<sign>[+\-−–])?\s*(?P<low>{_NUMBER})\s*(?P<unit>{_UNIT})?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_AT_LEAST = frozenset({"minst", "lägst", "≥", ">="})


class TargetKind(Enum):
    """What form a target has. The value is the word in the store."""

    NUMBER = "number"  # to be reached, in the direction that the indicator says
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    ZERO_BAND = "zero_band"
    CHANGE = "change"  # in per cent of the baseline: "minska med 10 %" is −10
    INCREASE = "increase"
    DECREASE = "decrease"
    UNCHANGED = "unchanged"


_WORDS = {
    "öka": TargetKind.INCREASE,
    "minska": TargetKind.DECREASE,
    "oförändrat": TargetKind.UNCHANGED,
    "oförändrad": TargetKind.UNCHANGED,
}


@dataclass(frozen=True)
class Target:
    """A target, or a baseline. `low` and `high` are the same where it is one number.

    `unit` is the one that the text states ("liter"), `basis` what stands in brackets ("nov 2022").
    """

    kind: TargetKind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    basis: str | None = None
    is_about: bool = False

    def written(self) -> str:
        """The target as a plan would write it; `parse` gives it back."""
        unit = f" {self.unit}" if self.unit else ""
        said = _said(self, unit)
        return f"{'ca ' if self.is_about else ''}{said}{f' ({self.basis})' if self.basis else ''}"


def parse(text: str, decimal_mark: str = ",") -> Target | None:
    """Read a target or a baseline; None where a plan says that there is none ("*").

    `decimal_mark` settles "1.000", which may be one or a thousand. ValueError says in Swedish what
    may be written.
    """
    said = " ".join(text.split())
    if said.casefold() in _MISSING:
        return None
    basis = _BASIS.search(said)
    body = said[: basis.start()] if basis else said
    about = _ABOUT.match(body)
    found = _parsed(body[about.end() :] if about else body, decimal_mark)
    if found is None or (about and found.low is None):
        raise ValueError(
            f"”{text}” går inte att läsa. Skriv till exempel 80, 47 %, 99 - 100, +/- 0, minska med "
            "10 %, öka, minska, oförändrat, eller * när det saknas."
        )
    kind, low, high, unit = found.kind, found.low, found.high, found.unit
    return Target(kind, low, high, unit, basis[1].strip() if basis else None, about is not None)


def parse_level(text: str, decimal_mark: str = ",") -> tuple[Decimal, str | None]:
    """Read a measured value and the unit that stands after it; ValueError when it is none."""
    found = _ONE.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"”{text}” går inte att läsa. Skriv ett tal, till exempel 47,5.")
    value = _number(found["low"], decimal_mark)
    return (-value if found["sign"] in ("-", "−", "–") else value), found["unit"]


def _parsed(body: str, mark: str) -> Target | None:
    if word := _WORDS.get(body.casefold()):
        return Target(word)
    if found := _ZERO_BAND.fullmatch(body):
        width = _number(found["low"], mark)
        return Target(TargetKind.ZERO_BAND, -width, width, found["unit"])
    if found := _CHANGE.fullmatch(body):
        share = _number(found["low"], mark)
        share = -share if found["word"].casefold() == "minska" else share
        return Target(TargetKind.CHANGE, share, share)
    if found := _LIMIT.fullmatch(body):
        bound = _number(found["low"], mark)
        if found["word"].casefold() in _AT_LEAST:
            return Target(TargetKind.AT_LEAST, bound, None, found["unit"])
        return Target(TargetKind.AT_MOST, None, bound, found["unit"])
    if found := _RANGE.fullmatch(body):
        low, high = _number(found["low"], mark), _number(found["high"], mark)
        if low > high:
            raise ValueError(f"”{body}” börjar med det högre värdet. Skriv det lägre först.")
        return Target(TargetKind.RANGE, low, high, found["unit"])
    if found := _ONE.fullmatch(body):
        value = _number(found["low"], mark)
        value = -value if found["sign"] in ("-", "−", "–") else value
        return Target(TargetKind.NUMBER, value, value, found["unit"])
    return None


def _number(text: str, mark: str) -> Decimal:
    """A number without sign: blanks, or the other mark, between thousands, one before decimals."""
    plain = re.sub(_BLANK, "", text)
    whole, own, decimals = plain.rpartition("," if plain.rfind(",") > plain.rfind(".") else ".")
    if not own:
        value = Decimal(plain)
    elif own in whole or (own != mark and _GROUPED.fullmatch(plain)):
        value = Decimal(_without_groups(plain))
    else:
        value = Decimal(f"{_without_groups(whole)}.{decimals}")
    if value >= _LARGEST:
        raise ValueError(f"{text} är för stort. Kontrollera talet.")
    return round(value, PLACES)


def _without_groups(text: str) -> str:
    """The digits of a whole number; ValueError when its marks do not stand between thousands."""
    if text.isdecimal():
        return text
    if not _GROUPED.fullmatch(text):
        raise ValueError(f"{text} går inte att läsa som ett tal. Skriv det utan punkter.")
    return re.sub("[.,]", "", text)


def _said(target: Target, unit: str) -> str:
    if target.kind is TargetKind.ZERO_BAND:
        return f"+/- {_as_text(target.high)}{unit}"
    if target.kind is TargetKind.CHANGE:
        word = "minska" if (target.low or 0) < 0 else "öka"
        return f"{word} med {_as_text(abs(target.low or Decimal(0)))} %"
    if target.kind is TargetKind.AT_LEAST:
        return f"minst {_as_text(target.low)}{unit}"
    if target.kind is TargetKind.AT_MOST:
        return f"högst {_as_text(target.high)}{unit}"
    if target.kind is TargetKind.RANGE:
        return f"{_as_text(target.low)} - {_as_text(target.high)}{unit}"
    if target.kind is TargetKind.NUMBER:
        return f"{_as_text(target.low)}{unit}"
    return next(word for word, kind in _WORDS.items() if kind is target.kind)


def _as_text(value: Decimal | None) -> str:
    said = f"{value or Decimal(0):f}"
    return (said.rstrip("0").rstrip(".") if "." in said else said).replace(".", ",")
