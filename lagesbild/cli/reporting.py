"""The command that writes a board's reports: one as a file, or a round's whole package."""

from __future__ import annotations

import argparse
from pathlib import Path

from lagesbild import report_templates
from lagesbild.access import Event
from lagesbild.cli.arguments import WrongUsage
from lagesbild.cli.context import Context
from lagesbild.economy import View
from lagesbild.errors import UserError
from lagesbild.reports import composing, files
from lagesbild.text import listed, plural

ALL = "all"
ALL_WELL = 0


def write(asked: argparse.Namespace, context: Context) -> int:
    """Write a kind of report as its file's ending says, or all of a month's as a zip."""
    view = View(context.board(asked.board), asked.period)
    path = context.folder / asked.output
    endings = [files.ZIP] if asked.kind == ALL else list(files.FORMATS)
    if path.suffix.lower() not in endings:
        raise WrongUsage(f"Filen {path.name} ska sluta på {listed(endings, 'eller')}.")
    if not asked.period.is_month:
        raise WrongUsage("En rapport gäller en månad, skriv ÅÅÅÅMM.")
    content = _package(context, view) if asked.kind == ALL else _one(asked, context, view, path)
    _keep(path, content)
    context.store.record(
        context.person,
        Event.EXPORTED,
        view.board.id,
        f"{view.period.code} {asked.kind}",
        path.suffix.removeprefix("."),
    )
    context.say(f"Filen {path} är skriven.")
    return ALL_WELL


def _one(asked: argparse.Namespace, context: Context, view: View, path: Path) -> bytes:
    report = composing.report(context.store.reader(context.person), view, asked.kind)
    if report.missing:
        parts = plural(len(report.missing), "del", "delar")
        context.say(f"{report.title} saknar {parts}:")
        for one in report.missing:
            context.say(f"  {one.what} ({one.where})")
    return files.written(report, path.suffix.lower())


def _package(context: Context, view: View) -> bytes:
    def tell(step: files.Step) -> None:
        context.say(f"{step.number} av {step.of}: {step.name}")

    kinds = report_templates.due_in(view.board, view.period)
    return files.package(context.store.reader(context.person), view, kinds, tell)


def _keep(path: Path, content: bytes) -> None:
    """Write a file, never over one that is there already."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise UserError(f"Filen {path} finns redan. Ange ett annat namn med -o.") from None
    except OSError as error:
        raise UserError(f"Filen {path} går inte att skriva: {error.strerror}.") from None
