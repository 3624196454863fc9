"""Freeze a round: what its reports say, every figure, its sources, rules and files, in one go (N2).

The reports are made first, of what counts then; they are kept in one transaction, and only when
nothing that counts has changed meanwhile.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import pyarrow as pa

from lagesbild import frozen_changes, frozen_rounds, loads, report_templates
from lagesbild.access import Change, Event, Reader, Right, Store, Viewer
from lagesbild.boards import Board
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.frozen_changes import Changes
from lagesbild.frozen_rounds import FrozenRound, as_the_board, kept_exactly
from lagesbild.reports import composing, files, keeping
from lagesbild.reports.content import Report
from lagesbild.reports.files import Step
from lagesbild.reports.told import figures_of, texts_of

MOST_WORDS = 2_000
TRIES = 3
"""How often reports are made anew when something is loaded while they are made."""


@dataclass(frozen=True)
class MadeFile:
    """A file that a report became."""

    report: str
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Made:
    """The reports of a round and the files that they became."""

    reports: tuple[Report, ...]
    files: tuple[MadeFile, ...]


def made(reader: Reader, view: View, tell: Callable[[Step], None] = lambda _: None) -> Made:
    """The reports that the month's round has, and each as a file of every format.

    `tell` hears of each file before it is made.
    """
    kinds = report_templates.due_in(view.board, view.period)
    reports = {kind: composing.report(reader, view, kind) for kind in kinds}
    steps = [(kind, ending) for kind in kinds for ending in files.FORMATS]
    found = []
    for number, (kind, ending) in enumerate(steps, 1):
        name = files.name_of(view, kind, ending)
        tell(Step(number, len(steps), name))
        content = files.written(reports[kind], ending)
        found.append(MadeFile(kind.value, name, files.FORMATS[ending].media_type, content))
    return Made(tuple(reports.values()), tuple(found))


Make = Callable[[Reader, View], Made]
Compose = Callable[[Reader, View, str], Report]


@dataclass(frozen=True)
class _Version:
    version: int


def freeze(store: Store, author: Viewer, view: View, reason: str, make: Make = made) -> FrozenRound:
    """Keep the round as it is now, with the rights of the board's own members.

    UserError without a reason, and when loads come so often that no reports are of one state.
    """
    author.require_right(Right.SIGN)
    if not frozen_rounds.may_freeze(author):
        raise NotAllowed("Bara den som ser hela nämnden får frysa dess rapporter.")
    why = _required(reason)
    reader = store.reader(as_the_board(author, view.board.id))
    for _ in range(TRIES):
        version = loads.version(reader)
        ready = make(reader, view)
        if not ready.reports:
            raise UserError(f"Nämnden har ingen rapport att frysa för {view.period.in_words}.")
        _require_readable(ready.reports)
        with store.change(author) as change:
            if change.rows("loads/data_version", _Version) == [_Version(version)]:
                _keep(change, view, why, ready)
                break
    else:
        raise UserError(
            "Något lästes in eller ändrades medan rapporterna gjordes. Försök igen om en stund."
        )
    return frozen_rounds.chosen(store.reader(author), view.board.id, view.period)


def changes(
    reader: Reader, view: View, frozen: FrozenRound, compose: Compose = composing.report
) -> Changes:
    """What has changed since a round was frozen, figure by figure, and which loads did it.

    The reports are made anew with the rights that it was frozen with, so `reader` is the board's.
    """
    board, round_id = view.board.id, frozen.round_id
    then = opened(reader, board, round_id)
    now = [compose(reader, view, report.kind) for report in then]
    other_loads = tuple(frozen_changes.load_changes(reader, board, round_id))
    return Changes(
        frozen,
        tuple(
            frozen_changes.changed_figures(
                frozen_rounds.figures(reader, board, round_id),
                [figure for report in now for figure in figures_of(report)],
                other_loads,
                frozen_changes.rested_on(frozen_rounds.sources(reader, board, round_id)),
                frozen_changes.rests_on(
                    {
                        (report.kind, source.number): source.loads
                        for report in now
                        for source in report.sources
                    }
                ),
            )
        ),
        tuple(
            frozen_changes.changed_texts(
                [text for report in then for text in texts_of(report)],
                [text for report in now for text in texts_of(report)],
            )
        ),
        other_loads,
        tuple(
            frozen_changes.changed_rules(
                frozen_rounds.rules(reader, board, round_id), rules_of(view.board)
            )
        ),
    )


def opened(reader: Reader, board: str, round_id: int) -> list[Report]:
    """The reports of a frozen round as they were, read of what was kept alone."""
    return [keeping.read(one.content) for one in frozen_rounds.reports(reader, board, round_id)]


def rules_of(board: Board) -> dict[str, str]:
    """Every rule that holds for a board now, by key: its own file and the reference."""
    rules = {"board": asdict(board), "reference": _reference()}
    return dict(_flat("", rules))


def _reference() -> dict[str, Any]:
    folder = Path(__file__).parents[2] / "data" / "reference"
    return {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for path in sorted(folder.glob("*.toml"))
    }


def _flat(key: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _flat(f"{key}.{name}" if key else str(name), inner)
    elif isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        for number, inner in enumerate(value, 1):
            yield from _flat(f"{key}[{number}]", inner)
    else:
        yield key, _in_words(value)


def _in_words(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list | tuple):
        return ", ".join(_in_words(one) for one in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _required(reason: str) -> str:
    why = reason.strip()
    if not why:
        raise UserError("Skriv varför rapporten fryses, till exempel vilket möte som beslutade.")
    if len(why) > MOST_WORDS:
        raise UserError(f"Skälet är för långt. Skriv högst {MOST_WORDS} tecken.")
    return why


def _require_readable(reports: Iterable[Report]) -> None:
    """Nothing is frozen that could not be opened again just as it is."""
    for report in reports:
        if keeping.read(keeping.written(report)) != report:
            raise ValueError(f"The report {report.kind} is not read back as it was written")


def _keep(change: Change, view: View, reason: str, made: Made) -> None:
    reports, figures = _reports(made.reports), _figures(made.reports)
    sources, written = _sources(made.reports), _files(made.files)
    board = view.board.id
    kept = change.run(
        "commands/insert_frozen_round",
        board=board,
        period=view.period.code,
        content_format=keeping.FORMAT,
        rules=json.dumps(rules_of(view.board), ensure_ascii=False, sort_keys=True),
        reports=len(reports),
        figures=len(figures),
        sources=len(sources),
        files=len(written),
        reason=reason,
    )
    if not kept:
        raise NotAllowed("Bara den som ser hela nämnden får frysa dess rapporter.")
    with change.offering(
        frozen_reports=reports, frozen_figures=figures, frozen_sources=sources, frozen_files=written
    ):
        for what in ("reports", "figures", "sources", "files"):
            change.run(f"commands/insert_frozen_{what}", board=board)
    change.run("commands/insert_frozen_coverage", board=board)
    change.record(Event.FROZEN, board, view.period.code, reason)


def _reports(reports: Sequence[Report]) -> pa.Table:
    return _table(
        [
            (place, report.kind, report.title, report.as_of, keeping.written(report))
            for place, report in enumerate(reports, 1)
        ],
        position=pa.int32(),
        report=pa.string(),
        title=pa.string(),
        as_of=pa.timestamp("us"),
        content=pa.large_string(),
    )


def _figures(reports: Sequence[Report]) -> pa.Table:
    every = [figure for report in reports for figure in figures_of(report)]
    return _table(
        [
            (
                place, one.report, one.part, one.part_title, one.row_key, one.repeat, one.row_name,
                one.column_key, one.column_name, one.measure, kept_exactly(one.value), one.source,
            )
            for place, one in enumerate(every, 1)
        ],
        position=pa.int32(),
        report=pa.string(),
        part=pa.string(),
        part_title=pa.string(),
        row_key=pa.string(),
        repeat=pa.int32(),
        row_name=pa.string(),
        column_key=pa.string(),
        column_name=pa.string(),
        measure=pa.string(),
        value=pa.decimal128(38, 10),
        source=pa.int32(),
    )  # fmt: skip


def _sources(reports: Sequence[Report]) -> pa.Table:
    rows: list[tuple[Any, ...]] = []
    for report in reports:
        for source in report.sources:
            asked = json.dumps(dict(source.parameters), ensure_ascii=False, default=str)
            about = (report.kind, source.number, source.query, asked)
            rows += [
                (
                    *about, one.load_id, one.kind, one.source, one.file_name, one.file_sha256,
                    one.author, one.committed_at, one.first_period, one.last_period, one.row_count,
                )
                for one in source.loads
            ]  # fmt: skip
            if not source.loads:
                rows.append((*about, *[None] * 10))
    return _table(
        rows,
        report=pa.string(),
        number=pa.int32(),
        query=pa.string(),
        parameters=pa.string(),
        load_id=pa.int32(),
        kind=pa.string(),
        source=pa.string(),
        file_name=pa.string(),
        file_sha256=pa.string(),
        author=pa.string(),
        committed_at=pa.timestamp("us"),
        first_period=pa.int32(),
        last_period=pa.int32(),
        row_count=pa.int64(),
    )


def _files(made: Sequence[MadeFile]) -> pa.Table:
    return _table(
        [(one.report, one.name, one.media_type, one.content) for one in made],
        report=pa.string(),
        file_name=pa.string(),
        media_type=pa.string(),
        content=pa.large_binary(),
    )


def _table(rows: Sequence[tuple[Any, ...]], **columns: Any) -> pa.Table:
    return pa.table(
        {
            name: pa.array([row[place] for row in rows], kind)
            for place, (name, kind) in enumerate(columns.items())
        }
    )
