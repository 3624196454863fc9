"""Names from files in a real browser: read letter for letter, and nothing is fetched or run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import ROOT, Serve, free_port, go, settled
from tests.hostile import ELSEWHERE, MARKUP
from tests.pages.hostile_pages import FILES, NAMES

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent


def watched(page: Page) -> list[str]:
    """What goes wrong from now on: requests to other hosts, scripts that run, errors."""
    found: list[str] = []

    def look(request: Request) -> None:
        host = urlsplit(request.url).hostname
        if host not in ("127.0.0.1", "localhost", None, ""):
            found.append(request.url)

    page.on("request", look)
    page.on("dialog", lambda dialog: found.append(dialog.message))
    return found


OWN = ("Översikt", "Ekonomi", "Inläsningar", "Kodplan", "Kontroller", "Ej kopplat")
"""Our own headings and emphasis."""
BY_MARKDOWN = (
    "h1", "h2", "ul", "ol", "blockquote", "code", "em", "hr", "del", "table", "script", "img", "a",
    "span[role=img]", ".katex", ".stMarkdownColoredText", ".stMarkdownBadge",
)  # fmt: skip


def drawn_by_names(page: Page) -> list[str]:
    """Elements in what Streamlit has read as Markdown that only a name could have drawn."""
    within = ", ".join(
        f"main [data-testid={place}] {one}"
        for place in ("stMarkdownContainer", "stHeading", "stCaptionContainer")
        for one in BY_MARKDOWN
    )
    found = page.locator(f"{within}, a[href*='{ELSEWHERE}'], img[src*='{ELSEWHERE}']")
    return [
        found.nth(place).evaluate("one => one.outerHTML.slice(0, 200)")
        for place in range(found.count())
        if found.nth(place).text_content() not in OWN
    ]


def as_read(text: str) -> str:
    return " ".join(re.sub("\u2060", "", text).split())


def test_hostile_texts_are_read_letter_for_letter_wherever_markdown_is(
    serve: Serve, page: Page
) -> None:
    wrong = watched(page)
    go(page, serve(str(HERE / "hostile_server.py")))
    page.get_by_test_id("stExpander").wait_for()  # the last that is drawn
    # A kind of element is fetched when it is first drawn, so the last may stand before the others.
    expect(page.get_by_test_id("stRadio").get_by_role("radio")).to_have_count(len(MARKUP))
    wanted = [as_read(text) for text in MARKUP]
    for place in ("stMarkdown", "stAlert", "stCaptionContainer", "stButton"):
        shown = [as_read(one) for one in page.get_by_test_id(place).all_inner_texts()]
        assert [text for text in wanted if text not in shown] == [], place
    choices = [
        as_read(one) for one in page.get_by_test_id("stRadio").locator("label").all_inner_texts()
    ]
    assert [text for text in wanted if text not in choices] == []
    assert drawn_by_names(page) == []
    assert wrong == []


def test_hostile_names_do_nothing_in_a_browser(serve: Serve, page: Page, tmp_path: Path) -> None:
    local = tmp_path / "local"
    for name, content in FILES.items():
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        subprocess.run(
            [sys.executable, "-m", "lagesbild", "load", str(file), "--board", "motala"],
            cwd=ROOT,
            env={**os.environ, "LAGESBILD_LOCAL": str(local)},
            check=True,
            capture_output=True,
        )
    wrong = watched(page)
    address = serve(
        "-m", "lagesbild", "serve", LAGESBILD_LOCAL=str(local), LAGESBILD_PORT=str(free_port())
    )
    board = "namnd=Motala, Socialnämnden"
    for path in (
        f"/?{board}",
        f"/economy?{board}",
        f"/economy?{board}&avd==D1&enh=@U1",
        f"/loads?{board}",
        f"/codes?{board}",
        f"/quality?{board}",
    ):
        go(page, f"{address}{path}")
        assert drawn_by_names(page) == [], path
    go(page, f"{address}/loads?{board}")
    page.get_by_role("button", name=f"3 {NAMES['file']}").first.click()
    settled(page)
    dialog = page.get_by_role("dialog")
    assert f"Inläsning 3: {NAMES['file']}" in as_read(dialog.inner_text())
    assert drawn_by_names(page) == []
    assert wrong == []
