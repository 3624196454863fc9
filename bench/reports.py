"""How long a person waits for a month's report, in each format: the slowest of the demo boards."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.measure import Cost, Result, apart, cost_of
from lagesbild import access, economy
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.ingest import demo
from lagesbild.report_templates import Kind
from lagesbild.reports import composing, files
from lagesbild.reports.content import Report
from lagesbild.settings import Settings

LIMITS = {".docx": 3.0, ".xlsx": 3.0, ".pdf": 5.0}
"""Seconds, from the click to the file."""


def made(times: int) -> Iterator[Result]:
    """The monthly report of every demo board; of each step, the board that it takes longest for."""
    yield from apart(_made, times)


def _made(times: int) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        return _made_in(replace(Settings.from_environment(), local=Path(folder) / "local"), times)


def _made_in(settings: Settings, times: int) -> list[Result]:
    boards = load_boards(settings.boards)
    store = access.open_store(settings)
    person = access.local_viewer(frozenset(boards))
    demo.load_if_empty(store, person, boards, settings, say=lambda _: None)
    composed: dict[str, Cost] = {}
    wrote: dict[tuple[str, str], Cost] = {}
    for board in boards.values():
        reader = store.reader(person)
        view = View(board, max(economy.loaded_periods(reader, board.id)))
        compose = partial(composing.report, reader, view, Kind.MONTHLY)
        report = compose()
        composed[board.id] = _quickest(compose, times)
        for ending in LIMITS:
            wrote[board.id, ending] = _quickest(partial(files.written, report, ending), times)
    store.close()
    return [_result("composing a monthly report", composed)] + [
        _result(
            f"a monthly report as {ending}, composed and written",
            {board: _sum(composed[board], wrote[board, ending]) for board in boards},
            limit,
        )
        for ending, limit in LIMITS.items()
    ]


def _quickest(work: partial[Report] | partial[bytes], times: int) -> Cost:
    """The quickest of some: what else the machine does only adds."""
    return min((cost_of(work) for _ in range(times)), key=lambda cost: cost.wall)


def _sum(one: Cost, other: Cost) -> Cost:
    return Cost(one.wall + other.wall, one.processor + other.processor, other.peak)


def _result(what: str, costs: dict[str, Cost], limit: float | None = None) -> Result:
    board, slowest = max(costs.items(), key=lambda one: one[1].wall)
    return Result(f"{what} ({board})", slowest.wall, "s", processor=slowest.processor, limit=limit)
