"""What a board's calendar says, in words: its first line, its things, and what its rules ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lagesbild import cycle
from lagesbild.cycle import CalendarFinding, DueRow, Rules
from lagesbild.ingest.records import KINDS
from lagesbild.periods import MONTH_NAMES, Period
from lagesbild.text import in_words, listed, plural

_FIELDS = KINDS[cycle.SUBJECT].by_name
ITEM_KINDS: Mapping[str, str] = {
    held: words[0] for held, words in _FIELDS["item_kind"].choices.items()
}
HANDLED: Mapping[str, str] = {
    held: words[0] for held, words in _FIELDS["handled_as"].choices.items()
}
RECEIVERS: Mapping[str, str] = {
    "to_board": "nämnden",
    "to_executive_board": "KS/KF",
    "to_city_office": "stadsledningskontoret",
}
RULES: Mapping[str, str] = {
    "interim_span": "Delårsrapportens period",
    "each_quarter": "Varje kvartal",
    "forecast_month": "Prognos och delårsbokslut",
    "no_working_day": "Mötesdagen",
    "before_its_period_ends": "Perioden och mötet",
    "ready_after_meeting": "Underlaget och mötet",
}
_QUARTERS = ("första", "andra", "tredje", "fjärde")


def position(rows: Sequence[DueRow], on_day: date) -> str:
    """When the next meeting is, and how much of its basis is not ready; what is late after that."""
    late = [row for row in rows if row.state == cycle.LATE]
    ending = f" {_late(len(late))}" if late else ""
    up = cycle.next_meeting(rows)
    if not up:
        return f"Kalendern för {on_day.year} har inget mer möte med tid.{ending}"
    first = up[0]
    if first.meets_on is not None:
        when = f"Nästa möte är den {day(first.meets_on, on_day.year)}."
    else:
        month = Period.of(first.meets_in or 0)
        when = f"Nästa möte är i {month.in_words}, dagen är inte bestämd."
    return f"{when} {_basis(up)}{ending}"


def _basis(rows: Sequence[DueRow]) -> str:
    told = [row for row in rows if row.is_ready is not None]
    undone = sum(not row.is_ready for row in told)
    if undone:
        return f"{undone} underlag är inte {'klart' if undone == 1 else 'klara'}."
    if told:
        return "Underlagen är klara."
    return f"{plural(len(rows), 'punkt', 'punkter')} står på kalendern."


def _late(number: int) -> str:
    return "En punkt är försenad." if number == 1 else f"{number} punkter är försenade."


def day(when: date, this_year: int) -> str:
    """ "26 september", with the year when it is another."""
    words = f"{when.day} {MONTH_NAMES[when.month - 1]}"
    return words if when.year == this_year else f"{words} {when.year}"


def when(row: DueRow) -> str:
    """The day of a thing, its month where no day is decided, or that neither is."""
    if row.meets_on is not None:
        return str(row.meets_on)
    if row.meets_in is not None:
        return Period.of(row.meets_in).in_words
    return "Beslutas senare"


def days(row: DueRow) -> str:
    """How far it is to the meeting: "om 12 dagar", "för 3 dagar sedan"."""
    return _distance(row.days_left) if row.meets_on is not None else ""


def basis(row: DueRow) -> str:
    """Whether the basis is ready, and the day that it is to be."""
    ready = {True: "klart", False: "inte klart", None: ""}[row.is_ready]
    by = f"senast {row.ready_by}" if row.ready_by else ""
    return ", ".join(filter(None, (ready, by)))


def receivers(row: DueRow) -> str:
    """Whom it goes to: "nämnden och KS/KF"."""
    return listed(words for name, words in RECEIVERS.items() if getattr(row, name))


def _distance(number: int | None) -> str:
    if number is None:
        return ""
    if number == 0:
        return "i dag"
    words = plural(abs(number), "dag", "dagar")
    return f"om {words}" if number > 0 else f"för {words} sedan"


def strip(rows: Sequence[DueRow], year: int) -> str:
    """How many things the year has, and what is late of them."""
    late = sum(row.state == cycle.LATE for row in rows)
    whole = plural(len(rows), "punkt", "punkter")
    told = f"{whole} på kalendern {year}"
    return f"{told}, {late} försenade" if late > 1 else f"{told}, en försenad" if late else told


def asks(finding: CalendarFinding, rules: Rules) -> str:
    """A finding in words: what the rule says, what the calendar has, and no judgement."""
    return {
        "interim_span": _interim_span,
        "each_quarter": _each_quarter,
        "forecast_month": _forecast_month,
        "no_working_day": _no_working_day,
        "before_its_period_ends": _before_its_period_ends,
        "ready_after_meeting": _ready_after_meeting,
    }[finding.rule](finding, rules)


def source(finding: CalendarFinding, rules: Rules) -> str:
    """Where the rule stands; what two dates say of each other stands nowhere."""
    return {
        "interim_span": rules.interim_law,
        "each_quarter": rules.quarterly_law,
        "no_working_day": rules.holiday_law,
    }.get(finding.rule, "Kalenderns egna uppgifter")


def _interim_span(finding: CalendarFinding, rules: Rules) -> str:
    return (
        f"Minst en delårsrapport ska omfatta minst {in_words(rules.interim_least)} och högst "
        f"{in_words(rules.interim_most)} månader. ”{finding.item}” omfattar "
        f"{in_words(finding.found or 0)}, och ingen annan ligger inom gränserna."
    )


def _each_quarter(finding: CalendarFinding, rules: Rules) -> str:
    missing = _QUARTERS[(finding.found or 1) - 1]
    return f"”{finding.item}” redovisas varje kvartal. Det {missing} kvartalet saknas."


def _forecast_month(finding: CalendarFinding, rules: Rules) -> str:
    return (
        f"”{finding.item}” avser {_month(finding.about)}, men prognosen vid samma möte avser "
        f"{_month(finding.found)}."
    )


def _no_working_day(finding: CalendarFinding, rules: Rules) -> str:
    days_of_week = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
    when = finding.meets_on or date.min
    kind = f"en {days_of_week[when.weekday()]}"
    return f"”{finding.item}” är den {when}, {kind if when.weekday() > 4 else 'en helgdag'}."


def _before_its_period_ends(finding: CalendarFinding, rules: Rules) -> str:
    return (
        f"”{finding.item}” avser {_month(finding.about)}, men mötet är "
        f"{_meeting(finding)}, innan månaden är slut."
    )


def _ready_after_meeting(finding: CalendarFinding, rules: Rules) -> str:
    return (
        f"Underlaget till ”{finding.item}” ska vara klart {finding.ready_by}, efter mötet "
        f"{_meeting(finding)}."
    )


def _meeting(finding: CalendarFinding) -> str:
    return str(finding.meets_on) if finding.meets_on else f"i {_month(finding.meets_in)}"


def _month(code: int | None) -> str:
    return Period.of(code).in_words if code else ""
