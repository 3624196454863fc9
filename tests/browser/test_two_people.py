"""Two people at once: each sees figures that are whole, and is told what the other has done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DEMO, settled
from tests.browser.steps import give_file, open_at, table, whole

pytestmark = pytest.mark.browser

OCTOBER = DEMO / "goteborg-nordost" / "huvudbok_202310.csv"
LOOKS = 6


@pytest.fixture
def other(browser: Browser, browser_context_args: dict[str, object]) -> Iterator[Page]:
    """Someone else's browser."""
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def raised(folder: Path) -> Path:
    """October once more, with a million more on its first row."""
    first, *rest = OCTOBER.read_text(encoding="cp1252").splitlines(keepends=True)
    *cells, amount = rest[0].rstrip().split(";")
    kronor, ore = amount.split(",")
    rest[0] = ";".join([*cells, f"{int(kronor) + 1_000_000},{ore}"]) + "\n"
    path = folder / "huvudbok_202310_rattad.csv"
    path.write_text("".join([first, *rest]), encoding="cp1252")
    return path


def looked_at(page: Page, address: str) -> str:
    open_at(page, address, "economy", enhet="kr", period="okt 2023")
    return whole(page)


def test_whoever_reads_while_another_loads_sees_all_of_it_or_nothing(
    own_product: str, page: Page, other: Page, tmp_path: Path
) -> None:
    before = looked_at(page, own_product)
    open_at(other, own_product, "upload")
    give_file(other, raised(tmp_path))
    expect(other.get_by_text("1 period ersätts; summan ändras 1 000 000,00 kr.")).to_be_visible()
    assert looked_at(page, own_product) == before
    other.get_by_role("button", name="Läs in", exact=True).click(no_wait_after=True)
    seen = [looked_at(page, own_product) for _ in range(LOOKS)]
    expect(other.get_by_text("är inläst som inläsning")).to_be_visible()
    after = looked_at(page, own_product)
    assert after != before
    assert set(seen) <= {before, after}
    assert seen == sorted(seen, key=lambda text: text == after)


def test_what_another_has_undone_is_said_and_not_done_twice(
    own_product: str, page: Page, other: Page
) -> None:
    for one in (page, other):
        open_at(one, own_product, "loads")
        table(one, "history").get_by_role("button", name="huvudbok_202310.csv").click()
        expect(one.get_by_role("button", name="Ångra inläsningen")).to_be_visible()
        settled(one)
    page.get_by_role("button", name="Ångra inläsningen").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    other.get_by_role("button", name="Ångra inläsningen").click()
    expect(other.get_by_role("dialog")).to_contain_text(
        "är redan ångrad och kan därför inte ångras"
    )
