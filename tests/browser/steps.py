"""What people do on the pages, and what they read there, for the tests beside this file."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DEMO, SECONDS, go, settled

NORDOST, MOTALA = "Göteborg, Socialnämnd Nordost", "Motala, Socialnämnden"
NEXT = DEMO / "goteborg-nordost" / "next"

ENGLISH = re.compile(
    r"\b(the|upload|browse|files?|search|fullscreen|download|close|open|choose|select|clear|press|"
    r"enter to|show|hide|column|row|sort|pin|drag|drop|skip|running|stop|page|pages|sidebar|"
    r"heading|menu|increment|decrement|calendar|results?|options?|empty|statistics|required|"
    r"remove|per file|logo|home|connection|error|loading|copy|link to)\b",
    re.IGNORECASE,
)
WORDS = """() => {
    const found = new Set();
    const hidden = 'script, style, pre, [data-testid=stIconMaterial], table[role=grid], svg';
    const look = (root) => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.nodeValue.trim() && !node.parentElement?.closest(hidden)) {
                found.add(node.nodeValue.trim());
            }
        }
        for (const element of root.querySelectorAll('*')) {
            for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                const value = element.getAttribute(name);
                if (value) found.add(value);
            }
            if (element.shadowRoot) look(element.shadowRoot);
        }
    };
    look(document.body);
    return [...found];
}"""
FOCUSED = """() => {
    let found = document.activeElement;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    if (!found || found === document.body) return '';
    const said = found.getAttribute('aria-label') || found.innerText || found.tagName;
    return said.trim().split('\\n')[0];
}"""


def open_at(page: Page, address: str, stem: str = "", **query: str) -> None:
    go(page, f"{address}/{stem}?{urlencode(query)}" if query else f"{address}/{stem}")


def table(page: Page, key: str) -> Locator:
    """A finance table, drawn."""
    found = page.locator(f".st-key-{key} table")
    found.wait_for(timeout=SECONDS)
    return found


def figure(page: Page, row: str, column: str) -> Locator:
    """The button of a figure of the board table."""
    told = re.compile(rf"^Kvitto för \S.*, {re.escape(row)}, {re.escape(column)}(,|$)")
    return table(page, "board-table").get_by_role("button", name=told)


def read(page: Page, row: str, column: str) -> str:
    """A figure of the board table, with ordinary spaces."""
    return plain(figure(page, row, column).inner_text())


def column_of(found: Locator, place: int) -> list[str]:
    """A column of a table, without the first, which names the rows."""
    cells = found.locator(f"tbody tr td:nth-child({place})")
    cells.first.wait_for(timeout=SECONDS)
    return [plain(text) for text in cells.all_inner_texts()]


def whole(page: Page) -> str:
    """All that the board table says."""
    return table(page, "board-table").inner_text()


def scroll_up(page: Page, wanted: Locator) -> None:
    """Turn the wheel until something further up is seen, and the page stands still.

    Playwright's own click scrolls there and presses in the same instant; a list that has been
    opened closes when the page moves, as it then does.
    """
    page.mouse.move(640, 400)
    for _ in range(100):
        page.mouse.wheel(0, -200)
        place = wanted.bounding_box()
        page.wait_for_timeout(50)
        if place and place["y"] > 0 and place == wanted.bounding_box():
            return
    raise AssertionError("The wheel never came to what is looked for")


def give_file(page: Page, path: Path, place: int = 0) -> None:
    """Choose a file in the page's first field, or another, and wait for what it leads to."""
    page.locator("input[type=file]").nth(place).set_input_files(path)
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    """Choose in one of the lists of the header."""
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.get_by_label(label, exact=True)).to_have_value(option)
    settled(page)


def focused(page: Page) -> str:
    """What has the focus, in words; empty when nothing has."""
    words: str = page.evaluate(FOCUSED)
    return plain(words)


def tab_to(page: Page, words: str, key: str = "Tab", most: int = 40) -> None:
    """Press Tab, or Shift+Tab, until something that says `words` has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if words in focused(page):
            return
    raise AssertionError(f"{key} never came to {words!r}; last was {focused(page)!r}")


def ledger(path: Path) -> list[dict[str, str]]:
    """The rows of a demo ledger as its file has them."""
    with path.open(encoding="cp1252", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def amount(row: dict[str, str]) -> Decimal:
    """What a row books as a board reads it: costs below zero."""
    return -Decimal(row["BELOPP"].replace(",", "."))


def english_left(page: Page) -> set[str]:
    """Texts and labels with an English word in them; queries, which are code, left out."""
    return {text for text in page.evaluate(WORDS) if ENGLISH.search(text)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip()
