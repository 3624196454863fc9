"""How the tables of a SIE file are read, and by whom it was sent."""

from __future__ import annotations

import pytest

from lagesbild.ingest.readers.sie_dimensions import default_fields, private_dimensions
from lagesbild.ingest.reading import Basis, Field, Kind, ShownUnit, Sign
from lagesbild.ingest.sie_reading import reading_of
from tests.ingest.sie_cases import HEAD, read

LEDGER = """\
#SIETYP 4
#RAR 0 20240101 20241231
#DIM 1 "Ansvar"
#DIM 30 "Uppdragsnivå"
#KONTO 4010 "Köp av vård"
#KONTO 1930 "Bank"
#RES 0 4010 5.00
#PBUDGET 0 202401 4010 {} 7.00
#VER A 1 20240131
{
#TRANS 4010 {1 "301" 30 "X"} 5.00
#TRANS 1930 {} -5.00
}
"""


def test_each_sheet_is_read_as_its_kind_without_a_header():
    reading = reading_of(read(LEDGER))
    assert (reading.decimal, reading.sign, reading.unit) == (".", Sign.LEDGER, ShownUnit.KR)
    assert [(table.sheet, table.kind) for table in reading.tables] == [
        ("Konton", Kind.ACCOUNTS),
        ("Verifikationer", Kind.LEDGER),
        ("Periodbudget", Kind.BUDGET),
    ]
    accounts, ledger, budget = reading.tables
    assert {table.header_rows for table in reading.tables} == {(0, 0)}
    assert [(table.first_row, table.last_row) for table in reading.tables] == [
        (11, 12),
        (17, 18),
        (14, 14),
    ]
    assert accounts.fields == {Field.CODE: "A", Field.NAME: "B"}
    assert ledger.fields == {
        Field.PERIOD: "A",
        Field.BOOKED_ON: "B",
        Field.ACCOUNT: "C",
        Field.VOUCHER: "E",
        Field.DESCRIPTION: "F",
        Field.COST_CENTRE: "G",
    }
    [amount] = ledger.amounts
    assert (amount.column, amount.kind, amount.basis) == ("D", Kind.LEDGER, Basis.MONTH)
    assert budget.amounts[0].column == "C"


def test_a_dimension_of_unknown_meaning_is_shown_and_can_be_mapped():
    file = read(LEDGER)
    [shown] = [one for one in file.evidence if one.what == "dimension" and one.value == "30"]
    assert shown.because == "Uppdragsnivå"
    assert reading_of(file).tables[1].ignored_columns == ("H",)
    mapped = reading_of(file, {"1": Field.COST_CENTRE, "30": Field.ACTIVITY})
    assert mapped.tables[1].fields[Field.ACTIVITY] == "H"
    assert mapped.tables[1].ignored_columns == ()


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        (
            {"1": "Avdelning", "2": "Bärare", "6": "Projekt", "9": "Supplier", "10": "Faktura"},
            {
                "1": Field.COST_CENTRE,
                "2": Field.OBJECT,
                "6": Field.PROJECT,
                "9": Field.COUNTERPARTY,
            },
        ),
        (
            {"20": "Ansvar", "21": "Verksamhet", "22": "AKTIVITET", "23": "Motpart"},
            {
                "20": Field.COST_CENTRE,
                "21": Field.ACTIVITY_CODE,
                "22": Field.ACTIVITY,
                "23": Field.COUNTERPARTY,
            },
        ),
        (
            {"1": "Förvaltning", "20": "Ansvar"},  # the name says more than the number
            {"20": Field.COST_CENTRE},
        ),
    ],
)
def test_a_dimension_means_what_its_name_or_else_its_number_says(names, fields):
    assert default_fields(names) == fields


def test_all_under_a_private_dimension_is_private():
    names = {"1": "Ansvar", "7": "Anställd", "30": "Klient", "31": "Ärende", "32": "Beslut"}
    parents = {"31": "30", "32": "31", "2": "1"}
    assert private_dimensions(names, parents) == {"7", "8", "30", "31", "32"}


def source(head: str) -> str:
    return reading_of(read(LEDGER, head)).source


def test_a_source_is_the_program_and_the_organisation():
    assert source(HEAD) == "sie-ekonomisystemet-212000-1234"


def test_a_source_is_the_same_next_month_and_in_the_next_version():
    assert source(HEAD.replace("1.0", "2.0").replace("20240115", "20240215")) == source(HEAD)


@pytest.mark.parametrize("number", ["2120001234", "16212000-1234", "212000 1234"])
def test_a_source_is_the_same_however_the_organisation_number_is_written(number):
    assert source(HEAD.replace("212000-1234", f'"{number}"')) == source(HEAD)


@pytest.mark.parametrize("number", ["121212-1213", "1212121213", "19121212-1213", ""])
def test_a_source_never_holds_a_personal_identity_number(number):
    """A sole trader's organisation number is one; its month is below 20."""
    file = read(LEDGER, HEAD.replace("212000-1234", f'"{number}"'))
    assert reading_of(file).source == "sie-ekonomisystemet-provkommunen"
    assert not number or number not in str((file.evidence, file.control, file.warnings))


def test_the_reading_does_not_repeat_the_warnings_of_the_file():
    file = read(LEDGER.replace("-5.00", "-4.00"))
    assert file.warnings
    assert reading_of(file).warnings == ()
