"""Open the store, run a named query, change it in one transaction."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import uuid4

import duckdb
import pyarrow as pa

from lagesbild.errors import StoreBusy, UserError
from lagesbild.settings import Settings
from lagesbild.store import encryption, migrations
from lagesbild.store.catalogue import Query, named
from lagesbild.store.failures import (
    StoreStopped,
    StoreUnusable,
    no_access,
    said_plainly,
    why_not_opened,
)

Row = TypeVar("Row")
Found = TypeVar("Found")

LONGEST_WAIT_SECONDS = 10.0

_SEEN_BY = """
set variable viewer = {
    'boards': $boards::varchar[], 'departments': $departments::varchar[],
    'rights': $rights::varchar[]
}
"""


class Cursor:
    """Runs named queries on one connection of its own. Not for sharing between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """Run queries/<name>.sql; its columns must be the fields of `into`, in order."""
        columns, found = self.records(name, **parameters)
        expected = [field.name for field in fields(cast(Any, into))]
        if columns != expected:
            raise TypeError(f"{name}.sql gives {columns}, {into.__name__} wants {expected}")
        return [into(*row) for row in found]

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Run queries/<name>.sql and give its column names and rows as they come."""
        with said_plainly():
            result = self._execute(named(name), parameters)
            return [column[0] for column in result.description or ()], result.fetchall()

    def arrow(self, name: str, /, **parameters: Any) -> pa.Table:
        """Run queries/<name>.sql and give its rows as an Arrow table."""
        with said_plainly():
            return self._execute(named(name), parameters).to_arrow_table()

    def run(self, name: str, /, **parameters: Any) -> int:
        """Run a statement that changes something and give the number of rows it changed."""
        with said_plainly():
            found = self._execute(named(name), parameters).fetchone()
        return int(found[0]) if found else 0

    def seen_by(self, viewer: Mapping[str, list[str] | None]) -> None:
        """Say who asks what follows; until then the views in queries/visible show nothing."""
        with said_plainly():
            self._connection.execute(_SEEN_BY, dict(viewer))

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
        with said_plainly():
            self._connection.begin()

    def commit(self) -> None:
        with said_plainly():
            self._connection.commit()

    def rollback(self) -> None:
        with said_plainly():
            self._connection.rollback()

    def close(self) -> None:
        self._connection.close()

    def _execute(self, query: Query, parameters: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
        return self._connection.execute(query.sql, dict(parameters))


class Database:
    """The open store. Reading takes a cursor a call; writing takes turns.

    When the database has stopped itself, as it does when the disk is full at the wrong moment, the
    next to use it opens it anew.
    """

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, settings: Settings | None = None
    ) -> None:
        self._connection = connection
        self._settings = settings
        self._writing = threading.RLock()
        self._gate = threading.Condition()
        self._users = 0
        self._stopped = False
        self._moving = False
        self._commits = 0
        self._answers: dict[str, tuple[int, object]] = {}

    @classmethod
    def open(cls, settings: Settings) -> Database:
        """Open (or create) the store, bring it up to date and rebuild its views if they changed."""
        try:
            settings.local.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise no_access(settings.local) from error
        connection = connect(settings.store, settings)
        try:
            migrations.require_known(connection, settings.store)
            if migrations.will_change(connection):
                connection = _copied_aside(connection, settings)
            empty_folder(settings.work)  # only now is it sure that no one else works there
            migrations.apply(connection)
            _lock(connection)
        except (duckdb.OperationalError, duckdb.FatalException) as error:
            connection.close()
            raise why_not_opened(error, settings.store) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, settings)

    @classmethod
    def in_memory(cls) -> Database:
        """An empty store that is gone with the process, for tests and benchmarks."""
        database = cls(duckdb.connect(":memory:", config={"threads": 2}))
        migrations.apply(database._connection)
        return database

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor of one's own: sharing one between threads gives wrong answers (seen)."""
        with self._connected() as connection:
            yield Cursor(connection)

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """All that is written in the block is kept, or nothing is."""
        with self._writing, self._connected() as connection:
            cursor = Cursor(connection)
            cursor.begin()
            try:
                yield cursor
            except StoreStopped:
                raise  # there is nothing to roll back in a database that has stopped
            except BaseException:
                cursor.rollback()
                raise
            else:
                cursor.commit()
                self._commits += 1

    def until_committed(self, about: str, find: Callable[[], Found]) -> Found:
        """What `find` gives, asked anew only when something has been committed since."""
        commits = self._commits
        known = self._answers.get(about)
        if known is None or known[0] != commits:
            known = commits, find()
            self._answers[about] = known
        return cast(Found, known[1])

    def copy_to(self, folder: Path, key: Path | None = None) -> Path:
        """Write a copy of all that is committed into `folder` while others go on reading.

        It is encrypted with the key in the file `key`.
        """
        copy = folder / f"copy-{uuid4().hex}.duckdb"
        attached = f"copy_{uuid4().hex}"
        secret = encryption.key_in(key) if key else None
        try:
            with self._writing, self._connected() as connection, said_plainly():
                [here] = connection.execute("select current_database()").fetchone() or [""]
                encryption.attach(connection, copy, attached, secret)
                try:
                    connection.execute(f'copy from database "{here}" to {attached}')
                finally:
                    connection.execute(f"detach {attached}")
        except UserError:
            for left in folder.glob(f"{copy.name}*"):
                left.unlink()
            raise
        return copy

    def latest_migration(self) -> str | None:
        """The last step taken: also a sign that the store can be read."""
        with self._connected() as connection:
            return max(migrations.applied(connection), default=None)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Nothing is written by others in the block; reading goes on."""
        with self._writing:
            yield

    def go_on_in(self, copy: Path) -> None:
        """Put a copy of the store in its place and go on with that. Those who read are waited for.

        StoreBusy when somebody reads for too long; the store is then as it was.
        """
        if self._settings is None:
            raise ValueError("A store in memory has no file")
        with self._writing, self._gate:
            self._moving = True
            try:
                if not self._gate.wait_for(lambda: not self._users, LONGEST_WAIT_SECONDS):
                    raise StoreBusy("Databasen läses just nu. Försök igen om en stund.")
                self._connection.execute("checkpoint")
                self._connection.close()
                self._stopped = True  # until it is open again, whoever comes next opens it
                copy.replace(self._settings.store)
                self._open_again(self._settings)
            finally:
                self._moving = False
                self._gate.notify_all()

    def close(self) -> None:
        with self._writing:
            self._connection.close()

    @contextmanager
    def _connected(self) -> Iterator[duckdb.DuckDBPyConnection]:
        connection = self._enter()
        try:
            yield connection
        except StoreStopped:
            self._stopped = True
            raise
        finally:
            connection.close()
            with self._gate:
                self._users -= 1
                self._gate.notify_all()

    def _enter(self) -> duckdb.DuckDBPyConnection:
        with self._gate:
            self._gate.wait_for(lambda: not self._moving, LONGEST_WAIT_SECONDS)
            if self._stopped and self._settings is not None:
                self._reopen(self._settings)
            connection = self._connection.cursor()
            if self._settings is not None and self._settings.encryption_key is not None:
                encryption.use(connection)
            self._users += 1
            return connection

    def _reopen(self, settings: Settings) -> None:
        """Open the store again, when those who still use what has stopped have let go of it."""
        if not self._gate.wait_for(lambda: not self._users, LONGEST_WAIT_SECONDS):
            raise StoreStopped("Databasen öppnas på nytt. Försök igen om en stund.")
        if self._stopped:  # or someone else who waited has done it
            self._connection.close()
            self._open_again(settings)

    def _open_again(self, settings: Settings) -> None:
        self._connection = connect(settings.store, settings)
        _lock(self._connection)
        self._commits += 1  # a copy that takes its place may hold something else
        self._stopped = False


def empty_folder(folder: Path) -> None:
    """Make `folder` exist and hold nothing: what an interrupted run left behind is of no use."""
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)  # what is being read lies here, and concerns no one else
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def connect(
    path: Path, settings: Settings | None = None, *, encrypts: bool = False
) -> duckdb.DuckDBPyConnection:
    """Open a database file; a UserError says why when it cannot be.

    One that `encrypts` can write encrypted copies, whether it is encrypted itself or not.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "storage_compatibility_version": "v1.4.0",  # texts are stored in two thirds of the time
    }
    if settings is not None:
        config |= {
            "memory_limit": settings.memory_limit,
            "threads": settings.threads,
            "temp_directory": str(settings.work),
        }
    key = _key(settings)
    try:
        connection = duckdb.connect(str(path) if key is None else ":memory:", config=config)
        if key is not None or encrypts:
            encryption.load(connection)
        if key is not None:
            _open_encrypted(connection, path, key)
    except duckdb.Error as error:
        raise why_not_opened(error, path) from error
    connection.execute("set enable_progress_bar = false")
    if settings is not None:
        # Statements reach files only where backups are written; never what a parameter names.
        connection.execute("set allowed_directories = [$folder]", {"folder": str(settings.work)})
        connection.execute("set enable_external_access = false")
    return connection


