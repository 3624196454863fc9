"""The organisation of a board over time, read from an indented text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

FIRST_DAY = date(2015, 1, 1)
"""Valid from, for everything that was there before the demo begins."""

_COST_CENTRE = re.compile(
    r"(?P<code>\S+) (?P<name>[^|]+) \| (?P<mix>[^\d]+) (?P<activity>\d+) (?P<size>[\d ]+)"
    r"(?: from (?P<first>\d{4}))?(?: to (?P<last>\d{4}))?"
    r"(?: before (?P<moved>\d{4}) in (?P<earlier>\S+))?"
)


@dataclass(frozen=True)
class Code:
    """A row of an organisation file: a code and where it belongs during some time."""

    code: str
    name: str
    level: str
    parent: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class CostCentre:
    """Where costs are booked. `size` is its net cost in SEK in the demo's first year."""

    code: str
    name: str
    unit: str
    department: str
    mix: str
    activity_code: str
    size: int
    first_year: int = 0
    last_year: int = 9999
    moved: int = 0
    earlier_unit: str = ""

    def exists(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year


@dataclass(frozen=True)
class Organisation:
    """Departments and units as (code, name, parent code), and cost centres, in order."""

    departments: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str, str], ...]
    cost_centres: tuple[CostCentre, ...]

    def rows(self, levels: tuple[str, str, str]) -> Iterator[Code]:
        """Every code with its time, under the board's own words for the three levels."""
        for code, name in self.departments:
            yield Code(code, name, levels[0], "", FIRST_DAY)
        for code, name, department in self.units:
            yield Code(code, name, levels[1], department, FIRST_DAY)
        for place in self.cost_centres:
            yield from _times(place, levels[2])


def organisation(text: str) -> Organisation:
    """Read lines such as

    21 Barn och unga
      211 Mottagning
        21101 Mottagning barn och unga | myndighet 571 18 500

    where the last numbers are the activity code and the net cost in tkr, then optionally
    "from 2022", "to 2021" or "before 2022 in 214" (the unit it belonged to until then).
    """
    departments: list[tuple[str, str]] = []
    units: list[tuple[str, str, str]] = []
    cost_centres: list[CostCentre] = []
    for line in filter(str.strip, text.splitlines()):
        depth = (len(line) - len(line.lstrip())) // 2
        code, _, name = line.strip().partition(" ")
        if depth == 0:
            departments.append((code, name))
        elif depth == 1:
            units.append((code, name, departments[-1][0]))
        else:
            place = _cost_centre(line.strip())
            cost_centres.append(replace(place, unit=units[-1][0], department=departments[-1][0]))
    return Organisation(tuple(departments), tuple(units), tuple(cost_centres))


def _cost_centre(line: str) -> CostCentre:
    found = _COST_CENTRE.fullmatch(line)
    if not found:
        raise ValueError(f"Not a cost centre: {line!r}")
    return CostCentre(
        code=found["code"],
        name=found["name"],
        unit="",
        department="",
        mix=found["mix"],
        activity_code=found["activity"],
        size=int(found["size"].replace(" ", "")) * 1_000,
        first_year=int(found["first"] or 0),
        last_year=int(found["last"] or 9999),
        moved=int(found["moved"] or 0),
        earlier_unit=found["earlier"] or "",
    )


def _times(place: CostCentre, level: str) -> Iterator[Code]:
    first = date(place.first_year, 1, 1) if place.first_year else FIRST_DAY
    last = date(place.last_year, 12, 31) if place.last_year < 9999 else None
    whole = Code(place.code, place.name, level, place.unit, first, last)
    if not place.moved:
        yield whole
        return
    yield replace(whole, parent=place.earlier_unit, valid_to=date(place.moved - 1, 12, 31))
    yield replace(whole, valid_from=date(place.moved, 1, 1))
