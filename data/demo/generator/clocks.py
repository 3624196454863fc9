"""Made-up cases with the days that a law sets a time for. All of it is invented, as the files say.

Nobody has an identity number here: cases are numbered as in a case system.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.demo.generator import files
from data.demo.generator.files import Export

CASES = 1_000_000
HEADER = (
    "Ärendenyckel", "Enhet", "Slag av ärende", "Slag av beslut", "Anmälan inkom",
    "Utredning inledd", "Beslut att inte inleda", "Utredning klar", "Beslutat", "Verkställt",
    "Senast övervägt", "Vården avslutad",
)  # fmt: skip
INVENTED = "Påhittade ärenden: inget av dem finns"


@dataclass(frozen=True)
class Inflow:
    """Reports to a unit: how many a month, and what becomes of them.

    `opened` is the share that is inquired into, `granted` the share of those that gives a decision
    of one of `decisions`; `late` the share of each step that goes past its time.
    """

    cost_centre: str
    case_kind: str
    reports: float
    decisions: tuple[str, ...]
    opened: float = 0.45
    granted: float = 0.4
    late: float = 0.07


@dataclass(frozen=True)
class Care:
    """Care outside the home that goes on at a unit: how many, and the share not considered."""

    cost_centre: str
    people: int
    late: float = 0.06


@dataclass(frozen=True)
class Board:
    seed: str
    first: date
    last: date
    inflows: Sequence[Inflow]
    care: Sequence[Care]
    encoding: str = "utf-8"
    before: Sequence[str] = field(default=(INVENTED, ""))


CHILD, ADULT = "Barn och unga", "Vuxna"
_FOR_CHILDREN = ("Kontaktfamilj", "Kontaktperson", "Familjebehandling", "Familjehem")
_FOR_ADULTS = ("Boendestöd", "Öppenvård", "Stödboende")
UPPSALA = Board(
    "uppsala-socialnamnd clocks",
    date(2023, 1, 1),
    date(2024, 4, 30),
    (
        Inflow("4221", CHILD, 62, _FOR_CHILDREN),
        Inflow("4222", CHILD, 58, _FOR_CHILDREN, late=0.1),
        Inflow("4223", CHILD, 47, _FOR_CHILDREN),
        Inflow("4224", CHILD, 44, _FOR_CHILDREN, late=0.12),
        Inflow("4411", ADULT, 36, _FOR_ADULTS, opened=0.6),
        Inflow("4412", ADULT, 33, _FOR_ADULTS, opened=0.7, granted=0.6),
    ),
    (Care("4234", 92), Care("4233", 71, 0.08), Care("4231", 38), Care("4235", 21)),
)
SODERTALJE = Board(
    "sodertalje-socialnamnd clocks",
    date(2022, 6, 1),
    date(2023, 9, 30),
    (
        Inflow("4120", CHILD, 71, _FOR_CHILDREN, late=0.09),
        Inflow("4130", CHILD, 54, _FOR_CHILDREN),
        Inflow("5110", ADULT, 29, _FOR_ADULTS, opened=0.7, granted=0.6),
        Inflow("6110", ADULT, 22, _FOR_ADULTS, opened=0.7, granted=0.7, late=0.12),
    ),
    (Care("4210", 76), Care("4230", 34, 0.1), Care("4220", 14)),
)


def export(board: Board) -> Export:
    """The list as it stood on the board's last day."""
    rows = sorted(_rows(board), key=lambda row: (row[4] or row[10], row[0]))
    name = f"lagstadgade_tider_{board.last:%Y%m}.csv"
    return Export(name, files.delimited(HEADER, rows, encoding=board.encoding, before=board.before))


def _rows(board: Board) -> Iterator[tuple[str, ...]]:
    drawn = random.Random(board.seed)
    keys = iter(drawn.sample(range(1, CASES), 20_000))
    for inflow in board.inflows:
        day = board.first
        while day <= board.last:
            day += timedelta(days=round(drawn.expovariate(inflow.reports / 30)))
            if day <= board.last:
                yield _case(f"Ä-{next(keys):06d}", inflow, day, board.last, drawn)
    for care in board.care:
        for _ in range(care.people):
            yield _cared_for(f"Ä-{next(keys):06d}", care, board.last, drawn)


def _case(
    key: str, inflow: Inflow, reported: date, last: date, drawn: random.Random
) -> tuple[str, ...]:
    """A report and what came of it, as far as it had come on the last day."""
    answered = reported + _waits(drawn, 2, 13, 15, 40, inflow.late)
    is_opened = drawn.random() < inflow.opened
    finished = answered + _waits(drawn, 25, 115, 124, 190, inflow.late)
    is_granted = is_opened and drawn.random() < inflow.granted
    kind = drawn.choice(inflow.decisions)
    decided = finished + timedelta(days=drawn.randrange(8))
    carried_out = decided + _waits(drawn, 3, 80, 95, 420, inflow.late * 2)
    is_known = is_granted and decided <= last
    return (
        key,
        inflow.cost_centre,
        inflow.case_kind,
        kind if is_known else "",
        files.day(reported),
        _told(answered, last) if is_opened else "",
        "" if is_opened else _told(answered, last),
        _told(finished, last) if is_opened else "",
        files.day(decided) if is_known else "",
        _told(carried_out, last) if is_known else "",
        "",
        "",
    )


def _cared_for(key: str, care: Care, last: date, drawn: random.Random) -> tuple[str, ...]:
    considered = last - _waits(drawn, 1, 175, 190, 260, care.late)
    ended = _told(considered + timedelta(days=drawn.randrange(30, 600)), last)
    nothing = ("",) * 6
    return (key, care.cost_centre, CHILD, "", *nothing, files.day(considered), ended)


def _waits(
    drawn: random.Random, least: int, most: int, late_from: int, late_to: int, late: float
) -> timedelta:
    """So many days: from the least to the most, or later where it is late."""
    first, final = (late_from, late_to) if drawn.random() < late else (least, most)
    return timedelta(days=drawn.randrange(first, final + 1))


def _told(day: date, last: date) -> str:
    return files.day(day) if day <= last else ""
