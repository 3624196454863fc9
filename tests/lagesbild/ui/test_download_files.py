"""What is taken home is exact, and cannot run anything on the machine that opens it."""

import csv
import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import TKR
from lagesbild.status import Status
from lagesbild.table_files import comma_separated, workbook

COLUMNS = (
    Column("name", "Avdelning"),
    Column("actual", "Utfall", Kind.MONEY, TKR, "Jan–sep"),
    Column("variance", "Avvikelse", Kind.VARIANCE, TKR, "Jan–sep"),
    Column("share", "Avvikelse", Kind.VARIANCE, None, "Jan–sep"),
    Column("status", "Status", Kind.STATUS),
    Column("run", "Månader", Kind.SPARK),
)
TABLE = FinanceTable(
    "Per avdelning, jan–sep 2023, tkr",
    COLUMNS,
    (
        Row(
            "a", ("=1+1", Decimal("-1234567.89"), Decimal(-500), Decimal("-0.01"), Status.WATCH, ())
        ),
        Row("sum", ("Summa", None, Decimal(0), None, None, ()), is_total=True),
    ),
    note="Minus är sämre.",
    title="Underskott",
)
RECEIPT = [("Fråga", "economy/board_table"), ("Parametrar", "board = motala")]


@pytest.fixture(scope="module")
def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(TABLE, RECEIPT)))


def test_the_sheet_has_finding_caption_and_headers_with_units(book: Any) -> None:
    sheet = book["Tabell"]
    assert (sheet["A1"].value, sheet["A2"].value) == ("Underskott", TABLE.caption)
    assert sheet["B4"].value == "Jan–sep"
    assert [cell.value for cell in sheet[5][:5]] == [
        "Avdelning", "Utfall (tkr)", "Avvikelse (tkr)", "Avvikelse (%)", "Status"
    ]  # fmt: skip


def test_figures_are_in_the_shown_unit_and_exact_to_the_ore(book: Any) -> None:
    sheet = book["Tabell"]
    assert sheet["B6"].value == -1234.56789
    assert sheet["C6"].value == -0.5
    assert sheet["D6"].value == -0.01


def test_a_worse_figure_is_red_and_has_a_true_minus(book: Any) -> None:
    sheet = book["Tabell"]
    assert sheet["B6"].number_format == '[>=0.5]#,##0;[<=-0.5]−#,##0;"0"'
    assert sheet["C6"].number_format == '[>=0.5]#,##0;[Red][<=-0.5]−#,##0;"0"'
    assert sheet["D6"].number_format == '[>=0.0005]0.0%;[Red][<=-0.0005]−0.0%;"0,0%"'


def test_text_that_looks_like_a_formula_stays_text(book: Any) -> None:
    cell = book["Tabell"]["A6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_a_status_is_a_shape_and_a_word_and_nothing_known_is_a_dash(book: Any) -> None:
    sheet = book["Tabell"]
    assert sheet["E6"].value == "▲ avviker"
    assert sheet["B7"].value == "–"


def test_the_receipt_goes_along(book: Any) -> None:
    rows = [tuple(cell.value for cell in row) for row in book["Kvitto"].iter_rows()]
    assert rows == RECEIPT


def test_csv_opens_in_a_swedish_spreadsheet_and_holds_every_decimal() -> None:
    content = comma_separated(TABLE)
    assert content.startswith(b"\xef\xbb\xbf")
    header, first, total = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert header[:2] == ["Avdelning", "Jan–sep, utfall (tkr)"]
    assert first == ["'=1+1", "-1234,56789", "-0,5", "-1", "avviker"]
    assert total == ["Summa", "", "0", "", ""]
