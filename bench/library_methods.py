"""The usual statistical methods, fitted to the same series as the forecast that they stand beside.

They need statsforecast, which the product does not: `make methods` gives it an environment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from importlib import import_module
from multiprocessing import get_context

import duckdb

METHODS = ("DynamicOptimizedTheta", "AutoTheta", "AutoCES", "AutoETS")
SEASON = 12
SERIES_AT_A_TIME = 50

Task = tuple[str, str, int, int, list[float]]
"""The method, the series, its year, its closed months, and what is known of it month by month."""
Told = tuple[str, int, int, str, float, float]
"""The series, its year, its closed months, the method, where it says that the year ends, and the
seconds of processor that it took to say so."""


def forecasts(connection: duckdb.DuckDBPyConnection, year: int, closed: int) -> Iterator[Told]:
    """Where each method says that the year of each series ends. Of observed and units.

    A method that cannot be fitted to a series says nothing of it.
    """
    known = connection.execute(
        "select series_id, list(amount order by year, month) from observed "
        "where year < $year or month <= $closed group by all order by series_id",
        {"year": year, "closed": closed},
    ).fetchall()
    tasks = [
        (method, series, year, closed, amounts) for method in METHODS for series, amounts in known
    ]
    with get_context("fork").Pool(len(os.sched_getaffinity(0))) as pool:
        for found in pool.imap_unordered(_told, tasks, SERIES_AT_A_TIME):
            yield from found


def _told(task: Task) -> Sequence[Told]:
    method, series, year, closed, amounts = task
    numpy = import_module("numpy")
    model = getattr(import_module("statsforecast.models"), method)(season_length=SEASON)
    begun = time.process_time()
    try:
        rest = model.forecast(numpy.array(amounts, dtype=float), SEASON - closed)["mean"].sum()
    except Exception:  # noqa: BLE001 – whatever a method stumbles over is its own business
        return ()
    spent = time.process_time() - begun
    so_far = sum(amounts[len(amounts) - closed :])
    return ((series, year, closed, method, float(so_far + rest), spent),)
