"""The one door to the store: every read has a viewer, every write an author.

Nothing but this package and the import (which is given a `Change`) reaches the store, so what a
viewer may see and what an author may do is decided here and in queries/visible, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import pyarrow as pa

from lagesbild.access.audit import Event
from lagesbild.access.people import Right, Viewer
from lagesbild.errors import UserError
from lagesbild.identity_numbers import require_none
from lagesbild.store import (
    Cursor,
    Database,
    Query,
    everything,
    keep_forecasts,
    keep_periodisation,
    named,
)

Row = TypeVar("Row")

NOT_FOR_ASKING = (
    "commands", "disposal", "imports", "macros", "migrations", "staging", "marts", "visible",
)  # fmt: skip
"""Folders of queries/ that are steps of something else, not questions with an answer."""

ANYONE = "any"

FORECASTS_OF_PERIOD = "the forecasts of $period"
FORECASTS_OF_ALL = "the forecasts of every month"
PERIODISATION = "the periodisation of $board"
"""What a query may need to be kept, and is worked out first (-- Needs kept: …)."""

ALREADY_SEARCHED = ("reading", "control", "file_sha256")
"""What comes from a file in which people's numbers have been looked for, or is no text at all."""


class UnknownQuery(UserError):
    """There is no such query, or it is not for asking."""


class Reader:
    """Answers named queries for one viewer."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        self._database = database
        self.viewer = viewer

    def for_others(self) -> Reader:
        """The same, for what goes into a document: no numbers that may point somebody out."""
        return Reader(self._database, self.viewer.telling_others())

    def remembering(self) -> Reader:
        """The same, for as long as one document takes: what is asked again is not answered anew."""
        return _Remembering(self._database, self.viewer)

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """The rows of queries/<name>.sql as `into`, matched by column name."""
        with self._asking(name, parameters) as cursor:
            return cursor.rows(name, into, **parameters)

    def one(self, name: str, into: type[Row], /, **parameters: Any) -> Row | None:
        """The first row, or None."""
        return next(iter(self.rows(name, into, **parameters)), None)

    def until_changed(self, name: str, into: type[Row]) -> list[Row]:
        """The rows of a query that is the same for all, asked anew only after a change."""
        return self._database.until_committed(name, lambda: self.rows(name, into))

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Column names and rows of queries/<name>.sql as they come, for lists and downloads."""
        with self._asking(name, parameters) as cursor:
            return cursor.records(name, **parameters)

    @contextmanager
    def _asking(self, name: str, parameters: dict[str, Any]) -> Iterator[Cursor]:
        require(self.viewer, name, parameters)
        wanted = named(name).needs_kept
        if wanted == PERIODISATION:
            keep_periodisation(self._database, parameters["board"])
        elif wanted:
            keep_forecasts(
                self._database,
                parameters["board"],
                parameters["period"],
                alone=wanted == FORECASTS_OF_PERIOD,
            )
        with self._database.reading() as cursor:
            cursor.seen_by(self.viewer.in_sql())
            yield cursor


class _Remembering(Reader):
    """A reader that keeps what it has answered."""

    def __init__(self, database: Database, viewer: Viewer) -> None:
        super().__init__(database, viewer)
        self._answered: dict[tuple[str, type[Any], str], list[Any]] = {}

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """As they were answered the first time."""
        asked = (name, into, repr(sorted(parameters.items())))
        if asked not in self._answered:
            self._answered[asked] = super().rows(name, into, **parameters)
        return list(self._answered[asked])


class Change:
    """One transaction by one author. What it runs is kept whole or not at all."""

    def __init__(self, cursor: Cursor, author: Viewer, now: datetime) -> None:
        cursor.seen_by(author.in_sql())
        self._cursor = cursor
        self.author = author
        self.now = now

    def run(self, name: str, /, **parameters: Any) -> int:
        """Run a statement of queries/commands; $author and $now are supplied where it has them.

        UserError when a text that a person wrote holds somebody's identity number (I6).
        """
        require(self.author, name, parameters)
        for key, text in parameters.items():
            if isinstance(text, str) and key not in ALREADY_SEARCHED:
                require_none(text)
        supplied = {"author": self.author.name, "now": self.now}
        wanted = named(name).parameters
        known = {key: value for key, value in supplied.items() if key in wanted}
        return self._cursor.run(name, **(known | parameters))

    def record(
        self,
        event: Event,
        board: str | None = None,
        subject: object = None,
        detail: str | None = None,
    ) -> None:
        """Keep that the author has done something; it is kept with the change or not at all."""
        self.run(
            "commands/insert_audit_event",
            who=self.author.name,
            role=None if self.author.role is None else self.author.role.value,
            event=event.value,
            board=board,
            subject=None if subject is None else str(subject),
            detail=detail,
        )

    def rows(self, name: str, into: type[Row], /, **parameters: Any) -> list[Row]:
        """Read inside the transaction, for what the change itself must know."""
        require(self.author, name, parameters)
        return self._cursor.rows(name, into, **parameters)

    def records(self, name: str, /, **parameters: Any) -> tuple[list[str], list[tuple[Any, ...]]]:
        """As `rows`, but as they come."""
        require(self.author, name, parameters)
        return self._cursor.records(name, **parameters)

    def arrow(self, name: str, /, **parameters: Any) -> pa.Table:
        """As `rows`, but as columns: one answer a row for a million rows."""
        require(self.author, name, parameters)
        return self._cursor.arrow(name, **parameters)

    @contextmanager
    def offering(self, **tables: pa.Table) -> Iterator[None]:
        """Let statements read Arrow tables as incoming_<name> while the block runs."""
        with self._cursor.offering(**tables):
            yield


def changing(cursor: Cursor, author: Viewer) -> Change:
    """A change that begins now."""
    return Change(cursor, author, datetime.now(UTC).replace(tzinfo=None))


def require(viewer: Viewer, name: str, parameters: dict[str, Any]) -> None:
    """Refuse a query that is not for the viewer: by the right its header names, or by the board.

    A query that names no right is for nobody.
    """
    said = named(name).rights
    if said != (ANYONE,):
        known = {right.value: right for right in Right}
        if not said or not set(said) <= known.keys():
            raise LookupError(f"Nobody may run {name}: its header says {said or 'no right'}.")
        viewer.require_right(*(known[word] for word in said))
    if parameters.get("board") is not None:
        viewer.require(parameters["board"])


def queries_in(folder: str) -> tuple[Query, ...]:
    """The queries of one folder of queries/, to list or to run each."""
    return tuple(query for query in everything() if query.layer == folder)


def query_named(name: str) -> Query:
    """A query that may be asked by name; UnknownQuery when there is none."""
    try:
        query = named(name)
    except KeyError:
        raise UnknownQuery(f"Frågan ”{name}” finns inte i queries/.") from None
    if query.layer in NOT_FOR_ASKING:
        raise UnknownQuery(f"Frågan ”{name}” är ett steg i en inläsning och kan inte ställas.")
    return query
