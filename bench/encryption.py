"""What an encrypted store costs, beside a plain one that does the same work in the same run."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bench import ledgers
from bench.measure import Cost, Result, apart, compared, cost_of
from lagesbild import access, economy
from lagesbild.boards import load_boards
from lagesbild.economy import Level, Part, View
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.settings import Settings

LIMIT = 1.5
QUESTIONS = 20
STEPS = ("trial + commit", f"{QUESTIONS} board tables", "backup, verified", "opening")
"""Opening loads the cryptography, which takes the same time however large the store is."""


def of_store(rows: int, rounds: int) -> Iterator[Result]:
    """The same loads, questions and copies with a key and without, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "huvudbok.csv"
        ledgers.write_csv(path, rows)
        turns = [
            [apart(steps, path, encrypted=encrypted) for encrypted in (True, False)]
            for _ in range(rounds)
        ]
    for place, step in enumerate(STEPS):
        own, plain = ([costs[place] for costs in side] for side in zip(*turns, strict=True))
        yield compared(
            f"encrypted store, {rows:,} rows: {step} / plain",
            own,
            plain,
            None if step == "opening" else LIMIT,
        )


def steps(path: Path, *, encrypted: bool) -> list[Cost]:
    """What each of STEPS costs in a new store."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), local=Path(folder) / "local")
        if encrypted:
            settings = replace(settings, encryption_key=_key_in(Path(folder)))
        boards = load_boards(settings.boards)
        board = next(iter(boards.values()))
        viewer = access.local_viewer(frozenset(boards))
        store = access.open_store(settings)
        load = cost_of(lambda: intake.load_file(store, viewer, board, path, settings, Given()))
        reader = store.reader(viewer)
        view = View(board, Period.of(max(p.code for p in economy.loaded_periods(reader, board.id))))

        def ask() -> None:
            for _ in range(QUESTIONS):
                economy.board_table(reader, view, Level.COST_CENTRE, Part())

        asked = cost_of(ask)
        copied = cost_of(lambda: store.backup(viewer, settings, Path(folder) / "copy.duckdb"))
        store.close()
        opened = cost_of(lambda: access.open_store(settings).close())
        return [load, asked, copied, opened]


def _key_in(folder: Path) -> Path:
    path = folder / "key"
    path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    path.chmod(0o600)
    return path
