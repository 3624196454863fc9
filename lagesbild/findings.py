"""What the figures say, in words and by rule: the first line of a page and of a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild import numbers
from lagesbild.boards import SignWords
from lagesbild.budgets import BridgeRow, BudgetRow, CauseRow, WrongTotal
from lagesbild.economy import BoardTableRow, View
from lagesbild.forecasts import AccuracyRow, ForecastRow
from lagesbild.numbers import KR, MNKR, Unit
from lagesbild.periods import MONTH_NAMES
from lagesbild.text import listed, plural

SMALLEST_TOLD = Decimal(50_000)  # half of the last digit that a text in mnkr shows
SMALLEST_MISS = Decimal("0.0005")  # half of the last digit that a share shows

FORECAST_METHODS = {
    "middle_of_three": "Mittersta av tre summor",
    "one_year": "Kort historik: ett helt år",
    "no_history": "För kort historik: årets takt",
    "actual": "Utfall: året är stängt",
}
FORECAST_HOW = (
    "Beräknad prognos är utfallet hittills plus den mittersta av tre summor för resten av året: "
    "dagens nivå, nivån med dess trend, och fjolårets rest med halva årets förändring. "
    "Fyra år av fem hamnar utfallet mellan lägst och högst. Intervall kan inte summeras."
)


@dataclass(frozen=True)
class Gap:
    """Something that figures lack, the page where it is put right, and how to get there."""

    what: str
    page: str
    way: str

    @property
    def in_words(self) -> str:
        return f"{self.what}. {self.way}"


def position(rows: Sequence[BoardTableRow], view: View, scope: str) -> str:
    """How `scope` stands against phased budget so far, and which part weighs most.

    Text is in mnkr with one decimal, as boards write it; tables are in tkr.
    """
    total = total_of(rows)
    if total is None or total.actual_ytd is None:
        return f"{scope} har inget utfall till och med {view.period.in_words}."
    if total.budget_ytd is None:
        return (
            f"{scope} har till och med {view.period.in_words} ett utfall på "
            f"{numbers.money(total.actual_ytd, MNKR)}, men ingen budget att jämföra med."
        )
    sign = view.board.sign
    whole = judged(total.variance_ytd, sign)
    sentence = f"{scope} har till och med {view.period.in_words} {whole} mot periodiserad budget"
    return f"{sentence}{_share(total)}.{_weighs_most(rows, total, sign)}"


def budget(rows: Sequence[BudgetRow], view: View, scope: str) -> str:
    """How large the year's budget is, how much more than last year's, and which part most."""
    total = rows[-1]
    if total.budget is None:
        return f"{scope} har ingen budget för {view.year}."
    size = f"{scope} har {view.year} en budget på {numbers.money(abs(total.budget), MNKR)}"
    if total.change is None:
        return f"{size}. Budgeten för {view.year.previous} är inte inläst, så den jämförs inte."
    if abs(total.change) < SMALLEST_TOLD:
        return f"{size}, i stort sett som {view.year.previous}.{_changes_most(rows, total.change)}"
    share = "" if total.change_share is None else f" ({numbers.percent(abs(total.change_share))})"
    return (
        f"{size}, {_more_or_less(total.change)} än {view.year.previous}{share}."
        f"{_changes_most(rows, total.change)}"
    )


def budget_remainders(rows: Sequence[BridgeRow]) -> str:
    """How much of the changed frames no cause explains, and of which department most."""
    left = [row for row in rows if row.step == "unexplained" and row.department is not None]
    unexplained = [row for row in left if abs(row.amount) >= SMALLEST_TOLD]
    if not unexplained:
        return "Orsakerna förklarar hela förändringen av ramarna"
    most = max(unexplained, key=lambda row: abs(row.amount))
    verb = "högre" if most.amount < 0 else "lägre"
    return (
        f"{len(unexplained)} av {len(left)} ramar har en oförklarad rest, störst {most.name}: "
        f"{numbers.money(abs(most.amount), MNKR)} {verb} än orsakerna säger"
    )


def budget_parts(rows: Sequence[BudgetRow], level: str) -> str:
    """How many of the parts are to cost more net, and how many less."""
    changes = [row.change for row in rows if row.row_kind == "part" and row.change is not None]
    more, less = sum(change < 0 for change in changes), sum(change > 0 for change in changes)
    if not more and not less:
        return f"Per {level.lower()}"
    words = [(more, "högre"), (less, "lägre")]
    first, *rest = [(number, word) for number, word in words if number]
    told = [
        f"{first[0]} får {first[1]} nettokostnad",
        *(f"{number} {word}" for number, word in rest),
    ]
    return f"Per {level.lower()}: {listed(told)}, av {len(changes)}"


def budget_causes(causes: Sequence[CauseRow], unit: Unit) -> str:
    """The cause that has changed the budget most, and what none explains."""
    told = [one for one in causes if one.row_kind == "cause"]
    unexplained = sum((one.amount for one in causes if one.row_kind != "cause"), Decimal(0))
    largest = max(told, key=lambda one: abs(one.amount), default=None)
    if largest is None:
        return "Budgetfilen säger inte varför budgeten har ändrats"
    verb = "ökar" if largest.amount < 0 else "minskar"
    rest = numbers.money(abs(unexplained), unit)
    return (
        f"{largest.cause} {verb} budgeten mest, {numbers.money(abs(largest.amount), unit)}; "
        f"{rest} är inte förklarat"
    )


def wrong_total(total: WrongTotal) -> str:
    """A total as its file states it beside what its rows give: neither is changed."""
    return (
        f"{total.label} i {total.file_name} (rad {total.row_number}) anger "
        f"{numbers.exact(total.stated)}, men raderna ger {numbers.exact(total.summed)}. "
        "Sidan räknar med raderna."
    )


def forecast(rows: Sequence[ForecastRow], view: View, scope: str) -> str:
    """Where the year will land, how sure that is, and how it stands against the budget."""
    total = rows[-1]
    if total.forecast is None:
        return f"{scope} har inget utfall för {view.year} att beräkna en prognos av."
    landing = numbers.money(abs(total.forecast), MNKR)
    if total.method == "actual":
        lands = f"{scope} slutade {view.year} på {landing}"
    else:
        lands = f"{scope} pekar mot {landing} för {view.year}"
    sentence = f"{lands}{_against_budget(total, view.board.sign)}."
    if total.low is None or total.high is None:
        return sentence
    least, most = sorted((abs(total.low), abs(total.high)))
    within = f"{numbers.bare(least, MNKR)} och {numbers.money(most, MNKR)}"
    return f"{sentence} Fyra år av fem hamnar utfallet mellan {within}."


def forecast_parts(rows: Sequence[ForecastRow], level: str) -> str:
    """How many of the parts are to end worse than their budget even at the best of the interval."""
    known = [
        row
        for row in rows
        if row.row_kind == "part" and row.budget_year is not None and row.high is not None
    ]
    surely = [row for row in known if row.high is not None and row.high < (row.budget_year or 0)]
    if not known:
        return f"Per {level.lower()}"
    if not surely:
        return f"Per {level.lower()}: ingen hamnar säkert under budget, av {len(known)}"
    return f"Per {level.lower()}: {len(surely)} av {len(known)} når inte budget ens i bästa fall"


def unusual_month(rows: Sequence[ForecastRow], view: View) -> str:
    """The parts whose latest month looks misbooked, and what the forecast is with a normal one."""
    doubted = [row for row in rows if row.row_kind == "part" and row.latest_is_unusual]
    if not doubted:
        return ""
    told = [
        f"{row.name} ({numbers.money(row.forecast_with_normal_month, MNKR)} med en normal månad)"
        for row in doubted
    ]
    return (
        f"{view.period.in_words.capitalize()} är ovanlig för {listed(told)}: en post kan saknas, "
        "vara bokförd två gånger eller höra till en annan månad."
    )


def accuracy(rows: Sequence[AccuracyRow], view: View, scope: str) -> str:
    """How far off forecasts have been this far into the year, which way, and in how many years."""
    totals = [row for row in rows if row.row_kind == "total"]
    adopted, computed = (at_this_time(totals, view, how) for how in ("adopted", "computed"))
    told = [
        _missed(f"{word} prognos i {MONTH_NAMES[row.month - 1]}", row)
        for word, row in (("fastställd", adopted), ("beräknad", computed))
        if row is not None
    ]
    if not told:
        return f"{scope}: inget stängt år har någon prognos att jämföra med."
    return f"{scope}: {', '.join(told)}."


def at_this_time(rows: Iterable[AccuracyRow], view: View, method: str) -> AccuracyRow | None:
    """Of one part's rows that of a method, this far into the year.

    What a board has adopted is from the latest month before that, or else from its first.
    """
    own = sorted((row for row in rows if row.method == method), key=lambda row: row.closed_months)
    closed = view.year.months.index(view.period) + 1
    if method != "adopted":
        return next((row for row in own if row.closed_months == closed), None)
    before = [row for row in own if row.closed_months <= closed]
    return next(reversed(before), None) or next(iter(own), None)


def accuracy_by_month(rows: Sequence[AccuracyRow]) -> str:
    """How the size of the computed forecast's errors shrinks over the year."""
    computed = sorted(
        (row for row in rows if row.row_kind == "total" and row.method == "computed"),
        key=lambda row: row.closed_months,
    )
    if len(computed) < 2:
        return "Så har prognoserna träffat, månad för månad"
    first, last = computed[0], computed[-1]
    return (
        f"Den beräknade prognosens fel går från {numbers.percent(Decimal(first.size))} efter "
        f"{MONTH_NAMES[first.month - 1]} till {numbers.percent(Decimal(last.size))} efter "
        f"{MONTH_NAMES[last.month - 1]}"
    )


