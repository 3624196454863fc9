"""What people say is the cause of a variance, for any part of a board and any period (E2).

Said once more, it is the latest that counts; what was said before stays as history.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lagesbild.access import Change, Event, Reader, Right, Viewer
from lagesbild.boards import Board
from lagesbild.economy import Part, View
from lagesbild.errors import InvalidSetting, NotAllowed, UserError
from lagesbild.settings import ROOT
from lagesbild.text import listed

SUBJECT = "explanations"
REFERENCE = ROOT / "data" / "reference" / "explanations.toml"
MOST_WORDS = 2_000
ASKED_FROM: Mapping[str, frozenset[str]] = {
    "watch_share": frozenset({"watch", "off_plan"}),
    "alarm_share": frozenset({"off_plan"}),
}
"""The statuses that ask for an explanation, by the board's limit that it is asked for from."""
_WIDER = {
    "unit": ("department",),
    "cost_centre": ("department", "unit"),
    "account": ("account_group",),
}
"""The codes that another makes superfluous: it lies in one of each."""


@dataclass(frozen=True)
class Rules:
    """The causes that a board chooses among, and the statuses that must be explained."""

    causes: tuple[str, ...]
    asking: frozenset[str]

    def ask_for(self, status: str) -> bool:
        """Whether a variance of this status must be explained."""
        return status in self.asking


@dataclass(frozen=True)
class Explanation:
    """What was said once of a part; `counts` when nothing has been said since.

    `variance` is the accumulated variance as it then was.
    """

    department: str | None
    unit: str | None
    cost_centre: str | None
    account_group: str | None
    account: str | None
    event: str
    cause: str | None
    words: str | None
    variance: Decimal
    author: str
    explained_at: datetime
    counts: bool

    @property
    def part(self) -> Part:
        return Part(self.department, self.unit, self.cost_centre, self.account_group, self.account)


def rules_of(board: Board) -> Rules:
    """The reference causes and limit, with the board's own instead where it has any."""
    own = board.subjects.get(SUBJECT, {})
    known = _reference(REFERENCE)
    source = f"{board.id}/board.toml: nyckeln subjects.{SUBJECT}"
    unknown = sorted(set(own) - set(known))
    if unknown:
        raise InvalidSetting(f"{source}.{unknown[0]} är okänd.")
    said = {**known, **own}
    causes, asked_from = said["causes"], said["asked_from"]
    if (
        not isinstance(causes, list)
        or not causes
        or not all(isinstance(cause, str) and cause.strip() for cause in causes)
        or len(set(causes)) < len(causes)
    ):
        raise InvalidSetting(f"{source}.causes ska vara en lista med orsaker, var och en en gång.")
    if asked_from not in ASKED_FROM:
        limits = listed((f'"{limit}"' for limit in ASKED_FROM), last="eller")
        raise InvalidSetting(f"{source}.asked_from ska vara {limits}.")
    return Rules(tuple(causes), ASKED_FROM[asked_from])


def said(reader: Reader, view: View) -> list[Explanation]:
    """All that has been said of the period's variances that the viewer may see, latest first."""
    return reader.rows(
        "economy/explanations", Explanation, board=view.board.id, period=view.period.code
    )


def counting(explanations: Iterable[Explanation]) -> dict[Part, Explanation]:
    """What counts now, by the part that it is about."""
    return {one.part: one for one in explanations if one.counts}


def history(explanations: Iterable[Explanation], part: Part) -> Sequence[Explanation]:
    """All that has been said of a part, latest first."""
    return [one for one in explanations if one.part == explained_as(part)]


def explained_as(part: Part) -> Part:
    """The part by the narrowest code that names it, however one came to it.

    A unit is the same whether it was reached by its department or not; what has no code, or an
    unknown one, is only told apart by what it lies in.
    """
    codes = part.as_parameters()
    for narrow, wide in _WIDER.items():
        if codes[narrow] not in (None, "-", "?"):
            codes |= dict.fromkeys(wide)
    return Part(**codes)


def may_explain(viewer: Viewer, part: Part) -> bool:
    """Whether a viewer may be asked to explain a part; the store has the last word.

    Who sees departments explains nothing of the board as a whole.
    """
    placed = part.department or part.unit or part.cost_centre
    return viewer.may(Right.EXPLAIN) and (viewer.departments is None or placed is not None)


def explain(
    change: Change, view: View, part: Part, cause: str | None, words: str, variance: Decimal
) -> None:
    """Say why a part's variance is what it is: a cause of the board's own, and words."""
    if cause not in rules_of(view.board).causes:
        raise UserError("Välj en orsak i listan.")
    if not words.strip():
        raise UserError("Skriv vad avvikelsen beror på, så att den som läser rapporten förstår.")
    if len(words) > MOST_WORDS:
        raise UserError(f"Förklaringen är för lång. Skriv högst {MOST_WORDS} tecken.")
    _note(change, view, part, "explained", cause, words.strip(), variance)


def withdraw(change: Change, view: View, part: Part, variance: Decimal) -> None:
    """Take back what counts of a part; what was said stays as history."""
    _note(change, view, part, "withdrawn", None, None, variance)


def _note(
    change: Change,
    view: View,
    part: Part,
    event: str,
    cause: str | None,
    words: str | None,
    variance: Decimal,
) -> None:
    codes = explained_as(part).as_parameters()
    noted = change.run(
        "commands/insert_explanation",
        board=view.board.id,
        period=view.period.code,
        **codes,
        event=event,
        cause=cause,
        words=words,
        variance=variance,
    )
    if not noted:
        raise NotAllowed("Du får bara förklara avvikelser för dina egna avdelningar.")
    about = "/".join(code for code in codes.values() if code) or view.board.id
    detail = cause or "tog tillbaka förklaringen"
    change.record(Event.EXPLAINED, view.board.id, f"{view.period.code} {about}", detail)


def _reference(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
