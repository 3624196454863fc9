"""Fixtures that any test may use."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling, Scheduling

from lagesbild.access import Store, open_store
from lagesbild.store import Cursor, Database
from tests.loading import Desk, settings_in
from tests.once import made_once
from tests.templates import copied, empty_database

SHARING = (
    "tests/access/", "tests/pages/", "tests/ingest/test_exports_sie.py",
    "tests/ingest/test_exports_odd.py", "tests/lagesbild/test_quality.py",
)  # fmt: skip
"""Whose tests share stores that take a while to make: one worker takes a whole folder or file."""


class ByFolder(LoadScopeScheduling):
    """As --dist loadgroup, whose marks pytest 9.2 does not pass on to xdist 3.8."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in SHARING if nodeid.startswith(folder)), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    """Keep the tests of some folders together where groups are asked for."""
    return ByFolder(config, log) if config.getvalue("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no worker sits with it when the others are done."""
    items.sort(
        key=lambda item: not (item.get_closest_marker("heavy") or "journey" in item.path.name)
    )


@pytest.fixture(scope="session", autouse=True)
def packages_searched_once() -> Iterator[None]:
    """Each AppTest run looks for components in every installed package: four fifths of its time."""
    with pytest.MonkeyPatch.context() as patch:
        searched = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(searched))
        yield


@pytest.fixture(scope="session")
def migrated_database() -> Iterator[Database]:
    """One empty store for the whole run. Nothing is ever committed to it."""
    database = empty_database()
    yield database
    database.close()


@pytest.fixture
def db(migrated_database: Database) -> Iterator[Cursor]:
    """An empty, migrated store to ask and write in. What a test writes is rolled back."""
    with migrated_database.reading() as cursor:
        cursor.begin()
        yield cursor
        cursor.rollback()


@pytest.fixture
def database() -> Iterator[Database]:
    """A store of the test's own, for what must commit; it costs 100 ms, `db` nothing."""
    database = empty_database()
    yield database
    database.close()


@pytest.fixture(scope="session")
def five_boards(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a store with the five demo boards, and what the command said of loading it."""
    return made_once(tmp_path_factory, worker_id, "five-boards", _load_five_boards)


def _load_five_boards(folder: Path) -> None:
    settings = settings_in(folder)
    settings.work.mkdir()
    desk = Desk(open_store(settings), settings, folder)
    answer = desk.command("demo")
    desk.store.close()
    assert answer.exit_code == 0, answer.err
    (folder / "said").write_text(answer.out, encoding="utf-8")


@pytest.fixture(scope="session")
def demo(five_boards: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with the five demo boards; tests that use it are heavy, and write nothing."""
    folder = tmp_path_factory.mktemp("demo-boards")
    settings = settings_in(folder / "local")
    settings.work.mkdir(parents=True)
    store = Store(Database(copied(settings_in(five_boards).store)))
    yield Desk(store, settings, folder)
    store.close()
