"""Which variances go to a higher level, in words, and what that waits for (E7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from lagesbild import numbers
from lagesbild.escalations import EscalationRow, EscalationSaying
from lagesbild.findings import SMALLEST_TOLD
from lagesbild.numbers import KR, MNKR
from lagesbild.periods import Period
from lagesbild.text import in_words, listed

MOST_NAMED = 2
BOARD_TOTAL = "nämnden totalt"
TO = {
    "unit": "enheten",
    "department": "avdelningen",
    "administration": "förvaltningsledningen",
    "board": "nämnd och kommundirektör",
    "executive_board": "kommunstyrelsen",
}
"""The levels as they stand in a sentence."""


def position(rows: Sequence[EscalationRow]) -> str:
    """ "Två avvikelser ska vidare: Barn och unga till nämnd och kommundirektör och …"."""
    waiting = [row for row in rows if row.state == "to_inform"]
    if waiting:
        return f"{_number(waiting)} ska vidare: {_named(waiting, _onwards)}."
    undecided = [row for row in rows if row.state == "informed"]
    if undecided:
        return f"{_number(undecided)} väntar på beslut: {_named(undecided, _at)}."
    if any(row.state == "decided" for row in rows):
        return "Alla avvikelser över den egna nivåns gräns är beslutade där de hör hemma."
    if rows:
        return "Ingen avvikelse ska vidare: alla ryms inom den egna nivåns gräns."
    return "Ingen avvikelse ska vidare: ingen enhet eller avdelning har underskott."


def within(rows: Sequence[EscalationRow]) -> str:
    """How many that stay at their own level; "" when none does."""
    own = [row for row in rows if not row.goes_on]
    if not own or len(own) == len(rows):
        return ""
    return f"{_number(own)} till stannar hos den egna nivån, inom dess gräns."


def of_part(row: EscalationRow) -> str:
    """To whom one part's variance belongs, and what is known of that; "" inside its own limit."""
    if not row.goes_on:
        return ""
    what = "Underskottet" if row.opened_by == "variance" else "Prognosens underskott"
    return f"{what} på {_told(row)} för {part_words(row)} hör till {TO[row.level]}{_so_far(row)}."


def part_words(row: EscalationRow | EscalationSaying) -> str:
    """A part as it is called in a sentence: its name, or its code, or the board's total."""
    if row.part is None:
        return BOARD_TOTAL
    return (row.name if isinstance(row, EscalationRow) else None) or row.part


def informed(row: EscalationRow | EscalationSaying) -> str:
    """By whom and when the level was informed: "Förvaltningschef, 2023-09-20"; "" when not."""
    return _signed(row.informed_by, row.informed_on)


def decision(row: EscalationRow | EscalationSaying) -> str:
    """What the level decided and when; "" when it has not."""
    return _signed(row.decision, row.decided_on)


def earlier(row: EscalationRow) -> str:
    """Which other levels have been informed: "avdelningen"; "" when none."""
    return listed(TO[level] for level in row.informed_levels if level != row.level)


def because(row: EscalationRow) -> str:
    """What the variance is: "utfallet hittills", "fastställd prognos per augusti 2023"."""
    if row.opened_by == "variance" or row.forecast_month is None:
        return "utfallet hittills"
    how = "fastställd" if row.forecast_origin == "adopted" else "beräknad"
    return f"{how} prognos per {Period.of(row.forecast_month).in_words}"


def why(row: EscalationRow) -> str:
    """What its own level and the level that it belongs to may handle themselves."""
    own = f"{TO[row.own_level].capitalize()} får hantera högst {numbers.money(row.own_limit, KR)}"
    if row.limit is None:
        return f"{own}."
    return f"{own}, {TO[row.level]} högst {numbers.money(row.limit, KR)}."


def _so_far(row: EscalationRow) -> str:
    if row.state == "to_inform":
        return ", som ska informeras"
    if row.state == "informed":
        return f", som informerades {row.informed_on} och inte har beslutat"
    return f", som beslutade {row.decided_on}"


def _onwards(row: EscalationRow) -> str:
    return f"{part_words(row)} till {TO[row.level]}"


def _at(row: EscalationRow) -> str:
    return f"{part_words(row)} hos {TO[row.level]}"


def _named(rows: Sequence[EscalationRow], say: Callable[[EscalationRow], str]) -> str:
    told = [say(row) for row in rows]
    if len(told) > MOST_NAMED + 1:
        told = [*told[:MOST_NAMED], f"{in_words(len(told) - MOST_NAMED)} till"]
    return listed(told)


def _number(rows: Sequence[EscalationRow]) -> str:
    if len(rows) == 1:
        return "En avvikelse"
    return f"{in_words(len(rows)).capitalize()} avvikelser"


def _signed(words: str | None, day: date | None) -> str:
    return ", ".join(filter(None, (words, "" if day is None else day.isoformat())))


def _told(row: EscalationRow) -> str:
    size = abs(row.worst_variance)
    return numbers.money(size, MNKR if size >= SMALLEST_TOLD else KR)
