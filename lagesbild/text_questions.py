"""Figures in texts held against the accounts: what matches, and what is a question (N7).

A figure is compared with facts of its own unit, scope and month. It is a question when it tells of
something that there are facts of and comes near none, or goes the other way. Other figures are
left alone: a text may tell of more than the accounts hold.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild.access import Change, Event, Reader, Right
from lagesbild.economy import WHOLE_BOARD, Part, ReceiptLoad, View, record_loads
from lagesbild.errors import NotAllowed, UserError
from lagesbild.periods import Period
from lagesbild.text_figure_words import MONTHS, UP_TO_MONTH, YEAR, Direction, Hedge, Topic, Unit
from lagesbild.text_figures import FigureInText, figures_in

MOST_WORDS = 2_000
NAMING = 5
"""How many letters of a part's name must be those of a word: "Personalen" tells of Personal."""
_WHOLE = re.compile(r"\bnämndens?\b")
"""The board itself: "Nämnden har ett underskott" does not tell of Nämnd och ledning."""
KINDS = ("ledger", "balances", "budget", "adopted_forecast", "goal_plan", "indicator_values")

_VARIANCES = ("variance_ytd", "variance_month")
_LANDINGS = ("adopted_variance", "computed_variance")
_CHANGES = ("change_ytd", "change_month", "reached_change")
_VALUES = ("value", "reached", "reached_before", "target_low", "target_high")
_ABOUT: Mapping[Topic, tuple[str, ...]] = {
    Topic.BUDGET: ("budget_year", "budget_ytd", "budget_month"),
    Topic.ACTUAL: ("actual_ytd", "actual_month", "mean_month"),
    Topic.VARIANCE: _VARIANCES,
    Topic.FORECAST: ("adopted_forecast", "computed_forecast"),
    Topic.CHANGE: (*_CHANGES, "previous_year_ytd", "reached_before"),
}
_ASKED = frozenset(_ABOUT)


class Verdict(Enum):
    """What comparing a figure with the facts came to."""

    MATCHES = "matches"
    NEAR_NONE = "near_none"
    CONTRADICTS = "contradicts"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True)
class Fact:
    """Something that a text can state, as reports/figures_of_scope has it; costs are negative.

    `part` is the department, unit or account group that it is of; None is the whole scope.
    """

    what: str
    part: str | None
    unit: str
    value: Decimal


@dataclass(frozen=True)
class Text:
    """A text of the month: where it stands, what it is about, and whether it is the viewer's."""

    place: str
    key: str
    name: str | None
    department: str | None
    unit: str | None
    cost_centre: str | None
    account_group: str | None
    account: str | None
    indicator: str | None
    words: str
    is_own: bool

    @property
    def part(self) -> Part:
        return Part(self.department, self.unit, self.cost_centre, self.account_group, self.account)


@dataclass(frozen=True)
class Answer:
    """An answer to a question of a text, or that it was taken back; `fact` as it then was."""

    place: str
    key: str
    figure: str
    text_hash: str
    what: str
    part: str | None
    fact: Decimal
    event: str
    reason: str | None
    author: str
    answered_at: datetime
    counts: bool


@dataclass(frozen=True)
class Checked:
    """A figure of a text and what comparing it came to; `answer` is the one that holds."""

    text: Text
    figure: FigureInText
    verdict: Verdict
    nearest: Fact | None
    answer: Answer | None = None

    @property
    def is_question(self) -> bool:
        return self.verdict in (Verdict.NEAR_NONE, Verdict.CONTRADICTS)

    @property
    def is_open(self) -> bool:
        return self.is_question and self.answer is None


AskFacts = Callable[[Reader, View, Text], Sequence[Fact]]


def of_month(reader: Reader, view: View, facts_by: AskFacts | None = None) -> list[Checked]:
    """Every figure of the month's texts, in the order of the texts; `facts_by` may keep facts."""
    ask = facts_by or facts_of
    answers = answers_of(reader, view)
    known: dict[object, Sequence[Fact]] = {}
    checked = []
    for text in reader.rows("reports/texts", Text, **parameters(view)):
        for figure in figures_in(text.words):
            period = told_month(figure.sentence, view)
            facts: Sequence[Fact] = ()
            if period is not None:
                key = (text.place, text.part, text.indicator, period)
                if key not in known:
                    known[key] = ask(reader, View(view.board, period), text)
                facts = known[key]
            checked.append(_with_answer(text, figure, compare(figure, facts), answers))
    return checked


