"""A store with what it takes to load into it and to ask it, for tests of the whole way in."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lagesbild import economy, quality
from lagesbild.access import Store, Viewer, local_viewer
from lagesbild.boards import Board, load_boards
from lagesbild.cli.main import run
from lagesbild.economy import View
from lagesbild.ingest import intake, load
from lagesbild.ingest.intake import Outcome
from lagesbild.ingest.recognise import Given
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.store import Database
from tests.templates import copied, described_store, new_store, scratch

BOARD = "motala"


def settings_in(folder: Path) -> Settings:
    """The settings of this machine, with a store of the test's own."""
    return replace(Settings.from_environment(), local=folder)


def store_in_memory(settings: Settings) -> Store:
    """A store that knows the boards, and is gone with its test."""
    return described_store(settings)


@dataclass(frozen=True)
class Answer:
    """What a command answered."""

    exit_code: int
    out: str
    err: str

    @property
    def loads(self) -> list[dict[str, Any]]:
        """The answer of `load … --json`."""
        return json.loads(self.out)["loads"]


@dataclass(frozen=True)
class Desk:
    """Someone with a store before them, and a folder to put files in."""

    store: Store
    settings: Settings
    folder: Path

    @property
    def boards(self) -> Mapping[str, Board]:
        return load_boards(self.settings.boards)

    @property
    def person(self) -> Viewer:
        return local_viewer(frozenset(self.boards))

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def load(
        self,
        path: Path,
        given: Given | None = None,
        *,
        board: str = BOARD,
        confirmed: bool = False,
    ) -> Outcome:
        return intake.load_file(
            self.store,
            self.person,
            self.boards[board],
            path,
            self.settings,
            given or Given(),
            confirmed=confirmed,
        )

    def loaded(self, name: str, content: str | bytes) -> int:
        """Load a text as a file and give the load's number."""
        done = self.load(self.file(name, content))
        assert done.status == "loaded", done.problems
        return done.load_id

    def command(self, *words: object) -> Answer:
        """What `python -m lagesbild …` answers, on this store."""
        out, err = io.StringIO(), io.StringIO()
        exit_code = run([str(word) for word in words], self.store, self.settings,
                        self.folder, out, err)  # fmt: skip
        return Answer(exit_code, out.getvalue(), err.getvalue())

    def undo(self, load_id: int) -> None:
        with self.store.change(self.person) as change:
            load.undo(change, load_id)

    def redo(self, load_id: int) -> None:
        with self.store.change(self.person) as change:
            load.commit(change, load_id)

    def asked(self, name: str, **parameters: object) -> list[dict[str, Any]]:
        """The rows of a query of queries/, as they come."""
        columns, rows = self.store.reader(self.person).records(name, **parameters)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def events(self) -> list[tuple[int, str]]:
        """What has happened to the board's loads, first to last, as (load, event)."""
        return [(row["load_id"], row["event"]) for row in self.asked("loads/events", board=BOARD)][
            ::-1
        ]

    def actual(self, board: str = BOARD, year: int = 2026) -> dict[int, Decimal]:
        """What has been booked in each month as a board reads it: costs negative."""
        view = View(self.boards[board], Period.of(year * 100 + 12))
        months = economy.months(self.store.reader(self.person), view)
        return {month.period: month.actual for month in months if month.actual is not None}

    def checks_pass(self) -> bool:
        return quality.run_checks(self.store.reader(self.person)) == []


def desk_with(files: Mapping[str, str], settings: Settings, folder: Path) -> Desk:
    """A desk with a store in memory that has loaded some files, each of them once in a run."""
    settings.work.mkdir(parents=True)
    return Desk(Store(Database(copied(_loaded(tuple(files.items()))))), settings, folder)


@cache
def _loaded(files: tuple[tuple[str, str], ...]) -> Path:
    folder = scratch()
    settings = settings_in(folder)
    settings.work.mkdir()
    desk = Desk(new_store(settings), settings, folder)
    for name, content in files:
        desk.loaded(name, content)
    desk.store.close()
    return settings.store
