"""How long the figures of a large store take to follow when a month is loaded and undone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import ledgers
from bench.large_store import LargeStore
from bench.measure import Cost, Result, cost_of
from lagesbild.access import Change
from lagesbild.ingest import intake, load
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings

NEXT_MONTH = 202401
LIMIT = 1.0


def run(large: LargeStore, settings: Settings, rows: int, times: int) -> Iterator[Result]:
    """The slowest of some refreshes after a month's load. What was there before is put back."""
    board = large.boards[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "huvudbok.csv"
        ledgers.write_csv(path, rows, periods=[NEXT_MONTH])
        answer = intake.load_file(large.store, large.viewer, board, path, settings, Given())
    if answer.load_id is None:
        raise RuntimeError(f"{answer.status}: {answer.problems}")
    undone, redone = [], []
    for _ in range(times):
        undone.append(_changed(large, load.undo, answer.load_id))
        redone.append(_changed(large, load.commit, answer.load_id))
    _changed(large, load.undo, answer.load_id)
    for what, costs in ((f"a month of {rows:,} rows", redone), ("it was undone", undone)):
        slowest = max(costs, key=lambda cost: cost.wall)
        yield Result(
            f"refresh after {what}, slowest of {times}",
            slowest.wall,
            "s",
            processor=slowest.processor,
            limit=LIMIT,
        )


def _changed(large: LargeStore, happen: Callable[[Change, int], None], load_id: int) -> Cost:
    def change() -> None:
        with large.store.change(large.viewer) as change:
            happen(change, load_id)

    return cost_of(change)
