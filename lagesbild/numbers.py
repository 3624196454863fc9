"""Swedish numbers: the only place that turns them into text, or reads what people type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
MISSING = "–"


@dataclass(frozen=True)
class Unit:
    """A unit that amounts in SEK are shown in."""

    symbol: str
    sek: int
    decimals: int

    @property
    def in_words(self) -> str:
        return {"kr": "kronor", "tkr": "tusental kronor", "mnkr": "miljoner kronor"}[self.symbol]


KR = Unit("kr", 1, 0)
TKR = Unit("tkr", 1_000, 0)
MNKR = Unit("mnkr", 1_000_000, 1)
UNITS = {unit.symbol: unit for unit in (KR, TKR, MNKR)}


def money(amount: Decimal | None, unit: Unit, *, signed: bool = False) -> str:
    """An amount in SEK with its unit: 1234567 in tkr is "1 235 tkr"."""
    return _with_symbol(bare(amount, unit, signed=signed), unit.symbol)


def bare(amount: Decimal | None, unit: Unit, *, signed: bool = False) -> str:
    """As `money` but without the unit, for table cells under a header that states it."""
    return decimal(None if amount is None else amount / unit.sek, unit.decimals, signed=signed)


def exact(amount: Decimal | None) -> str:
    """An amount to the öre: "1 234,50 kr"."""
    return _with_symbol(decimal(amount, 2), "kr")


def percent(share: Decimal | None, decimals: int = 1, *, signed: bool = False) -> str:
    """A share with 1 as the whole: 0.0153 is "1,5 %"."""
    text = decimal(None if share is None else share * 100, decimals, signed=signed)
    return _with_symbol(text, "%")


def count(number: int | None) -> str:
    """A whole number: "50 000"."""
    return decimal(None if number is None else Decimal(number), 0)


def level(value: Decimal | None, *, signed: bool = False) -> str:
    """A measured value with the decimals it has, at most two: "47,5", "70 000"."""
    text = decimal(value, 2, signed=signed)
    return text.rstrip("0").rstrip(",") if "," in text else text


def decimal(value: Decimal | None, decimals: int, *, signed: bool = False) -> str:
    """Digits in groups of three, decimal comma, a true minus, "–" for nothing, never "−0"."""
    if value is None:
        return MISSING
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{abs(rounded):,.{decimals}f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    return f"{sign}{digits}"


def parsed(text: str) -> Decimal:
    """A number as people type it: "−1 234,5". ValueError when it is anything else.

    A point is refused: it may be of thousands or of decimals.
    """
    plain = re.sub(r"\s", "", text).replace(MINUS, "-").replace("–", "-")
    if not re.fullmatch(r"[+-]?\d{1,15}(,\d{1,4})?", plain):
        raise ValueError(f"Not a number: {text!r}")
    return Decimal(plain.replace(",", "."))


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """`part` of the size of `whole`, with the sign of `part`; nothing when there is no whole."""
    return None if part is None or not whole else part / abs(whole)


def in_unit(amount: Decimal, unit: Unit) -> float:
    """An amount as a chart draws it; charts are the only place where money is a float."""
    return float(amount / unit.sek)


def _with_symbol(text: str, symbol: str) -> str:
    return text if text == MISSING else f"{text}{NO_BREAK_SPACE}{symbol}"
