"""A store is brought up to date by numbered steps, each whole, with a copy of the file before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from lagesbild.settings import ROOT
from lagesbild.store import Database, migrations
from lagesbild.store.failures import StoreUnusable
from tests.loading import settings_in


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """The released steps in a folder where later ones can be added."""
    return Path(shutil.copytree(migrations.STEPS, tmp_path / "steps"))


@pytest.fixture
def connection(steps: Path):
    connection = duckdb.connect(":memory:")
    migrations.apply(connection, steps)
    yield connection
    connection.close()


def tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'raw'").fetchall()}  # fmt: skip


def test_a_new_step_is_taken_once(connection, steps: Path) -> None:
    step = steps / "9001_notes.sql"
    step.write_text("create table raw.notes (note varchar)")
    assert migrations.pending(connection, steps) == [step]
    migrations.apply(connection, steps)
    assert "notes" in tables(connection)
    assert migrations.pending(connection, steps) == []
    migrations.apply(connection, steps)


def test_steps_are_taken_in_the_order_of_their_numbers(connection, steps: Path) -> None:
    (steps / "9002_more.sql").write_text("alter table raw.notes add column author varchar")
    (steps / "9001_notes.sql").write_text("create table raw.notes (note varchar)")
    migrations.apply(connection, steps)
    assert connection.execute("select note, author from raw.notes").fetchall() == []


def test_a_step_that_fails_leaves_nothing_of_itself(connection, steps: Path) -> None:
    (steps / "9001_notes.sql").write_text("create table raw.notes (note varchar)")
    (steps / "9002_fails.sql").write_text(
        "create table raw.half (a integer); insert into raw.half values ('ingen siffra')"
    )
    with pytest.raises(StoreUnusable, match=r"steget 9002_fails\). Den är som den var innan"):
        migrations.apply(connection, steps)
    assert "notes" in tables(connection)  # the step before is whole
    assert "half" not in tables(connection)
    assert [step.stem for step in migrations.pending(connection, steps)] == ["9002_fails"]


def test_a_step_from_a_newer_version_is_refused(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    with duckdb.connect(str(settings.store)) as newer:
        newer.execute("insert into meta.migrations values ('9999_from_the_future', now())")
    before = settings.store.read_bytes()
    with pytest.raises(StoreUnusable, match=r"nyare version av Lägesbild\. Ingenting har ändrats"):
        Database.open(settings)
    assert settings.store.read_bytes() == before


def test_views_are_rebuilt_when_their_text_has_changed(tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    Database.open(settings).close()
    with duckdb.connect(str(settings.store)) as store:
        store.execute("create or replace view marts.load_states as select 'gammal' as text")
        store.execute("create view marts.gone as select 'borttagen' as text")
        store.execute("update meta.views set fingerprint = 'the one of the version before'")
    database = Database.open(settings)
    with database.reading() as cursor:
        found = cursor._connection.execute(
            "select view_name from duckdb_views() where schema_name = 'marts'"
        ).fetchall()
        columns, _ = cursor.records("loads/history", board="motala")
    database.close()
    assert "load_id" in columns
    assert ("gone",) not in found


def test_every_process_knows_the_views_of_a_store_as_its_own() -> None:
    """Else each start rebuilds them all, and forgets the forecasts that were kept."""
    program = "from lagesbild.store.catalogue import *; print(fingerprint_of_definitions())"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def test_an_older_store_is_copied_before_a_newer_version_changes_it(tmp_path: Path) -> None:
    """A copy of the program with one step more opens the store: a real upgrade."""
    settings = settings_in(tmp_path / "local")
    Database.open(settings).close()
    newer = tmp_path / "newer"
    for folder in ("lagesbild", "queries", "data/boards", "data/reference"):
        shutil.copytree(ROOT / folder, newer / folder)
    (newer / "queries" / "migrations" / "9001_notes.sql").write_text(
        "create table raw.notes (note varchar)"
    )
    environment = {"LAGESBILD_LOCAL": str(settings.local), "PATH": ""}
    for _ in range(2):  # the second time there is nothing to do
        answer = subprocess.run(
            [sys.executable, "-m", "lagesbild", "check"],
            cwd=newer, env=environment, capture_output=True, text=True,
        )  # fmt: skip
        assert (answer.returncode, answer.stderr) == (0, "")
    [copy] = settings.backups.iterdir()
    assert copy.name.startswith("lagesbild-before-9001_notes-")
    with duckdb.connect(str(copy), read_only=True) as before:
        assert "notes" not in tables(before)
        assert "loads" in tables(before)
    with pytest.raises(StoreUnusable, match="nyare version"):
        Database.open(settings)
