"""What is a person's number and what is another: by its date, its check digit and its sign."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import identity_numbers
from lagesbild.identity_numbers import PersonNumberFound, hidden, hidden_by_shape, persons_in
from tests.architecture.test_own_files import identity_numbers as found_by_others
from tests.identities import (
    CHILD,
    COORDINATED,
    PERSON,
    check_digit,
    made,
    numbers,
    spellings,
)

SPELT = [
    pytest.param(text, id=f"{who}, {how}")
    for who, number in (("person", PERSON), ("child", CHILD), ("coordinated", COORDINATED))
    for how, text in spellings(number).items()
]
AROUND = ("{}", "Barn {} placerat", "({})", "pnr:{}.", "A{}B", "kst 1101, {}", "_{}_", "{}.0")


@pytest.mark.parametrize("number", SPELT)
@pytest.mark.parametrize("around", AROUND)
def test_a_number_is_found_however_it_is_written_and_whatever_stands_around(
    number: str, around: str
) -> None:
    assert hidden(around.format(number)) == around.format("██████")


@settings(deadline=None)
@given(numbers, st.sampled_from(sorted(spellings(PERSON))))
def test_every_number_is_found_in_every_spelling(number: str, how: str) -> None:
    [found] = persons_in(f"Till {spellings(number)[how]} idag")
    assert found.digits == number[2:]


@settings(deadline=None)
@given(numbers, st.integers(1, 9))
def test_a_wrong_check_digit_is_no_number(number: str, more: int) -> None:
    wrong = number[:-1] + str((int(number[-1]) + more) % 10)
    assert not any(map(persons_in, spellings(wrong).values()))


@settings(deadline=None)
@given(numbers)
def test_what_the_test_of_our_own_files_finds_is_found(number: str) -> None:
    """That test has a recogniser of its own, so that a fault in this one is seen there."""
    for text in spellings(number).values():
        if found_by_others(text):
            assert persons_in(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789-+ ,.ab", max_size=60))
def test_what_has_been_hidden_holds_no_number(text: str) -> None:
    assert not persons_in(hidden(text))


@pytest.mark.parametrize(
    "text",
    [
        made("19901301"),  # a thirteenth month
        made("19900230"),  # 30 February
        made("19000229"),  # 1900 was no leap year
        made("19900132"),
        made("19900192"),  # the 32nd, of a coordination number
        made("21900101"),  # no century of people
        "202301 5011",
        "2023-01-31",
        "2023-01-31 09:12:00",
        "1234567,50",
        "12 345 678,90",
        "V1234567890123456789",
    ],
)
def test_what_has_no_date_of_a_person_is_let_through(text: str) -> None:
    assert not persons_in(text)


def test_an_organisation_is_told_by_its_third_digit() -> None:
    number = "556036079" + check_digit("556036079")
    [found] = identity_numbers.candidates(f"{number[:6]}-{number[6:]}")
    assert found.is_organisation
    assert not found.is_person


def test_a_sole_trader_has_the_number_of_a_person() -> None:
    [found] = persons_in(f"Org.nr {PERSON[2:8]}-{PERSON[8:]}")
    assert not found.is_organisation


@pytest.mark.parametrize("around", ["{},50", "{}.25", "-{},00", "0,{}", "12.{}"])
def test_an_amount_of_billions_is_no_number(around: str) -> None:
    assert not persons_in(around.format(PERSON[2:]))


def test_the_digits_of_a_checksum_are_no_number() -> None:
    assert not persons_in("ab" * 20 + PERSON[2:] + "cd" * 9)


@pytest.mark.parametrize("number", SPELT)
def test_what_a_user_wants_to_keep_is_refused_without_the_number(number: str) -> None:
    with pytest.raises(PersonNumberFound, match=r"^Kommentaren innehåller ett ") as it:
        identity_numbers.require_none(f"Gäller {number}", "Kommentaren")
    assert number[-4:] not in str(it.value)
    identity_numbers.require_none("Gäller inläsning 12 den 2023-01-31")


@pytest.mark.parametrize("number", SPELT)
def test_a_log_hides_the_shape_also_where_the_check_digit_is_wrong(number: str) -> None:
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    for text in (number, wrong):
        assert hidden_by_shape(f"Could not convert {text} to x") == "Could not convert ██████ to x"


def test_an_amount_and_a_date_stay_in_the_log() -> None:
    assert hidden_by_shape("1234567,50 on 2023-09-30") == "1234567,50 on 2023-09-30"


def test_the_tax_agency_s_example_is_one() -> None:
    assert made("19121212", "121")[-4:] == "1212"
