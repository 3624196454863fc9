"""The header is found by its words and by the figures below it."""

from __future__ import annotations

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import delimited, spreadsheet
from lagesbild.ingest.recognise import Given, Known, recognise
from lagesbild.ingest.recognise.header import find_header
from lagesbild.ingest.table import FileForm, ReadFile, Table
from lagesbild.settings import Limits
from tests.ingest.recognised import (
    EXPORTS,
    asked,
    columns,
    evidence,
    fields,
    file_of,
    needs_exports,
    question,
    read,
    table_of,
)

ODD = EXPORTS / "odd"


def names(table: Table) -> list[str]:
    header = find_header(table)
    assert header is not None
    return [name for name in header.names.values() if name]


def test_words_above_the_header_are_passed_over_and_shown():
    reading = read("Socialnämnden\nUttag 2023-11-03\nAnsvar;Konto;Utfall 202310\n7010;4531;1,50")
    assert reading.tables[0].header_rows == (3, 3)
    assert reading.tables[0].first_row == 4
    assert evidence(reading, "preamble") == ["Socialnämnden | Uttag 2023-11-03"]


def test_a_header_with_a_line_break_is_one_name():
    assert names(table_of("Konto;Utfall\u2028mars 2026\n4531;1")) == ["Konto", "Utfall mars 2026"]


def test_a_merged_group_lends_its_name_to_the_columns_under_it():
    table = Table.of(
        "Blad1",
        [
            (3, ["Ansvar", "Konto", "Utfall 2026", None, "Budget 2026", None]),
            (4, [None, None, "Jan", "Feb", "Jan", "Feb"]),
            (5, ["7010", "4531", "1", "2", "3", "4"]),
        ],
    )
    merged = ((3, "C", 3, "D"), (3, "E", 3, "F"), (3, "A", 4, "A"), (3, "B", 4, "B"))
    table = Table("Blad1", table.cells, merged=merged)
    assert names(table) == [
        "Ansvar", "Konto", "Utfall 2026 - Jan", "Utfall 2026 - Feb", "Budget 2026 - Jan",
        "Budget 2026 - Feb",
    ]  # fmt: skip


def test_in_a_text_file_a_group_reaches_to_the_next():
    table = table_of("Ansvar;Konto;Utfall 2026;;Budget 2026;\n;;Jan;Feb;Jan;Feb\n7010;4531;1;2;3;4")
    assert names(table)[2:] == [
        "Utfall 2026 - Jan", "Utfall 2026 - Feb", "Budget 2026 - Jan", "Budget 2026 - Feb",
    ]  # fmt: skip


def test_a_merged_cell_among_the_rows_is_no_header():
    table = table_of("Ansvar;Konto;Utfall 202310\n7010;4531;1\n;4532;2")
    table = Table("", table.cells, merged=((2, "A", 3, "A"),))
    header = find_header(table)
    assert header.rows == (1, 1)
    assert header.names["A"] == "Ansvar"


def test_months_that_are_only_numbered_are_months():
    reading = read("Budget 2024\nAnsvar;Konto;1;2;3\n7010;4531;1,50;2,50;3,50")
    assert columns(reading) == {
        "C": ("budget", "month", 202401),
        "D": ("budget", "month", 202402),
        "E": ("budget", "month", 202403),
    }


def test_a_row_of_figures_is_never_a_header():
    reading = read("7010;4531;100\n7020;4531;200")
    assert reading.tables == ()
    assert asked(reading) == ["header"]


def test_the_header_row_can_be_pointed_out():
    text = "Ansvar;Konto;Budget 2023\nAnsvar;Konto;Utfall 202310\n7010;4531;1,50"
    reading = read(text, Given(header_rows=(2, 2)))
    assert columns(reading) == {"C": ("balances", "month", 202310)}


def test_without_a_header_the_columns_can_be_said():
    given = (
        Given(period=202310)
        .answer("header", "0")
        .answer("kind", "balances")
        .answer("cost_centre", "A")
        .answer("account", "B")
        .answer("amount", "C")
        .answer("basis", "month")
    )
    reading = read("7010;4531;100,50\n7020;4531;200,00", given)
    assert reading.questions == ()
    assert fields(reading) == {"cost_centre": "A", "account": "B"}
    assert columns(reading) == {"C": ("balances", "month", None)}
    assert reading.period == 202310
    assert (reading.tables[0].header_rows, reading.tables[0].first_row) == ((0, 0), 1)


def test_two_columns_with_one_name_are_asked_about():
    reading = read("Ansvar;Konto;Konto;Utfall 202310\n7010;4531;4532;1,50")
    assert asked(reading) == ["account"]
    assert question(reading, "account") == (
        "Kolumnerna B och C heter alla ”Konto”. Vilken är kontot?"
    )
    answered = read(
        "Ansvar;Konto;Konto;Utfall 202310\n7010;4531;4532;1,50", Given().answer("account", "C")
    )
    assert answered.questions == ()
    assert fields(answered)["account"] == "C"


