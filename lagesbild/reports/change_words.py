"""What has changed since a round was frozen, in words."""

from __future__ import annotations

from decimal import Decimal

from lagesbild import numbers
from lagesbild.frozen_changes import Changes, FigureChange, LoadChange
from lagesbild.ingest.reading import Kind
from lagesbild.text import moment, plural

NOTHING = "Ingenting har ändrats sedan rapporten frystes"
NOT_LOADED = "Ingen inläsning: något är skrivet, beslutat eller ordnat på annat sätt"
LAID_OUT = "Ingen inläsning: kolumnen eller tabellen är en annan"
NO_SOURCE = "Källan är inte känd"


def position(changes: Changes) -> str:
    """The answer to the question: how much, and by what."""
    if changes.is_none:
        return NOTHING
    told = [
        plural(len(found), one, many)
        for found, one, many in (
            (changes.figures, "siffra", "siffror"),
            (changes.texts, "text eller status", "texter och statusar"),
            (changes.loads, "inläsning", "inläsningar"),
            (changes.rules, "regel", "regler"),
        )
        if found
    ]
    return f"Ändrat sedan rapporten frystes: {', '.join(told)}"


def difference(measure: str, value: Decimal | None) -> str:
    """What is between two figures: of shares it is percentage points."""
    if measure == "share" and value is not None:
        return f"{numbers.decimal(value * 100, 2, signed=True)} procentenheter"
    return figure(measure, value, signed=True)


def figure(measure: str, value: Decimal | None, *, signed: bool = False) -> str:
    """A figure for a person: kronor to the öre, shares to a hundredth of a percent."""
    if value is None:
        return numbers.MISSING
    if measure == "sek":
        return numbers.decimal(value, 2, signed=signed) + f"{numbers.NO_BREAK_SPACE}kr"
    if measure == "share":
        return numbers.percent(value, 2, signed=signed)
    if measure == "count":
        return numbers.decimal(value, 0, signed=signed)
    return numbers.level(value, signed=signed)


def causes(change: FigureChange) -> str:
    """Which files did it: "feb_rättad.csv", or that no load has."""
    if change.loads is None:
        return NO_SOURCE
    return "; ".join(dict.fromkeys(file_of(load) for load in change.loads)) or (
        NOT_LOADED if change.state == "changed" else LAID_OUT
    )


def file_of(load: LoadChange) -> str:
    """The file that counts now, or that no longer does."""
    return load.file_now or f"{load.file_then} (ångrad)"


def span(load: LoadChange) -> str:
    """The periods that a change of loads is about: "202602", "202301–202312", or nothing."""
    if not load.last_period:
        return ""
    both = dict.fromkeys((str(load.first_period), str(load.last_period)))
    return "–".join(text.removesuffix("00") for text in both)


def held(file_name: str | None, rows: int | None, amount: Decimal | None) -> str:
    """What a load holds of the periods: "feb.csv: 2 rader, 150 000,00 kr"."""
    if file_name is None:
        return "ingenting"
    parts = [plural(rows, "rad", "rader")] if rows is not None else []
    parts += [numbers.exact(amount)] if amount else []
    return f"{file_name}: {', '.join(parts)}" if parts else file_name


def load(change: LoadChange) -> str:
    """A change of loads as a sentence."""
    periods = span(change)
    return (
        f"{Kind(change.kind).label}{periods and f' {periods}'}: "
        f"{held(change.file_then, change.rows_then, change.amount_then)} → "
        f"{held(change.file_now, change.rows_now, change.amount_now)} "
        f"({change.changed_by}, {moment(change.changed_at)})"
    )
