"""What goals and indicators say, in sentences: which are met, what is in the way, what changes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.economy import View
from lagesbild.goals import Goal, Indicator, Statuses, Step, Trend
from lagesbild.text import listed, plural

BY_HAND = "✎ satt för hand"
GREY = ("not_assessed", "not_updated")
_MOST_NAMED = 3


def position(found: Statuses, view: View) -> str:
    """How many of the council's goals are met, and which are furthest from it."""
    goals = found.council_goals
    counts = {status: sum(one.status == status for one in goals) for status in ("on_plan", "watch")}
    missed = [one for one in goals if one.status == "off_plan"]
    grey = sum(one.status in GREY for one in goals)
    told = [
        f"{numbers.count(counts['on_plan'])} av {plural(len(goals), 'KF-mål', 'KF-mål')} nås",
        f"{numbers.count(counts['watch'])} avviker" if counts["watch"] else "",
        f"{numbers.count(len(missed))} nås inte" if missed else "",
        f"{numbers.count(grey)} går inte att bedöma" if grey else "",
    ]
    sentence = f"{listed(filter(None, told))} i {view.period.in_words}."
    if missed:
        names = listed(f"mål {one.council_goal}" for one in missed[:_MOST_NAMED])
        more = "" if len(missed) <= _MOST_NAMED else f" och {len(missed) - _MOST_NAMED} till"
        sentence += f" Det som inte nås är {names}{more}."
    return sentence


def coverage(found: Statuses) -> str:
    """ "31 av 32 uppdaterade"."""
    updated = sum(one.reached is not None for one in found.indicators)
    return f"{numbers.count(updated)} av {numbers.count(len(found.indicators))} uppdaterade"


def change(one: Indicator) -> str:
    """How an indicator has moved since the month before: better, worse, unchanged or not known."""
    if one.reached is None or one.reached_month_before is None:
        return ""
    moved = one.reached - one.reached_month_before
    if moved == 0:
        return "→ oförändrat"
    arrow = "↗" if moved > 0 else "↘"
    if one.target_kind in ("range", "zero_band"):
        return f"{arrow} {'upp' if moved > 0 else 'ned'}"
    return f"{arrow} {'bättre' if (moved > 0) == (one.direction == 'higher') else 'sämre'}"


def required(low: Decimal | None, high: Decimal | None, *, is_strict: bool | None = False) -> str:
    """What must be reached: "minst 81", "högst 14", "99–100"."""
    if low is not None and high is not None:
        return f"{numbers.level(low)} till {numbers.level(high)}"
    if low is not None:
        return f"{'mer än' if is_strict else 'minst'} {numbers.level(low)}"
    if high is not None:
        return f"{'mindre än' if is_strict else 'högst'} {numbers.level(high)}"
    return ""


def trend(one: Trend, measured_in: str | None) -> str:
    """Whether the change is more than chance, with the numbers behind (M8)."""
    if one.trend == "too_few" or one.slope is None or one.z is None:
        return (
            f"Det finns {plural(one.value_count, 'värde', 'värden')} de senaste {one.months} "
            f"månaderna. Det behövs {one.least} för att säga om förändringen är större än normal "
            "variation."
        )
    is_more = "är inte" if one.trend == "chance" else "är"
    points = "procentenheter" if measured_in == "%" else measured_in
    unit = f" {points}" if points else ""
    way = {"better": ", åt rätt håll", "worse": ", åt fel håll", "chance": ""}[one.trend]
    return (
        f"Förändringen {is_more} större än normal variation{way}: i mitten "
        f"{numbers.level(one.slope, signed=True)}{unit} per månad, {one.value_count} värden på "
        f"{one.months} månader (Mann–Kendall, z = {numbers.level(one.z, signed=True)})."
    )


def way(steps: Sequence[Step]) -> str:
    """A way to meet a goal as one sentence."""
    return f"{'; '.join(_step(one) for one in steps)}."


def _step(one: Step) -> str:
    unit = f" {one.measured_in}" if one.measured_in else ""
    name = f"”{one.indicator}”"
    must = required(one.must_reach_low, one.must_reach_high)
    if one.reached is None:
        return f"{name} ska få ett värde, {must}{unit}" if must else f"{name} ska få ett värde"
    if one.becomes == "watch" and not one.distance:
        return f"åtgärder ska vara påbörjade för {name}"
    begun = " och åtgärder vara påbörjade" if one.must_begin else ""
    pace = (
        f", det vill säga {numbers.level(one.needed_pace)}{unit} "
        f"{'varje månad' if one.months_apart == 1 else 'vid varje mätning'} som är kvar av året"
        if one.needed_pace is not None and one.becomes == "on_plan"
        else ""
    )
    return f"{name} ska gå från {numbers.level(one.reached)} till {must}{unit}{begun}{pace}"


def why(one: Goal | Indicator, computed: str) -> str:
    """The rule in words; of a status that is set by hand the reason first, then the rule's own.

    `computed` is the word for the status that the rule gives.
    """
    if one.manual_reason is None:
        return one.rule
    reason = one.manual_reason.rstrip(".")
    return f"{BY_HAND}: {reason}. Regeln säger {computed}: {one.rule}"


def goal_name(goal: Goal, number: str, name: str | None) -> str:
    """ "3.1 Nämndens insatser …"; the number alone where the plan has no more."""
    return f"{number} {name}" if name else f"Mål {number}"


def counted(goals: Sequence[Goal]) -> str:
    """ "4 av 9"."""
    met = sum(one.status == "on_plan" for one in goals)
    return f"{numbers.count(met)} av {numbers.count(len(goals))}"
