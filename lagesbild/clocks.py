"""Times that a law sets: what was done inside them, what was too late and what is due (N10).

Counts of cases by month, quarter, department and unit. What must not be told is None (N11).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from lagesbild.access import Reader, Right
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.periods import Period

SUBJECT = "case_events"
MONTHS_SHOWN = 13
QUARTERS, SOONEST = "clocks/not_carried_out", "clocks/soonest_due"
QUARTER = 3
"""Months of a calendar quarter, as the council is told of them."""


class Clock(Enum):
    """A time that a law sets, by the word in SQL."""

    OPENED = "opened"
    FINISHED = "finished"
    CARRIED_OUT = "carried_out"
    CONSIDERED = "considered"

    @property
    def query(self) -> str:
        return {
            "opened": "clocks/opened_in_time",
            "finished": "clocks/finished_in_time",
            "carried_out": "clocks/carried_out_in_time",
            "considered": "clocks/reviews_due",
        }[self.value]


@dataclass(frozen=True)
class ClockRow:
    """Cases of a month or quarter (`span`), of the board, a department or a unit (`level`).

    `ended` is how many came to their end then, `inside` and `outside` how many of these in time and
    too late, `open` how many went on at its last day and `open_outside` how many of these are too
    late already. Of care that is considered again and again `inside` and `outside` are of `open`,
    and `ended` is None. `given` is the limit, counted in "months" or "days".
    """

    counted_in: str
    span: str
    period: int
    level: str
    department: str | None
    unit: str | None
    name: str | None
    ended: int | None
    inside: int | None
    outside: int | None
    open: int | None
    open_outside: int | None
    share: Decimal | None
    is_hidden: bool
    given: int
    law: str


@dataclass(frozen=True)
class QuarterRow:
    """Decisions not carried out in time, in a quarter: of a kind and a time elapsed, None for all.

    `quarter` is its first month, `counted_to` the last that the list has of it.
    """

    quarter: int
    counted_to: int
    decision_kind: str | None
    elapsed: str | None
    still_not: int | None
    too_late: int | None
    is_hidden: bool
    given: int
    law: str
    law_of_report: str


@dataclass(frozen=True)
class DueRow:
    """A case whose time runs: the last day inside, and the days to it, below zero when passed."""

    person: str
    clock: str
    decision_kind: str | None
    unit_name: str | None
    began_on: date
    last_day: date
    days_left: int


@dataclass(frozen=True)
class _Covered:
    period: int
    quarter: int


def covered_months(reader: Reader, board: str) -> list[Period]:
    """The months that the board's list says something of, latest first."""
    rows = reader.rows("clocks/covered_months", _Covered, board=board)
    return [Period.of(row.period) for row in rows]


def shown_month(months: Sequence[Period], chosen: Period) -> Period:
    """The chosen month, or the latest before it in the list; else the earliest that is."""
    return max((month for month in months if month <= chosen), default=min(months))


def of_clock(reader: Reader, view: View, clock: Clock) -> list[ClockRow]:
    """The months up to one, and their quarters, each whole as far as the list goes."""
    return reader.rows(clock.query, ClockRow, **parameters(view))


def not_carried_out(reader: Reader, view: View) -> list[QuarterRow]:
    """The quarter of the month and the three before, latest first."""
    return reader.rows(QUARTERS, QuarterRow, **month_parameters(view))


def soonest_due(reader: Reader, view: View) -> list[DueRow]:
    """What runs at the month's last day, soonest due first; who may not see cases gets none."""
    if not (reader.viewer.may(Right.DETAILS) and reader.viewer.may(Right.SMALL_NUMBERS)):
        return []
    return reader.rows(SOONEST, DueRow, **month_parameters(view))


def parameters(view: View) -> dict[str, object]:
    """What `of_clock` is asked with; a figure's receipt shows it."""
    first = view.period.plus_months(1 - MONTHS_SHOWN)
    return {"board": view.board.id, "first_period": first.code, "period": view.period.code}


def month_parameters(view: View) -> dict[str, object]:
    """What `not_carried_out` and `soonest_due` are asked with."""
    return {"board": view.board.id, "period": view.period.code}


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The list that the figures rest on (N1): it is of no period."""
    return record_loads(reader, view.board.id, [SUBJECT], 0, view.period.code)


def quarter_of(period: Period) -> Period:
    """The first month of the calendar quarter that a month is in."""
    return Period(period.year, (period.month - 1) // QUARTER * QUARTER + 1)


def of_quarter(rows: Sequence[ClockRow], period: Period) -> list[ClockRow]:
    """The rows of the quarter that a month is in: the board first, then departments and units."""
    quarter = quarter_of(period)
    return [
        row
        for row in rows
        if row.span == "quarter" and quarter_of(Period.of(row.period)) == quarter
    ]


def by_law(rows: Sequence[ClockRow], clock: Clock) -> list[ClockRow]:
    """The rows by the law's limit: an inquiry is also counted in days, as control plans do."""
    return [row for row in rows if clock is not Clock.FINISHED or row.counted_in == "months"]


def head(rows: Sequence[ClockRow], clock: Clock) -> ClockRow | None:
    """The board's own row of a quarter, or that of the only department that the viewer sees."""
    of_limit = by_law(rows, clock)
    boards = [row for row in of_limit if row.level == "board"]
    departments = [row for row in of_limit if row.level == "department"]
    found = boards or (departments if len(departments) == 1 else [])
    return found[0] if found else None


def months_of(rows: Sequence[ClockRow], one: ClockRow) -> list[ClockRow]:
    """The months of what a row is about, by its limit, in order."""
    about = (one.level, one.department, one.unit, one.counted_in)
    return [
        row
        for row in rows
        if row.span == "month" and (row.level, row.department, row.unit, row.counted_in) == about
    ]
