"""A process that is killed while it freezes leaves the round wholly frozen, or not at all."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild import frozen_rounds
from lagesbild.access import local_viewer, open_store
from lagesbild.reports import freezing
from lagesbild.settings import Settings
from tests.ingest.test_killed import BOARD, Nursery
from tests.reports.freezing_nursery import ROWS, frozen_again, round_of

KILLINGS = 50
LONGEST_LIFE = 3
"""How many freezings a child has time for at most."""


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    nursery = Nursery("tests.reports.freezing_nursery")
    yield nursery
    nursery.close()


@pytest.mark.heavy
def test_fifty_kills_leave_whole_rounds_and_lose_none_that_was_acknowledged(
    nursery: Nursery, tmp_path: Path
) -> None:
    chance = random.Random(8)
    settings = replace(Settings.from_environment(), local=tmp_path)
    takes = _seconds_to_freeze(settings)  # on this machine, which may have other things to do
    kept = 1
    for _ in range(KILLINGS):
        life = chance.uniform(0, LONGEST_LIFE * takes)
        told = nursery.raise_and_kill(tmp_path, chance.randint(0, 10**9), life)
        now = _rounds_after(settings)
        assert kept + len(told) <= now <= kept + len(told) + 1  # killed before it could tell
        kept = now
    assert kept >= KILLINGS / 4  # the children did get to work


def _seconds_to_freeze(settings: Settings) -> float:
    """How long it takes to freeze a round, which is kept."""
    store = open_store(settings)
    try:
        begun = time.monotonic()
        frozen_again(store, settings, BOARD, round_of(random.Random(0)))
        return time.monotonic() - begun
    finally:
        store.close()


def _rounds_after(settings: Settings) -> int:
    """Open what the killing left, hold it to account and say how many rounds it has."""
    store = open_store(settings)
    try:
        reader = store.reader(local_viewer(frozenset({BOARD})))
        assert reader.records("checks/frozen_rounds_are_whole")[1] == []
        found = frozen_rounds.rounds(reader, BOARD)
        assert [one.version for one in found] == list(range(len(found), 0, -1))
        if found:
            [report] = freezing.opened(reader, BOARD, found[0].round_id)
            assert len(next(report.tables).table.rows) == ROWS
            assert len(frozen_rounds.files(reader, BOARD, found[0].round_id)) == 3
    finally:
        store.close()
    return len(found)
