"""Days of care and what they cost: against the budget or last year, and at last year's price.

Costs are SEK as a board reads them, below zero, and so is what is worse; what a day costs is above
zero. A part is a form of care, own or external care, a department or a unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad, View, record_loads

KIND = "volumes"


class Dimension(Enum):
    """What a part is."""

    CARE_FORM = "care_form"
    PROVIDER = "provider"
    DEPARTMENT = "department"
    UNIT = "unit"


class Against(Enum):
    """What is expected: the budget, or last year's same months."""

    BUDGET = "budget"
    PREVIOUS_YEAR = "previous_year"


@dataclass(frozen=True)
class PriceVolumeRow:
    """A part, or the total: what was, what was expected, and the effects that sum to the variance.

    `unsplit` is the variance of parts that have a cost without days. Nothing is compared, and those
    fields are None, where nothing at all was, or was expected. `months` are compared.
    """

    row_kind: str
    key: str | None
    name: str | None
    days: Decimal | None
    base_days: Decimal | None
    cost: Decimal | None
    base_cost: Decimal | None
    variance: Decimal | None
    cost_per_day: Decimal | None
    base_cost_per_day: Decimal | None
    volume_effect: Decimal | None
    price_effect: Decimal | None
    mix_effect: Decimal | None
    unsplit: Decimal | None
    is_forecast: bool
    base_is_forecast: bool
    base_is_phased: bool
    months: int


@dataclass(frozen=True)
class RealismRow:
    """A part, or the total: the year's budgeted days at last year's price.

    `shortfall` is below zero where the budget is too small, None where it cannot be told.
    """

    row_kind: str
    key: str | None
    name: str | None
    budget_days: Decimal | None
    budget_cost: Decimal | None
    budget_cost_per_day: Decimal | None
    last_days: Decimal | None
    last_cost: Decimal | None
    last_cost_per_day: Decimal | None
    price_change: Decimal | None
    cost_at_last_price: Decimal | None
    shortfall: Decimal | None
    last_is_forecast: bool
    last_months: int


@dataclass(frozen=True)
class VolumeYear:
    """A part's year: days, costs and their budget, in full. `is_forecast`: it was not over."""

    name: str
    key: str
    year_start: int
    days: Decimal | None
    budget_days: Decimal | None
    budget_cost: Decimal | None
    cost: Decimal | None
    cost_per_day: Decimal | None
    budget_cost_per_day: Decimal | None
    is_forecast: bool
    actual_months: int


def price_volume(
    reader: Reader,
    view: View,
    against: Against = Against.BUDGET,
    dimension: Dimension = Dimension.CARE_FORM,
) -> list[PriceVolumeRow]:
    """The parts, worst variance first, and the total, from the year's beginning to the period."""
    asked = price_volume_parameters(view, against, dimension)
    return reader.rows("economy/price_volume", PriceVolumeRow, **asked)


def price_volume_parameters(
    view: View, against: Against, dimension: Dimension
) -> dict[str, object]:
    """What economy/price_volume is asked with; a figure's receipt shows it."""
    return {
        **of_year(view, dimension),
        "period": view.period.code,
        "against": against.value,
    }


def budget_realism(
    reader: Reader, view: View, dimension: Dimension = Dimension.CARE_FORM
) -> list[RealismRow]:
    """The parts of the year's budget, the largest shortfall first, and the total (N3)."""
    return reader.rows("economy/budget_realism", RealismRow, **of_year(view, dimension))


def years(
    reader: Reader, view: View, dimension: Dimension = Dimension.CARE_FORM
) -> list[VolumeYear]:
    """Every part and every year that there is, by part (the tables of placements in a plan)."""
    return reader.rows("economy/volume_years", VolumeYear, **of_year(view, dimension))


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the year's volumes up to the period rest on (N1)."""
    whole_year = view.year.first.year * 100
    return record_loads(reader, view.board.id, [KIND], whole_year, view.period.code)


def of_year(view: View, dimension: Dimension) -> dict[str, object]:
    """What the questions about a year are asked with; a figure's receipt shows it."""
    return {
        "board": view.board.id,
        "year_start": view.year.first.code,
        "organised_on": view.organised_on,
        "dimension": dimension.value,
    }
