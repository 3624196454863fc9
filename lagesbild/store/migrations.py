"""Bring a store up to date: numbered steps, each in one transaction, a copy of the file before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from lagesbild.store.catalogue import (
    QUERIES,
    definitions_in_build_order,
    fingerprint_of_definitions,
)

Connect = Callable[[Path], duckdb.DuckDBPyConnection]

_BOOKKEEPING = """
create schema if not exists meta;
create table if not exists meta.migrations (name varchar not null, applied_at timestamp not null);
create table if not exists meta.views (fingerprint varchar not null);
"""


def steps() -> list[Path]:
    """The migrations in order. Once released, a step is never edited."""
    return sorted((QUERIES / "migrations").glob("*.sql"))


def pending(connection: duckdb.DuckDBPyConnection) -> list[Path]:
    """The steps that this store has not taken."""
    known = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'meta' "
        "and table_name = 'migrations'"
    ).fetchone()
    if known is None or not known[0]:
        return steps()
    applied = {
        name for (name,) in connection.execute("select name from meta.migrations").fetchall()
    }
    return [step for step in steps() if step.stem not in applied]


def unknown(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Steps that the store has taken and this version does not know: it is from a newer one."""
    applied = connection.execute("select name from meta.migrations").fetchall()
    return {name for (name,) in applied} - {step.stem for step in steps()}


def apply(connection: duckdb.DuckDBPyConnection) -> None:
    """Take the pending steps, then rebuild the views if their text has changed."""
    connection.execute(_BOOKKEEPING)
    for step in pending(connection):
        connection.begin()
        try:
            connection.execute(step.read_text(encoding="utf-8"))
            connection.execute(
                "insert into meta.migrations values (?, now()::timestamp)", [step.stem]
            )
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
    _rebuild_views(connection)


def copy_before_change(store: Path, backups: Path, connect: Connect) -> Path | None:
    """Copy the closed file aside if opening it will change its tables; give the copy's path."""
    connection = connect(store)
    try:
        waiting = pending(connection)
        connection.execute("checkpoint")  # so that the file alone is the whole store
    finally:
        connection.close()
    if not waiting:
        return None
    backups.mkdir(parents=True, exist_ok=True)
    taken = datetime.now().strftime("%Y%m%dT%H%M%S")  # noqa: DTZ005  # local time, for a person
    copy = backups / f"{store.stem}-before-{waiting[0].stem}-{taken}{store.suffix}"
    shutil.copy2(store, copy)
    return copy


def _rebuild_views(connection: duckdb.DuckDBPyConnection) -> None:
    wanted = fingerprint_of_definitions()
    if connection.execute("from meta.views").fetchall() == [(wanted,)]:
        return
    connection.begin()
    try:
        for (view,) in connection.execute(
            "select schema_name || '.' || view_name from duckdb_views() "
            "where schema_name in ('staging', 'marts')"
        ).fetchall():
            connection.execute(f"drop view {view}")
        for query in definitions_in_build_order():
            connection.execute(query.definition)
        connection.execute("delete from meta.views")
        connection.execute("insert into meta.views values (?)", [wanted])
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
