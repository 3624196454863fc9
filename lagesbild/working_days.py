"""Weekdays that are no public holiday in Sweden: how many a month has.

The days are those of the act on public holidays (lag 1989:253), which moves with Easter and is the
same for every year from 2005 on, when the national day took Whit Monday's place. Eves are no public
holidays by law, so Christmas Eve and Midsummer Eve count as the weekdays they are.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from lagesbild.periods import Period

_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 25), (12, 26))
_AFTER_EASTER = {"Good Friday": -2, "Easter Monday": 1, "Ascension Day": 39}
"""Easter Day and Whit Sunday are Sundays, and Midsummer Day and All Saints' Day Saturdays."""


def in_month(month: Period) -> int:
    """How many weekdays of a calendar month are no public holiday."""
    free = holidays(month.year)
    days = (month.last_day - month.first_day).days + 1
    in_order = (month.first_day + timedelta(days=step) for step in range(days))
    return sum(day.weekday() < 5 and day not in free for day in in_order)


def holidays(year: int) -> frozenset[date]:
    """The public holidays of a year that may fall on a weekday."""
    sunday = easter(year)
    return frozenset(
        {
            *(date(year, month, day) for month, day in _FIXED),
            *(sunday + timedelta(days=days) for days in _AFTER_EASTER.values()),
        }
    )
