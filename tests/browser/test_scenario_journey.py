"""A scenario saved, compared and deleted, and a budget spread anew: what a controller tries out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.steps import MOTALA, open_at, plain, scroll_up, table
from tests.browser.test_product import is_fit_for_all

pytestmark = pytest.mark.browser

AUGUST = {"namnd": MOTALA, "period": "aug 2023"}


def add(page: Page, label: str, text: str) -> None:
    page.get_by_role("textbox", name=label).fill(text)
    page.get_by_role("textbox", name=label).press("Tab")
    settled(page)
    page.get_by_role("button", name="Lägg till antagandet").click()
    settled(page)


def save(page: Page, name: str) -> None:
    page.get_by_role("textbox", name="Namn", exact=True).fill(name)
    page.get_by_role("textbox", name="Namn", exact=True).press("Tab")
    settled(page)
    page.get_by_role("button", name="Spara scenariot").click()
    expect(page.get_by_text(f"{name}: Socialnämnden landar 2023 på")).to_be_visible()
    settled(page)
    expect(page.get_by_role("button", name="Lägg till antagandet")).to_be_hidden()


def test_a_scenario_is_saved_compared_and_deleted_and_no_figure_changes(
    own_product: str, page: Page
) -> None:
    open_at(page, own_product, "forecast", **AUGUST)
    before = plain(table(page, "forecast-table").inner_text())
    open_at(page, own_product, "scenario", **AUGUST)
    page.get_by_text("Nytt scenario", exact=True).click()
    add(page, "Förändring (%)", "3,5")
    save(page, "Fler platser")
    page.get_by_text("Nytt scenario", exact=True).click()
    page.get_by_text("Åtgärd", exact=True).click()
    settled(page)
    add(page, "Effekt per månad (kr)", "500 000")
    save(page, "Åtgärder")
    others = page.get_by_role("combobox", name="Jämför med")
    scroll_up(page, others)
    others.click()
    page.get_by_role("option", name="Fler platser").click()
    settled(page)
    compared = table(page, "scenario-table")
    expect(compared).to_contain_text("Åtgärder ger lägst nettokostnad av 2 scenarier")
    is_fit_for_all(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.reload()  # the address holds what is compared
    settled(page)
    expect(compared).to_contain_text("av 2 scenarier")

    page.get_by_role("button", name="Ta bort Åtgärder").click()
    page.get_by_role("button", name="Ta bort scenariot").click()
    settled(page)
    expect(table(page, "scenario-table")).to_contain_text("Prognosen och Fler platser")
    open_at(page, own_product, "forecast", **AUGUST)
    assert plain(table(page, "forecast-table").inner_text()) == before


def test_a_budget_is_spread_anew_and_every_page_follows(own_product: str, page: Page) -> None:
    open_at(page, own_product, "budget", **AUGUST)
    page.get_by_text("Ändra fördelningen").click()
    page.get_by_text("Egna vikter", exact=True).click()
    settled(page)
    january = page.get_by_role("textbox", name="Januari")
    january.fill("12")
    january.press("Tab")
    page.get_by_role("textbox", name="Varför").fill("Hela bidraget i januari")
    page.get_by_role("textbox", name="Varför").press("Tab")
    settled(page)
    expect(page.get_by_role("button", name="Spara fördelningen")).to_be_disabled()
    page.get_by_role("button", name="Visa hur det blir").click()
    settled(page)
    is_fit_for_all(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.get_by_role("button", name="Spara fördelningen").click()
    settled(page)
    # Twelve of 23 parts.
    expect(page.get_by_text("Störst budget i januari, 52,2 % av året")).to_be_visible()
    expect(table(page, "phasing-table")).to_contain_text("Hela bidraget i januari")
