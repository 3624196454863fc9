"""Open the store, once in a process, and tell SQL what the boards' files say."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from lagesbild.access.audit import Event
from lagesbild.access.door import Change, Reader, changing
from lagesbild.access.people import Right, Role, Viewer
from lagesbild.board_limits import (
    ClockLimits,
    ControlLimits,
    EscalationLimits,
    GoalLimits,
    PriorityLimits,
    ProviderLimits,
    QualityLimits,
    RiskLimits,
    limits_of,
)
from lagesbild.boards import Board, load_boards
from lagesbild.errors import InvalidSetting, StoreBusy
from lagesbild.settings import Settings
from lagesbild.step_activities import activities_of
from lagesbild.store import (
    KEEPING_PATHS,
    Database,
    backup,
    renew_budgets,
    renew_case_counts,
)
from lagesbild.store.backup import Verified
from lagesbild.text import listed


class Store:
    """The opened store as the rest of the product sees it."""

    def __init__(self, database: Database, settings: Settings | None = None) -> None:
        self._database = database
        self._settings = settings

    def reader(self, viewer: Viewer) -> Reader:
        return Reader(self._database, viewer)

    @contextmanager
    def change(self, author: Viewer) -> Iterator[Change]:
        """Everything run in the block is kept, or, if it raises, nothing is."""
        with self._database.transaction() as cursor:
            yield changing(cursor, author)

    def record(
        self,
        viewer: Viewer,
        event: Event,
        board: str | None = None,
        subject: object = None,
        detail: str | None = None,
    ) -> None:
        """Keep that someone has done something that changes nothing else."""
        with self.change(viewer) as change:
            change.record(event, board, subject, detail)

    def describe(self, boards: Iterable[Board], account_groups: Path) -> None:
        """Tell SQL what the boards' files and the reference data say."""
        with self._database.transaction() as cursor:
            cursor.run("commands/clear_boards")
            with cursor.offering(boards=_as_rows(boards)):
                cursor.run("commands/insert_boards")
            cursor.run("commands/clear_account_groups")
            with cursor.offering(account_groups=read_csv(account_groups)):
                cursor.run("commands/insert_account_groups")
            for step in KEEPING_PATHS:
                cursor.run(step, board=None)
            renew_budgets(cursor)
            renew_case_counts(cursor)

    def backup(self, author: Viewer, settings: Settings, destination: Path) -> Verified:
        """Copy the running store to `destination` and open the copy to see that it holds."""
        author.require_right(Right.OPERATE)
        done = backup.backup(self._database, settings, destination)
        self.record(author, Event.BACKED_UP, subject=done.path.name)
        return done

    def latest_migration(self) -> str | None:
        """The last step that the store has taken, read from the store itself."""
        return self._database.latest_migration()

    def rewrite(self, author: Viewer) -> None:
        """Write the store to a new file without what has been deleted, and go on in that."""
        author.require_right(Right.OPERATE)
        if self._settings is not None:
            backup.rewrite(self._database, self._settings)

    def close(self) -> None:
        with _opening:
            if self._settings is not None:
                _opened.pop(self._settings.store, None)
            self._database.close()


_opened: dict[Path, Store] = {}
_opening = threading.Lock()


def open_store(settings: Settings) -> Store:
    """The store of these settings, opened once in a process.

    StoreBusy when another process holds it; InvalidSetting when a board's file is wrong.
    """
    with _opening:
        if settings.store not in _opened:
            boards = load_boards(settings.boards)
            _require_roles(settings)
            database = Database.open(settings)
            store = Store(database, settings)
            try:
                store.describe(boards.values(), settings.reference / "account_groups.csv")
            except BaseException:
                database.close()
                raise
            _opened[settings.store] = store
        return _opened[settings.store]


def _require_roles(settings: Settings) -> None:
    """Refuse limits for a role that is none: they would hold for nobody."""
    roles = [role.value for role in Role]
    unknown = sorted(settings.limits_of_roles.keys() - set(roles))
    if unknown:
        raise InvalidSetting(
            f"LAGESBILD_LIMITS har gränser för ”{unknown[0]}”. Rollerna är {listed(roles)}."
        )


