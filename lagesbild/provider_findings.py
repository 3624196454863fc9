"""How the follow-up of a board's providers stands, in words: the first lines of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lagesbild import numbers
from lagesbild.board_limits import ProviderLimits, limits_of
from lagesbild.economy import View
from lagesbild.periods import MONTH_NAMES, Period
from lagesbild.providers import (
    DONE,
    OVERDUE,
    THIS_YEAR,
    FollowupRow,
    PlanRow,
    SummaryRow,
    in_state,
)
from lagesbild.text import in_words, listed, plural, shortened

MOST_NAMED = 3
MOST_LETTERS = 60


def position(rows: Sequence[PlanRow], waiting: Sequence[FollowupRow]) -> str:
    """How many are late, by name when they are few, what is done and left, and what is demanded."""
    return " ".join((_late(rows), _plan(rows), _demands(waiting)))


def _late(rows: Sequence[PlanRow]) -> str:
    late = in_state(rows, OVERDUE)
    if not late:
        return "Ingen uppföljning av utförare är försenad."
    one = len(late) == 1
    told = (
        f"Uppföljningen är försenad hos {_number(len(late))} av "
        f"{plural(len(rows), 'utförare', 'utförare')}"
    )
    if len(late) > MOST_NAMED:
        return f"{told}, mest hos {_named(late[0])}."
    return f"{told}: {_named(late[0]) if one else listed(map(_named, late))}."


def _named(row: PlanRow) -> str:
    return f"{shortened(row.provider_name, MOST_LETTERS)} ({lateness(row)})"


def lateness(row: PlanRow) -> str:
    """ "3 månader sen", "mindre än en månad sen"."""
    if not row.months_late:
        return "mindre än en månad sen"
    return f"{plural(row.months_late, 'månad', 'månader')} sen"


def _plan(rows: Sequence[PlanRow]) -> str:
    done, due = len(in_state(rows, DONE)), len(in_state(rows, THIS_YEAR))
    told = f"{_number(done) if done else 'ingen'} {'gjord' if done < 2 else 'gjorda'} i år"
    return f"Av planen är {told}, och {_number(due) if due else 'ingen'} återstår."


def _demands(waiting: Sequence[FollowupRow]) -> str:
    if not waiting:
        return "Inga krav är öppna."
    count = len(waiting)
    told = f"{in_words(count).capitalize()} krav är {'öppet' if count == 1 else 'öppna'}"
    late = rechecks_late(waiting)
    if not late:
        return f"{told}."
    return f"{told}, och {_number(late)} återkontroll{'' if late == 1 else 'er'} är " + (
        "försenad." if late == 1 else "försenade."
    )


def rechecks_late(waiting: Sequence[FollowupRow]) -> int:
    """How many of what waits should have been checked again already."""
    return len([row for row in waiting if row.demand_state == "late"])


def demands(rows: Sequence[FollowupRow]) -> str:
    """How many demands wait, as the finding of their table."""
    late = rechecks_late(rows)
    told = f"{numbers.count(len(rows))} krav väntar på återkontroll"
    if not late:
        return told
    return f"{told}, {numbers.count(late)} {'är försenat' if late == 1 else 'är försenade'}"


def summary(found: Mapping[Period, Sequence[SummaryRow]]) -> str:
    """How many have been done in the year, and how many of them showed serious faults."""
    month, rows = list(found.items())[-1]
    counts = {row.key: row.number or 0 for row in rows}
    done, serious = counts["providers:all:"], counts["providers:result:serious"]
    told = plural(done, "uppföljning", "uppföljningar")
    with_faults = f"{serious} med allvarliga brister" if serious else "ingen med allvarliga brister"
    return f"{told} till och med {month.in_words}, {with_faults}"


def told_in(view: View) -> str:
    """In which months the board is told: "Redovisas för nämnden i maj, september och december."."""
    months = limits_of(view.board, ProviderLimits).summary_months
    if not months:
        return "Ingen månad är bestämd för redovisning till nämnden."
    return f"Redovisas för nämnden i {listed(MONTH_NAMES[month - 1] for month in months)}."


def _number(number: int) -> str:
    """As `in_words`, of a provider: "en", "två"."""
    return "en" if number == 1 else in_words(number)
