"""A board's forecast adopted in the page, and what follows of it elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.steps import NORDOST, open_at, plain, table
from tests.browser.test_product import is_fit_for_all

pytestmark = pytest.mark.browser

OCTOBER = {"namnd": NORDOST, "period": "okt 2022"}
ABOUT = "Fastställ prognos per oktober 2022"


def test_a_forecast_that_is_adopted_is_told_here_and_held_against_how_the_year_ended(
    own_product: str, page: Page
) -> None:
    open_at(page, own_product, "forecast", **OCTOBER)
    page.get_by_role("button", name=ABOUT).click()
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("textbox", name="Stab, beräknad")
    expect(field).to_be_visible()
    settled(page)
    is_fit_for_all(page)
    page.set_viewport_size({"width": 1280, "height": 800})

    # Nothing is adopted without a reason, and a cost is never an income by mistake.
    field.fill("100 000")
    dialog.get_by_role("button", name="Fastställ", exact=True).click()
    expect(dialog.get_by_text("skriv kostnad med minus")).to_be_visible()
    field.fill("-100 000")
    dialog.get_by_role("button", name="Fastställ", exact=True).click()
    expect(dialog.get_by_text("Skriv varför prognosen fastställs så")).to_be_visible()
    dialog.get_by_role("textbox", name="Varför").fill("Vakanser i staben")
    dialog.get_by_role("button", name="Fastställ", exact=True).click()
    expect(page.get_by_text("är fastställd per oktober 2022")).to_be_visible()
    settled(page)
    rows = table(page, "forecast-table").get_by_role("row")
    expect(rows.filter(has_text="29 Stab")).to_contain_text("100 000")
    page.get_by_text("Alla fastställda prognoser för 2022").click()
    expect(table(page, "adopted")).to_contain_text("Vakanser i staben")

    # The table of Ekonomi has it too, and a year later it is held against how the year ended.
    open_at(page, own_product, "economy", **OCTOBER)
    stab = table(page, "board-table").get_by_role("row").filter(has_text="29 Stab")
    assert "−100 000" in plain(stab.inner_text())
    open_at(page, own_product, "forecast_accuracy", namnd=NORDOST, period="okt 2023")
    expect(page.get_by_text("fastställd prognos i oktober har i snitt legat")).to_be_visible()
    months = table(page, "accuracy-months").get_by_role("row").filter(has_text="oktober")
    expect(months).to_contain_text("1")
