"""Disposal (gallring): what a board's rule lets go is deleted for good, and a record of it is left.

A rule is data, in the board's file:

    [subjects.retention]
    replaced_months = 24            # how long a load is kept that no longer counts
    case_months = 60                # how long rows about cases are kept
    decision = "Dokumenthanteringsplan 2023, § 112"
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lagesbild.access import Change, Event, Reader, Right, Store, Viewer
from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting, NotAllowed
from lagesbild.ingest import load
from lagesbild.periods import Period

SUBJECT = "retention"
LONGEST_MONTHS = 1_200

REASONS = {
    "replaced": "ersatt",
    "undone": "ångrad",
    "discarded": "borttagen provläsning",
    "cases": "ärenden äldre än regeln",
}
"""Why a load goes; the keys are those of queries/disposal/due."""


class NoRule(InvalidSetting):
    """The board has not decided how long things are kept, so nothing is disposed of."""


@dataclass(frozen=True)
class Rule:
    """How long a board keeps what no longer counts, and rows about cases; and who decided so."""

    replaced_months: int
    case_months: int
    decision: str

    @property
    def in_words(self) -> str:
        return (
            f"Inläsningar som inte gäller sparas i {self.replaced_months} månader, ärenden i "
            f"{self.case_months} månader. Beslut: {self.decision}"
        )


@dataclass(frozen=True)
class Limits:
    """What goes: loads that have not counted since a month began, and cases of earlier months."""

    ceased_before: Period
    cases_before: Period


@dataclass(frozen=True)
class Due:
    """A load that is to go. `ceased_at` is when it was undone, given up or last replaced."""

    load_id: int
    file_name: str
    kinds: str | None
    first_period: int | None
    last_period: int | None
    row_count: int
    ceased_at: datetime
    reason: str


@dataclass(frozen=True)
class Disposal:
    """What is left of a load that has been disposed of, by kind."""

    disposal_id: int
    load_id: int
    file_name: str
    kind: str | None
    first_period: int | None
    last_period: int | None
    row_count: int
    reason: str
    rule: str
    author: str
    disposed_at: datetime


@dataclass(frozen=True)
class _DisposalId:
    disposal_id: int


def rule_of(board: Board) -> Rule:
    """The board's rule; NoRule when it has none, InvalidSetting when it cannot be used."""
    place = f"{board.id}/board.toml"
    given = board.subjects.get(SUBJECT)
    if given is None:
        raise NoRule(
            f"{place} har ingen regel för gallring. Lägg till [subjects.{SUBJECT}] med "
            "replaced_months, case_months och decision, och kör kommandot igen."
        )
    unknown = sorted(given.keys() - {"replaced_months", "case_months", "decision"})
    if unknown:
        raise InvalidSetting(f"{place}: nyckeln subjects.{SUBJECT}.{unknown[0]} är okänd.")
    decision = given.get("decision")
    if not isinstance(decision, str) or not decision.strip():
        raise InvalidSetting(
            f"{place}: nyckeln subjects.{SUBJECT}.decision ska vara beslutet som regeln följer, "
            "en text inom citattecken."
        )
    months = {name: given.get(name) for name in ("replaced_months", "case_months")}
    for name, value in months.items():
        if type(value) is not int or not 1 <= value <= LONGEST_MONTHS:
            raise InvalidSetting(
                f"{place}: nyckeln subjects.{SUBJECT}.{name} ska vara ett heltal "
                f"1–{LONGEST_MONTHS}, i månader."
            )
    return Rule(given["replaced_months"], given["case_months"], decision.strip())


def limits(rule: Rule, today: date, before: Period | None = None) -> Limits:
    """What the rule lets go of today; of that, only what lies before a month when one is named.

    NotAllowed when the month is later than the rule allows.
    """
    this_month = Period(today.year, today.month)
    ceased = this_month.plus_months(-rule.replaced_months)
    cases = this_month.plus_months(-rule.case_months)
    if before is None:
        return Limits(ceased, cases)
    if before > max(ceased, cases):
        raise NotAllowed(
            f"Regeln medger gallring före {max(ceased, cases)}, inte före {before}. Ange en "
            "tidigare månad, eller ändra regeln i nämndens fil efter beslut."
        )
    return Limits(min(ceased, before), min(cases, before))


def due(change: Change, board: Board, within: Limits) -> Sequence[Due]:
    """The loads that go. What counts is never among them, save for rows about cases."""
    return change.rows(
        "disposal/due",
        Due,
        board=board.id,
        ceased_before=within.ceased_before.first_day,
        cases_before=within.cases_before.code,
    )


def listed(store: Store, author: Viewer, board: Board, within: Limits) -> Sequence[Due]:
    """What would go, with nothing changed."""
    with store.change(author) as change:
        return due(change, board, within)


def dispose(store: Store, author: Viewer, board: Board, within: Limits) -> Sequence[Due]:
    """Delete what is due and keep a record of it, in one transaction; then give up the bytes.

    The store's file is written anew without them: DuckDB leaves deleted rows where they were.
    """
    author.require_right(Right.OPERATE)
    rule = rule_of(board).in_words
    with store.change(author) as change:
        going = due(change, board, within)
        [numbered] = change.rows("disposal/next_disposal_id", _DisposalId)
        for one in going:
            change.run(
                "commands/insert_disposal",
                disposal_id=numbered.disposal_id,
                load_id=one.load_id,
                reason=one.reason,
                rule=rule,
            )
            load.dispose(change, one.load_id)
            change.record(Event.DISPOSED, board.id, one.load_id, REASONS[one.reason])
    store.rewrite(author)
    return going


def disposals(reader: Reader, board: str) -> Sequence[Disposal]:
    """What has been disposed of, latest first."""
    return reader.rows("loads/disposals", Disposal, board=board)
