"""An encrypted store does all that a plain one does, and none of it can be read in its files."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from lagesbild import disposal
from lagesbild.access import open_store, restore_store
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.settings import Settings
from lagesbild.store import Database
from lagesbild.store.failures import StoreUnusable
from tests.loading import BOARD, Desk, settings_in

PLANTED = "Xq7-planterad-text-i-verifikation"
LEDGER = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    f"202601;3101;5021;L1;2026-01-15;{PLANTED};100,50\n"
    "202602;3101;5021;L2;2026-02-15;Lön;70,00\n"
)


def key_file(folder: Path, name: str = "nyckel") -> Path:
    path = folder / name
    path.write_text(secrets.token_urlsafe(48))
    path.chmod(0o600)
    return path


def opened(settings: Settings, folder: Path) -> Desk:
    return Desk(open_store(settings), settings, folder)


def files_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(settings_in(tmp_path / "local"), encryption_key=key_file(tmp_path))


@pytest.fixture
def encrypted(settings: Settings, tmp_path: Path) -> Iterator[Desk]:
    desk = opened(settings, tmp_path)
    desk.loaded("huvudbok.csv", LEDGER)
    yield desk
    desk.store.close()


def test_nothing_can_be_read_in_any_file_of_the_store(encrypted: Desk) -> None:
    local = encrypted.settings.local
    assert (local / "lagesbild.duckdb.wal").stat().st_size > 0
    for word in (PLANTED, "huvudbok.csv", "monthly_amounts"):
        assert word.encode() not in files_in(local)
    encrypted.store.backup(encrypted.person, encrypted.settings, encrypted.folder / "kopia.duckdb")
    encrypted.store.close()
    for word in (PLANTED, "huvudbok.csv", "monthly_amounts"):
        assert word.encode() not in files_in(encrypted.folder / "local")
        assert word.encode() not in (encrypted.folder / "kopia.duckdb").read_bytes()


def test_in_a_plain_store_the_same_words_can_be_read(tmp_path: Path) -> None:
    """That the test above looks in the right places."""
    desk = opened(settings_in(tmp_path / "local"), tmp_path)
    desk.loaded("huvudbok.csv", LEDGER)
    assert PLANTED.encode() in files_in(desk.settings.local)
    desk.store.close()
    assert all(
        word.encode() in files_in(desk.settings.local)
        for word in (PLANTED, "huvudbok.csv", "monthly_amounts")
    )


def test_what_does_not_find_room_in_memory_is_encrypted_on_the_disk(settings: Settings) -> None:
    def spilled(with_key: bool) -> bytes:
        own = replace(
            settings,
            local=settings.local / str(with_key),
            memory_limit="80MB",
            encryption_key=settings.encryption_key if with_key else None,
        )
        database = Database.open(own)
        connection = database._connection.cursor()
        if with_key:
            connection.execute("use lagesbild")
        connection.execute(
            "create temp table much as "
            f"select '{PLANTED}' || hash(i)::varchar || hash(i + 1)::varchar as text "
            "from range(2_000_000) numbers(i)"
        )
        found = files_in(own.work)
        connection.close()
        database.close()
        return found

    assert PLANTED.encode() in spilled(with_key=False)
    inside = spilled(with_key=True)
    assert len(inside) > 1_000_000
    assert PLANTED.encode() not in inside


def test_figures_checks_and_undo_are_those_of_a_plain_store(encrypted: Desk) -> None:
    assert encrypted.actual() == {202601: -100.50, 202602: -70}
    assert encrypted.checks_pass()
    encrypted.undo(1)
    assert encrypted.actual() == {}
    encrypted.redo(1)
    encrypted.store.close()
    again = opened(encrypted.settings, encrypted.folder)
    assert again.actual() == {202601: -100.50, 202602: -70}
    again.store.close()


def test_a_backup_is_encrypted_and_comes_back(encrypted: Desk) -> None:
    copied = encrypted.store.backup(
        encrypted.person, encrypted.settings, encrypted.folder / "kopia.duckdb"
    )
    assert copied.amounts == 2
    with pytest.raises(duckdb.Error, match="without a key"):
        duckdb.connect(str(copied.path))
    encrypted.undo(1)
    encrypted.store.close()
    assert restore_store(encrypted.settings, copied.path).amounts == 2
    again = opened(encrypted.settings, encrypted.folder)
    assert again.actual() == {202601: -100.50, 202602: -70}
    again.store.close()


def test_disposal_writes_an_encrypted_store_anew(encrypted: Desk) -> None:
    encrypted.loaded("ny.csv", LEDGER.replace(PLANTED, "Lön"))
    board = replace(
        encrypted.boards[BOARD],
        subjects={"retention": {"replaced_months": 1, "case_months": 1, "decision": "§ 1"}},
    )
    within = disposal.limits(disposal.rule_of(board), date(2199, 1, 1))
    gone = disposal.dispose(encrypted.store, encrypted.person, board, within)
    assert [one.load_id for one in gone] == [1]
    assert encrypted.actual() == {202601: -100.50, 202602: -70}
    assert b"monthly_amounts" not in encrypted.settings.store.read_bytes()


def test_the_copy_before_a_new_version_is_encrypted_too(encrypted: Desk) -> None:
    with encrypted.store._database.transaction() as cursor:
        cursor._connection.execute("drop table raw.disposals")
        cursor._connection.execute("delete from meta.migrations where name = '0006_disposals'")
    encrypted.store.close()
    again = opened(encrypted.settings, encrypted.folder)
    assert again.actual() == {202601: -100.50, 202602: -70}
    again.store.close()
    [kept] = encrypted.settings.backups.iterdir()
    with pytest.raises(duckdb.Error, match="without a key"):
        duckdb.connect(str(kept))


_KILLED = """
import sys, os, signal
from pathlib import Path
from lagesbild.settings import Settings
from tests.loading import Desk
from lagesbild.access import open_store
settings = Settings.from_environment()
desk = Desk(open_store(settings), settings, Path(sys.argv[1]))
for number in range(1, 6):
    desk.loaded(f"fil{number}.csv", Path(sys.argv[2]).read_text().replace("L1", f"M{number}"))
    print(number, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_was_committed_is_there_after_the_process_is_killed(
    settings: Settings, tmp_path: Path
) -> None:
    ledger = tmp_path / "huvudbok.csv"
    ledger.write_text(LEDGER)
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path), str(ledger)],
        env={
            **os.environ,
            "LAGESBILD_LOCAL": str(settings.local),
            "LAGESBILD_ENCRYPTION_KEY": str(settings.encryption_key),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert done.stdout.split() == ["1", "2", "3", "4", "5"]
    assert (settings.local / "lagesbild.duckdb.wal").exists()
    assert PLANTED.encode() not in files_in(settings.local)
    again = opened(settings, tmp_path)
    assert again.actual() == {202601: -100.50, 202602: -70}
    assert again.checks_pass()
    again.store.close()


@pytest.mark.parametrize("turn", ["on", "off", "to another key"])
def test_encryption_is_turned_on_off_and_to_another_key_by_restoring(
    turn: str, tmp_path: Path
) -> None:
    plain = settings_in(tmp_path / "local")
    first = replace(plain, encryption_key=key_file(tmp_path, "ett"))
    second = replace(plain, encryption_key=key_file(tmp_path, "två"))
    before, after, key = {
        "on": (plain, first, None),
        "off": (first, plain, first.encryption_key),
        "to another key": (first, second, first.encryption_key),
    }[turn]
    desk = opened(before, tmp_path)
    desk.loaded("huvudbok.csv", LEDGER)
    copied = desk.store.backup(desk.person, before, tmp_path / "kopia.duckdb")
    desk.store.close()
    before.store.unlink()
    assert restore_store(after, copied.path, key).amounts == 2
    again = opened(after, tmp_path)
    assert again.actual() == {202601: -100.50, 202602: -70}
    again.store.close()
    assert (PLANTED.encode() in after.store.read_bytes()) == (turn == "off")
    assert list(after.work.iterdir()) == []


def test_with_another_key_or_none_the_store_is_not_opened(encrypted: Desk, tmp_path: Path) -> None:
    encrypted.store.close()
    before = encrypted.settings.store.read_bytes()
    for key in (key_file(tmp_path, "annan"), None):
        with pytest.raises(StoreUnusable, match="krypterad med en annan nyckel"):
            open_store(replace(encrypted.settings, encryption_key=key))
    assert encrypted.settings.store.read_bytes() == before


def test_a_plain_store_is_not_opened_as_an_encrypted_one(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "local")
    opened(settings, tmp_path).store.close()
    with pytest.raises(StoreUnusable, match="inte krypterad fast LAGESBILD_ENCRYPTION_KEY"):
        open_store(replace(settings, encryption_key=key_file(tmp_path)))


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_that_others_may_read_is_refused(mode: int, settings: Settings) -> None:
    settings.encryption_key.chmod(mode)
    with pytest.raises(InvalidSetting, match=r"LAGESBILD_ENCRYPTION_KEY.*kan läsas .* chmod 600"):
        open_store(settings)
    assert not settings.store.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"kort", "ingen nyckel på 43–128 tecken"),
        (b"x" * 50 + b"' or 1=1", "ingen nyckel"),
        ("å".encode() * 50, "ingen nyckel"),
        (None, "går inte att läsa"),
    ],
)
def test_what_is_no_key_is_refused(content: bytes | None, words: str, settings: Settings) -> None:
    if content is None:
        settings.encryption_key.unlink()
    else:
        settings.encryption_key.write_bytes(content)
    with pytest.raises(InvalidSetting, match=words):
        open_store(settings)


def test_the_key_is_in_no_message(encrypted: Desk, tmp_path: Path) -> None:
    encrypted.store.close()
    other = key_file(tmp_path, "annan")
    encrypted.settings.store.write_bytes(b"skadad" * 1000)
    for settings in (encrypted.settings, replace(encrypted.settings, encryption_key=other)):
        with pytest.raises(UserError) as told:
            open_store(settings)
        chain, words = told.value, ""
        while chain is not None:
            words, chain = words + str(chain), chain.__cause__ or chain.__context__
        assert settings.encryption_key.read_text() not in words


def test_nothing_is_fetched_over_a_network(encrypted: Desk) -> None:
    with (
        encrypted.store._database.reading() as cursor,
        pytest.raises(duckdb.Error, match="disabled"),
    ):
        cursor._connection.execute("from read_csv('http://127.0.0.1:9/a.csv')")
