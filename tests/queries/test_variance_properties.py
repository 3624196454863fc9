"""What holds for the variance of any ledgers and budgets, whatever is found in them."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from lagesbild import variances
from lagesbild.economy import Level, OrganisedAs, View
from lagesbild.variances import VarianceRow
from tests.queries.test_properties import Told, few, histories, telling

AMOUNTS = (
    "variance_month", "variance_before", "variance_ytd", "periodisation", "one_off", "remaining",
)  # fmt: skip
FOUND = """
insert into marts.kept_periodisation
select
    board, case when amount > 0 then 'one_off' else 'doubled_month' end, cost_centre, account,
    least(period, period // 100 * 100 + 12), null, amount, 0, amount
from marts.positions
where value_type = 'actual' and period % 100 > 0
"""
"""Something is found wherever anything is booked, so that there is something to sum."""


def table(told: Told, view: View, level: Level) -> list[VarianceRow]:
    parameters = variances.table_parameters(view, level)
    return told.cursor.rows("economy/variance", VarianceRow, **parameters)


@few(6)
@given(history=histories(("ledger", "budget")))
def test_a_variance_is_what_it_is_made_of_and_its_parts_sum_to_it(migrated_database, history):
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        told.cursor._connection.execute(FOUND)
        for organised_as in OrganisedAs:
            view = told.view(202312, organised_as)
            totals = set()
            for level in Level:
                *parts, total = table(told, view, level)
                for row in (*parts, total):
                    assert row.periodisation + row.one_off + row.remaining == row.variance_ytd
                    assert row.variance_before + row.variance_month == row.variance_ytd
                for amount in AMOUNTS:
                    summed = sum((getattr(row, amount) for row in parts), Decimal(0))
                    assert summed == getattr(total, amount), amount
                totals.add(tuple(getattr(total, amount) for amount in AMOUNTS))
                [whole] = told.table(view, level)[-1:]
                assert whole.variance_ytd == total.variance_ytd
            assert len(totals) == 1, organised_as
