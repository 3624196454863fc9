"""What of each board's variance is periodisation (N6), kept for the pages.

Every month of every account is looked at, which takes too long for a page: it is done when it is
asked for and something has changed, from the year of what has changed on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lagesbild.store.database import Cursor, Database


@dataclass(frozen=True)
class _Stale:
    """From which year on it is to be found anew, and by what; no year where too little is loaded.

    `change` and `basis` are what is then kept: the last change of figures, and what else counts.
    """

    year_start: int | None
    last_month: int | None
    limits: Mapping[str, Any]
    change: int
    basis: str


def keep_periodisation(database: Database, board: str) -> None:
    """Bring what is kept of a board's periodisation up to date."""
    with database.reading() as cursor:
        stale = _stale(cursor, board)
    if stale:
        with database.transaction() as cursor:
            _keep(cursor, board)


def _stale(cursor: Cursor, board: str) -> list[_Stale]:
    return cursor.rows("imports/stale_periodisation", _Stale, board=board)


def _keep(cursor: Cursor, board: str) -> None:
    """Find it anew, unless someone else has while this one waited for a turn."""
    for stale in _stale(cursor, board):
        cursor.run("commands/clear_periodisation", board=board, first_month=stale.year_start or 0)
        if stale.year_start is not None:
            cursor.run(
                "commands/fill_periodisation",
                board=board,
                year_start=stale.year_start,
                last_month=stale.last_month,
                **stale.limits,
            )
        cursor.run("commands/clear_periodisation_mark", board=board)
        cursor.run(
            "commands/insert_periodisation_mark",
            board=board,
            change=stale.change,
            basis=stale.basis,
        )
