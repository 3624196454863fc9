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
    limits: Limits = field(default_factory=Limits)
    pseudonym_key: Path | None = None

    @classmethod
    def from_environment(cls) -> Settings:
        """Read LAGESBILD_LOCAL, _BOARDS, _DEMO, _ADDRESS, _PORT, _MEMORY, _THREADS and
        _PSEUDONYM_KEY.
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
            pseudonym_key=Path(key).absolute()
            if (key := read("LAGESBILD_PSEUDONYM_KEY"))
            else None,
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

    @property
    def key_of_pseudonyms(self) -> Path:
        """A file that never lies with the store, since copies of the store are taken."""
        return self.pseudonym_key or self.local.parent / "keys" / "pseudonyms.key"


def _whole_number(name: str, default: int) -> int:
    text = os.environ.get(name, str(default))
    try:
        return int(text)
    except ValueError:
        raise InvalidSetting(f"Inställningen {name} ska vara ett heltal, inte ”{text}”.") from None
