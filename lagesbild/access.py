"""The one door to the store: every read has a viewer, every write an author.

Nothing but this module and the import (which is given a `Change`) reaches the store, so what a
viewer may see and what an author may do is decided here and nowhere else.
"""

from __future__ import annotations

import csv
import getpass
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from lagesbild.boards import Board, load_boards
from lagesbild.errors import NotAllowed, StoreBusy, UserError
from lagesbild.settings import Settings
from lagesbild.store import (
    KEEPING_PATHS,
    Cursor,
    Database,
    Query,
    StoreHeld,
    backup,
    everything,
    named,
)
from lagesbild.store.backup import Verified

__all__ = [
    "Change", "Query", "Reader", "Role", "Store", "StoreHeld", "UnknownQuery", "Verified", "Viewer",
    "local_viewer", "open_store", "queries_in", "query_named", "read_csv", "restore_store",
]  # fmt: skip

Row = TypeVar("Row")

NOT_FOR_ASKING = ("commands", "imports", "macros", "migrations", "staging", "marts")
"""Folders of queries/ that are steps of something else, not questions with an answer."""


class UnknownQuery(UserError):
    """There is no such query, or it is not for asking."""


class Role(Enum):
    """What a person does here. The value is the word that users see."""

    BOARD_MEMBER = "ledamot"
    MANAGER = "chef"
    CONTROLLER = "controller"
    UPLOADER = "inläsare"
    ADMINISTRATOR = "administratör"


@dataclass(frozen=True)
class Viewer:
    """Who is looking, or acting. `boards` are the ids of the boards that are theirs to see."""

    name: str
    role: Role
    boards: frozenset[str]

    def require(self, board: str) -> None:
        """Refuse a board that is not the viewer's."""
        if board not in self.boards:
            raise NotAllowed(f"Du har inte tillgång till nämnden ”{board}”.")


def local_viewer(boards: frozenset[str]) -> Viewer:
    """The person at this machine, when no sign-in is configured: a controller of every board."""
    return Viewer(getpass.getuser(), Role.CONTROLLER, boards)


class Reader:
    """Answers named queries for one viewer."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self.viewer = viewer

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """The rows of queries/<name>.sql as `into`, matched by column name."""
        self._require_scope(parameters)
        with self._database.reading() as cursor:
            return cursor.rows(name, into, **parameters)

    def one(self, name: str, into: type[Row], /, **parameters: Any) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(name, into, **parameters)), None)

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of queries/<name>.sql as they come, for lists and downloads."""
        self._require_scope(parameters)
        with self._database.reading() as cursor:
            return cursor.records(name, **parameters)

    def _require_scope(self, parameters: dict[str, Any]) -> None:
        if "board" in parameters:
            self.viewer.require(parameters["board"])


class Change:
    """One transaction by one author. What it runs is kept whole or not at all."""

    def __init__(self, cursor: Cursor, author: Viewer, now: datetime) -> None:
        self._cursor = cursor
        self.author = author
        self.now = now

    def run(self, name: str, /, **parameters: Any) -> int:
        """Run a statement of queries/commands; $author and $now are supplied where it has them."""
        if "board" in parameters:
            self.author.require(parameters["board"])
        supplied = {"author": self.author.name, "now": self.now}
        wanted = named(name).parameters
        known = {key: value for key, value in supplied.items() if key in wanted}
        return self._cursor.run(name, **(known | parameters))

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """Read inside the transaction, for what the change itself must know."""
        return self._cursor.rows(name, into, **parameters)

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """As `rows`, but as they come."""
        return self._cursor.records(name, **parameters)

    def arrow(self, name: str, /, **parameters: Any) -> pa.Table:
        """As `rows`, but as columns: one answer a row for a million rows."""
        return self._cursor.arrow(name, **parameters)

    @contextmanager
    def offering(self, **tables: pa.Table) -> Iterator[None]:
        """Let statements read Arrow tables as incoming_<name> while the block runs."""
        with self._cursor.offering(**tables):
            yield


