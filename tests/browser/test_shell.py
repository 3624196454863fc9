"""The shell that every page stands in, in a real browser."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Serve, free_port, go, settled, violations
from tests.browser.steps import english_left

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
PAGES = ("", "economy", "upload", "loads", "codes")
SIZES = {"wide": (1280, 800), "tablet": (768, 1024), "telephone": (390, 844)}


@dataclass(frozen=True)
class Shell:
    """The served shell: where it answers and where it logs."""

    address: str
    log: Path


@pytest.fixture(scope="module")
def shell(serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Shell:
    log = tmp_path_factory.mktemp("log") / "server.log"
    return Shell(serve(str(HERE / "shell_server.py"), log=log), log)


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[type]:
    """Opens pages in a browser of a given size and colour scheme."""
    contexts = []

    class Visitor:
        @staticmethod
        def page(size: str = "wide", scheme: str = "light") -> Page:
            width, height = SIZES[size]
            given = {
                **browser_context_args,
                "viewport": {"width": width, "height": height},
                "color_scheme": scheme,
            }
            contexts.append(browser.new_context(**given))
            return contexts[-1].new_page()

    yield Visitor
    for context in contexts:
        context.close()


def table(page: Page, key: str = "table") -> Locator:
    return page.locator(f".st-key-{key} table")


def test_the_page_is_swedish_and_named_after_what_it_shows(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    assert page.locator("html").get_attribute("lang") == "sv"
    expect(page).to_have_title("Tabeller – Lägesbild")


def test_axe_finds_nothing_on_any_page(shell: Shell, visitor: type) -> None:
    page = visitor.page("telephone", "dark")
    found = {}
    for name in PAGES:
        go(page, f"{shell.address}/{name}")
        found[name or "overview"] = violations(page)
    assert not any(found.values()), found


def test_no_english_word_is_left_around_fields_tables_and_lists(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/upload")
    page.get_by_test_id("stDataFrame").hover()
    page.get_by_text("Filer", exact=True).first.hover()
    seen = english_left(page)
    open_column_menu(page)
    seen |= english_left(page)
    page.keyboard.press("Escape")
    page.get_by_label("Avdelning").click()
    seen |= english_left(page)
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Sök", exact=True).fill("något")
    seen |= english_left(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "exempel.csv", "mimeType": "text/csv", "buffer": b"a;b"}
    )
    settled(page)
    page.get_by_text("exempel.csv").wait_for()
    seen |= english_left(page)
    assert seen == set()


def open_column_menu(page: Page) -> None:
    """Open a grid column's menu, whose sign is drawn somewhere to the right in its header."""
    grid = page.get_by_test_id("stDataFrame")
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    menu = page.get_by_test_id("stDataFrameColumnMenu")
    for place in range(int(box["width"]) - 4, 0, -8):
        page.mouse.click(box["x"] + place, box["y"] + 18)
        if menu.is_visible():
            menu.get_by_text("Statistik").hover()
            return
    raise AssertionError("No column has a menu")


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_refused(shell: Shell, page: Page) -> None:
    elsewhere, refused = [], []
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((shell.address, "data:", "blob:", "ws://127.0.0.1"))
            else elsewhere.append(request.url)
        ),
    )
    page.on(
        "console",
        lambda message: (
            refused.append(message.text) if "Content Security Policy" in message.text else None
        ),
    )
    for name in PAGES:
        go(page, f"{shell.address}/{name}")
    assert (elsewhere, refused) == ([], [])


def test_every_answer_carries_the_security_headers(shell: Shell) -> None:
    for path in ("/", "/halsa", "/assets/sv.js", "/_stcore/health"):
        with urllib.request.urlopen(f"{shell.address}{path}", timeout=5) as answer:
            headers = answer.headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert "frame-ancestors 'self'" in headers["content-security-policy"], path
        assert headers["referrer-policy"] == "same-origin", path


