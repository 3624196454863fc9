"""What stands in the address is what is shown: to others, later, and on a server just started."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, WebSocketRoute, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import settled
from tests.browser.steps import MOTALA, NORDOST, choose, open_at, table, whole

pytestmark = pytest.mark.browser

PLACE = {"namnd": NORDOST, "period": "aug 2023", "enhet": "mnkr", "avd": "21", "visa": "kontogrupp"}
ANOTHER_BOARD = {"namnd": MOTALA, "period": "aug 2023", "enhet": "mnkr"}
CHOSEN = re.compile("namnd=.+period=.+enhet=")


def test_a_link_opens_the_same_view_for_someone_else(
    product: str, page: Page, browser: Browser, browser_context_args: dict[str, object]
) -> None:
    open_at(page, product, "economy", namnd=NORDOST, period="aug 2023", enhet="mnkr")
    table(page, "board-table").get_by_role("button", name="21 Barn och unga", exact=True).click()
    expect(page.locator(".st-key-path")).to_contain_text("21 Barn och unga")
    page.get_by_role("radio", name="Kontogrupp").click()
    expect(table(page, "board-table")).to_contain_text("Köp av verksamhet")
    settled(page)
    shown = whole(page)
    assert "Augusti 2023" in shown
    other = browser.new_context(**browser_context_args).new_page()
    other.goto(page.url)
    settled(other)
    expect(other.locator(".st-key-path")).to_contain_text("21 Barn och unga")
    assert whole(other) == shown
    other.context.close()


def test_forged_values_fall_back_to_what_there_is(product: str, page: Page) -> None:
    open_at(
        page, product, "economy",
        namnd="Hemlig", period="jan 1999", enhet="dollar", visa="hemligt", org="<b>",
    )  # fmt: skip
    expect(page.get_by_label("Nämnd", exact=True)).to_have_value(NORDOST)
    expect(page.get_by_label("Period", exact=True)).to_have_value("okt 2023")
    expect(table(page, "board-table").locator("thead")).to_contain_text("tkr")
    expect(table(page, "board-table")).to_contain_text("21 Barn och unga")


def test_a_part_that_is_not_there_has_no_figures_and_no_error(product: str, page: Page) -> None:
    open_at(page, product, "economy", avd="<script>alert(1)</script>")
    expect(page.get_by_text("har inget utfall till och med oktober 2023")).to_be_visible()
    expect(page.locator(".st-key-path")).to_contain_text("<script>alert(1)</script>")
    expect(page.get_by_text("Något gick fel")).to_have_count(0)


def test_another_board_leaves_the_place(product: str, page: Page) -> None:
    open_at(page, product, "economy", **PLACE)
    expect(page.locator(".st-key-path")).to_contain_text("21 Barn och unga")
    choose(page, "Nämnd", MOTALA)
    expect(table(page, "board-table")).to_contain_text("54 Ordinärt boende")
    expect(page.locator(".st-key-path")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("avd="))


@pytest.mark.parametrize(
    ("turn", "opened"), [("card", {}), ("double click", ANOTHER_BOARD), ("menu", ANOTHER_BOARD)]
)
def test_the_browsers_own_buttons_go_between_the_pages_that_were_seen(
    product: str, page: Page, turn: str, opened: dict[str, str]
) -> None:
    open_at(page, product, **opened)
    expect(page).to_have_url(CHOSEN)
    before = page.url
    if turn == "menu":
        page.get_by_test_id("stTopNavSection").filter(has_text="Ekonomi").click()
        page.get_by_role("menuitem", name="Ekonomi", exact=True).click()
    else:
        card = page.get_by_role("button", name=re.compile("^Nettokostnad jan–"))
        card.click(click_count=2 if turn == "double click" else 1)
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    expect(page).to_have_url(CHOSEN)
    settled(page)
    after = page.url
    shown = whole(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()
    settled(page)
    assert page.url == before
    page.go_forward()
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    settled(page)
    assert page.url == after
    assert whole(page) == shown
    page.reload()
    settled(page)
    assert whole(page) == shown
    page.go_back()
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()
    settled(page)
    page.go_back()
    expect(page).to_have_url("about:blank")


def test_the_browsers_own_button_goes_up_a_level_at_a_time(product: str, page: Page) -> None:
    open_at(page, product, "economy", **PLACE)
    table(page, "board-table").get_by_role("button", name="Personal", exact=True).click()
    expect(page).to_have_url(re.compile("grp="))
    settled(page)
    page.get_by_text("Uppföljning").click()
    page.get_by_role("menuitem", name="Översikt").click()
    expect(page.get_by_role("heading", name="Översikt")).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.locator(".st-key-path")).to_contain_text("Personal")
    settled(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("grp="))
    expect(page.locator(".st-key-path")).not_to_contain_text("Personal")
    expect(page.get_by_role("radio", name="Kontogrupp")).to_be_checked()


def test_the_browsers_own_buttons_take_back_a_choice_and_make_it_again(
    product: str, page: Page
) -> None:
    open_at(page, product, "economy", **PLACE)
    shown = whole(page)
    choose(page, "Nämnd", MOTALA)
    expect(page.locator(".st-key-path")).to_have_count(0)
    settled(page)
    page.go_back()
    expect(page.get_by_label("Nämnd", exact=True)).to_have_value(NORDOST)
    expect(page.locator(".st-key-path")).to_contain_text("21 Barn och unga")
    settled(page)
    assert whole(page) == shown
    page.go_forward()
    expect(page.get_by_label("Nämnd", exact=True)).to_have_value(MOTALA)
    expect(table(page, "board-table")).to_contain_text("54 Ordinärt boende")


def test_the_first_link_on_a_server_just_started_opens_its_page_and_asks_for_nothing_in_vain(
    own_product: str, page: Page
) -> None:
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    page.on(
        "console",
        lambda message: refused.append(message.text) if message.type == "error" else None,
    )
    open_at(page, own_product, "economy", period="aug 2023")
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    expect(page.get_by_label("Period", exact=True)).to_have_value("aug 2023")
    assert refused == []


def test_contact_lost_before_the_first_page_was_told_does_not_lose_the_page(
    product: str, page: Page
) -> None:
    """A busy server may take seconds; whoever comes back must not meet the overview instead."""
    met: list[WebSocketRoute] = []

    def pass_on(socket: WebSocketRoute) -> None:
        met.append(socket)
        server = socket.connect_to_server()
        is_first = len(met) == 1

        def to_page(message: str | bytes) -> None:
            if is_first and isinstance(message, bytes) and tells_the_page(message):
                socket.close(code=3000)
            else:
                socket.send(message)

        server.on_message(to_page)
        socket.on_message(server.send)

    page.route_web_socket(re.compile("_stcore/stream"), pass_on)
    open_at(page, product, "economy", avd="21")
    expect(page.locator(".st-key-path")).to_contain_text("21 Barn och unga")
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    assert len(met) == 2


def tells_the_page(message: bytes) -> bool:
    told = ForwardMsg()
    told.ParseFromString(message)
    return bool(told.WhichOneof("type") == "navigation")
