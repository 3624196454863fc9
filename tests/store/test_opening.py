"""A store opens, or says in words why it does not; what cannot be opened is left as it was."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from lagesbild.access import local_viewer, open_store
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.settings import Settings
from lagesbild.store import Database, StoreHeld
from lagesbild.store.database import unused
from lagesbild.store.failures import StoreUnusable, why_not_opened
from tests.loading import settings_in

HOLD = (
    "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); "
    "sys.stdin.read()"
)


@contextmanager
def held_by_another(path: Path) -> Iterator[int]:
    """Another program has the file open; gives its number."""
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        yield other.pid
        other.communicate()


def test_a_new_store_is_made_in_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "en mapp" / "till")
    store = open_store(settings)
    assert open_store(settings) is store  # once in a process
    store.close()
    assert settings.store.is_file()


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"Detta \xe4r ingen databas. " * 1000, b"PK\x03\x04" + bytes(9000)],
    ids=["empty", "short", "text", "packed"],
)
def test_a_file_that_is_no_database_is_refused_and_kept(content: bytes, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.store.write_bytes(content)
    with pytest.raises(StoreUnusable, match="skadad eller ingen databas från Lägesbild"):
        Database.open(settings)
    assert settings.store.read_bytes() == content


@pytest.mark.parametrize("spoil", [lambda whole: whole[: len(whole) // 2],
                                   lambda whole: whole[:8192] + bytes(8192) + whole[16384:]],
                         ids=["cut short", "a block of zeros"])  # fmt: skip
def test_a_damaged_store_is_refused_in_words(spoil, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    settings.store.write_bytes(spoil(settings.store.read_bytes()))
    with pytest.raises(StoreUnusable, match="Återställ en säkerhetskopia med kommandot restore"):
        Database.open(settings)


def test_the_word_block_in_an_error_is_no_lock() -> None:
    """DuckDB says "in block at location …" of a damaged file."""
    error = duckdb.IOException("Corrupt database file: checksum does not match in block at 8192")
    assert type(why_not_opened(error, Path("x.duckdb"))) is StoreUnusable


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    with duckdb.connect(str(settings.store)) as other:
        other.execute("create table kunder as select 1 as nummer")
    before = settings.store.read_bytes()
    with pytest.raises(StoreUnusable, match="databas från ett annat program"):
        Database.open(settings)
    assert settings.store.read_bytes() == before


def test_a_folder_in_the_place_of_the_store_is_said(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    settings.store.mkdir()
    with pytest.raises(StoreUnusable, match="går inte att öppna eller skapa"):
        Database.open(settings)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "local").write_text("en fil")
    with pytest.raises(StoreUnusable, match="Kontrollera att mappen finns"):
        Database.open(settings_in(tmp_path / "local"))


def test_a_store_that_another_process_holds_names_the_process(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    with held_by_another(settings.store) as process:
        with pytest.raises(StoreHeld, match=f"används av process {process}") as held:
            Database.open(settings)
        assert held.value.process == process


def test_being_refused_leaves_the_holders_temporary_files(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    (settings.work / "upload-1").write_text("en fil på väg in")
    (settings.work / "parse-1").mkdir()
    (settings.work / "parse-1" / "0.arrow").write_text("celler ur den")
    with held_by_another(settings.store), pytest.raises(StoreHeld):
        Database.open(settings)
    assert (settings.work / "upload-1").exists()
    Database.open(settings).close()
    assert list(settings.work.iterdir()) == []


def test_what_is_being_read_lies_where_no_one_else_may_look(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    assert settings.work.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("setting", "value"), [("memory_limit", "mycket"), ("memory_limit", "0"), ("threads", 0)]
)
def test_a_setting_that_the_database_does_not_take_is_named(
    setting: str, value: object, tmp_path: Path
) -> None:
    settings = replace(settings_in(tmp_path), **{setting: value})
    with pytest.raises(InvalidSetting, match="LAGESBILD_MEMORY eller LAGESBILD_THREADS"):
        Database.open(settings)


def test_a_folder_with_quotes_in_its_name_holds_a_store(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / 'Anna\'s "mapp"')
    store = open_store(settings)
    copied = store.backup(local_viewer(frozenset()), settings, tmp_path / "kopia.duckdb")
    store.close()
    assert (copied.loads, copied.amounts) == (0, 0)


def test_statements_reach_no_files_but_their_own(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "local")
    (tmp_path / "secret.csv").write_text("a\n1\n")
    database = Database.open(settings)
    with database.reading() as cursor, pytest.raises(duckdb.PermissionException):
        cursor._connection.execute(f"from read_csv('{tmp_path / 'secret.csv'}')")
    with database.reading() as cursor, pytest.raises(duckdb.InvalidInputException):
        cursor._connection.execute("set memory_limit = '99GB'")
    database.close()


def test_a_name_that_is_taken_is_numbered(tmp_path: Path) -> None:
    path = tmp_path / "kopia.duckdb"
    assert unused(path) == path
    path.touch()
    assert unused(path).name == "kopia-2.duckdb"
    unused(path).touch()
    assert unused(path).name == "kopia-3.duckdb"


def test_settings_are_said_to_be_wrong_in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAGESBILD_PORT", "åttatusen")
    with pytest.raises(UserError, match="LAGESBILD_PORT ska vara ett heltal"):
        Settings.from_environment()