def test_the_choice_is_in_the_address_and_stays_when_one_turns_the_page(
    shell: Shell, page: Page
) -> None:
    go(page, f"{shell.address}/economy?period=mar+2023&enhet=mnkr")
    expect(page.get_by_label("Period", exact=True)).to_have_value("mar 2023")
    expect(table(page).locator("thead")).to_contain_text("mnkr")
    page.get_by_text("Uppföljning").click()
    page.get_by_role("menuitem", name="Kort").click()
    expect(page.get_by_role("heading", name="Kort och bilder")).to_be_visible()
    settled(page)
    assert "period=mar+2023" in page.url
    assert "enhet=mnkr" in page.url
    page.go_back()
    expect(page.get_by_role("heading", name="Tabeller")).to_be_visible()
    expect(page.get_by_label("Period", exact=True)).to_have_value("mar 2023")


def test_a_link_from_where_one_has_gone_still_means_the_same_month(
    shell: Shell, page: Page
) -> None:
    go(page, f"{shell.address}/economy")
    table(page).get_by_role("button", name="Barn och ungdom", exact=True).click()
    expect(page).to_have_url(re.compile(r"namnd=.+period=sep\+2023.+enhet=tkr"))
    page.get_by_label("Period", exact=True).click()
    page.get_by_role("option", name="aug 2023").click()
    expect(page).to_have_url(re.compile(r"period=aug\+2023"))


def test_a_forged_choice_falls_back_to_what_there_is(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy?namnd=Hemlig&period=jan+1999&enhet=dollar")
    expect(page.get_by_label("Period", exact=True)).to_have_value("sep 2023")
    expect(table(page).locator("thead")).to_contain_text("tkr")


@pytest.mark.parametrize("size", SIZES)
def test_the_choice_is_in_sight_and_the_page_does_not_scroll_sideways(
    shell: Shell, visitor: type, size: str
) -> None:
    page = visitor.page(size)
    width, _ = SIZES[size]
    for name in PAGES:
        go(page, f"{shell.address}/{name}")
        main = page.get_by_test_id("stMain")
        main.evaluate("main => main.scrollTo(0, main.scrollHeight)")
        for label in ("Nämnd", "Period", "Enhet för belopp"):
            box = page.get_by_label(label, exact=True).bounding_box()
            assert box is not None
            assert 0 <= box["x"] < box["x"] + box["width"] <= width
            assert 0 <= box["y"] < 60
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), name


