"""Actions against variances: what they give, what is left to find, and when they are demanded.

Effects are SEK above zero when they make the result better (Å1, E6, N9).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period

STATUSES = {
    "proposed": "föreslagen",
    "decided": "beslutad",
    "ongoing": "pågår",
    "done": "klar",
    "stopped": "avbruten",
}
DECIDED = ("decided", "ongoing", "done")
"""The statuses that count: the first two words of queries/macros/counted_actions.sql."""
STATES = {
    "proposed": "inte beslutad",
    "stopped": "avbruten",
    "not_begun": "inte börjad",
    "not_followed": "inte uppföljd",
    "behind": "under förväntan",
    "as_expected": "som förväntat",
}
"""How an action's realised effect stands against what was expected of the same months."""
LONGEST_NAME, MOST_WORDS = 200, 2_000


@dataclass(frozen=True)
class ActionRow:
    """An action as it was last said, with its expected and its realised effect.

    `remaining` is what it gives in the months that the forecast cannot know of, `counted` the same
    of a decided one and nothing of others. `expected_followed` is what was expected of the
    `followed_months` that somebody has said the effect of.
    """

    action: str
    cause: str | None
    responsible: str | None
    cost_centre: str | None
    cost_centre_name: str | None
    department: str | None
    effect_per_month: Decimal
    from_month: int
    to_month: int | None
    status: str
    decided_by: str | None
    decided_on: date | None
    answers_level: str | None
    answers: str | None
    answers_name: str | None
    answers_month: int | None
    expected_ytd: Decimal
    expected_year: Decimal
    remaining: Decimal
    counted: Decimal
    realised_ytd: Decimal | None
    followed_months: int
    expected_followed: Decimal
    state: str
    is_decided: bool
    said_in: str
    said_by: str
    said_at: datetime
    may_enter: bool


@dataclass(frozen=True)
class Gap:
    """How a board stands against its frame, and what of the gap decided actions cover.

    `forecast_origin` is adopted or computed. `left_to_find` is never below zero; None where there
    is no budget or no forecast.
    """

    variance_ytd: Decimal | None
    forecast_origin: str | None
    forecast_month: int | None
    forecast: Decimal | None
    budget_year: Decimal | None
    forecast_variance: Decimal | None
    gap: Decimal | None
    decided_count: int
    decided_effect: Decimal
    proposed_count: int
    proposed_effect: Decimal
    forecast_with_actions: Decimal | None
    variance_with_actions: Decimal | None
    left_to_find: Decimal | None
    opened_by_variance: bool
    opened_by_forecast: bool
    is_demanded: bool
    has_decided: bool
    is_covered: bool
    is_met: bool


@dataclass(frozen=True)
class Saying:
    """What a "file", or someone in the "page", said of an action; "taken_back" is an event too."""

    event: str
    effect_per_month: Decimal
    from_month: int
    to_month: int | None
    status: str
    decided_by: str | None
    decided_on: date | None
    cost_centre: str | None
    responsible: str | None
    cause: str | None
    said_in: str
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class EffectSaying:
    """What was said that an action gave in a month; None took back what had been said."""

    period: int
    realised: Decimal | None
    said_in: str
    said_by: str
    said_at: datetime
    counts: bool


@dataclass(frozen=True)
class ActionPart:
    """A department or unit that an action can belong to, or answer the variance of."""

    code: str
    name: str | None
    level: str
    department: str | None


@dataclass(frozen=True)
class Entry:
    """An action as it is entered in the page; without a `cost_centre` it is the whole board's."""

    action: str
    effect_per_month: Decimal | None
    from_month: Period
    status: str
    cause: str = ""
    responsible: str = ""
    cost_centre: str | None = None
    to_month: Period | None = None
    decided_by: str = ""
    decided_on: date | None = None
    answers: str | None = None
    answers_month: Period | None = None


def of_year(reader: Reader, view: View) -> list[ActionRow]:
    """The actions of the year that are known at the month, those that count first."""
    return reader.rows("actions/actions", ActionRow, **parameters(view))


def gap(reader: Reader, view: View) -> Gap | None:
    """How the board stands and what is left to find; None for who sees but some departments."""
    return reader.one("actions/left_to_find", Gap, **parameters(view))


def history(reader: Reader, view: View, action: str) -> list[Saying]:
    """All that has been said of an action, latest first."""
    return reader.rows("actions/action_history", Saying, **_about(view, action))


def effects(reader: Reader, view: View, action: str) -> list[EffectSaying]:
    """All that has been said of what an action gave, latest month first."""
    return reader.rows("actions/effect_history", EffectSaying, **_about(view, action))


