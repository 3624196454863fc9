"""A text is never run by the program that opens a download; what is none is left alone."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild import spreadsheets
from tests.hostile import FORMULAS, LINE_BROKEN, NOT_FORMULAS


@pytest.mark.parametrize("text", [*FORMULAS, *LINE_BROKEN], ids=repr)
def test_a_formula_gets_an_apostrophe_before_it(text: str) -> None:
    assert spreadsheets.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", NOT_FORMULAS, ids=repr)
def test_what_is_no_formula_stands_as_it_is(text: str) -> None:
    assert spreadsheets.harmless(text) == text


@given(st.text(alphabet=" \t\r\n=+-@'\"|;,!A1\u200b＝", max_size=12))
def test_no_cell_of_a_csv_begins_as_a_formula_whatever_stands_in_it(text: str) -> None:
    [[read, after]] = csv.reader(
        io.StringIO(spreadsheets.comma_separated([[text, "x"]]), newline=""), delimiter=";"
    )
    assert after == "x"
    assert read in (text, f"'{text}")
    begins = read.lstrip()[:1]
    assert begins not in ("=", "@")
    assert begins not in ("+", "-") or not any(sign in read for sign in "A=@|!'")


def test_figures_and_dates_are_no_texts() -> None:
    rows = [["Belopp", "Dag", "Namn"], [Decimal("-1.50"), date(2026, 1, 31), None]]
    assert spreadsheets.comma_separated(rows) == "Belopp;Dag;Namn\r\n-1.50;2026-01-31;\r\n"


@pytest.mark.parametrize("text", [*FORMULAS, *LINE_BROKEN, "http://a.example"], ids=repr)
def test_a_workbook_holds_a_text_as_a_text_however_it_is_written(text: str) -> None:
    content = io.BytesIO()
    with spreadsheets.workbook(content) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, text, book.add_format(spreadsheets.looks_for(text)))
    cell = openpyxl.load_workbook(content).active["A1"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.quotePrefix == spreadsheets.starts_a_formula(text)
