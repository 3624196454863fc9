"""Where the year will land, as the closed months say, and how far off forecasts have been (F1–F3).

Amounts are SEK as a board reads them: costs negative, income positive. queries/macros has the
method, docs/forecast.md what it rests on and how far off it has been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import WHOLE_BOARD, Level, Part, View

YEARS_BACK = 5
"""How many years before its own a forecast learns from, at most."""
LEVELS = (Level.DEPARTMENT, Level.UNIT, Level.ACCOUNT_GROUP)
"""What a forecast is shown by; each sums to the same total."""


@dataclass(frozen=True)
class ForecastRow:
    """A part, or the total. `low` and `high` hold what four years of five end within.

    `method` is middle_of_three, one_year, no_history, or actual where the year is closed;
    `mean_error` is the mean size of the part's own errors at this month of the two years before, 1
    being its year. `forecast_with_normal_month` is there when the latest month looks misbooked.
    The last three are the sums that the forecast is the middle of.
    """

    row_kind: str
    key: str | None
    name: str | None
    actual_ytd: Decimal | None
    forecast: Decimal | None
    low: Decimal | None
    high: Decimal | None
    budget_year: Decimal | None
    forecast_variance: Decimal | None
    whole_years: int | None
    method: str
    mean_error: float | None
    latest_is_unusual: bool | None
    forecast_with_normal_month: Decimal | None
    at_level: Decimal | None
    with_trend: Decimal | None
    as_last_year: Decimal | None


@dataclass(frozen=True)
class HistoryRow:
    """A forecast of the year, made when `period` was closed.

    `origin` is adopted, computed (today, of what was closed then), computed_then, or actual.
    """

    origin: str
    period: int
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    computed_at: datetime | None


@dataclass(frozen=True)
class AccuracyRow:
    """How far off a method has been for a part, or the total, so many months into the year.

    `bias` is the mean miss, below zero where forecasts were too low; `size` the mean of what they
    missed by whichever way; 1 is the year. `within` is the share of years within the interval.
    """

    row_kind: str
    key: str | None
    name: str | None
    closed_months: int
    month: int
    method: str
    years: int
    bias: float
    size: float
    within: float | None
    latest_year: int
    latest_miss: float


@dataclass(frozen=True)
class AdoptedForecast:
    """A load with an adopted forecast of the year, whether or not it counts."""

    period: int
    load_id: int
    source: str
    file_name: str
    author: str
    committed_at: datetime
    state: str
    amount: Decimal | None
    reason: str | None


def table(reader: Reader, view: View, level: Level, part: Part = WHOLE_BOARD) -> list[ForecastRow]:
    """The parts of the board, or of a department, by `level` (of LEVELS), and the total.

    The worst against budget comes first.
    """
    return reader.rows(
        "economy/full_year_forecast", ForecastRow, **table_parameters(view, level, part)
    )


def table_parameters(
    view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> dict[str, object]:
    """What economy/full_year_forecast and forecast_accuracy are asked with; they know no search."""
    return {
        "board": view.board.id,
        "period": view.period.code,
        "grain": level.value,
        "department": part.department,
    }


def history(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[HistoryRow]:
    """The year's forecasts in the order of their months, of the board or of one department."""
    return reader.rows(
        "economy/forecast_history",
        HistoryRow,
        board=view.board.id,
        period=view.period.code,
        year_start=view.year.first.code,
        year_end=view.year.last.code,
        department=part.department,
        unit=part.unit,
    )


def accuracy(
    reader: Reader, view: View, level: Level, part: Part = WHOLE_BOARD
) -> list[AccuracyRow]:
    """How far off each method has been by part, in the years that were closed at the period."""
    return reader.rows(
        "economy/forecast_accuracy", AccuracyRow, **table_parameters(view, level, part)
    )


def adopted(reader: Reader, view: View) -> Sequence[AdoptedForecast]:
    """Every adopted forecast of the year, latest first; none has been overwritten."""
    return reader.rows(
        "economy/adopted_forecasts",
        AdoptedForecast,
        board=view.board.id,
        year_start=view.year.first.code,
        year_end=view.year.last.code,
    )
