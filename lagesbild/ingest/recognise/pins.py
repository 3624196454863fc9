"""What a person or a profile has settled about a table's columns, before anything is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lagesbild.ingest.header_text import pattern_of
from lagesbild.ingest.profile import Profile
from lagesbild.ingest.reading import AmountColumn, Field
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.given import Given
from lagesbild.ingest.recognise.header import Header
from lagesbild.ingest.recognise.meaning import Meaning, Role, meaning_of

_SURE = -1


@dataclass(frozen=True)
class Pins:
    """Columns that are settled. `only_pinned`: no other column of figures is an amount.

    `persons` are about single clients: they are never read, whoever asks for it (I6).
    """

    fields: Mapping[Field, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    only_pinned: bool = False


def pins_of(given: Given, profile: Profile | None, header: Header) -> Pins:
    """Join what the profile and, above it, the person say about the columns of one table."""
    persons = frozenset(
        column for column, name in header.names.items() if words.is_person_word(name)
    )
    columns = {column: name for column, name in header.names.items() if column not in persons}
    by_profile = _of_profile(profile, header, columns) if profile else Pins()
    given_fields = {held: column for held, column in given.fields.items() if column in columns}
    fields = {
        held: column
        for held, column in by_profile.fields.items()
        if column not in given_fields.values() and column not in given.ignored
    } | given_fields
    pointed_out = {
        column: _surest(columns[column]) for column in given.amount_columns if column in columns
    }
    given_amounts = {
        amount.column: _as_meaning(amount) for amount in given.amounts if amount.column in columns
    }
    meanings = given_amounts or {**by_profile.meanings, **pointed_out}
    return Pins(
        fields={held: column for held, column in fields.items() if column not in meanings},
        meanings={
            column: meaning for column, meaning in meanings.items() if column not in given.ignored
        },
        ignored=(by_profile.ignored - meanings.keys() - set(fields.values()))
        | given.ignored
        | persons,
        persons=persons,
        only_pinned=bool(given_amounts) or by_profile.only_pinned,
    )


def _of_profile(profile: Profile, header: Header, columns: Mapping[str, str]) -> Pins:
    fields: dict[Field, str] = {}
    meanings: dict[str, Meaning] = {}
    ignored: set[str] = set()
    held_by = {pattern_of(name): held for name, held in profile.columns.items()}
    amounts = {pattern_of(amount.header): amount for amount in profile.amounts}
    left_out = {pattern_of(name) for name in profile.ignored}
    repeated = {column for places in header.repeated().values() for column in places}
    for column, name in columns.items():
        pattern = pattern_of(name)
        if pattern in held_by and column not in repeated:
            fields.setdefault(held_by[pattern], column)
        elif pattern in amounts:
            amount = amounts[pattern]
            said = meaning_of(name) or Meaning(Role.AMOUNT)
            meanings[column] = Meaning(
                Role.AMOUNT,
                amount.kind,
                amount.basis,
                said.year,
                said.first,
                said.last,
                negated=amount.negated,
            )
        elif pattern in left_out:
            ignored.add(column)
    return Pins(fields, meanings, frozenset(ignored), only_pinned=bool(meanings))


def _as_meaning(amount: AmountColumn) -> Meaning:
    year, last = divmod(amount.period, 100) if amount.period else (None, None)
    return Meaning(
        Role.AMOUNT, amount.kind, amount.basis, year or None, None, last, negated=amount.negated
    )


def _surest(name: str) -> Meaning:
    said = meaning_of(name)
    if said is None or said.role is not Role.AMOUNT:
        return Meaning(Role.AMOUNT, rank=_SURE)
    return replace(said, rank=_SURE)