def compare(figure: FigureInText, facts: Iterable[Fact]) -> tuple[Verdict, Fact | None]:
    """Hold a figure against the facts of its scope; the fact is the one that it is, or nearest."""
    same = [
        fact
        for fact in facts
        if fact.unit == figure.unit.value and (fact.part is None or _names(figure, fact.part))
    ]
    if not same or figure.hedge is Hedge.LIMIT:
        return Verdict.NOT_COMPARABLE, None
    wanted = _wanted(figure)
    order = (*wanted, *_VALUES) if wanted else tuple(sorted({fact.what for fact in same}))
    possible = sorted(
        (fact for fact in same if fact.what in order),
        key=lambda fact: (fact.part is not None, order.index(fact.what)),
    )
    hits = [fact for fact in possible if figure.low <= abs(fact.value) <= figure.high]
    for fact in hits:
        if not _contradicts(figure, fact):
            return Verdict.MATCHES, fact
    if hits and wanted:
        return Verdict.CONTRADICTS, hits[0]
    nearest = _nearest(figure, [fact for fact in same if fact.what in wanted])
    if nearest is None:
        return Verdict.NOT_COMPARABLE, None
    return Verdict.NEAR_NONE, nearest


def told_month(sentence: str, view: View) -> Period | None:
    """The month that a sentence tells of, the view's or an earlier.

    None of another year, and where it compares with another than the year before.
    """
    low = sentence.lower()
    years: dict[bool, set[int]] = {True: set(), False: set()}
    for found in YEAR.finditer(low):
        years[found["beside"] is not None].add(int(found["year"]))
    here = view.period.year
    if (years[False] and here not in years[False]) or years[True] - {here, here - 1}:
        return None
    named = UP_TO_MONTH.search(low)
    if named is None:
        return view.period
    month = MONTHS.index(named[1][:3]) + 1
    earlier = month > view.period.month
    return Period.of((view.period.year - earlier) * 100 + month)


def facts_of(reader: Reader, view: View, text: Text) -> list[Fact]:
    """What a text can state of its scope at a month.

    A comment on an assignment or a control tells of the board; one who sees some departments has
    the responsible department's facts instead.
    """
    query, asked = question_of(reader, view, text)
    return reader.rows(query, Fact, **asked)


def question_of(reader: Reader, view: View, text: Text) -> tuple[str, dict[str, object]]:
    """The query that gives the facts of a text, and what it is asked with."""
    if text.indicator is not None:
        about = {"indicator": text.indicator, "cost_centre": text.cost_centre}
        return "reports/figures_of_indicator", {**parameters(view), **about}
    is_of_board = text.place != "explanation" and reader.viewer.departments is None
    part = WHOLE_BOARD if is_of_board else text.part
    year = {"year_start": view.year.first.code, "year_end": view.year.last.code}
    return "reports/figures_of_scope", {**parameters(view), **year, **part.as_parameters()}


def answers_of(reader: Reader, view: View) -> list[Answer]:
    """All answers of the month's texts, latest first."""
    return reader.rows("reports/text_answers", Answer, **parameters(view))


