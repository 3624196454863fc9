"""How long the questions of the pages under Ekonomi take in a large store."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from bench.large_store import COST_CENTRES, DEPARTMENTS, PERIODS, UNITS, LargeStore
from bench.measure import Result, cost_of, ninety_fifth
from lagesbild import (
    economy,
    explanations,
    forecasts,
    grants,
    income_support,
    loads,
    placements,
    scenarios,
    variances,
    volumes,
)
from lagesbild.access import Reader
from lagesbild.economy import WHOLE_BOARD, Level, OrganisedAs, Part, View
from lagesbild.periods import Period
from lagesbild.volumes import Against, Dimension

PAGE_LIMIT = 60.0
VOUCHERS_LIMIT = 150.0
FORECAST_LIMIT = 80.0
VARIANCE_LIMIT = 80.0
RECORDS_LIMIT = 80.0
SCENARIO_LIMIT = 80.0
BOOKED_ON = ["46", "50", "55"]
"""How the accounts begin that every board is taken to book placements on."""
FINDING_LIMIT = 5.0


@dataclass(frozen=True)
class _Asking:
    """A question with everything chosen by chance that a viewer chooses."""

    reader: Reader
    chance: random.Random
    views: tuple[View, ...]

    @property
    def view(self) -> View:
        return self.chance.choice(self.views)

    def department(self) -> Part:
        return Part(department=str(310 + self.chance.randrange(DEPARTMENTS)))

    def unit(self) -> Part:
        return Part(unit=str(3100 + self.chance.randrange(UNITS)))

    def cost_centre(self) -> Part:
        return Part(cost_centre=str(31000 + self.chance.randrange(COST_CENTRES)))

    def account(self) -> Part:
        """A cost centre and an account that it uses."""
        centre = self.chance.randrange(COST_CENTRES)
        place = (centre * 5 + self.chance.randrange(60) * 7) % 400
        return Part(cost_centre=str(31000 + centre), account=str(3000 + 12 * place))


def ask(large: LargeStore, times: int) -> Iterator[Result]:
    """Every question, each time for a board, a month and a part by chance; the 95th percentile."""
    views = tuple(
        View(board, Period.of(period), organised_as)
        for board in large.boards
        for period in PERIODS[12:]
        for organised_as in OrganisedAs
    )
    asking = _Asking(large.store.reader(large.viewer), random.Random(1), views)
    _keep_forecasts(asking)
    yield _found_anew(large)
    for limit, questions in (
        (VARIANCE_LIMIT, _questions_of_variance(asking)),
        (PAGE_LIMIT, _questions_of_page(asking)),
        (VOUCHERS_LIMIT, _questions_of_vouchers(asking)),
        (FORECAST_LIMIT, _questions_of_forecasts(asking)),
        (SCENARIO_LIMIT, _questions_of_scenarios(asking)),
        (RECORDS_LIMIT, _questions_of_volumes(asking)),
        (RECORDS_LIMIT, _questions_of_placements(asking)),
    ):
        for what, question in questions.items():
            yield ninety_fifth(what, [cost_of(question) for _ in range(times)], limit)


def _found_anew(large: LargeStore) -> Result:
    """The slowest of the boards, when nothing is kept: what the first question then waits for."""
    reader = large.store.reader(large.viewer)
    costs = []
    for board in large.boards:
        with large.store._database.transaction() as cursor:
            cursor.run("commands/clear_periodisation_mark", board=board.id)
        view = View(board, Period.of(PERIODS[-1]))
        costs.append(cost_of(partial(variances.findings, reader, view)).wall)
    what = "periodisation in all years of a board, found anew"
    return Result(what, max(costs), "s", limit=FINDING_LIMIT)


def _questions_of_variance(asking: _Asking) -> dict[str, Callable[[], object]]:
    reader = asking.reader
    return {
        f"variance by {level.value}": partial(_variance, asking, level, lambda: WHOLE_BOARD)
        for level in Level
    } | {
        "variance of a department by unit": partial(
            _variance, asking, Level.UNIT, asking.department
        ),
        "periodisation_effect": lambda: variances.findings(reader, asking.view),
        "rolling_twelve": lambda: variances.rolling_twelve(reader, asking.view),
        "rolling_twelve of a cost centre": lambda: variances.rolling_twelve(
            reader, asking.view, asking.cost_centre()
        ),
        "explanations": lambda: explanations.said(reader, asking.view),
    }


def _questions_of_page(asking: _Asking) -> dict[str, Callable[[], object]]:
    reader = asking.reader
    tables = {
        f"board_table by {level.value}": partial(_board_table, asking, level, lambda: WHOLE_BOARD)
        for level in Level
    }
    return tables | {
        "board_table of a department by unit": partial(
            _board_table, asking, Level.UNIT, asking.department
        ),
        "board_table of a unit by cost_centre": partial(
            _board_table, asking, Level.COST_CENTRE, asking.unit
        ),
        "board_table of a cost centre by account": partial(
            _board_table, asking, Level.ACCOUNT, asking.cost_centre
        ),
        "board_table by account, searched": lambda: economy.board_table(
            reader, asking.view, Level.ACCOUNT, search="konto 12"
        ),
        "months": lambda: economy.months(reader, asking.view),
        "months of a cost centre": lambda: economy.months(
            reader, asking.view, asking.cost_centre()
        ),
        "part_names": lambda: economy.part_names(reader, asking.view, asking.account()),
        "loaded_periods": lambda: economy.loaded_periods(reader, asking.view.board.id),
        "data_version": lambda: loads.version(reader),
        "receipt_loads of the year to date": partial(_receipt_loads, asking, "actual"),
        "receipt_loads of the year's budget": partial(_receipt_loads, asking, "budget"),
    }


def _questions_of_vouchers(asking: _Asking) -> dict[str, Callable[[], object]]:
    return {
        "voucher_rows of a cost centre and account": lambda: economy.voucher_rows(
            asking.reader, asking.view, asking.account()
        ),
        "voucher_rows of a cost centre, searched": lambda: economy.voucher_rows(
            asking.reader, asking.view, asking.cost_centre(), search="nr 77"
        ),
        "voucher_rows of a department and month": partial(_month_of_department, asking),
        "voucher_rows of the board's year to date": lambda: economy.voucher_rows(
            asking.reader, asking.view, WHOLE_BOARD
        ),
    }


def _questions_of_forecasts(asking: _Asking) -> dict[str, Callable[[], object]]:
    reader = asking.reader
    tables = {
        f"full_year_forecast by {level.value}": partial(_forecast, asking, level)
        for level in forecasts.LEVELS
    }
    return tables | {
        "full_year_forecast of a department by unit": lambda: forecasts.table(
            reader, asking.view, Level.UNIT, asking.department()
        ),
        "forecast_accuracy by department": lambda: forecasts.accuracy(
            reader, asking.view, Level.DEPARTMENT
        ),
        "forecast_accuracy by unit": lambda: forecasts.accuracy(reader, asking.view, Level.UNIT),
        "forecast_history": lambda: forecasts.history(reader, asking.view),
        "adopted_forecasts": lambda: forecasts.adopted(reader, asking.view),
    }


def _questions_of_scenarios(asking: _Asking) -> dict[str, Callable[[], object]]:
    """Of the years that have scenarios; what somebody tries out is counted and not kept."""
    reader = asking.reader
    saved = [
        (view, one.scenario_id) for view in asking.views for one in scenarios.saved(reader, view)
    ]

    def of_scenario(question: Callable[[Reader, View, int], object]) -> object:
        view, scenario_id = asking.chance.choice(saved)
        return question(reader, view, scenario_id)

    by_level = {
        f"scenario_forecast by {level.value}": partial(
            of_scenario,
            lambda reader, view, one, at=level: scenarios.forecast(reader, view, at, one),
        )
        for level in forecasts.LEVELS
    }
    return by_level | {
        "scenario_effects": partial(of_scenario, scenarios.effects),
        "scenarios": lambda: scenarios.saved(reader, asking.view),
    }


def _questions_of_volumes(asking: _Asking) -> dict[str, Callable[[], object]]:
    reader = asking.reader
    by_part: dict[str, Callable[[], object]] = {}
    for part in Dimension:
        by_part[f"price_volume by {part.value}"] = partial(_price_volume, asking, part)
        by_part[f"budget_realism by {part.value}"] = partial(_budget_realism, asking, part)
    return by_part | {
        "volume_years": lambda: volumes.years(reader, asking.view),
        "income_support_months": lambda: income_support.months(reader, asking.view),
        "income_support_months of a department": lambda: income_support.months(
            reader, asking.view, asking.department().department
        ),
        "investments": lambda: grants.investments(reader, asking.view),
        "grants": lambda: grants.grants(reader, asking.view),
    }


def _questions_of_placements(asking: _Asking) -> dict[str, Callable[[], object]]:
    reader = asking.reader
    by_part: dict[str, Callable[[], object]] = {}
    for part in Dimension:
        by_part[f"placement_days by {part.value}"] = partial(_placement_days, asking, part)
        by_part[f"placement_forecast by {part.value}"] = partial(_placement_forecast, asking, part)
    for level in placements.LEVELS:
        by_part[f"placement_reconciliation by {level.value}"] = partial(_reconciled, asking, level)
    return by_part | {"placement_overlaps": lambda: placements.overlaps(reader, asking.view)}


def _price_volume(asking: _Asking, part: Dimension) -> None:
    against = asking.chance.choice(list(Against))
    volumes.price_volume(asking.reader, asking.view, against, part)


def _budget_realism(asking: _Asking, part: Dimension) -> None:
    volumes.budget_realism(asking.reader, asking.view, part)


def _placement_days(asking: _Asking, part: Dimension) -> None:
    placements.days(asking.reader, asking.view, part)


def _placement_forecast(asking: _Asking, part: Dimension) -> None:
    placements.forecast(asking.reader, asking.view, part)


def _reconciled(asking: _Asking, level: Level) -> None:
    view = asking.view
    board = replace(view.board, subjects={placements.SUBJECT: {"accounts": BOOKED_ON}})
    placements.reconciled(asking.reader, replace(view, board=board), level)


def _keep_forecasts(asking: _Asking) -> None:
    """Have every month's forecasts worked out: that is what `refresh` measures."""
    for view in {view.board.id: view for view in asking.views}.values():
        forecasts.accuracy(asking.reader, view, Level.DEPARTMENT)


def _forecast(asking: _Asking, level: Level) -> None:
    forecasts.table(asking.reader, asking.view, level)


def _board_table(asking: _Asking, level: Level, part: Callable[[], Part]) -> None:
    economy.board_table(asking.reader, asking.view, level, part())


def _variance(asking: _Asking, level: Level, part: Callable[[], Part]) -> None:
    variances.table(asking.reader, asking.view, level, part())


def _receipt_loads(asking: _Asking, value_type: str) -> None:
    view = asking.view
    economy.receipt_loads(
        asking.reader, view.board.id, value_type, view.year.first.code, view.period.code
    )


def _month_of_department(asking: _Asking) -> None:
    view = asking.view
    month = view.period.code
    economy.voucher_rows(asking.reader, view, asking.department(), first=month, last=month)
