"""Tables as boards print them: what is stored adds up to what they state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild.ingest.reading import ShownUnit, Sign
from lagesbild.ingest.recognise import Given, Known
from tests.ingest.recognised import (
    amounts,
    asked,
    board_file,
    columns,
    evidence,
    fields,
    needs_exports,
    read,
    sums,
)

pytestmark = needs_exports

SIMRISHAMN = "simrishamn_hypergene_30013_jan-feb_2026_TRANSCRIBED.csv"
INTERNAL_BUDGET = "tabell_internbudget_TRANSCRIBED.csv"
INCOME_SUPPORT = "tabell1_utbetalt_bistand_TRANSCRIBED.csv"
PLACEMENTS = "tabell2_placeringar_barn_unga_TRANSCRIBED.csv"
BERGEN = "bergen_driftsbudsjett_2013_EXCERPT.csv"


def simrishamn():
    file = board_file(SIMRISHAMN)
    return file, read(file, Given(unit=ShownUnit.TKR))


def test_a_screen_of_accounts_has_its_header_periods():
    _, reading = simrishamn()
    assert reading.questions == ()
    assert columns(reading) == {
        "B": ("balances", "accumulated", 202602),
        "E": ("adopted_forecast", "year", 202612),
        "F": ("budget", "year", 202612),
    }
    assert fields(reading) == {"account": "A"}
    assert reading.sign is Sign.REVERSED
    assert reading.period == 202602


def test_its_sums_at_three_levels_are_apart_and_reconcile():
    file, reading = simrishamn()
    # Summa 3, Summa INTÄKTER, Summa 6, Summa KOSTNADER and Summa RR; two rows between are empty.
    assert reading.tables[0].total_rows == (4, 5, 15, 18, 19)
    assert reading.tables[0].blank_rows == (6, 8)
    stored = sums(file, reading, "kind", "account")
    actual = {account: amount for (kind, account), amount in stored.items() if kind == "balances"}
    budget = {account: amount for (kind, account), amount in stored.items() if kind == "budget"}
    assert sum(amount for code, amount in actual.items() if code.startswith("6")) == -777
    assert sum(actual.values()) == -776
    assert sum(amount for code, amount in budget.items() if code.startswith("3")) == 1_350
    # 950 + 4 252 + 130 = 5 332; with 14, 10 and 1 it is 5 357; 1 350 − 5 357 = −4 007.
    assert sum(amount for code, amount in budget.items() if code.startswith("6")) == -5_332
    assert sum(budget.values()) == -4_007


def test_without_a_unit_it_is_asked_for():
    assert asked(read(board_file(SIMRISHAMN))) == ["unit"]


def test_a_printed_total_that_is_off_by_one_is_left_as_it_is():
    file = board_file(INTERNAL_BUDGET)
    reading = read(file, Given(unit=ShownUnit.TKR))
    assert reading.questions == ()
    assert reading.tables[0].total_rows == (9,)
    assert fields(reading) == {"cost_centre": "A"}
    assert sums(file, reading, "kind", "period") == {
        ("budget", 202212): 788_216,  # printed: 788 215
        ("adopted_forecast", 202212): 764_885,
        ("budget", 202312): 823_329,
    }


def test_its_header_in_millions_is_caught():
    known = Known(annual_budget=Decimal(788_216_000))
    reading = read(board_file(INTERNAL_BUDGET), known=known)
    assert asked(reading) == ["unit"]
    assert "Det stämmer med tkr." in reading.questions[0].text


def test_a_mean_over_eleven_months_is_no_month():
    file = board_file(INCOME_SUPPORT)
    reading = read(file, Given(unit=ShownUnit.TKR))
    assert reading.questions == ()
    assert evidence(reading, "control_column") == ["N"]
    by_year = {}
    for row in amounts(file, reading):
        key = (row["kind"], row["period"] // 100)
        by_year[key] = by_year.get(key, 0) + row["amount"]
    # 12 × 13 100, the twelve months as printed, and 12 × 12 400.
    assert by_year == {
        ("budget", 2022): 157_200, ("balances", 2022): 140_597, ("budget", 2023): 148_800,
    }  # fmt: skip


def test_rows_that_say_year_and_kind_beside_columns_that_do():
    file = board_file(PLACEMENTS)
    reading = read(file)
    assert reading.questions == ()
    assert reading.unit is ShownUnit.TKR
    stored = {(row["kind"], row["period"]): row["amount"] for row in amounts(file, reading)}
    assert stored == {
        ("budget", 202112): 126_800, ("budget", 202212): 132_200, ("budget", 202312): 140_700,
        ("balances", 202112): 138_275, ("adopted_forecast", 202212): 144_348,
    }  # fmt: skip


def test_a_norwegian_budget_with_years_as_columns():
    file = board_file(BERGEN)
    reading = read(file)
    assert reading.questions == ()
    assert (reading.unit, reading.sign) == (ShownUnit.KR, Sign.LEDGER)
    assert fields(reading) == {
        "cost_centre": "A", "cost_centre_name": "B", "activity_code": "F", "description": "J",
    }  # fmt: skip
    found = sums(file, reading, "period")
    # −1 362 250 − 17 700 − 25 456 500 + 150 000 + 5 007 000, then + 8 900, + 1 516 500 …
    assert found[201312] == -21_679_450
    assert found[201412] == -21_679_450 + 8_900 - 144_900


@pytest.mark.parametrize("name", [SIMRISHAMN, INTERNAL_BUDGET, INCOME_SUPPORT, PLACEMENTS, BERGEN])
def test_every_guess_has_a_reason(name):
    for found in read(board_file(name)).evidence:
        assert found.what
        assert found.value
        assert found.because
