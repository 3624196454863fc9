"""A controller without a mouse: from a red total to the voucher's row and back, never lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.steps import focused, open_at, plain, tab_to, table

pytestmark = pytest.mark.browser

STEPS = (
    ("21 Barn och unga", "213 Placering barn och unga"),
    ("213 Placering barn och unga", "21304 HVB barn och unga"),
    ("21304 HVB barn och unga", "Köp av verksamhet"),
    ("Köp av verksamhet", "4632 Köp av vård på HVB"),
)
"""What is opened, and what of it stands at the next level, worst first."""


def press(page: Page, key: str, until: str) -> None:
    """Press a key that changes the page, and see that the focus has come to something."""
    page.keyboard.press(key)
    expect(page.get_by_text(until).first).to_be_visible()
    settled(page)
    page.wait_for_function("() => document.activeElement !== document.body")
    assert focused(page)


def test_from_a_red_total_to_the_voucher_rows_and_back_up(product: str, page: Page) -> None:
    open_at(page, product, "economy")
    total = table(page, "board-table").locator("tr.total td.bad").first
    expect(total).to_contain_text("−7 719")
    tab_to(page, "21 Barn och unga")
    for name, below in STEPS:
        if name not in focused(page):
            tab_to(page, name)
        press(page, "Enter", below)
        expect(page.locator(".st-key-path")).to_contain_text(name)
    tab_to(page, "4632 Köp av vård på HVB")
    press(page, "Enter", "rader ger tillsammans")
    rows = table(page, "vouchers")
    expect(rows.locator("caption")).to_contain_text("4632 Köp av vård på HVB, jan–okt 2023, kr")
    assert rows.locator("tbody tr").count() > 100
    assert re.fullmatch(r"L\d+", rows.locator("tbody tr").first.locator("td").last.inner_text())

    tab_to(page, "21 Barn och unga ›", "Shift+Tab", most=80)
    press(page, "Enter", "213 Placering barn och unga")
    expect(page).to_have_url(re.compile(r"avd=21(?!.*enh=)"))
    tab_to(page, "Socialnämnd Nordost ›", "Shift+Tab")
    press(page, "Enter", "24 Boende")
    expect(page.locator(".st-key-path")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("avd="))


def test_a_receipt_opens_and_closes_where_one_stood(product: str, page: Page) -> None:
    open_at(page, product, "economy")
    table(page, "board-table")
    tab_to(page, "21 Barn och unga")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    stood = focused(page)
    assert "24 Boende, oktober 2023, avvikelse, underskott" in stood
    page.keyboard.press("Enter")
    receipt = page.get_by_role("dialog")
    expect(receipt).to_contain_text("24 Boende, oktober 2023, avvikelse: −978 tkr")
    expect(receipt).to_contain_text("Avvikelsen är månadens utfall −8 039 ")
    for words in ("Utfall", "Budget"):
        expect(receipt.get_by_role("heading", name=words)).to_be_visible()
    assert page.evaluate("() => document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    expect(receipt).to_have_count(0)
    page.wait_for_function("() => document.activeElement !== document.body")
    assert focused(page) == stood


def test_level_search_and_organisation_keep_the_focus(product: str, page: Page) -> None:
    open_at(page, product, "economy")
    table(page, "board-table")
    tab_to(page, "Avdelning")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    press(page, "Enter", "Köp av verksamhet")
    assert "Kontogrupp" in focused(page)
    tab_to(page, "Sök i tabellen")
    page.keyboard.type("lokaler")
    press(page, "Enter", "Per kontogrupp")
    expect(table(page, "board-table").locator("tbody th")).to_have_text(
        ["Kostnader", re.compile("^Lokaler"), "Nettokostnad"]
    )
    assert focused(page) == "Sök i tabellen"


def test_the_pages_are_reached_from_the_top_of_each(product: str, page: Page) -> None:
    open_at(page, product, "codes")
    table(page, "organisation")
    tab_to(page, "Hoppa till innehållet")
    page.keyboard.press("Enter")
    tab_to(page, "Sök kod eller namn")
    page.keyboard.type("familjehem")
    page.keyboard.press("Enter")
    expect(page.get_by_text("av").first).to_be_visible()
    expect(table(page, "accounts").locator("caption")).to_contain_text("stämmer med sökningen")
    names = table(page, "organisation").locator("tbody th").all_inner_texts()
    assert plain(names[0]) == "21 Barn och unga"
    assert any("familjehem" in name for name in names)
