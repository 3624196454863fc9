"""The questions that an auditor puts to a board's follow-up, answered from its data (N17).

Each answer says what it rests on and leads to the page that shows it. It tells what the data
tell, and judges neither the board nor what its minutes may say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild import (
    action_findings,
    actions,
    control_findings,
    controls,
    explanations,
    findings,
    forecasts,
    goal_findings,
    goals,
    variances,
)
from lagesbild.access import Reader
from lagesbild.actions import Gap
from lagesbild.economy import WHOLE_BOARD, Level, View, loaded_periods
from lagesbild.forecasts import AccuracyRow
from lagesbild.periods import Period
from lagesbild.text import listed, plural
from lagesbild.variance_findings import unexplained

YES, PARTLY, NO, NOT_TOLD = "yes", "partly", "no", "not_told"
_LESS = {PARTLY: "delvis", NO: "nej"}
_MOST_NAMED = 3


@dataclass(frozen=True)
class Answer:
    """A question, how it is answered (`verdict`) and in which words; `page` shows the evidence."""

    key: str
    question: str
    verdict: str
    words: str
    page: str


@dataclass(frozen=True)
class ReportedMonth:
    """A month that the board got a report of, and what it demanded; `gap` None is not told."""

    period: Period
    gap: Gap | None


def answers(reader: Reader, view: View) -> list[Answer]:
    """Every question with its answer, at the end of the view's period."""
    asked: tuple[Callable[[Reader, View], Answer], ...] = (
        _explained, _decided, _forecast_well, _balanced, _controlled, _on_goal,
    )  # fmt: skip
    return [ask(reader, view) for ask in asked]


def reported_months(reader: Reader, view: View) -> list[ReportedMonth]:
    """The year's months so far that the board's rules ask a report of, where figures are loaded."""
    asked = {month for one in view.board.reporting_rounds for month in one.months}
    loaded = set(loaded_periods(reader, view.board.id))
    return [
        ReportedMonth(month, actions.gap(reader, View(view.board, month)))
        for month in view.year.months
        if month <= view.period and month.month in asked and month in loaded
    ]


def position(found: Sequence[Answer]) -> str:
    """ "Uppgifterna svarar ja på 2 av 6 frågor, delvis på 1 och nej på 2; 1 går inte att …"."""
    counts = Counter(one.verdict for one in found)
    if counts[NOT_TOLD] == len(found):
        return "Det finns inte data nog för att besvara någon av frågorna."
    told = listed(
        [
            f"ja på {counts[YES]} av {plural(len(found), 'fråga', 'frågor')}",
            *(f"{word} på {counts[one]}" for one, word in _LESS.items() if counts[one]),
        ]
    )
    rest = f"; {counts[NOT_TOLD]} går inte att besvara" if counts[NOT_TOLD] else ""
    return f"Uppgifterna svarar {told}{rest}."


def _explained(reader: Reader, view: View) -> Answer:
    def answer(verdict: str, words: str) -> Answer:
        question = "Förklarar varje enhet varför den avviker?"
        return Answer("explained", question, verdict, words, "variance")

    rules = explanations.rules_of(view.board)
    rows = [row for row in variances.table(reader, view, Level.UNIT) if row.row_kind == "part"]
    if all(row.actual_ytd is None or row.budget_ytd is None for row in rows):
        return answer(NOT_TOLD, "Det finns inte både utfall och budget per enhet.")
    asked = [row for row in rows if rules.ask_for(row.status)]
    if not asked:
        return answer(
            YES, "Ingen enhet avviker så mycket att nämndens regler kräver en förklaring."
        )
    known = explanations.counting(explanations.said(reader, view))
    left = unexplained(rows, Level.UNIT, WHOLE_BOARD, rules, known)
    done = len(asked) - len(left)
    if not left:
        return answer(YES, "Alla enheter vars avvikelse ska förklaras har förklarat den.")
    if len(asked) == 1:
        return answer(NO, f"{left[0].name} har en avvikelse att förklara och har inte gjort det.")
    names = listed(str(row.name) for row in left[:_MOST_NAMED])
    more = f" och {len(left) - _MOST_NAMED} till" if len(left) > _MOST_NAMED else ""
    units = plural(len(asked), "enhet", "enheter")
    words = f"{done or 'Ingen'} av {units} med avvikelse att förklara har gjort det."
    return answer(PARTLY if done else NO, f"{words} Det saknas för {names}{more}.")


