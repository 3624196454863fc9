"""How long the figures of a large store take to follow when a month is loaded and undone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import ledgers
from bench.large_store import LargeStore
from bench.measure import Cost, Result, cost_of
from lagesbild import forecasts
from lagesbild.access import Change
from lagesbild.economy import Level, View
from lagesbild.ingest import intake, load
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.settings import Settings

NEXT_MONTH = 202401
LIMIT = 1.0
FORECAST_LIMIT = 5.0


def run(large: LargeStore, settings: Settings, rows: int, times: int) -> Iterator[Result]:
    """The slowest of some refreshes after a month's load. What was there before is put back."""
    board = large.boards[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "huvudbok.csv"
        ledgers.write_csv(path, rows, periods=[NEXT_MONTH])
        answer = intake.load_file(large.store, large.viewer, board, path, settings, Given())
    if answer.load_id is None:
        raise RuntimeError(f"{answer.status}: {answer.problems}")
    undone, redone, forecast = [], [], []
    reader, view = large.store.reader(large.viewer), View(board, Period.of(NEXT_MONTH))
    for _ in range(times):
        undone.append(_changed(large, load.undo, answer.load_id))
        redone.append(_changed(large, load.commit, answer.load_id))
        forecast.append(cost_of(lambda: forecasts.table(reader, view, Level.DEPARTMENT)))
    _changed(large, load.undo, answer.load_id)
    for what, costs, limit in (
        (f"refresh after a month of {rows:,} rows", redone, LIMIT),
        ("refresh after it was undone", undone, LIMIT),
        ("the forecast of the month, first asked for", forecast, FORECAST_LIMIT),
    ):
        slowest = max(costs, key=lambda cost: cost.wall)
        yield Result(
            f"{what}, slowest of {times}",
            slowest.wall,
            "s",
            processor=slowest.processor,
            limit=limit,
        )


def _changed(large: LargeStore, happen: Callable[[Change, int], None], load_id: int) -> Cost:
    def change() -> None:
        with large.store.change(large.viewer) as change:
            happen(change, load_id)

    return cost_of(change)
