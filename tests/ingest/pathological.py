"""Parse functions that behave as badly as a file could make a reader behave.

The sandbox runs them in its child, as it does the readers; none is ever run elsewhere.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.table import Evidence, FileForm, ReadFile, StatedTotal, Table
from lagesbild.settings import Limits


def everything(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    """A file that uses all that a reader can say."""
    visible = Table("Utfall", Table.of("", [(3, ["7010", None]), (5, ["å", "2,5"])]).cells)
    return ReadFile(
        name,
        form,
        (
            Table(visible.sheet, visible.cells, merged=((1, "A", 2, "B"),)),
            Table.of("Dold", [], hidden=True),
        ),
        (Evidence("encoding", "cp1252", f"{path.suffix} {limits.rows}"),),
        ("En varning",),
        (StatedTotal("ledger", "Summa", "1 234,50", 202310, 7, "4010", "Utfall"),),
        {"accounts": "117"},
    )


def refusal(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    raise FileRefused("Filen är fel.", (Problem("Utfall", 7, "C", "Inte ett belopp."),))


def endless_wait(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    time.sleep(600)
    raise AssertionError


def endless_work(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    while True:
        pass


def endless_memory(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    hoard = [bytes(1 << 20)]
    while True:
        hoard.append(hoard[-1] + b"1")


def bug(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    raise ValueError("En hemlig cell")


def crash(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError


def early_exit(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    sys.exit(0)


def chatter(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    """Writes where the worker's answers go, in Python and past it."""
    sys.stdout.write("0\n0\n0\n")
    sys.stdout.flush()
    os.write(1, b"0\n0\n")
    sys.stderr.write("En hemlig cell\n")
    return everything(path, name, form, limits)


def surroundings(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    """Tells what the child has imported and may touch."""
    modules = [module for module in ("streamlit", "duckdb", "pytest") if module in sys.modules]
    main = getattr(sys.modules["__main__"], "__file__", "none")
    return ReadFile(name, form, (), control={"modules": " ".join(modules), "main": main})
