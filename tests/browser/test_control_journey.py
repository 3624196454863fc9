"""A controller records what a control showed, and a board member sees it in one view."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from lagesbild.access import open_store
from tests.browser.conftest import Serve, free_port, settled
from tests.browser.steps import MOTALA, open_at, table
from tests.browser.test_product import is_fit_for_all
from tests.loading import Desk, settings_in
from tests.pages.conftest import LEDGER, STATES
from tests.sign_in import CLAIMS, GOOD, role_file, written

pytestmark = pytest.mark.browser

CONTROLLER, MEMBER = "anna@kommun.example", "bo@kommun.example"
CONTROL, FOUND = "1. Loggar", "Två läste utan skäl."


@pytest.fixture
def address(serve: Serve, tmp_path: Path) -> str:
    """A product with sign-in, a month of figures, and a plan whose January is late."""
    settings = settings_in(tmp_path / "local")
    desk = Desk(open_store(settings), settings, tmp_path)
    for name in ("organisation.csv", "kontrollplan.csv", "kontrollresultat.csv"):
        desk.loaded(name, STATES["controls"][name])
    desk.loaded("huvudbok.csv", LEDGER)  # whose months can be chosen
    desk.store.close()
    port = free_port()
    sign_in = written(tmp_path, redirect_uri=f"http://127.0.0.1:{port}/oauth2callback")
    return serve(
        "-m", "lagesbild", "serve",
        LAGESBILD_LOCAL=str(settings.local),
        LAGESBILD_PORT=str(port),
        LAGESBILD_SIGN_IN=str(sign_in),
        LAGESBILD_ROLES=str(role_file(tmp_path)),
    )  # fmt: skip


def come_in(page: Page, address: str, email: str) -> None:
    """By the cookie that the provider's answer leaves, and to the page of internal control."""
    claims = {**CLAIMS, "sub": email, "email": email, "iat": int(time.time())}
    said = json.dumps({**claims, "origin": address, "is_logged_in": True})
    value = create_signed_value(str(GOOD["cookie_secret"]), "_streamlit_user", said).decode()
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "_streamlit_user", "value": value, "url": address}])
    open_at(page, address, "internal_control", namnd=MOTALA)


def test_a_result_that_a_controller_records_stands_in_the_board_members_view(
    address: str, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    come_in(page, address, CONTROLLER)
    opens = page.get_by_role("button", name=CONTROL, exact=True)
    row = table(page, "controls").get_by_role("row").filter(has=opens)
    expect(row).to_contain_text("januari 2026, 28 dagar")
    opens.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Tillfälle", exact=True)).to_have_value("Januari 2026, försenad")
    dialog.get_by_label("Resultat").click()
    page.get_by_role("option", name="Mindre avvikelse").click()
    dialog.get_by_label("Granskat antal").fill("12")
    dialog.get_by_label("Kommentar", exact=True).fill(FOUND)
    dialog.get_by_role("button", name="Spara resultatet").click()
    expect(page.get_by_text("Resultatet är sparat för januari 2026.")).to_be_visible()
    settled(page)
    expect(row).not_to_contain_text("28 dagar")

    come_in(page, address, MEMBER)
    expect(page.get_by_text("En är försenad: ”Loggar, plan 2025”").first).to_be_visible()
    opens.click()
    january = table(page, "control-occasions").get_by_role("row").filter(has_text="Januari 2026")
    expect(january).to_contain_text("mindre avvikelse")
    expect(january).to_contain_text(FOUND)
    expect(page.get_by_role("button", name="Spara resultatet")).to_have_count(0)
    page.keyboard.press("Escape")
    is_fit_for_all(page)
