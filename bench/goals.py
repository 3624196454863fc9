"""How long it takes to judge indicators: 200 of them, 60 months, the whole board and 49 units."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench.measure import Result, apart, compared, cost_of, in_turns, ninety_fifth
from bench.statements import sql
from lagesbild import access, goals
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.settings import Settings

LIMIT = 300.0
LAST = Period(2023, 12)


def assessed(times: int) -> Iterator[Result]:
    """All months of all units beside a bare read of the same rows, and a page's month."""
    yield from apart(_assessed, times)


def _assessed(times: int) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), local=Path(folder) / "local")
        board = next(iter(load_boards(settings.boards).values()))
        store = access.open_store(settings)
        person = access.local_viewer(frozenset({board.id}))
        with store.change(person) as change:
            change.run(
                "commands/insert_load", load_id=1, board=board.id, source="egenkontroll",
                file_name="goals", file_sha256="", file_bytes=0, file_form="", profile="",
                reading="{}", control="{}",
            )  # fmt: skip
            connection = change._cursor._connection
            for name in ("insert_goal_plan", "insert_goals", "insert_goal_load"):
                connection.execute(sql(name), {"board": board.id})
            change.run("commands/insert_load_event", load_id=1, event="committed")
        reader, view = store.reader(person), View(board, LAST)
        with reader._asking("goals/indicator_status", goals.parameters(view)) as cursor:
            own, bare = in_turns(
                times,
                lambda: cost_of(
                    lambda: cursor._connection.execute(
                        sql("assessed_goals"), {"board": board.id}
                    ).fetchall()
                ),
                lambda: cost_of(lambda: cursor._connection.execute(sql("bare_goals")).fetchall()),
            )
        page = [cost_of(lambda: goals.statuses(reader, view)) for _ in range(times)]
        store.close()
    return [
        compared("200 indicators × 60 months × 50 parts judged, beside a bare read", own, bare),
        ninety_fifth("… in milliseconds, 95th percentile", own, LIMIT),
        ninety_fifth("the goals of a month, as a page asks, 95th percentile", page),
    ]
