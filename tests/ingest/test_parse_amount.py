"""The one rule for amounts: staging.parse_amount and staging.is_blank_amount."""

from __future__ import annotations

from decimal import Decimal

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.ingest.values import looks_like_amount
from lagesbild.store import named

NBSP, NARROW, THIN, MINUS, EN_DASH = "\u00a0", "\u202f", "\u2009", "\u2212", "\u2013"


@pytest.fixture(scope="module")
def connection():
    connection = duckdb.connect(":memory:", config={"threads": 1})
    connection.execute("create schema staging")
    for name in ("amount_as_written", "parse_amount", "is_blank_amount"):
        connection.execute(named(f"macros/{name}").sql)
    yield connection
    connection.close()


def parsed(connection, texts, mark=","):
    found = connection.execute(
        "select staging.parse_amount(cell, $mark) from (select unnest($texts::varchar[]) as cell)",
        {"texts": texts, "mark": mark},
    )
    return [amount for (amount,) in found.fetchall()]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", "0"),
        ("5", "5"),
        ("0701", "701"),
        ("1234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        (f"1{NBSP}234,50", "1234.50"),
        (f"1{NARROW}234,50", "1234.50"),
        (f"1{THIN}234{NBSP}567,5", "1234567.5"),
        ("1'234'567,50", "1234567.50"),
        ("1’234,50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1.234.567", "1234567"),
        ("2.000", "2000"),
        ("2 000", "2000"),
        (",50", "0.50"),
        ("-,50", "-0.50"),
        ("  7 ", "7"),
        (f"{NBSP}7{NBSP}", "7"),
        ("-5", "-5"),
        ("- 5", "-5"),
        (f"{MINUS}1 234,50", "-1234.50"),
        (f"{EN_DASH}1 234", "-1234"),
        ("1 234,50-", "-1234.50"),
        (f"1 234,50{MINUS}", "-1234.50"),
        ("(1 234)", "-1234"),
        ("( 1 234,50 kr )", "-1234.50"),
        ("+5", "5"),
        ("-0", "0"),
        ("-0,00", "0"),
        ("12 kr", "12"),
        ("12kr", "12"),
        ("1 234,50 KR", "1234.50"),
        (f"12{NBSP}SEK", "12"),
        ("-12 kronor", "-12"),
        ("12- kr", "-12"),
        ("12,345678", "12.345678"),
        ("12,50000000", "12.50"),
        ("9999999999999999,999999", "9999999999999999.999999"),
        ("1234567890123,25", "1234567890123.25"),
        ("0000000000000000012", "12"),
    ],
)
def test_an_amount_is_read_exactly(connection, text, amount):
    assert parsed(connection, [text]) == [Decimal(amount)]
    assert looks_like_amount(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "-", " -   ", EN_DASH, MINUS, "--", "+", "()", ",", "."),
        *("kr", "x", "5x", "x5", "fem", "12 st", "1e5", "NaN", "inf", "0x10", "#DIV/0!", "TRUE"),
        *("12,5 %", "12%", "5 kr/dygn", "kr 5", "12 kr 50", "5 €", "5 tkr"),
        *("1 23", "1234 567", "12 34", "1  234", "1 234 56", "123 4567"),
        *("1.23", "1234.567", "1.234.56", "1,234.50", "1,2,3", "1.234 567", "1 234.567", "1'23"),
        *("5,", "5,-", "--5", "-5-", "+5-", "(5", "5)", "-(5)", "(-5)", "(5-)", "5 -", "+-5"),
        *("12,3456789", "99999999999999999", "1" * 60, "0," + "0" * 50 + "1"),
        *("2023-01-31", "01:30", "1/2", "1;2", "5\n", "\t5", "٥", "５", "½", "1_000"),
    ],
)
def test_what_is_not_an_amount_is_null_not_an_error(connection, text):
    assert parsed(connection, [text]) == [None]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("2.000", "2"),
        ("1,234.50", "1234.50"),
        ("1 234.50", "1234.50"),
        ("1,234,567", "1234567"),
        ("(1,234.5)", "-1234.5"),
        (".5", "0.5"),
        ("5.", None),
        ("1234,50", None),
        ("1.234,50", None),
        ("5 kr.", None),
        ("5 kr", "5"),
    ],
)
def test_the_point_may_be_the_decimal_mark(connection, text, amount):
    assert parsed(connection, [text], ".") == [amount and Decimal(amount)]


