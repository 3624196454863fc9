"""From words on the command line to an exit code.

0: all went well (for load: everything loaded or unchanged). 1: something was refused.
2: wrong usage.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

from lagesbild.access import Store, open_store
from lagesbild.cli import arguments, commands, handover
from lagesbild.cli.arguments import WrongUsage
from lagesbild.cli.commands import Context
from lagesbild.errors import StoreBusy, UserError
from lagesbild.settings import Settings

REFUSED = 1
WRONG_USAGE = 2


def main(argv: list[str] | None = None) -> int:
    """Run one command in this process, or let the running server do it."""
    words = sys.argv[1:] if argv is None else argv
    settings = Settings.from_environment()
    try:
        command = arguments.parse(words)
        alone = commands.WITHOUT_STORE.get(command.command)
        if alone is not None:
            return alone(command, settings, sys.stdout)
        try:
            store = open_store(settings)
        except StoreBusy as busy:
            return handover.ask_server(settings, words, busy, sys.stdout, sys.stderr)
    except WrongUsage as usage:
        return _explain(usage, words)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    try:
        return run(words, store, settings, Path.cwd(), sys.stdout, sys.stderr)
    finally:
        store.close()


def run(
    words: list[str], store: Store, settings: Settings, folder: Path, out: TextIO, err: TextIO
) -> int:
    """Run one command on an open store, with relative paths counted from `folder`."""
    try:
        command = arguments.parse(words)
        return commands.WITH_STORE[command.command](command, Context(store, settings, folder, out))
    except (WrongUsage, KeyError) as usage:
        err.write(f"{usage}\n")
        return WRONG_USAGE
    except UserError as error:
        err.write(f"{error}\n")
        return REFUSED


def _explain(usage: WrongUsage, words: list[str]) -> int:
    asked_for_help = bool({"-h", "--help"} & set(words))
    (sys.stdout if asked_for_help else sys.stderr).write(f"{usage}\n")
    return 0 if asked_for_help else WRONG_USAGE
