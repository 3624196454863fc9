"""A column of people's numbers is found; a column of invoice numbers stops no load."""

from __future__ import annotations

import random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.identity_numbers import check_digit_holds, persons_in
from lagesbild.ingest.identity_columns import may_hold_persons, rows_with_persons
from tests.identities import PERSON, check_digit, made, numbers, spellings

HOWS = sorted(spellings(PERSON))


def found(texts: list[str | None], pieces: int = 1) -> list[int]:
    """The places that are found in a column, cut in pieces as readers do."""
    size = max(1, -(-len(texts) // pieces))
    parts = [pa.array(texts[at : at + size], pa.string()) for at in range(0, len(texts), size)]
    return rows_with_persons(pa.chunked_array(parts, pa.string())).tolist()


def organisation(chance: random.Random) -> str:
    nine = f"{chance.choice('2579')}{chance.randint(0, 9)}{chance.randint(2, 9)}"
    nine += f"{chance.randint(0, 999_999):06}"
    return nine + check_digit(nine)


def invoices(seed: int, rows: int = 20_000) -> list[str]:
    chance = random.Random(seed)
    return [f"{chance.randint(10**9, 10**10 - 1)}" for _ in range(rows)]


@settings(deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=30),
    numbers,
    st.sampled_from(HOWS),
    st.integers(0, 30),
    st.integers(1, 4),
)
def test_a_number_is_found_wherever_it_stands(
    others: list[str | None], number: str, how: str, place: int, pieces: int
) -> None:
    others = [None if text is None or persons_in(text) else text for text in others]
    at = min(place, len(others))
    column = [*others[:at], f"Till {spellings(number)[how]}", *others[at:]]
    assert found(column, pieces) == [at]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="0123456789-+ ,.a", max_size=40), max_size=30))
def test_the_quick_look_misses_nothing(texts: list[str]) -> None:
    if any(map(persons_in, texts)):
        assert may_hold_persons(pa.chunked_array([pa.array(texts)]))


def test_an_empty_column_has_none() -> None:
    assert found([]) == []
    assert found([None, None]) == []
    assert rows_with_persons(pa.chunked_array([], pa.string())).tolist() == []


@pytest.mark.parametrize("seed", range(5))
def test_invoice_numbers_by_chance_stop_nothing(seed: int) -> None:
    column = invoices(seed)
    assert sum(bool(persons_in(text)) for text in column) > 50  # 0,7 % of 20 000
    assert found(column) == []
    assert found([f"Faktura {text} betald" for text in column]) == []


@pytest.mark.parametrize("rows", [8, 20, 100])
def test_a_few_invoice_numbers_stop_nothing_though_one_is_a_person_s_by_chance(rows: int) -> None:
    ordinary = [text for text in invoices(rows) if not persons_in(text)]
    assert found([*ordinary[: rows - 1], PERSON[2:]]) == []


@given(st.integers(0, 10**6), st.integers(2010, 2025), st.sampled_from(["", "-"]))
@settings(max_examples=30, deadline=None)
def test_vouchers_that_begin_with_a_day_are_a_series(seed: int, year: int, mark: str) -> None:
    chance = random.Random(seed)
    column = [
        f"{year}{chance.randint(1, 12):02}{chance.randint(1, 28):02}{mark}{number % 10_000:04}"
        for number in range(seed, seed + 400)
    ]
    assert sum(bool(persons_in(text)) for text in column) > 10
    assert found(column) == []
    assert found([text[2:] for text in column]) == []


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_references_to_pay_by_carry_check_digits_and_are_a_series(seed: int) -> None:
    column = [text[:9] + check_digit(text[:9]) for text in invoices(seed, 1_000)]
    assert all(map(check_digit_holds, column))
    assert found(column) == []


@given(st.lists(numbers, min_size=1, max_size=40), st.sampled_from(HOWS), st.integers(0, 10**6))
@settings(max_examples=50, deadline=None)
def test_people_among_organisations_are_found(people: list[str], how: str, seed: int) -> None:
    chance = random.Random(seed)
    companies = [organisation(chance) for _ in range(200)]
    if "ten digits" not in how:
        companies = [f"{text[:6]}-{text[6:]}" for text in companies]
    assert found(companies) == []
    column = companies + [spellings(number)[how] for number in people]
    assert found(column) == list(range(200, 200 + len(people)))


@given(st.lists(numbers, min_size=2, max_size=60, unique=True), st.sampled_from(HOWS))
@settings(max_examples=50, deadline=None)
def test_a_column_of_people_is_found_though_some_are_mistyped(people: list[str], how: str) -> None:
    mistyped = [number[:-1] + str((int(number[-1]) + 1) % 10) for number in people[::6]]
    column = [spellings(number)[how] for number in [*people, *mistyped]]
    assert found(column) == list(range(len(people)))


@pytest.mark.parametrize("how", [how for how in HOWS if how not in ("ten digits", "with a blank")])
def test_a_number_that_is_surely_a_person_s_is_found_among_any_invoices(how: str) -> None:
    column = [*invoices(1), f"Barn {spellings(PERSON)[how]}"]
    assert found(column) == [20_000]
    assert found([*invoices(1), spellings(PERSON)[how]]) == [20_000]


@pytest.mark.parametrize("said", ["Personnr {}", "pnr: {}", "Pers.nr {}", "Samordningsnummer {}"])
def test_a_number_that_is_said_to_be_a_person_s_is_found_among_any_invoices(said: str) -> None:
    assert found([*invoices(1), said.format(PERSON[2:])]) == [20_000]


def test_many_people_among_invoices_are_found() -> None:
    chance = random.Random(1)
    people = [
        made(f"19{chance.randint(30, 99)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}")[2:]
        for _ in range(200)
    ]
    assert set(range(20_000, 20_200)) <= set(found([*invoices(1), *people]))
