"""Which columns are stored, as what and for which time."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild.errors import InvalidSetting
from lagesbild.ingest.reading import AmountColumn, Basis, Field, Kind, RowsWith
from lagesbild.ingest.recognise import Given, Known
from lagesbild.ingest.recognise.meaning import Role, meaning_of
from lagesbild.ingest.shape import shape
from tests.ingest.recognised import (
    amounts,
    asked,
    columns,
    evidence,
    fields,
    file_of,
    question,
    read,
    sums,
)

BALANCES = (
    "Ansvar;Konto;UTFALL_PER;UTFALL_ACK;BUDGET_PER;BUDGET_ACK;BUDGET_AR;PRG_AR;UTFALL_PER_FG\n"
    "7010;4531;100,50;300,50;90,00;270,00;1080,00;1200,00;80,00\n"
    "7010;3011;-10,50;-30,50;-9,00;-27,00;-108,00;-120,00;-8,00"
)


@pytest.mark.parametrize(
    ("header", "kind", "basis", "period"),
    [
        ("UTFALL_PER", Kind.BALANCES, Basis.MONTH, None),
        ("UTFALL_ACK", Kind.BALANCES, Basis.ACCUMULATED, None),
        ("BUDGET_AR", Kind.BUDGET, Basis.YEAR, None),
        ("PRG_AR", Kind.ADOPTED_FORECAST, Basis.YEAR, None),
        ("Utfall Jan - Feb 2026", Kind.BALANCES, Basis.ACCUMULATED, 202602),
        ("Utfall mars 2026", Kind.BALANCES, Basis.MONTH, 202603),
        ("Budget 2026", Kind.BUDGET, Basis.YEAR, 202612),
        ("Helårsprognos 2026", Kind.ADOPTED_FORECAST, Basis.YEAR, 202612),
        ("Budget 2026 - Mar", Kind.BUDGET, Basis.MONTH, 202603),
        ("jan-23", None, Basis.MONTH, 202301),
        ("202300", None, Basis.MONTH, 202300),
        ("202313", None, Basis.MONTH, 202313),
        ("P13", None, Basis.MONTH, 13),
        ("Utfall 2023 - P03", Kind.BALANCES, Basis.MONTH, 202303),
        ("Regnskap 2012", Kind.BALANCES, Basis.YEAR, 201212),
        ("Belopp", None, None, None),
    ],
)
def test_a_header_says_kind_span_and_period(header, kind, basis, period):
    meaning = meaning_of(header)
    assert (meaning.role, meaning.kind, meaning.basis) == (Role.AMOUNT, kind, basis)
    assert meaning.period == period


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Avvikelse", Role.DERIVED),
        ("Återstår Jan - Feb 2026", Role.DERIVED),
        ("Diff", Role.DERIVED),
        ("Förändring (mnkr)", Role.DERIVED),
        ("% av budget", Role.DERIVED),
        ("UTFALL_ACK_FG", Role.EARLIER),
        ("Föregående prognos", Role.EARLIER),
        ("Antal dygn", Role.VOLUME),
        ("Snitt", Role.MEAN),
    ],
)
def test_a_header_that_is_no_amount_of_its_own_says_so(header, role):
    assert meaning_of(header).role is role


@pytest.mark.parametrize("header", ["Ansvar", "Möte 2023", "Uttag 2023-11-03", "Text", ""])
def test_other_headers_say_nothing_of_figures(header):
    assert meaning_of(header) is None


def test_of_month_accumulated_and_year_one_is_kept_for_each_kind():
    reading = read(BALANCES, Given(period=202303))
    assert columns(reading) == {
        "C": ("balances", "month", None),
        "G": ("budget", "year", 202312),
        "H": ("adopted_forecast", "year", 202312),
    }
    assert reading.period == 202303
    assert reading.tables[0].ignored_columns == ("D", "E", "F", "I")
    assert evidence(reading, "control_column") == ["I", "D", "E", "F"]


def test_a_period_that_is_not_in_the_file_is_asked_for():
    assert asked(read(BALANCES)) == ["period"]


def test_the_files_name_only_suggests_a_period():
    reading = read(file_of(BALANCES, name="saldon_202303.csv"))
    assert asked(reading) == ["period"]
    assert reading.questions[0].choices == (("202303", "mars 2023, enligt filens namn"),)


def test_the_period_above_the_table_is_used():
    reading = read("Period: 202301-202303\n" + BALANCES.replace("UTFALL_PER;", "Anteckning;"))
    assert reading.questions == ()
    assert columns(reading)["D"] == ("balances", "accumulated", 202303)


def test_rows_with_a_period_each_keep_their_months():
    reading = read(
        "Period;Ansvar;Konto;UTFALL_PER;UTFALL_ACK;BUDGET_PER;BUDGET_AR\n"
        "202301;7010;4531;1,50;1,50;2,00;24,00\n202302;7010;4531;1,50;3,00;2,00;24,00"
    )
    assert columns(reading) == {
        "D": ("balances", "month", None),
        "F": ("budget", "month", None),
    }


def test_periods_00_and_13_are_kept():
    text = "Ansvar;Konto;Utfall 202300;Utfall 202312;Utfall 202313\n7010;4531;1,50;2,50;3,50"
    reading = read(text)
    assert sums(file_of(text), reading, "period") == {
        202300: Decimal("1.50"),
        202312: Decimal("2.50"),
        202313: Decimal("3.50"),
    }


def test_a_sum_beside_twelve_months_is_not_stored_again():
    months = "Jan;Feb;Mar;Apr;Maj;Jun;Jul;Aug;Sep;Okt;Nov;Dec"
    text = f"Budget 2024, kr\nAnsvar;Konto;{months};Helår\n7010;4531;{'1;' * 12}12"
    reading = read(text)
    assert reading.questions == ()
    assert sums(file_of(text), reading, "kind") == {"budget": Decimal(12)}
    assert "O" in reading.tables[0].ignored_columns


def test_months_without_a_year_are_asked_about():
    reading = read("Ansvar;Konto;Utfall jan;Utfall feb\n7010;4531;1,50;2,50")
    assert asked(reading) == ["period"]
    answered = read(
        "Ansvar;Konto;Utfall jan;Utfall feb\n7010;4531;1,50;2,50", Given().answer("period", "2024")
    )
    assert columns(answered)["C"] == ("balances", "month", 202401)


def test_code_string_rows_without_a_period_inside():
    text = (
        "ANSVAR;UKONTO;VHT;AKT;PROJ;OBJEKT;MOT;KGRP;BUDGET 2025;UTFALL Ack;Diff;BUDGET 2026\n"
        "30013 Familjecentral;6011 Hyra;5710;11;;;16;60;100000;90000;10000;110000"
    )
    assert asked(read(text)) == ["period"]
    reading = read(text, Given(period=202509))
    assert fields(reading) == {
        "cost_centre": "A", "account": "B", "activity_code": "C", "activity": "D",
        "project": "E", "object": "F", "counterparty": "G",
    }  # fmt: skip
    stored = amounts(file_of(text), reading)
    assert [(row["kind"], row["basis"], row["period"], row["amount"]) for row in stored] == [
        ("budget", "year", 202512, 100000),
        ("balances", "accumulated", 202509, 90000),
        ("budget", "year", 202612, 110000),
    ]
    assert {(row["cost_centre"], row["account"]) for row in stored} == {("30013", "6011")}


def test_what_cannot_be_told_from_a_plain_amount_is_asked():
    reading = read("Ansvar;Konto;Belopp\n7010;4531;1,50")
    assert asked(reading) == ["kind"]
    answered = read("Ansvar;Konto;Belopp\n7010;4531;1,50", Given(kind=Kind.BALANCES))
    assert asked(answered) == ["basis", "period"]


def test_the_words_above_a_table_say_what_its_amounts_are():
    reading = read("Internbudget 2024\nAnsvar;Konto;Belopp\n7010;4531;1,50")
    assert columns(reading) == {"C": ("budget", "year", 202412)}
    assert evidence(reading, "kind") == ["budget"]


def test_vouchers_make_a_ledger():
    text = (
        "Period;Ansvar;Konto;Vernr;Datum;Text;Belopp\n"
        "202310;0702;4531;V1;2023-10-05;Summa faktura 12;1 234,50\n"
        "202310;0702;3011;V2;2023-10-06;Avgift;-234,50"
    )
    reading = read(text)
    assert reading.tables[0].kind is Kind.LEDGER
    assert reading.tables[0].total_rows == ()
    assert sums(file_of(text), reading, "cost_centre", "period") == {
        ("0702", 202310): Decimal("1000.00")
    }


def test_a_ledger_without_periods_has_those_of_its_dates():
    text = "Ansvar;Konto;Vernr;Bokföringsdatum;Belopp\n7010;4531;1;2023-10-05;1,50"
    reading = read(text)
    assert sums(file_of(text), reading, "period") == {202310: Decimal("1.50")}


VOUCHERS = (
    "Vernr;Datum;Ansvar;Konto;Text;Debet;Kredit;Saldo\n"
    "A1;2023-01-02;7010;4531;Köp;100,00;;100,00\n"
    "A1;2023-01-02;7010;3011;Avgift;0,00;80,00;20,00\n"
    "A2;2023-01-03;7010;4532;Båda;30,00;10,00;40,00"
)


def test_debit_minus_credit_is_the_amount():
    reading = read(VOUCHERS)
    assert reading.questions == ()
    assert [(each.column, each.negated) for each in reading.tables[0].amounts] == [
        ("F", False), ("G", True),
    ]  # fmt: skip
    assert evidence(reading, "control_column") == ["H"]
    assert sums(file_of(VOUCHERS), reading, "account") == {"4531": 100, "3011": -80, "4532": 20}


def test_a_row_with_both_debit_and_credit_has_two_amounts_and_a_zero_beside_none():
    stored = amounts(file_of(VOUCHERS), read(VOUCHERS))
    assert [(row["row_number"], row["column_name"], row["amount"]) for row in stored] == [
        (2, "F", 100), (4, "F", 30), (3, "G", -80), (4, "G", -10),
    ]  # fmt: skip


def test_a_row_without_debit_and_credit_is_left_to_be_refused():
    text = "Vernr;Datum;Konto;Debet;Kredit\n1;2023-01-02;4531;;\n2;2023-01-02;4531;5,00;"
    shaped = shape(file_of(text), read(text))
    assert shaped.amounts.select(["row_number", "column_name", "amount_text"]).to_pylist() == [
        {"row_number": 2, "column_name": "D", "amount_text": None},
        {"row_number": 3, "column_name": "D", "amount_text": "5,00"},
    ]


@pytest.mark.parametrize(
    ("credit", "sums_in_words", "because"),
    [
        ("130,00", "debet 130,00, kredit 130,00", "de är lika: verifikationerna är hela"),
        ("90,00", "debet 130,00, kredit 90,00", "de skiljer 40,00: resten av verifikationerna"),
    ],
)
def test_debit_is_held_against_credit(credit, sums_in_words, because):
    reading = read(f"Vernr;Datum;Konto;Debet;Kredit\n1;2023-01-02;4531;130,00;\n"
                   f"1;2023-01-02;3011;;{credit}")  # fmt: skip
    [found] = [found for found in reading.evidence if found.what == "debit_credit"]
    assert found.value == sums_in_words
    assert found.because.startswith(because)


def test_a_column_with_the_amount_goes_before_debit_and_credit():
    reading = read("Vernr;Datum;Konto;Debet;Kredit;Belopp\n1;2023-01-02;4531;100,00;;100,00")
    assert columns(reading) == {"F": ("ledger", "month", None)}


def test_debit_without_credit_is_asked_about():
    reading = read("Vernr;Datum;Konto;Debet\n1;2023-01-02;4531;100,00")
    assert asked(reading) == ["amount"]
    assert "den andra sidan saknas" in question(reading, "amount")
    answered = read(
        "Vernr;Datum;Konto;Debet\n1;2023-01-02;4531;100,00", Given().answer("amount", "D")
    )
    assert columns(answered) == {"D": ("ledger", "month", None)}


def test_suppliers_rows_with_account_and_name_in_one_cell():
    text = (
        "Leverantör;Orgnr;Konto;Ansvar;Fakturadatum;Fakturanr;Belopp exkl moms;Moms\n"
        "AB Bygg;556000-0000;4531 Köp av HVB;7010 Barn;2023-10-05;123;1234,50;0\n"
        "***;***;4511 Försörjningsstöd;7020 Vuxen;2023-10-06;124;500,00;0"
    )
    reading = read(text)
    assert reading.questions == ()
    assert sums(file_of(text), reading, "account", "description") == {
        ("4531", "AB Bygg"): Decimal("1234.50"),
        ("4511", "***"): Decimal("500.00"),
    }


def test_columns_about_single_clients_are_never_read():
    reading = read("Ansvar;Konto;Klient;Utfall 202310\n7010;4531;Anonym;1,50")
    assert "C" in reading.tables[0].ignored_columns
    assert reading.warnings == ("Kolumn C gäller enskilda personer och läses inte in.",)


def test_rows_that_say_their_kind_and_year():
    text = "tkr;Jan;Feb;Snitt\nBudget 2022;10;11;10\nUtfall 2022;12;13;12\nBudget 2023;14;15;14"
    reading = read(text)
    assert [(table.kind, table.rows_with) for table in reading.tables] == [
        (Kind.BUDGET, RowsWith("A", frozenset({"Budget 2022"}))),
        (Kind.BALANCES, RowsWith("A", frozenset({"Utfall 2022"}))),
        (Kind.BUDGET, RowsWith("A", frozenset({"Budget 2023"}))),
    ]
    assert sums(file_of(text), reading, "kind", "period") == {
        ("budget", 202201): 10, ("budget", 202202): 11, ("balances", 202201): 12,
        ("balances", 202202): 13, ("budget", 202301): 14, ("budget", 202302): 15,
    }  # fmt: skip


@pytest.mark.parametrize("header", ["År", "Period", "Budgetår", ""])
def test_years_alone_on_the_rows_are_the_years_of_their_amounts(header):
    text = f"{header};Ansvar;Konto;Budget\n2025;7010;4531;1,50\n2026;7010;3011;-1,00"
    reading = read(text)
    assert fields(reading)["year"] == "A"
    assert sums(file_of(text), reading, "kind", "basis", "period") == {
        ("budget", "year", 202512): Decimal("1.5"), ("budget", "year", 202612): -1,
    }  # fmt: skip


def test_years_on_the_rows_join_months_in_the_header():
    text = "År;Ansvar;Konto;Budget jan;Budget feb\n2025;7010;4531;1,50;2,5\n2026;7010;4531;3,5;4"
    assert sums(file_of(text), read(text), "period") == {
        202501: Decimal("1.5"), 202502: Decimal("2.5"), 202601: Decimal("3.5"), 202602: 4,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("header", "months"),
    [
        ("Månad", ("12", "1", "13")),
        ("Period", ("dec", "januari", "P13")),
        ("Mån", ("12", "01", "13")),
    ],
)
def test_a_year_and_a_month_in_two_columns_are_the_period(header, months):
    rows = zip((2025, 2026, 2026), months, ("1,5", "2,5", "3,5"), strict=True)
    text = f"År;{header};Ansvar;Konto;Utfall\n" + "\n".join(
        f"{year};{month};7010;4531;{amount}" for year, month, amount in rows
    )
    reading = read(text)
    assert reading.questions == ()
    assert columns(reading) == {"E": ("balances", "month", None)}
    assert sums(file_of(text), reading, "period") == {
        202512: Decimal("1.5"), 202601: Decimal("2.5"), 202613: Decimal("3.5"),
    }  # fmt: skip


def test_a_period_that_is_whole_needs_no_year_beside_it():
    text = "År;Period;Ansvar;Konto;Utfall\n2026;202601;7010;4531;1,50"
    reading = read(text)
    assert "year" not in fields(reading)
    assert sums(file_of(text), reading, "period") == {202601: Decimal("1.5")}


def test_months_get_the_year_above_the_table():
    text = "Budget 2026, kr\nMånad;Ansvar;Konto;Budget\n1;7010;4531;1,50\n2;7010;4531;2,50"
    reading = read(text)
    assert evidence(reading, "year") == ["2026"]
    assert reading.tables[0].constants == {Field.YEAR: "2026"}
    assert sums(file_of(text), reading, "period") == {
        202601: Decimal("1.5"),
        202602: Decimal("2.5"),
    }


def test_a_year_and_a_month_that_are_none_are_problems_with_their_cell():
    text = (
        "År;Månad;Ansvar;Konto;Utfall\n2026;1;7010;4531;1,5\n2026;14;7010;4531;2,5\n;2;7010;4531;3"
    )
    problems = shape(file_of(text), read(text)).problems
    assert [(each.row, each.column, each.message) for each in problems] == [
        (3, "B", "”14” är inte en period. Skriv ÅÅÅÅMM, till exempel 202310."),
        (4, "B", "Perioden saknas. Skriv ÅÅÅÅMM, till exempel 202310."),
    ]  # fmt: skip


TYPED = (
    "Period;Ansvar;Konto;Typ;Belopp\n202601;7010;4531;Utfall;1,50\n202601;7010;4531;Budget;2,00\n"
    "202601;7020;4531;UTFALL;1,50\n202601;7020;4531;Budget;2,00\n202601;7020;4531;Prognos;3,00\n"
    "202601;7020;4531;Avvikelse;0,50"
)


def test_a_long_table_may_say_on_each_row_what_it_is():
    reading = read(TYPED)
    assert reading.questions == ()
    assert reading.warnings == ()
    assert fields(reading)["value_type"] == "D"
    assert [table.rows_with.texts for table in reading.tables] == [
        {"Utfall", "UTFALL"}, {"Budget"}, {"Prognos"},
    ]  # fmt: skip
    assert evidence(reading, "value_type") == ["Avvikelse"]
    assert sums(file_of(TYPED), reading, "kind", "basis", "period") == {
        ("balances", "month", 202601): 3, ("budget", "month", 202601): 4,
        ("adopted_forecast", "month", 202601): 3,
    }  # fmt: skip


def test_rows_may_say_month_accumulated_and_year_too():
    text = (
        "Ansvar;Konto;Värdetyp;Belopp\n7010;4531;UTFALL_PER;1,50\n7010;4531;UTFALL_ACK;9,50\n"
        "7010;4531;BUDGET_AR;24,00"
    )
    reading = read(text, Given(period=202603))
    assert sums(file_of(text), reading, "kind", "basis", "period") == {
        ("balances", "month", 202603): Decimal("1.5"), ("budget", "year", 202612): 24,
    }  # fmt: skip


def test_rows_with_an_amount_that_do_not_say_what_it_is_are_named():
    text = TYPED + "\n202601;7020;4531;Övrigt;5,00\n202601;7020;4531;;6,00\n;;;;"
    assert read(text).warnings == (
        "Rad 8, 9 läses inte in: kolumn D säger inte om beloppen är utfall, budget eller prognos.",
    )


def test_the_year_of_other_headers_is_that_of_a_header_without_one():
    reading = read("Ansvar;Konto;Utfall mars 2026;Budget\n7010;4531;1,50;2")
    assert columns(reading)["D"] == ("budget", "year", 202612)


def test_months_without_a_year_on_the_rows_are_asked_about():
    reading = read("Månad;Ansvar;Konto;Utfall\n1;7010;4531;1,50\n2;7010;4531;2,50")
    assert asked(reading) == ["period"]


def test_a_forecast_beside_actuals_was_adopted_with_them():
    reading = read("Ansvar;Konto;Utfall jan - mar 2026;Helårsprognos 2026\n7010;4531;100,50;400,50")
    assert (reading.period, reading.questions) == (202603, ())


def test_a_forecast_of_unknown_month_is_asked_about():
    text = "Ansvar;Konto;Helårsprognos 2026;Orsak\n7010;4531;400,50;Fler placeringar"
    assert asked(read(text)) == ["period"]
    assert read("Prognos per mars 2026\n" + text).period == 202603


def test_what_a_person_says_comes_before_every_guess():
    given = Given(
        amounts=(AmountColumn("D", Kind.BALANCES, Basis.ACCUMULATED, 202303),),
        fields={Field.ACTIVITY_CODE: "B"},
        ignored=frozenset({"A"}),
    )
    reading = read(BALANCES, given)
    assert columns(reading) == {"D": ("balances", "accumulated", 202303)}
    assert fields(reading) == {"activity_code": "B"}


def test_known_codes_tell_a_column_without_a_known_name():
    known = Known(cost_centres=frozenset({"7010", "7020"}), accounts=frozenset({"4531", "3011"}))
    reading = read("Ställe;Slagkod x;Utfall 202310\n7010;4531;1,50\n7020;3011;2,50", known=known)
    assert fields(reading) == {"cost_centre": "A", "account": "B"}


def test_names_of_units_stand_in_for_codes():
    known = Known(unit_names=frozenset({"barn och unga", "vuxna"}))
    text = "Vad;Konto;Utfall 202310\nBarn och unga;4531;1,50\nVuxna;4531;2,50"
    assert fields(read(text, known=known)) == {"account": "B", "cost_centre": "A"}


def test_a_column_of_names_called_verksamhet_is_the_unit():
    reading = read("Verksamhet;Utfall 202310\nBarn och ungdom;1,50\nVuxenvård;2,50")
    assert fields(reading) == {"cost_centre": "A"}


def test_lists_of_codes_are_known_by_their_headers():
    organisation = read(
        "Kod;Namn;Nivå;Överordnad kod;Giltig från\n70;Barn;Avdelning;;2023-01-01\n"
        "7010;HVB;Ansvar;70;"
    )
    assert organisation.tables[0].kind is Kind.ORGANISATION
    assert fields(organisation) == {
        "code": "A", "name": "B", "level": "C", "parent_code": "D", "valid_from": "E",
    }  # fmt: skip
    plan = read("Konto;Benämning;Kontogrupp\n4531;Köp av HVB;Köp\n3011;Avgifter;Intäkter")
    assert plan.tables[0].kind is Kind.ACCOUNTS
    assert fields(plan) == {"code": "A", "name": "B", "account_group": "C"}


def test_a_list_of_cost_centres_without_levels_is_of_the_lowest():
    reading = read("Ansvar;Ansvar namn\n7010;Mottagning\n7020;Utredning")
    assert reading.tables[0].kind is Kind.ORGANISATION
    assert reading.tables[0].constants == {Field.LEVEL: "Ansvar"}


@pytest.mark.parametrize(
    ("about", "value"), [("unit", "öre"), ("period", "202399"), ("header", "fyra"), ("färg", "A")]
)
def test_an_answer_that_is_none_is_refused_in_words(about, value):
    with pytest.raises(InvalidSetting, match=value if about != "färg" else "färg"):
        Given().answer(about, value)
