"""What is known about a sender's files, kept as a TOML file that can be shared (N14)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import tomli_w

from lagesbild.errors import InvalidSetting
from lagesbild.ingest.header_text import pattern_of
from lagesbild.ingest.reading import Basis, Field, Kind, Reading, ShownUnit, Sign
from lagesbild.text import listed

Choice = TypeVar("Choice", bound=Enum)

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AMOUNT_KEYS = {"header", "kind", "basis", "negated"}
_MARKS = (",", ".")


@dataclass(frozen=True)
class AmountPattern:
    """A column of amounts, by its header without time. `negated`: credit, beside debit."""

    header: str
    kind: Kind
    basis: Basis
    negated: bool = False


@dataclass(frozen=True)
class Profile:
    """How one sender's files are read.

    `headers` must all be in a table's header for the profile to match; headers are compared by
    `pattern_of`. `sie` maps the numbers of a SIE file's dimensions.
    """

    name: str
    title: str
    source: str
    headers: tuple[str, ...] = ()
    columns: Mapping[str, Field] = field(default_factory=dict)
    amounts: tuple[AmountPattern, ...] = ()
    ignored: tuple[str, ...] = ()
    constants: Mapping[Field, str] = field(default_factory=dict)
    kind: Kind | None = None
    unit: ShownUnit | None = None
    sign: Sign | None = None
    decimal: str | None = None
    sie: Mapping[str, Field] = field(default_factory=dict)

    @property
    def known_patterns(self) -> frozenset[str]:
        """Every header that the profile speaks of, without time."""
        spoken = [*self.headers, *self.columns, *self.ignored]
        spoken += [amount.header for amount in self.amounts]
        return frozenset(map(pattern_of, spoken))

    def matches(self, headers: Iterable[str]) -> bool:
        """Whether a table with these headers is this sender's."""
        present = {pattern_of(header) for header in headers if header}
        return bool(self.headers) and {pattern_of(header) for header in self.headers} <= present

    @classmethod
    def load(cls, path: Path) -> Profile:
        """Read a profile; InvalidSetting says which key is wrong and what it may be."""
        try:
            document = tomllib.loads(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InvalidSetting(f"Profilen {path.name} går inte att läsa: {error}.") from None
        return _Document(path.name, document).profile()

    def save(self, path: Path) -> None:
        """Write the profile as TOML."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.as_toml(), "utf-8")

    def as_toml(self) -> str:
        """The profile as it is saved and shared."""
        document: dict[str, Any] = {
            "name": self.name,
            "title": self.title,
            "source": self.source,
            "headers": list(self.headers),
            "ignored": list(self.ignored),
            "kind": self.kind.value if self.kind else None,
            "unit": self.unit.value if self.unit else None,
            "sign": self.sign.value if self.sign else None,
            "decimal": self.decimal,
            "columns": {header: held.value for header, held in self.columns.items()},
            "constants": {held.value: text for held, text in self.constants.items()},
            "sie": {number: held.value for number, held in self.sie.items()},
            "amounts": [
                {"header": each.header, "kind": each.kind.value, "basis": each.basis.value}
                | ({"negated": True} if each.negated else {})
                for each in self.amounts
            ],
        }
        return tomli_w.dumps({key: value for key, value in document.items() if value})


def profiles_in(*folders: Path) -> list[Profile]:
    """The profiles in some folders, by name; of two with the same name the first folder's.

    One that cannot be read is left out: `unreadable_in` says what is wrong with it.
    """
    found: dict[str, Profile] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            with suppress(InvalidSetting):
                profile = Profile.load(path)
                found.setdefault(profile.name, profile)
    return list(found.values())


def unreadable_in(folder: Path) -> list[str]:
    """What is wrong with each profile of a folder that cannot be read."""
    wrong = []
    for path in sorted(folder.glob("*.toml")):
        try:
            Profile.load(path)
        except InvalidSetting as error:
            wrong.append(str(error))
    return wrong


def profile_from(
    reading: Reading, headers: Mapping[str, Mapping[str, str]], *, name: str, title: str
) -> Profile:
    """The choices of a reading as a profile for the sender's next file.

    `headers` are the names of each sheet's columns by letter (`recognise.header_names`). Choices
    for columns without a name, or for two columns of one name, cannot be kept.
    """
    columns: dict[str, set[Field]] = {}
    amounts: dict[str, set[AmountPattern]] = {}
    ignored: set[str] = set()
    for table in reading.tables:
        names = {column: pattern_of(name) for column, name in headers[table.sheet].items()}
        first: dict[str, Field] = {}
        for held, column in table.fields.items():
            first.setdefault(column, held)  # a second follows from it: a period from a date
        for column, held in first.items():
            columns.setdefault(names[column], set()).add(held)
        for amount in table.amounts:
            header = names[amount.column]
            pattern = AmountPattern(header, amount.kind, amount.basis, amount.negated)
            amounts.setdefault(header, set()).add(pattern)
        ignored |= {names[column] for column in table.ignored_columns}
    unclear = {""} | {key for key, found in columns.items() if len(found) > 1}
    unclear |= {key for key, found in amounts.items() if len(found) > 1}
    unclear |= ignored & (columns.keys() | amounts.keys())
    kept_columns = {key: found.pop() for key, found in columns.items() if key not in unclear}
    kinds = {table.kind for table in reading.tables if not table.amounts}
    kinds |= {amount.kind for table in reading.tables for amount in table.amounts}
    return Profile(
        name=name,
        title=title,
        source=reading.source,
        headers=tuple(sorted(kept_columns.keys() | amounts.keys() - unclear)),
        columns=kept_columns,
        amounts=tuple(found.pop() for key, found in amounts.items() if key not in unclear),
        ignored=tuple(sorted(ignored - unclear)),
        constants=_shared_constants(reading),
        kind=kinds.pop() if len(kinds) == 1 else None,
        unit=reading.unit,
        sign=reading.sign,
        decimal=reading.decimal,
    )


def _shared_constants(reading: Reading) -> dict[Field, str]:
    every = [dict(table.constants) for table in reading.tables]
    return {
        held: text
        for held, text in (every[0] if every else {}).items()
        if held is not Field.YEAR and all(constants.get(held) == text for constants in every)
    }


@dataclass(frozen=True)
class _Document:
    """A profile as it stood in a file, checked key by key."""

    file: str
    content: Mapping[str, Any]

    def profile(self) -> Profile:
        known = {
            "name", "title", "source", "headers", "ignored", "kind", "unit", "sign", "decimal",
            "columns", "constants", "sie", "amounts",
        }  # fmt: skip
        for key in self.content:
            if key not in known:
                raise self._wrong(key, f"är okänd. Tillåtna är {listed(sorted(known))}")
        name = self._text("name")
        if not _NAME.fullmatch(name):
            raise self._wrong("name", "ska vara små bokstäver a–z, siffror och bindestreck")
        return Profile(
            name=name,
            title=self._text("title"),
            source=self._text("source"),
            headers=self._texts("headers"),
            columns=self._mapping("columns", to_value=self._field),
            amounts=tuple(self._amounts()),
            ignored=self._texts("ignored"),
            constants={
                self._field("constants", held): text
                for held, text in self._mapping("constants", to_value=self._as_text).items()
            },
            kind=self._choice("kind", Kind),
            unit=self._choice("unit", ShownUnit),
            sign=self._choice("sign", Sign),
            decimal=self._decimal(),
            sie=self._mapping("sie", to_value=self._field),
        )

    def _wrong(self, key: str, what: str) -> InvalidSetting:
        return InvalidSetting(f"Profilen {self.file}: {key} {what}.")

    def _as_text(self, key: str, value: Any) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(key, "ska vara en text")
        return value

    def _text(self, key: str) -> str:
        if key not in self.content:
            raise self._wrong(key, "saknas och ska vara en text")
        return self._as_text(key, self.content[key])

    def _texts(self, key: str) -> tuple[str, ...]:
        found = self.content.get(key, [])
        if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
            raise self._wrong(key, "ska vara en lista av texter")
        return tuple(found)

    def _mapping(self, key: str, to_value: Callable[[str, Any], Choice | str]) -> dict[str, Any]:
        found = self.content.get(key, {})
        if not isinstance(found, dict):
            raise self._wrong(key, "ska vara en tabell med namn och värden")
        return {name: to_value(f"{key}.{name}", value) for name, value in found.items()}

    def _field(self, key: str, value: Any) -> Field:
        return self._one_of(key, value, Field)

    def _choice(self, key: str, choices: type[Choice]) -> Choice | None:
        return self._one_of(key, self.content[key], choices) if key in self.content else None

    def _one_of(self, key: str, value: Any, choices: type[Choice]) -> Choice:
        try:
            return choices(value)
        except ValueError:
            allowed = listed((str(choice.value) for choice in choices), "eller")
            raise self._wrong(key, f"är ”{value}” men ska vara {allowed}") from None

    def _decimal(self) -> str | None:
        mark = self.content.get("decimal")
        if mark is not None and mark not in _MARKS:
            raise self._wrong("decimal", f"är ”{mark}” men ska vara komma eller punkt")
        return mark

    def _amounts(self) -> Iterable[AmountPattern]:
        found: Sequence[Any] = self.content.get("amounts", [])
        if not isinstance(found, list):
            raise self._wrong("amounts", "ska vara en lista av tabeller")
        for place, entry in enumerate(found, start=1):
            key = f"amounts nummer {place}"
            if not isinstance(entry, dict):
                raise self._wrong(key, "ska vara en tabell med header, kind och basis")
            for unknown in sorted(entry.keys() - _AMOUNT_KEYS):
                raise self._wrong(
                    f"{key}: {unknown}", f"är okänd. Tillåtna är {listed(sorted(_AMOUNT_KEYS))}"
                )
            for needed in ("header", "kind", "basis"):
                if needed not in entry:
                    raise self._wrong(key, f"saknar {needed}")
            negated = entry.get("negated", False)
            if not isinstance(negated, bool):
                raise self._wrong(key, "har negated, som ska vara true eller false")
            yield AmountPattern(
                self._as_text(f"{key}: header", entry["header"]),
                self._one_of(f"{key}: kind", entry["kind"], Kind),
                self._one_of(f"{key}: basis", entry["basis"], Basis),
                negated,
            )
