"""A real server and a real browser, Swedish as its users' are."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.once import made_once

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
WCAG_2_1_AA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
SECONDS = 20_000
"""Milliseconds that a page may take before a test gives up; two browsers share two cores."""
expect.set_options(timeout=SECONDS)

DEMO = ROOT / "data" / "demo"
BOARDS = ("goteborg-nordost", "motala")
FIRST_YEAR = "2022"
"""Two boards and two years are enough for a journey, and are loaded in a third of the time."""

PLANS = ("prognos", "budget")
"""What the files of forecasts and budgets are called; those of the last year are enough."""

Serve = Callable[..., str]


@pytest.fixture(scope="session")
def base_url() -> None:
    """In place of the plug-in's own, which pytest warns about; tests say whole addresses."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {
        **browser_context_args,
        "locale": "sv-SE",
        "timezone_id": "Europe/Stockholm",
        "viewport": {"width": 1280, "height": 800},
    }


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Starts a server by a command line that prints its address; each has a store of its own."""
    yield from _serving(tmp_path_factory)


@pytest.fixture
def own_serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """As `serve`, for servers that are stopped when the test is over."""
    yield from _serving(tmp_path_factory)


def _serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    running: list[subprocess.Popen[str]] = []

    def start(*command: str, log: Path | None = None, **environment: str) -> str:
        local = tmp_path_factory.mktemp("local")
        errors = (log or local / "server.log").open("w", encoding="utf-8")
        with errors:
            process = subprocess.Popen(
                [sys.executable, *command],
                cwd=ROOT,
                env={
                    **os.environ,
                    "LAGESBILD_LOCAL": str(local),
                    "PYTHONPATH": str(ROOT),
                    **environment,
                },
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        running.append(process)
        return _address(process)

    yield start
    for process in running:
        process.terminate()
        process.wait(20)
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a store that the ordinary importer has loaded; it is only copied."""
    return made_once(tmp_path_factory, worker_id, "demo-store", _load_demo) / "local"


def _load_demo(folder: Path) -> None:
    demo = folder / "files"
    demo.mkdir()
    for board in BOARDS:
        _fewer_files(board, demo)
    subprocess.run(
        [sys.executable, "-m", "lagesbild", "demo"],
        cwd=ROOT,
        env={**os.environ, "LAGESBILD_LOCAL": str(folder / "local"), "LAGESBILD_DEMO": str(demo)},
        check=True,
        capture_output=True,
        timeout=120,
    )


@pytest.fixture(scope="session")
def product(serve: Serve, demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the whole product with demo figures, for tests that only read."""
    return serve_copy(serve, demo_store, tmp_path_factory.mktemp("read"))


@pytest.fixture
def own_product(own_serve: Serve, demo_store: Path, tmp_path: Path) -> str:
    """As `product`, with a store that the test may change."""
    return serve_copy(own_serve, demo_store, tmp_path)


@pytest.fixture(scope="session")
def empty_product(serve: Serve) -> str:
    """The address of the product before anything has been loaded."""
    return serve("-m", "lagesbild", "serve", LAGESBILD_PORT=str(free_port()))


def serve_copy(
    serve: Serve, store: Path, folder: Path, log: Path | None = None, **environment: str
) -> str:
    local = folder / "local"
    shutil.copytree(store, local)
    surroundings = {"LAGESBILD_LOCAL": str(local), "LAGESBILD_PORT": str(free_port())}
    return serve("-m", "lagesbild", "serve", log=log, **(surroundings | environment))


def _fewer_files(board: str, demo: Path) -> None:
    """A board's demo folder without the years before FIRST_YEAR; forecasts of the last year."""
    files = tomllib.loads((DEMO / board / "load.toml").read_text(encoding="utf-8"))["files"]
    plans = [named["path"] for named in files if named["path"].startswith(PLANS)]
    last_year = max(re.findall(r"_(\d{4})", " ".join(plans)))
    kept = []
    for named in files:
        year = re.search(r"_(\d{4})", named["path"])
        first = last_year if named["path"].startswith(PLANS) else FIRST_YEAR
        if year is None or year[1] >= first:
            kept.append(named)
            (demo / board).mkdir(exist_ok=True)
            shutil.copy(DEMO / board / named["path"], demo / board)
    lines = [
        "\n".join(["[[files]]", *(f'{key} = "{it}"' for key, it in one.items())]) for one in kept
    ]
    (demo / board / "load.toml").write_text("\n\n".join(lines), encoding="utf-8")


def _address(process: subprocess.Popen[str]) -> str:
    """The address that the server says it answers on."""
    for line in process.stdout or ():
        found = re.search(r"https?://\S+", line)
        if found:
            return found[0]
    raise AssertionError(f"The server said no address and ended with {process.wait(5)}")


def free_port() -> int:
    """A port that nothing answers on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


DRAWN = """() => !document.querySelector(
    '[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]')"""
"""Charts and tables come after the run is over: until then a skeleton stands in their place."""


def settled(page: Page) -> None:
    """Wait until the page's run is over and all of it is drawn."""
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", timeout=SECONDS
    )
    page.wait_for_function(DRAWN, timeout=SECONDS)


def go(page: Page, address: str) -> None:
    """Open an address and wait for its page."""
    page.goto(address)
    settled(page)


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.1 AA: the rule and where."""
    found = Axe().run(page, options=WCAG_2_1_AA).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
