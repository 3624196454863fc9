"""The four steps of a period: who has signed what, and what still stands in the way (A3, I5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from lagesbild import quality, round_checks
from lagesbild.access import Event, Reader, Right, Store, Viewer
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.round_checks import CheckRow, Figured
from lagesbild.step_activities import SIGN_OFFS, STEPS
from lagesbild.text import plural

QUERY, CHECKS_QUERY = "cycle/period_steps", "cycle/step_checks"
NAMES = dict(zip(STEPS, ("Samla in", "Analysera", "Rapportera", "Besluta"), strict=True))
"""What the steps are called."""
SIGNED_AS = dict(zip(SIGN_OFFS, ("kvalitetssäkrat", "godkänt"), strict=True))
"""What a sign-off says of an activity."""
WHOLE_BOARD = "Nämnden som helhet"
MOST_WORDS, MOST_TOLD = 2_000, 10


@dataclass(frozen=True)
class StepRow:
    """An activity of a month and the department that signs it; None is the board as a whole.

    `open_then` is how much its checks had left when it was signed, `open_now` how much they have
    left: None where nobody may know.
    """

    step: str
    activity: str
    words: str
    responsible: str
    sign_off: str
    department: str | None
    department_name: str | None
    is_signed: bool
    changed_since: bool
    signed_by: str | None
    signed_at: datetime | None
    open_then: int | None
    findings_then: str | None
    reason: str | None
    open_now: int | None
    may_sign: bool

    @property
    def key(self) -> str:
        """Tells it from all others of the month."""
        return f"{self.activity}/{self.department or ''}"

    @property
    def waits(self) -> bool:
        """Whether it is to be signed: for the first time, or since the month was loaded anew."""
        return not self.is_signed or self.changed_since


@dataclass(frozen=True)
class StepCheck:
    """How a check of an activity stands for a department, and what is left of it in words."""

    activity: str
    department: str | None
    name: str
    state: str
    undone: int | None
    asked: int | None
    left_words: list[str]

    @property
    def row(self) -> CheckRow:
        """As the round's checklist has it."""
        return CheckRow(self.name, self.state, self.undone, self.asked)


@dataclass(frozen=True)
class StepSummary:
    """How far a step has come; `waits_for` is the first kind of sign-off that it lacks, of a
    department if one of them waits.
    """

    step: str
    asked: int
    signed: int
    waiting_departments: int
    waiting_board: int
    changed: int
    waits_for: str | None


@dataclass(frozen=True)
class SignOff:
    """That an activity was "signed" or "taken_back"."""

    event: str
    sign_off: str
    open_findings: int
    findings: str | None
    reason: str | None
    author: str
    happened_at: datetime


@dataclass(frozen=True)
class Standing:
    """The activities of a month with what their checks say."""

    rows: list[StepRow]
    checks: list[StepCheck]

    def checks_of(self, row: StepRow) -> list[StepCheck]:
        return [
            one
            for one in self.checks
            if (one.activity, one.department) == (row.activity, row.department)
        ]


@dataclass(frozen=True)
class _Piece:
    code: str | None
    words: str


@dataclass(frozen=True)
class _Said:
    """What a check says; `pieces` are what is left of one that knows where each belongs."""

    name: str
    state: str
    undone: int | None
    asked: int | None
    pieces: list[_Piece] | None


def standing(reader: Reader, view: View, known: Figured | None = None) -> Standing:
    """Every activity of the month, with what its checks say to one who may sign it.

    `known` is what figures have said already.
    """
    asked = {**of_view(view), "checks": checks_text(reader, view, known)}
    return Standing(
        reader.rows(QUERY, StepRow, **asked), reader.rows(CHECKS_QUERY, StepCheck, **asked)
    )


def summary(reader: Reader, view: View) -> list[StepSummary]:
    """How far each step has come, in their order."""
    return reader.rows("cycle/step_summary", StepSummary, **of_view(view))


def history(reader: Reader, view: View, row: StepRow) -> list[SignOff]:
    """Every time the activity was signed or taken back, latest first."""
    return reader.rows(
        "cycle/step_history",
        SignOff,
        **of_view(view),
        activity=row.activity,
        department=row.department,
    )


def of_view(view: View) -> dict[str, object]:
    """The month that is asked about; what the checks say is found anew from it."""
    return {"board": view.board.id, "period": view.period.code}


