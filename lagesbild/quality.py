"""Is what is stored whole, and is a period fit to be closed (I5)?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum

from lagesbild.access import Change, Event, Reader, queries_in
from lagesbild.board_limits import QualityLimits, limits_of
from lagesbild.economy import View
from lagesbild.errors import UserError

SUBJECT = "quality"
MONTHS_BACK = 12


@dataclass(frozen=True)
class BrokenCheck:
    """A check of queries/checks that found something; `purpose` says what its rows are."""

    check: str
    purpose: str
    row_count: int


def run_checks(reader: Reader) -> list[BrokenCheck]:
    """Every check that does not come out empty."""
    broken = []
    for query in queries_in("checks"):
        _, rows = reader.records(query.name)
        if rows:
            broken.append(BrokenCheck(query.name, query.purpose, len(rows)))
    return broken


class State(Enum):
    """How far someone has come with a finding. The value is the word of the store."""

    OPEN = "open"
    ACCEPTED = "accepted"
    MENDED = "mended"

    @property
    def label(self) -> str:
        return {"open": "öppen", "accepted": "godtagen", "mended": "rättad"}[self.value]


@dataclass(frozen=True)
class Rule:
    """One thing that is looked for. `query` gives its findings, `advice` what to do about one."""

    key: str
    query: str
    title: str
    advice: str


RULES = (
    Rule(
        "months_without_figures",
        "quality/months_without_figures",
        "Månad utan utfall",
        "Läs in månaden, annars blir årets summa för låg.",
    ),
    Rule(
        "ledger_against_balances",
        "quality/ledger_against_balances",
        "Huvudbok och saldon skiljer sig",
        "Läs in huvudboken och saldona på nytt för samma tidpunkt.",
    ),
    Rule(
        "doubled_budgets",
        "quality/doubled_budgets",
        "Budget från flera avsändare",
        "Ångra den ena inläsningen, eller godta om de gäller olika delar av budgeten.",
    ),
    Rule(
        "codes_without_plan",
        "quality/codes_without_plan",
        "Kod som inte är kopplad",
        "Lägg till koden i organisationen eller kontoplanen, eller rätta bokföringen.",
    ),
    Rule(
        "months_without_personnel_cost",
        "quality/months_without_personnel_cost",
        "Personalkostnad saknas",
        "Kontrollera att lönerna är bokförda på rätt ansvar.",
    ),
    Rule(
        "missing_months",
        "quality/missing_months",
        "Återkommande belopp saknas",
        "Periodisera beloppet om det hör till månaden.",
    ),
    Rule(
        "doubled_months",
        "quality/doubled_months",
        "Återkommande belopp är ungefär dubbelt",
        "Kontrollera om något är bokfört två gånger eller hör till månaden före.",
    ),
    Rule(
        "unusual_amounts",
        "quality/unusual_amounts",
        "Ovanligt stort belopp",
        "Kontrollera belopp, konto och ansvar mot underlaget.",
    ),
    Rule(
        "cost_centres_without_budget",
        "quality/cost_centres_without_budget",
        "Ansvar utan budget",
        "Fördela budget till ansvaret eller rätta bokföringen.",
    ),
)


@dataclass(frozen=True)
class _Row:
    cost_centre: str | None
    account: str | None
    detail: str | None
    amount: Decimal | None
    expected: Decimal | None


@dataclass(frozen=True)
class _Note:
    rule: str
    subject: str
    state: str
    owner: str | None
    reason: str | None
    author: str
    noted_at: datetime


@dataclass(frozen=True)
class Finding:
    """Something to look at before the period is closed. Amounts in SEK, costs negative."""

    rule: Rule
    subject: str
    cost_centre: str | None
    account: str | None
    detail: str | None
    amount: Decimal | None
    expected: Decimal | None
    state: State
    owner: str | None
    reason: str | None


@dataclass(frozen=True)
class SignOff:
    """A period was signed off ("signed") or opened again ("reopened")."""

    event: str
    open_findings: int
    reason: str | None
    author: str
    happened_at: datetime


def findings(reader: Reader, view: View) -> list[Finding]:
    """What every rule finds in the period, with what has been said about it."""
    known = _parameters(view)
    notes = {
        (note.rule, note.subject): note
        for note in reader.rows(
            "quality/finding_notes", _Note, board=view.board.id, period=view.period.code
        )
    }
    return [_finding(rule, row, notes) for rule in RULES for row in _rows_of(reader, rule, known)]


def note(
    change: Change, view: View, finding: Finding, state: State, owner: str, reason: str
) -> None:
    """Say who owns a finding and how it stands. Accepting one needs a reason."""
    if state is State.ACCEPTED and not reason.strip():
        raise UserError("Skriv varför det är godtaget, så att den som läser efteråt förstår.")
    change.run(
        "commands/note_finding",
        board=view.board.id,
        period=view.period.code,
        rule=finding.rule.key,
        subject=finding.subject,
        state=state.value,
        owner=owner.strip() or None,
        reason=reason.strip() or None,
    )
    change.record(Event.NOTED, view.board.id, f"{view.period.code} {finding.rule.key}", state.value)


def sign(change: Change, view: View, open_findings: int, reason: str) -> None:
    """Sign the period off. With findings left open it needs a reason, which is kept."""
    if open_findings and not reason.strip():
        raise UserError("Det finns öppna punkter. Skriv varför perioden ändå kan stängas.")
    _sign(change, view, Event.SIGNED, open_findings, reason)


def reopen(change: Change, view: View, reason: str) -> None:
    """Open a signed period again."""
    _sign(change, view, Event.REOPENED, 0, reason)


def sign_offs(reader: Reader, view: View) -> Sequence[SignOff]:
    """Every time the period was signed off or opened again, latest first."""
    return reader.rows("quality/sign_offs", SignOff, board=view.board.id, period=view.period.code)


def _sign(change: Change, view: View, event: Event, open_findings: int, reason: str) -> None:
    change.run(
        "commands/sign_period",
        board=view.board.id,
        period=view.period.code,
        event=event.value,
        open_findings=open_findings,
        reason=reason.strip() or None,
    )
    change.record(event, view.board.id, view.period.code)


def _rows_of(reader: Reader, rule: Rule, known: Mapping[str, object]) -> list[_Row]:
    wanted = next(query for query in queries_in(SUBJECT) if query.name == rule.query).parameters
    return reader.rows(rule.query, _Row, **{key: known[key] for key in wanted})


def _parameters(view: View) -> dict[str, object]:
    return {
        **view.year_parameters(),
        "period": view.period.code,
        "first_period": view.period.plus_months(-MONTHS_BACK).code,
        **vars(limits_of(view.board, QualityLimits)),
    }


def _finding(rule: Rule, row: _Row, notes: Mapping[tuple[str, str], _Note]) -> Finding:
    subject = "/".join(part or "" for part in (row.cost_centre, row.account, row.detail))
    said = notes.get((rule.key, subject))
    finding = Finding(
        rule,
        subject,
        row.cost_centre,
        row.account,
        row.detail,
        row.amount,
        row.expected,
        State.OPEN,
        None,
        None,
    )
    if said is None:
        return finding
    return replace(finding, state=State(said.state), owner=said.owner, reason=said.reason)
