"""A process that is killed while it changes the store leaves it wholly before or wholly after."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild import quality
from lagesbild.access import local_viewer, open_store
from lagesbild.settings import ROOT, Settings

BOARD = "motala"
BATCHES = 4
KILLINGS_PER_BATCH = 25
LONGEST_LIFE_SECONDS = 0.9


class Nursery:
    """Children that change a store, and the words in which they say what has been kept."""

    def __init__(self, module: str = "tests.ingest.nursery") -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", module, BOARD],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def raise_and_kill(self, local: Path, seed: int, life: float) -> list[str]:
        """Let a child live so many seconds after it has opened the store; give what it said."""
        self._process.stdin.write(f"{local} {seed}\n")
        first, second = self._process.stdout.readline(), self._process.stdout.readline()
        child = int(next(line for line in (first, second) if line.startswith("child")).split()[1])
        assert "open\n" in (first, second)
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        _wait_until_gone(child)
        return self._said_until_now()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()

    def _said_until_now(self) -> list[str]:
        os.set_blocking(self._process.stdout.fileno(), False)
        said = self._process.stdout.readlines()
        os.set_blocking(self._process.stdout.fileno(), True)
        return [line.strip() for line in said]


def _wait_until_gone(process: int) -> None:
    """Until the kernel has let go of what a killed process held."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.002)
    raise TimeoutError(f"Process {process} does not die")


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    nursery = Nursery()
    yield nursery
    nursery.close()


@pytest.mark.heavy
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_hundred_kills_leave_whole_loads_and_lose_nothing_that_was_acknowledged(
    batch: int, nursery: Nursery, tmp_path: Path
) -> None:
    chance = random.Random(batch)
    settings = replace(Settings.from_environment(), local=tmp_path)
    kept: list[str] = []
    for _ in range(KILLINGS_PER_BATCH):
        life = chance.uniform(0, LONGEST_LIFE_SECONDS)
        acknowledged = nursery.raise_and_kill(tmp_path, chance.randint(0, 10**9), life)
        kept = _events_after(settings, kept, acknowledged)
    assert len(kept) >= KILLINGS_PER_BATCH / 5  # the children did get to work


def _events_after(settings: Settings, before: list[str], acknowledged: list[str]) -> list[str]:
    """Open what the killing left, hold it to account and give every change that it has kept."""
    store = open_store(settings)
    try:
        reader = store.reader(local_viewer(frozenset({BOARD})))
        assert quality.run_checks(reader) == []
        _, rows = reader.records("loads/events", board=BOARD)
    finally:
        store.close()
    kept = [f"{event} {load_id}" for _, load_id, _, event, _, _ in reversed(rows)]
    counted = [change for change in kept if not change.startswith("trial")]
    assert counted[: len(before)] == before
    assert counted[len(before) : len(before) + len(acknowledged)] == acknowledged
    return counted