def checks_text(reader: Reader, view: View, known: Figured | None = None) -> str | None:
    """What the round's checks say, as visible.step_checks reads it; None for who signs nothing.

    A finding carries the code that it is about, a variance its department's; what they do not
    carry, or lies in no department, is the whole board's alone.
    """
    if not reader.viewer.may(Right.STEPS):
        return None
    seen = round_checks.look(reader, view, known)
    found = [_Piece(one.cost_centre, _named(one)) for one in seen.findings or []]
    left = [_Piece(row.key, row.name or row.key or "Totalt") for row in seen.unexplained]
    pieces = {"findings_handled": found, "variances_explained": left}
    said = []
    for row in round_checks.checklist(reader, view, seen):
        own = pieces.get(row.step)
        state, undone = row.state, row.undone
        if row.step == "findings_handled":
            state = round_checks.NOT_READY if found else round_checks.READY
            undone = len(found)
        said.append(_Said(row.step, state, undone, row.asked, own))
    return json.dumps([asdict(one) for one in said], ensure_ascii=False)


def sign(
    store: Store, author: Viewer, view: View, wanted: Iterable[str], reason: str
) -> list[StepRow]:
    """Sign activities of the month, by their keys; gives those that were signed.

    This is where the rule is kept: what the checks have left is asked for here, and while there
    is anything, nothing is signed without a reason. That is kept with what it was.
    """
    why = _whole(reason)
    now = standing(store.reader(author), view)
    rows = [row for row in _chosen(now.rows, wanted, "signera moment") if row.waits]
    if not rows:
        raise UserError("Momentet är redan signerat.")
    if any(row.open_now for row in rows) and not why:
        raise UserError("Det finns öppna punkter. Skriv varför momentet ändå kan signeras.")
    with store.change(author) as change:
        for row in rows:
            told = open_words(now, row)
            noted = change.run(
                "commands/sign_step",
                **of_view(view),
                activity=row.activity,
                department=row.department,
                event="signed",
                sign_off=row.sign_off,
                open_findings=row.open_now or 0,
                findings=told or None,
                reason=why or None,
            )
            if not noted:
                raise NotAllowed("Du får bara signera moment för dina egna avdelningar.")
            left = plural(row.open_now or 0, "öppen punkt", "öppna punkter")
            detail = f"{SIGNED_AS[row.sign_off]}, {left}"
            change.record(Event.STEP_SIGNED, view.board.id, _about(view, row), detail)
    return rows


def take_back(store: Store, author: Viewer, view: View, wanted: Iterable[str]) -> list[StepRow]:
    """Take sign-offs back, by the keys of their activities; that they were given is kept."""
    asked = {**of_view(view), "checks": None}
    every = store.reader(author).rows(QUERY, StepRow, **asked)
    rows = [row for row in _chosen(every, wanted, "ta tillbaka signeringar") if row.is_signed]
    if not rows:
        raise UserError("Momentet är inte signerat, så det finns inget att ta tillbaka.")
    with store.change(author) as change:
        for row in rows:
            noted = change.run(
                "commands/sign_step",
                **of_view(view),
                activity=row.activity,
                department=row.department,
                event="taken_back",
                sign_off=row.sign_off,
                open_findings=0,
                findings=None,
                reason=None,
            )
            if not noted:
                raise NotAllowed("Du får bara ta tillbaka signeringar för dina egna avdelningar.")
            change.record(Event.STEP_TAKEN_BACK, view.board.id, _about(view, row))
    return rows


def open_words(now: Standing, row: StepRow) -> str:
    """What the checks of an activity have left, each with what it is about while it is little."""
    return " ".join(_told(one) for one in now.checks_of(row) if one.undone)


def _told(check: StepCheck) -> str:
    about = "; ".join(first_told(check.left_words))
    return f"{': '.join(filter(None, (round_checks.left(check.row), about)))}."


def first_told(words: Sequence[str]) -> list[str]:
    """The first of many things, and how many more there are."""
    more = len(words) - MOST_TOLD
    return [*words[:MOST_TOLD], *([f"och {more} till"] if more > 0 else [])]


def _named(finding: quality.Finding) -> str:
    """A finding and where it is: "Återkommande belopp saknas, ansvar 24103, konto 6011"."""
    where = (
        f"ansvar {finding.cost_centre}" if finding.cost_centre else "",
        f"konto {finding.account}" if finding.account else "",
        finding.detail or "",
    )
    return ", ".join(filter(None, (finding.rule.title, *where)))


def _chosen(every: Iterable[StepRow], wanted: Iterable[str], what: str) -> list[StepRow]:
    """The rows of some keys; refused unless they are there and the author's."""
    keys = set(wanted)
    rows = [row for row in every if row.key in keys]
    if not rows or len(rows) < len(keys):
        raise NotAllowed(f"Du får bara {what} för dina egna avdelningar, och som finns.")
    if not all(row.may_sign for row in rows):
        raise NotAllowed(f"Du får bara {what} för dina egna avdelningar.")
    return rows


def _whole(reason: str) -> str:
    if len(reason) > MOST_WORDS:
        raise UserError(f"Motiveringen är för lång. Skriv högst {MOST_WORDS} tecken.")
    return reason.strip()


def _about(view: View, row: StepRow) -> str:
    return " ".join(filter(None, (str(view.period.code), row.activity, row.department)))
