"""What control plans write: a smallest volume ("5 ärenden", "10 %") and when ("april, aug, dec").

What is not one of the forms is refused, never guessed (K2, K3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lagesbild.periods import MONTH_NAMES

_WHOLE, _YEAR_END = 100, 12
_LARGEST = 1_000_000_000
_OF = r"(?P<of>\s+[^\W\d_][^\d%]{0,80})?"
_VOLUME = re.compile(
    rf"(?:minst\s+)?(?P<number>\d{{1,3}}(?:[ \u00a0]\d{{3}})+|\d+)(?:,(?P<part>\d+))?"
    rf"(?P<share>\s*%|\s*procent\b)?{_OF}",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"(?P<times>\d{1,2}|en|ett|två|tre|fyra|fem|sex)\s+gång(?:er)?\s*(?:/|per|om)\s*år(?:et)?"
    r"(?:[\s:,(]+(?P<months>[^()]*)\)?)?",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    r"månadsvis|månatligen|(?:varje|per) månad|(?:en|1) gång\s*(?:/|per|i)\s*månad(?:en)?",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"årligen|årsvis|(?:varje|per) år", re.IGNORECASE)
_BEFORE_MEETINGS = re.compile(
    r"(?:inför|före) varje (?:ordinarie )?(?:\w*nämnd|\w*möte|\w*sammanträde|\w*utskott)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,|/|;|&|\boch\b)\s*")
_NUMBERS = {"en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
_MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{str(number): number for number in range(1, 13)},
    "sept": 9,
}


@dataclass(frozen=True)
class Volume:
    """The least that is examined: so many, or such a share of all (1 is the whole)."""

    number: int | None = None
    share: Decimal | None = None


class Frequency(Enum):
    """How often a control is made. The value is the word in the store."""

    MONTHLY = "monthly"
    MONTHS = "months"  # those that are named
    YEARLY = "yearly"  # once, whenever in the year: late when the year is over
    BEFORE_MEETINGS = "before_meetings"  # the months are not known without the meetings' days


@dataclass(frozen=True)
class Occasions:
    """When a control is due: how often, and in which months of the year, 1 to 12."""

    frequency: Frequency
    months: tuple[int, ...]


def parse_volume(text: str) -> Volume:
    """Read a smallest volume; ValueError says in Swedish what may be written."""
    found = _VOLUME.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"”{text}” går inte att läsa. Skriv ett antal eller en andel, som 5 "
                         "ärenden eller 10 %.")  # fmt: skip
    whole = int(re.sub(r"\D", "", found["number"]))
    value = Decimal(f"{whole}.{found['part'] or 0}")
    if found["share"]:
        if not 0 < value <= _WHOLE or value != round(value, 2):
            raise ValueError(f"”{text}” ska vara större än 0 och högst 100 %, som 10 %.")
        return Volume(share=value / _WHOLE)
    if found["part"] or not 0 < whole < _LARGEST:
        raise ValueError(f"”{text}” ska vara ett helt antal större än 0, som 5 ärenden.")
    return Volume(number=whole)


def parse_occasions(text: str) -> Occasions:
    """Read how often and when; ValueError says in Swedish what may be written."""
    said = " ".join(text.split()).strip(" .")
    if _MONTHLY.fullmatch(said):
        return Occasions(Frequency.MONTHLY, tuple(range(1, _YEAR_END + 1)))
    if _YEARLY.fullmatch(said):
        return Occasions(Frequency.YEARLY, (_YEAR_END,))
    if _BEFORE_MEETINGS.fullmatch(said):
        return Occasions(Frequency.BEFORE_MEETINGS, ())
    if found := _TIMES.fullmatch(said):
        times = _NUMBERS.get(found["times"].casefold()) or int(found["times"])
        named = (found["months"] or "").strip()
        if times == 1 and not named:
            return Occasions(Frequency.YEARLY, (_YEAR_END,))
        return _of_months(text, _months(text, named) if named else (), times)
    return _of_months(text, _months(text, said), None)


def _of_months(text: str, months: tuple[int, ...], times: int | None) -> Occasions:
    if times is not None and times != len(months):
        raise ValueError(f"”{text}” säger {times} gånger men har {len(months)} månader. Skriv ut "
                         "månaderna, som 3 gånger/år (april, aug, dec).")  # fmt: skip
    return Occasions(Frequency.MONTHS, months)


def _months(text: str, named: str) -> tuple[int, ...]:
    """The months that a list names, in order; a number alone may be of times, and is none."""
    found = {_MONTHS.get(name.strip(" .").casefold()) for name in _BETWEEN.split(named)}
    months = sorted(month for month in found if month is not None)
    if len(months) != len(found) or text.strip(" .,;/0123456789") == "":
        raise ValueError(
            f"”{text}” går inte att läsa. Skriv månadsvis, 3 gånger/år (april, aug, dec), 1 "
            "gång/år (nov), 1 gång/år eller inför varje nämnd."
        )
    return tuple(months)
