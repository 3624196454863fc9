"""A store on disk with some loads in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ingest.ledgers import ledger
from tests.loading import Desk, settings_in
from tests.templates import new_store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = settings_in(tmp_path / "local")
    store = new_store(settings)
    yield Desk(store, settings, tmp_path)
    store.close()


@pytest.fixture
def loaded(desk: Desk) -> Desk:
    """January and February 2026, 40 rows each."""
    for month in (202601, 202602):
        desk.loaded(f"huvudbok_{month}.csv", ledger(month, [month], 40))
    return desk