def test_another_decimal_mark_reads_nothing(connection):
    assert parsed(connection, ["5", "1 234"], ";") == [None, None]


def test_a_missing_cell_is_no_amount(connection):
    assert parsed(connection, [None]) == [None]


def test_amounts_in_millions_are_exact_to_the_ore(connection):
    [amount] = parsed(connection, ["12,345678"])
    assert amount * 1_000_000 == Decimal("12345678.00")


def test_no_float_is_involved(connection):
    [(kind,)] = connection.execute("select typeof(staging.parse_amount('0,1', ','))").fetchall()
    assert kind == "DECIMAL(22,6)"
    total = connection.execute(
        "select sum(staging.parse_amount('0,1', ',')) from range(1000000)"
    ).fetchone()
    assert total == (Decimal(100_000),)


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        *((text, True) for text in (None, "", " ", NBSP, "-", " -   ", MINUS, EN_DASH, "—")),
        *((text, False) for text in ("0", "-0", "- 5", "--", "x", ".", "#N/A")),
    ],
)
def test_a_lone_dash_is_blank(connection, text, blank):
    found = connection.execute("select staging.is_blank_amount($text)", {"text": text})
    assert found.fetchone() == (blank,)


GROUPS = ["", " ", NBSP, NARROW, THIN, "'", "’", "."]
MINUSES = ["-{}", MINUS + "{}", EN_DASH + "{}", "- {}", "{}-", "{}" + MINUS, "({})", "( {} )"]
PLAINS = ["{}", "+{}", " {} ", NBSP + "{}", "{} kr", "{}SEK", "{} kronor"]


@settings(max_examples=100, deadline=None)
@given(
    amount=st.decimals(-(10**12), 10**12, places=2),
    places=st.integers(2, 6),
    group=st.sampled_from(GROUPS),
    minus=st.sampled_from(MINUSES),
    plain=st.sampled_from(PLAINS),
)
def test_every_way_of_writing_an_amount_gives_it_back(
    connection, amount, places, group, minus, plain
):
    digits = f"{abs(amount):,.{places}f}".replace(".", ";").replace(",", group).replace(";", ",")
    text = (minus if amount < 0 else plain).format(digits)
    assert parsed(connection, [text]) == [amount]
    swapped = text.translate(str.maketrans(",.", ".,"))
    assert parsed(connection, [swapped], ".") == [amount]
    assert looks_like_amount(text)
    assert looks_like_amount(swapped)


ALPHABET = st.sampled_from(f"0123456789,.' -+()%kroneKRSEx/:;\n{NBSP}{NARROW}{MINUS}{EN_DASH}٥é")


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(ALPHABET, max_size=14) | st.text(max_size=8), min_size=10, max_size=15)
)
def test_no_text_is_an_error_and_no_word_a_number(connection, texts):
    texts = [text.replace("\0", "") for text in texts]
    for mark in ",.":
        for text, amount in zip(texts, parsed(connection, texts, mark), strict=True):
            if amount is None:
                continue
            word = "".join(character for character in text if character.isalpha()).lower()
            assert word in ("", "kr", "kronor", "sek")
            assert looks_like_amount(text)
            digits = "".join(character for character in text if character.isdigit())
            assert int(digits) == abs(amount).scaleb(_decimals(text, mark))


def _decimals(text, mark):
    """How many digits stand after the decimal mark."""
    return sum(character.isdigit() for character in text.partition(mark)[2])
