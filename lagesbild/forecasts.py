"""Where the year will land, as the closed months say: a forecast with an 80 % interval (F1–F3).

Amounts are SEK as a board reads them: costs negative, income positive. queries/macros has the
method, docs/forecast.md what it rests on and how far off it has been.
"""

from __future__ import annotations

from dataclasses import dataclass
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


def table(reader: Reader, view: View, level: Level) -> list[ForecastRow]:
    """The parts of the board by `level` (of LEVELS), worst against budget first, and the total."""
    return reader.rows("economy/full_year_forecast", ForecastRow, **table_parameters(view, level))


def table_parameters(
    view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> dict[str, object]:
    """What economy/full_year_forecast is asked with: always the whole board, without a search."""
    return {"board": view.board.id, "period": view.period.code, "grain": level.value}
