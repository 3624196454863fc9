"""Kinds of records, described once: what a row has, what makes two rows the same, what it is about.

A kind that is no amount of a code string (volumes, grants …) is a file in data/reference/records.
Recognition, shaping, validation, duplicates, coverage and templates follow from it; beside the file
a kind has its raw table, its staging view and its two commands in queries/.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT

GUIDE_SHEET = "Så här fyller du i"
"""The sheet of a template that tells of it, and that is no list."""

FOLDER = ROOT / "data" / "reference" / "records"


class Form(Enum):
    """What stands in a field of a record."""

    CODE = "code"  # of a cost centre, unit or department; or its name
    WORDS = "words"
    ONE_OF = "one_of"  # of the words that `choices` lists
    PERIOD = "period"  # a month, or a whole year: 202300
    MONTH = "month"
    YEAR = "year"  # 202300
    DAY = "day"
    PERSON = "person"  # whom it is about: a pseudonym once it has been read
    AMOUNT = "amount"  # SEK with öre
    NUMBER = "number"  # at most two decimals
    COUNT = "count"  # a whole number
    RANGE = "range"  # an amount, or two: kept as its text, and as low and high
    SHARE = "share"  # per cent in a file, at most 100; 1 is the whole in the store
    LEVEL = "level"  # a measured value, above or below zero
    TARGET = "target"  # what lagesbild/targets.py reads
    VOLUME = "volume"  # the least that is examined, a number or a share (control_terms.py)
    OCCASIONS = "occasions"  # how often and in which months (control_terms.py)
    SPAN = "span"  # weeks, months or days (week_spans.py)

    @property
    def is_figure(self) -> bool:
        return self in (Form.AMOUNT, Form.NUMBER, Form.COUNT)

    @property
    def is_summed(self) -> bool:
        return self.is_figure or self is Form.RANGE

    @property
    def is_time(self) -> bool:
        return self in (Form.PERIOD, Form.MONTH, Form.YEAR)


@dataclass(frozen=True)
class RecordField:
    """A field of a kind. `name` is its column in the store, `label` and `headers` are Swedish.

    `choices` maps the store's word to those that a file may use, the first being the one to write.
    `is_cost`: costs stand above zero in a file, and turn in staging. `unit` is that of amounts
    whose file says none; "" asks. An amount that is a size is `never_negative`.
    """

    name: str
    label: str
    form: Form
    headers: tuple[str, ...]
    explanation: str
    required: bool = False
    default: str | None = None
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_cost: bool = False
    unit: str = ""
    never_negative: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns in the store."""
        if self.form is Form.RANGE:
            return (f"{self.name}_low", f"{self.name}_high", f"{self.name}_text")
        if self.form is Form.TARGET:
            parts = ("kind", "low", "high", "unit", "basis", "text")
            return tuple(f"{self.name}_{part}" for part in parts)
        if self.form is Form.VOLUME:
            return (f"{self.name}_number", f"{self.name}_share", f"{self.name}_text")
        if self.form is Form.OCCASIONS:
            return (f"{self.name}_frequency", f"{self.name}_months", f"{self.name}_text")
        if self.form is Form.SPAN:
            return tuple(f"{self.name}_{part}" for part in ("unit", "first", "last", "text"))
        return (self.name,)

    @property
    def compared(self) -> tuple[str, ...]:
        """The columns that tell whether two rows have the same of it: not how it is written."""
        return self.columns[:-1] or self.columns

    @cached_property
    def words(self) -> Mapping[str, str]:
        """The store's word for each word that a file may use, in lower case."""
        return {word: held for held, words in self.choices.items() for word in (*words, held)}


