"""What each command does. Each takes its arguments and a context and gives an exit code."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from lagesbild import disposal, loads, log, quality
from lagesbild.access import (
    Event,
    Right,
    StoreHeld,
    open_store,
    program,
    remove_old_backups,
    restore_store,
)
from lagesbild.cli import answers, freezing, handover, questions, reporting
from lagesbild.cli.arguments import WrongUsage
from lagesbild.cli.context import Command, Context, LonelyCommand, person_here
from lagesbild.entrance import open_entrance
from lagesbild.errors import UserError
from lagesbild.ingest import demo, intake, load, templates
from lagesbild.ingest.recognise import Given
from lagesbild.ingest.records import KINDS
from lagesbild.settings import Settings
from lagesbild.text import listed, plural

ALL_WELL = 0
REFUSED = 1

ANSWERED_BY_OPTIONS = ("kind", "unit", "sign", "basis", "decimal", "header")
LISTED = (
    "load_id", "board", "kind", "state", "first_period", "last_period", "row_count", "amount",
    "source", "file_name", "author", "created_at",
)  # fmt: skip
"""What a list of loads shows of each; --json has the rest."""


def load_files(asked: argparse.Namespace, context: Context) -> int:
    """Load files one by one; each is kept whole or not at all."""
    board = context.board(asked.board)
    files = _files(asked.paths, context.folder)
    _require_profile(asked.profile, context.settings)
    mended = [context.folder / path for path in asked.mended]
    refused_to = context.folder / asked.refused_to if asked.refused_to else None
    _require_one_file_to_mend(files, mended, refused_to)
    given = _given(asked)
    entries: list[answers.Entry] = []
    for path in files:
        outcome = intake.load_file(
            context.store,
            context.person,
            board,
            path,
            context.settings,
            given,
            mended=mended,
            dry_run=asked.dry_run,
            confirmed=asked.confirm,
        )
        found = answers.entries(context.store.reader(context.person), board.id, outcome)
        entries += found
        if not asked.json:
            context.say(answers.in_words(found))
        rows = intake.refused_rows(outcome) if refused_to else None
        if refused_to and rows:
            refused_to.write_bytes(rows)
            if not asked.json:
                context.say(f"Raderna att rätta står i {refused_to}.")
    if asked.json:
        context.say(answers.as_json({"loads": entries}))
    return REFUSED if any(entry["status"] == "refused" for entry in entries) else ALL_WELL


def _given(asked: argparse.Namespace) -> Given:
    """What the words of the command say of how its files are read."""
    answers_given = [
        (about, getattr(asked, about)) for about in ANSWERED_BY_OPTIONS if getattr(asked, about)
    ]
    answers_given += [("amount", column.upper()) for column in asked.amount]
    given = Given(
        profile=asked.profile,
        source=asked.source,
        period=asked.period.code if asked.period else None,
    )
    for about, value in (*answers_given, *asked.column):
        given = given.answer(about, value)
    return given


def _require_one_file_to_mend(
    files: list[Path], mended: list[Path], refused_to: Path | None
) -> None:
    """WrongUsage when rows are to be mended, but not of which file, or where they cannot go."""
    if (mended or refused_to) and len(files) > 1:
        raise WrongUsage("Rättade rader hör till en fil. Ange en fil åt gången.")
    for path in mended:
        if not path.is_file():
            raise WrongUsage(f"Filen {intake.shown_name(path)} finns inte.")
    if refused_to and refused_to.exists():
        raise WrongUsage(f"Filen {intake.shown_name(refused_to)} finns redan. Välj ett nytt namn.")
    if refused_to and not refused_to.parent.is_dir():
        raise WrongUsage(f"Mappen {refused_to.parent} finns inte.")


def _files(paths: list[Path], folder: Path) -> list[Path]:
    """The files named, and those directly in folders named, in order of name, each once."""
    files: list[Path] = []
    for named in paths:
        path = folder / named
        if path.is_dir():
            found = sorted(inner for inner in path.iterdir() if _is_export(inner))
            if not found:
                raise WrongUsage(f"Mappen {intake.shown_name(path)} har inga filer att läsa in.")
            files += found
        elif path.is_file():
            files.append(path)
        else:
            raise WrongUsage(f"Filen {intake.shown_name(path)} finns inte.")
    return list(dict.fromkeys(files))


def _is_export(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".") and path.suffix != ".toml"


def _require_profile(name: str | None, settings: Settings) -> None:
    if name is None:
        return
    known = [profile.name for profile in intake.profiles(settings)]
    if name not in known:
        raise WrongUsage(f"Profilen ”{name}” finns inte. Profilerna är {listed(sorted(known))}.")


def list_boards(asked: argparse.Namespace, context: Context) -> int:
    found = [
        {"id": board.id, "name": board.name, "municipality": board.municipality}
        for board in context.boards.values()
    ]
    context.say(answers.as_json({"boards": found}) if asked.json else answers.table(found))
    return ALL_WELL


def list_loads(asked: argparse.Namespace, context: Context) -> int:
    """The loads of one board, or of all that the person sees."""
    person = context.person
    seen = [board for board in context.boards.values() if board.id in person.boards]
    wanted = [context.board(asked.board)] if asked.board else seen
    reader = context.store.reader(person)
    found = [
        {"board": board.id, **vars(row)}
        for board in wanted
        for row in loads.history(reader, board.id)
    ]
    if asked.json:
        context.say(answers.as_json({"loads": found}))
    else:
        context.say(answers.table(found, LISTED) if found else "Ingenting är inläst ännu.")
    return ALL_WELL


def undo(asked: argparse.Namespace, context: Context) -> int:
    with context.store.change(context.person) as change:
        load.undo(change, asked.load_id)
    context.say(f"Inläsning {asked.load_id} är ångrad.")
    return ALL_WELL


def redo(asked: argparse.Namespace, context: Context) -> int:
    with context.store.change(context.person) as change:
        load.commit(change, asked.load_id)
    context.say(f"Inläsning {asked.load_id} gäller igen.")
    return ALL_WELL


def query(asked: argparse.Namespace, context: Context) -> int:
    reader = context.store.reader(context.person)
    columns, rows = questions.ask(reader, context.boards, asked.name, asked.param)
    context.store.record(
        context.person, Event.EXPORTED, subject=asked.name, detail=" ".join(asked.param)
    )
    context.say(answers.formatted(columns, rows, asked.format))
    return ALL_WELL


def receipt(asked: argparse.Namespace, context: Context) -> int:
    reader = context.store.reader(context.person)
    found = questions.receipt(reader, context.boards, asked.name, asked.param)
    context.say(answers.as_json(found))
    return ALL_WELL


def load_demo(asked: argparse.Namespace, context: Context) -> int:
    """Load the demo boards if nothing has been loaded yet."""
    loaded = demo.load_if_empty(
        context.store, context.person, context.boards, context.settings, context.say
    )
    if not loaded:
        context.say("Databasen har redan inläsningar. Demon läses bara in i en tom databas.")
    return ALL_WELL


def check(asked: argparse.Namespace, context: Context) -> int:
    """Run every check; the rows found are what is wrong."""
    findings = quality.run_checks(context.store.reader(context.person))
    for finding in findings:
        context.say(f"{finding.check}: {finding.row_count} fel. {finding.purpose}")
    if not findings:
        context.say("Alla kontroller gick bra.")
    return REFUSED if findings else ALL_WELL


def dispose(asked: argparse.Namespace, context: Context) -> int:
    """List what the board's rule lets go of, then delete it and keep a record."""
    context.person.require_right(Right.OPERATE)
    board = context.board(asked.board)
    rule = disposal.rule_of(board)
    within = disposal.limits(rule, datetime.now(UTC).date(), asked.before)
    found = disposal.listed(context.store, context.person, board, within)
    context.say(f"{rule.in_words}.")
    if found:
        rows = [{**vars(one), "reason": disposal.REASONS[one.reason]} for one in found]
        context.say(answers.table(rows))
    if asked.dry_run or not found:
        context.say(
            f"{plural(len(found), 'inläsning', 'inläsningar')} att gallra. Inget är ändrat."
        )
        return ALL_WELL
    gone = disposal.dispose(context.store, context.person, board, within)
    context.say(
        f"{plural(len(gone), 'inläsning är gallrad', 'inläsningar är gallrade')} och databasen är "
        f"skriven på nytt utan dem. Kopior som togs före gallringen, i {context.settings.backups} "
        "och där backup lägger dem, har kvar raderna tills de tas bort."
    )
    return ALL_WELL


