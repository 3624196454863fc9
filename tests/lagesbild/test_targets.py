"""What boards write as targets and baselines: all that plans hold is read, nothing is guessed."""

from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild.targets import Target, TargetKind, parse, parse_level

NUMBER, RANGE, ZERO = TargetKind.NUMBER, TargetKind.RANGE, TargetKind.ZERO_BAND


def one(value: str, unit: str | None = None, basis: str | None = None, *, about: bool = False):
    amount = Decimal(value)
    return Target(NUMBER, amount, amount, unit, basis, about)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("80", one("80")),
        ("70 000 liter", one("70000", "liter")),
        ("73 000 \nliter \n(nov 2022)", one("73000", "liter", "nov 2022")),
        ("+/- 0", Target(ZERO, Decimal(0), Decimal(0))),
        ("± 0,5", Target(ZERO, Decimal("-0.5"), Decimal("0.5"))),
        ("99 - 100", Target(RANGE, Decimal(99), Decimal(100))),
        ("99–100 %", Target(RANGE, Decimal(99), Decimal(100), "%")),
        ("47 %", one("47", "%")),
        ("46 % \n (nov 2022)", one("46", "%", "nov 2022")),
        ("minska \nmed 10 %", Target(TargetKind.CHANGE, Decimal(-10), Decimal(-10))),
        ("öka med 5 procent", Target(TargetKind.CHANGE, Decimal(5), Decimal(5))),
        ("öka", Target(TargetKind.INCREASE)),
        ("minska", Target(TargetKind.DECREASE)),
        ("oförändrat ", Target(TargetKind.UNCHANGED)),
        ("*", None),
        ("ca \n100 000", one("100000", about=True)),
        ("15,1 (snitt \njan-okt 2022)", one("15.1", basis="snitt jan-okt 2022")),
        ("+1,9 \n(prognos \n2022)", one("1.9", basis="prognos 2022")),
        ("1173  \n(snitt 2022)", one("1173", basis="snitt 2022")),
        ("−2,5", one("-2.5")),
        ("minst 80", Target(TargetKind.AT_LEAST, Decimal(80), None)),
        ("högst 14 dagar", Target(TargetKind.AT_MOST, None, Decimal(14), "dagar")),
        ("1 234,5", one("1234.5")),
        ("15.1", one("15.1")),
    ],
)
def test_what_plans_hold_is_read(text: str, expected: Target | None):
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["fler än 3", "minska med 10", "100 - 99", "1.2.3", "80 90", "(nov 2022)", "ca öka", "1e5",
     "80 %%", "öka lite", "99999999999999", ""],
)  # fmt: skip
def test_what_is_no_target_is_refused(text: str):
    with pytest.raises(ValueError, match=r"Skriv|Kontrollera"):
        parse(text)


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [("1.000", ",", "1000"), ("1.000", ".", "1"), ("1,000", ".", "1000"), ("1,000", ",", "1"),
     ("0.125", ",", "0.125"), ("1.234,5", ",", "1234.5"), ("1,234.5", ".", "1234.5")],
)  # fmt: skip
def test_the_files_mark_settles_what_may_be_a_thousand(text: str, mark: str, value: str):
    assert parse(text, mark) == one(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("47,5 %", ("47.5", "%")), ("-1,25", ("-1.25", None)), ("33.333333333", ("33.3333", None))],
)
def test_a_measured_value_keeps_four_decimals(text: str, expected: tuple[str, str | None]):
    assert parse_level(text) == (Decimal(expected[0]), expected[1])


@pytest.mark.parametrize("text", ["öka", "99 - 100", "ca 5", "*", "5 (nov)", ""])
def test_a_measured_value_is_a_number_and_nothing_else(text: str):
    with pytest.raises(ValueError, match="går inte att läsa"):
        parse_level(text)


values = st.decimals(0, 10**9, places=4, allow_nan=False, allow_infinity=False)
units = st.none() | st.sampled_from(["%", "liter", "dagar", "kr per dygn"])
basis = st.none() | st.sampled_from(["nov 2022", "snitt jan-okt 2022", "prognos 2022"])


@st.composite
def targets(draw: st.DrawFn) -> Target:
    kind = draw(st.sampled_from(TargetKind))
    low, high = sorted((draw(values), draw(values)))
    unit, said = draw(units), draw(basis)
    if kind in (TargetKind.INCREASE, TargetKind.DECREASE, TargetKind.UNCHANGED):
        return Target(kind, basis=said)
    if kind is TargetKind.CHANGE:
        share = draw(st.sampled_from((1, -1))) * (low + 1)
        return Target(kind, share, share, basis=said)
    if kind is TargetKind.ZERO_BAND:
        return Target(kind, -high, high, unit, said)
    if kind is TargetKind.AT_LEAST:
        return Target(kind, low, None, unit, said)
    if kind is TargetKind.AT_MOST:
        return Target(kind, None, high, unit, said)
    if kind is TargetKind.NUMBER:
        value = draw(st.sampled_from((1, -1))) * low
        return Target(kind, value, value, unit, said, draw(st.booleans()))
    return Target(kind, low, high, unit, said)


@given(targets())
def test_a_target_that_is_written_is_read_as_the_same(target: Target):
    again = parse(target.written(), ",")
    assert again == target
    assert parse(again.written() if again else "*", ",") == target


@given(st.text(max_size=30))
def test_no_text_is_more_than_refused(text: str):
    with contextlib.suppress(ValueError):
        found = parse(text)
        assert found is None or parse(found.written()) == found
