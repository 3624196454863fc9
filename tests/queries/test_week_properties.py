"""Whatever weeks are written, their days are those that Python's calendar gives."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.week_spans import SpanUnit, parse, why_not_in

YEARS = st.integers(1990, 2120)
WEEKS = st.integers(1, 53)
of_any = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def days_of(db, unit, first, last, year):
    return db._connection.execute(
        "select marts.span_starts($1, $2, $4), marts.span_ends($1, $2, $3, $4)",
        [unit, first, last, year],
    ).fetchone()


def test_every_monday_of_a_century_is_that_of_its_week(db):
    """Asked at once: all weeks there are from 1990 to 2120."""
    mondays = db._connection.execute(
        "select of_year, week, marts.week_starts(of_year, week) from range(1990, 2121) as years "
        "(of_year) cross join range(1, 54) as weeks (week)"
    ).fetchall()
    assert len(mondays) == 131 * 53
    for year, week, monday in mondays:
        last = date(year, 12, 28).isocalendar().week
        if week <= last:
            assert monday == date.fromisocalendar(year, week, 1)
        else:
            assert monday == date.fromisocalendar(year + 1, 1, 1)


@of_any
@given(year=YEARS, first=WEEKS, last=WEEKS)
def test_weeks_are_from_monday_to_sunday_and_go_on_over_a_year_end(db, year, first, last):
    text = f"v {first}–{last}"
    span = parse(text)
    longest = date(year, 12, 28).isocalendar().week
    refused = why_not_in(span, year, text)
    assert (refused is not None) == (max(first, last) > longest)
    if refused:
        return
    found = days_of(db, span.unit.value, span.first, span.last, year)
    ends_in = year if last >= first else year + 1
    assert found == (
        date.fromisocalendar(year, first, 1), date.fromisocalendar(ends_in, last, 7),
    )  # fmt: skip
    assert timedelta(0) < found[1] - found[0] < timedelta(weeks=54)


@of_any
@given(year=YEARS, first=st.integers(1, 12), last=st.integers(1, 12))
def test_months_are_whole_and_go_on_over_a_year_end(db, year, first, last):
    starts, ends = days_of(db, SpanUnit.MONTH.value, first, last, year)
    assert starts == date(year, first, 1)
    after = ends + timedelta(days=1)
    assert (after.day, ends.month, ends.year) == (1, last, year + (last < first))
