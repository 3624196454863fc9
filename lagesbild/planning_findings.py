"""A planning process in words: what goes on, what is decided next, and when each thing is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lagesbild import planning_process
from lagesbild.periods import MONTH_NAMES
from lagesbild.planning_process import COMING, NOW, PAST, ActivityRow, Variant
from lagesbild.text import listed, plural

STATES = {PAST: "Har varit", NOW: "Pågår", COMING: "Kommer"}
VARIANTS = {Variant.ORDINARY: "Ordinarie år", Variant.ELECTION: "Valår"}
_NUMBERS = ("inget", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
            "tolv")  # fmt: skip


def position(rows: Sequence[ActivityRow], today: date) -> str:
    """ "Vecka 49: Starta upp pågår, ett moment. Nästa beslut är …"."""
    return f"{going_on(rows, today)}. {_next_decision(rows, today)}"


def going_on(rows: Sequence[ActivityRow], today: date) -> str:
    """ "Vecka 49: Starta upp och Detaljplanera pågår, två moment"."""
    now = planning_process.going_on(rows)
    if not now:
        return f"{week(today)}: inget moment pågår"
    named = listed(dict.fromkeys(row.sub_process for row in now))
    return f"{week(today)}: {named} pågår, {_moments(len(now))}"


def _moments(number: int) -> str:
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} moment"


def _next_decision(rows: Sequence[ActivityRow], today: date) -> str:
    found = planning_process.next_decision(rows, today)
    if found is None:
        return f"Inga fler beslut står i processen för {today.year}."
    name = found.activity or found.sub_process
    return f"Nästa beslut är ”{name}” ({found.decided_by}), {days(found, today.year)}."


def week(today: date) -> str:
    """ "Vecka 49", as ISO 8601 counts."""
    return f"Vecka {today.isocalendar().week}"


def days(row: ActivityRow, this_year: int) -> str:
    """ "27 november–10 december", with the year of a day that is in another; "till 5 februari"."""
    last = _day(row.to_date, this_year)
    if row.from_date is None:
        return f"till {last}"
    if row.from_date == row.to_date:
        return last
    if (row.from_date.year, row.from_date.month) == (row.to_date.year, row.to_date.month):
        return f"{row.from_date.day}–{last}"
    return f"{_day(row.from_date, this_year)}–{last}"


def _day(when: date, this_year: int) -> str:
    words = f"{when.day} {MONTH_NAMES[when.month - 1]}"
    return words if when.year == this_year else f"{words} {when.year}"


def name(row: ActivityRow) -> str:
    """An activity's name; of a row without one that it is the sub-process as a whole."""
    return row.activity or f"{heading(row)}, hela delprocessen"


def heading(row: ActivityRow) -> str:
    """A sub-process with its number: "2. Analysera"."""
    return (
        row.sub_process if row.process_order is None else f"{row.process_order}. {row.sub_process}"
    )


def state(row: ActivityRow) -> str:
    """ "Pågår"; of what begins or ended on another day of this week "Kommer, denna vecka"."""
    this_week = row.this_week and row.state != NOW
    return f"{STATES[row.state]}{', denna vecka' * this_week}"


def told(row: ActivityRow, today: date) -> str:
    """All of an activity in a line: "Startmöte, v 4, 23–29 januari, har varit"."""
    decided = f"beslut av {row.decided_by}" if row.decided_by else ""
    said = (name(row), row.weeks, days(row, today.year), STATES[row.state].lower(), decided)
    return ", ".join(filter(None, said))


def counted(rows: Sequence[ActivityRow], year: int) -> str:
    """How many activities the year has, and how many the year before left to it."""
    own = [row for row in rows if row.year == year]
    left = sum(row.activity is not None for row in rows if row.year != year)
    activities = sum(row.activity is not None for row in own)
    processes = len({row.sub_process for row in own})
    whole = f"{_activities(activities)} i {plural(processes, 'delprocess', 'delprocesser')}"
    return f"{whole}, och {_activities(left)} från {year - 1}" if left else whole


def _activities(number: int) -> str:
    return plural(number, "aktivitet", "aktiviteter")