def parts(reader: Reader, view: View) -> list[ActionPart]:
    """The departments and units whose money the viewer sees."""
    return reader.rows("actions/parts", ActionPart, board=view.board.id, period=view.period.code)


def parameters(view: View) -> dict[str, object]:
    """What `of_year` and `gap` are asked with; a figure's receipt shows it."""
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "year_end": view.year.last.code,
    }


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the year's actions and their effects rest on (N1)."""
    kinds = ["actions", "action_effects"]
    return record_loads(reader, view.board.id, kinds, plan_of(view), view.period.code)


def plan_of(view: View) -> int:
    """The year that actions are of, as a period of a whole year: 202300."""
    return view.year.first.year * 100


def may_enter(reader: Reader) -> bool:
    """Whether the viewer may be asked to enter actions; the store has the last word."""
    return reader.viewer.may(Right.ACTIONS)


def enter(change: Change, view: View, entry: Entry) -> None:
    """Say what an action is, for the first time or anew; what was said before stays as history."""
    said = replace(
        entry,
        action=" ".join(entry.action.split()),
        responsible=entry.responsible.strip(),
        decided_by=entry.decided_by.strip(),
        cause=entry.cause.strip(),
    )
    _require_whole(view, said)
    noted = change.run(
        "commands/insert_action_entry",
        board=view.board.id,
        period=plan_of(view),
        action=said.action,
        cause=said.cause or None,
        responsible=said.responsible or None,
        cost_centre=said.cost_centre,
        effect_per_month=said.effect_per_month,
        from_month=said.from_month.code,
        to_month=None if said.to_month is None else said.to_month.code,
        status=said.status,
        decided_by=said.decided_by or None,
        decided_on=said.decided_on,
        answers=said.answers,
        answers_month=None if said.answers_month is None else said.answers_month.code,
    )
    if not noted:
        raise NotAllowed("Du får bara lägga in åtgärder för dina egna avdelningar.")
    change.record(
        Event.ACTION_ENTERED,
        view.board.id,
        f"{view.year} {said.action}",
        f"{said.effect_per_month} kr per månad, {STATUSES[said.status]}",
    )


def take_back(change: Change, view: View, action: str) -> None:
    """Take an action away from the plan; that it was, and what was said of it, is kept."""
    noted = change.run(
        "commands/take_back_action", board=view.board.id, period=plan_of(view), action=action
    )
    if not noted:
        raise NotAllowed("Åtgärden finns inte längre, eller hör till en annan avdelning.")
    change.record(Event.ACTION_TAKEN_BACK, view.board.id, f"{view.year} {action}")


def enter_effect(
    change: Change, view: View, action: str, month: Period, realised: Decimal | None
) -> None:
    """Say what an action gave in a month of the year; None takes back what was said."""
    if not view.year.first <= month <= view.year.last:
        raise UserError(f"Välj en månad under {view.year}.")
    noted = change.run(
        "commands/insert_action_effect_entry",
        board=view.board.id,
        year=plan_of(view),
        period=month.code,
        action=action,
        realised=realised,
    )
    if not noted:
        raise NotAllowed("Du får bara följa upp åtgärder för dina egna avdelningar.")
    change.record(
        Event.EFFECT_ENTERED,
        view.board.id,
        f"{month.code} {action}",
        "tog tillbaka" if realised is None else f"{realised} kr",
    )


def _require_whole(view: View, entry: Entry) -> None:
    if not entry.action:
        raise UserError("Skriv vad åtgärden är.")
    if len(entry.action) > LONGEST_NAME:
        raise UserError(f"Åtgärdens namn är för långt. Skriv högst {LONGEST_NAME} tecken.")
    if max(map(len, (entry.cause, entry.responsible, entry.decided_by))) > MOST_WORDS:
        raise UserError(f"En text är för lång. Skriv högst {MOST_WORDS} tecken.")
    if entry.effect_per_month is None or entry.effect_per_month <= 0:
        raise UserError("Skriv hur mycket åtgärden förbättrar resultatet i månaden, över noll.")
    if entry.to_month is not None and entry.to_month < entry.from_month:
        raise UserError("Åtgärden slutar före den månad då den börjar. Rätta månaderna.")
    if not view.year.first <= entry.from_month <= view.year.last:
        raise UserError(f"Välj en första månad under {view.year}.")
    if entry.status not in STATUSES:
        raise UserError("Välj i listan hur det står till med åtgärden.")
    if entry.status in DECIDED and not (entry.decided_by and entry.decided_on):
        raise UserError("Skriv vem som har beslutat om åtgärden, och vilken dag.")


def _about(view: View, action: str) -> dict[str, object]:
    return {"board": view.board.id, "year_start": view.year.first.code, "action": action}