def test_a_row_opens_by_keyboard_and_focus_stays_on_it(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    opener = table(page).get_by_role("button", name="Barn och ungdom", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    expect(table(page).get_by_role("rowheader", name="Enhet <b>1</b>")).to_be_visible()
    settled(page)
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(table(page).get_by_text("Enhet <b>1</b>")).to_have_count(0)


def test_a_row_that_leads_to_another_table_hands_over_the_focus(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    table(page).get_by_role("button", name="Nämnd", exact=True).press("Enter")
    expect(table(page, "below").locator("caption")).to_be_focused()


def test_the_arrows_reach_a_figure_and_enter_asks_for_its_receipt(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    table(page).get_by_role("button", name="Barn och ungdom", exact=True).focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    figure = table(page).get_by_role(
        "button",
        name="Kvitto för −4 211 tkr, Arbete och försörjning, jan–sep, avvikelse, underskott",
    )
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Arbete och försörjning, variance")).to_be_visible()


def test_tab_passes_a_tables_figures_in_one_step(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    stops = table(page).locator("button.figure[tabindex='0']")
    expect(stops).to_have_count(1)
    assert table(page).locator("button.figure").count() == 10


def test_a_table_has_a_caption_and_headers_with_scope(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    expect(table(page).locator("caption")).to_contain_text("Per avdelning, jan–sep 2023, tkr")
    assert table(page).locator("thead th[scope=col]").count() == 5
    assert table(page).locator("thead th[scope=colgroup]").count() == 1
    assert table(page).locator("tbody th[scope=row]").count() == 5


def test_a_deficit_is_said_by_sign_and_word_and_not_by_colour_alone(
    shell: Shell, page: Page
) -> None:
    go(page, f"{shell.address}/economy")
    cell = table(page).locator("td.bad").first
    expect(cell).to_contain_text("−12 433")
    assert "underskott" in (cell.get_by_role("button").get_attribute("aria-label") or "")


def test_a_header_sorts_and_the_total_stays_last(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/economy")
    sortable = table(page, "sortable")
    names = sortable.locator("tbody th")
    sortable.get_by_role("button", name="Belopp").press("Enter")
    expect(names).to_have_text(["Årsta", "Östra", "Älvsjö", "Summa"])
    sortable.get_by_role("button", name="Konto").press("Enter")
    expect(names).to_have_text(["Östra", "Älvsjö", "Årsta", "Summa"])
    header = sortable.get_by_role("columnheader", name="Konto")
    expect(header).to_have_attribute("aria-sort", "descending")


def test_the_header_of_a_table_sticks_beneath_the_pages_own(shell: Shell, visitor: type) -> None:
    page = visitor.page()
    page.set_viewport_size({"width": 1280, "height": 320})
    go(page, f"{shell.address}/economy")
    for key in ("table", "sortable"):
        table(page, key).wait_for()  # the page is not as high as it will be before they are drawn
    page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 160)")
    box = table(page).locator("thead").bounding_box()
    assert box is not None
    assert round(box["y"]) == 60


def test_a_card_opens_the_page_beneath_it(shell: Shell, page: Page) -> None:
    go(page, shell.address)
    page.get_by_role("button", name="Nettokostnad").press("Enter")
    expect(page.get_by_role("heading", name="Tabeller")).to_be_visible()
    assert "/economy" in page.url


def test_the_first_visitor_of_a_fresh_server_meets_the_page_within_its_frame(
    serve: Serve, page: Page
) -> None:
    address = serve("-m", "lagesbild", "serve", LAGESBILD_PORT=str(free_port()))
    go(page, f"{address}/economy")
    expect(page.get_by_role("heading", name="Ekonomi")).to_be_visible()
    expect(page.get_by_label("Nämnd", exact=True)).to_be_visible()


def test_a_bug_gives_the_user_a_number_and_the_log_no_identity_number(
    shell: Shell, page: Page
) -> None:
    go(page, f"{shell.address}/codes")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Något gick fel. Uppge felnummer")
    number = re.search(r"felnummer ([0-9A-F]{6})", alert.inner_text())
    assert number is not None
    log = shell.log.read_text(encoding="utf-8")
    assert f"Felnummer {number[1]}" in log
    assert "ZeroDivisionError" in log
    assert "19900101" not in log
    assert "Traceback" not in page.locator("body").inner_text()


def test_an_empty_page_says_what_to_do_first(shell: Shell, page: Page) -> None:
    go(page, f"{shell.address}/loads")
    expect(page.get_by_text("Det finns ingen inläsning ännu. Läs in en export")).to_be_visible()
    page.get_by_role("link", name="Till Läs in").click()
    expect(page.get_by_role("heading", name="Fält")).to_be_visible()


def test_a_charts_figures_are_there_as_a_table(shell: Shell, page: Page) -> None:
    go(page, shell.address)
    page.get_by_text("Visa som tabell").first.click()
    behind = table(page, "pins-table")
    expect(behind.get_by_role("rowheader", name="Barn och ungdom")).to_be_visible()
    expect(behind).to_contain_text("−12 433")


def test_charts_have_no_tab_stops_of_their_own(shell: Shell, page: Page) -> None:
    go(page, shell.address)
    page.locator(".js-plotly-plot").first.wait_for()
    focusable = page.locator(".js-plotly-plot :is(a[href], button, [tabindex='0'])")
    assert focusable.count() == 0
