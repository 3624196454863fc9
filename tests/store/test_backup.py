"""A backup is known to open; restoring one keeps what was there."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import duckdb
import pytest

from lagesbild.access import open_store, restore_store
from lagesbild.errors import StoreBusy, UserError
from lagesbild.store.backup import UnusableBackup
from lagesbild.store.failures import StoreUnusable
from tests.ingest.ledgers import ledger
from tests.loading import Desk
from tests.store.small_disk import no_file_larger_than


def test_a_backup_has_all_that_is_committed_and_can_be_opened(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(
        loaded.person, loaded.settings, tmp_path / "kopior" / "kopia.duckdb"
    )
    assert (copied.loads, copied.amounts) == (2, 80)
    assert list((tmp_path / "kopior").iterdir()) == [copied.path]
    assert list(loaded.settings.work.iterdir()) == []
    with duckdb.connect(str(copied.path), read_only=True) as copy:
        assert copy.execute("select count(*) from marts.cube").fetchone()[0] > 0


def test_a_backup_in_a_folder_gets_a_name_of_its_own(loaded: Desk, tmp_path: Path) -> None:
    (tmp_path / "kopior").mkdir()
    paths = {
        loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopior").path
        for _ in range(3)
    }
    assert len(paths) == 3
    assert all(path.name.startswith("lagesbild-2") for path in paths)


def test_a_backup_never_takes_the_place_of_a_file(loaded: Desk, tmp_path: Path) -> None:
    (tmp_path / "viktigt.xlsx").write_text("annat")
    with pytest.raises(UserError, match="finns redan"):
        loaded.store.backup(loaded.person, loaded.settings, tmp_path / "viktigt.xlsx")
    with pytest.raises(UserError, match="finns redan"):
        loaded.store.backup(loaded.person, loaded.settings, loaded.settings.store)
    assert (tmp_path / "viktigt.xlsx").read_text() == "annat"


def test_a_backup_where_nothing_can_be_written_is_said(loaded: Desk, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ingen mapp")
    with pytest.raises(UserError, match="Kopian går inte att skriva i"):
        loaded.store.backup(loaded.person, loaded.settings, tmp_path / "fil" / "kopia.duckdb")
    assert loaded.checks_pass()
    assert list(loaded.settings.work.iterdir()) == []


def test_a_backup_makes_no_folders_within_folders_that_are_not_there(
    loaded: Desk, tmp_path: Path
) -> None:
    destination = tmp_path / "ny" / "mapp" / "kopia.duckdb"
    with pytest.raises(UserError, match="Skapa den, eller välj en annan"):
        loaded.store.backup(loaded.person, loaded.settings, destination)
    assert not (tmp_path / "ny").exists()


def test_backups_are_whole_while_another_thread_writes(loaded: Desk, tmp_path: Path) -> None:
    """Every copy holds whole loads of 40 rows; `verify` has run the checks in each."""
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            loaded.loaded(f"mer_{number}.csv", ledger(number, [202603], 40))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [
            loaded.store.backup(loaded.person, loaded.settings, tmp_path / f"{number}.duckdb")
            for number in range(5)
        ]
    finally:
        stop.set()
        writer.join()
    assert all(copy.amounts == copy.loads * 40 for copy in copies)
    assert [copy.loads for copy in copies] == sorted(copy.loads for copy in copies)


def test_restoring_brings_back_what_was_and_keeps_what_is(loaded: Desk, tmp_path: Path) -> None:
    before = loaded.actual()
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.loaded("mars.csv", ledger(3, [202603], 40))
    loaded.store.close()
    restored = restore_store(loaded.settings, copied.path)
    assert (restored.loads, restored.amounts) == (2, 80)
    [kept] = loaded.settings.backups.iterdir()
    assert kept.name.startswith("lagesbild-before-restore-")
    again = Desk(open_store(loaded.settings), loaded.settings, tmp_path)
    assert again.actual() == before
    assert again.checks_pass()
    again.store.close()
    assert restore_store(loaded.settings, kept).loads == 3
    assert copied.path.exists()


def test_nothing_is_restored_while_the_store_is_open(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    held = loaded.settings.store.read_bytes()
    loaded.loaded("mars.csv", ledger(3, [202603], 40))
    with pytest.raises(StoreBusy, match="är öppen"):
        restore_store(loaded.settings, copied.path)
    assert loaded.actual().keys() == {202601, 202602, 202603}
    assert loaded.settings.store.read_bytes()[:4096] == held[:4096]
    assert {path.name for path in loaded.settings.local.iterdir()} <= {
        "lagesbild.duckdb", "lagesbild.duckdb.wal", "work",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "finns inte"),
        (b"ingen databas", "går inte att öppna som databas"),
        (b"", "går inte att öppna som databas"),
    ],
)
def test_what_is_no_backup_is_not_restored(
    content: bytes | None, words: str, loaded: Desk, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "kopia").write_bytes(content)
    loaded.store.close()
    before = loaded.settings.store.read_bytes()
    with pytest.raises(UnusableBackup, match=rf"{tmp_path / 'kopia'} {words}"):
        restore_store(loaded.settings, tmp_path / "kopia")
    assert loaded.settings.store.read_bytes() == before
    assert not loaded.settings.backups.exists()


def test_the_database_of_another_program_is_not_restored(loaded: Desk, tmp_path: Path) -> None:
    loaded.store.close()
    for number, statement in enumerate(("select 1", "create table kunder as select 1 as nummer")):
        path = tmp_path / f"{number}.duckdb"
        with duckdb.connect(str(path)) as other:
            other.execute(statement)
        with pytest.raises((UnusableBackup, StoreUnusable), match=r"ingen databas|annat program"):
            restore_store(loaded.settings, path)


def test_a_backup_whose_cube_is_wrong_is_not_restored(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.store.close()
    with duckdb.connect(str(copied.path)) as copy:
        copy.execute("update marts.cube set amount = amount + 1")
    with pytest.raises(UnusableBackup, match="klarar inte kontrollen checks/"):
        restore_store(loaded.settings, copied.path)


def test_a_damaged_store_is_kept_and_a_backup_takes_its_place(loaded: Desk, tmp_path: Path) -> None:
    before = loaded.actual()
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.store.close()
    damaged = loaded.settings.store.read_bytes()[:5000]
    loaded.settings.store.write_bytes(damaged)
    wal = loaded.settings.store.with_name("lagesbild.duckdb.wal")
    wal.write_bytes(b"a log that belongs to the damaged file")
    restore_store(loaded.settings, copied.path)
    assert sorted(path.suffix for path in loaded.settings.backups.iterdir()) == [".duckdb", ".wal"]
    again = Desk(open_store(loaded.settings), loaded.settings, tmp_path)
    assert again.actual() == before
    again.store.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.store.close()
    with duckdb.connect(str(copied.path)) as older:  # views of a version that had fewer
        older.execute("drop view marts.monthly_amounts")
        older.execute("update meta.views set fingerprint = 'the one of the version before'")
    before = copied.path.read_bytes()
    assert restore_store(loaded.settings, copied.path).loads == 2
    assert copied.path.read_bytes() == before  # only the copy of it has been changed
    again = Desk(open_store(loaded.settings), loaded.settings, tmp_path)
    assert again.checks_pass()
    again.store.close()


def test_a_store_that_is_not_there_yet_can_be_restored(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.store.close()
    loaded.settings.store.unlink()
    assert restore_store(loaded.settings, copied.path).loads == 2
    assert loaded.settings.store.exists()


def test_a_plain_copy_with_its_log_is_restored_with_all_that_it_holds(
    loaded: Desk, tmp_path: Path
) -> None:
    """Someone has copied both files of a store whose process was killed."""
    copied = tmp_path / "kopierad.duckdb"
    shutil.copyfile(loaded.settings.store, copied)
    shutil.copyfile(f"{loaded.settings.store}.wal", f"{copied}.wal")
    loaded.store.close()
    loaded.settings.store.unlink()
    restored = restore_store(loaded.settings, copied)
    assert (restored.loads, restored.amounts) == (2, 80)
    again = Desk(open_store(loaded.settings), loaded.settings, tmp_path)
    assert again.actual().keys() == {202601, 202602}
    again.store.close()


def test_restoring_on_a_full_disk_leaves_the_store_as_it_was(loaded: Desk, tmp_path: Path) -> None:
    copied = loaded.store.backup(loaded.person, loaded.settings, tmp_path / "kopia.duckdb")
    loaded.loaded("mars.csv", ledger(3, [202603], 40))
    loaded.store.close()
    before = loaded.settings.store.read_bytes()
    with no_file_larger_than(64 * 1024), pytest.raises(UserError, match="Ingenting har ändrats"):
        restore_store(loaded.settings, copied.path)
    assert loaded.settings.store.read_bytes() == before
    assert {path.name for path in loaded.settings.local.iterdir()} == {"lagesbild.duckdb", "work"}
