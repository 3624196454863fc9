"""Public series that no one here wrote: each gets the forecast and the interval that it must."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from lagesbild.store import Cursor
from tests.ingest.desks import EXPORTS

FOLDER = EXPORTS / "series"
YEAR = 2026
"""The last of the sixty series' years, which the answers forecast."""
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the shared exports are not here")

_ASKED = """
with
    observed as (
        select series_id, yr::integer as year, mon::integer as month, v as amount
        from incoming_series
    ),
    phased as (select '' as series_id, 1 as month, 0.0 as amount where false),
    told as (
        select series_id, actual_ytd, forecast, low, high
        from marts.full_year_forecasts('observed', 'phased', $year, $closed)
    )
select
    count(*),
    max(abs(told.actual_ytd - golden.utfall) / abs(golden.prognos)),
    max(abs(told.forecast - golden.prognos) / abs(golden.prognos)),
    max(abs(told.low - golden.low80) / abs(golden.prognos)),
    max(abs(told.high - golden.high80) / abs(golden.prognos))
from told
inner join incoming_golden as golden on told.series_id = golden.series_id and golden.k = $closed
"""


@pytest.fixture
def golden(db: Cursor) -> Iterator[Cursor]:
    """The series and what each month of them must give."""
    with db.offering(series=read("golden_obs"), golden=read("golden_result")):
        yield db


def read(name: str) -> pa.Table:
    return duckdb.read_parquet(str(FOLDER / f"{name}.parquet")).to_arrow_table()


@pytest.mark.parametrize("closed", [2, 3, 4, 6, 8, 9, 10])
def test_sixty_series_are_forecast_to_a_millionth_of_their_year(
    golden: Cursor, closed: int
) -> None:
    asked = {"year": YEAR, "closed": closed}
    found = golden._connection.execute(_ASKED, asked).fetchone()
    assert found is not None
    count, *differences = found
    assert count == 60
    assert max(differences) < 1e-6, differences
