"""Raises processes that freeze a round again and again until someone kills them.

Run as `python -m tests.reports.freezing_nursery BOARD`, and spoken to as tests/ingest/nursery.py.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from dataclasses import replace
from pathlib import Path

from lagesbild.access import Store, local_viewer, open_store
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.finance_tables import Row
from lagesbild.frozen_rounds import FrozenRound
from lagesbild.periods import Period
from lagesbild.reports import freezing
from lagesbild.reports.content import Report
from lagesbild.reports.freezing import Made, MadeFile
from lagesbild.settings import Settings
from tests.reports.frozen_reports import of_every_kind

ROWS = 100
FILE_BYTES = 200_000
"""So much that a kill falls within the writing more often than beside it."""


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that the dead are gone at once
    for line in sys.stdin:
        local, seed = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            _live(Path(local), int(seed), sys.argv[1])
        _say(f"child {child}")


def _live(local: Path, seed: int, board: str) -> None:
    """Freeze rounds until killed."""
    settings = replace(Settings.from_environment(), local=local)
    store = open_store(settings)
    made = round_of(random.Random(seed))
    _say("open")
    while True:
        frozen = frozen_again(store, settings, board, made)
        _say(f"frozen {frozen.round_id}")


def frozen_again(store: Store, settings: Settings, board: str, made: Made) -> FrozenRound:
    """A new version of the round, of reports that are made already."""
    view = View(load_boards(settings.boards)[board], Period(2026, 3))
    author = local_viewer(frozenset({board}))
    return freezing.freeze(store, author, view, "möte", lambda *_: made)


def round_of(chance: random.Random) -> Made:
    report = _long(of_every_kind())
    files = tuple(
        MadeFile(
            report.kind, f"rapport{number}.pdf", "application/pdf", chance.randbytes(FILE_BYTES)
        )
        for number in range(3)
    )
    return Made((report,), files)


def _long(report: Report) -> Report:
    """The report with a table as long as a large board's."""
    [first, second] = report.chapters
    [part, *rest] = second.parts
    row = part.table.rows[0]
    rows = tuple(Row(f"R{number}", row.cells) for number in range(ROWS))
    longer = replace(part, table=replace(part.table, rows=rows))
    return replace(report, chapters=(first, replace(second, parts=(longer, *rest))))


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main()
