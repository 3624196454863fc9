"""A kind that is given narrows a file, and is never believed against what the file holds."""

from __future__ import annotations

import pytest

from lagesbild.ingest.readers import sie
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.recognise import Given, Known, recognise
from tests.ingest.recognised import asked, columns, evidence, fields, file_of, question, read

SIDE_BY_SIDE = (
    "Ansvar;Konto;Utfall mars 2026;Budget 2026;Helårsprognos 2026\n7010;4531;1,50;12,00;13,00"
)


@pytest.mark.parametrize(
    ("given", "kept", "left_out"),
    [(Kind.BALANCES, "C", ["D", "E"]), (Kind.BUDGET, "D", ["C", "E"])],
)
def test_a_given_kind_leaves_the_others_of_a_table_out(given, kept, left_out):
    reading = read(SIDE_BY_SIDE, Given(kind=given))
    assert reading.questions == ()
    assert list(columns(reading)) == [kept]
    assert evidence(reading, "control_column") == left_out


def test_a_given_kind_leaves_rows_of_other_kinds_out():
    text = "Ansvar;Konto;Typ;Mar 2026\n7010;4531;Utfall;1,50\n7010;4531;Budget;2,50"
    reading = read(text, Given(kind=Kind.BUDGET))
    assert [table.rows_with.texts for table in reading.tables] == [{"Budget"}]


def test_a_given_kind_leaves_sheets_of_other_kinds_out():
    file = file_of(
        "Ansvar;Konto;Utfall mars 2026\n7010;4531;1,50", "Ansvar;Konto;Budget 2026\n7010;4531;1,50"
    )
    reading = recognise(file, Known(), Given(kind=Kind.BUDGET), [])
    assert [table.sheet for table in reading.tables] == ["Blad2"]
    assert reading.warnings == ("Bladet Blad1 läses inte in: det har ingen tabell med budget.",)


VOUCHERS = (
    '#FLAGGA 0\n#SIETYP 4\n#FNAMN "Nämnden"\n#RAR 0 20230101 20231231\n#KONTO 4531 "Köp"\n'
    '#KONTO 1930 "Bank"\n#VER "A" "1" 20231005 "Faktura"\n{\n#TRANS 4531 {} 100.00\n'
    "#TRANS 1930 {} -100.00\n}\n"
)


def test_a_given_kind_leaves_the_rest_of_a_sie_file_out():
    file = sie.read("export.se", VOUCHERS.encode("cp437"))
    both = recognise(file, Known(), Given(), [])
    assert {table.kind for table in both.tables} == {Kind.LEDGER, Kind.ACCOUNTS}
    ledger = recognise(file, Known(), Given(kind=Kind.LEDGER), [])
    assert {table.kind for table in ledger.tables} == {Kind.LEDGER}
    forecast = recognise(file, Known(), Given(kind=Kind.ADOPTED_FORECAST), [])
    assert (forecast.tables, asked(forecast)) == ((), ["kind"])
    assert question(forecast, "kind") == (
        "Du har valt fastställd prognos, men filen har huvudbok (verifikationsrader) och "
        "kontoplan. Vad ska läsas in?"
    )


@pytest.mark.parametrize(
    ("text", "given", "said", "choices"),
    [
        (
            SIDE_BY_SIDE.replace(";Helårsprognos 2026", "").replace(";13,00", ""),
            Kind.ADOPTED_FORECAST,
            "Du har valt fastställd prognos, men beloppen i tabellen är utfall och budget. "
            "Vad ska läsas in?",
            ["balances", "budget"],
        ),
        (
            "Kod;Namn;Nivå;Överordnad\n70;Barn;Avdelning;",
            Kind.BUDGET,
            "Du har valt budget, men tabellen har inga belopp. Vad ska läsas in?",
            ["organisation", "accounts"],
        ),
        (
            SIDE_BY_SIDE,
            Kind.ORGANISATION,
            "Du har valt organisation, men tabellen har belopp och är ingen lista av koder. "
            "Vad ska läsas in?",
            ["ledger", "balances", "budget", "adopted_forecast"],
        ),
    ],
)
def test_a_given_kind_that_the_file_contradicts_is_refused_in_words(text, given, said, choices):
    reading = read(text, Given(kind=given))
    assert reading.tables == ()
    assert asked(reading) == ["kind"]
    assert question(reading, "kind") == said
    assert [value for value, _ in reading.questions[0].choices] == choices


def test_lists_of_codes_may_have_code_and_name_in_one_cell():
    plan = read("Konto;Kontogrupp\n3011 Avgifter;Taxor\n4531 Köp av vård;Köp")
    assert plan.questions == ()
    assert (plan.tables[0].kind, fields(plan)) == (
        Kind.ACCOUNTS, {"code": "A", "account_group": "B"},
    )  # fmt: skip
    assert plan.tables[0].code_and_name == {Field.CODE}
    organisation = read("Ansvar;Nivå;Överordnad\n70 Barn;Avdelning;\n7010 HVB;Ansvar;70 Barn")
    assert organisation.questions == ()
    assert organisation.tables[0].code_and_name == {Field.CODE, Field.PARENT_CODE}


@pytest.mark.parametrize(
    "header",
    [
        "Personnr", "Personnummer", "Klientens personnummer", "PNR", "Pers.nr", "Samordningsnummer",
        "Födelsedatum", "Klient", "Klientnamn", "Klient-id", "Brukare", "Brukarens namn",
        "Brukarnr", "Vårdtagare", "Barnets namn", "Den enskilde", "Elevens namn",
    ],
)  # fmt: skip
@pytest.mark.parametrize("given", [Given(), Given(fields={Field.DESCRIPTION: "C"})])
def test_columns_about_single_clients_are_never_read_whoever_asks(header, given):
    reading = read(f"Ansvar;Konto;{header};Utfall 202310\n7010;4531;x;1,50", given)
    assert reading.tables[0].ignored_columns == ("C",)
    assert fields(reading) == {"cost_centre": "A", "account": "B"}
    assert reading.warnings == ("Kolumn C gäller enskilda personer och läses inte in.",)


@pytest.mark.parametrize("header", ["Brukaravgift", "Antal klienter", "Barn", "Elevresor", "Text"])
def test_other_words_about_people_are_no_persons(header):
    reading = read(f"Ansvar;Konto;{header};Utfall 202310\n7010;4531;5;1,50")
    assert reading.warnings == ()


def test_words_for_accounts_are_no_accounts_and_the_plan_says_so():
    text = "Kontogrupp;Ansvar;Utfall mars 2026\nPersonal;7010;1,50\nLokaler;7010;2,50"
    reading = read(text)
    assert fields(reading) == {"cost_centre": "B", "description": "A"}
    assert reading.warnings == (
        "Kolumn A har ord som ”Personal” och ”Lokaler” men inga kontonummer. Beloppen läses in "
        "utan konto: de finns i nämndens summor men inte i någon kontogrupp.",
    )