def accuracy_by_part(rows: Sequence[AccuracyRow], view: View, level: str) -> str:
    """The part whose forecasts have been furthest off, this far into the year."""
    by_part: dict[str | None, list[AccuracyRow]] = {}
    for row in rows:
        if row.row_kind == "part":
            by_part.setdefault(row.key, []).append(row)
    for method, word in (("adopted", "fastställda"), ("computed", "beräknade")):
        found = [at_this_time(own, view, method) for own in by_part.values()]
        worst = max(filter(None, found), key=lambda row: abs(row.bias), default=None)
        if worst is not None:
            share = numbers.percent(abs(Decimal(worst.bias)))
            way = "för lågt" if worst.bias < 0 else "för högt"
            return (
                f"Per {level.lower()}: de {word} för {worst.name} har legat mest fel, {share} {way}"
            )
    return f"Per {level.lower()}"


def _missed(what: str, row: AccuracyRow) -> str:
    """ "fastställd prognos i mars har i snitt legat 1,8 % för lågt (3 år)"."""
    bias = Decimal(row.bias)
    where = f"{numbers.percent(abs(bias))} för {'lågt' if bias < 0 else 'högt'}"
    years = plural(row.years, "år", "år")
    if abs(bias) < SMALLEST_MISS:
        return f"{what} har i snitt legat rätt ({years})"
    return f"{what} har i snitt legat {where} ({years})"


