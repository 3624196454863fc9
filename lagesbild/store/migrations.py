"""Bring a store up to date: numbered steps, each in one transaction, a copy of the file before."""

from __future__ import annotations

from pathlib import Path

import duckdb

from lagesbild.store.catalogue import (
    QUERIES,
    definitions_in_build_order,
    fingerprint_of_definitions,
    named,
)
from lagesbild.store.failures import StoreUnusable, said_plainly

STEPS = QUERIES / "migrations"

KEEPING_ORGANISATION = ("commands/clear_organisation_paths", "commands/fill_organisation_paths")
KEEPING_ACCOUNTS = ("commands/clear_account_paths", "commands/fill_account_paths")
KEEPING_PATHS = (*KEEPING_ORGANISATION, *KEEPING_ACCOUNTS)
"""Fill anew what is kept of views for the pages; of one board, or of all where it is null."""

_BOOKKEEPING = """
create schema if not exists meta;
create table if not exists meta.migrations (name varchar not null, applied_at timestamp not null);
create table if not exists meta.views (fingerprint varchar not null);
"""


def steps(folder: Path = STEPS) -> list[Path]:
    """The migrations in order. Once released, a step is never edited."""
    return sorted(folder.glob("*.sql"))


def applied(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The steps that a store has taken; none in a new one, or in a database of another program."""
    known = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'meta' "
        "and table_name = 'migrations'"
    ).fetchone()
    if known is None or not known[0]:
        return set()
    return {name for (name,) in connection.execute("select name from meta.migrations").fetchall()}


def pending(connection: duckdb.DuckDBPyConnection, folder: Path = STEPS) -> list[Path]:
    """The steps that this store has not taken."""
    taken = applied(connection)
    return [step for step in steps(folder) if step.stem not in taken]


def will_change(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether `apply` will take a step in a store that holds something."""
    return bool(applied(connection) and pending(connection))


def require_known(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """StoreUnusable when the file is another program's, or a newer version has changed it."""
    taken = applied(connection)
    if taken - {step.stem for step in steps()}:
        raise StoreUnusable(
            f"Databasen {path} kommer från en nyare version av Lägesbild. Ingenting har ändrats. "
            "Uppgradera Lägesbild, eller återställ en säkerhetskopia från den här versionen."
        )
    found = connection.execute(
        "select count(*) from duckdb_tables() where schema_name <> 'meta'"
    ).fetchone()
    if not taken and found and found[0]:
        raise StoreUnusable(
            f"Filen {path} är en databas från ett annat program. Ingenting har ändrats. Flytta "
            "undan den, eller välj en annan mapp med LAGESBILD_LOCAL."
        )


def apply(connection: duckdb.DuckDBPyConnection, folder: Path = STEPS) -> None:
    """Take the pending steps, then rebuild the views if their text has changed."""
    connection.execute(_BOOKKEEPING)
    for step in pending(connection, folder):
        connection.begin()
        try:
            with said_plainly():
                connection.execute(step.read_text(encoding="utf-8"))
                connection.execute(
                    "insert into meta.migrations values (?, now()::timestamp)", [step.stem]
                )
                connection.commit()
        except duckdb.Error as error:
            connection.rollback()
            raise StoreUnusable(
                f"Databasen kunde inte uppdateras (steget {step.stem}). Den är som den var innan. "
                "Fortsätt med den tidigare versionen av Lägesbild och anmäl felet."
            ) from error
    _rebuild_views(connection)


def _rebuild_views(connection: duckdb.DuckDBPyConnection) -> None:
    wanted = fingerprint_of_definitions()
    if connection.execute("from meta.views").fetchall() == [(wanted,)]:
        return
    connection.begin()
    try:
        for (view,) in connection.execute(
            "select schema_name || '.' || view_name from duckdb_views() "
            "where schema_name in ('staging', 'marts', 'visible')"
        ).fetchall():
            connection.execute(f"drop view {view}")
        for query in definitions_in_build_order():
            connection.execute(query.definition)
        for step in KEEPING_PATHS:
            connection.execute(named(step).sql, {"board": None})
        # What is kept may have been found by another method.
        connection.execute("delete from marts.forecast_marks")
        connection.execute("delete from marts.periodisation_marks")
        connection.execute("delete from meta.views")
        connection.execute("insert into meta.views values (?)", [wanted])
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
