"""How a board's assignments stand, in words: the first line of their page, and what it asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lagesbild import assignments
from lagesbild.assignments import LATE, STATUSES, UNSAID, Asked, AssignmentRow
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.text import in_words, listed, plural, shortened

MOST_NAMED = 3
MOST_LETTERS = 180
"""Shared by the names of a sentence: an assignment may be a sentence of its own."""
KINDS = {
    "assignment": ("Uppdrag", "uppdrag"),
    "focus_area": ("Fokusområde", "fokusområden"),
    "board_goal": ("Nämndmål", "nämndmål"),
}
"""A kind in the singular, as in a list, and in the plural, as in a sentence."""
_MANY = {
    "not_begun": "ej påbörjade",
    "begun": "påbörjade",
    "done": "klara",
    "delayed": "försenade",
    "stopped": "avbrutna",
    "not_updated": "ej uppdaterade",
    "not_assessed": "ej uppföljda",
}
_ASKS = {
    Asked.BEGUN: "har arbetet börjat, och följer det planen?",
    Asked.CONTENT: "vad har gjorts, och vad är kvar att göra?",
    Asked.EFFECT: "vilken effekt har arbetet gett?",
}


def position(rows: Sequence[AssignmentRow]) -> str:
    """How many are late, by name when they are few, and how many nobody has said anything of."""
    what = kinds_in_words(rows)
    late = [row for row in rows if row.is_late]
    latest = rows[0].follow_up
    if latest is None:
        return " ".join(filter(None, (_untouched(len(rows), what), _overdue(late))))
    when = Period.of(latest).in_words
    unsaid = len([row for row in rows if row.status in UNSAID])
    return " ".join(filter(None, (_late(late, len(rows), what, when), _unsaid(unsaid))))


def _late(late: Sequence[AssignmentRow], whole: int, what: str, when: str) -> str:
    if not late:
        return f"Inget av {in_words(whole)} {what} är försenat per {when}."
    word = "försenat" if len(late) == 1 else "försenade"
    verdict = f"{in_words(len(late)).capitalize()} av {in_words(whole)} {what} är {word} per {when}"
    if len(late) > MOST_NAMED:
        return f"{verdict}."
    return f"{verdict}: {_names(late)}."


def _untouched(number: int, what: str) -> str:
    verb = "är inte uppföljt" if number == 1 else "är inte uppföljda"
    return f"{in_words(number).capitalize()} {what} {verb} än i år."


def _overdue(late: Sequence[AssignmentRow]) -> str:
    if not late:
        return ""
    told = f"{in_words(len(late)).capitalize()} skulle redan ha varit"
    told = f"{told} {'klart' if len(late) == 1 else 'klara'}"
    return f"{told}: {_names(late)}." if len(late) <= MOST_NAMED else f"{told}."


def _names(few: Sequence[AssignmentRow]) -> str:
    return listed(f"”{shortened(row.name, MOST_LETTERS // len(few))}”" for row in few)


def _unsaid(number: int) -> str:
    if not number:
        return ""
    return (
        f"{in_words(number).capitalize()} är inte {'uppdaterat' if number == 1 else 'uppdaterade'}."
    )


def kinds_in_words(rows: Sequence[AssignmentRow]) -> str:
    """What the rows are: "uppdrag", "uppdrag och fokusområden"."""
    present = {row.assignment_kind for row in rows}
    return listed(many for kind, (_, many) in KINDS.items() if kind in present)


def counted(rows: Sequence[AssignmentRow]) -> str:
    """How many there are of each status: "1 försenat, 4 påbörjade"."""
    numbers = Counter(row.shown_status for row in rows)
    words = {**STATUSES, **UNSAID}
    order = (LATE, *UNSAID, *(status for status in STATUSES if status != LATE))
    return ", ".join(
        plural(numbers[status], words[status], _MANY[status]) for status in order if numbers[status]
    )


def change(row: AssignmentRow) -> str:
    """What has become of it since the follow-up before; of an unsaid one, what was last said."""
    if row.is_overdue and row.due:
        word = {**STATUSES, **UNSAID}[row.status].capitalize()
        return f"{word}, skulle vara klart {Period.of(row.due).short}"
    before = row.status_before and STATUSES[row.status_before]
    when = "" if row.followed_up_before is None else Period.of(row.followed_up_before).short
    if row.status in UNSAID:
        return f"Senast {before}, {when}" if before else "Aldrig uppföljt i år"
    if before is None:
        return "Första uppföljningen"
    return (
        f"Oförändrat sedan {when}" if row.status_before == row.status else f"Var {before}, {when}"
    )


def guidance(rows: Sequence[AssignmentRow], view: View) -> list[str]:
    """What this follow-up, or else the next, asks (U2), and which has come without a word."""
    lines = []
    asked, missed = assignments.now_or_next(view), assignments.missed(rows, view)
    if asked is not None:
        is_now = asked.month == view.period
        when = "" if is_now else f"Nästa uppföljning är {asked.month.in_words}. "
        lines.append(f"{when}{asked.round_name}: {_ASKS[asked.asks]}")
    if missed is not None:
        latest = rows[0].follow_up
        shown = f" Det som visas sades per {Period.of(latest).in_words}." if latest else ""
        lines.append(f"Inget är uppföljt för {missed.round_name}, {missed.month.in_words}.{shown}")
    return lines
