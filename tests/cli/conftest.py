"""A desk with a store in memory; no process is started."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading import Desk, settings_in, store_in_memory


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    store = store_in_memory(settings)
    yield Desk(store, settings, tmp_path)
    store.close()
