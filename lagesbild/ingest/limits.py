"""When a file that is about to be loaded deserves a warning (data/reference/imports.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT

REFERENCE = ROOT / "data" / "reference" / "imports.toml"


@dataclass(frozen=True)
class Limits:
    """The file says what each means."""

    changed_share: Decimal
    least_change: Decimal
    unknown_share: Decimal


@cache
def reference(path: Path = REFERENCE) -> Limits:
    """The limits, read once; InvalidSetting when one is missing, unknown or no number."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return Limits(**{key: Decimal(str(value)) for key, value in document.items()})
    except (OSError, tomllib.TOMLDecodeError, InvalidOperation, TypeError) as error:
        raise InvalidSetting(
            f"Gränserna för inläsning i {path.name} kan inte läsas ({error}). Skriv tal."
        ) from error
