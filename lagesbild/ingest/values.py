"""Reading what single cells and headers say: periods, dates, codes, units, decimal marks.

`parse_…` raises ValueError with a Swedish sentence when the text is not one; everything else gives
None when the text does not say. Amounts have one rule, in queries/macros/parse_amount.sql.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from lagesbild.ingest.reading import Basis, ShownUnit, Sign
from lagesbild.periods import Period
from lagesbild.text import listed

_Day = TypeVar("_Day", Period, date)

# Swedish, Norwegian and English, whole and short.
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan januari januar january",
            "feb februari februar february",
            "mar mars march",
            "apr april",
            "maj mai may",
            "jun juni june",
            "jul juli july",
            "aug augusti august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december des desember",
        ),
        start=1,
    )
    for word in words.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20|21)\d\d"
_DASHES = re.compile("[−–—]")
_TIME_OF_DAY = re.compile(r"[ t]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?z?$")

# In which orders the three parts may stand. Two orders: refused when both give a day.
_DATE_FORMS = tuple(
    (re.compile(form), orders)
    for form, orders in (
        (r"(\d{4})[-/. ](\d\d?)[-/. ](\d\d?)", ("ymd",)),
        (r"(\d{4})(\d\d)(\d\d)", ("ymd",)),
        (r"(\d\d)-(\d\d)-(\d\d)", ("ymd",)),  # so in Sweden; elsewhere dots or slashes
        (r"(\d\d?)/(\d\d?)[ -]+(\d{4}|\d\d)", ("dmy",)),
        (rf"(\d\d?)[. -]+({_MONTH})[. -]+(\d{{4}}|\d\d)", ("dmy",)),
        (r"(\d\d?)\.(\d\d?)\.(\d{4})", ("dmy",)),
        (r"(\d\d)\.(\d\d)\.(\d\d)", ("dmy", "ymd")),
        (r"(\d\d?)[-/](\d\d?)[-/](\d{4})", ("dmy", "mdy")),
        (r"(\d\d)/(\d\d)/(\d\d)", ("ymd", "dmy", "mdy")),
    )
)
_PERIOD_FORMS = tuple(
    (re.compile(form), orders)
    for form, orders in (
        (r"(\d{4})(\d\d)", ("ym",)),
        (r"(\d{4})(?:[-/. ]|[-/. ]?[mp])(\d\d?)", ("ym",)),
        (r"(\d\d?)[-/.](\d{4})", ("my",)),
        (r"(\d\d)-(\d\d)", ("ym", "my")),
        (rf"({_MONTH})[. '’-]*(\d{{4}}|\d\d)", ("my",)),
        (rf"(\d{{4}})[ -]*({_MONTH})\.?", ("ym",)),
    )
)
_MONTH_ONLY = re.compile(rf"(?:(?:period|månad|mån|[mp])[. ]*)?(\d\d?)|({_MONTH})\.?")


def parse_period(text: str, *, year: int | None = None) -> int:
    """Read "202301", "2023-01", "jan-23", "januari 2023", a date (its month) … as 202301.

    Periods 00 and 13 are kept. "01", "jan" or "period 1" are read when `year` is given.
    """
    clean = _clean(text)
    for form, orders in _PERIOD_FORMS:
        if found := form.fullmatch(clean):
            return _only(text, {_period(found.groups(), order) for order in orders}, "period").code
    if year is not None and (found := _MONTH_ONLY.fullmatch(clean)):
        return _only(text, {_period((str(year), found[1] or found[2]), "ym")}, "period").code
    day = _only(text, _days(clean), "period")
    return day.year * 100 + day.month


def parse_date(text: str) -> date:
    """Read "2023-01-31", "20230131", "23-01-31", "31/1 2023", "31.01.2023", "31 jan 2023" …

    A time of day is left out. "03/04/2023" may be April or March and is refused.
    """
    return _only(text, _days(_clean(text)), "datum")


def _days(clean: str) -> set[date | None]:
    """The days that a text can mean."""
    clean = _TIME_OF_DAY.sub("", clean)
    for form, orders in _DATE_FORMS:
        if found := form.fullmatch(clean):
            return {_date(found.groups(), order) for order in orders}
    if re.fullmatch(r"\d{6}", clean) and _period((clean[:4], clean[4:]), "ym") is None:
        return {_date((clean[:2], clean[2:4], clean[4:]), "ymd")}
    return set()


def _clean(text: str) -> str:
    return _DASHES.sub("-", " ".join(text.split())).casefold()


def _full_year(text: str) -> int:
    """Two digits are 1980–2079."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 80 else 1900)


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS[text]