def test_two_columns_with_the_same_amounts_are_asked_about():
    text = "Ansvar;Konto;Utfall 202310;Utfall 202310\n7010;4531;1,50;2,50"
    assert asked(read(text)) == ["amount"]
    answered = read(text, Given().answer("amount", "D"))
    assert answered.questions == ()
    assert columns(answered) == {"D": ("balances", "month", 202310)}


def test_a_header_without_rows_is_refused():
    with pytest.raises(FileRefused, match="rubriker men inga rader"):
        read("Ansvar;Konto;Utfall 202310")


def test_a_sheet_that_is_not_understood_is_named_when_another_is():
    file = file_of("Ansvar;Konto;Utfall 202310\n7010;4531;1,50", "Anteckning\nAtt göra")
    reading = recognise(file, Known(), Given(), [])
    assert [table.sheet for table in reading.tables] == ["Blad1"]
    assert reading.warnings == ("Bladet Blad2 läses inte in: det har ingen känd tabell.",)


def test_a_hidden_sheet_is_not_read():
    shown = table_of("Ansvar;Konto;Utfall 202310\n7010;4531;1,50", "Utfall")
    hidden = table_of("Ansvar;Konto;Utfall 202310\n7010;4531;9,50", "Gammalt", hidden=True)
    reading = recognise(ReadFile("bok.xlsx", FileForm.XLSX, (hidden, shown)), Known(), Given(), [])
    assert [table.sheet for table in reading.tables] == ["Utfall"]


def workbook(name: str) -> ReadFile:
    return spreadsheet.read(ODD / name, name, FileForm.XLSX, Limits())


@needs_exports
@pytest.mark.parametrize(
    ("name", "header", "first_name", "preamble"),
    [
        ("cal_header-row.xlsx", "rad 9", "Columns", ["Note 1"]),
        ("cal_temperature-in-middle.xlsx", "rad 4", "label", []),
        ("cal_merged_range.xlsx", "rad 1–2", "A1", []),
        ("fr_multiline-headers.xlsx", "rad 1–5", "Region", []),
        ("ck_test_skip_lines.xlsx", "rad 4", "text", []),
        ("tl_bad_dimensions.xlsx", "rad 1", "PN", []),
    ],
)
def test_the_header_of_an_odd_workbook_is_found_and_its_columns_asked_about(
    name, header, first_name, preamble
):
    reading = recognise(workbook(name), Known(), Given(), [])
    assert evidence(reading, "header") == [header]
    assert evidence(reading, "preamble") == preamble
    assert asked(reading) == ["kind"]
    assert f"Rubrikerna är ”{first_name}”" in question(reading, "kind")


@needs_exports
def test_merged_header_rows_are_joined():
    header = find_header(workbook("fr_multiline-headers.xlsx").tables[0])
    assert list(header.names.values()) == [
        "Region",
        "Caloric contribution - (%)",
        "Cumulative impact of changes on cost of food basket - from previous quarter",
        "Cumulative impact of changes on cost of food basket - from baseline (%)",
    ]


@needs_exports
@pytest.mark.parametrize("name", ["cal_no-header.xlsx", "cal_any_sheets.xlsx"])
def test_a_workbook_without_a_header_is_asked_about(name):
    reading = recognise(workbook(name), Known(), Given(), [])
    assert (reading.tables, asked(reading)) == ((), ["header"])


@needs_exports
def test_a_workbook_with_merged_months_and_formulas_without_values():
    reading = recognise(
        workbook("gen_wide_months_merged_2row_header_formulas_nocache.xlsx"), Known(), Given(), []
    )
    assert reading.questions == ()
    [table] = reading.tables
    assert table.header_rows == (4, 5)
    assert table.total_rows == (9,)
    assert fields(reading) == {"cost_centre": "A", "activity_code": "B", "account": "C"}
    assert {held.value for held in table.code_and_name} == {"account"}
    found = columns(reading)
    assert found["D"] == ("balances", "month", 202601)
    assert found["AA"] == ("budget", "month", 202612)
    assert "AB" not in found
    assert reading.unit.value == "tkr"


@needs_exports
@pytest.mark.parametrize(
    ("name", "questions"),
    [
        ("fr_duplicate-headers.csv", ["code", "kind"]),
        ("fr_leading-zeros.csv", ["kind"]),
        ("gen_sep_line_bom.csv", ["kind"]),
        ("gen_swedish_numbers.csv", ["basis"]),
        ("gen_csv_named.xlsx", []),
    ],
)
def test_odd_text_files_are_understood_or_asked_about(name, questions):
    file = delimited.read(ODD / name, name, Limits())
    assert asked(recognise(file, Known(), Given(), [])) == questions


@needs_exports
def test_an_amount_that_may_be_read_two_ways_is_warned_about():
    name = "gen_swedish_numbers.csv"
    reading = recognise(delimited.read(ODD / name, name, Limits()), Known(), Given(), [])
    assert reading.decimal == ","
    assert reading.warnings == (
        "Belopp som ”2.000” läses med komma som decimaltecken, som de flesta andra i filen. "
        "Kontrollera att det stämmer.",
    )
