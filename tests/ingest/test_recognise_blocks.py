"""A code that stands on the first row of its block alone is filled down, never over a sum."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from lagesbild.ingest.reading import Field
from lagesbild.ingest.recognise import Given, Known, recognise
from lagesbild.ingest.table import ROW, FileForm, ReadFile, Table
from tests.ingest.recognised import amounts, evidence, file_of, read

REPORT = (
    "Ansvar;Konto;Utfall 202310\n7010;3011;-10,50\n;4531;20,00\n;5011;5,00\nSumma 7010;;14,50\n"
    "7020;4531;7,00\n;5011;3,00\nSumma;;24,50"
)


def stored(text: str, given: Given | None = None) -> list[tuple]:
    file = file_of(text)
    keys = ("row_number", "cost_centre", "activity_code", "account")
    found = [tuple(row[key] for key in keys) for row in amounts(file, read(file, given))]
    return sorted(found)


def test_empty_cells_under_a_code_mean_that_code_and_it_is_said():
    assert stored(REPORT) == [
        (2, "7010", None, "3011"), (3, "7010", None, "4531"), (4, "7010", None, "5011"),
        (6, "7020", None, "4531"), (7, "7020", None, "5011"),
    ]  # fmt: skip
    reading = read(REPORT)
    assert evidence(reading, "filled_down") == ["A"]
    [because] = [found.because for found in reading.evidence if found.what == "filled_down"]
    assert because == "ansvaret står bara på första raden i varje block: rad 3, 4, 7 får den"
    assert reading.tables[0].total_rows == (5, 8)


def test_no_code_is_filled_across_a_sum_and_the_rows_without_are_named():
    text = REPORT.replace("7020;4531", ";4531") + "\n7030;4531;1,00\n;4532;2,00"
    assert stored(text)[3:] == [
        (6, None, None, "4531"), (7, None, None, "5011"),
        (9, "7030", None, "4531"), (10, "7030", None, "4532"),
    ]  # fmt: skip
    assert read(text).warnings == (
        "Rad 6, 7 har ingenting i kolumn A efter en summa och läses in utan. "
        "Fyll i cellen om raden hör till blocket ovanför.",
    )


def test_a_sum_of_an_inner_code_does_not_end_the_outer_block():
    text = (
        "Ansvar;Verksamhet;Konto;Utfall 202310\n7010;5710;3011;-10,50\n;;4531;20,00\n"
        ";Summa 5710;;9,50\n;5720;4531;2,00\n;;5011;1,00\nSumma 7010;;;12,50\n"
        "7020;5710;4531;7,00\n;;5011;3,00\nTotalt;;;22,50"
    )
    assert stored(text) == [
        (2, "7010", "5710", "3011"), (3, "7010", "5710", "4531"), (5, "7010", "5720", "4531"),
        (6, "7010", "5720", "5011"), (8, "7020", "5710", "4531"), (9, "7020", "5710", "5011"),
    ]  # fmt: skip


def test_an_inner_code_ends_where_the_outer_block_does():
    text = (
        "Ansvar;Verksamhet;Konto;Utfall 202310\n7010;5710;3011;-1,50\n;;4531;2,00\n"
        "7020;;4531;7,00\n;;5011;3,00\n;5720;4531;3,00\n;;4532;3,00\n7030;5710;4531;1,00\n"
        ";;4532;2,00"
    )
    assert stored(text)[2:6] == [
        (4, "7020", None, "4531"), (5, "7020", None, "5011"),
        (6, "7020", "5720", "4531"), (7, "7020", "5720", "4532"),
    ]  # fmt: skip


def test_a_heading_names_its_block_and_is_no_row_of_its_own():
    """As ledgers are printed: the account alone, then its vouchers, then its sum."""
    text = (
        "Konto;Vernr;Datum;Text;Belopp\n4531 Köp av vård;;;;\n;A1;2023-01-02;Faktura;100,00\n"
        ";A2;2023-01-03;Faktura;50,00\nSumma 4531;;;;150,00\n3011 Avgifter;;;;\n"
        ";A3;2023-01-02;Avgift;-80,00\n;A4;2023-01-04;Avgift;-70,00"
    )
    assert [(row, account) for row, _, _, account in stored(text)] == [
        (3, "4531"), (4, "4531"), (7, "3011"), (8, "3011"),
    ]  # fmt: skip
    assert read(text).tables[0].blank_rows == (2, 6)


def test_a_heading_that_is_no_code_ends_the_block_above():
    text = REPORT.replace(";5011;5,00", "Övrigt;;\n;5011;5,00")
    assert stored(text)[2] == (5, None, None, "5011")


def test_a_row_with_the_sum_of_its_block_begins_it():
    text = (
        "Ansvar;Konto;Utfall 202310\n7010;;14,50\n;3011;-10,50\n;4531;25,00\n7020;;10,00\n"
        ";4531;7,00\n;5011;3,00"
    )
    assert stored(text) == [
        (3, "7010", None, "3011"), (4, "7010", None, "4531"),
        (6, "7020", None, "4531"), (7, "7020", None, "5011"),
    ]  # fmt: skip
    assert evidence(read(text), "levels") == ["rad 2, 5"]


@pytest.mark.parametrize(
    "rows",
    [
        "7010;4531;1,50\n;1930;2,50\n7010;4532;3,50\n;2440;1,00",  # some rows have no cost centre
        "7010;4531;1,50\n7020;4531;2,50\n;1930;5,00",
        ";4531;1,50\n;4532;2,50\n7010;4531;1,00",
        "7010;4531;1,50\n7010;4532;2,50\n7020;4531;1,00\n;1930;1,00\n;2440;1,00",
    ],
)
def test_codes_that_are_merely_missing_are_not_filled_down(rows):
    reading = read(f"Ansvar;Konto;Utfall 202310\n{rows}")
    assert dict(reading.tables[0].filled_down) == {}


def test_a_code_is_not_filled_down_beside_one_that_stands_on_every_row():
    text = (
        "Ansvar;Verksamhet;Konto;Utfall 202310\n7010;5710;4531;1,50\n7010;;5011;2,50\n"
        "7010;;5012;2,50\n7020;5710;4531;1,50\n7020;;5011;2,50"
    )
    assert dict(read(text).tables[0].filled_down) == {}


def test_amounts_and_optional_codes_are_never_filled_down():
    text = (
        "Ansvar;Projekt;Konto;Utfall 202310;Budget 2023\n7010;P1;4531;1,50;9,00\n;;5011;2,50;\n"
        ";;5012;;3,00\n7020;P2;4531;1,50;\n;;5011;2,50;"
    )
    reading = read(text)
    assert list(reading.tables[0].filled_down) == [Field.COST_CENTRE]
    assert len(amounts(file_of(text), reading)) == 6


def test_periods_and_years_may_head_blocks_too():
    text = (
        "År;Månad;Ansvar;Konto;Utfall\n2026;1;7010;4531;1,50\n;;7020;4531;2,50\n;;7030;4531;2,50\n"
        ";2;7010;4531;3,50\n;;7020;4531;4,50"
    )
    periods = [row["period"] for row in amounts(file_of(text), read(text))]
    assert periods == [202601, 202601, 202601, 202602, 202602]


ROWS = 6_000


def test_blocks_are_found_in_a_large_table():
    """Blocks of 20 rows: a code, eighteen empty cells and a sum."""
    place = np.arange(ROWS) % 20
    block = 7000 + np.arange(ROWS) // 20
    codes = np.where(place == 0, block.astype(str), None)
    accounts = np.where(place == 19, "Summa", (4000 + place).astype(str))
    cells = {
        "A": ["Ansvar", *codes],
        "B": ["Konto", *accounts],
        "C": ["Utfall 202310", *np.where(place == 19, "19,00", "1,00")],
    }
    numbers = pa.array(np.arange(1, ROWS + 2), pa.int32())
    table = Table("", pa.table({ROW: numbers} | cells))
    file = ReadFile("rapport.csv", FileForm.DELIMITED, (table,))
    reading = recognise(file, Known(), Given(), [])
    assert reading.questions == ()
    found = amounts(file, reading)
    assert len(found) == ROWS - ROWS // 20
    assert {(row["row_number"] - 2) // 20 + 7000 - int(row["cost_centre"]) for row in found} == {0}