def _period(parts: tuple[str, ...], order: str) -> Period | None:
    by_kind = dict(zip(order, parts, strict=True))
    try:
        return Period(_full_year(by_kind["y"]), _month(by_kind["m"]))
    except ValueError:
        return None


def _date(parts: tuple[str, ...], order: str) -> date | None:
    by_kind = dict(zip(order, parts, strict=True))
    year = _full_year(by_kind["y"])
    try:
        return date(year, _month(by_kind["m"]), int(by_kind["d"])) if 1900 <= year < 2200 else None
    except ValueError:
        return None


_HOW_TO_WRITE = {
    "period": "”{}” är inte en period. Skriv ÅÅÅÅMM, till exempel 202310.",
    "datum": "”{}” är inte ett datum. Skriv ÅÅÅÅ-MM-DD, till exempel 2023-10-31.",
}


def _only(text: str, readings: set[_Day | None], what: str) -> _Day:
    possible = sorted(reading for reading in readings if reading is not None)
    if len(possible) > 1:
        choices = listed(map(str, possible), "eller")
        raise ValueError(f"”{text}” kan betyda {choices}. Skriv så som det menas.")
    if not possible:
        raise ValueError(_HOW_TO_WRITE[what].format(text))
    return possible[0]


@dataclass(frozen=True)
class Span:
    """The time that a header names, and its other words.

    `first` and `last` are month numbers (0 and 13 as the sender has them). `year` is None when the
    header leaves it out, `last` when it says "ack" and not up to which month, and `basis` when the
    months are neither one, nor the year's first, nor a year.
    """

    basis: Basis | None
    year: int | None
    first: int
    last: int | None
    rest: str

    @property
    def period(self) -> int | None:
        """The last period as 202303, when the header says it."""
        if self.year is None or self.last is None:
            return None
        return self.year * 100 + self.last


