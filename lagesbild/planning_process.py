"""A board's planning process: its sub-processes, their activities and when they are (A3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from lagesbild.access import Reader
from lagesbild.board_limits import ElectionLimits, limits_of
from lagesbild.boards import Board
from lagesbild.economy import ReceiptLoad, record_loads

SUBJECT = "planning_process"
ACTIVITIES = "cycle/planning_activities"
PAST, NOW, COMING = "past", "now", "coming"


class Variant(Enum):
    """How the process goes: as usual, or as in a year with general elections."""

    ORDINARY = "ordinary"
    ELECTION = "election"


@dataclass(frozen=True)
class ActivityRow:
    """An activity as it stands on a day, or a sub-process as a whole where `activity` is None.

    `year` is that of its list. `from_date` is None of what goes on since before, and `decided_by`
    of what is no decision.
    """

    year: int
    variant: str
    process_order: int | None
    sub_process: str
    activity: str | None
    weeks: str
    from_date: date | None
    to_date: date
    state: str
    this_week: bool
    responsible: str | None
    participants: str | None
    object_in: str | None
    object_out: str | None
    decided_by: str | None
    comment: str | None
    committed_at: datetime

    @property
    def key(self) -> str:
        """Tells it from all others of the board."""
        return f"{self.year}|{self.variant}|{self.sub_process}|{self.activity}|{self.weeks}"


@dataclass(frozen=True)
class PlannedYear:
    """A year that has a planning process, and which variants of it."""

    year: int
    has_ordinary: bool
    has_election: bool

    @property
    def variants(self) -> tuple[Variant, ...]:
        held = {Variant.ORDINARY: self.has_ordinary, Variant.ELECTION: self.has_election}
        return tuple(variant for variant, there in held.items() if there)


def years(reader: Reader, board: Board) -> list[PlannedYear]:
    """The years that the board has a planning process for, latest first."""
    return reader.rows("cycle/planning_years", PlannedYear, board=board.id)


def usual_variant(board: Board, year: int) -> Variant:
    """How the process of a year goes when nobody has said: by whether it has elections."""
    limits = limits_of(board, ElectionLimits)
    since = year - limits.first_year
    is_election = since >= 0 and since % limits.years_between == 0
    return Variant.ELECTION if is_election else Variant.ORDINARY


def first_variant(board: Board, year: PlannedYear) -> Variant:
    """The usual one of a year that has it; else the one that there is."""
    usual = usual_variant(board, year.year)
    return usual if usual in year.variants else year.variants[0]


def variants_of(board: Board, year: int) -> dict[str, str]:
    """The usual variants of a year and of the year before, as the question takes them."""
    return {
        "variant": usual_variant(board, year).value,
        "previous_variant": usual_variant(board, year - 1).value,
    }


def activities(reader: Reader, board: Board, variant: Variant, today: date) -> list[ActivityRow]:
    """What the process of the day's year has, sub-process by sub-process, as it stands that day."""
    return reader.rows(ACTIVITIES, ActivityRow, **parameters(board, variant, today))


def parameters(board: Board, variant: Variant, today: date) -> dict[str, object]:
    """What `activities` is asked with; a figure's receipt shows it."""
    usual = variants_of(board, today.year)
    period = today.year * 100 + today.month
    return {"board": board.id, "period": period, **usual, "variant": variant.value, "today": today}


def receipt_loads(reader: Reader, board: Board, year: int) -> list[ReceiptLoad]:
    """The loads that a year's process rests on, and that of the year before (N1)."""
    return record_loads(reader, board.id, [SUBJECT], (year - 1) * 100, year * 100)


def going_on(rows: Iterable[ActivityRow]) -> list[ActivityRow]:
    """The activities of the week; a sub-process as a whole is none."""
    return [row for row in rows if row.this_week and row.activity is not None]


def next_decision(rows: Sequence[ActivityRow], today: date) -> ActivityRow | None:
    """The decision that is made first of those whose time is not over."""
    ahead = [row for row in rows if row.decided_by and row.to_date >= today]
    return min(ahead, key=lambda row: (row.to_date, row.from_date or date.min), default=None)
