"""Placements one by one: their days, what they cost by price, what is booked, where the year ends.

They are about single persons, so all of it is for those who may see small numbers. Costs are SEK as
a board reads them, below zero; what a day costs is above zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.boards import Board
from lagesbild.economy import Level, ReceiptLoad, View, record_loads
from lagesbild.errors import InvalidSetting
from lagesbild.volumes import Dimension

SUBJECT = "placements"
LEVELS = (Level.DEPARTMENT, Level.UNIT)
"""What placements are held against the ledger by."""


@dataclass(frozen=True)
class DaysRow:
    """A part of a month, or its total. `begun` have their first day in it, `ended` their last.

    `overlapping_days` are counted twice: somebody has another placement on them.
    """

    month: int
    row_kind: str
    key: str | None
    name: str | None
    placements: int
    people: int
    begun: int
    ended: int
    days: int
    cost: Decimal
    cost_per_day: Decimal | None
    overlapping_days: int


@dataclass(frozen=True)
class Overlap:
    """Two placements of the same person, by their rows in the file, and the days they share."""

    first_row: int
    second_row: int
    first_form: str
    second_form: str
    first_day: date
    last_day: date
    days: int


@dataclass(frozen=True)
class ReconciledRow:
    """A part of a month, or its total: what the prices give against what is booked.

    `not_booked` is what is left to come, never above zero; `is_uninvoiced`: nothing is booked.
    """

    month: int
    row_kind: str
    key: str | None
    name: str | None
    days: int | None
    expected_cost: Decimal | None
    booked: Decimal | None
    difference: Decimal
    not_booked: Decimal
    is_uninvoiced: bool


@dataclass(frozen=True)
class ForecastRow:
    """A part, or the total: the year so far, what is known of the rest and what is expected of it.

    `low` is the dearer end of what four years of five end within.
    """

    row_kind: str
    key: str | None
    name: str | None
    open_placements: int
    known_ends: int
    begun_per_month: Decimal
    ended_placements: int
    days_ytd: int
    cost_ytd: Decimal
    rest_known: Decimal
    rest_open: Decimal
    rest_inflow: Decimal
    low: Decimal
    forecast: Decimal
    high: Decimal


def days(reader: Reader, view: View, dimension: Dimension = Dimension.CARE_FORM) -> list[DaysRow]:
    """The months of the year so far, each by part and in all."""
    asked = {**_of_year(view), "dimension": dimension.value}
    return reader.rows("economy/placement_days", DaysRow, **asked)


def overlaps(reader: Reader, view: View) -> list[Overlap]:
    """The placements that share days with another of the same person's, most days first."""
    board, period = view.board.id, view.period.code
    return reader.rows("economy/placement_overlaps", Overlap, board=board, period=period)


def reconciled(reader: Reader, view: View, level: Level = Level.DEPARTMENT) -> list[ReconciledRow]:
    """The months of the year so far against the accounts that the board books placements on."""
    asked = {**_of_year(view), "level": level.value, "accounts": accounts_of(view.board)}
    return reader.rows("economy/placement_reconciliation", ReconciledRow, **asked)


def forecast(
    reader: Reader, view: View, dimension: Dimension = Dimension.CARE_FORM
) -> list[ForecastRow]:
    """Where the year's placements will end, the dearest part first, and the total."""
    asked = forecast_parameters(view, dimension)
    return reader.rows("economy/placement_forecast", ForecastRow, **asked)


def forecast_parameters(view: View, dimension: Dimension) -> dict[str, object]:
    """What economy/placement_forecast is asked with; a figure's receipt shows it."""
    return {**_of_year(view), "year_end": view.year.last.code, "dimension": dimension.value}


def accounts_of(board: Board) -> list[str]:
    """The beginnings of the accounts that a board books placements on; none where it has not said.

    InvalidSetting when what its file says cannot be used.
    """
    given = board.subjects.get(SUBJECT, {})
    found = given.get("accounts", [])
    sound = isinstance(found, list) and all(isinstance(one, str) and one for one in found)
    if given.keys() - {"accounts"} or not sound:
        raise InvalidSetting(
            f"{board.id}/board.toml: [subjects.{SUBJECT}] ska ha accounts, en lista av hur "
            'kontonummer börjar, till exempel ["46", "503"].'
        )
    return list(found)


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The lists of placements that the figures rest on (N1): a list is of no period, so all."""
    return record_loads(reader, view.board.id, [SUBJECT], 0, view.period.code)


def _of_year(view: View) -> dict[str, object]:
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "organised_on": view.organised_on,
    }
