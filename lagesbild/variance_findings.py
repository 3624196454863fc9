"""What a variance is made of, in words: what is new, what is only periodisation, what remains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lagesbild import numbers
from lagesbild.economy import Level, Part, View
from lagesbild.explanations import Explanation, Rules, explained_as
from lagesbild.findings import SMALLEST_TOLD, judged
from lagesbild.numbers import MNKR, Unit
from lagesbild.text import plural
from lagesbild.variances import PeriodisationFinding, RollingMonth, VarianceRow

RULES = {
    "missing_month": "Månad saknas",
    "doubled_month": "Månaden är bokförd ungefär dubbelt",
    "one_sided_accrual": "Periodisering åt bara ett håll",
    "accrual_not_reversed": "Bokslutspost som inte har återförts",
    "straight_twelfths": "Budget i tolftedelar, konto med säsong",
    "one_off": "Engångspost",
}
NOT_EXPLAINED = "Ej förklarad"
HOW = (
    "Avvikelsen är periodisering, engångsposter och det som kvarstår. Periodisering är det som är "
    "bokfört eller budgeterat i en annan månad än det hör till."
)


def position(
    rows: Sequence[VarianceRow], view: View, scope: str, unexplained: int, *, asked: bool
) -> str:
    """How large the variance is, what of it is new, and what is left without periodisation.

    `asked` is whether any part of it is so large that it must be explained.
    """
    total = rows[-1]
    until = view.period.in_words
    if total.actual_ytd is None:
        return f"{scope} har inget utfall till och med {until}."
    if total.budget_ytd is None:
        return f"{scope} har ingen budget att avvika från till och med {until}."
    whole = judged(total.variance_ytd, view.board.sign)
    sentences = (
        f"{scope} har till och med {until} {whole} mot periodiserad budget.",
        _new(total, view),
        _cleaned(total, view),
        _explained(unexplained) if asked else "",
    )
    return " ".join(filter(None, sentences))


def parts(rows: Sequence[VarianceRow], level: str, unit: Unit) -> str:
    """The part with the largest variance once periodisation and one-offs are taken away."""
    named = [row for row in rows if row.row_kind == "part"]
    if not named:
        return "Ingenting stämmer med sökningen"
    largest = min(named, key=lambda row: row.remaining)
    if len(named) == 1 or largest.remaining > -SMALLEST_TOLD:
        return f"Per {level.lower()}"
    amount = numbers.money(abs(largest.remaining), unit)
    return f"Per {level.lower()}: mest kvarstår hos {largest.name}, {amount}"


def periodisation(found: Sequence[PeriodisationFinding], view: View, unit: Unit) -> str:
    """Which way what was found has moved the variance, and by how much."""
    if not found:
        return f"Ingenting som stör periodiseringen hittas till och med {view.period.in_words}"
    effect = sum((one.effect for one in found), Decimal(0))
    if numbers.bare(effect, unit) == numbers.bare(Decimal(0), unit):
        return "Periodisering och engångsposter tar ut varandra"
    way = "sämre" if effect < 0 else "bättre"
    return (
        "Periodisering och engångsposter gör att avvikelsen ser "
        f"{numbers.money(abs(effect), unit)} {way} ut"
    )


def rolling(months: Sequence[RollingMonth]) -> str:
    """How net cost of twelve months has changed in a year, which seasons do not disturb."""
    first, last = months[0].rolling_actual, months[-1].rolling_actual
    if last is None:
        return "Tolv månader i rad är inte inlästa"
    if not first:
        return "Tolv månader i rad, utan ett år att jämföra med"
    saved = numbers.share(last - first, first) or Decimal(0)
    size = numbers.percent(abs(saved))
    if size == numbers.percent(Decimal(0)):
        return "Tolv månaders nettokostnad är oförändrad sedan ett år"
    return f"Tolv månaders nettokostnad har {'ökat' if saved < 0 else 'minskat'} {size} på ett år"


def unexplained(
    rows: Sequence[VarianceRow],
    level: Level,
    part: Part,
    rules: Rules,
    known: Mapping[Part, Explanation],
) -> list[VarianceRow]:
    """The rows, the total among them, that must be explained and are not."""
    return [
        row for row in rows if rules.ask_for(row.status) and part_of(row, level, part) not in known
    ]


def part_of(row: VarianceRow, level: Level, part: Part) -> Part:
    """The part that a row of a table of `part` by `level` stands for, as it is explained."""
    return explained_as(part if row.key is None else part.narrowed(level, row.key))


def _new(total: VarianceRow, view: View) -> str:
    month = view.period.in_words.split()[0]
    if total.variance_month == total.variance_ytd:
        return ""
    if abs(total.variance_month) < SMALLEST_TOLD:
        return f"I {month} ändrades den knappt."
    verb = "försämrades" if total.variance_month < 0 else "förbättrades"
    return f"I {month} {verb} resultatet med {numbers.money(abs(total.variance_month), MNKR)}."


def _cleaned(total: VarianceRow, view: View) -> str:
    """What is left, where periodisation and one-offs are large enough to be seen in it."""
    if max(abs(total.periodisation), abs(total.one_off)) < SMALLEST_TOLD:
        return "Nästan inget av den är periodisering eller engångsposter."
    causes = [
        f"{name} ({numbers.money(amount, MNKR, signed=True)})"
        for name, amount in (
            ("periodisering", total.periodisation),
            ("engångsposter", total.one_off),
        )
        if abs(amount) >= SMALLEST_TOLD
    ]
    left = judged(total.remaining, view.board.sign)
    return f"Utan {' och '.join(causes)} kvarstår {left}."


def _explained(unexplained: int) -> str:
    if not unexplained:
        return "Alla avvikelser som ska förklaras är förklarade."
    return plural(unexplained, "avvikelse är inte förklarad.", "avvikelser är inte förklarade.")
