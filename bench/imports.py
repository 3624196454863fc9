"""Trial and commit of a large file, beside a bare read of the same file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import duckdb
import fastexcel
from python_calamine import CalamineWorkbook

from bench import ledgers
from bench.measure import Cost, Result, apart, compared, cost_of, in_turns
from lagesbild import access
from lagesbild.boards import load_boards
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings

CSV_LIMIT = 3.0
CSV_MEMORY_LIMIT = 1_500.0
XLSX_LIMIT = 1.6

_FEW_ROWS = 100


def csv(rows: int, rounds: int) -> Iterator[Result]:
    """A ledger as a text file: as a municipality has it, and with every code drawn by itself."""
    for words, scattered in (("as in a municipality", False), ("codes at random", True)):
        with tempfile.TemporaryDirectory() as folder:
            path, small = Path(folder) / "huvudbok.csv", Path(folder) / "liten.csv"
            ledgers.write_csv(path, rows, scattered=scattered)
            ledgers.write_csv(small, _FEW_ROWS)
            own, bare = in_turns(
                rounds, partial(apart, loaded, path, small), partial(apart, read_bare, path)
            )
        what = f"CSV of {rows:,} rows, {words}"
        yield compared(f"{what}: trial + commit / bare read", own, bare, CSV_LIMIT)
        peak = max(cost.peak for cost in own)
        yield Result(f"{what}: peak memory", peak, "MiB", limit=CSV_MEMORY_LIMIT)


def xlsx(rows: int, rounds: int) -> Iterator[Result]:
    """A ledger as a workbook: with shared texts as Excel writes, and with texts in the sheet."""
    for words, shared in (("shared texts", True), ("texts in the sheet", False)):
        with tempfile.TemporaryDirectory() as folder:
            path, small = Path(folder) / "huvudbok.xlsx", Path(folder) / "liten.xlsx"
            ledgers.write_xlsx(path, rows, shared_texts=shared)
            ledgers.write_xlsx(small, _FEW_ROWS, shared_texts=shared)
            own, calamine, fast = in_turns(
                rounds,
                partial(apart, loaded, path, small),
                partial(apart, read_by_calamine, path),
                partial(apart, read_by_fastexcel, path),
            )
        what = f"xlsx of {rows:,} rows, {words}: trial + commit"
        yield compared(f"{what} / calamine", own, calamine, XLSX_LIMIT)
        yield compared(f"{what} / fastexcel", own, fast)


def loaded(path: Path, small: Path) -> Cost:
    """Trial and commit in a new store, the file recognised by what stands in it.

    A small file was read before, as in a program that has run for a while.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), local=Path(folder))
        boards = load_boards(settings.boards)
        store = access.open_store(settings)
        viewer = access.local_viewer(frozenset(boards))
        board = next(iter(boards.values()))
        intake.load_file(store, viewer, board, small, settings, Given(), dry_run=True)
        answers: list[intake.Outcome] = []
        cost = cost_of(
            lambda: answers.append(intake.load_file(store, viewer, board, path, settings, Given()))
        )
        store.close()
        [answer] = answers
        if answer.status != "loaded":
            raise RuntimeError(f"{path.name}: {answer.status}, {answer.problems[:3]}")
        return cost


def read_bare(path: Path) -> Cost:
    """What DuckDB alone takes for the file's text in a table of a database file."""
    with tempfile.TemporaryDirectory() as folder:
        connection = duckdb.connect(
            str(Path(folder) / "bare.duckdb"), config={"threads": Settings.threads}
        )
        connection.execute("set enable_progress_bar = false")
        cost = cost_of(
            lambda: connection.execute(ledgers.sql("bare_read"), {"path": str(path)}).fetchall()
        )
        connection.close()
        return cost


def read_by_calamine(path: Path) -> Cost:
    """The cells of the first sheet as Python objects."""
    return cost_of(lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python())


def read_by_fastexcel(path: Path) -> Cost:
    """The cells of the first sheet as Arrow strings."""
    return cost_of(
        lambda: (
            fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string").to_arrow()
        )
    )
