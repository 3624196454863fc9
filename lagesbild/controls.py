"""The year's internal control: what is controlled when, what it came to, what is late (K2–K5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.errors import NotAllowed, UserError

DONE, DUE, OVERDUE, UPCOMING, UNDATED = "done", "due", "overdue", "upcoming", "undated"
STATES = (OVERDUE, DUE, UPCOMING, UNDATED, DONE)
"""How an occasion stands; what must be seen to first stands first."""
RESULTS = {
    "none": "utan anmärkning",
    "minor": "mindre avvikelse",
    "serious": "allvarlig avvikelse",
    "not_done": "ej genomförd",
}
REMARKS = ("serious", "minor")
_WORST = (*REMARKS, "none", "not_done")
RECORDED, WITHDRAWN, CARRIED = "recorded", "withdrawn", "carried"
MOST_WORDS, LONGEST_REFERENCE = 2_000, 200
LARGEST_COUNT = 1_000_000
_EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Occasion:
    """A control on an occasion of a year's plan: what it came to, or how it stands.

    `year` is as 202300. `occasion` is a month, or None when its date is not known. `days_overdue`
    is since the last day of that month.
    """

    year: int
    control_area: str
    number: str | None
    control: str
    occasion: int | None
    due_on: date | None
    state: str
    days_overdue: int | None
    result: str | None
    done_on: date | None
    examined: int | None
    comment: str | None
    attachment: str | None
    said_by: str | None
    said_at: datetime | None
    control_goal: str | None
    activity: str | None
    responsible: str | None
    department: str | None
    department_name: str | None
    method: str | None
    volume_text: str | None
    occasions_frequency: str
    occasions_text: str
    reported_to: str | None
    reported_when: str | None
    carried_from: int | None
    is_carried: bool
    carry_reason: str | None
    carried_by: str | None
    carried_at: datetime | None
    may_record: bool

    @property
    def key(self) -> str:
        """Tells its control of a year from all others of the board."""
        return f"{self.year}|{self.control}"

    @property
    def has_remark(self) -> bool:
        return self.result in REMARKS


@dataclass(frozen=True)
class Control:
    """A control of a year's plan with its occasions, late first."""

    occasions: tuple[Occasion, ...]

    @property
    def plan(self) -> Occasion:
        """What the plan says of it, which is alike on every occasion."""
        return self.occasions[0]

    @property
    def state(self) -> str:
        """How it stands: as the occasion that must be seen to first."""
        return min((one.state for one in self.occasions), key=STATES.index)

    @property
    def done(self) -> list[Occasion]:
        """The occasions that have been controlled, the latest first."""
        return [one for one in self.occasions if one.state == DONE]

    @property
    def remarks(self) -> list[Occasion]:
        """Those that gave a remark, the latest first."""
        return [one for one in self.done if one.has_remark]

    @property
    def has_serious(self) -> bool:
        return any(one.result == REMARKS[0] for one in self.done)

    @property
    def late(self) -> list[Occasion]:
        """Those that are late, the oldest first."""
        return [one for one in self.occasions if one.state == OVERDUE]

    @property
    def worst(self) -> Occasion | None:
        """What says most of it this year: the most serious result, the latest of its kind."""
        said = [one for one in self.occasions if one.result is not None]
        return min(
            said,
            key=lambda one: (_WORST.index(one.result or ""), -(one.occasion or 0)),
            default=None,
        )

    @property
    def next_due(self) -> Occasion | None:
        """The earliest occasion that lacks a result and whose month is known."""
        waiting = [one for one in self.occasions if one.state in (OVERDUE, DUE, UPCOMING)]
        return min(waiting, key=lambda one: one.occasion or 0, default=None)


@dataclass(frozen=True)
class Saying:
    """What a "file", or someone in the "page", has said that a control came to on an occasion.

    `counts` is of what holds now; one that is "withdrawn" took back what was recorded.
    """

    period: int
    event: str
    result: str | None
    done_on: date | None
    examined: int | None
    comment: str | None
    attachment: str | None
    said_in: str
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class Result:
    """What is recorded of a control on an occasion; "" is nothing said."""

    result: str | None
    done_on: date | None = None
    examined: int | None = None
    comment: str = ""
    attachment: str = ""


@dataclass(frozen=True)
class Wanted:
    """Which controls are looked for; None is all."""

    control_area: str | None = None
    department: str | None = None
    state: str | None = None

    def holds(self, control: Control) -> bool:
        plan = control.plan
        return (
            self.control_area in (None, plan.control_area)
            and self.department in (None, plan.department)
            and (self.state is None or any(one.state == self.state for one in control.occasions))
        )


