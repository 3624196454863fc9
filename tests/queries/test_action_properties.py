"""Whatever a year and its actions are, what is left to find follows from them, to the öre."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import actions, economy
from lagesbild.access import Change, Role, Viewer
from lagesbild.actions import DECIDED, STATUSES, Gap
from lagesbild.boards import load_boards
from lagesbild.economy import BoardTableRow, Level, View
from lagesbild.periods import Period
from lagesbild.settings import ROOT
from tests.queries.typical import complete_loads_and_boards

[BOARD, *_] = load_boards(ROOT / "data" / "boards").values()
AUTHOR = Viewer("controller", Role.CONTROLLER, frozenset({BOARD.id}))
NOW = datetime(2024, 1, 1)  # noqa: DTZ001  # as the store has it
VIEW = View(BOARD, Period(2023, 6))
MONTHS = [month.code for month in VIEW.year.months]

amounts = st.decimals(-(10**11), 10**11, places=2)
effects = st.decimals(Decimal("0.01"), 10**9, places=2)
months = st.sampled_from(MONTHS)
told_actions = st.lists(
    st.tuples(effects, months, st.none() | months, st.sampled_from(list(STATUSES))), max_size=4
)


@settings(max_examples=12, deadline=None)
@given(
    actual=amounts,
    budget=amounts,
    forecast=amounts,
    adopted_in=st.sampled_from([None, 202303, 202306, 202308]),
    told=told_actions,
    more=st.tuples(effects, months, st.sampled_from(DECIDED)),
)
def test_left_to_find_follows_from_the_forecast_and_what_is_decided(
    migrated_database, actual, budget, forecast, adopted_in, told, more
):
    with migrated_database.reading() as cursor:
        cursor.begin()
        rows = [("actual", month, actual) for month in MONTHS[:6]]
        rows += [("budget", month, budget) for month in MONTHS]
        if adopted_in is not None:
            rows.append(("adopted_forecast", adopted_in, forecast))
            cursor._connection.execute(
                "insert into raw.amounts (load_id, board, kind, row_number, period, basis, sign, "
                "amount) values (1, $board, 'adopted_forecast', 1, $period, 'month', 'reversed', "
                "$amount)",
                {"board": BOARD.id, "period": adopted_in, "amount": forecast},
            )
        cursor._connection.executemany(
            "insert into marts.positions (board, value_type, period, amount) "
            "values ($board, $kind, $period, $amount)",
            [
                {"board": BOARD.id, "kind": kind, "period": period, "amount": amount}
                for kind, period, amount in rows
            ],
        )
        complete_loads_and_boards(cursor, {"raw.amounts", "marts.positions"})
        change = Change(cursor, AUTHOR, NOW)
        without = _gap(change)
        [*_, total] = change.rows(
            "economy/board_table",
            BoardTableRow,
            **economy.table_parameters(VIEW, Level.DEPARTMENT),
        )
        for place, (effect, first, last, status) in enumerate(told):
            _enter(change, f"Åtgärd {place}", effect, first, last, status)
        some = _gap(change)
        _enter(change, "En till", more[0], more[1], None, more[2])
        with_one_more = _gap(change)
        cursor.rollback()

    assert without.variance_ytd == total.variance_ytd
    assert without.forecast_with_actions == without.forecast
    assert without.left_to_find == without.gap
    known = adopted_in is not None and adopted_in <= VIEW.period.code
    assert without.forecast == (total.adopted_forecast if known else None)
    assert without.forecast_variance == (total.forecast_variance if known else None)
    after = adopted_in if known else VIEW.period.code
    given_back = sum(
        (
            effect
            * len([month for month in MONTHS if max(first, after + 1) <= month <= (last or 202312)])
            for effect, first, last, status in told
            if status in DECIDED
        ),
        Decimal(0),
    )
    assert some.decided_effect == given_back
    if known:
        assert some.left_to_find == max(Decimal(0), some.gap - given_back)
        assert some.forecast_with_actions == some.forecast + given_back
        assert with_one_more.left_to_find <= some.left_to_find
    assert with_one_more.decided_effect >= some.decided_effect
    assert with_one_more.has_decided
    assert (some.is_demanded, some.gap) == (without.is_demanded, without.gap)


def _gap(change: Change) -> Gap:
    [found] = change.rows("actions/left_to_find", Gap, **actions.parameters(VIEW))
    return found


def _enter(
    change: Change, action: str, effect: Decimal, first: int, last: int | None, status: str
) -> None:
    assert change.run(
        "commands/insert_action_entry",
        board=BOARD.id,
        period=actions.plan_of(VIEW),
        action=action,
        effect_per_month=effect,
        from_month=first,
        to_month=last,
        status=status,
        **dict.fromkeys(
            ("cause", "responsible", "cost_centre", "decided_by", "decided_on", "answers",
             "answers_month")
        ),
    )  # fmt: skip