@dataclass(frozen=True)
class RecordKind:
    """A kind of record. `recognised_by`: of each group a table must have at least one field.

    `period` is the field that says which period a row covers; "" when a file is the whole list, so
    that a later one takes its place. `in_order` are pairs of days of which the first comes first.
    `spread` is a field that may have a column for each period ("Riktvärde 2023"). `same_within`:
    rows of a period that have the first field alike have the second alike too. `known` are codes
    that the board's organisation must have, `listed` words that a list of another kind must have,
    `positive` figures that must be above zero.
    """

    name: str
    label: str
    source: str
    recognised_by: tuple[tuple[str, ...], ...]
    key: tuple[str, ...]
    period: str
    fields: tuple[RecordField, ...]
    in_order: tuple[tuple[str, str], ...] = ()
    spread: str = ""
    same_within: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ()
    listed: tuple[tuple[str, str], ...] = ()
    positive: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> Mapping[str, RecordField]:
        return {each.name: each for each in self.fields}

    @property
    def person(self) -> RecordField | None:
        """The field that says whom a record is about, where it is about somebody."""
        return next((each for each in self.fields if each.form is Form.PERSON), None)

    def quoted(self, text: str) -> str:
        """What a cell holds, as a message says it: never of what is about somebody (I6)."""
        return "Det som står här" if self.person else f"”{text}”"

    @property
    def is_summed(self) -> bool:
        """Whether its figures may be added up, so that a row of it can be a sum of others."""
        return any(each.form.is_summed for each in self.fields)

    @property
    def has_costs(self) -> bool:
        """Whether its rows say which way round costs stand in their file."""
        return any(each.is_cost for each in self.fields)

    @cached_property
    def words(self) -> Mapping[str, tuple[str, int]]:
        """The field that each header names, and how sure it is: the lower, the surer."""
        return {
            header: (each.name, rank)
            for each in reversed(self.fields)
            for rank, header in enumerate(each.headers)
        }


_KIND_KEYS = {
    "label", "source", "recognised_by", "key", "period", "in_order", "spread", "same_within",
    "known", "listed", "positive", "fields",
}  # fmt: skip
_FIELD_KEYS = {
    "label", "type", "headers", "explanation", "required", "default", "choices", "sign", "unit",
    "never_negative",
}  # fmt: skip


def read_kind(path: Path) -> RecordKind:
    """A kind from its file; InvalidSetting says what is wrong with it."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        _refuse_unknown(document, _KIND_KEYS)
        fields = tuple(_field(name, one) for name, one in document["fields"].items())
        kind = RecordKind(
            name=path.stem,
            label=document["label"],
            source=document["source"],
            recognised_by=tuple(map(tuple, document["recognised_by"])),
            key=tuple(document["key"]),
            period=document.get("period", ""),
            fields=fields,
            in_order=tuple((first, last) for first, last in document.get("in_order", ())),
            spread=document.get("spread", ""),
            same_within=tuple((by, what) for by, what in document.get("same_within", ())),
            known=tuple(document.get("known", ())),
            listed=tuple((name, kind) for name, kind in document.get("listed", ())),
            positive=tuple(document.get("positive", ())),
        )
        named = {
            *kind.key,
            *kind.known,
            *(name for name, _ in kind.listed),
            *kind.positive,
            *chain(*kind.in_order, *kind.same_within),
            *filter(None, [kind.period, kind.spread]),
            *chain(*kind.recognised_by),
        }
        if unknown := named - kind.by_name.keys():
            raise KeyError(*sorted(unknown))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise InvalidSetting(f"Slaget av fil i {path.name} kan inte läsas: {error}.") from error
    return kind


def _field(name: str, found: Mapping[str, Any]) -> RecordField:
    _refuse_unknown(found, _FIELD_KEYS)
    choices = {held: tuple(words) for held, words in found.get("choices", {}).items()}
    form = Form(found["type"])
    if bool(choices) != (form is Form.ONE_OF) or found.get("default", "") not in ("", *choices):
        raise ValueError(f"{name}: choices")
    return RecordField(
        name=name,
        label=found["label"],
        form=form,
        headers=tuple(found["headers"]),
        explanation=found["explanation"],
        required=found.get("required", False),
        default=found.get("default"),
        choices=choices,
        is_cost=found.get("sign") == "cost",
        unit=found.get("unit", ""),
        never_negative=found.get("never_negative", False),
    )


def _refuse_unknown(found: Mapping[str, Any], known: set[str]) -> None:
    if unknown := found.keys() - known:
        raise KeyError(*sorted(unknown))


KINDS: Mapping[str, RecordKind] = MappingProxyType(
    {path.stem: read_kind(path) for path in sorted(FOLDER.glob("*.toml"))}
)
"""Every kind of record, by its word in the store."""

LABELS: Mapping[str, str] = MappingProxyType(
    {each.name: each.label for kind in reversed(list(KINDS.values())) for each in kind.fields}
)
"""What each field is called, in the first kind that has it."""
