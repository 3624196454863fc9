"""What is already said about a file (Given) and what the board already tells (Known)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

from lagesbild.errors import InvalidSetting
from lagesbild.ingest.reading import AmountColumn, Basis, Field, Kind, ShownUnit, Sign
from lagesbild.periods import Period
from lagesbild.text import listed

_WORDS: Mapping[str, type[Enum]] = {
    "kind": Kind,
    "unit": ShownUnit,
    "sign": Sign,
    "basis": Basis,
}
Choice = TypeVar("Choice", bound=Enum)


@dataclass(frozen=True)
class Known:
    """What a board's earlier loads tell. Everything may be empty; amounts are SEK and positive."""

    cost_centres: frozenset[str] = frozenset()
    """The codes of its departments, units and cost centres."""
    used_cost_centres: frozenset[str] = frozenset()
    """Those that have figures."""
    unit_names: frozenset[str] = frozenset()
    """Names of departments, units and cost centres, in lower case."""
    accounts: frozenset[str] = frozenset()
    annual_cost: Decimal | None = None
    annual_budget: Decimal | None = None
    budget_signs: frozenset[Sign] = frozenset()
    """Which way round the files of the budgets that count stand."""

    @property
    def annual_size(self) -> Decimal | None:
        """Roughly what the board costs in a year; nothing when no figure has been loaded."""
        return self.annual_budget or self.annual_cost or None


@dataclass(frozen=True)
class Given:
    """What a person or a command line has said. It comes before profiles and guesses.

    `kind` says what amounts are when no header says it. `header_rows` (0, 0) means that there is
    no header. `fields`, `amounts`, `amount_columns` and `ignored` go by column letter;
    `amount_columns` hold amounts of which the kind and period are still to be found out.
    """

    kind: Kind | None = None
    profile: str | None = None
    source: str | None = None
    period: int | None = None
    unit: ShownUnit | None = None
    sign: Sign | None = None
    decimal: str | None = None
    basis: Basis | None = None
    header_rows: tuple[int, int] | None = None
    fields: Mapping[Field, str] = field(default_factory=dict)
    amounts: tuple[AmountColumn, ...] = ()
    amount_columns: frozenset[str] = frozenset()
    ignored: frozenset[str] = frozenset()
    sheets: frozenset[str] = frozenset()
    """The sheets to read; empty: those that are visible and hold a table that is understood."""

    def answer(self, about: str, value: str) -> Given:
        """Add the answer to a `Question` about something; InvalidSetting when it is no answer."""
        if about == "header":
            row = _row(value)
            return replace(self, header_rows=(row, row))
        if about == "period":
            return replace(self, period=_period(value))
        if about == "source":
            return replace(self, source=value.strip() or None)
        if about == "decimal":
            return replace(self, decimal=value)
        if about == "amount":
            return replace(self, amount_columns=self.amount_columns | {value})
        if about == "ignored":
            return replace(self, ignored=self.ignored | set(value.split()))
        if about in _WORDS:
            chosen: Any = _choice(_WORDS[about], value)
            return replace(self, **{about: chosen})
        return replace(self, fields={**self.fields, _choice(Field, about): value})


def _choice(choices: type[Choice], value: str) -> Choice:
    try:
        return choices(value)
    except ValueError:
        allowed = listed((str(choice.value) for choice in choices), "eller")
        raise InvalidSetting(f"”{value}” går inte att välja. Skriv {allowed}.") from None


def _row(value: str) -> int:
    if not value.isdecimal():
        raise InvalidSetting(f"”{value}” är inget radnummer. Skriv till exempel 4, eller 0.")
    return int(value)


def _period(value: str) -> int:
    """Read "202310" or a year alone, which stands for its December."""
    text = value.strip()
    try:
        return Period.parse(text if len(text) > 4 else f"{text}12").code
    except ValueError:
        raise InvalidSetting(
            f"Perioden ”{value}” finns inte. Skriv ÅÅÅÅMM, till exempel 202310."
        ) from None
