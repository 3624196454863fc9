"""Raises processes that load, replace, undo and redo until someone kills them.

Run as `python -m tests.ingest.nursery BOARD`: each line read from standard input is a store's
folder and a seed; a child is forked for it, its number is answered, and every change that the
child has been told is kept is told on as one line. Nothing of the store is opened here, so that
forking is safe; importing once makes a hundred children cheap.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from dataclasses import replace
from pathlib import Path

from lagesbild.access import Store, Viewer, local_viewer, open_store
from lagesbild.boards import Board, load_boards
from lagesbild.ingest import intake, load
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings
from tests.ingest.ledgers import ledger

MONTHS = (202301, 202302, 202303)
ROWS = 1_500


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that the dead are gone at once
    boards = load_boards(Settings.from_environment().boards)
    board = boards[sys.argv[1]]
    for line in sys.stdin:
        local, seed = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            _live(Path(local), int(seed), board)
        _say(f"child {child}")


def _live(local: Path, seed: int, board: Board) -> None:
    """Change the store until killed."""
    settings = replace(Settings.from_environment(), local=local)
    author = local_viewer(frozenset({board.id}))
    store = open_store(settings)
    chance = random.Random(seed)
    _say("open")
    while True:
        path = local / f"ledger-{chance.random()}.csv"
        periods = chance.sample(MONTHS, chance.randint(1, len(MONTHS)))
        path.write_text(ledger(chance.randint(0, 10**9), periods, ROWS), encoding="cp1252")
        outcome = intake.load_file(store, author, board, path, settings, Given())
        path.unlink()
        if outcome.load_id is None:
            raise RuntimeError(f"A sound ledger was refused: {outcome.problems}")
        _say(f"committed {outcome.load_id}")
        if chance.random() < 0.5:
            _undo_and_redo(store, author, outcome.load_id)


def _undo_and_redo(store: Store, author: Viewer, load_id: int) -> None:
    with store.change(author) as change:
        load.undo(change, load_id)
    _say(f"undone {load_id}")
    with store.change(author) as change:
        load.commit(change, load_id)
    _say(f"committed {load_id}")


def _say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


if __name__ == "__main__":
    main()
