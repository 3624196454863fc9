"""The unit of a file's amounts, held against the size of the board (N8)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild.ingest import values
from lagesbild.ingest.amount_limits import LARGEST_ROW
from lagesbild.ingest.reading import Basis, Field, Kind, ShownUnit, TableReading
from lagesbild.ingest.recognise.amount_columns import KIND_WORDS
from lagesbild.ingest.recognise.examined import Examined
from lagesbild.ingest.recognise.figures import has_decimals, has_only_ore
from lagesbild.ingest.recognise.given import Known
from lagesbild.ingest.recognise.later_budgets import are_later_budgets
from lagesbild.ingest.recognise.leaves import Leaves, Part, Side
from lagesbild.ingest.recognise.meaning import meaning_of
from lagesbild.ingest.recognise.notes import Notes
from lagesbild.numbers import KR, MNKR, UNITS, money
from lagesbild.numbers import decimal as written

_LARGEST_SUM = Decimal(100_000_000_000)
"""SEK: more than any Swedish municipality turns over in a year."""
_FITS, _OFF = 3, 30
_MOST = 0.5
_MONTHS = 12
_SYSTEM_CODE = 4


@dataclass(frozen=True)
class _Control:
    """What amounts of one kind and year add up to in the file's unit.

    `years` is how much of a year they are for, 0 when it cannot be told. `covers_board`: whether
    they have most of the cost centres that the board has figures for; None when nothing tells.
    `has_ore`: every amount is written with two decimals, as only kronor are.
    """

    kind: Kind
    year: int
    amount: Decimal
    years: Decimal
    largest: Decimal
    whole: bool
    without_balance: bool
    covers_board: bool | None
    has_ore: bool

    def sek(self, unit: ShownUnit) -> Decimal:
        return self.amount * UNITS[unit.value].sek

    def ratio(self, unit: ShownUnit, known: Known) -> float | None:
        """How many times the board's year the sum would be; None when it cannot be said."""
        size = known.annual_size
        if not size or not self.years or not self.amount:
            return None
        return float(abs(self.sek(unit)) / self.years / size)


def find_unit(
    pairs: Sequence[tuple[Examined, TableReading]], leaves: Leaves, notes: Notes
) -> ShownUnit:
    """The unit of a file. Asks when none can be told or the stated one cannot be right."""
    first, _ = pairs[0]
    control = _control(leaves, first.known, pairs)
    if first.given.unit:
        notes.found("unit", first.given.unit.value, "du har valt den")
        _doubt_given(first.given.unit, pairs, control, first.known, notes)
        return first.given.unit
    told = _stated(pairs, notes) or _told_by_amounts(pairs, control)
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
    if unit is ShownUnit.KR and control.largest > LARGEST_ROW:
        return unit  # no other unit would help: the rows that are too large are refused one by one
    if not _is_possible(control, unit, first.known):
        said = f"Beloppen läses som {unit.value} ({because}), men det kan inte stämma."
        _ask(control, first.known, said, notes)
    return unit


def _doubt_given(
    given: ShownUnit,
    pairs: Sequence[tuple[Examined, TableReading]],
    control: _Control | None,
    known: Known,
    notes: Notes,
) -> None:
    """Doubt a unit that someone has chosen when the file or the board's size contradicts it."""
    if control is None:
        return
    told = _stated(pairs, Notes()) or _told_by_vouchers(pairs)
    if not _is_possible(control, given, known):
        said = f"Du har valt {given.value}, men det kan inte stämma."
    elif told and told[0] is not given and _is_possible(control, told[0], known):
        unit, because = told
        said = (
            f"Du har valt {given.value}, men beloppen ser ut att vara i {unit.value} ({because})."
        )
    else:
        return
    notes.doubt(f"{said} {_in_each_unit(control, known)}")


def _stated(
    pairs: Sequence[tuple[Examined, TableReading]], notes: Notes
) -> tuple[ShownUnit, str] | None:
    profile = pairs[0][0].profile
    if profile and profile.unit:
        return profile.unit, f"profilen {profile.name}"
    found: dict[ShownUnit, str] = {}
    for examined, reading in pairs:
        for amount in reading.amounts:
            name = examined.names[amount.column]
            if unit := values.unit_in(name):
                found.setdefault(unit, f"rubriken ”{name}”")
    for examined, _ in pairs:
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
    pairs: Sequence[tuple[Examined, TableReading]], control: _Control | None
) -> tuple[ShownUnit, str] | None:
    """Öre, vouchers and full codes mean kronor: nobody rounds those to thousands."""
    if told := _told_by_vouchers(pairs):
        return told
    for examined, reading in pairs:
        if any(has_decimals(examined.sample.of(amount.column)) for amount in reading.amounts):
            return ShownUnit.KR, "beloppen har ören och ingen annan enhet står i filen"
        if _has_full_codes(examined, reading):
            return ShownUnit.KR, "raderna har ansvar och hela konton, och ingen enhet står i filen"
    if control and _is_absurd(control, ShownUnit.TKR):
        return ShownUnit.KR, "beloppen vore orimligt stora i någon annan enhet"
    return None


def _told_by_vouchers(
    pairs: Sequence[tuple[Examined, TableReading]],
) -> tuple[ShownUnit, str] | None:
    if any(reading.kind is Kind.LEDGER for _, reading in pairs):
        return ShownUnit.KR, "verifikationsrader är i kronor"
    return None


