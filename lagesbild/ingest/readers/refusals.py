"""Why a file is refused, where more than one reader says so, and the limits they share."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from lagesbild.ingest.problems import FileRefused
from lagesbild.numbers import count
from lagesbild.settings import MEBIBYTE, Limits


def check_size(name: str, path: Path, limits: Limits) -> None:
    """Refuse a file that is larger than what is read, before any of it is."""
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise FileRefused(
            f"Filen {name} är {_megabytes(size)}. Gränsen är {_megabytes(limits.file_bytes)}. "
            "Dela upp den, till exempel en fil per år, och läs in delarna."
        )


def check_unpacked_size(name: str, path: Path, limits: Limits) -> None:
    """Refuse a packed file that would unfold beyond the limits, before it is unpacked."""
    with ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    ratio = unpacked // path.stat().st_size
    if unpacked > limits.unpacked_bytes:
        raise FileRefused(
            f"Filen {name} blir {_megabytes(unpacked)} när den packas upp. Gränsen är "
            f"{_megabytes(limits.unpacked_bytes)}. Dela upp den och läs in delarna."
        )
    if ratio > limits.unpacked_ratio:
        raise FileRefused(
            f"Filen {name} blir {count(ratio)} gånger större när den packas upp. Gränsen är "
            f"{count(limits.unpacked_ratio)} gånger. Öppna den i Excel, ta bort tomma rader och "
            "kolumner som har format, spara och läs in filen igen."
        )


def damaged(name: str) -> FileRefused:
    return FileRefused(
        f"Filen {name} är skadad och går inte att läsa. Exportera den på nytt, eller öppna den i "
        "Excel, spara en kopia och läs in kopian."
    )


def encrypted(name: str) -> FileRefused:
    return FileRefused(
        f"Filen {name} är skyddad med lösenord och går inte att läsa. Öppna den i Excel, spara en "
        "kopia utan lösenord och läs in kopian."
    )


def check_table_size(sheet: str, height: int, width: int, limits: Limits) -> None:
    """Refuse a sheet or table that has more rows or columns than what is read."""
    called = f"Bladet {sheet}" if sheet else "Tabellen"
    for number, limit, word in (
        (height, limits.rows, "rader"),
        (width, limits.columns, "kolumner"),
    ):
        if number > limit:
            raise FileRefused(
                f"{called} har {count(number)} {word}. Gränsen är {count(limit)}. "
                f"Ta bort {word} som inte hör till tabellen, spara och läs in filen igen."
            )


def _megabytes(size: int) -> str:
    return f"{count(-(-size // MEBIBYTE))}\u00a0MB"
