"""Tables whose rows say what they are: "Utfall 2022" beside months, "Budget" in a column "Typ"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pyarrow.compute as pc

from lagesbild.ingest.reading import Basis, Field, Kind
from lagesbild.ingest.recognise import words
from lagesbild.ingest.recognise.columns import Columns
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.meaning import Meaning, Role, meaning_of
from lagesbild.ingest.recognise.notes import Notes

_NEARLY_ALL, _ENOUGH = 0.8, 100


@dataclass(frozen=True)
class ValueType:
    """A word that rows have for what they are, in every way that it is written."""

    label: str
    texts: frozenset[str]
    meaning: Meaning


@dataclass(frozen=True)
class ValueTypes:
    """The column whose words say what rows are. `others` are texts for what is not stored."""

    column: str = ""
    amounts: tuple[ValueType, ...] = ()
    others: frozenset[str] = frozenset()

    @property
    def texts(self) -> frozenset[str]:
        """Every text that says what a row is."""
        return self.others.union(*(each.texts for each in self.amounts))


@dataclass(frozen=True)
class Amounts:
    """The amounts that some rows have in a column; all rows when `value_type` is None."""

    column: str
    header: str
    meaning: Meaning
    value_type: ValueType | None = None


def find_value_types(examined: Examined, columns: Columns, notes: Notes) -> ValueTypes:
    """The words by which rows say what they are; none when no column has such words."""
    settled = columns.fields.get(Field.VALUE_TYPE)
    period = columns.fields.get(Field.PERIOD)
    for column in [settled] if settled else [*([period] if period else []), *columns.labels]:
        if settled or _says_kinds(examined.sample.without_totals(column)):
            columns.give(Field.VALUE_TYPE, column)
            return _value_types(examined, column, notes)
    return ValueTypes()


def spread(
    meanings: Mapping[str, Meaning], names: Mapping[str, str], value_types: ValueTypes
) -> dict[str, Amounts]:
    """A table's columns of figures; those of amounts once for each thing that rows may be.

    A column that names its kind keeps it in every row. In the others the row's word decides, but
    not where a column of its own has that kind.
    """
    own = {meaning.kind for meaning in meanings.values() if meaning.role is Role.AMOUNT} - {None}
    parts: dict[str, Amounts] = {}
    for column, meaning in meanings.items():
        if not value_types.amounts or not meaning.is_amount:
            parts[column] = Amounts(column, names[column], meaning)
            continue
        for each in value_types.amounts:
            if meaning.kind or each.meaning.kind not in own:
                header = f"{names[column]} {each.label}".strip()
                joined = _joined(meaning, each.meaning)
                parts[f"{column} ({each.label})"] = Amounts(column, header, joined, each)
    return parts


def _joined(column: Meaning, row: Meaning) -> Meaning:
    """What a column's header and a row's word say together; a year alone is actuals."""
    is_timed = column.last is not None
    return replace(
        column,
        kind=column.kind or row.kind or Kind.BALANCES,
        basis=column.basis or row.basis,
        year=row.year or column.year,
        first=column.first if is_timed else row.first,
        last=column.last if is_timed else row.last,
    )


def _says_kinds(texts: Sequence[str]) -> bool:
    """Whether nearly all of the first texts say a kind or a year, and any a kind."""
    said = [_said(text) for text in texts[:_ENOUGH]]
    told = [meaning for meaning in said if meaning]
    has_kind = any(meaning.kind and meaning.role is Role.AMOUNT for meaning in told)
    return has_kind and len(told) >= _NEARLY_ALL * len(said)


def _said(text: str) -> Meaning | None:
    meaning = meaning_of(text)
    if meaning is None or meaning.role is not Role.AMOUNT:
        return meaning
    says_year = meaning.year is not None and meaning.basis is Basis.YEAR
    return meaning if meaning.kind or says_year else None


def _value_types(examined: Examined, column: str, notes: Notes) -> ValueTypes:
    """The words of a whole column; those that mean something else than amounts are named."""
    by_label: dict[str, set[str]] = {}
    for text in pc.unique(examined.body.column(column)).to_pylist():
        label = " ".join((text or "").casefold().split())
        if label and not words.is_total(label, has_code=False):
            by_label.setdefault(label, set()).add(text)
    amounts: list[ValueType] = []
    others: set[str] = set()
    for texts in by_label.values():
        label = min(texts).strip()
        meaning = _said(label)
        if meaning and meaning.role is Role.AMOUNT:
            amounts.append(ValueType(label, frozenset(texts), meaning))
        elif meaning:
            others |= texts
            notes.found("value_type", label, f"raderna läses inte in: {meaning.role.value}")
    return ValueTypes(column, tuple(amounts), frozenset(others))
