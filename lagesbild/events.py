"""Who has done what (S3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lagesbild.access import Reader

MOST_SHOWN = 1_000


@dataclass(frozen=True)
class AuditRow:
    """Something that someone has done; times are UTC. `role` is None of one who had none."""

    event_id: int
    happened_at: datetime
    who: str
    role: str | None
    event: str
    board: str | None
    subject: str | None
    detail: str | None


def within(
    reader: Reader, first_day: date, last_day: date, search: str = "", most: int = MOST_SHOWN
) -> Sequence[AuditRow]:
    """What has been done within days, latest first, at most so many."""
    return reader.rows(
        "audit/events",
        AuditRow,
        first_day=first_day,
        last_day=last_day,
        search=search or None,
        most=most,
    )
