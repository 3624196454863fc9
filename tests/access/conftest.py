"""The two worlds, loaded once: with the secret in another department, and in another board."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.access.worlds import SECRETS, world
from tests.loading import Desk, settings_in, store_in_memory

Worlds = Callable[[bool], tuple[Desk, ...]]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep what is asked in the worlds with one worker: making them takes half a minute."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("worlds"))


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The worlds where the secret lies within the board, or outside it. Nothing is done in them."""
    yield from _made(tmp_path_factory)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The same, for what is recorded in one of two."""
    yield from _made(tmp_path_factory)


def _made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    made: list[Desk] = []

    @cache
    def of(within: bool) -> tuple[Desk, ...]:
        desks = tuple(
            world(tmp_path_factory.mktemp(secret), secret, within=within) for secret in SECRETS
        )
        made.extend(desks)
        return desks

    yield of
    for desk in made:
        desk.store.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An empty store of the test's own."""
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    store = store_in_memory(settings)
    yield Desk(store, settings, tmp_path)
    store.close()
