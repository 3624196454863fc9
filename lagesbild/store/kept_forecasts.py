"""Forecasts kept for the pages: computed when they are asked for and something has changed.

A board's forecasts of a month rest on its figures of six years, and are worked out in a tenth of a
second or, for ten million rows, in one: too long for a page, and too much for every load of many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from lagesbild.store.database import Cursor, Database


@dataclass(frozen=True)
class _Stale:
    """A month whose forecasts are not of what counts now, and what they are to be computed of."""

    period: int
    year_start: int
    year_end: int
    mark: str
    is_latest: bool


def keep_forecasts(database: Database, board: str, period: int, *, alone: bool) -> None:
    """Bring a board's kept forecasts of a month up to date, or those of all months.

    Each month is a change of its own, so that others come in between.
    """
    with database.reading() as cursor:
        stale = _stale(cursor, board, period, alone=alone)
    for month in stale:
        with database.transaction() as cursor:
            _keep(cursor, board, month.period)


def _stale(cursor: Cursor, board: str, period: int, *, alone: bool) -> list[_Stale]:
    return cursor.rows("imports/stale_forecasts", _Stale, board=board, period=period, alone=alone)


def _keep(cursor: Cursor, board: str, period: int) -> None:
    """Compute a month's forecasts, unless someone else has while this one waited for a turn."""
    for month in _stale(cursor, board, period, alone=True):
        about = {"board": board, "period": period}
        cursor.run("commands/clear_forecasts", **about)
        cursor.run("commands/clear_forecast_mark", **about)
        cursor.run(
            "commands/fill_forecasts",
            **about,
            year_start=month.year_start,
            year_end=month.year_end,
        )
        cursor.run("commands/insert_forecast_mark", **about, mark=month.mark)
        if month.is_latest:
            now = datetime.now(UTC).replace(tzinfo=None)
            cursor.run("commands/insert_computed_forecasts", **about, now=now)
