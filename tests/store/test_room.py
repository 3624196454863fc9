"""When disk or memory is used up: a plain message, nothing lost, and the same process goes on."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.access import Store, open_store
from lagesbild.boards import load_boards
from lagesbild.store import Database
from lagesbild.store.database import connect
from lagesbild.store.failures import StoreFull, StoreStopped
from tests.ingest.ledgers import ledger
from tests.loading import Desk, settings_in
from tests.store.small_disk import MEBIBYTE, disk, enlarge, no_file_larger_than

DISK_FULL = "Disken är full. Ingenting har sparats och det som fanns finns kvar."


def test_a_load_that_meets_a_full_disk_is_refused_and_the_next_succeeds(loaded: Desk) -> None:
    before, events = loaded.actual(), loaded.events()
    path = loaded.file("mars.csv", ledger(3, [202603], 20_000))
    with no_file_larger_than(MEBIBYTE):
        done = loaded.load(path)
        assert loaded.actual() == before  # reading goes on
    assert done.status == "refused"
    assert [problem.message[: len(DISK_FULL)] for problem in done.problems] == [DISK_FULL]
    assert loaded.events() == events
    assert loaded.load(path).status == "loaded"
    assert loaded.actual().keys() == {202601, 202602, 202603}
    assert loaded.checks_pass()


def test_a_commit_that_meets_a_full_disk_changes_nothing(loaded: Desk) -> None:
    first = next(load_id for load_id, event in loaded.events() if event == "committed")
    before, events = loaded.actual(), loaded.events()
    with no_file_larger_than(4096), pytest.raises(StoreFull, match=DISK_FULL):
        loaded.undo(first)
    assert (loaded.actual(), loaded.events()) == (before, events)
    loaded.undo(first)
    assert loaded.actual().keys() == {202602}
    assert loaded.checks_pass()


def test_a_backup_that_meets_a_full_disk_leaves_nothing_behind(
    loaded: Desk, tmp_path: Path
) -> None:
    with no_file_larger_than(64 * 1024), pytest.raises(StoreFull, match="Disken är full"):
        loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    assert not list(tmp_path.glob("kopia*"))
    assert list(loaded.settings.work.iterdir()) == []
    loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    assert loaded.checks_pass()


def desk_that_tidies_early(folder: Path) -> Desk:
    """DuckDB writes its log into the file at 16 MB; here at 1 MB, so that a small disk will do."""
    settings = settings_in(folder)
    Database.open(settings).close()
    connection = connect(settings.store, settings)
    connection.execute("set checkpoint_threshold = '1MB'")
    store = Store(Database(connection, settings))
    store.describe(load_boards(settings.boards).values(), settings.reference / "account_groups.csv")
    return Desk(store, settings, folder.parent)


def test_a_database_that_has_stopped_itself_is_opened_anew(tmp_path: Path) -> None:
    """DuckDB stops itself when it cannot write its log into the file (seen)."""
    with disk(tmp_path / "disk", 6 * MEBIBYTE):
        desk = desk_that_tidies_early(tmp_path / "disk")
        for months in range(12):
            text = ledger(months, [202601 + months], 4_000)
            done = desk.load(desk.file(f"{months}.csv", text))
            if done.status == "refused":
                break
        assert done.problems[0].message.startswith(DISK_FULL)
        assert desk.store._database._stopped
        waiting = [threading.Thread(target=desk.actual) for _ in range(4)]
        for reader in waiting:
            reader.start()
        for reader in waiting:
            reader.join()
        assert len(desk.actual()) == months > 0
        assert len(desk.events()) == 2 * months  # each was tried and committed
        assert desk.checks_pass()
        assert desk.load(desk.folder / "0.csv").status == "unchanged"
        desk.store.close()
        with pytest.raises(StoreFull, match="Disken är full"):
            open_store(desk.settings)
        enlarge(tmp_path / "disk", 40 * MEBIBYTE)
        again = Desk(open_store(desk.settings), desk.settings, tmp_path)
        assert len(again.actual()) == months
        assert again.load(desk.folder / f"{months}.csv").status == "loaded"
        assert again.checks_pass()
        again.store.close()


def test_what_needs_more_memory_than_there_is_is_refused(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "local")
    desk = Desk(open_store(settings), settings, tmp_path)
    assert desk.load(desk.file("liten.csv", ledger(1, [202601], 40))).status == "loaded"
    desk.store.close()
    little = replace(settings, memory_limit="24MB", threads=1)
    desk = Desk(open_store(little), little, tmp_path)
    large = desk.file("stor.csv", ledger(2, [202602], 400_000))
    done = desk.load(large)
    assert [problem.message for problem in done.problems] == [
        "Minnet räckte inte. Ingenting har sparats. Höj LAGESBILD_MEMORY eller läs in en mindre "
        "fil."
    ]
    assert desk.actual().keys() == {202601}
    assert desk.checks_pass()
    desk.store.close()


@pytest.mark.heavy
def test_one_who_cannot_wait_for_the_others_is_told_to_try_again(loaded: Desk) -> None:
    """A reader that stays while the store has stopped: no one waits for it for ever."""
    database = loaded.store._database
    with database.reading() as cursor:
        database._stopped = True
        with pytest.raises(StoreStopped, match="Försök igen om en stund"):
            loaded.actual()
        assert cursor.records("loads/data_version")[1]
    assert loaded.actual().keys() == {202601, 202602}
