"""Figures and charts that are kept until something that counts has changed.

Everything is keyed on the latest load event and on who may see what; nothing expires by time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar, cast

import streamlit as st

from lagesbild import (
    budgets,
    cases,
    economy,
    forecasts,
    loads,
    phasing,
    round_checks,
    scenarios,
    text_questions,
    variances,
)
from lagesbild.access import Reader
from lagesbild.budgets import BridgeRow, BudgetAtRow, BudgetRow, CauseRow, DecisionRow
from lagesbild.cases import Node, PeopleOfMonth, PeopleOfType
from lagesbild.charts.chart import Chart
from lagesbild.economy import BoardTableRow, Level, MonthRow, Part, PartNames, View, VoucherRow
from lagesbild.forecasts import AccuracyRow, ForecastRow, HistoryRow
from lagesbild.periods import Period
from lagesbild.phasing import PhasingRow
from lagesbild.round_checks import Figured
from lagesbild.scenarios import EffectRow, ScenarioForecastRow
from lagesbild.text_questions import Fact, Text
from lagesbild.ui import place
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


def part_name(reader: Reader, view: View, part: Part) -> str:
    """A part in words, by its last step; the whole board by a word of its own."""
    steps = place.named_steps(part, part_names(reader, view, part))
    return ", ".join(name for _, name in steps) or "Hela nämnden"


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


def budget_frames(reader: Reader, view: View) -> list[BridgeRow]:
    """budgets.bridge, kept."""
    return _kept(_key(reader, view, "budget_frames"), lambda: budgets.bridge(reader, view))


def budget_phasing(reader: Reader, view: View, part: Part) -> list[PhasingRow]:
    """phasing.rows, kept."""
    return _kept(
        _key(reader, view, "budget_phasing", part), lambda: phasing.rows(reader, view, part)
    )


def budget_decisions(reader: Reader, view: View, on_day: date, part: Part) -> list[DecisionRow]:
    """budgets.decisions, kept."""
    return _kept(
        _key(reader, view, "budget_decisions", on_day, part),
        lambda: budgets.decisions(reader, view, on_day, part),
    )


def budget_at(
    reader: Reader, view: View, level: Level, on_day: date, part: Part
) -> list[BudgetAtRow]:
    """budgets.at, kept."""
    return _kept(
        _key(reader, view, "budget_at", level, on_day, part),
        lambda: budgets.at(reader, view, level, on_day, part),
    )


def scenario_forecast(
    reader: Reader, view: View, level: Level, scenario_id: int
) -> list[ScenarioForecastRow]:
    """scenarios.forecast, kept."""
    return _kept(
        _key(reader, view, "scenario_forecast", level, scenario_id),
        lambda: scenarios.forecast(reader, view, level, scenario_id),
    )


def scenario_effects(reader: Reader, view: View, scenario_id: int) -> list[EffectRow]:
    """scenarios.effects, kept."""
    return _kept(
        _key(reader, view, "scenario_effects", scenario_id),
        lambda: scenarios.effects(reader, view, scenario_id),
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


def kept(reader: Reader, view: View, about: Key, find: Callable[[], Found]) -> Found:
    """What `find` gives, kept; `about` tells it from what else is asked of a board and period."""
    return _kept(_key(reader, view, *about), find)


def round_figured(reader: Reader, view: View) -> Figured:
    """round_checks.figured, kept."""
    return kept(reader, view, ("round",), lambda: round_checks.figured(reader, view))


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


def text_facts(reader: Reader, view: View, text: Text) -> list[Fact]:
    """text_questions.facts_of, kept: of one scope, whatever the text says."""
    scope = (text.place, text.part, text.indicator, text.cost_centre)
    return _kept(
        _key(reader, view, "text_facts", *scope),
        lambda: text_questions.facts_of(reader, view, text),
    )


def _kept(key: Key, find: Callable[[], Found]) -> Found:
    return cast(Found, _remember(repr(key), find))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner="Hämtar siffror …")
def _remember(key: str, _find: Callable[[], object]) -> object:
    return _find()
