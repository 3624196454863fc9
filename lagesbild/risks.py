"""What can go wrong, how likely and serious it is, and where it is handled (K1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period, span_in_words

LIKELIHOODS = {1: "osannolik", 2: "möjlig", 3: "trolig", 4: "mycket trolig"}
CONSEQUENCES = {1: "lindrig", 2: "kännbar", 3: "allvarlig", 4: "mycket allvarlig"}
"""The steps of both scales in words. Assumed: the board's source says four steps and no words."""
HANDLED = {
    "control_plan": "internkontrollplan",
    "goal_work": "målarbete",
    "own_control": "egenkontroll",
    "accepted": "accepterad",
}
"""Where a risk is handled; that nobody has said is none of them."""
UNDECIDED = "inte bestämt"
HIGH = "high"
MOST_WORDS = 2_000


@dataclass(frozen=True)
class RiskRow:
    """A risk of the register as it was last assessed, and before that.

    `score` is likelihood times consequence, 1 to 16. `assessed` and `assessed_before` are months,
    or whole years (202300). `change` is None of a risk that is new.
    """

    process_area: str
    risk: str
    likelihood: int
    consequence: int
    score: int
    risk_level: str
    assessed: int
    score_before: int | None
    assessed_before: int | None
    change: int | None
    existing_measures: str | None
    new_measures: str | None
    responsible: str | None
    department: str | None
    department_name: str | None
    handled_in: str | None
    handled_before: str | None
    comment: str | None
    said_by: str | None
    said_at: datetime | None
    may_assess: bool

    @property
    def key(self) -> str:
        """Tells it from all others of the board, however it is assessed."""
        return f"{self.process_area}|{self.risk}"

    @property
    def owner(self) -> str | None:
        """Who answers for it: the responsible, or else the department."""
        return self.responsible or self.department_name or self.department


@dataclass(frozen=True)
class MatrixCell:
    """How many risks have a likelihood and a consequence, and their names in a line."""

    likelihood: int
    consequence: int
    score: int
    risk_level: str
    risks: int
    names: str | None


@dataclass(frozen=True)
class Assessment:
    """How a "file", or someone in the "page", assessed a risk at a time."""

    period: int
    likelihood: int
    consequence: int
    score: int
    risk_level: str
    handled_in: str | None
    comment: str | None
    said_in: str
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class Wanted:
    """Which risks are looked for; None is all."""

    process_area: str | None = None
    department: str | None = None
    risk_level: str | None = None
    handled_in: str | None = None

    def holds(self, row: RiskRow) -> bool:
        return all(wanted in (None, getattr(row, field)) for field, wanted in vars(self).items())


def register(reader: Reader, view: View) -> list[RiskRow]:
    """The risks that the board has at the month, the highest first."""
    return reader.rows("control/risks", RiskRow, **parameters(view))


def matrix(reader: Reader, view: View, wanted: Wanted) -> list[MatrixCell]:
    """The sixteen cells of likelihood and consequence, the most serious first."""
    return reader.rows("control/risk_matrix", MatrixCell, **parameters(view), **vars(wanted))


def history(reader: Reader, view: View, row: RiskRow) -> list[Assessment]:
    """Every assessment of a risk, latest first."""
    return reader.rows(
        "control/risk_history",
        Assessment,
        board=view.board.id,
        process_area=row.process_area,
        risk=row.risk,
    )


def parameters(view: View) -> dict[str, object]:
    """What `register` is asked with; a figure's receipt shows it."""
    return {"board": view.board.id, "period": view.period.code}


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the register rests on, with those that scores before come from (N1)."""
    return record_loads(reader, view.board.id, ["risks"], 0, view.period.code)


def when(period: int) -> str:
    """The time of an assessment: "april 2023", or "2023" of a whole year."""
    time = Period.of(period)
    return time.in_words if time.is_month else span_in_words(time, time)


def may_assess(reader: Reader, row: RiskRow) -> bool:
    """Whether the viewer may be asked to assess a risk; the store has the last word."""
    return reader.viewer.may(Right.CONTROL) and row.may_assess


def assess(
    change: Change,
    view: View,
    row: RiskRow,
    likelihood: int | None,
    consequence: int | None,
    handled_in: str | None,
    comment: str,
) -> None:
    """Assess a risk anew as of the view's month, with a comment or none ("")."""
    if likelihood not in LIKELIHOODS or consequence not in CONSEQUENCES:
        raise UserError("Välj sannolikhet och konsekvens, båda från 1 till 4.")
    if handled_in is not None and handled_in not in HANDLED:
        raise UserError("Välj i listan var risken hanteras.")
    if len(comment) > MOST_WORDS:
        raise UserError(f"Kommentaren är för lång. Skriv högst {MOST_WORDS} tecken.")
    noted = change.run(
        "commands/insert_risk_assessment",
        **parameters(view),
        process_area=row.process_area,
        risk=row.risk,
        likelihood=likelihood,
        consequence=consequence,
        handled_in=handled_in,
        comment=comment.strip() or None,
    )
    if not noted:
        raise NotAllowed("Du får bara bedöma risker som hör till dina egna avdelningar.")
    change.record(
        Event.RISK_ASSESSED,
        view.board.id,
        f"{view.period.code} {row.risk}",
        f"{likelihood} x {consequence}",
    )
