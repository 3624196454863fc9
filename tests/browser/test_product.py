"""Every page and state as people meet it: accessible, in Swedish, and within its screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from lagesbild.ui.navigation import Screen
from pages import SECTIONS
from tests.browser.conftest import settled, violations
from tests.browser.steps import (
    MOTALA,
    NEXT,
    NORDOST,
    english_left,
    figure,
    give_file,
    open_at,
    table,
)

pytestmark = pytest.mark.browser

SCREENS = [screen for section in SECTIONS.values() for screen in section]
STEMS_THAT_ASK = {"overview", "upload", "loads", "codes"}
"""Pages that say something of their own before anything is loaded; the others say the same."""
WIDE, TABLET, TELEPHONE = (1280, 800), (820, 1100), (390, 844)
LOOKS = ((WIDE, "light"), (TELEPHONE, "dark"))
"""Colours follow from the scheme and what is cut from the size: two looks have all four."""
VISITS = [
    (MOTALA, WIDE, "light", SCREENS[::2]),
    (NORDOST, TELEPHONE, "dark", SCREENS[::2]),
    (NORDOST, WIDE, "light", SCREENS[1::2]),
    (MOTALA, TELEPHONE, "dark", SCREENS[1::2]),
]
"""Who looks at what: every page of one board in the one look and of another in the other."""
TURN = """stem => {
    history.pushState({}, "", "/" + stem + location.search);
    dispatchEvent(new PopStateEvent("popstate"));
}"""
"""Goes to a page as the browser's own buttons do, without loading the product anew."""
IN_ITS_COLOURS = """scheme =>
    getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === scheme
    && document.getAnimations().every(one => one.playState !== 'running')"""
"""Whether the page has changed to a colour scheme, and no colour is on its way to another."""


def is_fit_for_all(page: Page) -> None:
    """No violation of WCAG 2.1 AA, no English word and no scrolling sideways, in any look.

    The page is not loaded anew for each size and colour scheme.
    """
    assert english_left(page) == set()
    found = {}
    for size, scheme in LOOKS:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=scheme)
        settled(page)
        page.wait_for_function(IN_ITS_COLOURS, arg=scheme)
        found[size, scheme] = violations(page)
        assert stays_within(page), size
    assert not any(found.values()), found
    page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    assert stays_within(page), TABLET


def turn_to(page: Page, screen: Screen) -> None:
    page.evaluate(TURN, screen.stem)
    expect(page).to_have_title(f"{screen.title} – Lägesbild")
    settled(page)


def stays_within(page: Page) -> bool:
    return bool(
        page.get_by_test_id("stMain").evaluate("main => main.scrollWidth <= main.clientWidth")
    )


@pytest.mark.parametrize(("board", "size", "scheme", "screens"), VISITS)
def test_every_page_is_fit_for_all(
    product: str,
    page: Page,
    board: str,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
    screens: Sequence[Screen],
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    open_at(page, product, namnd=board)
    found = {}
    for screen in screens:
        turn_to(page, screen)
        page.wait_for_function(IN_ITS_COLOURS, arg=scheme)
        english = sorted(english_left(page))
        found[screen.title] = [
            *violations(page),
            *english,
            *(["wide"] if not stays_within(page) else []),
        ]
    assert {title: one for title, one in found.items() if one} == {}


def test_each_page_without_figures_is_fit_for_all(empty_product: str, page: Page) -> None:
    open_at(page, empty_product)
    for screen in SCREENS:
        if screen.stem in STEMS_THAT_ASK:
            turn_to(page, screen)
            is_fit_for_all(page)


def test_a_receipt_is_fit_for_all(product: str, page: Page) -> None:
    open_at(page, product, "economy")
    figure(page, "21 Barn och unga", "ackumulerat jan–okt 2023, avvikelse").click()
    receipt = page.get_by_role("dialog")
    receipt.get_by_text("Så räknas siffran").click()
    expect(receipt.get_by_text("queries/economy/board_table.sql")).to_be_visible()
    settled(page)
    is_fit_for_all(page)


def test_the_rows_of_an_account_are_fit_for_all(product: str, page: Page) -> None:
    open_at(page, product, "economy", avd="21", enh="213", ans="21304", kto="4632")
    table(page, "vouchers")
    is_fit_for_all(page)


def test_a_load_is_fit_for_all(product: str, page: Page) -> None:
    open_at(page, product, "loads")
    table(page, "history").get_by_role("button", name="huvudbok_202310.csv").click()
    expect(page.get_by_role("button", name="Ångra inläsningen")).to_be_visible()
    settled(page)
    is_fit_for_all(page)


def test_something_to_look_at_is_fit_for_all(product: str, page: Page) -> None:
    open_at(page, product, "quality", period="maj 2023")
    table(page, "findings").get_by_role("button").first.click()
    expect(page.get_by_role("dialog").get_by_label("Hos vem")).to_be_visible()
    settled(page)
    is_fit_for_all(page)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("huvudbok_202311.csv", "1 145 rader kan läsas in"),
        ("huvudbok_202311_med_fel.csv", "Filen kan inte läsas in förrän det här är rättat"),
    ],
)
def test_a_plan_and_its_problems_are_fit_for_all(
    own_product: str, page: Page, name: str, says: str
) -> None:
    open_at(page, own_product, "upload")
    give_file(page, NEXT / name)
    expect(page.get_by_text(says)).to_be_visible()
    page.get_by_text("Så läses filen").click()
    table(page, "evidence")
    settled(page)
    is_fit_for_all(page)


def test_a_question_and_a_refusal_are_fit_for_all(
    own_product: str, page: Page, tmp_path: Path
) -> None:
    asked = tmp_path / "utan_rubriker.csv"
    asked.write_text("202311;21304;4632;1000,50\n202311;21304;4632;2000,50\n", encoding="utf-8")
    open_at(page, own_product, "upload")
    give_file(page, asked)
    expect(page.get_by_text("Ingen rad är rubrik")).to_be_visible()
    settled(page)
    is_fit_for_all(page)
    refused = tmp_path / "brev.pdf"
    refused.write_bytes(b"%PDF-1.7 hej")
    open_at(page, own_product, "upload")
    give_file(page, refused)
    expect(page.get_by_text("Filen lästes inte in.")).to_be_visible()
    is_fit_for_all(page)


@pytest.mark.parametrize("board", [NORDOST, MOTALA])
def test_the_overview_fits_one_screen(product: str, page: Page, board: str) -> None:
    open_at(page, product, namnd=board)
    page.locator(".js-plotly-plot").nth(1).wait_for()
    settled(page)
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    assert height <= WIDE[1]


def test_on_a_telephone_the_list_of_pages_closes_after_a_choice(product: str, page: Page) -> None:
    page.set_viewport_size({"width": TELEPHONE[0], "height": TELEPHONE[1]})
    open_at(page, product)
    page.get_by_role("button", name="Visa sidorna").click()
    page.get_by_role("link", name="Kodplan").click()
    expect(page.get_by_role("heading", name="Kodplan")).to_be_visible()
    expect(page.get_by_role("link", name="Inläsningar")).not_to_be_in_viewport()
