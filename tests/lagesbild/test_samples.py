"""What a sample comes to in rows, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild import sampling_findings
from lagesbild.samples import Filter, Method, Population, Repeated, SampleRow, Size, Wish
from tests.pages.seen import plain

DRAWN = SampleRow(
    sample_id=3,
    purpose="Attest",
    drawn_from="vouchers",
    file_name=None,
    amount_header=None,
    first_period=202301,
    last_period=202303,
    account_group="Lokaler",
    department="11",
    cost_centre="1101",
    search="hyra",
    at_least=Decimal(5000),
    departments=["11"],
    method="monetary",
    asked_percent=None,
    asked_rows=15,
    strata=None,
    seed="ab12",
    population_rows=240,
    population_sum=Decimal("-300000.50"),
    population_absolute=Decimal("310000.50"),
    fingerprint="f00d",
    load_ids=[4, 5],
    author="eva",
    drawn_at=datetime(2023, 4, 3, 8, 0),  # noqa: DTZ001  # as the store has it
    drawn_rows=14,
)
NOW = Population(240, Decimal("-300000.50"), 31000050, "f00d", [4, 5])


@pytest.mark.parametrize(
    ("percent", "population", "rows"),
    [("5", 100, 5), ("5", 101, 6), ("5", 1, 1), ("0.01", 1, 1), ("33.3", 10, 4), ("100", 7, 7)],
)
def test_a_share_is_rounded_up_to_whole_rows(percent: str, population: int, rows: int) -> None:
    assert Wish(Method.RANDOM, percent=Decimal(percent)).size(population) == rows


@given(st.decimals("0.0001", "100", places=4), st.integers(1, 2_000_000))
def test_any_share_is_at_least_what_was_asked_for(percent: Decimal, population: int) -> None:
    rows = Wish(Method.RANDOM, percent=percent).size(population)
    assert rows == ceil(Fraction(percent) * population / 100)


def test_what_a_sample_is_drawn_from_is_told_in_full() -> None:
    assert plain(sampling_findings.population(DRAWN)) == (
        "Huvudboken: jan–mar 2023, kontogrupp Lokaler, avdelning 11, ansvar 1101, text som "
        "innehåller ”hyra”, belopp på minst 5 000,00 kr, det som syns för avdelning 11"
    )
    assert DRAWN.filter == Filter(
        202301, 202303, "Lokaler", "11", "1101", "hyra", Decimal(5000), ("11",)
    )
    of_list = replace(DRAWN, drawn_from="list", file_name="a.csv", amount_header="Belopp")
    assert sampling_findings.population(of_list) == "Listan a.csv, belopp ur kolumnen ”Belopp”"


def test_the_first_line_says_how_many_of_how_many_and_how() -> None:
    assert plain(sampling_findings.headline(DRAWN)) == (
        "Stickprov 3, Attest: 14 rader av 240 rader är dragna: beloppsvägt (MUS)."
    )
    everything = replace(DRAWN, asked_rows=500, drawn_rows=240)
    assert plain(sampling_findings.headline(everything)) == (
        "Stickprov 3, Attest: alla 240 rader är med: 500 begärdes, och fler än så finns inte."
    )


def test_what_was_asked_for_is_told_with_its_rounding() -> None:
    assert sampling_findings.asked(DRAWN) == "15 rader"
    share = replace(DRAWN, asked_percent=Decimal("6.2500"))
    assert plain(sampling_findings.asked(share)) == "6,25 %, avrundat uppåt till 15 rader"


def test_the_interval_is_whole_ore_rounded_down() -> None:
    """310 000.50 kr in 15 is 20 666.70 kr, exactly; in 16 it is 19 375.03 and some."""
    assert DRAWN.step == 2_066_670
    assert replace(DRAWN, asked_rows=16).step == 1_937_503
    assert "intervall om 20 666,70 kr" in plain(sampling_findings.method(DRAWN))


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (Repeated(NOW, True, True), "Samma rader som då"),
        (
            Repeated(replace(NOW, row_count=241, total=Decimal(-300001)), False, False),
            "Underlaget har ändrats sedan 2023-04-03 10:00, så samma dragning kan inte göras om. "
            "Då fanns 240 rader med summan −300 000,50 kr, nu 241 rader med summan −300 001,00 kr. "
            "Raderna nedan är de som drogs då.",
        ),
        (Repeated(replace(NOW, fingerprint="beef"), False, False), "innehållet i någon rad"),
        (Repeated(NOW, True, False), "Det ska inte kunna hända"),
    ],
)
def test_whether_it_can_be_drawn_again_is_said(found: Repeated, says: str) -> None:
    assert says in plain(sampling_findings.again(DRAWN, found))


def test_a_list_that_is_another_is_said_to_be() -> None:
    of_list = replace(DRAWN, drawn_from="list", file_name="a.csv")
    other = Repeated(replace(NOW, row_count=2), False, False)
    assert sampling_findings.again(of_list, other).startswith("Listan är inte densamma som den ")


def test_nothing_to_draw_from_is_said() -> None:
    assert "Bara huvudböcker" in sampling_findings.size(Size(0, Decimal(0)))
    assert plain(sampling_findings.size(Size(1, Decimal(-5)))) == (
        "1 verifikationsrad att dra ur, summa −5,00 kr."
    )
