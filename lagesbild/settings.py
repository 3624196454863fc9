"""Everything the surroundings decide, read once from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from lagesbild.errors import InvalidSetting

ROOT = Path(__file__).resolve().parents[1]
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What a file may cost before it is refused. Sizes in bytes, time in seconds."""

    file_bytes: int = 500 * MEBIBYTE
    unpacked_bytes: int = 3_000 * MEBIBYTE
    unpacked_ratio: int = 200
    rows: int = 5_000_000
    columns: int = 1_000
    parse_seconds: int = 120
    parse_memory_bytes: int = 3_000 * MEBIBYTE


@dataclass(frozen=True)
class Settings:
    """Where things lie and how much they may use."""

    local: Path = ROOT / "data" / "local"
    boards: Path = ROOT / "data" / "boards"
    demo: Path = ROOT / "data" / "demo"
    reference: Path = ROOT / "data" / "reference"
    address: str = "127.0.0.1"
    port: int = 8501
    memory_limit: str = "2GB"
    threads: int = 2
    sign_in: Path | None = None
    roles: Path | None = None
    hosts: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def from_environment(cls) -> Settings:
        """Read LAGESBILD_LOCAL, _BOARDS, _DEMO, _ADDRESS, _PORT, _MEMORY and _THREADS.

        Also LAGESBILD_SIGN_IN and _ROLES, which are files, and _HOSTS: the names, with commas
        between, that visitors may ask for.
        """
        read = os.environ.get
        return cls(
            local=Path(read("LAGESBILD_LOCAL", str(cls.local))).absolute(),
            boards=Path(read("LAGESBILD_BOARDS", str(cls.boards))).absolute(),
            demo=Path(read("LAGESBILD_DEMO", str(cls.demo))).absolute(),
            address=read("LAGESBILD_ADDRESS", cls.address),
            port=_whole_number("LAGESBILD_PORT", cls.port),
            memory_limit=read("LAGESBILD_MEMORY", cls.memory_limit),
            threads=_whole_number("LAGESBILD_THREADS", cls.threads),
            sign_in=_path("LAGESBILD_SIGN_IN"),
            roles=_path("LAGESBILD_ROLES"),
            hosts=_listed("LAGESBILD_HOSTS"),
        )

    @property
    def store(self) -> Path:
        return self.local / "lagesbild.duckdb"

    @property
    def backups(self) -> Path:
        return self.local / "backups"

    @property
    def work(self) -> Path:
        """Temporary files of imports and of the database; emptied when the store is opened."""
        return self.local / "work"

    @property
    def profiles(self) -> Path:
        """Profiles that users have saved, beside the shipped ones."""
        return self.local / "profiles"


def _path(name: str) -> Path | None:
    text = os.environ.get(name, "")
    return Path(text).absolute() if text else None


def _listed(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in os.environ.get(name, "").split(",") if part.strip())


def _whole_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    try:
        return int(text)
    except ValueError:
        raise InvalidSetting(f"Inställningen {name} ska vara ett heltal, inte ”{text}”.") from None
