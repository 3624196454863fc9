"""What a board is assigned to do, its focus areas, and how they stand at a follow-up (U1, U2).

A status is of one follow-up only: it is never taken over from the one before (N13).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.boards import RoundKind
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period

STATUSES = {
    "not_begun": "ej påbörjat",
    "begun": "påbörjat",
    "done": "klart",
    "delayed": "försenat",
    "stopped": "avbrutet",
}
"""What can be said of an assignment, and its word; that nothing has been said is none of them."""
UNSAID = {"not_updated": "ej uppdaterat", "not_assessed": "ej uppföljt"}
"""Where others were followed up, and where nothing has been."""
LATE = "delayed"
MOST_WORDS = 2_000
ROUNDS = (RoundKind.FOUR_MONTH, RoundKind.INTERIM, RoundKind.ANNUAL)
"""The kinds of reporting round in which assignments are followed up."""


class Asked(Enum):
    """What a follow-up asks of an assignment (U2), by where in the year it stands."""

    BEGUN = "begun"
    CONTENT = "content"
    EFFECT = "effect"


@dataclass(frozen=True)
class FollowUp:
    """A month in which the board's assignments are followed up, its round, and what it asks."""

    month: Period
    round_name: str
    asks: Asked


@dataclass(frozen=True)
class AssignmentRow:
    """An assignment, a focus area or a goal of the board's, and how it stands.

    `follow_up` is the board's latest, `followed_up` the same where this one was part of it, else
    None. `months_old` is the age of what was last said.
    """

    number: str | None
    assignment: str
    assignment_kind: str
    council_goal: str | None
    board_goals: str | None
    description: str | None
    responsible: str | None
    department: str | None
    department_name: str | None
    report_when: str | None
    due: int | None
    to_executive_board: bool
    follow_up: int | None
    status: str
    followed_up: int | None
    comment: str | None
    said_by: str | None
    said_at: datetime | None
    status_before: str | None
    followed_up_before: int | None
    months_old: int | None
    is_late: bool
    may_follow: bool

    @property
    def name(self) -> str:
        """ "26 Utveckla förmågan att förebygga brott"."""
        return " ".join(filter(None, (self.number, self.assignment)))

    @property
    def key(self) -> str:
        """Tells it from all others of the board, whatever happens to it."""
        return f"{self.number or ''}|{self.assignment}"

    @property
    def owner(self) -> str | None:
        """Who is to say how it stands: the responsible, or else the department."""
        return self.responsible or self.department_name or self.department

    @property
    def shown_status(self) -> str:
        """What is late is shown as late, also where that follows from its month alone."""
        return LATE if self.is_late else self.status

    @property
    def is_overdue(self) -> bool:
        """Late by its month, though nobody has said so."""
        return self.is_late and self.status != LATE


@dataclass(frozen=True)
class Saying:
    """What a "file", or someone in the "page", said of an assignment at a follow-up."""

    period: int
    status: str
    comment: str | None
    said_in: str
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class Wanted:
    """Which assignments are looked for; None is all. `status` is as it is shown."""

    status: str | None = None
    department: str | None = None
    kind: str | None = None

    def holds(self, row: AssignmentRow) -> bool:
        return (
            self.status in (None, row.shown_status)
            and self.department in (None, row.department)
            and self.kind in (None, row.assignment_kind)
        )


def standing(reader: Reader, view: View) -> list[AssignmentRow]:
    """The year's assignments at the latest follow-up: late ones first, then the not updated."""
    return reader.rows("goals/assignments", AssignmentRow, **parameters(view))


def history(reader: Reader, view: View, row: AssignmentRow) -> list[Saying]:
    """All that has been said of an assignment, latest first."""
    return reader.rows(
        "goals/assignment_history",
        Saying,
        board=view.board.id,
        number=row.number,
        assignment=row.assignment,
    )


def parameters(view: View) -> dict[str, object]:
    """What `standing` is asked with; a figure's receipt shows it."""
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
    }


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the year's assignments rest on (N1)."""
    first = view.year.first.code
    return record_loads(reader, view.board.id, ["assignments"], first, view.period.code)


def follow_ups(view: View) -> list[FollowUp]:
    """The fiscal year's follow-ups, as the board's reporting rounds say, in their order."""
    found: list[FollowUp] = []
    for month in view.year.months:
        rounds = [one for one in view.board.reporting_rounds if one.kind in ROUNDS]
        told = next((one for one in rounds if month.month in one.months), None)
        if told is not None:
            found.append(FollowUp(month, told.name, _asked(told.kind, is_first=not found)))
    return found


def now_or_next(view: View) -> FollowUp | None:
    """The follow-up of the period, or else the next one of the year."""
    return next((one for one in follow_ups(view) if one.month >= view.period), None)


def missed(rows: Sequence[AssignmentRow], view: View) -> FollowUp | None:
    """The latest follow-up that has come and in which nothing at all has been said."""
    latest = rows[0].follow_up if rows else None
    due = [one for one in follow_ups(view) if one.month <= view.period]
    return due[-1] if due and due[-1].month.code > (latest or 0) else None


def follow_up_of(rows: Sequence[AssignmentRow], view: View) -> Period:
    """The follow-up that something said now is of: the latest, of a round or of a file.

    A month between two rounds is none, or all that was said in the round would be out of date.
    """
    known = [Period.of(row.follow_up) for row in rows[:1] if row.follow_up is not None]
    due = [one.month for one in follow_ups(view) if one.month <= view.period]
    return max([*known, *due], default=view.period)


def _asked(kind: RoundKind, *, is_first: bool) -> Asked:
    if kind is RoundKind.ANNUAL:
        return Asked.EFFECT
    return Asked.BEGUN if is_first else Asked.CONTENT


def may_follow(reader: Reader, row: AssignmentRow) -> bool:
    """Whether the viewer may be asked how an assignment stands; the store has the last word."""
    return reader.viewer.may(Right.GOALS) and row.may_follow


def follow_up(
    change: Change, view: View, period: Period, row: AssignmentRow, status: str | None, comment: str
) -> None:
    """Say how an assignment stands at a follow-up, with a comment or none ("")."""
    if status not in STATUSES:
        raise UserError("Välj en status i listan.")
    if len(comment) > MOST_WORDS:
        raise UserError(f"Kommentaren är för lång. Skriv högst {MOST_WORDS} tecken.")
    noted = change.run(
        "commands/insert_assignment_edit",
        board=view.board.id,
        period=period.code,
        year_start=view.year.first.code,
        number=row.number,
        assignment=row.assignment,
        status=status,
        comment=comment.strip() or None,
    )
    if not noted:
        raise NotAllowed("Du får bara följa upp uppdrag som hör till dina egna avdelningar.")
    about = row.number or row.assignment
    change.record(
        Event.ASSIGNMENT_FOLLOWED, view.board.id, f"{period.code} {about}", STATUSES[status]
    )
