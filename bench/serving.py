"""What the serving process does with a large store; each benchmark has a fresh process."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

from bench import large_records, large_store, page, questions, refresh
from bench.large_store import LargeStore
from bench.measure import Result, apart, memory_now, peak_memory
from lagesbild.settings import Settings

OPENING_LIMIT = 1.0


def build_if_missing(settings: Settings, ledger_rows: int, boards: int) -> None:
    """A store to measure in, unless an earlier run has left one, with all that it should hold."""
    if not settings.store.exists():
        apart(large_store.build, settings, ledger_rows, boards)
    apart(large_records.add_if_missing, settings)


def opening(settings: Settings, times: int) -> Iterator[Result]:
    """From nothing to a store that can be asked: what a start of the server waits for."""
    slowest = max(apart(_opened_in, settings) for _ in range(times))
    yield Result("opening the store", slowest, "s", limit=OPENING_LIMIT)


def questions_of_page(settings: Settings, times: int) -> Iterator[Result]:
    yield from apart(_asked, settings, partial(questions.ask, times=times))


def page_runs(settings: Settings, times: int) -> Iterator[Result]:
    yield from apart(_asked, settings, partial(page.run, times=times))


def refreshes(settings: Settings, rows: int, times: int) -> Iterator[Result]:
    yield from apart(
        _asked, settings, partial(refresh.run, settings=settings, rows=rows, times=times)
    )


def _opened_in(settings: Settings) -> float:
    start = time.perf_counter()
    large = large_store.opened(settings)
    taken = time.perf_counter() - start
    large.store.close()
    return taken


def _asked(settings: Settings, ask: Callable[[LargeStore], Iterator[Result]]) -> list[Result]:
    """The answers, and what the process holds after them."""
    os.environ["LAGESBILD_LOCAL"] = str(settings.local)  # where app.py looks
    large = large_store.opened(settings)
    results = list(ask(large))
    now, peak = memory_now(), peak_memory()
    large.store.close()
    memory = [Result("– memory of the process after that", now, "MiB")]
    return [*results, *memory, Result("– the most it has held", peak, "MiB")]
