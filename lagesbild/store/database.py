"""Open the store, run a named query, change it in one transaction."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import uuid4

import duckdb
import pyarrow as pa

from lagesbild.errors import StoreBusy, UserError
from lagesbild.settings import Settings
from lagesbild.store import migrations
from lagesbild.store.catalogue import Query, named

Row = TypeVar("Row")

_NO_ROOM = re.compile(r"no space|disk full|could not write|out of disk", re.IGNORECASE)
_HOLDER = re.compile(r"PID (\d+)")


class StoreFull(UserError):
    """The disk or the memory allowance is used up; what was being written was undone."""


class Cursor:
    """Runs named queries on one connection of its own. Not for sharing between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """Run queries/<name>.sql; its columns must be the fields of `into`, in order."""
        result = self._execute(named(name), parameters)
        columns = [column[0] for column in result.description or ()]
        expected = [field.name for field in fields(cast(Any, into))]
        if columns != expected:
            raise TypeError(f"{name}.sql gives {columns}, {into.__name__} wants {expected}")
        return [into(*row) for row in result.fetchall()]

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Run queries/<name>.sql and give its column names and rows as they come."""
        result = self._execute(named(name), parameters)
        return [column[0] for column in result.description or ()], result.fetchall()

    def arrow(self, name: str, /, **parameters: Any) -> pa.Table:
        """Run queries/<name>.sql and give its rows as an Arrow table."""
        return self._execute(named(name), parameters).to_arrow_table()

    def run(self, name: str, /, **parameters: Any) -> int:
        """Run a statement that changes something and give the number of rows it changed."""
        found = self._execute(named(name), parameters).fetchone()
        return int(found[0]) if found else 0

    @contextmanager
    def offering(self, **tables: pa.Table) -> Iterator[None]:
        """Let statements read Arrow tables as incoming_<name> while the block runs."""
        for name, table in tables.items():
            self._connection.register(f"incoming_{name}", table)
        try:
            yield
        finally:
            for name in tables:
                self._connection.unregister(f"incoming_{name}")

    def begin(self) -> None:
        self._connection.begin()

    def commit(self) -> None:
        with _said_plainly():
            self._connection.commit()

    def rollback(self) -> None:
        self._connection.rollback()

    def close(self) -> None:
        self._connection.close()

    def _execute(self, query: Query, parameters: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        with _said_plainly():
            return self._connection.execute(query.sql, dict(parameters))


class Database:
    """The open store. Reading takes a cursor a call; writing takes turns."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._writing = threading.RLock()

    @classmethod
    def open(cls, settings: Settings) -> Database:
        """Open (or create) the store, bring it up to date and rebuild its views if they changed."""
        settings.local.mkdir(parents=True, exist_ok=True)
        empty_folder(settings.work)
        if settings.store.exists():
            migrations.copy_before_change(settings.store, settings.backups, connect)
        database = cls(connect(settings.store, settings))
        migrations.apply(database._connection)
        database._connection.execute("set lock_configuration = true")
        return database

    @classmethod
    def in_memory(cls) -> Database:
        """An empty store that is gone with the process, for tests and benchmarks."""
        database = cls(duckdb.connect(":memory:", config={"threads": 2}))
        migrations.apply(database._connection)
        return database

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor of one's own: sharing one between threads gives wrong answers (seen)."""
        cursor = Cursor(self._connection.cursor())
        try:
            yield cursor
        finally:
            cursor.close()

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """All that is written in the block is kept, or nothing is."""
        with self._writing:
            cursor = Cursor(self._connection.cursor())
            cursor.begin()
            try:
                yield cursor
            except BaseException:
                cursor.rollback()
                raise
            else:
                cursor.commit()
            finally:
                cursor.close()

    def copy_to(self, folder: Path) -> Path:
        """Write a copy of all that is committed into `folder` while others go on reading."""
        copy = folder / f"copy-{uuid4().hex}.duckdb"
        with self._writing:
            cursor = self._connection.cursor()
            try:
                [here] = cursor.execute("select current_database()").fetchone() or [""]
                cursor.execute(f"attach '{copy}' as backup_copy")
                try:
                    cursor.execute(f'copy from database "{here}" to backup_copy')
                finally:
                    cursor.execute("detach backup_copy")
            finally:
                cursor.close()
        return copy

    def close(self) -> None:
        with self._writing:
            self._connection.close()


def empty_folder(folder: Path) -> None:
    """Make `folder` exist and hold nothing: what an interrupted run left behind is of no use."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()


def connect(path: Path, settings: Settings | None = None) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if settings is not None:
        config |= {
            "memory_limit": settings.memory_limit,
            "threads": settings.threads,
            "temp_directory": str(settings.work),
        }
    try:
        connection = duckdb.connect(str(path), config=config)
    except duckdb.IOException as error:
        if "lock" not in str(error).lower():
            raise
        holder = _HOLDER.search(str(error))
        who = f"process {holder[1]}" if holder else "en annan process"
        raise StoreBusy(
            f"Databasen används redan av {who}. Stäng den (troligen servern) och försök igen, "
            "eller låt servern göra arbetet: kör kommandot med samma LAGESBILD_LOCAL som servern."
        ) from error
    connection.execute("set enable_progress_bar = false")
    if settings is not None:
        # Statements reach files only where backups are written; never what a parameter names.
        connection.execute("set allowed_directories = [$folder]", {"folder": str(settings.work)})
        connection.execute("set enable_external_access = false")
    return connection


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Turn "no room" into a message: it is the operator's to mend, and nothing was lost."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise StoreFull(
            "Minnet räckte inte. Ingenting har sparats. Höj LAGESBILD_MEMORY eller läs in "
            "en mindre fil."
        ) from error
    except duckdb.IOException as error:
        if not _NO_ROOM.search(str(error)):
            raise
        raise StoreFull(
            "Disken är full. Ingenting har sparats och det som fanns finns kvar. "
            "Frigör utrymme och försök igen."
        ) from error
