"""Copies of the store that are known to open, and the way back from one."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from lagesbild.errors import UserError
from lagesbild.settings import Settings
from lagesbild.store import migrations
from lagesbild.store.catalogue import layer
from lagesbild.store.database import Database, connect


class UnusableBackup(UserError):
    """The file is no copy of a store that this version can open."""


@dataclass(frozen=True)
class Verified:
    """What an opened copy held."""

    path: Path
    loads: int
    amounts: int


def backup(database: Database, settings: Settings, destination: Path) -> Verified:
    """Copy the running store to `destination` (a file, or a folder to name one in), verified."""
    if destination.is_dir():
        taken = datetime.now().strftime("%Y%m%dT%H%M%S")  # noqa: DTZ005  # local time, for a person
        destination = destination / f"lagesbild-{taken}.duckdb"
    if destination.exists():
        raise UserError(f"Filen {destination} finns redan. Välj ett annat namn.")
    copy = database.copy_to(settings.work)
    try:
        verified = verify(copy)
        destination.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(copy, destination)
    finally:
        copy.unlink(missing_ok=True)
    return Verified(destination, verified.loads, verified.amounts)


def restore(settings: Settings, source: Path) -> Verified:
    """Put a verified copy in the store's place; the store that was there is kept as a backup.

    The store must not be open: StoreBusy if it is.
    """
    verified = verify(source)
    if settings.store.exists():
        connect(settings.store).close()  # raises StoreBusy if someone holds it
        settings.backups.mkdir(parents=True, exist_ok=True)
        taken = datetime.now().strftime("%Y%m%dT%H%M%S")  # noqa: DTZ005  # local time, for a person
        settings.store.replace(settings.backups / f"lagesbild-before-restore-{taken}.duckdb")
    settings.local.mkdir(parents=True, exist_ok=True)
    arriving = settings.store.with_suffix(".arriving")
    shutil.copy2(source, arriving)
    arriving.replace(settings.store)
    return verified


def verify(path: Path) -> Verified:
    """Open a copy, run every check in it and count what it holds; UnusableBackup when it fails."""
    if not path.is_file():
        raise UnusableBackup(f"Filen {path} finns inte.")
    try:
        connection = connect(path)
    except duckdb.Error as error:
        raise UnusableBackup(f"Filen {path} går inte att öppna som databas.") from error
    try:
        if migrations.unknown(connection):
            raise UnusableBackup(
                f"Filen {path} kommer från en nyare version av Lägesbild. Uppgradera först."
            )
        for check in layer("checks"):
            if connection.execute(check.sql).fetchone():
                raise UnusableBackup(f"Filen {path} klarar inte kontrollen {check.name}.")
        found = connection.execute(
            "select (select count(*) from raw.loads), (select count(*) from raw.amounts)"
        ).fetchone()
    except duckdb.Error as error:
        raise UnusableBackup(f"Filen {path} är ingen databas från Lägesbild.") from error
    finally:
        connection.close()
    loads, amounts = found or (0, 0)
    return Verified(path, loads, amounts)
