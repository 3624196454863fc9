"""A board table never adjusts a figure: what rounding does to sums is said instead."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild import figure_words
from lagesbild.economy import BoardTableRow
from lagesbild.numbers import KR, MNKR, TKR, Unit


def row(kind: str, actual: str, section: str | None = None) -> BoardTableRow:
    """A row that has only an accumulated actual."""
    amount = Decimal(actual)
    return BoardTableRow(
        kind, kind, kind, section, None, None, None, Decimal(0), amount, None, amount,
        None, None, None, None, None, None, "not_assessed",
    )  # fmt: skip


def note(*rows: BoardTableRow, unit: Unit = TKR) -> str:
    return figure_words.rounding_note(rows, unit).replace("\u00a0", " ")


def test_parts_that_do_not_sum_to_the_total_by_rounding_are_said() -> None:
    # 1,4 + 1,4 = 2,8: shown as 1 + 1 = 3.
    assert note(row("part", "-1400"), row("part", "-1400"), row("total", "-2800")) == (
        "Avrundningsdifferens: varje tal är avrundat för sig, så delarna kan ge upp till 1 tkr "
        "mer eller mindre än summan."
    )


def test_the_printed_total_of_a_real_board_is_one_off() -> None:
    # The departments of a printed budget sum to 788 216 where its total line says 788 215.
    parts = [row("part", f"{amount}000.00") for amount in ("-788000", "-216")]
    assert "1 tkr" in note(*parts, row("total", "-788215000"))


def test_a_total_that_reads_zero_may_have_parts_that_do_not() -> None:
    # 0,4 + 0,4 − 0,8 = 0: shown as 0 + 0 − 1 = 0.
    parts = [row("part", amount) for amount in ("400", "400", "-800")]
    assert "1 tkr" in note(*parts, row("total", "0"))


@pytest.mark.parametrize(("unit", "expected"), [(KR, ""), (MNKR, "0,1 mnkr")])
def test_the_difference_is_in_the_unit_that_is_shown(unit: Unit, expected: str) -> None:
    # 0,04 + 0,04 + 0,04 = 0,12 mnkr: shown as 0,0 three times and 0,1. In kr nothing is rounded.
    parts = [row("part", "40000")] * 3
    said = note(*parts, row("total", "120000"), unit=unit)
    assert (expected in said) if expected else said == ""


def test_sections_are_not_parts() -> None:
    rows = (row("section", "-2000"), row("part", "-2000", "Kostnader"), row("total", "-2000"))
    assert note(*rows) == ""


def test_nothing_to_sum_says_nothing() -> None:
    assert note() == ""
