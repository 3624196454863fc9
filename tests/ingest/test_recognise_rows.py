"""Sums, headings and levels are told apart from a table's own rows."""

from __future__ import annotations

import time
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pytest

from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.recognise import Given, Known, recognise, words
from lagesbild.ingest.recognise.rows import Layout, sort_rows
from lagesbild.ingest.table import ROW, FileForm, ReadFile, Table
from tests.ingest.recognised import evidence, file_of, read, sums


@pytest.mark.parametrize(
    "label",
    [
        "Summa", "Summa 601", "Summa 6 - Övriga kostnader", "SUMMA KOSTNADER", "Summa RR",
        "Delsumma",
        "S:a intäkter", "Totalt", "Nämnden totalt", "Resultat", "Årets resultat", "Nettokostnad",
        "Verksamhetens nettokostnader", "Total", "Bruttokostnad",
    ],
)  # fmt: skip
def test_a_label_that_says_sum_is_one(label):
    assert words.is_total(label, has_code=False)


@pytest.mark.parametrize(
    "label",
    [
        "Resultatenhet Norr",
        "Nettolön",
        "30 - Försäljning",
        "Kostnader",
        "Totalentreprenad",
        "Summer",
    ],
)
def test_other_labels_are_no_sum(label):
    assert not words.is_total(label, has_code=False)


def test_beside_a_code_only_the_word_itself_is_a_sum():
    assert words.is_total("Summa 601", has_code=True)
    assert not words.is_total("Årets resultat", has_code=True)


def test_sums_headings_and_empty_rows_are_left_out():
    text = (
        "Konto;Namn;Utfall 202310\n"
        "INTÄKTER;;\n3011;Avgifter;-10,50\nSumma 3;;-10,50\n;;\n"
        "KOSTNADER;;\n4531;Köp;20,00\n8999;Årets resultat;5,00\nSumma kostnader;;25,00\n"
        "Resultat;;14,50\nKälla: ekonomisystemet;;"
    )
    [table] = read(text).tables
    assert table.total_rows == (4, 9, 10)
    assert table.blank_rows == (2, 5, 6, 11)
    assert sums(file_of(text), read(text), "account") == {
        "3011": Decimal("-10.50"), "4531": Decimal("20.00"), "8999": Decimal("5.00"),
    }  # fmt: skip


def test_a_sum_whose_label_stands_in_another_column_is_found():
    [table] = read(
        "Ansvar;Konto;Namn;Utfall 202310\n7010;4531;Köp;1,50\n"
        "7010;;Summa ansvar;1,50\n;;Totalt;1,50"
    ).tables
    assert table.total_rows == (3, 4)


def test_a_header_that_is_printed_again_on_the_next_page_is_left_out():
    [table] = read(
        "Ansvar;Konto;Utfall 202310\n7010;4531;1,50\nAnsvar;Konto;Utfall 202310\n7010;4532;2,50"
    ).tables
    assert table.blank_rows == (3,)


def test_an_account_that_is_the_sum_of_longer_accounts_is_not_stored_twice():
    text = (
        "Konto;Namn;Utfall 202310;Budget 202310\n"
        "6;Övrigt;350,00;380,00\n60;Hyror;300,00;330,00\n601;Lokalhyra;100,00;110,00\n"
        "602;Markhyra;200,00;220,00\n61;Städ;50,00;50,00\n5;Personal;400,00;400,00"
    )
    reading = read(text)
    assert reading.tables[0].total_rows == (2, 3)
    assert evidence(reading, "levels") == ["rad 2, 3"]
    assert sums(file_of(text), reading, "account") == {
        "601": Decimal(210), "602": Decimal(420), "61": Decimal(100), "5": Decimal(800),
    }  # fmt: skip


def test_short_accounts_that_are_no_sums_are_rows_of_their_own():
    text = "Konto;Utfall 202310\n60;300,00\n601;100,00\n602;150,00\n5;400,00"
    assert read(text).tables[0].total_rows == ()


