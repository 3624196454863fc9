"""The commands that freeze a month's reports, list them and tell what has changed since."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lagesbild import frozen_rounds
from lagesbild.access import Event, Reader
from lagesbild.cli import answers
from lagesbild.cli.arguments import WrongUsage
from lagesbild.cli.context import Context
from lagesbild.economy import View
from lagesbild.errors import UserError
from lagesbild.frozen_changes import STATES, Changes
from lagesbild.frozen_rounds import as_the_board
from lagesbild.numbers import MISSING
from lagesbild.reports import change_words, files, freezing
from lagesbild.text import plural

ALL_WELL = 0
LISTED = ("period", "version", "reports", "figures", "files", "reason", "author", "frozen_at")


def freeze(asked: argparse.Namespace, context: Context) -> int:
    """Freeze the month's reports as they are; nothing is kept unless all of it is."""
    view = _view(asked, context)

    def make(reader: Reader, view: View) -> freezing.Made:
        return freezing.made(reader, view, tell)

    def tell(step: files.Step) -> None:
        context.say(f"{step.number} av {step.of}: {step.name}")

    frozen = freezing.freeze(context.store, context.person, view, asked.reason, make)
    context.say(
        f"{view.period.in_words.capitalize()} är fryst, version {frozen.version}: "
        f"{plural(frozen.reports, 'rapport', 'rapporter')}, "
        f"{plural(frozen.figures, 'siffra', 'siffror')} och "
        f"{plural(frozen.files, 'fil', 'filer')}."
    )
    return ALL_WELL


def rounds(asked: argparse.Namespace, context: Context) -> int:
    """List what is frozen; with --to, write a period's files as they were."""
    board = context.board(asked.board)
    reader = context.store.reader(context.person)
    if asked.to is not None:
        return _files(asked, context, reader)
    found = frozen_rounds.rounds(reader, board.id)
    if asked.period is not None:
        found = frozen_rounds.of_period(found, asked.period)
    found = [one for one in found if asked.version in (None, one.version)]
    if asked.json:
        context.say(answers.as_json({"rounds": [vars(one) for one in found]}))
    else:
        rows = [vars(one) for one in found]
        context.say(answers.table(rows, LISTED) if rows else "Ingenting är fryst ännu.")
    return ALL_WELL


def changes(asked: argparse.Namespace, context: Context) -> int:
    """Tell, figure by figure, what has changed since a period was frozen, and what did it."""
    view = _view(asked, context)
    reader = context.store.reader(as_the_board(context.person, view.board.id))
    frozen = frozen_rounds.chosen(reader, view.board.id, view.period, asked.version)
    found = freezing.changes(reader, view, frozen)
    context.say(answers.as_json(_as_entry(found)) if asked.json else "\n".join(_told(found)))
    return ALL_WELL


def _view(asked: argparse.Namespace, context: Context) -> View:
    if not asked.period.is_month:
        raise WrongUsage("En rapport gäller en månad, skriv ÅÅÅÅMM.")
    return View(context.board(asked.board), asked.period)


def _files(asked: argparse.Namespace, context: Context, reader: Reader) -> int:
    if asked.period is None:
        raise WrongUsage("Ange vilken period filerna gäller med --period.")
    board, folder = context.board(asked.board).id, context.folder / asked.to
    frozen = frozen_rounds.chosen(reader, board, asked.period, asked.version)
    _require_folder(folder)
    for one in frozen_rounds.files(reader, board, frozen.round_id):
        content = frozen_rounds.file(reader, board, frozen.round_id, one.file_name)
        try:
            with (folder / one.file_name).open("xb") as file:
                file.write(content)
        except OSError as error:
            raise UserError(
                f"Filen {folder / one.file_name} går inte att skriva: {error.strerror}."
            ) from None
        context.store.record(context.person, Event.EXPORTED, board, one.file_name, one.sha256)
        context.say(f"{one.file_name}  sha256 {one.sha256}")
    return ALL_WELL


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise WrongUsage(f"Mappen {folder} finns inte.")


def _as_entry(found: Changes) -> dict[str, Any]:
    """The changes as JSON has them; the loads of a figure by their place in the list of loads."""
    places = {id(load): place for place, load in enumerate(found.loads)}
    return {
        "round": vars(found.round),
        "figures": [
            {
                "report": one.figure.report,
                "table": one.figure.part_title,
                "row": one.figure.row_name,
                "column": one.figure.column_name,
                "measure": one.figure.measure,
                "state": one.state,
                "then": one.then,
                "now": one.now,
                "difference": one.difference,
                "loads": None if one.loads is None else [places[id(load)] for load in one.loads],
            }
            for one in found.figures
        ],
        "texts": [vars(one) for one in found.texts],
        "loads": [vars(one) for one in found.loads],
        "rules": [vars(one) for one in found.rules],
    }


def _told(found: Changes) -> Iterable[str]:
    yield f"{change_words.position(found)}."
    for load in found.loads:
        yield f"  {change_words.load(load)}"
    for one in found.figures:
        then, now = (change_words.figure(one.figure.measure, each) for each in (one.then, one.now))
        difference = change_words.difference(one.figure.measure, one.difference)
        yield (
            f"  {one.figure.report}, {one.figure.part_title}: {one.figure.row_name}, "
            f"{one.figure.column_name}: {then} → {now} ({difference}) "
            f"[{change_words.causes(one)}]"
        )
    for text in found.texts:
        then, now = text.then or MISSING, text.now or MISSING
        yield f"  {text.report}, {text.about} ({STATES[text.state]}): {then} → {now}"
    for rule in found.rules:
        yield f"  Regeln {rule.rule}: {rule.then or MISSING} → {rule.now or MISSING}"
