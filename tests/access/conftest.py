"""The two worlds, loaded once: with the secret in another department, and in another board."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.access.worlds import SECRETS, world
from tests.loading import Desk, settings_in, store_in_memory

Worlds = Callable[[bool], tuple[Desk, ...]]
LivedIn = Callable[[bool], Desk]


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """The worlds where the secret lies within the board, or outside it. Nothing is done in them."""
    made: list[Desk] = []

    @cache
    def both(within: bool) -> tuple[Desk, ...]:
        desks = tuple(
            world(tmp_path_factory.mktemp(secret), secret, within=within) for secret in SECRETS
        )
        made.extend(desks)
        return desks

    yield both
    for desk in made:
        desk.store.close()


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivedIn]:
    """One world of each kind, in which tests record what they like."""
    made: list[Desk] = []

    @cache
    def one(within: bool) -> Desk:
        [secret, *_] = SECRETS
        made.append(world(tmp_path_factory.mktemp("lived-in"), secret, within=within))
        return made[-1]

    yield one
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