class Store:
    """The opened store as the rest of the product sees it."""

    def __init__(self, database: Database, settings: Settings | None = None) -> None:
        self._database = database
        self._settings = settings

    def reader(self, viewer: Viewer) -> Reader:
        return Reader(self._database, viewer)

    @contextmanager
    def change(self, author: Viewer) -> Iterator[Change]:
        """Everything run in the block is kept, or, if it raises, nothing is."""
        with self._database.transaction() as cursor:
            yield Change(cursor, author, datetime.now(UTC).replace(tzinfo=None))

    def describe(self, boards: Iterable[Board], account_groups: Path) -> None:
        """Tell SQL what the boards' files and the reference data say."""
        with self._database.transaction() as cursor:
            cursor.run("commands/clear_boards")
            with cursor.offering(boards=_as_rows(boards)):
                cursor.run("commands/insert_boards")
            cursor.run("commands/clear_account_groups")
            with cursor.offering(account_groups=read_csv(account_groups)):
                cursor.run("commands/insert_account_groups")
            for step in KEEPING_PATHS:
                cursor.run(step, board=None)

    def backup(self, settings: Settings, destination: Path) -> Verified:
        """Copy the running store to `destination` and open the copy to see that it holds."""
        return backup.backup(self._database, settings, destination)

    def close(self) -> None:
        with _opening:
            if self._settings is not None:
                _opened.pop(self._settings.store, None)
            self._database.close()


_opened: dict[Path, Store] = {}
_opening = threading.Lock()


def open_store(settings: Settings) -> Store:
    """The store of these settings, opened once in a process.

    StoreBusy when another process holds it; InvalidSetting when a board's file is wrong.
    """
    with _opening:
        if settings.store not in _opened:
            boards = load_boards(settings.boards)
            database = Database.open(settings)
            store = Store(database, settings)
            try:
                store.describe(boards.values(), settings.reference / "account_groups.csv")
            except BaseException:
                database.close()
                raise
            _opened[settings.store] = store
        return _opened[settings.store]


def restore_store(settings: Settings, source: Path) -> Verified:
    """Put a backup in the store's place; StoreBusy while anyone has it open."""
    if settings.store in _opened:
        raise StoreBusy(f"Databasen {settings.store} är öppen. Stäng den och försök igen.")
    return backup.restore(settings, source)


def _as_rows(boards: Iterable[Board]) -> pa.Table:
    rows = [
        {
            "board": board.id,
            "name": board.name,
            "municipality": board.municipality,
            "first_month": board.first_month,
            "watch_share": board.thresholds.watch_share,
            "alarm_share": board.thresholds.alarm_share,
        }
        for board in boards
    ]
    shares = pa.decimal128(9, 4)
    return pa.table(
        {key: [row[key] for row in rows] for key in rows[0]} if rows else {},
        schema=pa.schema(
            [
                ("board", pa.string()),
                ("name", pa.string()),
                ("municipality", pa.string()),
                ("first_month", pa.int32()),
                ("watch_share", shares),
                ("alarm_share", shares),
            ]
        ),
    )


def read_csv(path: Path) -> pa.Table:
    """A reference table of ours: UTF-8, semicolons, text only, "#" begins a comment line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header, *rows = csv.reader(
        (line for line in lines if line and not line.startswith("#")), delimiter=";"
    )
    return pa.table({name: [row[place] for row in rows] for place, name in enumerate(header)})


def queries_in(folder: str) -> tuple[Query, ...]:
    """The queries of one folder of queries/, to list or to run each."""
    return tuple(query for query in everything() if query.layer == folder)


def query_named(name: str) -> Query:
    """A query that may be asked by name; UnknownQuery when there is none."""
    try:
        query = named(name)
    except KeyError:
        raise UnknownQuery(f"Frågan ”{name}” finns inte i queries/.") from None
    if query.layer in NOT_FOR_ASKING:
        raise UnknownQuery(f"Frågan ”{name}” är ett steg i en inläsning och kan inte ställas.")
    return query
