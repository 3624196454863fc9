"""Unit and sign are never chosen against what the amounts say (N8)."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

from lagesbild.ingest.reading import Kind, ShownUnit, Sign
from lagesbild.ingest.recognise import Given, Known
from lagesbild.ingest.table import ROW, FileForm, ReadFile, Table
from tests.ingest.recognised import asked, evidence, question, read

BUDGET = (
    "Verksamhet;Budget 2022 (mnkr);Förslag budget 2023 (mnkr)\n"
    "Arbete;274 835;279 681\nBarn;513 381;543 648"
)
BOARD = Known(annual_budget=Decimal(800_000_000))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_header_in_millions_over_thousands_is_asked_about_with_both_readings():
    reading = read(BUDGET, known=BOARD)
    # 279 681 + 543 648 = 823 329, which is 823,3 million in thousands.
    assert asked(reading) == ["unit"]
    assert plain(question(reading, "unit")) == (
        "Beloppen läses som mnkr (rubriken ”Budget 2022 (mnkr)”), men det kan inte stämma. "
        "Summan av budget 2023 är 823 329 i filen: i mnkr blir det 823 329,0 mnkr, mer än någon "
        "kommun omsätter; i tkr blir det 823,3 mnkr; i kr blir det 823 329 kr. Nämndens år är "
        "omkring 800,0 mnkr. "
        "Det stämmer med tkr. Vilken enhet är det?"
    )
    assert [value for value, _ in reading.questions[0].choices] == ["kr", "tkr", "mnkr"]


def test_it_is_asked_also_of_a_board_without_earlier_loads():
    assert asked(read(BUDGET)) == ["unit"]


def test_the_answer_is_used():
    reading = read(BUDGET, Given().answer("unit", "tkr"), BOARD)
    assert (reading.unit, reading.questions) == (ShownUnit.TKR, ())


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ansvar;Konto;Utfall 202310 (tkr)\n7010;4531;1", ShownUnit.TKR),
        ("Belopp i tusental kronor\nAnsvar;Konto;Utfall 202310\n7010;4531;1", ShownUnit.TKR),
        ("Ansvar;Utfall mars 2026, mnkr\n7010;1,5", ShownUnit.MNKR),
        ("Ansvar;Konto;Utfall 202310\n7010;4531;1 234,50", ShownUnit.KR),
        ("Ansvar;Konto;Budget 2026\n7010;4531;100000", ShownUnit.KR),
        ("Verksamhet;Budget 2026\nBarn;250 000 000\nVuxna;300 000 000", ShownUnit.KR),
    ],
)
def test_the_unit_is_read_from_words_or_from_the_amounts(text, unit):
    reading = read(text)
    assert (reading.unit, asked(reading)) == (unit, [])


def test_whole_numbers_without_a_unit_are_asked_about():
    assert asked(read("Verksamhet;Budget 2026\nBarn;250 000\nVuxna;300 000")) == ["unit"]


def test_a_part_of_a_board_may_be_small():
    text = "Ansvar;Konto;Budget 2026 (kr)\n7010;4531;13 000 000"
    assert asked(read(text, known=BOARD)) == []


def test_kronor_that_would_fit_as_thousands_are_asked_about():
    text = "Verksamhet;Budget 2026 (kr)\nBarn;380 000\nVuxna;420 000"
    assert asked(read(text, known=BOARD)) == ["unit"]


def test_units_that_differ_between_columns_are_asked_about():
    reading = read(
        "Verksamhet;Budget 2026 (tkr);Prognos 2026 (mnkr)\nBarn;250 000;251", known=BOARD
    )
    assert asked(reading) == ["unit"]
    assert "olika enheter" in question(reading, "unit")


def test_a_control_sum_is_shown_in_words():
    reading = read("Ansvar;Konto;Budget 2026 (tkr)\n7010;4531;12 345\n7010;3011;-345")
    assert [plain(shown) for shown in evidence(reading, "control_sum")] == ["12,0 mnkr"]


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        ("7010;4531;100,50\n7010;3011;-20,00", Sign.LEDGER),
        ("7010;4531;-100,50\n7010;3011;20,00", Sign.REVERSED),
        ("7010;4531;-100,50\n7010;5011;-20,00", Sign.REVERSED),
        ("7010;3011;-100,50\n7010;3511;-20,00", Sign.LEDGER),
        ("7010;4531;100,50\n7010;3011;2,00", Sign.LEDGER),
    ],
)
def test_the_sign_follows_from_incomes_and_costs(rows, sign):
    reading = read(f"Ansvar;Konto;Utfall 202310\n{rows}")
    assert (reading.sign, asked(reading)) == (sign, [])


def test_incomes_and_costs_on_the_same_side_are_asked_about():
    reading = read("Ansvar;Konto;Utfall 202310\n7010;4531;100,50\n7010;3011;60,00")
    assert asked(reading) == ["sign"]
    assert "intäkter 60, kostnader 101" in question(reading, "sign")


def test_words_against_amounts_are_asked_about():
    text = "Tkr (vänt tecken)\nAnsvar;Konto;Utfall 202310\n7010;4531;100,5\n7010;3011;-60,0"
    reading = read(text)
    assert asked(reading) == ["sign"]
    assert "vänt tecken" in question(reading, "sign")
    assert read(text, Given(sign=Sign.LEDGER)).questions == ()


def test_words_decide_where_amounts_do_not():
    reading = read("Tkr (vänt tecken)\nVerksamhet;Utfall 202310\nBarn;100,5")
    assert (reading.sign, asked(reading)) == (Sign.REVERSED, [])


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        ("Resultaträkning med omvänt förtecken, tkr", Sign.REVERSED),
        ("Kostnader visas med minus och intäkter med plus, tkr", Sign.REVERSED),
        ("Tkr. Intäkter redovisas som minus.", Sign.LEDGER),
        ("Kostnader är plus, tkr", Sign.LEDGER),
    ],
)
def test_a_sentence_above_the_table_says_the_sign(said, sign):
    reading = read(f"{said}\nVerksamhet;Utfall 202310\nBarn;-100,5")
    assert (reading.sign, asked(reading)) == (sign, [])


def test_columns_that_stand_opposite_ways_are_asked_about():
    reading = read(
        "Ansvar;Konto;Utfall 202310;Budget 202310\n7010;4531;100,50;-90,00\n7010;3011;-60,00;50,00"
    )
    assert asked(reading) == ["sign"]


def test_an_amount_that_may_be_two_or_two_thousand_is_asked_about():
    reading = read("Ansvar;Konto;Budget 2026\n7010;4531;2.000\n7010;4532;3.000")
    assert asked(reading) == ["decimal"]
    answered = read(
        "Ansvar;Konto;Budget 2026\n7010;4531;2.000\n7010;4532;3.000", Given().answer("decimal", ",")
    )
    assert (answered.decimal, answered.questions) == (",", ())


@pytest.mark.parametrize(("rows", "mark"), [("1.234,50", ","), ("1,234.50", "."), ("12.5", ".")])
def test_the_decimal_mark_follows_from_the_amounts(rows, mark):
    reading = read(f"Ansvar;Konto;Utfall 202310\n7010;4531;{rows}")
    assert (reading.decimal, asked(reading)) == (mark, [])


def test_a_given_kind_names_what_the_amounts_are():
    reading = read("Ansvar;Konto;Belopp\n7010;4531;1,50", Given(kind=Kind.BUDGET, period=202601))
    assert reading.tables[0].amounts[0].kind is Kind.BUDGET


MONTHLY = "Period;Verksamhet;Utfall ({unit})\n" + "\n".join(
    f"2025{month:02d};{unit};{amount}"
    for month in range(1, 13)
    for unit, amount in (("Barn", "{barn}"), ("Vuxna", "{vuxna}"))
)


@pytest.mark.parametrize(
    ("unit", "barn", "vuxna", "questions"),
    [
        # 12 × (30 000 + 36 000) = 792 000: thousands of a board of 800 million.
        ("tkr", "30 000", "36 000", []),
        ("kr", "30 000", "36 000", ["unit"]),
        ("kr", "30 000 000", "36 000 000", []),
        ("tkr", "30 000 000", "36 000 000", ["unit"]),
    ],
)
def test_the_guard_holds_for_tables_with_a_period_on_each_row(unit, barn, vuxna, questions):
    reading = read(MONTHLY.format(unit=unit, barn=barn, vuxna=vuxna), known=BOARD)
    assert asked(reading) == questions


def test_of_accumulated_rows_only_the_last_month_counts():
    rows = "\n".join(f"2025{month:02d};Barn;{66 * month} 000" for month in range(1, 13))
    text = f"Period;Verksamhet;Utfall ack (tkr)\n{rows}"
    reading = read(text, Given().answer("basis", "accumulated"), BOARD)
    assert [plain(shown) for shown in evidence(reading, "control_sum")] == ["792,0 mnkr"]
    assert asked(reading) == []


def test_assets_and_debts_are_no_part_of_what_a_board_costs():
    text = "Konto;Utfall 2025 (tkr)\n4531;400 000\n5011;420 000\n3011;-20 000\n1930;-800 000"
    reading = read(text, known=BOARD)
    assert [plain(shown) for shown in evidence(reading, "control_sum")] == ["800,0 mnkr"]
    [because] = [found.because for found in reading.evidence if found.what == "control_sum"]
    assert because == "Summan av utfall 2025 utan balanskonton"


def large_budget(unit: str) -> ReadFile:
    """25 000 rows of 32 000 kr or tkr: 800 million, or as many thousands."""
    rows = 25_000
    cells = {
        "A": ["Verksamhet", *["Barn"] * rows],
        "B": [f"Budget 2026 ({unit})", *["32 000"] * rows],
    }
    numbers = pa.array(range(1, rows + 2), pa.int32())
    table = Table("", pa.table({ROW: numbers} | cells))
    return ReadFile("budget.csv", FileForm.DELIMITED, (table,))


@pytest.mark.parametrize(("unit", "questions"), [("kr", []), ("tkr", ["unit"]), ("mnkr", ["unit"])])
def test_the_guard_holds_for_large_tables(unit, questions):
    reading = read(large_budget(unit), known=BOARD)
    assert asked(reading) == questions
    if not questions:
        assert [plain(shown) for shown in evidence(reading, "control_sum")] == ["800,0 mnkr"]


CENTRES = Known(
    annual_budget=Decimal(800_000_000),
    used_cost_centres=frozenset({"7010", "7020", "7030", "7040"}),
)


@pytest.mark.parametrize(
    ("centres", "amount", "questions"),
    [
        (("7010", "7020", "7030"), "300 000 000", []),  # 900 million
        (("7010", "7020", "7030"), "300 000", ["unit"]),  # 0,9 million: thousands
        (("7010", "7020", "7030"), "3 000 000", ["unit"]),  # 9 million: nothing fits
        (("7010",), "800 000", []),  # a thousandth of the board may be one cost centre
        (("7010", "7010"), "15 000 000 000", ["unit"]),  # but not forty boards
        (("8010", "8020"), "400 000", ["unit"]),  # codes that nothing is known of
    ],
)
def test_a_small_sum_is_asked_about_when_the_file_has_most_of_the_board(centres, amount, questions):
    rows = "\n".join(f"{centre};4531;{amount}" for centre in centres)
    reading = read(f"Ansvar;Konto;Budget 2026 (kr)\n{rows}", known=CENTRES)
    assert asked(reading) == questions
