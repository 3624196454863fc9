"""A board member from the tree of goals to an indicator and back, and a controller's month."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lagesbild.settings import ROOT
from tests.browser.conftest import DEMO, Serve, serve_copy, settled
from tests.browser.steps import give_file, open_at, plain, tab_to, table
from tests.browser.test_product import is_fit_for_all

pytestmark = pytest.mark.browser

BOARD_ID, BOARD = "sodertalje-socialnamnd", "Södertälje, Socialnämnden"
FILES = ("organisation.csv", "malplan_2023.csv", "indikatorer_2022.csv", "indikatorer_2023.csv")
RED, WHY = "3.1 Nämndens insatser är förebyggande", "en röd räcker för att målet inte nås"
INDICATOR = "Andel deltagare inom AME och EFA"
PAPER, PRINTS = "7.1 Nämndens verksamheter", "Antal pappersutskrifter socialkontoret (per månad)"


@pytest.fixture(scope="module")
def goals_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with a goal plan and its values, loaded by the ordinary importer."""
    local, demo = tmp_path_factory.mktemp("goals-store"), tmp_path_factory.mktemp("goals-files")
    folder = demo / BOARD_ID
    folder.mkdir()
    for name in FILES:
        shutil.copy(DEMO / BOARD_ID / name, folder)
    order = "\n".join(f'[[files]]\npath = "{name}"\n' for name in FILES)
    (folder / "load.toml").write_text(order, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "lagesbild", "demo"],
        cwd=ROOT,
        env={**os.environ, "LAGESBILD_LOCAL": str(local), "LAGESBILD_DEMO": str(demo)},
        check=True,
        capture_output=True,
        timeout=120,
    )
    return local


@pytest.fixture(scope="module")
def goals(serve: Serve, goals_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a product with goals, for tests that only read."""
    return serve_copy(serve, goals_store, tmp_path_factory.mktemp("goals-read"))


def row_of(page: Page, name: str) -> Locator:
    return table(page, "goal-tree").get_by_role("row").filter(has_text=name).first


def test_a_board_member_goes_from_a_red_goal_to_its_indicator_and_back(
    goals: str, page: Page
) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    open_at(page, goals, "goals", namnd=BOARD)
    expect(page.get_by_text("Det som inte nås är mål 3 och mål 8.")).to_be_visible()
    expect(row_of(page, RED)).to_contain_text("nås ej")
    row_of(page, RED).locator("button.open").click()
    expect(page.locator(".st-key-path")).to_contain_text(RED)
    expect(page.get_by_text(WHY).first).to_be_visible()
    expect(page.get_by_text("ska gå från 20 till minst 25 %").first).to_be_visible()
    settled(page)
    row_of(page, INDICATOR).locator("button.open").click()
    expect(page.get_by_role("heading", name="Indikator", exact=True)).to_be_visible()
    expect(page.get_by_label("Indikator", exact=True)).to_have_value(re.compile(INDICATOR))
    expect(page.get_by_text("20 % når inte minst 25.").first).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.locator(".st-key-path")).to_contain_text(RED)
    settled(page)
    page.get_by_role("button", name="Alla mål").click()
    expect(row_of(page, PAPER)).to_be_visible()


def test_the_same_way_without_a_mouse(goals: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 2000})
    open_at(page, goals, "goals", namnd=BOARD)
    tab_to(page, RED)
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-path")).to_contain_text(RED)
    settled(page)
    tab_to(page, INDICATOR)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Indikator", exact=True)).to_be_visible()
    settled(page)
    page.go_back()
    expect(page.locator(".st-key-path")).to_contain_text(RED)


@pytest.mark.parametrize(
    ("stem", "address"),
    [("goals", {}), ("goals", {"mal": "namnd-3.1"}), ("indicator", {"indikator": PRINTS})],
    ids=["all goals", "one goal", "an indicator"],
)
def test_goals_are_fit_for_all(goals: str, page: Page, stem: str, address: dict[str, str]) -> None:
    open_at(page, goals, stem, namnd=BOARD, **address)
    is_fit_for_all(page)


def test_values_are_loaded_change_a_goal_and_are_undone(
    serve: Serve, goals_store: Path, page: Page, tmp_path: Path
) -> None:
    address = serve_copy(serve, goals_store, tmp_path)
    page.set_viewport_size({"width": 1280, "height": 2000})
    open_at(page, address, "goals", namnd=BOARD)
    expect(row_of(page, PAPER)).to_contain_text("ej uppdaterad")

    path = tmp_path / "utskrifter.csv"
    path.write_text(f"Period;Indikator;Värde\n202309;{PRINTS};75 000\n", encoding="utf-8")
    open_at(page, address, "upload", namnd=BOARD)
    give_file(page, path)
    expect(page.get_by_text("1 rad kan läsas in")).to_be_visible()
    page.get_by_role("button", name="Läs in", exact=True).click()
    expect(page.get_by_text("är inläst som inläsning")).to_be_visible()
    settled(page)
    open_at(page, address, "goals", namnd=BOARD)
    expect(row_of(page, PAPER)).to_contain_text("på plan")

    open_at(page, address, "loads", namnd=BOARD)
    table(page, "history").get_by_role("button", name="utskrifter.csv").first.click()
    page.get_by_role("button", name="Ångra inläsningen").click()
    expect(table(page, "history").locator("tbody tr").first).to_contain_text("ångrad")
    open_at(page, address, "goals", namnd=BOARD)
    expect(row_of(page, PAPER)).to_contain_text("ej uppdaterad")
    assert "Värde saknas för september 2023" in plain(row_of(page, PAPER).inner_text())
