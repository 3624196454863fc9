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


@pytest.mark.parametrize(
    ("text", "held", "stored"),
    [
        (
            "Cost centre;Account;Account name;Actual 2023 YTD;Budget 2023;Variance\n"
            "7010;4531;Care;100;400;300\nTotal;;;100;400;300",
            {"cost_centre": "A", "account": "B", "account_name": "C"},
            {"D": ("balances", "accumulated", None), "E": ("budget", "year", 202312)},
        ),
        (
            "Ansvar;Ansvar (T);Art;Art (T);Regnskap 2023 hittil;Budsjett 2023;Avvik\n"
            "7010;Helse;4531;Kjøp;100,5;400;300\nSum;;;;100,5;400;300",
            {"cost_centre": "A", "cost_centre_name": "B", "account": "C", "account_name": "D"},
            {"E": ("balances", "accumulated", None), "F": ("budget", "year", 202312)},
        ),
        (
            "Year;Month;Department;Account no;Voucher no;Description;Amount\n"
            "2023;3;7010;4531;A1;Care;100,50",
            {"year": "A", "period": "B", "cost_centre": "C", "account": "D", "voucher": "E",
             "description": "F"},
            {"G": ("ledger", "month", None)},
        ),
    ],
)  # fmt: skip
def test_headers_may_be_english_or_norwegian(text, held, stored):
    reading = read(text, Given(period=202303))
    assert reading.questions == ()
    assert fields(reading) == held
    assert columns(reading) == stored


def test_units_may_stand_in_a_row_below_the_header():
    reading = read(
        "Ansvar;Konto;Utfall mars 2026;Budget 2026\n;;tkr;tkr\n7010;4531;15;200\n7010;4532;5;60"
    )
    assert reading.questions == ()
    assert reading.tables[0].header_rows == (1, 2)
    assert (reading.unit.value, reading.tables[0].first_row) == ("tkr", 3)


@pytest.mark.parametrize(
    "footnote",
    ["Källa: ekonomisystemet", "1) Preliminära siffror", "2023 års siffror", "*) avser 7010"],
)  # fmt: skip
def test_a_footnote_below_is_no_row(footnote):
    text = f"Vernr;Datum;Ansvar;Konto;Belopp\nA1;2023-01-02;7010;4531;1,50\n;;;;\n{footnote};;;;"
    reading = read(text)
    assert reading.questions == ()
    assert reading.tables[0].blank_rows == (3, 4)


BESIDE = "Ansvar;Konto;Utfall 202310;;Verksamhet;Budget 2023\n7010;4531;1,50;;Barn;9,50"


def test_of_two_tables_side_by_side_the_one_to_read_is_asked_for():
    reading = read(BESIDE)
    assert asked(reading) == ["ignored"]
    assert question(reading, "ignored") == (
        "Tabellerna i kolumnerna A–C och E–F står bredvid varandra. Vilken ska läsas in?"
    )
    assert reading.questions[0].choices == (
        ("E F", "A–C: Ansvar, Konto och Utfall 202310"),
        ("A B C", "E–F: Verksamhet och Budget 2023"),
    )
    left = read(BESIDE, Given().answer("ignored", "E F"))
    assert (asked(left), list(columns(left))) == ([], ["C"])
    right = read(BESIDE, Given().answer("ignored", "A B C"))
    assert (asked(right), fields(right)) == ([], {"cost_centre": "E"})


@pytest.mark.parametrize(
    "text",
    [
        "Ansvar;Konto;;Utfall 202310;;Budget 2023\n7010;4531;;1,50;;9,50",
        "Ansvar;Konto;Utfall 202310;;Kommentar\n7010;4531;1,50;;Fler placeringar",
    ],
)
def test_an_empty_column_inside_a_table_is_only_air(text):
    assert asked(read(text)) == []
