"""How far off the forecast of placements is, on made-up boards whose end is known.

python -m bench.placements [BOARDS]: each board's list as it stood after three, six and nine months
of a year, in which what goes on has no last day but for what was planned, against what it came to.
"""

from __future__ import annotations

import sys
import tempfile
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from data.demo.generator.placements import Placement, placements
from data.demo.generator.records_sodertalje import KINDS
from lagesbild import access
from lagesbild.boards import Board, load_boards
from lagesbild.economy import View
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.placements import forecast
from lagesbild.settings import Settings

YEAR = 2023
MONTHS = (3, 6, 9)
HEADER = "Klientnummer;Enhet;Vårdform;Från;Till;Pris (kr)"
BOARDS = 20


def listed(found: Sequence[Placement], on: date) -> str:
    """The list as it stands on a day."""
    rows = [
        f"{one.key};{one.kind.cost_centre};{one.kind.care_form};{one.first};"
        f"{one.told_last(on) or ''};{one.day_price}"
        for one in found
        if one.first <= on
    ]
    return "\n".join([HEADER, *rows, ""])


def cost_of_year(found: Sequence[Placement]) -> float:
    """What the year came to, below zero."""
    first, last = date(YEAR, 1, 1), date(YEAR, 12, 31)
    days = ((one, (min(one.last, last) - max(one.first, first)).days + 1) for one in found)
    return -float(sum(one.day_price * count for one, count in days if count > 0))


def one_board(board: Board, seed: str) -> list[tuple[int, float, bool]]:
    """Of each month: the error of the year as a share of it, and whether the interval held it."""
    found = list(placements(seed, KINDS, date(YEAR - 2, 1, 1), date(YEAR, 12, 31)))
    cost = cost_of_year(found)
    told = []
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(), local=Path(folder) / "local")
        store = access.open_store(settings)
        person = access.local_viewer(frozenset({board.id}))
        for month in MONTHS:
            on = date(YEAR, month, monthrange(YEAR, month)[1])
            path = Path(folder) / f"{month}.csv"
            path.write_text(listed(found, on), encoding="utf-8")
            done = intake.load_file(store, person, board, path, settings, Given())
            if done.status != "loaded":
                raise SystemExit(f"{path.name}: {done.problems}")
            *_, total = forecast(store.reader(person), View(board, Period(YEAR, month)))
            error = (float(total.forecast) - cost) / abs(cost)
            told.append((month, error, float(total.low) <= cost <= float(total.high)))
        store.close()
    return told


def main() -> None:
    """Read the command line and print a line for each month."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else BOARDS
    board = next(iter(load_boards(Settings.from_environment().boards).values()))
    rows = [row for number in range(count) for row in one_board(board, f"bench {number}")]
    for month in MONTHS:
        own = [(error, held) for at, error, held in rows if at == month]
        size = sum(abs(error) for error, _ in own) / len(own)
        bias = sum(error for error, _ in own) / len(own)
        held = sum(held for _, held in own) / len(own)
        print(f"after {month} months: mean error {size:.1%}, bias {bias:+.1%}, held {held:.0%}")


if __name__ == "__main__":
    main()
