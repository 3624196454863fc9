"""Everything the surroundings decide, read once from the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
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
    encryption_key: Path | None = None
    sign_in: Path | None = None
    roles: Path | None = None
    hosts: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    pseudonym_key: Path | None = None
    limits_of_roles: Mapping[str, Limits] = field(default_factory=dict)

    @classmethod
    def from_environment(cls) -> Settings:
        """Read LAGESBILD_LOCAL, _BOARDS, _DEMO, _ADDRESS, _PORT, _MEMORY and _THREADS.

        Also LAGESBILD_ENCRYPTION_KEY, _LIMITS, _SIGN_IN, _ROLES and _PSEUDONYM_KEY, which are
        files, and _HOSTS: the names, with commas between, that visitors may ask for.
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
            encryption_key=_path("LAGESBILD_ENCRYPTION_KEY"),
            limits_of_roles=_limits(_path("LAGESBILD_LIMITS")),
            sign_in=_path("LAGESBILD_SIGN_IN"),
            roles=_path("LAGESBILD_ROLES"),
            hosts=_listed("LAGESBILD_HOSTS"),
            pseudonym_key=_path("LAGESBILD_PSEUDONYM_KEY"),
        )

    def of_role(self, role: str) -> Settings:
        """The same, with what a file may cost when someone of a role (by its word) loads it."""
        return replace(self, limits=self.limits_of_roles.get(role, self.limits))

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


def _limits(path: Path | None) -> dict[str, Limits]:
    """A file of limits: a table a role, by its word, with those of Limits that are to differ."""
    if path is None:
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidSetting(
            f"Filen {path} (LAGESBILD_LIMITS) går inte att läsa som TOML i UTF-8 ({error})."
        ) from error
    known = {one.name for one in fields(Limits)}
    for role, table in tables.items():
        wrong = [
            key
            for key, value in (table.items() if isinstance(table, dict) else ((role, None),))
            if key not in known or type(value) is not int or value < 1
        ]
        if wrong:
            raise InvalidSetting(
                f"Filen {path} (LAGESBILD_LIMITS): {role}.{wrong[0]} ska vara ett heltal från 1 "
                f"och heta något av {', '.join(sorted(known))}."
            )
    return {role: replace(Limits(), **table) for role, table in tables.items()}


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
