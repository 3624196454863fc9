"""What the database's own errors mean to a person: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from lagesbild.errors import InvalidSetting, StoreBusy, UserError

_NO_ROOM = re.compile(r"no space|disk full|out of disk|could not write|too large", re.IGNORECASE)
_HELD = re.compile(r"could not set lock|conflicting lock|another process", re.IGNORECASE)
_ENCRYPTED = re.compile(r"encrypt", re.IGNORECASE)
_HOLDER = re.compile(r"PID (\d+)")
_NO_ACCESS = re.compile(
    r"permission denied|read-only file|no such file|is a directory|not a directory", re.IGNORECASE
)


class StoreFull(UserError):
    """The disk or the memory allowance is used up; what was being written was undone."""


class StoreStopped(StoreFull):
    """The database has stopped itself and must be opened anew before it is used again."""


class StoreHeld(StoreBusy):
    """Another process has the store open: the one numbered `process`, where that is known."""

    def __init__(self, path: Path, process: int | None) -> None:
        who = f"process {process}" if process else "en annan process"
        super().__init__(
            f"Databasen {path} används av {who}. Vänta tills den är klar, eller stäng den, och "
            "försök igen."
        )
        self.process = process


class StoreUnusable(UserError):
    """The file cannot be opened, or is not a store that this version knows."""


def why_not_opened(error: duckdb.Error, path: Path) -> UserError:
    """The message for a database that could not be opened."""
    words = str(error)
    if _HELD.search(words):
        holder = _HOLDER.search(words)
        return StoreHeld(path, int(holder[1]) if holder else None)
    if _NO_ROOM.search(words):
        return _disk_full()
    if isinstance(error, duckdb.ParserException | duckdb.SyntaxException):
        return InvalidSetting(
            f"LAGESBILD_MEMORY eller LAGESBILD_THREADS kan inte användas ({words}). Skriv till "
            "exempel LAGESBILD_MEMORY=2GB och LAGESBILD_THREADS=2."
        )
    if _NO_ACCESS.search(words):
        return no_access(path)
    if _ENCRYPTED.search(words):
        return StoreUnusable(
            f"Databasen {path} går inte att öppna: den är krypterad med en annan nyckel, eller är "
            "inte krypterad fast LAGESBILD_ENCRYPTION_KEY är satt. Rätta inställningen, eller byt "
            "nyckel med kommandot restore."
        )
    return StoreUnusable(
        f"Databasen {path} går inte att öppna: filen är skadad eller ingen databas från Lägesbild. "
        "Återställ en säkerhetskopia med kommandot restore, eller flytta undan filen för att börja "
        "på nytt."
    )


def no_access(path: Path) -> StoreUnusable:
    return StoreUnusable(
        f"{path} går inte att öppna eller skapa. Kontrollera att mappen finns och att du får läsa "
        "och skriva i den."
    )


@contextmanager
def said_plainly() -> Iterator[None]:
    """Turn "no room" into a message: it is the operator's to mend, and nothing was lost."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise StoreFull(
            "Minnet räckte inte. Ingenting har sparats. Höj LAGESBILD_MEMORY eller läs in "
            "en mindre fil."
        ) from error
    except duckdb.FatalException as error:
        if _NO_ROOM.search(str(error)):
            raise StoreStopped(str(_disk_full())) from error
        raise StoreStopped(
            "Databasen stannade och öppnas på nytt. Det som var sparat finns kvar. Försök igen."
        ) from error
    except RuntimeError as error:
        if str(error) != "Query interrupted":
            raise
        raise KeyboardInterrupt from error  # what someone pressed while the database worked
    except (duckdb.IOException, duckdb.TransactionException) as error:
        if not _NO_ROOM.search(str(error)):
            raise
        raise _disk_full() from error


def _disk_full() -> StoreFull:
    return StoreFull(
        "Disken är full. Ingenting har sparats och det som fanns finns kvar. "
        "Frigör utrymme och försök igen."
    )
