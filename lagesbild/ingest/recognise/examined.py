"""A table with its header found and everything that bears on how it is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from lagesbild.ingest import values
from lagesbild.ingest.profile import Profile
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.recognise.context import Context
from lagesbild.ingest.recognise.given import Given, Known
from lagesbild.ingest.recognise.header import Header
from lagesbild.ingest.recognise.pins import Pins
from lagesbild.ingest.recognise.sample import Sample, body_of
from lagesbild.ingest.table import Table

COMMA = ","


@dataclass(frozen=True)
class Examined:
    """A table, its header and a sample of its rows, and what is said and known about it."""

    table: Table
    header: Header
    sample: Sample
    context: Context
    known: Known
    given: Given
    profile: Profile | None
    pins: Pins

    @property
    def names(self) -> dict[str, str]:
        return dict(self.header.names)

    @property
    def body(self) -> pa.Table:
        """The rows below the header."""
        return body_of(self.table, self.header.first_row)

    @property
    def settled_kind(self) -> Kind | None:
        """The kind that a person or the profile has said."""
        return self.given.kind or (self.profile.kind if self.profile else None)

    @property
    def constants(self) -> Mapping[Field, str]:
        """What the profile gives every row."""
        return self.profile.constants if self.profile else {}

    @property
    def columns(self) -> list[str]:
        """The columns that may be read: not those that someone has set aside."""
        return [column for column in self.table.columns if column not in self.pins.ignored]

    def decimal(self, amounts: Iterable[str]) -> str:
        """The decimal mark of some columns, for adding up while guessing."""
        settled = self.given.decimal or (self.profile.decimal if self.profile else None)
        texts = [text for column in amounts for text in self.sample.of(column)]
        return settled or values.decimal_mark(texts).mark or COMMA
