"""Södertälje's lists give tables 1–5 of its plan as printed, and what follows from them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest

from lagesbild import grants, income_support, placements, volumes
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.ingest.demo_readers import DEMO
from tests.ingest.desks import desk_in
from tests.loading import Desk

ID = "sodertalje-socialnamnd"
FILES = ("organisation.csv", "volymer_plan_2023.csv", "volymer_2023.csv", "bistand_2022.csv",
         "bistand_2023.csv", "investeringar_2023.csv", "statsbidrag_2023.csv",
         "placeringar_202309.csv")  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with desk_in(tmp_path_factory.mktemp("demo")) as made:
        for name in FILES:
            assert made.load(DEMO / ID / name, board=ID).status == "loaded"
        yield made


def view(desk: Desk, period: int) -> View:
    return View(desk.boards[ID], Period.of(period))


def tkr(amount: Decimal | None) -> int | None:
    """As the plan prints it: a cost in tkr, without its sign."""
    return None if amount is None else round(-amount / 1_000)


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Placeringar barn och unga", [
            (2021, False, 89_474, 126_800, 138_275),
            (2022, True, 91_044, 132_200, 144_348),
            (2023, False, 92_600, 140_700, None),
        ]),
        ("Skyddat boende", [
            (2021, False, 4_650, 10_000, 9_605),
            (2022, True, 4_400, 10_000, 11_140),
            (2023, False, 4_400, 10_000, None),
        ]),
        ("Placeringar missbruk", [
            (2021, False, 3_820, 12_390, 7_850),
            (2022, False, 5_260, 7_404, 11_740),
            (2023, False, 5_820, 8_364, None),
        ]),
        ("Placeringar socialpsykiatri", [
            (2021, False, 3_750, 8_559, 9_634),
            (2022, True, 3_700, 8_883, 7_757),
            (2023, False, 3_300, 7_920, None),
        ]),
    ],
)  # fmt: skip
def test_tables_2_to_5_are_as_printed(
    desk: Desk, name: str, printed: list[tuple[int, bool, int, int, int | None]]
) -> None:
    """The days of 2023 are budgeted ones; what has come of it since is in months."""
    found = [row for row in volumes.years(desk.store.reader(desk.person), view(desk, 202309))
             if row.name == name]  # fmt: skip
    assert [
        (row.year_start // 100, row.is_forecast, row.budget_days or row.days, tkr(row.budget_cost),
         tkr(row.cost) if row.actual_months == 12 else None)
        for row in found
    ] == printed  # fmt: skip


def test_the_days_of_the_plan_cost_what_its_tables_imply(desk: Desk) -> None:
    found = volumes.years(desk.store.reader(desk.person), view(desk, 202309))
    costs = {
        (row.name, row.year_start // 100): (row.cost_per_day, row.budget_cost_per_day)
        for row in found
    }
    assert round(costs["Placeringar missbruk", 2022][0]) == 2_232
    assert round(costs["Placeringar missbruk", 2023][1]) == 1_437
    assert round(costs["Placeringar barn och unga", 2022][0]) == 1_585
    assert round(costs["Placeringar barn och unga", 2023][1]) == 1_519


def test_the_budget_for_2023_is_short_by_what_days_cost_in_2022(desk: Desk) -> None:
    found = volumes.budget_realism(desk.store.reader(desk.person), view(desk, 202301))
    short = {row.name: round(row.shortfall / 1_000_000, 1) for row in found}
    assert short["Placeringar missbruk"] == Decimal("-4.6")
    assert short["Placeringar barn och unga"] == Decimal("-6.1")


def test_the_effects_sum_to_the_variance_of_the_months_so_far(desk: Desk) -> None:
    found = volumes.price_volume(desk.store.reader(desk.person), view(desk, 202309))
    assert [row.row_kind for row in found] == ["part"] * 4 + ["total"]
    for row in found:
        effects = row.volume_effect + row.price_effect + row.mix_effect + row.unsplit
        assert effects == row.variance == row.cost - row.base_cost
        assert (row.months, row.unsplit, row.base_is_phased) == (9, 0, True)


def test_the_command_line_answers_why_care_costs_more_and_what_that_rests_on(desk: Desk) -> None:
    about = ("economy/price_volume", "--param", f"board={ID}", "--param", "period=202309")
    answer = desk.command("query", *about, "--format", "json")
    assert answer.exit_code == 0, answer.err
    assert [row["row_kind"] for row in json.loads(answer.out)] == ["part"] * 4 + ["total"]
    receipt = json.loads(desk.command("receipt", *about).out)
    assert {load["file_name"] for load in receipt["loads"]} == set(FILES[1:3])


def test_table_1_is_as_printed_and_says_which_months_its_mean_is_of(desk: Desk) -> None:
    """11 645 is printed as the mean of 2022: it is that of January to November."""
    reader = desk.store.reader(desk.person)
    november = income_support.months(reader, view(desk, 202211))
    december = income_support.months(reader, view(desk, 202212))
    assert [tkr(month.cost) for month in december] == [
        11_459, 11_565, 12_979, 9_565, 13_154, 12_258, 12_249, 11_175, 11_200, 11_504, 10_989,
        12_500,
    ]  # fmt: skip
    assert {tkr(month.budget) for month in december} == {13_100}
    assert (tkr(november[-1].mean_cost), november[-1].mean_last_month) == (11_645, 202211)
    assert (tkr(december[-1].mean_cost), december[-1].mean_last_month) == (11_716, 202212)
    this_year = income_support.months(reader, view(desk, 202309))
    assert [tkr(month.budget) for month in this_year] == [12_400] * 12
    assert [month.month for month in this_year if month.cost is None] == [202310, 202311, 202312]


def test_investments_sum_to_what_is_printed(desk: Desk) -> None:
    found = grants.investments(desk.store.reader(desk.person), view(desk, 202309))
    sums = {row.investment_kind: tkr(row.budget) for row in found if row.row_kind == "kind"}
    assert sums == {"new": 3_890, "again": 750}


def test_grants_are_ranges_and_sum_to_more_than_is_printed(desk: Desk) -> None:
    """Printed: about 15 mnkr of grants, which come to 15,6 to 16,1, and about 3,5 of reclaims."""
    found = grants.grants(desk.store.reader(desk.person), view(desk, 202309))
    sums = {row.grant_kind: (row.low, row.high) for row in found if row.row_kind == "kind"}
    assert sums == {"grant": (15_600_000, 16_100_000), "reclaim": (3_300_000, 3_700_000)}
    [load] = grants.receipt_loads(desk.store.reader(desk.person), view(desk, 202309), "grants")
    rows = desk.asked("loads/control_totals", board=ID, load_id=load.load_id)
    assert {row["label"]: (row["stated"], row["summed"]) for row in rows} == {
        "Totalt statsbidrag (förväntat belopp)": (15_000_000, 15_600_000),
        "Totalt återsökning (förväntat belopp)": (3_500_000, 3_500_000),
    }


def test_placements_come_near_the_days_and_costs_of_the_volumes(desk: Desk) -> None:
    """They are invented, so that the same care is told twice, within a tenth."""
    reader, seen = desk.store.reader(desk.person), view(desk, 202309)
    [told] = [row for row in volumes.price_volume(reader, seen) if row.row_kind == "total"]
    months = [row for row in placements.days(reader, seen) if row.row_kind == "total"]
    assert len(months) == 9
    assert abs(sum(row.days for row in months) / told.days - 1) < Decimal("0.1")
    assert abs(sum(row.cost for row in months) / told.cost - 1) < Decimal("0.1")


def test_a_forecast_of_placements_begins_from_what_they_have_cost(desk: Desk) -> None:
    reader, seen = desk.store.reader(desk.person), view(desk, 202309)
    *parts, total = placements.forecast(reader, seen)
    months = [row for row in placements.days(reader, seen) if row.row_kind == "total"]
    assert total.cost_ytd == sum(row.cost for row in months)
    assert total.low < total.forecast < total.high
    assert sum(part.forecast for part in parts) == total.forecast
