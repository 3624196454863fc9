"""Copies of the store that are known to open, and the way back from one."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from lagesbild.errors import StoreBusy, UserError
from lagesbild.settings import Settings
from lagesbild.store import migrations
from lagesbild.store.catalogue import layer
from lagesbild.store.database import Database, connect, now_in_name, unused
from lagesbild.store.failures import StoreFull, StoreUnusable, said_plainly

_HEAD_BYTES, _FLAGS, _ENCRYPTED_FLAG = 24, 20, 1
"""How the head of a DuckDB file says that the file is encrypted (seen in 1.5.5; a test looks)."""

_OF_OURS = re.compile(r"lagesbild-\d{8}T\d{6}(-\d+)?\.duckdb")


class UnusableBackup(UserError):
    """The file is no copy of a store that this version can open."""


@dataclass(frozen=True)
class Verified:
    """What an opened copy held."""

    path: Path
    loads: int
    amounts: int


def backup(database: Database, settings: Settings, destination: Path) -> Verified:
    """Copy the running store to `destination` (a file, or a folder to name one in), verified.

    The copy is opened and checked where it is to lie, and only then given its name.
    """
    if destination.is_dir():
        destination = unused(destination / f"lagesbild-{now_in_name()}.duckdb")
    if destination.exists():
        raise UserError(f"Filen {destination} finns redan. Välj ett annat namn.")
    folder = destination.parent
    if not folder.parent.exists():  # more than one new folder is a path that was written wrong
        raise UserError(f"Mappen {folder.parent} finns inte. Skapa den, eller välj en annan.")
    with _arriving(destination) as arriving:
        copy = database.copy_to(settings.work, settings.encryption_key)
        try:
            shutil.move(copy, arriving)
        finally:
            copy.unlink(missing_ok=True)
        verified = verify(arriving, settings)
        arriving.rename(destination)
    return Verified(destination, verified.loads, verified.amounts)


def remove_old(folder: Path, keep: int) -> list[Path]:
    """Remove all but the `keep` latest copies that bear a name of ours; the paths removed."""
    copies = sorted(
        (path for path in folder.iterdir() if _OF_OURS.fullmatch(path.name)),
        key=lambda path: (path.stat().st_mtime_ns, path.name),
    )
    for path in copies[:-keep]:
        path.unlink()
    return copies[:-keep]


def rewrite(database: Database, settings: Settings) -> None:
    """Write the open store to a new file and go on in that: what was deleted is in no file then.

    DuckDB leaves deleted rows where they were until something else needs the room.
    """
    with database.standing_still():
        copy = database.copy_to(settings.work, settings.encryption_key)
        try:
            verify(copy, settings, settings.store)
            database.go_on_in(copy)
        finally:
            copy.unlink(missing_ok=True)
            _wal(copy).unlink(missing_ok=True)


def restore(settings: Settings, source: Path, key: Path | None = None) -> Verified:
    """Put a verified copy in the store's place; the store that was there is kept as a backup.

    A backup of an older version is brought up to date in the copy. The store must not be open:
    StoreBusy if it is. The new store takes the old one's place in one step, so that there is
    always one. It is encrypted as the settings say, however the copy is: `key` is the file with the
    copy's own key, and a copy without any is read too.
    """
    if not source.is_file():
        raise UnusableBackup(f"Filen {source} finns inte.")
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    with _arriving(settings.store) as arriving:
        _bring(source, arriving, settings, key)
        verified = verify(arriving, settings, source)
        _require_closed(settings)
        _keep(settings.store, settings.backups)
        arriving.replace(settings.store)
    return Verified(source, verified.loads, verified.amounts)


def verify(path: Path, settings: Settings, named: Path | None = None) -> Verified:
    """Open a copy, bring it up to date, run every check in it and count what it holds.

    UnusableBackup when it fails; the message calls the file `named` where that is another.
    """
    called = f"Filen {named or path}"
    try:
        connection = connect(path, settings)
    except StoreUnusable as error:
        raise UnusableBackup(
            f"{called} går inte att öppna som databas. Är den krypterad med en annan "
            "nyckel, ange den med --key."
        ) from error
    try:
        with said_plainly():
            found = _checked(connection, called, named or path)
            connection.execute("checkpoint")  # so that the file alone is the whole store
    except duckdb.Error as error:
        raise UnusableBackup(f"{called} är skadad och går inte att läsa.") from error
    finally:
        connection.close()
    return Verified(path, *found)


def _checked(connection: duckdb.DuckDBPyConnection, called: str, path: Path) -> tuple[int, int]:
    """How many loads and amounts a copy holds, brought up to date and held to every check."""
    migrations.require_known(connection, path)
    if not migrations.applied(connection):
        raise UnusableBackup(f"{called} är ingen databas från Lägesbild.")
    migrations.apply(connection)
    for check in layer("checks"):
        if connection.execute(check.sql).fetchone():
            raise UnusableBackup(f"{called} klarar inte kontrollen {check.name}.")
    loads, amounts = connection.execute(
        "select (select count(*) from raw.loads), (select count(*) from raw.amounts)"
    ).fetchone() or (0, 0)
    return loads, amounts


@contextmanager
def _arriving(destination: Path) -> Iterator[Path]:
    """A name beside the destination to write to first; nothing is left there afterwards."""
    try:
        destination.parent.mkdir(exist_ok=True)
        arriving = unused(destination.with_name(f"{destination.name}.arriving"))
        try:
            yield arriving
        finally:
            arriving.unlink(missing_ok=True)
            _wal(arriving).unlink(missing_ok=True)
    except OSError as error:
        raise StoreFull(
            f"Kopian går inte att skriva i {destination.parent}. Ingenting har ändrats. "
            "Kontrollera att det finns plats och att du får skriva där, eller välj en annan mapp."
        ) from error


def _bring(source: Path, arriving: Path, settings: Settings, key: Path | None) -> None:
    """The copy as it is, or written anew in the form that the settings say."""
    own = settings.encryption_key
    if key is None and (own is None or not _is_plain(source)):
        shutil.copyfile(source, arriving)
        if _wal(source).exists():  # of a plain copy; what it holds is not in the file yet
            shutil.copyfile(_wal(source), _wal(arriving))
        return
    settings.work.mkdir(parents=True, exist_ok=True)
    as_it_is = replace(settings, encryption_key=key)
    working = unused(settings.work / f"restoring{source.suffix}")
    try:
        shutil.copyfile(source, working)
        if _wal(source).exists():
            shutil.copyfile(_wal(source), _wal(working))
        database = Database(connect(working, as_it_is, encrypts=own is not None), as_it_is)
        try:
            written = database.copy_to(settings.work, own)
        finally:
            database.close()
        shutil.move(written, arriving)
    finally:
        working.unlink(missing_ok=True)
        _wal(working).unlink(missing_ok=True)


def _is_plain(source: Path) -> bool:
    """Whether a file is a database that is not encrypted."""
    with source.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    return head[8:12] == b"DUCK" and not head[_FLAGS] & _ENCRYPTED_FLAG


def _require_closed(settings: Settings) -> None:
    """StoreBusy if someone has the store open. That it is damaged is no hindrance."""
    if not settings.store.exists():
        return
    try:
        connect(settings.store, settings).close()
    except StoreBusy:
        raise
    except UserError:
        return


def _keep(store: Path, backups: Path) -> None:
    """Give what is to be replaced a second name among the backups."""
    if not store.exists():
        return
    backups.mkdir(parents=True, exist_ok=True)
    kept = unused(backups / f"{store.stem}-before-restore-{now_in_name()}{store.suffix}")
    try:
        os.link(store, kept)
    except OSError:  # a file system without links
        shutil.copy2(store, kept)
    if _wal(store).exists():  # of a damaged store; with the new one it would be wrong
        _wal(store).replace(_wal(kept))


def _wal(store: Path) -> Path:
    """What has been committed but not yet written into the store's file."""
    return store.with_name(f"{store.name}.wal")
