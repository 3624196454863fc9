"""Whether what the law sets a time for was done in it, in words: the first lines of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lagesbild import clocks, numbers
from lagesbild.clocks import Clock, ClockRow, QuarterRow
from lagesbild.periods import MONTH_NAMES, Period
from lagesbild.text import in_words

_QUARTERS = ("första", "andra", "tredje", "fjärde")
_ORDER = (Clock.FINISHED, Clock.OPENED, Clock.CARRIED_OUT, Clock.CONSIDERED)
"""Which of them the first line is about, when it has any cases."""
NAMES = {
    Clock.OPENED: "Beslut om utredning",
    Clock.FINISHED: "Utredning",
    Clock.CARRIED_OUT: "Verkställighet",
    Clock.CONSIDERED: "Övervägande",
}
COUNTED = {
    Clock.OPENED: "anmälningar som det beslutades om",
    Clock.FINISHED: "utredningar",
    Clock.CARRIED_OUT: "beslut som verkställdes",
    Clock.CONSIDERED: "pågående vårder utanför hemmet",
}
"""What is counted, in the plural, as in a sentence."""
_LATE = {
    Clock.OPENED: "väntade längre än",
    Clock.FINISHED: "tog längre än",
    Clock.CARRIED_OUT: "väntade längre än",
    Clock.CONSIDERED: "hade inte övervägts på",
}


def quarter(rows: Sequence[ClockRow], month: Period) -> str:
    """ "tredje kvartalet 2024"; with how far the list goes where it does not go to its end."""
    last = max((Period.of(row.period) for row in rows), default=month)
    return quarter_in_words(clocks.quarter_of(month), last)


def quarter_in_words(first: Period, last: Period) -> str:
    """The quarter that begins with a month, to the last month that is known of it."""
    name = f"{_QUARTERS[(first.month - 1) // clocks.QUARTER]} kvartalet {first.year}"
    if last >= first.plus_months(clocks.QUARTER - 1):
        return name
    return f"{name} till och med {MONTH_NAMES[last.month - 1]}"


def limit(row: ClockRow) -> str:
    """ "fyra månader", "14 dagar"."""
    return f"{in_words(row.given)} {'dagar' if row.counted_in == 'days' else 'månader'}"


def position(found: Mapping[Clock, Sequence[ClockRow]], month: Period) -> str:
    """How many were too late in the quarter, of the first of the four that has any cases."""
    clock = first(found)
    row = clocks.head(found[clock], clock)
    if row is None:
        return f"Inga ärenden har en lagstadgad tid som löper i {quarter((), month)}."
    return verdict(clock, row, quarter(found[clock], month))


def first(found: Mapping[Clock, Sequence[ClockRow]]) -> Clock:
    """The one of the four that the first line is about: inquiries, when there are any."""
    return next((clock for clock in _ORDER if found[clock]), Clock.FINISHED)


def verdict(clock: Clock, row: ClockRow, when: str) -> str:
    """ "9 av 120 utredningar tog längre än fyra månader i tredje kvartalet 2024"."""
    when = f"i slutet av {when}" if clock is Clock.CONSIDERED else f"i {when}"
    late = f"{_LATE[clock]} {limit(row)} {when}"
    whole = row.open if clock is Clock.CONSIDERED else row.ended
    if whole == 0:
        return " ".join((f"Inga {COUNTED[clock]} {when}.", *_waiting(clock, row)))
    if whole is None or row.outside is None:
        return f"Hur många {COUNTED[clock]} som {late} visas inte: antalen är för små."
    if row.outside == 0:
        count = f"Ingen av {numbers.count(whole)}"
    else:
        count = f"{numbers.count(row.outside)} av {numbers.count(whole)}"
    return " ".join((f"{count} {COUNTED[clock]} {late}.", *_waiting(clock, row)))


def _waiting(clock: Clock, row: ClockRow) -> list[str]:
    """Of those that went on at the quarter's end, how many were too late already."""
    if clock is Clock.CONSIDERED or not row.open or row.open_outside is None:
        return []
    going_on = (
        f"Av {numbers.count(row.open)} som pågick i slutet av {Period.of(row.period).in_words} hade"
    )
    if row.open_outside == 0:
        return [f"{going_on} ingen passerat tiden."]
    return [f"{going_on} {numbers.count(row.open_outside)} redan passerat tiden."]


def trend(clock: Clock, months: Sequence[ClockRow]) -> str:
    """How many were too late in the months that may be told, together."""
    told = [row for row in months if row.outside is not None]
    late = sum(row.outside or 0 for row in told)
    hidden = " De dolda är inte med." if len(told) < len(months) else ""
    if clock is Clock.CONSIDERED:
        last = months[-1]
        when = Period.of(last.period).in_words
        if last.outside is None:
            return f"Hur många som inte hade övervägts i tid i {when} visas inte"
        return f"{numbers.count(last.outside)} hade inte övervägts i tid i slutet av {when}"
    return f"{numbers.count(late)} för sent på {len(months)} månader.{hidden}".rstrip(".")


def not_carried_out(rows: Sequence[QuarterRow]) -> str:
    """How many decisions still were not carried out at the end of the latest quarter, too late."""
    latest = rows[0]
    when = quarter_in_words(Period.of(latest.quarter), Period.of(latest.counted_to))
    if latest.still_not is None or latest.too_late is None:
        return f"Hur många beslut som inte var verkställda i tid {when} visas inte"
    still, late = numbers.count(latest.still_not), numbers.count(latest.too_late)
    return (
        f"{still} beslut var inte verkställda efter {in_words(latest.given)} månader, och {late} "
        f"verkställdes för sent, {when}"
    )
