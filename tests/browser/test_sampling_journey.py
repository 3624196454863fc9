"""Fifteen vouchers drawn, seen, and taken home as a working paper with the same rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.steps import NORDOST, open_at, plain, table
from tests.browser.test_product import is_fit_for_all

pytestmark = pytest.mark.browser


def test_fifteen_vouchers_are_drawn_and_stand_in_the_working_paper(
    own_product: str, page: Page, tmp_path: Path
) -> None:
    open_at(page, own_product, "sampling", namnd=NORDOST)
    expect(page.get_by_text("verifikationsrader att dra ur")).to_be_visible()
    page.get_by_role("textbox", name="Vad som granskas").fill("Attest")
    page.get_by_role("textbox", name="Vad som granskas").press("Tab")
    settled(page)
    page.get_by_role("button", name="Dra stickprov").click()
    expect(page.get_by_text("Samma rader som då")).to_be_visible()
    settled(page)
    shown = table(page, "sample-1")
    expect(shown.get_by_role("row")).to_have_count(16)
    seen = [
        plain(row.inner_text()).split("\t")
        for row in shown.locator("tbody").get_by_role("row").all()
    ]
    with page.expect_download() as fetched:
        page.get_by_role("button", name="Hämta arbetspapper").click()
    path = tmp_path / fetched.value.suggested_filename
    fetched.value.save_as(path)
    assert path.name == "arbetspapper-stickprov-1.xlsx"
    how, rows = openpyxl.load_workbook(path).worksheets
    assert how["A1"].value == "Stickprov 1, Attest"
    header, *lines = rows.iter_rows(values_only=True)
    assert len(lines) == 15
    places = [header.index(name) for name in ("Verifikation", "Period", "Konto", "Fil", "Plats")]
    taken = [[line[at] for at in places] for line in lines]
    assert taken == [[row[at].strip() for at in places] for row in seen]
    is_fit_for_all(page)
