"""A board's year: what is on its calendar, what is due, and what its rules ask (A1, A2, N16)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from lagesbild import working_days
from lagesbild.access import Reader
from lagesbild.boards import Board
from lagesbild.economy import ReceiptLoad, record_loads
from lagesbild.errors import InvalidSetting
from lagesbild.periods import Period
from lagesbild.settings import ROOT

SUBJECT = "calendar"
REFERENCE = ROOT / "data" / "reference" / "calendar.toml"
DUE, FINDINGS = "cycle/due", "cycle/calendar_findings"
LATE, THIS_MONTH, UNDATED = "late", "this_month", "undated"


@dataclass(frozen=True)
class DueRow:
    """A thing on the calendar as it stands on a day; `year` is the calendar's.

    `about` and `meets_in` are months (202308). `days_left` and `ready_in` are below zero when they
    have passed. `is_ready` is None of what is about no period.
    """

    year: int
    item: str
    item_kind: str
    about: int | None
    handled_as: str | None
    meets_on: date | None
    meets_in: int | None
    days_left: int | None
    ready_by: date | None
    ready_in: int | None
    responsible: str | None
    to_board: bool
    to_executive_board: bool
    to_city_office: bool
    is_ready: bool | None
    state: str
    comment: str | None
    committed_at: datetime

    @property
    def key(self) -> str:
        """Tells it from all others of the board."""
        return f"{self.year}|{self.item}|{self.about}|{self.meets_on}|{self.meets_in}"


@dataclass(frozen=True)
class CalendarFinding:
    """A rule that a thing on the calendar does not keep; what `found` is follows from the rule."""

    rule: str
    item: str
    about: int | None
    meets_on: date | None
    meets_in: int | None
    ready_by: date | None
    found: int | None


@dataclass(frozen=True)
class Rules:
    """What a calendar is held against; data/reference/calendar.toml says what each means."""

    interim_least: int
    interim_most: int
    interim_law: str
    quarterly_items: tuple[str, ...]
    quarterly_law: str
    holiday_law: str


@dataclass(frozen=True)
class Wanted:
    """Which things are looked for; None is all. `receiver` is one of `RECEIVERS`."""

    item_kind: str | None = None
    responsible: str | None = None
    receiver: str | None = None

    def holds(self, row: DueRow) -> bool:
        return (
            self.item_kind in (None, row.item_kind)
            and self.responsible in (None, row.responsible)
            and (self.receiver is None or bool(getattr(row, self.receiver)))
        )


RECEIVERS = ("to_board", "to_executive_board", "to_city_office")


@dataclass(frozen=True)
class _Year:
    year: int


def years(reader: Reader, board: Board) -> list[int]:
    """The years that the board has a calendar for, latest first."""
    return [row.year for row in reader.rows("cycle/years", _Year, board=board.id)]


def usual_day(known: Sequence[int], chosen: Period, today: date) -> date:
    """The day that the calendar is looked at from, when nobody has said another.

    Today in a year that has a calendar; else the last day of the chosen month, in the nearest year
    that has one. So a year that is over is seen as it stood in the month that is looked at.
    """
    if today.year in known and today.year == chosen.year:
        return today
    year = min(known, key=lambda one: (abs(one - chosen.year), -one))
    return Period(year, chosen.month).last_day


def due(reader: Reader, board: Board, on_day: date) -> list[DueRow]:
    """What is on the calendar of the day's year, the late first."""
    return reader.rows(DUE, DueRow, **due_parameters(board, on_day))


def due_parameters(board: Board, on_day: date) -> dict[str, object]:
    """What `due` is asked with; a figure's receipt shows it."""
    return {"board": board.id, "on_day": on_day}


def findings(reader: Reader, board: Board, year: int) -> list[CalendarFinding]:
    """What the rules ask of a year's calendar."""
    return reader.rows(FINDINGS, CalendarFinding, **finding_parameters(board, Period(year, 1)))


def finding_parameters(board: Board, period: Period) -> dict[str, object]:
    """What `findings` is asked with: the calendar of the period's year, and the rules."""
    return {"board": board.id, "period": period.code, **rule_parameters(board, period.year)}


def rule_parameters(board: Board, year: int) -> dict[str, object]:
    """The rules as the store takes them; meetings of a calendar may be in the year after."""
    rules = rules_of(board)
    holidays = working_days.holidays(year) | working_days.holidays(year + 1)
    return {
        "interim_least": rules.interim_least,
        "interim_most": rules.interim_most,
        "quarterly_items": list(rules.quarterly_items),
        "holidays": sorted(holidays),
    }


def receipt_loads(reader: Reader, board: Board, year: int) -> list[ReceiptLoad]:
    """The loads that a year's calendar rests on, and those of the years before (N1)."""
    return record_loads(reader, board.id, [SUBJECT], 0, Period(year, 12).code)


def next_meeting(rows: Iterable[DueRow]) -> list[DueRow]:
    """What is up at the board's next meeting: all of one day, or of one month without a day."""
    ahead = [
        row for row in rows if row.to_board and row.days_left is not None and row.days_left >= 0
    ]
    if not ahead:
        return []
    first = min(ahead, key=lambda row: (row.days_left or 0, row.meets_on is None))
    return [
        row for row in ahead if (row.meets_on, row.meets_in) == (first.meets_on, first.meets_in)
    ]


def rules_of(board: Board) -> Rules:
    """The reference rules, with the board's own instead where it has any.

    InvalidSetting names what is unknown or cannot be read.
    """
    own = board.subjects.get(SUBJECT, {})
    source = f"{board.id}/board.toml: nyckeln subjects.{SUBJECT}"
    known = [each.name for each in fields(Rules)]
    if unknown := sorted(set(own) - set(known)):
        raise InvalidSetting(f"{source}.{unknown[0]} är okänd.")
    said: dict[str, Any] = {**tomllib.loads(REFERENCE.read_text(encoding="utf-8")), **own}
    items = said["quarterly_items"]
    if not isinstance(items, list) or not all(isinstance(one, str) and one for one in items):
        raise InvalidSetting(f"{source}.quarterly_items ska vara en lista med ord.")
    for name in ("interim_least", "interim_most"):
        if not isinstance(said[name], int) or not 1 <= said[name] <= 12:
            raise InvalidSetting(f"{source}.{name} ska vara ett antal månader, 1 till 12.")
    for name in ("interim_law", "quarterly_law", "holiday_law"):
        if not isinstance(said[name], str) or not said[name].strip():
            raise InvalidSetting(f"{source}.{name} ska säga var regeln står.")
    return Rules(**{**said, "quarterly_items": tuple(items)})