def parameters(view: View) -> dict[str, object]:
    """What the month's texts are asked with; a receipt shows it."""
    return {"board": view.board.id, "period": view.period.code}


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that facts and comments rest on (N1)."""
    return record_loads(reader, view.board.id, list(KINDS), view.year.first.code, view.period.code)


def hash_of(figure: FigureInText) -> str:
    """What tells a figure of a text from every other, and from itself when its sentence changes."""
    return hashlib.sha256(f"{figure.offset}\n{figure.text}\n{figure.sentence}".encode()).hexdigest()


def may_answer(reader: Reader, question: Checked) -> bool:
    """Whether the viewer may be asked to answer; the store has the last word."""
    return question.text.is_own and reader.viewer.may(Right.EXPLAIN)


def answer(change: Change, view: View, question: Checked, reason: str) -> None:
    """Say that the figure is right on another basis, and which; what was said stays as history."""
    if not reason.strip():
        raise UserError("Skriv vilken bas siffran har, så att den som läser rapporten förstår.")
    if len(reason) > MOST_WORDS:
        raise UserError(f"Svaret är för långt. Skriv högst {MOST_WORDS} tecken.")
    _note(change, view, question, "answered", reason.strip())


def withdraw(change: Change, view: View, question: Checked) -> None:
    """Take back the answer, so that the question stands again."""
    _note(change, view, question, "withdrawn", None)


def _note(change: Change, view: View, question: Checked, event: str, reason: str | None) -> None:
    if question.nearest is None:
        raise UserError("Frågan finns inte längre.")
    noted = change.run(
        "commands/insert_text_answer",
        **parameters(view),
        place=question.text.place,
        key=question.text.key,
        figure=question.figure.text,
        text_hash=hash_of(question.figure),
        what=question.nearest.what,
        part=question.nearest.part,
        fact=question.nearest.value,
        event=event,
        reason=reason,
    )
    if not noted:
        raise NotAllowed("Du får bara svara för texter om dina egna avdelningar.")
    subject = f"{view.period.code} {question.text.place} {question.text.key}"
    change.record(Event.TEXT_ANSWERED, view.board.id, subject, question.figure.text)


def _with_answer(
    text: Text,
    figure: FigureInText,
    found: tuple[Verdict, Fact | None],
    answers: Iterable[Answer],
) -> Checked:
    verdict, nearest = found
    asked = Checked(text, figure, verdict, nearest)
    if nearest is None or not asked.is_question:
        return asked
    told = next(
        (
            one
            for one in answers
            if one.counts
            and (one.place, one.key, one.text_hash) == (text.place, text.key, hash_of(figure))
            and (one.what, one.part, one.fact) == (nearest.what, nearest.part, nearest.value)
        ),
        None,
    )
    return Checked(text, figure, verdict, nearest, told)


def _wanted(figure: FigureInText) -> tuple[str, ...]:
    """The facts that a figure can be by the words near it, those it would rather be first."""
    about = figure.about
    judged = figure.direction in (Direction.DEFICIT, Direction.SURPLUS)
    grows = figure.unit is Unit.PERCENT and figure.direction in (Direction.MORE, Direction.LESS)
    is_change = Topic.CHANGE in about or (grows and Topic.COST in about)
    if is_change and Topic.VARIANCE not in about:
        return _ABOUT[Topic.CHANGE]
    if judged or Topic.VARIANCE in about:
        if Topic.FORECAST in about:
            return (*_LANDINGS, *_VARIANCES)
        if Topic.MONTH in about:
            return (*_VARIANCES[::-1], *_LANDINGS)
        return (*_VARIANCES, *_LANDINGS)
    return tuple(what for topic in Topic if topic in about & _ASKED for what in _ABOUT[topic])


def _names(figure: FigureInText, part: str) -> bool:
    """Whether a sentence tells of a part: some word of it begins as a word of the part's name.

    Else some part or other would have almost any figure.
    """
    said = _WHOLE.sub(" ", figure.sentence.casefold())
    words = (word for word in re.findall(r"[^\W\d_]+", part.casefold()) if len(word) >= NAMING)
    return any(re.search(rf"\b{word[:NAMING]}", said) for word in words)


def _nearest(figure: FigureInText, facts: Sequence[Fact]) -> Fact | None:
    """What a figure would be: of the parts that its sentence names, or else of the whole scope.

    One of a variance is the first variance that it can be; others are the nearest.
    """
    wanted = _wanted(figure)
    is_variance = set(wanted) == {*_VARIANCES, *_LANDINGS}

    def distance(fact: Fact) -> tuple[int, bool, Decimal]:
        away = abs(abs(fact.value) - abs(figure.value))
        return wanted.index(fact.what) if is_variance else 0, _contradicts(figure, fact), away

    of_parts = [fact for fact in facts if fact.part is not None]
    return min(of_parts or facts, key=distance, default=None)


def _contradicts(figure: FigureInText, fact: Fact) -> bool:
    """Whether the text says the other way than the fact: a deficit where there is a surplus."""
    grows = _is_worse(figure)
    if grows is None or not fact.value:
        return False
    if fact.what in _VARIANCES or fact.what in _LANDINGS:
        return grows is (fact.value > 0)
    if fact.what in ("change_ytd", "change_month") and Topic.INCOME not in figure.about:
        return grows is (fact.value < 0)
    if fact.what == "reached_change" and figure.direction in (Direction.MORE, Direction.LESS):
        return (figure.direction is Direction.MORE) is (fact.value < 0)
    return False


def _is_worse(figure: FigureInText) -> bool | None:
    """Whether the text says that money goes; None when it does not say."""
    if figure.direction is Direction.NONE:
        return None
    if figure.direction in (Direction.DEFICIT, Direction.SURPLUS):
        return figure.direction is Direction.DEFICIT
    more = figure.direction is Direction.MORE
    is_income = Topic.INCOME in figure.about
    if is_income and Topic.COST in figure.about:
        return None
    return more is not is_income