def _decided(reader: Reader, view: View) -> Answer:
    def answer(verdict: str, words: str) -> Answer:
        question = "Fattades tillräckliga beslut med anledning av rapporterna?"
        return Answer("decided", question, verdict, words, "actions")

    reported = reported_months(reader, view)
    told = [(one.period, one.gap) for one in reported if one.gap is not None]
    if not told:
        return answer(NOT_TOLD, "Inga rapporterade månader med utfall och budget finns i år.")
    demanding = [(month, gap) for month, gap in told if gap.is_demanded]
    if not demanding:
        return answer(YES, "Ingen av årets rapporter har krävt åtgärder.")
    met = [month for month, gap in demanding if gap.is_met]
    words = (
        f"{len(demanding)} av årets {plural(len(told), 'rapport', 'rapporter')} krävde åtgärder."
        if len(told) > 1
        else f"Årets enda rapport, {told[0][0].in_words}, krävde åtgärder."
    )
    if len(met) == len(demanding):
        return answer(YES, f"{words} Det finns beslut som täcker gapet.")
    lacking = listed(month.in_words for month, gap in demanding if not gap.is_met)
    if not met and not any(gap.has_decided for _, gap in demanding):
        return answer(NO, f"{words} Ingen åtgärd är beslutad.")
    return answer(PARTLY, f"{words} Besluten räcker inte i {lacking}.")


def _forecast_well(reader: Reader, view: View) -> Answer:
    """By how far off forecasts have been this far into the year, by the board's own limits."""

    def answer(verdict: str, words: str) -> Answer:
        return Answer("forecasts", "Hur bra är prognoserna?", verdict, words, "forecast_accuracy")

    rows = [
        row for row in forecasts.accuracy(reader, view, Level.DEPARTMENT) if row.row_kind == "total"
    ]
    found = findings.at_this_time(rows, view, "adopted") or findings.at_this_time(
        rows, view, "computed"
    )
    if found is None:
        return answer(NOT_TOLD, "Inget stängt år har någon prognos att jämföra med.")
    return answer(_within(found, view), findings.accuracy(rows, view, view.board.name))


def _within(row: AccuracyRow, view: View) -> str:
    limits = view.board.thresholds
    size = Decimal(row.size)
    if size <= limits.watch_share:
        return YES
    return PARTLY if size <= limits.alarm_share else NO


def _balanced(reader: Reader, view: View) -> Answer:
    def answer(verdict: str, words: str) -> Answer:
        question = "Finns det en plan för ekonomi i balans?"
        return Answer("balance", question, verdict, words, "actions")

    gap = actions.gap(reader, view)
    if gap is None:
        return answer(NOT_TOLD, "Svaret visas för den som ser hela nämnden.")
    words = action_findings.position(gap, view)
    if gap.forecast_variance is None and not gap.is_demanded:
        return answer(NOT_TOLD, words)
    if gap.is_met:
        return answer(YES, words)
    return answer(PARTLY if gap.has_decided else NO, words)


def _controlled(reader: Reader, view: View) -> Answer:
    def answer(verdict: str, words: str) -> Answer:
        question = "Genomförs den interna kontrollen som planerat?"
        return Answer("controls", question, verdict, words, "internal_control")

    found = controls.controls(reader, view)
    year = controls.year_of(view)
    if not any(one.plan.year == year for one in found):
        return answer(NOT_TOLD, "Årets internkontrollplan är inte inläst.")
    words = control_findings.position(found, year)
    late = [one for one in found if one.late]
    if not late:
        return answer(YES, words)
    return answer(PARTLY if any(one.done for one in found) else NO, words)


def _on_goal(reader: Reader, view: View) -> Answer:
    def answer(verdict: str, words: str) -> Answer:
        question = "Nås de mål som fullmäktige har satt?"
        return Answer("goals", question, verdict, words, "goals")

    found = goals.statuses(reader, view)
    known = [one for one in found.council_goals if one.status not in goal_findings.GREY]
    if not known:
        return answer(NOT_TOLD, "Inget av målen går att bedöma.")
    words = goal_findings.position(found, view)
    met = sum(one.status == "on_plan" for one in known)
    if met == len(found.council_goals):
        return answer(YES, words)
    return answer(PARTLY if met else NO, words)
