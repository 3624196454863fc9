"""What people say of goals and indicators in the page: statuses set by hand, values entered (M6).

Said once more, it is the latest that counts; what was said before stays as history. A status is
of one month, and never taken over by the next (N13).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild.access import Change, Event, Reader, Right, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.goals import parameters

MOST_WORDS = 2_000
STATUSES = ("on_plan", "watch", "off_plan", "not_assessed")
"""Those that may be set by hand: "not updated" only a missing value is."""
ACTIONS: Mapping[str, str] = {
    "begun": "påbörjade",
    "planned": "planerade, ej påbörjade",
    "none": "inga",
}


class About(Enum):
    """What a status is of."""

    INDICATOR = "indicator"
    BOARD_GOAL = "board_goal"
    COUNCIL_GOAL = "council_goal"


@dataclass(frozen=True)
class SaidStatus:
    """A status that was set by hand once, or taken back; `computed` is what the rule said then."""

    period: int
    event: str
    status: str | None
    reason: str | None
    computed: str | None
    author: str
    set_at: datetime


@dataclass(frozen=True)
class EnteredValue:
    """A value that was entered in the page once, or taken back."""

    period: int
    cost_centre: str | None
    event: str
    value: Decimal | None
    actions: str | None
    comment: str | None
    author: str
    edited_at: datetime


def said_statuses(reader: Reader, view: View, about: About, key: str) -> list[SaidStatus]:
    """What has been set by hand of something up to the month, latest first."""
    return reader.rows(
        "goals/said_statuses", SaidStatus, **parameters(view), about=about.value, key=key
    )


def entered_values(reader: Reader, view: View, indicator: str) -> list[EnteredValue]:
    """The values of an indicator that were entered in the page, latest first."""
    return reader.rows(
        "goals/entered_values", EnteredValue, board=view.board.id, indicator=indicator
    )


def may_set(viewer: Viewer, about: About) -> bool:
    """Whether a viewer may be asked to set a status; the store has the last word."""
    return viewer.may(Right.GOALS) and (about is About.INDICATOR or viewer.departments is None)


def set_status(
    change: Change,
    view: View,
    about: About,
    key: str,
    status: str | None,
    reason: str,
    computed: str,
) -> None:
    """Set the month's status by hand, beside the computed one (M6)."""
    if status not in STATUSES:
        raise UserError("Välj en status.")
    _set(change, view, about, key, "set", status, _checked(reason, "varför"), computed)


def withdraw_status(change: Change, view: View, about: About, key: str, computed: str) -> None:
    """Let the computed status count again; what was said stays as history."""
    _set(change, view, about, key, "withdrawn", None, None, computed)


def _set(
    change: Change,
    view: View,
    about: About,
    key: str,
    event: str,
    status: str | None,
    reason: str | None,
    computed: str,
) -> None:
    noted = change.run(
        "commands/insert_manual_status",
        **parameters(view),
        about=about.value,
        key=key,
        event=event,
        status=status,
        reason=reason,
        computed=computed,
    )
    if not noted:
        raise NotAllowed("Du får bara sätta status för det som dina egna avdelningar ansvarar för.")
    change.record(Event.STATUS_SET, view.board.id, f"{view.period.code} {key}", status or event)


def enter_value(
    change: Change,
    view: View,
    indicator: str,
    value: Decimal,
    actions: str | None,
    comment: str,
) -> None:
    """Let the month have another value than files say, or a first one."""
    if actions is not None and actions not in ACTIONS:
        raise UserError("Välj hur det går med åtgärderna.")
    if len(comment) > MOST_WORDS:
        raise UserError(f"Kommentaren är för lång. Skriv högst {MOST_WORDS} tecken.")
    _enter(change, view, indicator, "entered", value, actions, comment.strip() or None)


def withdraw_value(change: Change, view: View, indicator: str) -> None:
    """Let what files say count again."""
    _enter(change, view, indicator, "withdrawn", None, None, None)


def _enter(
    change: Change,
    view: View,
    indicator: str,
    event: str,
    value: Decimal | None,
    actions: str | None,
    comment: str | None,
) -> None:
    noted = change.run(
        "commands/insert_indicator_edit",
        **parameters(view),
        indicator=indicator,
        cost_centre=None,
        event=event,
        value=value,
        actions=actions,
        comment=comment,
    )
    if not noted:
        raise NotAllowed("Du får bara lägga in värden för det som dina avdelningar ansvarar för.")
    change.record(Event.VALUE_ENTERED, view.board.id, f"{view.period.code} {indicator}", event)


def _checked(words: str, what: str) -> str:
    if not words.strip():
        raise UserError(f"Skriv {what}, så att den som läser förstår.")
    if len(words) > MOST_WORDS:
        raise UserError(f"Texten är för lång. Skriv högst {MOST_WORDS} tecken.")
    return words.strip()
