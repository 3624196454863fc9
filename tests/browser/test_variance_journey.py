"""From a variance to its cause: said in the page, and shown as explained; the page fit for all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.steps import NORDOST, open_at, plain, table
from tests.browser.test_product import is_fit_for_all

pytestmark = pytest.mark.browser

WORDS = "Fler barn i HVB än budgeterat, från mars."


def test_a_variance_is_explained_and_shown_as_explained(own_product: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2800})  # a list closes when its page scrolls
    open_at(page, own_product, "variance", namnd=NORDOST)
    row = table(page, "variance-table").get_by_role("row").filter(has_text="21 Barn och unga")
    expect(row).to_contain_text("Ej förklarad")
    unexplained = page.get_by_text("avvikelser är inte förklarade")
    before = plain(unexplained.inner_text())
    about = page.get_by_label("Förklara avvikelsen för")
    expect(about).to_have_value(re.compile("^21 Barn och unga, "))
    page.get_by_label("Orsak", exact=True).click()
    page.get_by_role("option", name="Volym", exact=True).click()
    page.get_by_role("textbox", name="Vad beror det på").fill(WORDS)
    page.get_by_role("button", name="Spara förklaringen").click()
    expect(page.get_by_text("Förklaringen är sparad.")).to_be_visible()
    settled(page)
    expect(row).to_contain_text("Volym")
    expect(table(page, "explanations")).to_contain_text(WORDS)
    assert plain(unexplained.inner_text()) != before
    expect(about).to_have_value(re.compile("^21 Barn och unga, "))
    expect(page.get_by_role("button", name="Ta tillbaka")).to_be_visible()
    is_fit_for_all(page)


def test_what_is_only_periodisation_opens_to_its_rows(product: str, page: Page) -> None:
    open_at(page, product, "variance", namnd=NORDOST, period="maj 2023")
    table(page, "periodisation").get_by_role("button", name="Månad saknas").click()
    behind = page.get_by_role("dialog")
    expect(behind.locator("table").first).to_be_visible()
    expect(behind).to_contain_text("ger tillsammans")