def _has_full_codes(examined: Examined, reading: TableReading) -> bool:
    if not {Field.COST_CENTRE, Field.ACCOUNT} <= reading.fields.keys():
        return False
    split = map(values.split_code_and_name, examined.sample.of(reading.fields[Field.ACCOUNT]))
    codes = [parts[0] for parts in split if parts]
    return bool(codes) and sum(len(code) >= _SYSTEM_CODE for code in codes) >= len(codes) / 2


def _control(
    leaves: Leaves, known: Known, pairs: Sequence[tuple[Examined, TableReading]]
) -> _Control | None:
    """The sum to judge by: of the kind and year that cover most time, when it is not zero."""
    is_part = are_later_budgets(pairs)  # of the board's year, so it may be small
    has_ore = all(
        has_only_ore(examined.sample.of(amount.column))
        for examined, reading in pairs
        for amount in reading.amounts
    )
    groups: dict[tuple[Kind, int, Basis], list[Part]] = {}
    for part in leaves.parts:
        if part.side is not Side.BALANCE:
            groups.setdefault((part.kind, part.year, part.basis), []).append(part)
    has_balance = {part.kind for part in leaves.parts if part.side is Side.BALANCE}
    used = known.used_cost_centres
    found = len(leaves.cost_centres & used)
    controls = []
    for (kind, year, basis), parts in groups.items():
        latest = max(part.period or 0 for part in parts)
        at_the_end = [part for part in parts if (part.period or 0) == latest]
        controls.append(
            _Control(
                kind=kind,
                year=year,
                amount=_sum(parts if basis is Basis.MONTH else at_the_end),
                years=_years(basis, parts),
                largest=max(part.largest for part in leaves.parts),
                whole=leaves.whole,
                without_balance=kind in has_balance,
                covers_board=False if is_part else _covers(found, len(used)),
                has_ore=has_ore,
            )
        )
    controls = [control for control in controls if control.amount]
    return max(controls, key=lambda control: (control.years, control.year), default=None)


def _covers(found: int, used: int) -> bool | None:
    return found >= _MOST * used if found else None


def _sum(parts: Iterable[Part]) -> Decimal:
    return sum((part.amount for part in parts), Decimal(0))


def _years(basis: Basis, parts: Sequence[Part]) -> Decimal:
    """How much of a year amounts are for: 0.25 for three months, 0 when it cannot be told."""
    if basis is Basis.YEAR:
        return Decimal(1)
    months = {min((part.period or 0) % 100, _MONTHS) for part in parts} - {0}
    passed = len(months) if basis is Basis.MONTH else max(months, default=0)
    return Decimal(passed) / _MONTHS


def _is_absurd(control: _Control, unit: ShownUnit) -> bool:
    """Whether the amounts would be larger than any municipality's."""
    sek = UNITS[unit.value].sek
    return abs(control.amount) * sek > _LARGEST_SUM or control.largest * sek > LARGEST_ROW


def _is_possible(control: _Control, unit: ShownUnit, known: Known) -> bool:
    """Whether a sum in a unit can be this board's.

    A part of a board may be small: a small sum is doubted when the file has most of the board's
    cost centres or, where that cannot be told, when another unit fits well.
    """
    if _is_absurd(control, unit):
        return False
    ratio = control.ratio(unit, known)
    if ratio is None or not control.whole:
        return True
    if ratio > _OFF:
        return False
    if ratio * _OFF > 1 or control.covers_board is False:
        return True
    if control.covers_board is None and control.has_ore and unit is ShownUnit.KR:
        return True
    return control.covers_board is None and _fitting(control, known) in (None, unit)


def _fitting(control: _Control, known: Known) -> ShownUnit | None:
    """The unit in which the sum is about the board's size."""
    for unit in ShownUnit:
        ratio = control.ratio(unit, known)
        if ratio and abs(math.log(ratio)) <= math.log(_FITS):
            return unit
    return None


def _ask(control: _Control, known: Known, said: str, notes: Notes) -> None:
    notes.ask(
        "unit",
        f"{said} {_in_each_unit(control, known)} Vilken enhet är det?",
        [
            (unit.value, f"{unit.value}: summan blir {_shown(control.sek(unit))}")
            for unit in ShownUnit
        ],
    )


def _in_each_unit(control: _Control, known: Known) -> str:
    """The control sum in every unit, beside the size of the board (N8)."""
    readings = "; ".join(
        f"i {unit.value} blir det {_shown(control.sek(unit))}"
        + (", mer än någon kommun omsätter" if _is_absurd(control, unit) else "")
        for unit in (ShownUnit.MNKR, ShownUnit.TKR, ShownUnit.KR)
    )
    size = known.annual_size
    board = f" Nämndens år är omkring {_shown(size)}." if size else ""
    fitting = _fitting(control, known)
    verdict = f" Det stämmer med {fitting.value}." if fitting else ""
    amount = written(control.amount, 0)
    return f"{_what_is_summed(control)} är {amount} i filen: {readings}.{board}{verdict}"


def _what_is_summed(control: _Control) -> str:
    part = "" if control.whole else " i ett urval av raderna"
    year = f" {control.year}" if control.year else ""
    balance = " utan balanskonton" if control.without_balance else ""
    return f"Summan av {KIND_WORDS[control.kind]}{year}{balance}{part}"


def _shown(sek: Decimal) -> str:
    return money(sek, MNKR if abs(sek) >= MNKR.sek else KR)
