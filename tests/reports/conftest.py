"""The demo boards, loaded once for the tests that make their reports."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lagesbild.ingest import demo as demo_boards
from tests.loading import Desk, settings_in, store_in_memory


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with all five demo boards; tests that use it are heavy, and write nothing."""
    folder = tmp_path_factory.mktemp("demo-boards")
    settings = settings_in(folder / "local")
    settings.work.mkdir(parents=True)
    store = store_in_memory(settings)
    desk = Desk(store, settings, folder)
    demo_boards.load_if_empty(store, desk.person, desk.boards, settings, lambda _: None)
    yield desk
    store.close()
