"""The sums that a file states are held against its rows, shown where they differ, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild.ingest.reading import ShownUnit
from lagesbild.ingest.recognise import Given
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk

ACCOUNTS = "Konto;Utfall jan 2026 (kr);Budget 2026\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk
        assert desk.checks_pass()


def totals(desk: Desk, text: str, given: Given | None = None) -> dict[tuple[str, int], tuple]:
    """What the file states and what its rows give, by kind and row; SEK, debit positive."""
    outcome = desk.load(desk.file("a.csv", text), given)
    assert outcome.status == "loaded", outcome.problems
    return {(one.kind, one.row_number): (one.stated, one.summed) for one in outcome.plan.totals}


def test_a_sum_is_of_the_rows_above_it(desk: Desk) -> None:
    found = totals(desk, f"{ACCOUNTS}5021;100;1200\n5022;50;600\nSumma;150;1800\n")
    assert found == {("balances", 4): (150, 150), ("budget", 4): (1800, 1800)}


def test_sums_at_several_levels_are_of_what_each_is_about(desk: Desk) -> None:
    found = totals(
        desk,
        f"{ACCOUNTS}3011;-70;-800\nSumma 3;-70;-800\n5021;100;1200\n5022;50;600\nSumma 5;150;1800\n"
        "6011;9;90\nSumma 6;9;90\nSumma kostnader;159;1890\nSumma;89;1090\n",
    )
    assert {place: stated for place, (stated, _) in found.items()} == {
        place: summed for place, (_, summed) in found.items()
    }
    assert [row for kind, row in found if kind == "balances"] == [3, 6, 8, 9, 10]


@pytest.mark.parametrize(
    ("unit", "difference"), [(ShownUnit.TKR, 1_000), (ShownUnit.MNKR, 1_000_000)]
)
def test_a_sum_that_is_off_by_rounding_is_shown_with_its_difference(
    unit: ShownUnit, difference: int, desk: Desk
) -> None:
    text = "Ansvar;Budget 2026\n1101;100\n1102;200\n1103;300\nTotalt;601\n"
    outcome = desk.load(desk.file("a.csv", text), Given(unit=unit))
    [total] = outcome.plan.totals
    assert (total.stated, total.summed) == (601 * difference, 600 * difference)
    assert total.difference == difference
    [row] = desk.asked("loads/control_totals", board=BOARD, load_id=outcome.load_id)
    assert (row["label"], row["stated"], row["summed"]) == ("Totalt", total.stated, total.summed)


def test_a_sum_that_is_wrong_is_shown_and_nothing_is_adjusted(desk: Desk) -> None:
    found = totals(desk, f"{ACCOUNTS}5021;100;1200\n5022;50;600\nSumma;999;1800\n")
    assert found["balances", 4] == (999, 150)
    assert desk.actual() == {202601: -150}


@pytest.mark.parametrize(("label", "of_rows"), [("Totalt", 350), ("Summa verksamheten", 350)])
def test_a_wrong_sum_of_sums_is_held_against_the_rows_of_them_all(
    label: str, of_rows: int, desk: Desk
) -> None:
    found = totals(
        desk,
        "Ansvar;Utfall jan 2026 (kr)\n3101;100\n3102;200\nSumma 31;300\n3301;50\n"
        f"Summa 33;50\n{label};340\n",
    )
    assert found["balances", 4] == (300, 300)
    assert found["balances", 6] == (50, 50)
    assert found["balances", 7] == (340, of_rows)  # 100 + 200 + 50


def test_a_sum_has_the_sign_of_the_file_turned_like_its_rows(desk: Desk) -> None:
    found = totals(
        desk,
        "Konto;Utfall jan 2026 (kr)\n3011 Intäkter;70,00\n5021 Löner;-100,00\n5611 Bil;-20,00\n"
        "Summa;-50,00\n",
    )
    assert found == {("balances", 5): (Decimal(50), Decimal(50))}
    assert desk.actual() == {202601: -50}


def test_a_sum_that_cannot_be_read_is_no_problem_of_the_file(desk: Desk) -> None:
    found = totals(desk, f"{ACCOUNTS}5021;100;1200\n5022;50;600\nSumma;#REF!;1800\n")
    assert found == {("budget", 4): (1800, 1800)}


def test_a_row_that_sums_nothing_above_it_has_nothing_to_be_held_against(desk: Desk) -> None:
    found = totals(desk, f"{ACCOUNTS}Summa 2025;7;8\n5021;100;1200\n5022;50;600\nSumma;150;1800\n")
    assert found["balances", 2] == (7, None)
    assert found["balances", 5] == (150, 150)


def test_sums_that_a_sie_file_states_are_held_against_each_account(desk: Desk) -> None:
    text = (
        '#FLAGGA 0\n#PROGRAM "X" 1\n#FORMAT PC8\n#SIETYP 4\n#FNAMN "Prov"\n'
        "#RAR 0 20260101 20261231\n#KONTO 5021 Lon\n#KONTO 6011 Hyra\n"
        "#RES 0 5021 100.00\n#RES 0 6011 70.00\n#VER A 1 20260110 x\n{\n"
        "#TRANS 5021 {} 100.00\n#TRANS 6011 {} 60.00\n#TRANS 1930 {} -160.00\n}\n"
    )
    outcome = desk.load(desk.file("a.se", text))
    assert outcome.status == "loaded", outcome.problems
    stated = {one.label: (one.stated, one.summed) for one in outcome.plan.totals}
    assert sorted(stated.values()) == [(70, 60), (100, 100)]
    assert desk.actual() == {202601: -160}