def _against_budget(total: ForecastRow, sign: SignWords) -> str:
    if total.forecast_variance is None:
        return ", men budget saknas att jämföra med"
    return f", {judged(total.forecast_variance, sign)} mot budget"


def _more_or_less(change: Decimal) -> str:
    return f"{numbers.money(abs(change), MNKR)} {'mer' if change < 0 else 'mindre'}"


def _changes_most(rows: Sequence[BudgetRow], change: Decimal) -> str:
    """The part that changes most the way that the whole does."""
    named = [
        (row.change * (-1 if change < 0 else 1), row) for row in rows if row.change is not None
    ]
    parts = [(size, row) for size, row in named if row.row_kind == "part"]
    if len(parts) < 2:
        return ""
    size, most = max(parts, key=lambda one: one[0])
    if size < SMALLEST_TOLD:
        return ""
    verb = "ökar" if change < 0 else "minskar"
    return f" Mest {verb} {most.name}, {numbers.money(size, MNKR)}."


def parts(rows: Sequence[BoardTableRow], level: str) -> str:
    """How many of the parts are worse than budget by more than their board lets pass."""
    named = [row for row in rows if row.row_kind == "part"]
    if not named:
        return "Ingenting stämmer med sökningen"
    judged_ones = [row for row in named if row.status != "not_assessed"]
    if not judged_ones:
        return f"Per {level.lower()}"
    off = sum(row.status == "off_plan" for row in named)
    watch = sum(row.status == "watch" for row in named)
    told = listed(
        filter(None, (f"{off} når inte budget" if off else "", f"{watch} avviker" if watch else ""))
    )
    if not told:
        return f"Per {level.lower()}: ingen avviker från budget"
    return f"Per {level.lower()}: {told}, av {len(judged_ones)}"


