"""The demo boards' files, loaded by the ordinary importer."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from lagesbild.access import Store, Viewer
from lagesbild.boards import Board
from lagesbild.errors import UserError
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings

ORDER_FILE = "load.toml"


def load_if_empty(
    store: Store,
    author: Viewer,
    boards: Mapping[str, Board],
    settings: Settings,
    say: Callable[[str], None],
) -> bool:
    """Load every demo file in its order; False when something has been loaded before."""
    if any(intake.has_loads(store.reader(author), board) for board in boards.values()):
        return False
    for board in boards.values():
        order = settings.demo / board.id / ORDER_FILE
        if order.is_file():
            say(f"Läser in demofilerna för {board.name} …")
            _load_in_order(store, author, board, order, settings)
    return True


def _load_in_order(
    store: Store, author: Viewer, board: Board, order: Path, settings: Settings
) -> None:
    for named in tomllib.loads(order.read_text(encoding="utf-8"))["files"]:
        hints = {about: str(value) for about, value in named.items() if about != "path"}
        path = order.parent / named["path"]
        outcome = intake.load_file(store, author, board, path, settings, _given(hints))
        if outcome.status == "refused":
            problem = outcome.problems[0]
            raise UserError(f"Demofilen {board.id}/{named['path']} lästes inte in: {problem}")


def _given(hints: Mapping[str, str]) -> Given:
    given = Given(profile=hints.get("profile"), source=hints.get("source"))
    for about, value in hints.items():
        if about not in ("profile", "source"):
            given = given.answer(about, value)
    return given
