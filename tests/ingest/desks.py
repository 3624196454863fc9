"""A desk with a store in memory, for tests of the whole way in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.loading import Desk, settings_in, store_in_memory

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"


@contextmanager
def desk_in(folder: Path) -> Iterator[Desk]:
    settings = settings_in(folder / "local")
    settings.work.mkdir(parents=True)
    store = store_in_memory(settings)
    yield Desk(store, settings, folder)
    store.close()
