"""The demo boards' files, loaded by the ordinary importer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from lagesbild.access import Store, Viewer
from lagesbild.boards import Board
from lagesbild.errors import UserError
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings

ORDER_FILE = "load.toml"


@dataclass(frozen=True)
class _DemoFile:
    """A file of the demo, and what only its sender could say about it."""

    board: Board
    path: Path
    hints: Mapping[str, str]


def load_if_empty(
    store: Store,
    author: Viewer,
    boards: Mapping[str, Board],
    settings: Settings,
    say: Callable[[str], None],
) -> bool:
    """Load every demo file in its order, or those that are left if that was interrupted.

    False when all are loaded, or when anything else has ever been.
    """
    files = [file for board in boards.values() for file in _files(board, settings)]
    left = _left(files, store, author, boards)
    for board, of_board in groupby(left, lambda file: file.board):
        say(f"Läser in demofilerna för {board.name} i {board.municipality} …")
        for file in of_board:
            _load(file, store, author, settings)
    return bool(left)


def _files(board: Board, settings: Settings) -> list[_DemoFile]:
    order = settings.demo / board.id / ORDER_FILE
    if not order.is_file():
        return []
    return [
        _DemoFile(board, order.parent / named["path"], _hints(named))
        for named in tomllib.loads(order.read_text(encoding="utf-8"))["files"]
    ]


def _hints(named: Mapping[str, Any]) -> dict[str, str]:
    return {about: str(value) for about, value in named.items() if about != "path"}


def _left(
    files: list[_DemoFile], store: Store, author: Viewer, boards: Mapping[str, Board]
) -> list[_DemoFile]:
    """The files that are not loaded; none when the store holds anything but demo files."""
    reader = store.reader(author)
    loaded = {
        (board.id, sha256)
        for board in boards.values()
        for sha256 in intake.loaded_files(reader, board)
    }
    places = {(file.board.id, intake.sha256_of(file.path)): file for file in files}
    if not loaded <= places.keys():
        return []
    return [file for place, file in places.items() if place not in loaded]


def _load(file: _DemoFile, store: Store, author: Viewer, settings: Settings) -> None:
    outcome = intake.load_file(store, author, file.board, file.path, settings, _given(file.hints))
    if outcome.status == "refused":
        problem = outcome.problems[0]
        raise UserError(f"Demofilen {file.path.name} lästes inte in: {problem}")


def _given(hints: Mapping[str, str]) -> Given:
    given = Given(profile=hints.get("profile"), source=hints.get("source"))
    for about, value in hints.items():
        if about not in ("profile", "source"):
            given = given.answer(about, value)
    return given