_TIME = re.compile(
    rf"""(?<!\w)(?:
        (?P<day>{_YEAR}-\d\d?-\d\d?|{_YEAR}(?:0[1-9]|1[0-2])[0-3]\d)
        | (?P<period>{_YEAR}(?:[-/.]|[-/ ]?[MP])?(?:0\d|1[0-3]))
        | (?:\d\d?\.?\s)?(?P<month>{_MONTH})\b\.?
          (?:[\s'’-]*(?P<months_year>{_YEAR}|\d\d)(?!\d|\.?\s*(?:{_MONTH})\b))?
        | (?P<year>{_YEAR})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_UNTIL_WORDS = r"till|tom|t\.?\s?o\.?\s?m\.?|till och med"
_ACCUMULATED = re.compile(
    rf"\b(?:ack|akk)(?:umuler\w*)?\b\.?|\b(?:per|{_UNTIL_WORDS})\s+(?=\d|(?:{_MONTH})\b)",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"\s*(?:-+|to|{_UNTIL_WORDS})\s*", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"\b(?:helår|årsbudget|årsprognos|heleår|full year)", re.IGNORECASE)


def parse_span(text: str) -> Span | None:
    """The month, accumulated months or year that a header names; None when it names no one time.

    "Utfall Jan - Feb 2026" is accumulated, 2026, 1 to 2, and "Utfall" is left.
    """
    spaced = _DASHES.sub("-", text).replace("_", " ")
    times = list(_TIME.finditer(spaced))
    joints = [
        (earlier.end(), later.start())
        for earlier, later in pairwise(times)
        if _JOINT.fullmatch(spaced, earlier.end(), later.start())
    ]
    counted = [found.span() for found in _ACCUMULATED.finditer(spaced)]
    rest = _without(spaced, [*(found.span() for found in times), *joints, *counted])
    named = [_named(found) for found in times]
    years = {year for year, _ in named if year is not None}
    months = [month for _, month in named if month is not None]
    if len(years) > 1 or len(months) > 2 or (len(months) == 2 and len(joints) != 1):
        return None
    year = years.pop() if years else None
    if months:
        return _span_of_months(year, months[0], months[-1], rest, is_accumulated=bool(counted))
    if counted:
        return Span(Basis.ACCUMULATED, year, 1, None, rest)
    if year is not None or _WHOLE_YEAR.search(spaced):
        return Span(Basis.YEAR, year, 1, 12, rest)
    return None


def _named(found: re.Match[str]) -> tuple[int | None, int | None]:
    """The year and month that one mention of time names."""
    if found["year"]:
        return int(found["year"]), None
    if found["month"]:
        year = found["months_year"]
        return _full_year(year) if year else None, _MONTHS[found["month"].casefold()]
    digits = re.split(r"\D+", found[0])
    return int(found[0][:4]), int(digits[1] if len(digits) > 1 else found[0][4:6])


def _span_of_months(
    year: int | None, first: int, last: int, rest: str, *, is_accumulated: bool
) -> Span | None:
    if first == last and not is_accumulated:
        return Span(Basis.MONTH, year, first, last, rest)
    if first == last:
        first = min(first, 1)
    if first > last:
        return None
    return Span(Basis.ACCUMULATED if first <= 1 else None, year, first, last, rest)


def _without(text: str, parts: list[tuple[int, int]]) -> str:
    """The words outside the parts."""
    kept = "".join(
        " " if any(start <= place < end for start, end in parts) else character
        for place, character in enumerate(text)
    )
    return " ".join(re.sub(r"[(\[]\s*[)\]]", " ", kept).split()).strip(" -:,;.")


_CODE = r"(?=[A-ZÅÄÖ]*[0-9])[0-9A-ZÅÄÖ]{1,12}"
_NAME = r".*[^\W\d_].*"
_CODE_AND_NAME = (
    re.compile(rf"[\[(](?P<code>{_CODE})[\])]\s*[-−–:,]?\s*(?P<name>{_NAME})"),
    re.compile(rf"(?P<code>{_CODE})(?:\s*[-−–:,]\s*|\s+)(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME}?)\s*[\[(](?P<code>{_CODE})[\])]"),
    re.compile(rf"(?P<code>{_CODE})(?P<name>)"),
)


def split_code_and_name(text: str) -> tuple[str, str] | None:
    """Split "30013 Namn", "30 - Namn", "[30] Namn" or "Namn (30)" into code and name.

    A code has a digit and at most twelve characters. The name is "" beside a bare code; without a
    code there is None.
    """
    clean = " ".join(text.split())
    for form in _CODE_AND_NAME:
        if found := form.fullmatch(clean):
            return found["code"], found["name"].strip()
    return None


_UNIT = re.compile(
    r"""\b(?:
        (?P<mnkr>mnkr|mkr|mnsek|msek|mn\s?kr|milj(?:\.|oner)?\s?(?:kr|kronor|sek)|miljoner)
        | (?P<tkr>tkr|kkr|tsek|ksek|tusen(?:tals?)?(?:\s?(?:kr|kronor|sek))?
          | 1\s?000-tals?(?:\s(?:kr|kronor|sek))?|(?<=i\s)1\s?000\s?(?:kr|kronor|sek))
        | (?P<kr>kr|kronor|sek)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def unit_in(text: str) -> ShownUnit | None:
    """The unit that a header or title states; None when it states none, or several."""
    units = {found.lastgroup for found in _UNIT.finditer(text)}
    return ShownUnit(units.pop()) if len(units) == 1 else None


_TURNED = re.compile(r"\b(?:om)?vän(?:t|da)\s+(?:för)?tecken", re.IGNORECASE)
_SHOWN_WITH = re.compile(
    r"\b(?P<side>kostnader|intäkter)\b[^.;,\d]{0,30}?\b(?:med|som|är)\s+(?P<sign>plus|minus)",
    re.IGNORECASE,
)


def sign_in(text: str) -> Sign | None:
    """What a header or title says: "vänt tecken", "kostnader visas med minus".

    None when nothing is said, or things that contradict each other.
    """
    said = {Sign.REVERSED} if _TURNED.search(text) else set()
    for found in _SHOWN_WITH.finditer(text):
        turned = (found["side"].casefold() == "kostnader") == (found["sign"].casefold() == "minus")
        said.add(Sign.REVERSED if turned else Sign.LEDGER)
    return said.pop() if len(said) == 1 else None


_BLANKS = " \u00a0\u202f\u2009"
AMOUNT_FORM = (
    rf"[{_BLANKS}(+−–-]*(?:[0-9][0-9{_BLANKS}.,'’]*|[.,][0-9]+)[−–-]?"
    rf"[{_BLANKS}]*(?:kr|kronor|sek)?[{_BLANKS})]*"
)
_AMOUNT = re.compile(AMOUNT_FORM, re.IGNORECASE)
_GROUPED_BY = {
    mark: re.compile(rf"[^0-9]*[1-9][0-9]{{0,2}}(?:\{mark}[0-9]{{3}})+[^0-9.,]*") for mark in ",."
}


def looks_like_amount(text: str) -> bool:
    """Whether a cell may be an amount, to tell columns apart; true for all that is one."""
    return _AMOUNT.fullmatch(text) is not None


@dataclass(frozen=True)
class DecimalMark:
    """What a column's amounts say about their decimal mark.

    `ambiguous` are amounts such as "2.000" that nothing settles, `against` those that can only be
    read with the other mark. `mark` is None when nothing tells.
    """

    mark: str | None
    ambiguous: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


def decimal_mark(samples: Iterable[str]) -> DecimalMark:
    """Tell a column's decimal mark from some of its cells; what is no amount is passed over."""
    votes: dict[str, list[str]] = {",": [], ".": []}
    unsettled: list[str] = []
    for text in dict.fromkeys(samples):
        if not looks_like_amount(text):
            continue
        possible = _possible_marks(text)
        if len(possible) == 1:
            votes[possible[0]].append(text)
        elif possible and ("," in text or "." in text):
            unsettled.append(text)
    commas, points = len(votes[","]), len(votes["."])
    if commas == points:
        return DecimalMark(None, tuple(unsettled), (*votes[","], *votes["."]))
    mark, other = (",", ".") if commas > points else (".", ",")
    # Three decimals are believed where others have three: "2.000" beside "2000.00" is odd.
    has_three = any(re.search(rf"\{mark}[0-9]{{3}}(?![0-9])", text) for text in votes[mark])
    ambiguous = [text for text in unsettled if votes[other] or (mark in text and not has_three)]
    return DecimalMark(mark, tuple(ambiguous), tuple(votes[other]))


def _possible_marks(text: str) -> list[str]:
    """With which decimal marks an amount can be read: both for "2.000" and "2000"."""
    possible = []
    for mark, other in ((",", "."), (".", ",")):
        whole, found, decimals = text.partition(mark)
        is_whole = other not in whole or _GROUPED_BY[other].fullmatch(whole)
        if is_whole and (not found or re.fullmatch(r"[0-9]+[^0-9.,]*", decimals)):
            possible.append(mark)
    return possible
