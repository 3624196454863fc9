"""The unit of a file's amounts, held against the size of the board (N8)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild.ingest import values
from lagesbild.ingest.reading import Field, Kind, ShownUnit
from lagesbild.ingest.recognise.amount_columns import KIND_WORDS
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import has_decimals
from lagesbild.ingest.recognise.given import Known
from lagesbild.ingest.recognise.leaves import Group, Leaves
from lagesbild.ingest.recognise.meaning import meaning_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.numbers import KR, MNKR, UNITS, money
from lagesbild.numbers import decimal as written

_LARGEST_SUM, _LARGEST_ROW = Decimal(100_000_000_000), Decimal(20_000_000_000)
"""SEK: more than any Swedish municipality turns over in a year, and than one row of it can be."""
_FITS, _OFF = 3, 30
_SYSTEM_CODE = 4


@dataclass(frozen=True)
class _Control:
    """What one kind of amounts sums to in the file's unit, and how many years it is for."""

    group: Group
    amount: Decimal
    years: Decimal
    largest: Decimal
    whole: bool

    def sek(self, unit: ShownUnit) -> Decimal:
        return self.amount * UNITS[unit.value].sek

    def ratio(self, unit: ShownUnit, known: Known) -> float | None:
        """How many times the board's year the sum would be; None when it cannot be said."""
        size = known.annual_size
        if not size or not self.years or not self.amount:
            return None
        return float(abs(self.sek(unit)) / self.years / size)


def find_unit(every: Sequence[Examined], leaves: Sequence[Leaves], notes: Notes) -> ShownUnit:
    """The unit of a file. Asks when none can be told or the stated one cannot be right."""
    first = every[0]
    control = _control(leaves)
    if first.given.unit:
        notes.found("unit", first.given.unit.value, "du har valt den")
        return first.given.unit
    stated = _stated(every, leaves, notes)
    told = stated or _told_by_amounts(every, leaves, control)
    unit, because = told or (None, "")
    if control is None:
        notes.found("unit", (unit or ShownUnit.KR).value, because or "alla belopp är noll")
        return unit or ShownUnit.KR
    if unit is None:
        _ask(control, first.known, "Enheten står inte i filen.", notes)
        return ShownUnit.KR
    notes.found("unit", unit.value, because)
    if control.whole:
        notes.found("control_sum", _shown(control.sek(unit)), _what_is_summed(control))
    if not _is_possible(control, unit, first.known):
        source = because[0].upper() + because[1:]
        _ask(control, first.known, f"{source} ger {unit.value}, men det kan inte stämma.", notes)
    return unit


def _stated(
    every: Sequence[Examined], leaves: Sequence[Leaves], notes: Notes
) -> tuple[ShownUnit, str] | None:
    profile = every[0].profile
    if profile and profile.unit:
        return profile.unit, f"profilen {profile.name}"
    found: dict[ShownUnit, str] = {}
    for examined, each in zip(every, leaves, strict=True):
        for amount in each.reading.amounts:
            name = examined.names[amount.column]
            if unit := values.unit_in(name):
                found.setdefault(unit, f"rubriken ”{name}”")
    for examined in every:
        if not found and (told := examined.context.unit() or _in_other_headers(examined)):
            found[told[0]] = told[1]
    if len(found) > 1:
        named = "; ".join(f"{unit.value}: {because}" for unit, because in found.items())
        notes.ask(
            "unit",
            f"Kolumnerna har olika enheter ({named}). Vilken gäller hela filen?",
            [(unit.value, unit.value) for unit in ShownUnit],
        )
    return next(iter(found.items()), None)


def _in_other_headers(examined: Examined) -> tuple[ShownUnit, str] | None:
    """A unit in the corner of a table: "Utbetalt bistånd (tkr)" over the rows' labels."""
    for name in examined.names.values():
        if meaning_of(name) is None and (unit := values.unit_in(name)):
            return unit, f"rubriken ”{name}”"
    return None


