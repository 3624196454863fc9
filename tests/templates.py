"""Stores that begin as a copy: making one from nothing takes five times as long as copying it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb

from lagesbild.access import Store, open_store
from lagesbild.boards import load_boards
from lagesbild.settings import Settings
from lagesbild.store import Database


def empty_database() -> Database:
    """A migrated store in memory, of a test's own."""
    return Database(copied(_empty()))


def described_store(settings: Settings) -> Store:
    """As `empty_database`, and it knows the boards and account groups that the settings name."""
    return Store(Database(copied(_described(settings.boards, settings.reference))))


def new_store(settings: Settings) -> Store:
    """A store on disk as a first start leaves it, opened as any other."""
    settings.store.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(_described(settings.boards, settings.reference), settings.store)
    return open_store(settings)


def copied(template: Path) -> duckdb.DuckDBPyConnection:
    """A store's file as a store in memory."""
    threads = Settings.from_environment().threads
    connection = duckdb.connect(":memory:", config={"threads": threads})
    connection.execute(f"attach '{template}' as template (read_only)")
    connection.execute("copy from database template to memory")
    connection.execute("detach template")
    return connection


@cache
def _empty() -> Path:
    settings = replace(Settings.from_environment(), local=scratch())
    Database.open(settings).close()
    return settings.store


@cache
def _described(boards: Path, reference: Path) -> Path:
    settings = replace(Settings.from_environment(), local=scratch())
    store = Store(Database.open(settings))
    store.describe(load_boards(boards).values(), reference / "account_groups.csv")
    store.close()
    return settings.store


def scratch() -> Path:
    """A folder that is gone with the run."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