def restore_store(settings: Settings, source: Path, key: Path | None = None) -> Verified:
    """Put a backup in the store's place; StoreBusy while anyone has it open.

    `key` is the file with the key that the backup was encrypted with, when it is another.
    """
    if settings.store in _opened:
        raise StoreBusy(f"Databasen {settings.store} är öppen. Stäng den och försök igen.")
    return backup.restore(settings, source, key)


def remove_old_backups(folder: Path, keep: int) -> list[Path]:
    """Leave the `keep` latest of the copies that `backup` has named in a folder; those removed."""
    return backup.remove_old(folder, keep)


_SHARE, _AMOUNT = pa.decimal128(9, 2), pa.decimal128(18, 2)
_LIMITS = pa.struct(
    [
        ("steady_months", pa.int32()),
        ("steadiness", _SHARE),
        ("doubled_from", _SHARE),
        ("doubled_to", _SHARE),
        ("unusual_factor", _SHARE),
        ("least_amount", _AMOUNT),
        ("accrual_months", pa.int32()),
        ("seasonal_years", pa.int32()),
        ("seasonal_share", _SHARE),
    ]
)
_FOUR_PLACES = pa.decimal128(9, 4)
_GOALS = pa.struct(
    [
        ("watch_share", _FOUR_PLACES),
        ("unchanged_share", _FOUR_PLACES),
        ("zero_band", pa.decimal128(18, 4)),
        ("green_share", _FOUR_PLACES),
        ("asks_for_actions", pa.bool_()),
        ("trend_months", pa.int32()),
        ("trend_least", pa.int32()),
        ("trend_z", _FOUR_PLACES),
    ]
)
_RISK = pa.struct([("high_from", pa.int32()), ("middle_from", pa.int32())])
_CLOCKS = pa.struct(
    [
        ("open_days", pa.int32()),
        ("open_law", pa.string()),
        ("inquiry_months", pa.int32()),
        ("inquiry_days", pa.int32()),
        ("inquiry_law", pa.string()),
        ("carry_out_months", pa.int32()),
        ("carry_out_law", pa.string()),
        ("quarterly_law", pa.string()),
        ("review_months", pa.int32()),
        ("review_law", pa.string()),
    ]
)
_CONTROL = pa.struct([("grace_days", pa.int32()), ("last_year_months", pa.int32())])


def _as_rows(boards: Iterable[Board]) -> pa.Table:
    rows = [
        {
            "board": board.id,
            "name": board.name,
            "municipality": board.municipality,
            "first_month": board.first_month,
            "watch_share": board.thresholds.watch_share,
            "alarm_share": board.thresholds.alarm_share,
            "small_number": board.thresholds.small_number,
            "limits": vars(limits_of(board, QualityLimits)),
            "goals": vars(limits_of(board, GoalLimits)),
            "risk": vars(limits_of(board, RiskLimits)),
            "clocks": vars(limits_of(board, ClockLimits)),
            "control": vars(limits_of(board, ControlLimits)),
            "providers": json.dumps(vars(limits_of(board, ProviderLimits)), default=str),
            "priorities": json.dumps(vars(limits_of(board, PriorityLimits)), default=str),
            "escalation": json.dumps(vars(limits_of(board, EscalationLimits)), default=str),
            "period_steps": json.dumps([vars(each) for each in activities_of(board)]),
        }
        for board in boards
    ]
    return pa.table(
        {key: [row[key] for row in rows] for key in rows[0]} if rows else {},
        schema=pa.schema(
            [
                ("board", pa.string()),
                ("name", pa.string()),
                ("municipality", pa.string()),
                ("first_month", pa.int32()),
                ("watch_share", _FOUR_PLACES),
                ("alarm_share", _FOUR_PLACES),
                ("small_number", pa.int32()),
                ("limits", _LIMITS),
                ("goals", _GOALS),
                ("risk", _RISK),
                ("clocks", _CLOCKS),
                ("control", _CONTROL),
                ("providers", pa.string()),
                ("priorities", pa.string()),
                ("escalation", pa.string()),
                ("period_steps", pa.string()),
            ]
        ),
    )


def read_csv(path: Path) -> pa.Table:
    """A reference table of ours: UTF-8, semicolons, text only, "#" begins a comment line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header, *rows = csv.reader(
        (line for line in lines if line and not line.startswith("#")), delimiter=";"
    )
    return pa.table({name: [row[place] for row in rows] for place, name in enumerate(header)})
