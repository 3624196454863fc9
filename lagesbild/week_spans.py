"""When a planning process does something, as it is written: "v 48–5", "senast februari 2027".

What is not one of the forms is refused, never guessed (A3). The days of a time are worked out in
queries/macros/span_starts.sql and span_ends.sql.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from lagesbild.periods import MONTH_NAMES

_DASHES = re.compile(r"\s*[-‐‑‒–—−]\s*")  # they are what documents have
_WEEK = r"(?:v|vecka|veckor|veckorna)?\.? ?"
_WEEKS = re.compile(
    rf"(?:senast )?{_WEEK}(?P<first>\d{{1,2}}|…|\.{{2,3}})"
    rf"(?:(?:-| till ){_WEEK}(?P<last>\d{{1,2}}))?"
)
_UNTIL = re.compile(rf"(?:till|till och med|t\.?o\.?m\.?) {_WEEK}(?P<last>\d{{1,2}})")
_MONTHS = {
    **{name: number for number, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(MONTH_NAMES, 1)},
}
_MONTH = r"(?P<{0}>{1})(?: månad)?(?: (?P<{0}_year>(?:19|20|21)[0-9]{{2}}))?"
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_IN_MONTHS = re.compile(
    rf"(?:senast )?(?:i )?{_MONTH.format('first', _NAMES)}"
    rf"(?:(?:-| till ){_MONTH.format('last', _NAMES)})?"
)
_DAY = r"\d{4}-\d{2}-\d{2}"
_IN_DAYS = re.compile(rf"(?:senast )?(?:den )?(?P<first>{_DAY})(?:(?:-| till )(?P<last>{_DAY}))?")
_LAST_WEEK = 53
_HOW = "Skriv till exempel v 48–5, vecka 25, november–mars, senast februari 2027 eller ett datum."


class SpanUnit(Enum):
    """What a time is told in. The value is the word in the store."""

    WEEK = "week"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True)
class Span:
    """A time in weeks (48), months (11, or 202611 where its year is said) or days (20261130).

    `first` is None of what goes on since before. A week or a month without a year that is below
    the first is in the year after.
    """

    unit: SpanUnit
    first: int | None
    last: int


def parse(text: str) -> Span:
    """Read a time; ValueError says in Swedish what may be written."""
    said = _DASHES.sub("-", " ".join(text.split()).rstrip(" .").casefold())
    if found := _IN_DAYS.fullmatch(said):
        return _in_days(text, found)
    if found := _IN_MONTHS.fullmatch(said):
        return _in_months(text, found)
    if found := _UNTIL.fullmatch(said):
        return _in_weeks(text, None, int(found["last"]))
    if found := _WEEKS.fullmatch(said):
        is_open = not found["first"].isdigit()
        if not (is_open and found["last"] is None):
            first = None if is_open else int(found["first"])
            return _in_weeks(text, first, int(found["last"] or found["first"]))
    raise ValueError(f"”{text}” är ingen vecka, månad eller dag. {_HOW}")


def why_not_in(span: Span, year: int, text: str) -> str | None:
    """Why a time cannot be that of an activity that begins in a year; None when it can."""
    if span.unit is SpanUnit.WEEK:
        if _LAST_WEEK in (span.first, span.last) and not _has_week_53(year):
            return f"”{text}”: {year} har ingen vecka 53. Skriv vecka 52 eller vecka 1."
        return None
    whole = 100 if span.unit is SpanUnit.MONTH else 10_000
    years = {code // whole for code in (span.first, span.last) if code and code >= whole}
    if years - {year, year + 1}:
        return f"”{text}” är inte i {year} eller året efter. Rätta året."
    return None


def _has_week_53(year: int) -> bool:
    return date(year, 12, 28).isocalendar().week == _LAST_WEEK


def _in_weeks(text: str, first: int | None, last: int) -> Span:
    for week in (first, last):
        if week is not None and not 1 <= week <= _LAST_WEEK:
            raise ValueError(f"”{text}”: det finns ingen vecka {week}. Veckor är 1 till 53.")
    return Span(SpanUnit.WEEK, first, last)


def _in_months(text: str, found: re.Match[str]) -> Span:
    """A year that is said of one of two months gives that of the other."""
    first, last = (_MONTHS[found[name] or found["first"]] for name in ("first", "last"))
    began, ended = found["first_year"], found["last_year"]
    if began is None and ended is None:
        return Span(SpanUnit.MONTH, first, last)
    first_year = int(began) if began else int(ended) - (last < first)
    last_year = int(ended) if ended else first_year + (last < first)
    return _in_order(text, SpanUnit.MONTH, first_year * 100 + first, last_year * 100 + last)


def _in_days(text: str, found: re.Match[str]) -> Span:
    try:
        days = [date.fromisoformat(one) for one in (found["first"], found["last"]) if one]
    except ValueError:
        raise ValueError(f"”{text}” är inte ett datum. Skriv som 2026-11-30.") from None
    first, last = (int(f"{day:%Y%m%d}") for day in (days[0], days[-1]))
    return _in_order(text, SpanUnit.DAY, first, last)


def _in_order(text: str, unit: SpanUnit, first: int, last: int) -> Span:
    if last < first:
        raise ValueError(f"”{text}” slutar innan det börjar. Skriv det första först.")
    return Span(unit, first, last)
