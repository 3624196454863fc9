"""What holds of a forecast whatever a series is: it stays in proportion, and knows no sign."""

from __future__ import annotations

import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.store import Cursor

_ASKED = """
with
    observed as (
        select
            case when is_turned then 2 else 1 end as series_id,
            2020 + divide(place, 12) as year,
            place % 12 + 1 as month,
            case when is_turned then -amount else amount end as amount
        from (select unnest($amounts) as amount, unnest(range(len($amounts))) as place)
        cross join (select unnest([false, true]) as is_turned)
    ),
    phased as (select 1 as series_id, 1 as month, 0.0 as amount where false)
select forecast, low, high
from marts.full_year_forecasts('observed', 'phased', $year, $closed)
order by series_id
"""

amount = st.integers(-1_000_000, 1_000_000).map(float)
series = st.lists(amount, min_size=2, max_size=58).filter(lambda one: len(one) % 12)


def forecasts(db: Cursor, amounts: list[float]) -> list[tuple[float, float, float]]:
    """The forecast, low and high of a series and of the same with the other sign."""
    whole, closed = divmod(len(amounts), 12)
    asked = {"amounts": amounts, "year": 2020 + whole, "closed": closed}
    return db._connection.execute(_ASKED, asked).fetchall()


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(amounts=series)
def test_a_forecast_stays_in_proportion_to_what_has_been(db: Cursor, amounts: list[float]) -> None:
    largest = max(abs(one) for one in amounts)
    for forecast, low, high in forecasts(db, amounts):
        assert low <= forecast <= high
        assert abs(forecast) <= 60 * largest + 1e-6
        assert math.isfinite(low)
        assert math.isfinite(high)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(amounts=series)
def test_income_is_forecast_as_a_cost_is(db: Cursor, amounts: list[float]) -> None:
    if sum(amounts) == 0:
        return  # which way round it is then is nobody's to say
    [one, other] = forecasts(db, amounts)
    size = max(abs(amount) for amount in amounts)
    assert math.isclose(one[0], -other[0], rel_tol=1e-9, abs_tol=1e-9 * size)
    assert math.isclose(one[1], -other[2], rel_tol=1e-9, abs_tol=1e-9 * size)
