"""The statements of bench/sql, by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_SQL = Path(__file__).parent / "sql"


@cache
def sql(name: str) -> str:
    """The text of bench/sql/<name>.sql."""
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8")
