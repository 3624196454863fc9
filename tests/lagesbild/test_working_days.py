"""Working days, held against calendars counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from lagesbild.periods import Period
from lagesbild.working_days import holidays, in_month

YEARS = {
    # 2024 began on a Monday. Of January's 23 weekdays New Year's Day is none; 6 January and 6 June
    # were a Saturday and a Thursday; Easter Day was 31 March, Ascension Day 9 May.
    2024: [22, 21, 20, 21, 21, 19, 23, 22, 21, 23, 21, 20],
    # Easter Day was 5 April 2026: Good Friday 3 April, Easter Monday 6 April, Ascension Day 14 May.
    # 1 May was a Friday, 6 June and 26 December Saturdays.
    2026: [20, 20, 22, 20, 19, 22, 23, 21, 22, 22, 21, 22],
}


@pytest.mark.parametrize("year", YEARS)
def test_a_month_has_its_weekdays_less_the_public_holidays(year: int) -> None:
    assert [in_month(Period(year, month)) for month in range(1, 13)] == YEARS[year]


def test_the_days_that_move_with_easter_move() -> None:
    assert date(2023, 4, 7) in holidays(2023)
    assert date(2024, 3, 29) in holidays(2024)
    assert date(2024, 4, 1) in holidays(2024)
    assert date(2008, 5, 1) in holidays(2008)  # Ascension Day and 1 May on the same day
    assert len(holidays(2008)) == len(holidays(2009)) - 1
