"""All or nothing: a trial that shows what would change, then commit, undo, redo or give up.

A trial's rows lie in the store under a load that counts nowhere until it is committed (I3, I4).
What counts follows from the loads' events, so undoing restores exactly what was there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from lagesbild.access import Change, Event, Reader, Right, Store, Viewer
from lagesbild.errors import UserError
from lagesbild.ingest import plan as planning
from lagesbild.ingest import unknown_codes, validate
from lagesbild.ingest.case_problems import case_problems
from lagesbild.ingest.control import control_totals
from lagesbild.ingest.control_problems import control_problems
from lagesbild.ingest.indicator_problems import indicator_problems
from lagesbild.ingest.keeping import case_periods, refresh
from lagesbild.ingest.known import unit_codes
from lagesbild.ingest.plan import ControlTotal, Plan
from lagesbild.ingest.problems import Problem, untold
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.record_figures import SEK_PER_UNIT, read_every_kind
from lagesbild.ingest.record_totals import record_totals
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.remarks import doubled_budgets, remarks
from lagesbild.ingest.shape import shape
from lagesbild.ingest.storing import store_lists, store_records
from lagesbild.ingest.table import FileForm, ReadFile
from lagesbild.ingest.validate import AmountRule
from lagesbild.store import keep_case_counts
from lagesbild.text import listed

EXACT_FORMS = (FileForm.DELIMITED, FileForm.SIE4, FileForm.SIE5, FileForm.HTML)

REMOVALS = (
    "commands/delete_load_amounts",
    "commands/delete_load_organisation",
    "commands/delete_load_accounts",
    "commands/delete_load_cases",
    *(f"commands/delete_load_{kind}" for kind in KINDS),
    "commands/delete_load_control_totals",
    "commands/delete_load_coverage",
)


@dataclass(frozen=True)
class Upload:
    """The file as it came: its name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class LoadId:
    load_id: int


@dataclass(frozen=True)
class _State:
    load_id: int
    board: str
    last_event: str


@dataclass(frozen=True)
class _Trial:
    load_id: int
    board: str


@dataclass(frozen=True)
class _Since:
    load_id: int
    file_name: str
    event: str
    author: str


_DONE = {"committed": "läst in", "undone": "ångrat"}


class LoadChanged(UserError):
    """The load is not in the state that the wish supposes."""