def controls(reader: Reader, view: View) -> list[Control]:
    """The controls of the plan at the month, those that are late first."""
    rows = reader.rows("control/plan_status", Occasion, **parameters(view))
    return grouped(rows)


def grouped(rows: Sequence[Occasion]) -> list[Control]:
    """Each control with its occasions, in the order that the first of each stands."""
    first = {one.key: at for at, one in reversed(list(enumerate(rows)))}
    in_order = sorted(rows, key=lambda one: first[one.key])
    return [Control(tuple(same)) for _, same in groupby(in_order, key=lambda one: one.key)]


def history(reader: Reader, view: View, control: Control) -> list[Saying]:
    """All that has been said of a control in the year of its plan, the latest occasion first."""
    return reader.rows(
        "control/control_history",
        Saying,
        board=view.board.id,
        period=control.plan.year,
        control=control.plan.control,
    )


def parameters(view: View) -> dict[str, object]:
    """What `controls` is asked with; a figure's receipt shows it."""
    return {"board": view.board.id, "period": view.period.code}


def year_of(view: View) -> int:
    """The year of the plan that a month is in, as plans say it: 202300."""
    return view.period.year * 100


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the plan rests on, with those of the year before (N1)."""
    year = year_of(view)
    kinds = ["control_plan", "control_results"]
    return record_loads(reader, view.board.id, kinds, year - 100, year + 12)


def may_record(reader: Reader, control: Control) -> bool:
    """Whether the viewer may be asked to record; the store has the last word."""
    return reader.viewer.may(Right.CONTROL) and control.plan.may_record


def record(change: Change, view: View, control: Control, occasion: int, said: Result) -> None:
    """Record what a control came to on an occasion, a month of its plan's year."""
    if said.result not in RESULTS:
        raise UserError("Välj vad kontrollen visade.")
    if said.done_on is not None and said.done_on < _EARLIEST:
        raise UserError(f"Dagen {said.done_on} kan inte stämma. Rätta den.")
    if said.examined is not None and not 0 <= said.examined <= LARGEST_COUNT:
        raise UserError(f"Granskat antal ska vara ett helt tal från 0 till {LARGEST_COUNT}.")
    if len(said.comment) > MOST_WORDS or len(said.attachment) > LONGEST_REFERENCE:
        raise UserError(
            f"Texten är för lång. Skriv högst {MOST_WORDS} tecken i kommentaren och "
            f"{LONGEST_REFERENCE} i bilagan."
        )
    _note(change, view, control, occasion, RECORDED, said)


def withdraw(change: Change, view: View, control: Control, occasion: int) -> None:
    """Take back what the page has recorded of an occasion: what files say counts again."""
    _note(change, view, control, occasion, WITHDRAWN, Result(None))


def _note(
    change: Change, view: View, control: Control, occasion: int, event: str, said: Result
) -> None:
    noted = change.run(
        "commands/insert_control_result_edit",
        board=view.board.id,
        period=occasion,
        control=control.plan.control,
        event=event,
        done_on=said.done_on,
        result=said.result,
        examined=said.examined,
        comment=said.comment.strip() or None,
        attachment=said.attachment.strip() or None,
    )
    if not noted:
        raise NotAllowed("Du får bara anteckna kontroller som hör till dina egna avdelningar.")
    change.record(
        Event.CONTROL_RECORDED,
        view.board.id,
        f"{occasion} {control.plan.control}",
        said.result or event,
    )


def carry(change: Change, view: View, occasion: Occasion, reason: str) -> None:
    """Carry the remark of an occasion to next year's plan, for a reason (K5)."""
    if not reason.strip():
        raise UserError("Skriv varför anmärkningen ska följas nästa år.")
    if len(reason) > MOST_WORDS:
        raise UserError(f"Texten är för lång. Skriv högst {MOST_WORDS} tecken.")
    _decide(change, view, occasion, CARRIED, reason.strip())


def take_back(change: Change, view: View, occasion: Occasion) -> None:
    """No longer carry the remark of an occasion to next year's plan."""
    _decide(change, view, occasion, WITHDRAWN, None)


def _decide(change: Change, view: View, occasion: Occasion, event: str, why: str | None) -> None:
    noted = change.run(
        "commands/insert_control_carry",
        board=view.board.id,
        period=occasion.occasion,
        control=occasion.control,
        event=event,
        reason=why,
    )
    if not noted:
        raise NotAllowed(
            "Det går bara att föra vidare anmärkningar för dina egna avdelningar, en gång var. "
            "Någon annan kan ha hunnit före: ladda om sidan."
        )
    change.record(
        Event.CONTROL_CARRIED, view.board.id, f"{occasion.occasion} {occasion.control}", event
    )
