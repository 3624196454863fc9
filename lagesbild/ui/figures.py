"""Figures and charts that are kept until something that counts has changed.

Everything is keyed on the latest load event and on who may see what; nothing expires by time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

import streamlit as st

from lagesbild import budgets, cases, economy, forecasts, loads, variances
from lagesbild.access import Reader
from lagesbild.budgets import BudgetRow, CauseRow
from lagesbild.cases import Node, PeopleOfMonth, PeopleOfType
from lagesbild.charts.chart import Chart
from lagesbild.economy import BoardTableRow, Level, MonthRow, Part, PartNames, View, VoucherRow
from lagesbild.forecasts import AccuracyRow, ForecastRow, HistoryRow
from lagesbild.periods import Period
from lagesbild.variances import PeriodisationFinding, RollingMonth, VarianceRow

Found = TypeVar("Found")

MOST_KEPT = 500
Key = tuple[object, ...]


def board_table(
    reader: Reader, view: View, level: Level, part: Part, search: str = ""
) -> list[BoardTableRow]:
    """economy.board_table, kept."""
    return _kept(
        _key(reader, view, "board_table", level, part, search),
        lambda: economy.board_table(reader, view, level, part, search),
    )


def part_names(reader: Reader, view: View, part: Part) -> PartNames:
    """economy.part_names, kept."""
    return _kept(
        _key(reader, view, "part_names", part), lambda: economy.part_names(reader, view, part)
    )


def months(reader: Reader, view: View, part: Part) -> list[MonthRow]:
    """economy.months, kept."""
    return _kept(_key(reader, view, "months", part), lambda: economy.months(reader, view, part))


def forecast_table(reader: Reader, view: View, level: Level, part: Part) -> list[ForecastRow]:
    """forecasts.table, kept."""
    return _kept(
        _key(reader, view, "forecast_table", level, part),
        lambda: forecasts.table(reader, view, level, part),
    )


def forecast_history(reader: Reader, view: View, part: Part) -> list[HistoryRow]:
    """forecasts.history, kept."""
    return _kept(
        _key(reader, view, "forecast_history", part), lambda: forecasts.history(reader, view, part)
    )


def forecast_accuracy(reader: Reader, view: View, level: Level, part: Part) -> list[AccuracyRow]:
    """forecasts.accuracy, kept."""
    return _kept(
        _key(reader, view, "forecast_accuracy", level, part),
        lambda: forecasts.accuracy(reader, view, level, part),
    )


def variance_table(
    reader: Reader, view: View, level: Level, part: Part, search: str = ""
) -> list[VarianceRow]:
    """variances.table, kept."""
    return _kept(
        _key(reader, view, "variance_table", level, part, search),
        lambda: variances.table(reader, view, level, part, search),
    )


def periodisation(reader: Reader, view: View, part: Part) -> list[PeriodisationFinding]:
    """variances.findings, kept."""
    return _kept(
        _key(reader, view, "periodisation", part), lambda: variances.findings(reader, view, part)
    )


def rolling_twelve(reader: Reader, view: View, part: Part) -> list[RollingMonth]:
    """variances.rolling_twelve, kept."""
    return _kept(
        _key(reader, view, "rolling_twelve", part),
        lambda: variances.rolling_twelve(reader, view, part),
    )


def budget_table(reader: Reader, view: View, level: Level, part: Part) -> list[BudgetRow]:
    """budgets.table, kept."""
    return _kept(
        _key(reader, view, "budget_table", level, part),
        lambda: budgets.table(reader, view, level, part),
    )


def budget_causes(reader: Reader, view: View, part: Part) -> list[CauseRow]:
    """budgets.causes, kept."""
    return _kept(
        _key(reader, view, "budget_causes", part), lambda: budgets.causes(reader, view, part)
    )


def voucher_rows(reader: Reader, view: View, part: Part, search: str = "") -> list[VoucherRow]:
    """economy.voucher_rows of the year to date, kept."""
    return _kept(
        _key(reader, view, "voucher_rows", part, search),
        lambda: economy.voucher_rows(reader, view, part, search=search),
    )


def months_with_cases(reader: Reader, view: View) -> list[Period]:
    """cases.loaded_months, kept."""
    return _kept(
        _key(reader, view, "months_with_cases"), lambda: cases.loaded_months(reader, view.board.id)
    )


def people_by_type(reader: Reader, view: View, node: Node) -> list[PeopleOfType]:
    """cases.people_by_type of the month of the view, kept."""
    return _kept(
        _key(reader, view, "people_by_type", node),
        lambda: cases.people_by_type(reader, view.board.id, view.period, node),
    )


def people_by_month(reader: Reader, view: View, node: Node) -> list[PeopleOfMonth]:
    """cases.months up to the month of the view, kept."""
    return _kept(
        _key(reader, view, "people_by_month", node),
        lambda: cases.months(reader, view.board.id, view.period, node),
    )


def chart(reader: Reader, view: View, about: Key, draw: Callable[[], Chart]) -> Chart:
    """A chart that is drawn once for the same figures, palette and unit (`about` says which)."""
    return _kept(_key(reader, view, "chart", *about), draw)


def _key(reader: Reader, view: View, *about: object) -> Key:
    return (
        loads.version(reader),
        reader.viewer,
        view.board.id,
        view.period.code,
        view.organised_as.value,
        *about,
    )


def _kept(key: Key, find: Callable[[], Found]) -> Found:
    return cast(Found, _remember(repr(key), find))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner="Hämtar siffror …")
def _remember(key: str, _find: Callable[[], object]) -> object:
    return _find()
