"""For any volumes the effects sum to the variance to the öre, by whatever parts they are told."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.case import one_who_sees_all
from tests.queries.typical import complete_loads_and_boards

AMOUNTS = st.none() | st.integers(-10_000_000_00, 2_000_000_000_00)
DAYS = st.none() | st.integers(0, 100_000_00)
PERIODS = (202200, 202201, 202202, 202300, 202301, 202302)
ROW = st.tuples(
    st.sampled_from(PERIODS), st.sampled_from("ABC"), st.sampled_from(("own", "external")),
    st.sampled_from(("actual", "forecast")), DAYS, AMOUNTS, DAYS, AMOUNTS,
)  # fmt: skip
COLUMNS = ("period", "care_form", "provider", "is_forecast", "days", "net_cost", "budget_days",
           "budget_cost")  # fmt: skip


def table(rows):
    columns = {}
    for place, name in enumerate(COLUMNS):
        values = [row[place] for row in rows]
        if place >= 4:
            values = [None if value is None else Decimal(value) / 100 for value in values]
            columns[name] = pa.array(values, pa.decimal128(18, 2))
        else:
            columns[name] = pa.array(values)
    return pa.table(columns)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(ROW, max_size=12, unique_by=lambda row: row[:4]),
    period=st.sampled_from((202301, 202306, 202312)),
    against=st.sampled_from(("budget", "previous_year")),
    dimension=st.sampled_from(("care_form", "provider", "department")),
)
def test_the_effects_sum_to_the_variance(db, rows, period, against, dimension):
    connection = db._connection
    for cleared in ("volumes", "loads", "load_events", "coverage", "boards"):
        connection.execute(f"delete from raw.{cleared}")
    connection.register("made", table(rows))
    connection.execute(
        "insert into raw.volumes by name select 1 as load_id, 'b' as board, 'ledger' as sign, "
        "row_number() over (order by period) as row_number, * from made"
    )
    complete_loads_and_boards(db, {"raw.volumes"})
    db.seen_by(one_who_sees_all(db))
    columns, found = db.records(
        "economy/price_volume",
        board="b", period=period, year_start=202301, organised_on=None, against=against,
        dimension=dimension,
    )  # fmt: skip
    told = [dict(zip(columns, row, strict=True)) for row in found]
    parts = [row for row in told if row["row_kind"] == "part"]
    names = ("volume_effect", "price_effect", "mix_effect", "unsplit")
    for row in told:
        if row["variance"] is None:
            assert [row[name] for name in names] == [None] * 4
            continue
        assert row["variance"] == (row["cost"] or 0) - (row["base_cost"] or 0)
        assert sum(row[name] for name in names) == row["variance"]
    for name in (*names, "variance", "cost", "base_cost", "days"):
        values = [row[name] for row in parts if row[name] is not None]
        [total] = [row[name] for row in told if row["row_kind"] == "total"] or [None]
        assert total == (sum(values) if values else None)
