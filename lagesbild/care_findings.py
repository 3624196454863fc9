"""What care, income support, investments and grants come to, in words: the first line of a page."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.economy import View
from lagesbild.findings import SMALLEST_TOLD, judged
from lagesbild.grants import GrantRow, InvestmentRow
from lagesbild.income_support import SupportMonth
from lagesbild.numbers import MNKR, Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.placements import ForecastRow, ReconciledRow
from lagesbild.text import listed
from lagesbild.volumes import Against, PriceVolumeRow, RealismRow

EFFECTS = (("volume_effect", "volymen"), ("price_effect", "priset"), ("mix_effect", "mixen"))


def care(rows: Sequence[PriceVolumeRow], view: View, against: Against) -> str:
    """What care has cost, against what was expected, and which effect weighs most."""
    total = rows[-1]
    if total.cost is None:
        return f"Inga vårddygn är inlästa för {view.year}."
    told = f"Vården har till och med {view.period.in_words} kostat {_size(total.cost)}"
    if total.variance is None:
        return f"{told}. Det finns {_expected(against)} att jämföra med."
    sentence = f"{told}, {judged(total.variance, view.board.sign)} mot {_words(against)}"
    effects = [
        (getattr(total, key), name) for key, name in EFFECTS if getattr(total, key) is not None
    ]
    if not effects or abs(total.variance) < SMALLEST_TOLD:
        return f"{sentence}."
    parts = [f"{name} gör {numbers.bare(amount, MNKR, signed=True)}" for amount, name in effects]
    return f"{sentence}: {listed(parts)}."


def care_parts(rows: Sequence[PriceVolumeRow], unit: Unit) -> str:
    """The part that has the largest variance the worse way, and what a day of it costs."""
    worst = min(
        (row for row in rows if row.row_kind == "part" and row.variance is not None),
        key=lambda row: row.variance or Decimal(0),
        default=None,
    )
    if worst is None:
        return "Dygn och kostnad"
    if (worst.variance or 0) >= 0:
        return "Ingen del kostar mer än väntat"
    more = numbers.money(abs(worst.variance or Decimal(0)), unit)
    if worst.cost_per_day is None or worst.base_cost_per_day is None:
        return f"{worst.name} kostar mest över det väntade, {more}"
    return (
        f"{worst.name} kostar mest över det väntade, {more}; dygnet kostar "
        f"{numbers.money(worst.cost_per_day, numbers.KR)} mot "
        f"{numbers.bare(worst.base_cost_per_day, numbers.KR)}"
    )


def realism(rows: Sequence[RealismRow], view: View) -> str:
    """How much the year's budget is short of at last year's own prices (N3)."""
    total = rows[-1]
    if total.shortfall is None:
        return f"Budgeten för {view.year} kan inte prövas mot pris året före"
    if total.shortfall >= -SMALLEST_TOLD:
        return f"Budgeten för {view.year} räcker till priset {view.year.previous}"
    return (
        f"Till priset {view.year.previous} saknar budgeten för {view.year} {_size(total.shortfall)}"
    )


def placements(rows: Sequence[ForecastRow], view: View) -> str:
    """Where the year's placements will end, between which amounts."""
    total = rows[-1]
    least, most = sorted((abs(total.high), abs(total.low)))
    end = f"Placeringarna pekar mot {_size(total.forecast)} för {view.year}"
    if least == most:
        return f"Placeringarna kostade {_size(total.forecast)} {view.year}"
    return f"{end}, fyra år av fem mellan {numbers.bare(least, MNKR)} och {_size(most)}"


def not_booked(rows: Sequence[ReconciledRow]) -> str:
    """What of the days that there have been is not booked yet (N4)."""
    totals = [row for row in rows if row.row_kind == "total"]
    left = sum((row.not_booked for row in totals), Decimal(0))
    without = [f"{row.name} i {Period.of(row.month).in_words}" for row in rows if row.is_uninvoiced]
    if not totals:
        return "Det finns inga placeringar att stämma av"
    if abs(left) < SMALLEST_TOLD:
        return "Det som är bokfört räcker till de dygn som har varit"
    told = f"{_size(left)} av dygnens pris är inte bokfört ännu"
    return f"{told}; ingenting är bokfört för {listed(without)}" if without else told


def support(rows: Sequence[SupportMonth], view: View, scope: str) -> str:
    """What income support costs a month, over which months, and how it is against its budget."""
    paid = [row for row in rows if row.cost is not None]
    if not paid:
        return f"{scope}: inget ekonomiskt bistånd är inläst för {view.year}."
    last = paid[-1]
    cost = sum((row.cost or Decimal(0) for row in paid), Decimal(0))
    sentence = (
        f"{scope} har betalat ut {_size(cost)} i ekonomiskt bistånd {months_of(last)}, i snitt "
        f"{_size(last.mean_cost or Decimal(0))} i månaden"
    )
    varied = [row.variance for row in paid if row.variance is not None]
    if not varied:
        return f"{sentence}. Det finns ingen budget att jämföra med."
    return f"{sentence}: {judged(sum(varied, Decimal(0)), view.board.sign)} mot budget."


def months_of(row: SupportMonth) -> str:
    """Which months a mean is of: "jan–sep 2023"."""
    if row.mean_first_month is None or row.mean_last_month is None:
        return ""
    return span_in_words(Period.of(row.mean_first_month), Period.of(row.mean_last_month))


def invested(rows: Sequence[InvestmentRow], view: View) -> str:
    """How much of the year's investments is done."""
    total = rows[-1]
    if total.budget is None:
        return f"Investeringar {view.year}"
    if total.actual is None:
        return f"Investeringarna för {view.year} är på {_size(total.budget)}; inget är utfört"
    return (
        f"{numbers.percent(total.completion, 0)} av {_size(total.budget)} i investeringar är "
        f"utfört {view.year}"
    )


def projects(rows: Sequence[InvestmentRow]) -> str:
    """How many projects have not begun, and how many have cost more than their budget."""
    own = [row for row in rows if row.row_kind == "project"]
    waiting = sum(not row.actual for row in own)
    over = sum(row.variance is not None and row.variance < 0 for row in own)
    told = [
        words
        for number, words in ((waiting, f"{waiting} inte påbörjade"), (over, f"{over} över budget"))
        if number
    ]
    return f"{len(own)} projekt: {listed(told)}" if told else f"{len(own)} projekt"


def granted(rows: Sequence[GrantRow], unit: Unit, view: View) -> str:
    """What is expected from the state, as a range where it is one, and what budget counts on."""
    total = rows[-1]
    outside = [row for row in rows if row.row_kind == "in_budget" and row.in_budget is False]
    sentence = f"Statsbidrag och återsökningar {view.year}: {span(total.low, total.high, unit)}"
    if not outside:
        return sentence
    low = sum((row.low for row in outside), Decimal(0))
    high = sum((row.high for row in outside), Decimal(0))
    return f"{sentence}, varav {span(low, high, unit)} inte är med i budgeten"


def span(low: Decimal, high: Decimal, unit: Unit) -> str:
    """An amount, or the two ends of a range: "2–2,5 mnkr"."""
    if numbers.bare(low, unit) == numbers.bare(high, unit):
        return numbers.money(high, unit)
    return f"{numbers.bare(low, unit)}–{numbers.money(high, unit)}"


def _size(amount: Decimal) -> str:
    return numbers.money(abs(amount), MNKR)


def _words(against: Against) -> str:
    return "budget" if against is Against.BUDGET else "samma månader förra året"


def _expected(against: Against) -> str:
    if against is Against.BUDGET:
        return "ingen budget för dygnen"
    return "inga månader av förra året"
