"""From words on the command line to an exit code.

0: all went well (for load: everything loaded or unchanged). 1: something was refused.
2: wrong usage. 130: stopped with Ctrl+C.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from lagesbild.access import Store, StoreHeld, open_store
from lagesbild.cli import arguments, commands, handover
from lagesbild.cli.arguments import HelpWanted, WrongUsage
from lagesbild.cli.context import Context
from lagesbild.errors import UserError
from lagesbild.identity_numbers import hidden
from lagesbild.settings import Settings

ALL_WELL = 0
REFUSED = 1
WRONG_USAGE = 2
STOPPED = 130


def main(argv: list[str] | None = None) -> int:
    """Run one command in this process, or let the running server do it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = sys.argv[1:] if argv is None else argv
    try:
        exit_code = _run_somewhere(words, sys.stdout, sys.stderr)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever was reading has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("Avbrutet. En fil som inte hann bli inläst har inte ändrat något.\n")
        return STOPPED
    return exit_code


def run(
    words: list[str], store: Store, settings: Settings, folder: Path, out: TextIO, err: TextIO
) -> int:
    """Run one command on an open store, with relative paths counted from `folder`."""

    def on_store() -> int:
        command = arguments.parse(words)
        do = commands.WITH_STORE.get(command.command)
        if do is None:
            raise WrongUsage(f"Servern kan inte köra {command.command}. Stoppa den först.")
        return do(command, Context(store, settings, folder, out))

    return _said(on_store, out, err)


def _run_somewhere(words: list[str], out: TextIO, err: TextIO) -> int:
    def here_or_there() -> int:
        command = arguments.parse(words)
        settings = Settings.from_environment()
        alone = commands.WITHOUT_STORE.get(command.command)
        if alone is not None:
            return alone(command, settings, out)
        if command.command in commands.ABOUT_A_STORE and not settings.store.exists():
            raise UserError(
                f"Det finns ingen databas i {settings.local}. Läs in något först, eller ange var "
                "den ligger med LAGESBILD_LOCAL."
            )
        try:
            store = open_store(settings)
        except StoreHeld as held:
            return handover.ask_server(settings, words, held, out, err)
        try:
            return run(words, store, settings, Path.cwd(), out, err)
        finally:
            store.close()

    return _said(here_or_there, out, err)


def _said(do: Callable[[], int], out: TextIO, err: TextIO) -> int:
    """The exit code; what a person can mend is said in words, which may quote what was typed."""
    try:
        return do()
    except HelpWanted as wanted:
        out.write(f"{wanted}\n")
        return ALL_WELL
    except WrongUsage as usage:
        err.write(f"{hidden(str(usage))}\n")
        return WRONG_USAGE
    except UserError as error:
        err.write(f"{hidden(str(error))}\n")
        return REFUSED
