"""Whatever thresholds and budgets are, a larger variance never belongs to a lower level."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.escalations import LEVELS, OWN_LEVELS

ASKED = """
select marts.escalation_level(
    $own, -$size::decimal(18, 2), -$unit::decimal(18, 2), -$department::decimal(18, 2),
    marts.escalation_limits($limits)
)
"""
ORDER = list(LEVELS)
money = st.decimals(0, 10**10, places=2)
shares = st.decimals(0, 1, places=4)


@settings(max_examples=60, deadline=None)
@given(
    own=st.sampled_from(list(OWN_LEVELS.values())),
    sizes=st.tuples(money, money),
    unit=money,
    department=money,
    amounts=st.lists(money, min_size=4, max_size=4),
    of_budget=st.tuples(shares, shares),
)
def test_raising_a_variance_never_lowers_its_level(
    migrated_database, own, sizes, unit, department, amounts, of_budget
):
    steps = ("unit_amount", "department_amount", "administration_amount", "board_amount")
    limits = dict(zip(steps, sorted(amounts), strict=True))
    limits |= {"unit_share": of_budget[0], "department_share": of_budget[1]}
    with migrated_database.reading() as cursor:
        smaller, larger = (
            _level(cursor, own=own, size=size, unit=unit, department=department, limits=limits)
            for size in sorted(sizes)
        )
    assert ORDER.index(own) <= ORDER.index(smaller) <= ORDER.index(larger)
    if max(sizes) > limits["board_amount"] and own == "administration":
        assert larger == "executive_board"
    if max(sizes) <= limits[f"{own}_amount"]:
        assert larger == own


def _level(cursor, *, limits: dict[str, Decimal], **asked: object) -> str:
    parameters = asked | {"limits": json.dumps(limits, default=str)}
    [[level]] = cursor._connection.execute(ASKED, parameters).fetchall()
    return level