def test_levels_are_found_within_each_cost_centre():
    text = "Ansvar;Konto;Utfall 202310;Utfall 202311\n" + "\n".join(
        f"{centre};{account};{amount},50;{amount * 2},00"
        for centre, factor in (("7010", 1), ("7020", 3))
        for account, amount in (("601", 10 * factor), ("602", 20 * factor))
    )
    # 10,50 + 20,50 = 31,00 and 20 + 40 = 60; 30,50 + 60,50 = 91,00 and 60 + 120 = 180.
    text += "\n7010;60;31,00;60,00\n7020;60;91,00;180,00"
    assert read(text).tables[0].total_rows == (6, 7)


def test_a_sum_in_one_cost_centre_may_be_a_row_of_its_own_in_another():
    text = (
        "Ansvar;Konto;Utfall 202310;Utfall 202311\n"
        "7010;50;30,50;50,00\n7010;501;10,50;20,00\n7010;502;20,00;30,00\n"
        "7020;50;5,00;6,00\n7020;60;3,00;7,00\n7020;601;1,00;3,00\n7020;602;2,00;4,00"
    )
    assert read(text).tables[0].total_rows == (2, 6)


def test_rounded_sums_may_differ_by_one():
    text = "tkr\nKonto;Utfall 202310;Budget 202310\n60;301;330\n601;100;110\n602;200;220"
    # 100,4 + 200,4 = 300,8: rounded 100 + 200 against 301.
    assert read(text).tables[0].total_rows == (3,)


def test_a_class_of_accounts_in_words_may_sum_the_rows_below():
    text = (
        "Rad;Utfall ack mars 2023 (tkr);Budget 2023 (tkr)\n"
        "Intäkter;-100;-400\nKostnader;900;3600\nPersonal;500;2000\nKöp av verksamhet;300;1200\n"
        "Lokaler;100;400\nvarav hyra;80;300\nNettokostnad;800;3200"
    )
    reading = read(text)
    assert reading.tables[0].total_rows == (3, 8)
    assert reading.tables[0].blank_rows == (7,)
    assert sums(file_of(text), reading, "kind") == {
        "balances": Decimal(800), "budget": Decimal(3200),
    }  # fmt: skip


ROWS = 200_000


def large_ledger() -> Table:
    """A ledger with a sum in the middle, one at the end, an empty row and a footnote."""
    random = np.random.default_rng(7)
    columns = {
        "A": [f"{code}" for code in 7000 + random.integers(0, 300, ROWS)],
        "B": [f"{code}" for code in 4000 + random.integers(0, 400, ROWS)],
        "C": ["202310"] * ROWS,
        "D": [f"V{number}" for number in range(ROWS)],
        "E": [f"Summa rad {number}" for number in range(ROWS)],
        "F": [f"{number},50" for number in random.integers(0, 100_000, ROWS)],
    }
    for place, cells in {
        0: ["Ansvar", "Konto", "Period", "Vernr", "Text", "Belopp"],
        1_000: ["7010", "Summa 4531", None, None, None, "5,00"],
        50_000: [None] * 6,
        ROWS - 2: [None, None, None, None, "Totalt", "99,00"],
        ROWS - 1: ["Källa: ekonomisystemet", None, None, None, None, None],
    }.items():
        for column, text in zip("ABCDEF", cells, strict=True):
            columns[column][place] = text
    numbers = pa.array(np.arange(1, ROWS + 1), pa.int32())
    return Table("", pa.table({ROW: numbers} | columns))


def test_sums_are_found_in_the_whole_of_a_large_table():
    layout = Layout(
        kind=Kind.LEDGER,
        first_row=2,
        fields={
            Field.COST_CENTRE: "A",
            Field.ACCOUNT: "B",
            Field.PERIOD: "C",
            Field.VOUCHER: "D",
            Field.DESCRIPTION: "E",
        },
        amounts=("F",),
    )
    found = sort_rows(large_ledger(), layout)
    assert found.totals == (1_001, ROWS - 1)
    assert found.blanks == (50_001, ROWS)
    assert found.last_row == ROWS


def test_a_large_table_is_recognised_without_a_look_at_every_row():
    """Two hundred thousand rows take 40 ms here; a loop over them would take seconds."""
    table = large_ledger()
    file = ReadFile("huvudbok.csv", FileForm.DELIMITED, (table,))
    started = time.process_time()
    reading = recognise(file, Known(), Given(), [])
    assert time.process_time() - started < 1
    assert reading.tables[0].total_rows == (1_001, ROWS - 1)
    assert reading.questions == ()
