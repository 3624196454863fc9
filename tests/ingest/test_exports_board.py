"""Tables as boards print them, through the command: levels apart, sums reconciled, units asked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.desks import EXPORTS, desk_in
from tests.loading import BOARD, Desk

FOLDER = EXPORTS / "board"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the shared exports are not here")

SIMRISHAMN = "simrishamn_hypergene_30013_jan-feb_2026_TRANSCRIBED.csv"
INTERNAL_BUDGET = "tabell_internbudget_TRANSCRIBED.csv"
INCOME_SUPPORT = "tabell1_utbetalt_bistand_TRANSCRIBED.csv"
PLACEMENTS = "tabell2_placeringar_barn_unga_TRANSCRIBED.csv"
BERGEN = "bergen_driftsbudsjett_2013_EXCERPT.csv"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk
        assert desk.checks_pass()


def load(desk: Desk, name: str, *words: str) -> dict[str, dict[str, Any]]:
    answer = desk.command("load", FOLDER / name, *words, "--board", BOARD, "--json")
    assert answer.exit_code == (1 if answer.loads[0]["status"] == "refused" else 0)
    return {entry["kind"]: entry for entry in answer.loads}


def totals(desk: Desk) -> dict[tuple[str, str], tuple[Decimal, Decimal | None]]:
    """The sums that the file states and what its rows give, by kind and label."""
    return {
        (row["kind"], row["label"]): (row["stated"], row["summed"])
        for row in desk.asked("loads/control_totals", board=BOARD, load_id=1)
    }


@pytest.mark.parametrize("name", [SIMRISHAMN, INCOME_SUPPORT, INTERNAL_BUDGET])
def test_a_unit_that_cannot_be_true_is_asked_about_with_every_reading(
    name: str, desk: Desk
) -> None:
    [entry] = load(desk, name).values()
    assert entry["status"] == "refused"
    [problem] = entry["problems"]
    assert all(f"i {unit} blir det" in problem["message"] for unit in ("mnkr", "tkr", "kr"))
    assert problem["message"].endswith("Svara med --unit kr, tkr eller mnkr.")
    assert desk.events() == []


def test_a_header_in_millions_over_thousands_is_caught(desk: Desk) -> None:
    """ "Budget 2022 (mnkr)" over 823 329: 823 billion, or 823,3 million kronor."""
    [entry] = load(desk, INTERNAL_BUDGET).values()
    message = entry["problems"][0]["message"].replace("\u00a0", " ")
    assert message.startswith(
        "Beloppen läses som mnkr (rubriken ”Budget 2022 (mnkr)”), men det kan inte stämma."
    )
    assert "i mnkr blir det 823 329,0 mnkr, mer än någon kommun omsätter" in message
    assert "i tkr blir det 823,3 mnkr" in message


def test_a_total_that_is_off_by_one_is_shown_and_never_stored(desk: Desk) -> None:
    entries = load(desk, INTERNAL_BUDGET, "--unit", "tkr")
    # 274 835 + 329 585 + 70 685 + 88 104 + 23 046 + 0 + 1 961 = 788 216; 2023 gives 823 329.
    assert entries["budget"]["sum"] == "1611545000.00"
    assert entries["adopted_forecast"]["sum"] == "764885000.00"
    [warning] = [text for text in entries["budget"]["warnings"] if "Nämnden totalt" in text]
    assert warning.replace("\u00a0", " ") == (
        "”Nämnden totalt” på rad 9 anger 788 215 000,00 kr, men raderna ger 788 216 000,00 kr."
    )
    stated = [(total["stated"], total["summed"]) for total in entries["budget"]["totals"]]
    assert stated == [
        ("788215000.00", "788216000.00"),
        ("764885000.00", "764885000.00"),
        ("823329000.00", "823329000.00"),
    ]
    assert entries["budget"]["rows"] == 14  # seven units in two years; the total is none
    assert entries["adopted_forecast"]["rows"] == 7


def test_sums_at_three_levels_are_kept_apart_and_reconcile(desk: Desk) -> None:
    entries = load(desk, SIMRISHAMN, "--unit", "tkr")
    assert (entries["balances"]["sum"], entries["balances"]["periods"]) == ("776000.00", ["202602"])
    assert entries["budget"]["sum"] == "4007000.00"
    found = totals(desk)
    # The file shows costs with minus; here debit is positive. −709 −2 −46 −9 −11 −0 = −777.
    assert found["balances", "Summa 6 - Övriga verksamhetskostnader"] == (777_000, 777_000)
    assert found["balances", "Summa KOSTNADER"] == (776_000, 776_000)
    assert found["balances", "Summa RR"] == (776_000, 776_000)
    assert found["budget", "Summa 3 - Intäkter/Inkomster"] == (-1_350_000, -1_350_000)
    assert found["budget", "Summa INTÄKTER"] == (-1_350_000, -1_350_000)
    assert found["budget", "Summa 6 - Övriga verksamhetskostnader"] == (5_332_000, 5_332_000)
    assert found["budget", "Summa KOSTNADER"] == (5_357_000, 5_357_000)
    assert found["budget", "Summa RR"] == (4_007_000, 4_007_000)
    assert all(stated == summed for stated, summed in found.values())
    assert not [text for text in entries["balances"]["warnings"] if "anger" in text]


def test_a_screen_of_accumulated_figures_fills_the_months_that_it_is_for(desk: Desk) -> None:
    load(desk, SIMRISHAMN, "--unit", "tkr")
    assert desk.actual() == {202602: -776_000}


def test_a_mean_column_is_no_month_and_is_not_stored(desk: Desk) -> None:
    entries = load(desk, INCOME_SUPPORT, "--unit", "tkr")
    # 11 459 + 11 565 + … + 12 500 = 140 597; the printed mean is 11 645, over eleven of them.
    assert entries["balances"]["sum"] == "140597000.00"
    assert entries["balances"]["periods"] == [f"2022{month:02d}" for month in range(1, 13)]
    # 12 × 13 100 + 12 × 12 400 = 306 000.
    assert (entries["budget"]["sum"], entries["budget"]["rows"]) == ("306000000.00", 24)
    columns = desk.store._database._connection.execute(
        "select distinct column_name from raw.amounts"
    ).fetchall()
    assert ("N",) not in columns
    assert len(columns) == 12
    assert desk.actual(year=2022)[202206] == -12_258_000


def test_rows_that_are_years_are_loaded_by_their_labels(desk: Desk) -> None:
    entries = load(desk, PLACEMENTS)
    assert (entries["balances"]["sum"], entries["balances"]["periods"]) == (
        "138275000.00", ["202112"],
    )  # fmt: skip
    assert entries["budget"]["sum"] == "399700000.00"  # 126 800 + 132 200 + 140 700
    assert entries["adopted_forecast"]["sum"] == "144348000.00"
    assert "Filen har varken ansvar eller konto." in entries["balances"]["warnings"][0]


def test_a_norwegian_budget_with_a_dash_for_zero(desk: Desk) -> None:
    entries = load(desk, BERGEN)
    # 4 × (−1 362 250 − 17 700 − 25 456 500 + 150 000 + 5 007 000) = 4 × −21 679 450, and the rows
    # with dashes: 3 × 8 900 + 2 × 1 516 500 − 144 900 − 16 500 − 93 700 = 2 804 600.
    assert entries["budget"]["sum"] == "-83913200.00"
    assert entries["budget"]["rows"] == 5 * 4 + 3 + 2 + 3
    assert len(entries["budget"]["periods"]) == 48


def test_the_tables_can_be_loaded_one_after_the_other(desk: Desk) -> None:
    for name in (INTERNAL_BUDGET, INCOME_SUPPORT, PLACEMENTS, SIMRISHAMN):
        entries = load(desk, name, "--unit", "tkr")
        assert {entry["status"] for entry in entries.values()} == {"loaded"}
    for load_id in (3, 1, 4, 2):
        desk.undo(load_id)
    assert desk.actual(year=2022) == desk.actual() == {}
    for load_id in (2, 4, 1, 3):
        desk.redo(load_id)
    assert desk.actual() == {202602: -776_000}
