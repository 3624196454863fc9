"""To which level a variance belongs, who has been informed of it, and what was decided (E7).

Amounts are SEK; a variance that belongs to anybody is below zero.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from lagesbild import economy
from lagesbild.access import Change, Event, Reader
from lagesbild.economy import ReceiptLoad, View
from lagesbild.errors import NotAllowed, UserError

LEVELS = {
    "unit": "enhet",
    "department": "avdelning",
    "administration": "förvaltningsledning",
    "board": "nämnd och kommundirektör",
    "executive_board": "kommunstyrelse",
}
"""Who a variance may belong to, the lowest first: as queries/macros/escalation_rank.sql has it."""
OWN_LEVELS = {"unit": "unit", "department": "department", "board": "administration"}
"""The level that each sort of part begins at; "board" is the board's total."""
STATES = {
    "own": "inom egen gräns",
    "to_inform": "ska informeras",
    "informed": "informerad",
    "decided": "beslutat",
}
LONGEST_FUNCTION, MOST_WORDS = 200, 2_000


@dataclass(frozen=True)
class EscalationRow:
    """A part that is worse than budget, and the level that this belongs to now.

    `worst_variance` is the worse of the variance so far and the forecast's. `limit` is what `level`
    may handle itself, None for the highest, and `own_limit` what the part's own level may. What is
    said of informing is said of `level`.
    """

    part_level: str
    part: str | None
    name: str | None
    department: str | None
    variance_ytd: Decimal | None
    forecast_origin: str | None
    forecast_month: int | None
    forecast_variance: Decimal | None
    budget_year: Decimal
    worst_variance: Decimal
    opened_by: str
    own_level: str
    own_limit: Decimal
    level: str
    limit: Decimal | None
    state: str
    informed_by: str | None
    informed_on: date | None
    decision: str | None
    decided_on: date | None
    said_by: str | None
    said_at: datetime | None
    informed_levels: list[str]
    may_enter: bool

    @property
    def key(self) -> str:
        """What tells the part from others: "unit:11", "board:"."""
        return f"{self.part_level}:{self.part or ''}"

    @property
    def goes_on(self) -> bool:
        """Whether it belongs to a level above its own."""
        return self.level != self.own_level

    @property
    def higher_levels(self) -> tuple[str, ...]:
        """The levels above its own, which may be informed."""
        levels = tuple(LEVELS)
        return levels[levels.index(self.own_level) + 1 :]


@dataclass(frozen=True)
class EscalationSaying:
    """What was said of a level's being informed; "taken_back" is an event too."""

    period: int
    part_level: str
    part: str | None
    informed_level: str
    event: str
    variance: Decimal | None
    informed_by: str
    informed_on: date
    decision: str | None
    decided_on: date | None
    said_by: str
    said_at: datetime
    counts: bool

    @property
    def key(self) -> str:
        """As of EscalationRow."""
        return f"{self.part_level}:{self.part or ''}"


@dataclass(frozen=True)
class Informed:
    """That a level was informed, by which function and when, and what it decided, if it has."""

    level: str
    by: str
    on: date | None
    decision: str = ""
    decided_on: date | None = None


def of_period(reader: Reader, view: View) -> list[EscalationRow]:
    """The parts that are worse than budget, those that wait for somebody first."""
    return reader.rows("economy/escalations", EscalationRow, **parameters(view))


def history(reader: Reader, view: View) -> list[EscalationSaying]:
    """All that has been said of informing in the year, up to the month, latest first."""
    return reader.rows(
        "economy/escalation_history",
        EscalationSaying,
        board=view.board.id,
        period=view.period.code,
        year_start=view.year.first.code,
    )


def parameters(view: View) -> dict[str, object]:
    """What `of_period` is asked with; a figure's receipt shows it."""
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "year_end": view.year.last.code,
    }


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the variances rest on (N1): figures up to the month, the year's budget."""
    lasts = {"actual": view.period, "budget": view.year.last, "adopted_forecast": view.period}
    return [
        load
        for value_type, last in lasts.items()
        for load in economy.receipt_loads(
            reader, view.board.id, value_type, view.year.first.code, last.code
        )
    ]


def inform(
    change: Change,
    view: View,
    part_level: str,
    part: str | None,
    variance: Decimal | None,
    said: Informed,
) -> None:
    """Say that a level was informed of a part's variance; what was said before stays."""
    whole = replace(said, by=" ".join(said.by.split()), decision=said.decision.strip())
    _require_whole(part_level, whole)
    _note(change, view, part_level, part, variance, whole, "said")


def take_back(change: Change, view: View, saying: EscalationSaying) -> None:
    """Say that a level was not informed after all; what had been said is kept."""
    said = Informed(
        saying.informed_level,
        saying.informed_by,
        saying.informed_on,
        saying.decision or "",
        saying.decided_on,
    )
    _note(change, view, saying.part_level, saying.part, saying.variance, said, "taken_back")


def _note(
    change: Change,
    view: View,
    part_level: str,
    part: str | None,
    variance: Decimal | None,
    said: Informed,
    event: str,
) -> None:
    noted = change.run(
        "commands/insert_escalation",
        board=view.board.id,
        period=view.period.code,
        part_level=part_level,
        part=part,
        informed_level=said.level,
        event=event,
        variance=variance,
        informed_by=said.by,
        informed_on=said.on,
        decision=said.decision or None,
        decided_on=said.decided_on,
    )
    if not noted:
        raise NotAllowed("Du får bara anteckna vem som är informerad för dina egna avdelningar.")
    change.record(
        Event.ESCALATED,
        view.board.id,
        f"{view.period.code} {part or 'nämnden totalt'}",
        "tog tillbaka" if event == "taken_back" else LEVELS[said.level],
    )


def _require_whole(part_level: str, said: Informed) -> None:
    levels = list(LEVELS)
    own = OWN_LEVELS.get(part_level)
    if own is None or said.level not in levels[levels.index(own) + 1 :]:
        raise UserError("Välj i listan vem som är informerad.")
    if not said.by or said.on is None:
        raise UserError("Skriv vilken funktion som informerade, och vilken dag.")
    if len(said.by) > LONGEST_FUNCTION or len(said.decision) > MOST_WORDS:
        raise UserError(f"En text är för lång. Skriv högst {MOST_WORDS} tecken.")
    if bool(said.decision) != (said.decided_on is not None):
        raise UserError("Skriv både vad som är beslutat och vilken dag, eller inget av det.")
    if said.decided_on is not None and said.decided_on < said.on:
        raise UserError("Beslutet är tidigare än den dag då nivån informerades. Rätta dagarna.")
