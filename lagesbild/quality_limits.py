"""When something deserves a look, and what is periodisation: the reference limits or a board's."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import get_type_hints

from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT

SUBJECT = "quality"
REFERENCE = ROOT / "data" / "reference" / "quality.toml"


@dataclass(frozen=True)
class Limits:
    """When something deserves a look; data/reference/quality.toml says what each means."""

    steady_months: int
    steadiness: Decimal
    doubled_from: Decimal
    doubled_to: Decimal
    unusual_factor: Decimal
    least_amount: Decimal
    accrual_months: int
    seasonal_years: int
    seasonal_share: Decimal


def limits_of(board: Board) -> Limits:
    """The reference limits, with the board's own instead where it has any."""
    own = board.subjects.get(SUBJECT, {})
    unknown = set(own) - {field.name for field in fields(Limits)}
    if unknown:
        raise InvalidSetting(
            f"{board.id}/board.toml: nyckeln subjects.{SUBJECT}.{min(unknown)} är okänd."
        )
    return _limits({**_reference(REFERENCE), **own}, board.id)


def _reference(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _limits(values: Mapping[str, object], source: str) -> Limits:
    kinds = get_type_hints(Limits)
    try:
        return Limits(**{key: kinds[key](str(value)) for key, value in values.items()})
    except (InvalidOperation, KeyError, TypeError, ValueError) as error:
        raise InvalidSetting(
            f"{source}: gränserna för kontroller kan inte läsas ({error}). Skriv tal."
        ) from error