def _open_encrypted(connection: duckdb.DuckDBPyConnection, path: Path, key: str) -> None:
    try:
        encryption.open_in(connection, path, key)
    except BaseException:
        connection.close()
        raise


def _key(settings: Settings | None) -> str | None:
    if settings is None or settings.encryption_key is None:
        return None
    return encryption.key_in(settings.encryption_key)


def unused(path: Path) -> Path:
    """The path, or the first of path-2, path-3 … that no file has."""
    tried, number = path, 1
    while tried.exists():
        number += 1
        tried = path.with_stem(f"{path.stem}-{number}")
    return tried


def now_in_name() -> str:
    """The local time as it stands in the names of copies, for a person."""
    return datetime.now().strftime("%Y%m%dT%H%M%S")  # noqa: DTZ005


def _copied_aside(
    connection: duckdb.DuckDBPyConnection, settings: Settings
) -> duckdb.DuckDBPyConnection:
    """The store opened again, after its file was copied as it was before the pending steps."""
    waiting = migrations.pending(connection)
    connection.execute("checkpoint")  # so that the file alone is the whole store
    connection.close()
    name = f"{settings.store.stem}-before-{waiting[0].stem}-{now_in_name()}.duckdb"
    try:
        settings.backups.mkdir(parents=True, exist_ok=True)
        shutil.copy2(settings.store, unused(settings.backups / name))
    except OSError as error:
        raise StoreUnusable(
            "Databasen ska uppdateras, men kopian som tas innan går inte att skriva i "
            f"{settings.backups}. Ingenting har ändrats. Frigör utrymme och försök igen."
        ) from error
    return connect(settings.store, settings)


def _lock(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("set lock_configuration = true")
