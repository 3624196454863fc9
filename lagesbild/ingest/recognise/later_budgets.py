"""Budgets that are decided later and add to the first one: a part of it, with either sign."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.ingest.reading import Field, TableReading
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.words import is_later_budget


def are_later_budgets(pairs: Sequence[tuple[Examined, TableReading]]) -> bool:
    """Whether all that a file's versions name are later decisions."""
    versions = [text for examined, reading in pairs for text in _versions(examined, reading)]
    return bool(versions) and all(map(is_later_budget, versions))


def _versions(examined: Examined, reading: TableReading) -> Sequence[str]:
    if Field.VERSION in reading.constants:
        return [reading.constants[Field.VERSION]]
    column = reading.fields.get(Field.VERSION)
    return examined.sample.of(column) if column else []