def _told_by_amounts(
    every: Sequence[Examined], leaves: Sequence[Leaves], control: _Control | None
) -> tuple[ShownUnit, str] | None:
    """Öre, vouchers and full codes mean kronor: nobody rounds those to thousands."""
    for examined, each in zip(every, leaves, strict=True):
        if each.reading.kind is Kind.LEDGER:
            return ShownUnit.KR, "verifikationsrader är i kronor"
        columns = [amount.column for amount in each.reading.amounts]
        if any(has_decimals(examined.sample.of(column)) for column in columns):
            return ShownUnit.KR, "beloppen har ören och ingen annan enhet står i filen"
        if _has_full_codes(examined, each):
            return ShownUnit.KR, "raderna har ansvar och hela konton, och ingen enhet står i filen"
    if control and _is_absurd(control, ShownUnit.TKR):
        return ShownUnit.KR, "beloppen vore orimligt stora i någon annan enhet"
    return None


def _has_full_codes(examined: Examined, leaves: Leaves) -> bool:
    fields = leaves.reading.fields
    if not {Field.COST_CENTRE, Field.ACCOUNT} <= fields.keys():
        return False
    split = map(values.split_code_and_name, examined.sample.of(fields[Field.ACCOUNT]))
    codes = [parts[0] for parts in split if parts]
    return bool(codes) and sum(len(code) >= _SYSTEM_CODE for code in codes) >= len(codes) / 2


def _control(leaves: Sequence[Leaves]) -> _Control | None:
    """The sum to judge by: of the kind and year that cover most time, when it is not zero."""
    largest = max((each.largest() for each in leaves), default=Decimal(0))
    controls = [
        _Control(group, each.sums(group), each.years(group), largest, each.whole)
        for each in leaves
        for group in each.groups
    ]
    controls = [control for control in controls if control.amount]
    return max(controls, key=lambda control: (control.years, control.group.year), default=None)


def _is_absurd(control: _Control, unit: ShownUnit) -> bool:
    """Whether the amounts would be larger than any municipality's."""
    sek = UNITS[unit.value].sek
    return abs(control.amount) * sek > _LARGEST_SUM or control.largest * sek > _LARGEST_ROW


def _is_possible(control: _Control, unit: ShownUnit, known: Known) -> bool:
    """Whether a sum in a unit can be this board's.

    A part of a board may be small, so a small sum is only doubted when another unit fits well.
    """
    if _is_absurd(control, unit):
        return False
    ratio = control.ratio(unit, known)
    if ratio is None or not control.whole:
        return True
    if ratio > _OFF:
        return False
    return ratio * _OFF > 1 or _fitting(control, known) in (None, unit)


def _fitting(control: _Control, known: Known) -> ShownUnit | None:
    """The unit in which the sum is about the board's size."""
    for unit in ShownUnit:
        ratio = control.ratio(unit, known)
        if ratio and abs(math.log(ratio)) <= math.log(_FITS):
            return unit
    return None


def _ask(control: _Control, known: Known, said: str, notes: Notes) -> None:
    readings = "; ".join(
        f"som {unit.value} {_shown(control.sek(unit))}"
        + (", mer än någon kommun omsätter" if _is_absurd(control, unit) else "")
        for unit in (ShownUnit.MNKR, ShownUnit.TKR, ShownUnit.KR)
    )
    size = known.annual_size
    board = f" Nämndens år är omkring {_shown(size)}." if size else ""
    fitting = _fitting(control, known)
    verdict = f" Det stämmer med {fitting.value}." if fitting else ""
    notes.ask(
        "unit",
        f"{said} {_what_is_summed(control)} är {written(control.amount, 0)}: {readings}."
        f"{board}{verdict} Vilken enhet är det?",
        [
            (unit.value, f"{unit.value}: summan blir {_shown(control.sek(unit))}")
            for unit in ShownUnit
        ],
    )


def _what_is_summed(control: _Control) -> str:
    part = "" if control.whole else " i ett urval av raderna"
    year = f" {control.group.year}" if control.group.year else ""
    return f"Summan av {KIND_WORDS[control.group.kind]}{year}{part}"


def _shown(sek: Decimal) -> str:
    return money(sek, MNKR if abs(sek) >= MNKR.sek else KR)
