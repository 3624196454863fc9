"""How a board's internal control stands, in words: the first line, and a word for each control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from lagesbild.controls import DONE, DUE, OVERDUE, UNDATED, UPCOMING, Control, Occasion
from lagesbild.periods import Period
from lagesbild.text import in_words, listed, moment, plural, shortened

MOST_NAMED = 3
MOST_LETTERS = 240
"""Shared by the names of a sentence: a control may be a sentence of its own."""
STATES = {
    OVERDUE: "försenad",
    DUE: "ska göras nu",
    UPCOMING: "kommande",
    UNDATED: "ej daterad",
    DONE: "gjord",
}
METHODS = {"sample": "stickprov", "full": "totalundersökning"}


@dataclass(frozen=True)
class Area:
    """A control area: how many controls it has, and how many of them were done, gave a remark or
    are late.
    """

    name: str
    controls: int
    done: int
    with_remark: int
    late: int


def position(controls: Sequence[Control], year: int) -> str:
    """How many are done and gave a remark, by name when they are few, and what is late."""
    planned = [one for one in controls if one.plan.year == year]
    parts = (_done(planned, year), _late(controls, year), _undated(planned))
    return " ".join(filter(None, parts))


def _done(controls: Sequence[Control], year: int) -> str:
    if not controls:
        return "Årets plan är inte inläst."
    done = [one for one in controls if one.done]
    found = [one for one in done if one.remarks]
    if not done:
        of = plural(len(controls), "kontroll", "kontroller")
        return f"Ingen av {of} är gjord." if len(controls) > 1 else "Den enda kontrollen är ogjord."
    told = f"{_of_all(len(done), len(controls))} hittills"
    if not found:
        return f"{told}, {'alla ' if len(done) > 1 else ''}utan anmärkning."
    return f"{told}, {_remarks(found, done, year)}."


def _of_all(done: int, whole: int) -> str:
    if done == whole:
        return f"Alla {whole} kontroller är gjorda" if whole > 1 else "Den enda kontrollen är gjord"
    word = "gjord" if done == 1 else "gjorda"
    return f"{number(done).capitalize()} av {whole} kontroller är {word}"


def _remarks(found: Sequence[Control], done: Sequence[Control], year: int) -> str:
    """How many gave a remark and how many of those a serious one, with the names of a few."""
    serious = [one for one in found if one.has_serious]
    all_of = "alla " if len(found) == len(done) > 1 else ""
    told = f"{all_of or ('' if len(done) == 1 else f'{number(len(found))} ')}med anmärkning"
    if serious and len(serious) < len(found):
        told = f"{told}, {number(len(serious))} av dem allvarlig"
    elif serious:
        told = f"{told} som är allvarlig"
    named = serious or found
    return told if len(named) > MOST_NAMED else f"{told}: {_names(named, year)}"


def _late(controls: Sequence[Control], year: int) -> str:
    late = [one for one in controls if one.late]
    if not late:
        return "Ingen är försenad." if controls else ""
    word = "är försenad" if len(late) == 1 else "är försenade"
    told = f"{number(len(late)).capitalize()} {word}"
    if len(late) <= MOST_NAMED:
        told = f"{told}: {_names(late, year)}"
    before = len([one for one in late if one.plan.year < year])
    return f"{told}, {_of_before(before, len(late))}." if before else f"{told}."


def _of_before(before: int, late: int) -> str:
    if before == late:
        return "från förra årets plan"
    return f"varav {number(before)} från förra årets plan"


def _undated(controls: Sequence[Control]) -> str:
    undated = [one for one in controls if one.state == UNDATED and not one.done]
    if not undated:
        return ""
    count = number(len(undated)).capitalize()
    return f"{count} görs inför varje möte och har inget datum."


def _names(controls: Sequence[Control], year: int) -> str:
    most = MOST_LETTERS // len(controls)
    return listed(f"”{shortened(named(one.plan, year), most)}”" for one in controls)


def named(plan: Occasion, year: int) -> str:
    """A control's name, and its plan's year where that is another than the one that is shown."""
    return plan.control if plan.year == year else f"{plan.control}, plan {plan.year // 100}"


def areas(controls: Sequence[Control]) -> list[Area]:
    """The control areas in the order of their names, with what their controls came to."""
    in_order = sorted(controls, key=lambda one: one.plan.control_area)
    return [
        _area(name, list(same))
        for name, same in groupby(in_order, key=lambda one: one.plan.control_area)
    ]


def _area(name: str, controls: Sequence[Control]) -> Area:
    return Area(
        name,
        len(controls),
        len([one for one in controls if one.done]),
        len([one for one in controls if one.remarks]),
        len([one for one in controls if one.late]),
    )


def occasion(one: Occasion) -> str:
    """When it is: "april 2023", or that nobody knows."""
    return Period.of(one.occasion).in_words if one.occasion else "Ej daterat"


def lateness(control: Control) -> str:
    """What is late of a control, the oldest: "april 2023, 153 dagar", and how many more."""
    if not control.late:
        return ""
    first, *more = control.late
    told = f"{occasion(first)}, {plural(first.days_overdue or 0, 'dag', 'dagar')}"
    return f"{told}, och {len(more)} till" if more else told


def waiting(control: Control) -> str:
    """When it is to be done next; late ones have their own words."""
    one = control.next_due
    if one is not None:
        return occasion(one).capitalize()
    return "Inför varje möte" if control.state == UNDATED else "–"


def done_of(control: Control) -> str:
    """How many of its known occasions are done: "3 av 9"."""
    known = [one for one in control.occasions if one.occasion is not None]
    return f"{len(control.done)} av {len(known)}"


def method(one: Occasion) -> str:
    """How it is examined: "Stickprov, minst 10 %"."""
    words = ", ".join(filter(None, (METHODS.get(one.method or ""), one.volume_text)))
    return words[:1].upper() + words[1:]


def origin(one: Occasion) -> str:
    """Where a control came from that a remark has put in the plan."""
    if one.carried_from is None:
        return ""
    month = Period.of(one.carried_from).in_words
    if one.is_carried:
        return (
            f"Står i planen för att en anmärkning {month} har förts hit. Årets lista har den inte."
        )
    return f"En anmärkning {month} har förts till den här planen."


def carried(one: Occasion) -> str:
    """Who has put the remark of an occasion in next year's plan, when and why."""
    if one.carried_by is None or one.carried_at is None:
        return ""
    return (
        f"Anmärkningen {occasion(one)} är förd till planen för {one.year // 100 + 1} av "
        f"{one.carried_by} {moment(one.carried_at)}: {one.carry_reason}"
    )


def number(count: int) -> str:
    """A number in a sentence of controls, which are "en": "en", "två"."""
    return "en" if count == 1 else in_words(count)