class _NotKept(Exception):
    """Carries a plan out of a transaction that is to be rolled back."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan


def already_loaded(
    reader: Reader, board: str, upload: Upload, file: ReadFile, reading: Reading
) -> int | None:
    """The load of this very file, mended and read the same way, if all of it still counts."""
    found = reader.one(
        "imports/same_load",
        LoadId,
        board=board,
        file_sha256=upload.sha256,
        control=_control(file),
        reading=as_json(reading),
    )
    return found.load_id if found else None


def try_out(
    store: Store,
    author: Viewer,
    board: str,
    upload: Upload,
    file: ReadFile,
    reading: Reading,
    *,
    keep: bool = True,
) -> Plan:
    """Load a file as a trial and say what committing it would change.

    Nothing is stored when the plan has problems, or when `keep` is false.
    """
    try:
        with store.change(author) as change:
            found = _trial(change, board, upload, file, reading)
            if found.problems or not keep:
                raise _NotKept(found)
    except _NotKept as outcome:
        return outcome.plan
    return found


def load_unseen(
    store: Store,
    author: Viewer,
    board: str,
    upload: Upload,
    file: ReadFile,
    reading: Reading,
    *,
    confirmed: bool = False,
) -> Plan:
    """Try a file and commit it in one transaction.

    Nothing is stored when it has problems, or doubts that nobody has confirmed.
    """
    try:
        with store.change(author) as change:
            found = _trial(change, board, upload, file, reading)
            if found.problems or (found.doubts and not confirmed):
                raise _NotKept(found)
            commit(change, found.load_id)
    except _NotKept as outcome:
        return outcome.plan
    return found


def commit_as_planned(change: Change, load_id: int) -> None:
    """Let a trial count whose plan someone has seen; LoadChanged if the plan is no longer true."""
    _require(change, load_id, {"trial"}, "läsas in")
    since = change.rows("imports/changes_since_trial", _Since, load_id=load_id)
    if since:
        last = since[-1]
        raise LoadChanged(
            f"Planen stämmer inte längre: {last.author} har {_DONE[last.event]} {last.file_name} "
            f"(inläsning {last.load_id}) sedan filen provlästes. Läs planen igen och läs sedan in."
        )
    commit(change, load_id)


def commit(change: Change, load_id: int) -> None:
    """Let a trial, or a load that was undone, count."""
    change.author.require_right(Right.LOAD)
    load = _require(change, load_id, {"trial", "undone"}, "läsas in")
    change.run("commands/insert_load_event", load_id=load_id, event="committed")
    change.record(Event.LOADED, load.board, load_id)
    refresh(change, load.load_id, load.board)


def undo(change: Change, load_id: int) -> None:
    """Let a load cease to count; what it replaced counts again.

    LoadChanged when what it replaced has been disposed of: nothing could count in its place.
    """
    change.author.require_right(Right.LOAD)
    load = _require(change, load_id, {"committed"}, "ångras")
    gone = change.rows("disposal/missed", LoadId, load_id=load_id)
    if gone:
        raise LoadChanged(
            f"Inläsning {load_id} kan inte ångras: det som gällde före den (inläsning "
            f"{listed(str(one.load_id) for one in gone)}) är gallrat. Läs in en ny fil för samma "
            "perioder i stället."
        )
    change.run("commands/insert_load_event", load_id=load_id, event="undone")
    change.record(Event.UNDONE, load.board, load_id)
    refresh(change, load.load_id, load.board)


def discard(change: Change, load_id: int) -> None:
    """Give up a trial. Its rows are removed; that it was tried is kept."""
    change.author.require_right(Right.LOAD)
    load = _require(change, load_id, {"trial"}, "tas bort")
    for removal in REMOVALS:
        change.run(removal, load_id=load_id)
    change.run("commands/insert_load_event", load_id=load_id, event="discarded")
    change.record(Event.DISCARDED, load.board, load_id)


def dispose(change: Change, load_id: int) -> None:
    """Delete a load's rows for good. That it was loaded, and what became of it, is kept."""
    load = _require(change, load_id, {"committed", "undone", "discarded"}, "gallras")
    counted = case_periods(change, load_id)  # before what tells of them is gone
    for removal in REMOVALS:
        change.run(removal, load_id=load_id)
    change.run("commands/insert_load_event", load_id=load_id, event="disposed")
    keep_case_counts(change, load.board, counted)


def discard_abandoned(store: Store, author: Viewer) -> None:
    """Give up every trial: for when nobody can have one open, as before a server starts."""
    with store.change(author) as change:
        for trial in change.rows("imports/trials", _Trial):
            if trial.board in author.boards:
                discard(change, trial.load_id)


def as_json(reading: Reading) -> str:
    """The choices of a reading, in a form that is the same for the same choices."""
    choices = asdict(replace(reading, evidence=(), questions=(), warnings=()))
    del choices["doubts"]
    for table in choices["tables"]:  # so that loads from before there were records are recognised
        for later in ("units", "spread"):
            if not table[later]:
                del table[later]
    if not reading.version:  # so that loads from before there were versions are still recognised
        del choices["version"]
    return json.dumps(_plain(choices), ensure_ascii=False, sort_keys=True)


