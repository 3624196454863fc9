"""What a person or a profile has settled about a table's columns, before anything is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lagesbild.ingest.header_text import pattern_of
from lagesbild.ingest.profile import Profile
from lagesbild.ingest.reading import AmountColumn, Field
from lagesbild.ingest.recognise.given import Given
from lagesbild.ingest.recognise.header import Header
from lagesbild.ingest.recognise.meaning import Meaning, Role, meaning_of

_SURE = -1


@dataclass(frozen=True)
class Pins:
    """Columns that are settled. `only_pinned`: no other column of figures is an amount."""

    fields: Mapping[Field, str] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    only_pinned: bool = False


def pins_of(given: Given, profile: Profile | None, header: Header) -> Pins:
    """Join what the profile and, above it, the person say about the columns of one table."""
    by_profile = _of_profile(profile, header) if profile else Pins()
    columns = header.names
    given_fields = {held: column for held, column in given.fields.items() if column in columns}
    fields = {
        held: column
        for held, column in by_profile.fields.items()
        if column not in given_fields.values() and column not in given.ignored
    } | given_fields
    pointed_out = {
        column: _surest(header.names[column])
        for column in given.amount_columns
        if column in columns
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
        ignored=(by_profile.ignored - meanings.keys() - set(fields.values())) | given.ignored,
        only_pinned=bool(given_amounts) or by_profile.only_pinned,
    )


def _of_profile(profile: Profile, header: Header) -> Pins:
    fields: dict[Field, str] = {}
    meanings: dict[str, Meaning] = {}
    ignored: set[str] = set()
    held_by = {pattern_of(name): held for name, held in profile.columns.items()}
    amounts = {pattern_of(amount.header): amount for amount in profile.amounts}
    left_out = {pattern_of(name) for name in profile.ignored}
    repeated = {column for places in header.repeated().values() for column in places}
    for column, name in header.names.items():
        pattern = pattern_of(name)
        if pattern in held_by and column not in repeated:
            fields.setdefault(held_by[pattern], column)
        elif pattern in amounts:
            said = meaning_of(name)
            meanings[column] = Meaning(
                Role.AMOUNT,
                amounts[pattern].kind,
                amounts[pattern].basis,
                said.year if said else None,
                said.first if said else None,
                said.last if said else None,
            )
        elif pattern in left_out:
            ignored.add(column)
    return Pins(fields, meanings, frozenset(ignored), only_pinned=bool(meanings))


def _as_meaning(amount: AmountColumn) -> Meaning:
    year, last = divmod(amount.period, 100) if amount.period else (None, None)
    return Meaning(Role.AMOUNT, amount.kind, amount.basis, year or None, None, last)


def _surest(name: str) -> Meaning:
    said = meaning_of(name)
    if said is None or said.role is not Role.AMOUNT:
        return Meaning(Role.AMOUNT, rank=_SURE)
    return Meaning(said.role, said.kind, said.basis, said.year, said.first, said.last, _SURE)