def backup(asked: argparse.Namespace, context: Context) -> int:
    destination = context.folder / asked.destination
    if asked.keep and not destination.is_dir():
        raise WrongUsage(f"--keep gäller kopior i en mapp, och {destination} är ingen mapp.")
    done = context.store.backup(context.person, context.settings, destination)
    context.say(
        f"Säkerhetskopian {done.path} är skriven och kontrollerad: "
        f"{done.loads} inläsningar, {done.amounts} rader."
    )
    for path in remove_old_backups(destination, asked.keep) if asked.keep else ():
        context.say(f"Den äldre kopian {path} är borttagen.")
    return ALL_WELL


def restore(asked: argparse.Namespace, settings: Settings, out: TextIO) -> int:
    person_here(settings)
    before = settings.store.exists()
    done = restore_store(
        settings, Path.cwd() / asked.source, Path.cwd() / asked.key if asked.key else None
    )
    kept = f" Den tidigare ligger kvar i {settings.backups}." if before else ""
    out.write(f"Databasen är återställd: {done.loads} inläsningar, {done.amounts} rader.{kept}\n")
    return ALL_WELL


def serve(asked: argparse.Namespace, settings: Settings, out: TextIO) -> int:
    """Serve until stopped. The store is opened here, once, and shared with the pages."""
    from lagesbild import server  # Streamlit takes a second to import; other commands do without

    log.write_to()
    address = asked.address or settings.address
    port = settings.port if asked.port is None else asked.port
    entrance = open_entrance(settings)
    server.require_reachable(address, entrance, settings.hosts)
    try:
        store = open_store(settings)
    except StoreHeld as held:
        raise handover.already_served(settings, held) from held
    context = Context(store, settings, Path.cwd(), out)
    try:
        if entrance is not None:
            entrance.recall(store)
        load.discard_abandoned(store, program(frozenset(context.boards)))
        if asked.demo_if_empty:
            load_demo(asked, context)
        with handover.taking_work(settings, store) as counter:
            server.run(
                address, port, store, routes=[counter.route], ready=_ready(counter, context),
                entrance=entrance, hosts=settings.hosts,
            )  # fmt: skip
    finally:
        store.close()
    return ALL_WELL


