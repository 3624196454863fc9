"""A store with ten million ledger rows, such as five boards have after four years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from bench import ledgers
from lagesbild import access, loads, quality
from lagesbild.access import Store, Viewer
from lagesbild.boards import Board, load_boards
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Settings
from lagesbild.store import KEEPING_PATHS, Cursor
from lagesbild.store.budget_weights import BUDGET, CUBE
from lagesbild.store.database import connect

YEARS = range(2020, 2024)
PERIODS = [year * 100 + month for year in YEARS for month in range(1, 13)]
FORECAST_MONTHS = (3, 8, 10)
DEPARTMENTS, UNITS, COST_CENTRES, ACCOUNTS = 4, 16, 80, 400
SOURCE = "ekonomisystem"


@dataclass(frozen=True)
class LargeStore:
    """The opened store and who looks at it."""

    store: Store
    viewer: Viewer
    boards: Sequence[Board]


def opened(settings: Settings) -> LargeStore:
    """The store with the boards that have something in it; all of them before it has anything."""
    store = access.open_store(settings)
    boards = load_boards(settings.boards)
    viewer = access.local_viewer(frozenset(boards))
    reader = store.reader(viewer)
    filled = tuple(board for board in boards.values() if loads.history(reader, board.id))
    return LargeStore(store, viewer, filled or tuple(boards.values()))


def build(settings: Settings, ledger_rows: int, boards: int) -> None:
    """Fill a new store: for each board an organisation, accounts, budgets, forecasts and a month's
    ledger at a time, boards in turn, as loads would have come. RuntimeError if its checks fail.
    """
    large = opened(settings)
    large = replace(large, boards=large.boards[:boards])
    for board in large.boards:
        _load_codes(large, board, settings)
    large.store.close()
    connection = connect(settings.store, settings)
    connection.execute(ledgers.sql("made_up_rows"))
    filling = _Filling(connection, large.viewer)
    for year in YEARS:
        for board in large.boards:
            months = [year * 100 + month for month in range(1, 13)]
            filling.plans(board, "budget", "month", months)
            for month in FORECAST_MONTHS:
                filling.plans(board, "adopted_forecast", "year", [year * 100 + month])
    rows_a_load = ledger_rows // (len(PERIODS) * len(large.boards))
    for period in PERIODS:
        for board in large.boards:
            filling.ledger(board, period, rows_a_load)
    for board in large.boards:
        filling.refresh(board)
    connection.close()
    _check(settings)


def _check(settings: Settings) -> None:
    large = opened(settings)
    broken = quality.run_checks(large.store.reader(large.viewer))
    large.store.close()
    if broken:
        raise RuntimeError(f"The made-up store does not hold: {broken}")


def _load_codes(large: LargeStore, board: Board, settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        for name, lines in (("organisation.csv", _organisation()), ("kontoplan.csv", _accounts())):
            path = Path(folder) / name
            path.write_text("\n".join(lines), encoding="utf-8")
            answer = intake.load_file(large.store, large.viewer, board, path, settings, Given())
            if answer.status != "loaded":
                raise RuntimeError(f"{name}: {answer.problems}")


def _organisation() -> list[str]:
    """Departments, units and cost centres, an eighth of which have changed units."""
    lines = ["Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till"]
    lines += [
        f"{310 + place};Avdelning {place};Avdelning;;2015-01-01;" for place in range(DEPARTMENTS)
    ]
    for place in range(UNITS):
        above = 310 + place * DEPARTMENTS // UNITS
        lines.append(f"{3100 + place};Enhet {place};Enhet;{above};2015-01-01;")
    for place in range(COST_CENTRES):
        above = place * UNITS // COST_CENTRES
        since = "2015-01-01"
        if place % 8 == 0:
            earlier = 3100 + (above + 1) % UNITS
            lines.append(f"{31000 + place};Ansvar {place};Ansvar;{earlier};{since};2021-12-31")
            since = "2022-01-01"
        lines.append(f"{31000 + place};Ansvar {place};Ansvar;{3100 + above};{since};")
    return lines


def _accounts() -> list[str]:
    lines = ["Konto;Benämning;Giltig från;Giltig till"]
    lines += [f"{3000 + 12 * place};Konto {place};2015-01-01;" for place in range(ACCOUNTS)]
    return lines


class _Filling:
    """Puts amounts straight in their table; everything else by the importer's own commands."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, viewer: Viewer) -> None:
        self._connection = connection
        self._cursor = Cursor(connection)
        self._viewer = viewer

    def ledger(self, board: Board, period: int, row_count: int) -> None:
        self._load(board, "insert_ledger", periods=[period], row_count=row_count)

    def plans(self, board: Board, kind: str, basis: str, periods: list[int]) -> None:
        self._load(board, "insert_plans", kind=kind, basis=basis, periods=periods)

    def refresh(self, board: Board) -> None:
        for step in (*CUBE, *BUDGET):
            self._cursor.run(step, board=board.id, periods=PERIODS)
        for step in KEEPING_PATHS:
            self._cursor.run(step, board=board.id)

    def _load(self, board: Board, insert: str, **parameters: object) -> None:
        self._cursor.begin()
        _, [(load_id,)] = self._cursor.records("imports/next_load_id")
        by = {"load_id": load_id, "author": self._viewer.name, "now": "2024-01-15 08:00:00"}
        self._cursor.run(
            "commands/insert_load",
            board=board.id,
            source=SOURCE,
            file_name=f"fil_{load_id}.csv",
            file_sha256=f"{load_id:064}",
            file_bytes=4_000_000,
            file_form="delimited",
            profile="",
            reading='{"sign": "ledger"}',
            control="{}",
            **by,
        )
        self._cursor.run("commands/insert_load_event", event="trial", **by)
        own = {"load_id": load_id, "board": board.id}
        self._connection.execute(ledgers.sql(insert), own | parameters)
        self._cursor.run("commands/insert_coverage", load_id=load_id, source=SOURCE)
        self._cursor.run("commands/insert_load_event", event="committed", **by)
        self._cursor.commit()
