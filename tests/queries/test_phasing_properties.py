"""Whatever the weights and amounts, a phased budget is the year's, to the öre."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.access import Change, Role, Viewer
from lagesbild.periods import FiscalYear, Period
from tests.queries.typical import complete_loads_and_boards

BOARD = "socialnamnd"
AUTHOR = Viewer("controller", Role.CONTROLLER, frozenset({BOARD}))
NOW = datetime(2024, 1, 1)  # noqa: DTZ001  # as the store has it

amounts = st.decimals(-(10**15), 10**15, places=2)
small = st.decimals(-1, 1, places=2)
weights = st.lists(
    st.decimals(0, 999_999_999, places=2) | st.just(Decimal(0)), min_size=12, max_size=12
).filter(any)


@settings(max_examples=25, deadline=None)
@given(
    year_amounts=st.lists(amounts | small, min_size=1, max_size=5),
    weights=weights,
    first_month=st.integers(1, 12),
)
def test_phasing_sums_to_the_year_and_no_month_is_off_by_an_ore(
    migrated_database, year_amounts, weights, first_month
):
    year = FiscalYear(Period(2023, first_month))
    with migrated_database.reading() as cursor:
        cursor.begin()
        cursor._connection.executemany(
            "insert into raw.amounts"
            " (load_id, board, kind, row_number, period, basis, sign, amount)"
            " values (1, $board, 'budget', $row, $period, 'year', 'reversed', $amount)",
            [
                {"board": BOARD, "row": row, "period": year.last.code, "amount": amount}
                for row, amount in enumerate(year_amounts)
            ],
        )
        complete_loads_and_boards(cursor, {"raw.amounts"})
        change = Change(cursor, AUTHOR, NOW)
        of_year = {"board": BOARD, "year_start": year.first.code}
        part = dict.fromkeys(("department", "unit", "account_group"))
        change.run(
            "commands/insert_budget_profile",
            **of_year, **part, event="chosen", profile="own", reason="För att",
        )  # fmt: skip
        change.run("commands/insert_given_weights", board=BOARD, weights=weights)
        change.run("commands/fill_budget_weights", **of_year)
        phased = cursor._connection.execute(
            "select row_number, period, amount from marts.phased_budget order by all"
        ).fetchall()
        cursor.rollback()
    months = [month.code for month in year.months]
    assert [period for _, period, _ in phased] == months * len(year_amounts)
    for row, whole in enumerate(year_amounts):
        by_month = [amount for at, _, amount in phased if at == row]
        assert sum(by_month) == whole
        for amount, weight in zip(by_month, weights, strict=True):
            assert abs(amount - whole * weight / sum(weights)) <= Decimal("0.01")