def gaps(
    by_department: Sequence[BoardTableRow], by_account_group: Sequence[BoardTableRow], view: View
) -> list[Gap]:
    """What the figures lack: a budget, or codes that no plan knows, with their sums."""
    found = []
    total = total_of(by_department)
    if total is not None and total.budget_year is None:
        found.append(
            Gap(f"Ingen budget är inläst för {view.year}", "Läs in", "Läs in den under Läs in.")
        )
    for rows, what in ((by_department, "ansvar"), (by_account_group, "konton")):
        unknown = next((row for row in rows if row.row_kind == "part" and row.key == "?"), None)
        if unknown is not None and unknown.actual_ytd:
            amount = money_told(abs(unknown.actual_ytd))
            told = f"{amount} av utfallet står på {what} som inte är kopplade"
            found.append(Gap(told, "Kodplan", "Se Kodplan."))
    return found


def judged(variance: Decimal, sign: SignWords) -> str:
    """ "ett underskott på 12,4 mnkr", or "i stort sett balans"."""
    if abs(variance) < SMALLEST_TOLD:
        return "i stort sett balans"
    word = sign.worse if variance < 0 else sign.better
    return f"ett {word} på {numbers.money(abs(variance), MNKR)}"


def closing_entries(total: BoardTableRow | None, unit: Unit) -> str:
    """What of a December's figures are closing entries; nothing in a month that has none."""
    if total is None or total.closing_entries is None:
        return ""
    amount = numbers.money(total.closing_entries, unit)
    return f"I december ingår bokslutsposter (period 13) på {amount}."


def total_of(rows: Sequence[BoardTableRow]) -> BoardTableRow | None:
    """The total of a board table; None when there is nothing to sum."""
    return next((row for row in rows if row.row_kind == "total"), None)


def money_told(amount: Decimal) -> str:
    """In mnkr, or in kr what mnkr would show as nothing."""
    return numbers.money(amount, MNKR if amount >= SMALLEST_TOLD else KR)


def _share(total: BoardTableRow) -> str:
    share = total.variance_share
    if share is None or abs(total.variance_ytd) < SMALLEST_TOLD:
        return ""
    return f" ({numbers.percent(share, signed=True)})"


def _weighs_most(rows: Sequence[BoardTableRow], total: BoardTableRow, sign: SignWords) -> str:
    parts = [row for row in rows if row.row_kind == "part"]
    worst = min(parts, key=lambda row: row.variance_ytd, default=None)
    best = max(parts, key=lambda row: row.variance_ytd, default=None)
    if worst is None or best is None or len(parts) == 1:
        return ""
    if worst.variance_ytd <= -SMALLEST_TOLD:
        return f" Störst {sign.worse} har {worst.name}, {_amount(worst)}."
    if best.variance_ytd >= SMALLEST_TOLD and total.variance_ytd > 0:
        return f" Störst {sign.better} har {best.name}, {_amount(best)}."
    return ""


def _amount(row: BoardTableRow) -> str:
    return numbers.money(abs(row.variance_ytd), MNKR)