def write_template(asked: argparse.Namespace, _: Settings, out: TextIO) -> int:
    """Write a workbook to fill in; never over a file that is there already."""
    kind = KINDS[asked.kind]
    path = Path.cwd() / (asked.output or templates.file_name(kind))
    try:
        with path.open("xb") as file:
            file.write(templates.template(kind))
    except FileExistsError:
        raise UserError(f"Filen {path} finns redan. Ange ett annat namn med -o.") from None
    except OSError as error:
        raise UserError(f"Filen {path} går inte att skriva: {error.strerror}.") from None
    out.write(f"Mallen för {kind.label} står i {path}.\n")
    return ALL_WELL


def _ready(counter: handover.Counter, context: Context) -> Callable[[str], None]:
    def say_where(address: str) -> None:
        counter.announce(address)
        context.say(f"Lägesbild svarar på {address} (avsluta med Ctrl+C)")

    return say_where


WITH_STORE: Mapping[str, Command] = {
    "load": load_files,
    "boards": list_boards,
    "loads": list_loads,
    "undo": undo,
    "redo": redo,
    "query": query,
    "receipt": receipt,
    "report": reporting.write,
    "freeze": freezing.freeze,
    "rounds": freezing.rounds,
    "changes": freezing.changes,
    "demo": load_demo,
    "check": check,
    "backup": backup,
    "dispose": dispose,
}
ABOUT_A_STORE = ("query", "receipt", "report", "freeze", "changes")
"""Commands that would answer as if everything were zero if they made a store of their own."""
WITHOUT_STORE: Mapping[str, LonelyCommand] = {
    "restore": restore,
    "serve": serve,
    "template": write_template,
}
