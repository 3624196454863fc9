"""A controller from a red total to actions that count and a month that is signed, for good."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lagesbild import period_steps
from lagesbild.access import local_viewer, open_store
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.browser.conftest import settled
from tests.browser.steps import NORDOST, open_at, table
from tests.browser.test_product import is_fit_for_all
from tests.cli.processes import serving
from tests.loading import settings_in

pytestmark = pytest.mark.browser


def choose_decided(page: Page) -> None:
    """By keys, and again when the list closed because the page moved: what is only typed is let go
    when the field is left.
    """
    status = page.get_by_label("Status", exact=True)
    for _ in range(5):
        status.fill("Beslutad")
        for key in ("ArrowDown", "Enter", "Tab"):
            status.press(key)
        page.wait_for_timeout(150)
        if status.input_value() == "Beslutad":
            return
    raise AssertionError("The status could not be chosen")


def enter(page: Page, name: str, effect: str) -> None:
    page.get_by_text("Ny åtgärd", exact=True).click()
    page.get_by_role("textbox", name="Åtgärd", exact=True).fill(name)
    page.get_by_role("textbox", name="Effekt per månad (kr)").fill(effect)
    choose_decided(page)
    page.get_by_role("textbox", name="Beslutad av").fill("Nämnden")
    page.get_by_role("spinbutton", name="år, Beslutsdatum").click()
    page.keyboard.type("20231114")
    page.get_by_role("button", name="Spara åtgärden").click()
    expect(page.get_by_text(f"Åtgärden ”{name}” är sparad.")).to_be_visible()
    settled(page)


def steps_signed(page: Page) -> Locator:
    """What the checklist of the round says of the steps."""
    row = table(page, "round-checklist").get_by_role("row", name="Periodens moment är signerade")
    return row.get_by_role("cell").nth(0)


def sign_all_but_one(local: Path) -> None:
    """All that the steps of October ask for, but the decision about actions."""
    settings = settings_in(local)
    boards = load_boards(settings.boards)
    store, me = open_store(settings), local_viewer(frozenset(boards))
    view = View(boards["goteborg-nordost"], Period(2023, 10))
    rows = period_steps.standing(store.reader(me), view).rows
    keys = {row.key for row in rows} - {"decide_actions/"}
    period_steps.sign(store, me, view, keys, "Oktober är stängd.")
    store.close()


def test_a_red_total_leads_to_actions_and_signed_steps_that_are_kept(
    demo_store: Path, page: Page, tmp_path: Path
) -> None:
    """The gap is 22,3 mnkr; November and December of 2 and 1,5 mnkr a month are 7,0. That is not
    enough, so signing the decision asks why."""
    local = tmp_path / "local"
    shutil.copytree(demo_store, local)
    sign_all_but_one(local)
    october = {"namnd": NORDOST, "period": "okt 2023"}
    page.set_viewport_size({"width": 1280, "height": 2400})
    with serving(local) as (_, address):
        open_at(page, address, **october)
        expect(page.get_by_text("kräver åtgärder, och ingen är beslutad.")).to_be_visible()
        page.get_by_role("link", name="Till Åtgärder").click()
        expect(page.get_by_role("heading", name="Åtgärder", exact=True)).to_be_visible()
        expect(page.get_by_text("22,3 mnkr är kvar att hitta")).to_be_visible()
        settled(page)
        enter(page, "Färre köpta platser", "2 000 000")
        expect(page.get_by_text("18,3 mnkr är kvar att hitta: prognosen är").first).to_be_visible()
        enter(page, "Vakanser", "1 500 000")
        expect(page.get_by_text("15,3 mnkr är kvar att hitta: prognosen är").first).to_be_visible()
        expect(page.get_by_text("−1 742 770 tkr")).to_be_visible()
        is_fit_for_all(page)
        page.set_viewport_size({"width": 1280, "height": 2400})
        page.reload()
        settled(page)
        expect(page.get_by_text("15,3 mnkr är kvar att hitta: prognosen är").first).to_be_visible()
        open_at(page, address, "period_steps", steg="decide", **october)
        expect(page.get_by_text("beslutet saknar godkännande av ett moment.")).to_be_visible()
        page.get_by_role("textbox", name="Motivering").fill("Nämnden tar resten i december.")
        page.get_by_role("button", name="Signera 1 moment som godkänt").click()
        expect(page.get_by_text("Momentet är signerat.")).to_be_visible()
        settled(page)
        is_fit_for_all(page)
    with serving(local) as (_, address):
        open_at(page, address, "calendar", **october)
        expect(steps_signed(page)).to_have_text("klart")
        open_at(page, address, "actions", **october)
        expect(page.get_by_text("15,3 mnkr är kvar att hitta: prognosen är").first).to_be_visible()
        expect(table(page, "actions")).to_contain_text("Vakanser")
        open_at(page, address, **october)
        expect(page.get_by_text("15,3 mnkr är kvar att hitta.")).to_be_visible()
