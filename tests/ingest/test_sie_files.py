"""Real files from many programs against figures that were computed without us.

`expected.csv` beside them is the truth. Its columns `source` and `parse_errors` say nothing of a
file's content; `odd` and `encoding` are read for the numbers in them.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import sie, sie5
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.sie_reading import reading_of
from lagesbild.ingest.table import ReadFile
from tests.ingest.sie_cases import rows, sums

FOLDER = Path(__file__).parents[3] / "shared" / "exports" / "sie"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="the shared exports are not here")

_ALL = (
    list(csv.DictReader((FOLDER / "expected.csv").read_text("utf-8").splitlines()))
    if FOLDER.exists()
    else []
)
EXPECTED = {line["file"]: line for line in _ALL if line["accounts"] != "XML/HTML"}
WITH_VOUCHERS = [name for name, line in EXPECTED.items() if line["trans"] != "0"]
WITH_BALANCES = [
    name
    for name, line in EXPECTED.items()
    if line["accounts_with_psaldo"] != "0" and line["trans"] == "0"
]
INCOMPLETE = {"Sie4.se": {"4010"}}  # a supplier invoice is missing among its vouchers
NEVER_AGREES = "XE_SIE_2_20151125094903.SE"  # SoftOne XE type 2
REMAINDERS = "objektsaldo_ovnbolag.se"  # Avendo: rows without objects are what has none


@pytest.fixture(scope="module")
def files() -> dict[str, ReadFile]:
    return {name: sie.read(name, (FOLDER / name).read_bytes()) for name in EXPECTED}


COUNTS = (
    "accounts",
    "n_res_y0",
    "accounts_with_psaldo",
    "res_equals_sum_psaldo",
    "periods",
    "vouchers",
    "trans",
    "unbalanced",
    "trans_with_2plus_objects",
    "level",
)
AMOUNTS = ("sum_res_y0", "sum_ub_y0", "sum_psaldo_total_rows", "sum_psaldo_object_rows")


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("figure", COUNTS)
def test_a_count_is_what_was_expected(files, name, figure):
    assert files[name].control[figure] == EXPECTED[name][figure]


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("figure", AMOUNTS)
def test_a_sum_is_what_was_expected(files, name, figure):
    assert Decimal(files[name].control[figure]) == Decimal(EXPECTED[name][figure])


@pytest.mark.parametrize("name", EXPECTED)
def test_the_budget_sums_are_what_was_expected(files, name):
    totals, objects = re.fullmatch(r"bud (\S+)/(\S+)", EXPECTED[name]["budget_total/obj"]).groups()
    control = files[name].control
    assert Decimal(control["budget_total"]) == Decimal(totals)
    assert Decimal(control["budget_obj"]) == Decimal(objects)


@pytest.mark.parametrize("name", EXPECTED)
def test_object_rows_per_dimension_are_what_was_expected(files, name):
    pairs = re.findall(r"'(\d+)': (\d+)", EXPECTED[name]["psaldo_object_rows_by_dim"])
    found = re.findall(r"(\d+): (\d+)", files[name].control["psaldo_object_rows_by_dim"])
    assert sorted(found) == sorted(pairs)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_encoding_is_found_from_the_letters(files, name):
    """ "cp437(mixed 87/1)" counts å ä ö in CP437 and in Latin-1."""
    stated = EXPECTED[name]["encoding"]
    [evidence] = [found for found in files[name].evidence if found.what == "encoding"]
    assert evidence.value == ("UTF-8" if stated == "utf8" else "CP437")
    mixed = re.search(r"mixed (\d+)/(\d+)", stated)
    if mixed:
        assert evidence.because == f"{mixed[1]} å, ä och ö i CP437 mot {mixed[2]} i Latin-1"


@pytest.mark.parametrize("name", EXPECTED)
def test_the_program_is_named(files, name):
    stated = EXPECTED[name]["program"]  # kept to 34 characters, with the quotes of the version
    plain = " ".join(stated.replace('"', " ").split())
    assert files[name].control["program"].startswith(plain)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_rows_of_each_label_are_as_many_as_expected(files, name):
    """`odd` counts the rows of all years: "PSALDO 97 tot/19 obj … RTRANS 6; BTRANS 3"."""
    odd = EXPECTED[name]["odd"]
    control = files[name].control
    for label in ("RTRANS", "BTRANS"):
        stated = re.search(rf"\b{label} (\d+)", odd)
        assert control[label.lower()] == (stated[1] if stated else "0")
    assert control["ksumma"] == ("stämmer" if "KSUMMA" in odd else "saknas")


@pytest.mark.parametrize("name", WITH_VOUCHERS)
def test_the_voucher_rows_give_the_results_that_the_file_states(files, name):
    by_account = sums(rows(files[name], Kind.LEDGER), Field.ACCOUNT)
    stated = {total.account: Decimal(total.amount) for total in files[name].stated}
    assert len(stated) == int(EXPECTED[name]["n_res_y0"])
    differing = {
        account for account, amount in stated.items() if by_account.get(account, 0) != amount
    }
    assert differing == INCOMPLETE.get(name, set())


@pytest.mark.parametrize("name", WITH_VOUCHERS)
def test_all_voucher_rows_are_there_once_and_sum_to_what_is_unbalanced(files, name):
    found = rows(files[name], Kind.LEDGER)
    assert len(found) == len({row["row"] for row in found}) == int(EXPECTED[name]["trans"])
    difference = Decimal("2.00") if EXPECTED[name]["unbalanced"] == "1" else Decimal(0)
    assert sum(Decimal(row["amount"]) for row in found) == difference


@pytest.mark.parametrize("name", WITH_VOUCHERS)
def test_balances_are_not_read_beside_vouchers(files, name):
    assert not rows(files[name], Kind.BALANCES)


@pytest.mark.parametrize("name", set(WITH_BALANCES) - {REMAINDERS})
def test_the_period_changes_sum_to_the_rows_without_objects(files, name):
    this_year = [row for row in rows(files[name], Kind.BALANCES) if row["sheet"] == "Periodsaldon"]
    assert sum(Decimal(row["amount"]) for row in this_year) == Decimal(
        EXPECTED[name]["sum_psaldo_total_rows"]
    )


@pytest.mark.parametrize("name", set(WITH_BALANCES) - {NEVER_AGREES})
def test_the_period_changes_give_the_results_that_the_file_states(files, name):
    by_account = sums(rows(files[name], Kind.BALANCES), Field.ACCOUNT)
    by_sheet = defaultdict(Decimal)
    for row in rows(files[name], Kind.BALANCES):
        by_sheet[row["sheet"], row["account"]] += Decimal(row["amount"])
    read = {reading.sheet for reading in reading_of(files[name]).tables}
    stated = [total for total in files[name].stated if total.sheet in read]
    assert len(stated) >= int(EXPECTED[name]["n_res_y0"])
    for total in stated:
        assert by_sheet[total.sheet, total.account] == Decimal(total.amount)
    assert by_account


def test_where_rows_without_objects_are_remainders_all_rows_count(files):
    """999 106,26 without objects and −999 106,26 with: together nothing, as a ledger must."""
    this_year = [
        row for row in rows(files[REMAINDERS], Kind.BALANCES) if row["sheet"] == "Periodsaldon"
    ]
    assert sum(Decimal(row["amount"]) for row in this_year) == 0
    assert len(this_year) == 222  # 85 without objects and 46 + 91 with


def test_a_file_that_never_agrees_is_said_to(files):
    [warning] = files[NEVER_AGREES].warnings
    assert warning.startswith(
        "Periodernas saldon ger inte vad filen själv anger för 37 av 74 konton"
    )


def test_a_total_is_broken_down_by_cost_centre_with_a_remainder(files):
    """BL type 3: 19 of the rows have a cost centre; every account's sum is its total's."""
    with_centres = files["BL0001_typ3.SE"]
    without = files["BL0001_typ2.SE"]
    found = rows(with_centres, Kind.BALANCES)
    assert sum(row["cost_centre"] is not None for row in found) == 19
    assert sums(found, Field.PERIOD, Field.ACCOUNT) == sums(
        rows(without, Kind.BALANCES), Field.PERIOD, Field.ACCOUNT
    )


@pytest.mark.parametrize("name", ["Test3.SE", "Test4.SE"])
def test_a_budget_that_is_there_twice_is_counted_once(files, name):
    stated = re.fullmatch(r"bud (\S+)/(\S+)", EXPECTED[name]["budget_total/obj"])[1]
    found = rows(files[name], Kind.BUDGET)
    assert sum(Decimal(row["amount"]) for row in found) == Decimal(stated)
    assert len(found) == 73
    assert all(row["cost_centre"] for row in found)


@pytest.mark.parametrize("name", [name for name in EXPECTED if "indented" in EXPECTED[name]["odd"]])
def test_rows_are_numbered_as_lines_of_the_file(files, name):
    lines = (FOLDER / name).read_bytes().splitlines()
    for row in rows(files[name], Kind.LEDGER)[:20]:
        line = lines[row["row"] - 1]
        assert line.strip().startswith(b"#TRANS")
        assert row["account"].encode() in line
        assert row["amount"].encode() in line


@pytest.mark.parametrize(
    "name", [name for name, line in EXPECTED.items() if line["accounts_with_psaldo"] == "0"]
)
def test_a_file_without_months_says_that_only_accounts_are_read(files, name):
    has_rows = EXPECTED[name]["trans"] != "0" or "PBUDGET" in EXPECTED[name]["odd"]
    said = any("inga belopp per månad" in warning for warning in files[name].warnings)
    assert said is not has_rows


def test_the_unbalanced_voucher_is_named_with_its_difference(files):
    assert files["XE_SIE_4_20151125095119.SE"].warnings == (
        "Verifikation 1 1 (rad 1356) går inte jämnt upp: skillnaden är 2,00\xa0kr. "
        "Raderna läses in som de står.",
    )


def test_no_employee_or_customer_is_in_any_cell(files):
    """Avendo marks rows with dimension 7 and Mamut with 8; their columns are not there."""
    avendo = files[REMAINDERS]
    assert set(avendo.tables[1].columns) == set("ABCDE")  # period, account, amount, 1 and 6
    mamut = files["MAMUT_SIE4_EXPORT.SE"]
    assert [found.value for found in mamut.evidence if found.what == "dimension"] == [
        "1",
        "6",
        "9",
        "10",
    ]
    assert [found.value for found in mamut.evidence if found.what == "dimension_left_out"] == ["8"]


@pytest.mark.parametrize("reader", [sie.read, sie5.read])
def test_an_error_page_that_calls_itself_sie_is_refused(reader):
    with pytest.raises(FileRefused, match="Filen är en webbsida"):
        reader("HAS1_1412.se", (FOLDER / "HAS1_1412.se").read_bytes())


def test_the_sie_5_file_gives_its_ledger():
    """91 JournalEntry with 343 LedgerEntry, counted with grep; every voucher is balanced."""
    file = sie5.read("Sample.sie", (FOLDER / "Sample.sie").read_bytes())
    found = rows(file, Kind.LEDGER)
    assert file.control["vouchers"] == "91"
    assert len(found) == 343
    assert sum(Decimal(row["amount"]) for row in found) == 0
    assert file.control["unbalanced"] == "0"
    assert file.control["accounts"] == "316"
    assert file.control["level"] == EXPECTED_SIE_5["level"]
    assert {row["period"][:4] for row in found} == {"2014"}
    # 8999 is the year's own result, which the program states and does not book.
    [warning] = file.warnings
    assert "1 av 67 konton: 8999" in warning


EXPECTED_SIE_5 = next((line for line in _ALL if line["file"] == "Sample.sie"), {})
