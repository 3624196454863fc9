"""Measured values, targets and shares of records: numbers that are no money and no count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import pyarrow as pa

from lagesbild import targets
from lagesbild.ingest.records import Form, RecordField

LEVELS = pa.decimal128(18, targets.PLACES)
SHARES = pa.decimal128(9, 4)
FORMS = (Form.SHARE, Form.LEVEL, Form.TARGET)
_WHOLE = 100
_PERCENT = "%"


@dataclass(frozen=True)
class ReadLevels:
    """The columns of a field, and at which places which of its cells is wrong."""

    columns: dict[str, pa.Array]
    wrong: list[tuple[int, str]]


def read(wanted: RecordField, texts: Sequence[str | None], decimal_mark: str) -> ReadLevels:
    """Read every cell of a field of one of FORMS; an empty cell is null."""
    if wanted.form is Form.TARGET:
        return _targets(wanted, texts, decimal_mark)
    found: list[Decimal | None] = []
    wrong: list[tuple[int, str]] = []
    for at, text in enumerate(texts):
        try:
            found.append(None if text is None else _level(text, wanted.form, decimal_mark))
        except ValueError as error:
            found.append(None)
            wrong.append((at, f"{wanted.label}: {error}"))
    kind = SHARES if wanted.form is Form.SHARE else LEVELS
    return ReadLevels({wanted.name: pa.array(found, kind)}, wrong)


def _level(text: str, form: Form, decimal_mark: str) -> Decimal:
    value, unit = targets.parse_level(text, decimal_mark)
    if form is Form.LEVEL:
        return value
    if unit not in (None, _PERCENT) or not 0 < value <= _WHOLE or value != round(value, 2):
        raise ValueError(f"”{text}” ska vara procent, större än 0 och högst 100, som 70.")
    return value / _WHOLE


def _targets(wanted: RecordField, texts: Sequence[str | None], decimal_mark: str) -> ReadLevels:
    found: list[targets.Target | None] = []
    wrong: list[tuple[int, str]] = []
    for at, text in enumerate(texts):
        try:
            found.append(None if text is None else targets.parse(text, decimal_mark))
        except ValueError as error:
            found.append(None)
            wrong.append((at, f"{wanted.label}: {error}"))
    kind, low, high, unit, basis, said = wanted.columns
    columns = {
        kind: pa.array([one and one.kind.value for one in found], pa.string()),
        low: pa.array([one.low if one else None for one in found], LEVELS),
        high: pa.array([one.high if one else None for one in found], LEVELS),
        unit: pa.array([one and one.unit for one in found], pa.string()),
        basis: pa.array([one and one.basis for one in found], pa.string()),
        said: pa.array(texts, pa.string()),
    }
    return ReadLevels(columns, wrong)
