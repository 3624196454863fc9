"""The history of loads: what came, from whom, and whether it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lagesbild.access import Reader

STATES = {
    "trial": "provläst",
    "live": "gäller",
    "partly_replaced": "delvis ersatt",
    "replaced": "ersatt",
    "undone": "ångrad",
    "discarded": "borttagen",
    "disposed": "gallrad",
}
"""What a load's state is called; the keys are those of queries/loads/history."""


@dataclass(frozen=True)
class HistoryRow:
    """A kind of a load. Amounts in SEK, debit positive; none for a load that was given up."""

    load_id: int
    kind: str | None
    source: str
    profile: str
    file_name: str
    file_sha256: str
    author: str
    created_at: datetime
    last_author: str
    last_happened_at: datetime
    first_period: int | None
    last_period: int | None
    periods: int | None
    live_periods: int | None
    row_count: int | None
    amount: Decimal | None
    state: str


@dataclass(frozen=True)
class EventRow:
    """Something that happened to a load."""

    event_id: int
    load_id: int
    file_name: str
    event: str
    author: str
    happened_at: datetime


@dataclass(frozen=True)
class ControlRow:
    """A sum that the file itself states, beside what its rows gave. SEK, debit positive."""

    kind: str
    sheet: str
    row_number: int
    label: str
    stated: Decimal
    summed: Decimal | None


@dataclass(frozen=True)
class CoveredPeriod:
    """A kind and period that a load covers; period 0 where the kind has none."""

    kind: str
    period: int
    row_count: int
    amount: Decimal


@dataclass(frozen=True)
class _Version:
    version: int


def version(reader: Reader) -> int:
    """Grows whenever something that counts may have changed; figures may be kept until then."""
    [found] = reader.until_changed("loads/data_version", _Version)
    return found.version


def history(reader: Reader, board: str) -> Sequence[HistoryRow]:
    """Every load of a board, one row a kind, latest first."""
    return reader.rows("loads/history", HistoryRow, board=board)


def events(reader: Reader, board: str) -> Sequence[EventRow]:
    """Who did what to which load and when (S3), latest first."""
    return reader.rows("loads/events", EventRow, board=board)


def control_totals(reader: Reader, board: str, load_id: int) -> Sequence[ControlRow]:
    """The sums that a load's file states, those that differ first."""
    return reader.rows("loads/control_totals", ControlRow, board=board, load_id=load_id)


def covered_periods(reader: Reader, board: str, load_id: int) -> Sequence[CoveredPeriod]:
    """What a load covers, by kind and period."""
    return reader.rows("loads/covered_periods", CoveredPeriod, board=board, load_id=load_id)