def _control(file: ReadFile) -> str:
    return json.dumps(file.control, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(inner) for inner in value)
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _require(change: Change, load_id: int, states: set[str], wish: str) -> _State:
    found = change.rows("loads/state", _State, load_id=load_id)
    if not found:
        raise LoadChanged(f"Inläsning {load_id} finns inte.")
    [load] = found
    change.author.require(load.board)
    if load.last_event not in states:
        word = {
            "trial": "är en provläsning",
            "committed": "är redan inläst",
            "undone": "är redan ångrad",
            "discarded": "är borttagen",
            "disposed": "är gallrad",
        }[load.last_event]
        raise LoadChanged(f"Inläsning {load_id} {word} och kan därför inte {wish}.")
    return load


def _trial(change: Change, board: str, upload: Upload, file: ReadFile, reading: Reading) -> Plan:
    [numbered] = change.rows("imports/next_load_id", LoadId)
    load_id = numbered.load_id
    change.run(
        "commands/insert_load",
        load_id=load_id,
        board=board,
        source=reading.counted_as,
        file_name=upload.name,
        file_sha256=upload.sha256,
        file_bytes=upload.size,
        file_form=file.form.name.lower(),
        profile=reading.profile,
        reading=as_json(reading),
        control=_control(file),
    )
    change.run("commands/insert_load_event", load_id=load_id, event="trial")
    incoming = shape(file, reading, unit_codes(change, board))
    rule = AmountRule(
        reading.decimal, SEK_PER_UNIT[reading.unit], rounded=file.form not in EXACT_FORMS
    )
    problems = sorted(
        [
            *incoming.problems,
            *validate.code_problems(incoming, reading),
            *case_problems(incoming.cases),
        ]
    )
    records, wrong = read_every_kind(change, incoming.records, reading, rounded=rule.rounded)
    today = date.today()  # noqa: DTZ011  # the municipality's own calendar
    wrong += indicator_problems(change, board, records, reading, today)
    wrong += control_problems(change, board, records, reading)
    wrong += unknown_codes.code_problems(change, board, records, reading)
    wrong += unknown_codes.word_problems(change, board, records, reading)
    problems = sorted([*problems, *untold(wrong, incoming.problems)])
    rounding = Decimal(0)
    if incoming.amounts is not None:
        read = validate.read_amounts(change, incoming.amounts, rule)
        problems = sorted([*problems, *read.problems])
        rounding = read.rounding
        with change.offering(amounts=read.rows):
            change.run(
                "commands/insert_amounts", load_id=load_id, board=board, sign=reading.sign.value
            )
    if not problems:
        store_lists(change, load_id, board, incoming)
        store_records(change, load_id, board, records, reading)
    change.run("commands/insert_coverage", load_id=load_id, source=reading.counted_as)
    if not problems and not incoming.row_count:
        problems = [Problem("", 0, "", "Filen har inga rader att läsa in. Ingenting har ändrats.")]
    more = () if problems else tuple(record_totals(change, file, reading, records))
    totals = control_totals(change, load_id, file, reading, rule, more)
    return _plan(change, load_id, board, upload, file, reading, totals, problems, rounding)


def _plan(
    change: Change,
    load_id: int,
    board: str,
    upload: Upload,
    file: ReadFile,
    reading: Reading,
    totals: tuple[ControlTotal, ...],
    problems: list[Problem],
    rounding: Decimal,
) -> Plan:
    periods = planning.periods(change, load_id)
    other_sources = planning.other_sources(change, load_id)
    return Plan(
        load_id=load_id,
        board=board,
        file_name=upload.name,
        source=reading.counted_as,
        row_count=sum(part.row_count for part in periods),
        periods=periods,
        classes=planning.classes(change, load_id),
        codes=planning.codes(change, load_id, board),
        other_sources=other_sources,
        totals=totals,
        repeated_rows=planning.repeated_rows(change, load_id),
        rounding=rounding,
        warnings=(
            *file.warnings,
            *reading.warnings,
            *remarks(change, load_id, board, reading, periods),
        ),
        doubts=(*reading.doubts, *doubled_budgets(other_sources)),
        problems=(*problems, *planning.other_periods(periods, reading)),
    )
