"""Goals and indicators: how they stand, by which rule, and what would turn them.

Values are in the indicator's own unit, at most four decimals; a status is a word of
lagesbild/status.py. Rules M1–M8, N12, N13 and N19; they are applied in queries/macros.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lagesbild import spreadsheets
from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.periods import Period

KINDS = ("goal_plan", "indicator_values")


@dataclass(frozen=True)
class _FollowedPeriod:
    period: int


@dataclass(frozen=True)
class Goal:
    """What a council goal and a board goal have in common.

    `computed` is the status by the rule, `status` the one that counts: set by hand where there is
    a `manual_reason`. `rule` says why in words.
    """

    area: str | None
    council_goal: str
    council_goal_name: str | None
    indicator_count: int
    updated_count: int
    computed: str
    status: str
    manual_reason: str | None
    manual_author: str | None
    manual_at: datetime | None
    rule: str
    green_count: int
    yellow_count: int
    red_count: int


@dataclass(frozen=True)
class CouncilGoal(Goal):
    """A council goal; the counts are of its board goals."""

    goal_count: int


@dataclass(frozen=True)
class BoardGoal(Goal):
    """A board goal, or with no number the indicators of a council goal that is followed directly.

    The counts are of its indicators, shares with 1 as the whole.
    """

    board_goal: str | None
    board_goal_name: str | None
    threshold: Decimal
    grey_count: int
    green_share: Decimal | None


@dataclass(frozen=True)
class Indicator:
    """An indicator in a month: its plan, what it has come to and should have, and how it stands.

    `required_low` and `required_high` are the ends of what counts as reached, None where open;
    `needed_pace` is what each period that is left of the year must come to.
    """

    area: str | None
    council_goal: str
    council_goal_name: str | None
    board_goal: str | None
    board_goal_name: str | None
    threshold: Decimal
    indicator: str
    weight: Decimal
    measure: str
    direction: str
    measured_in: str | None
    baseline_text: str | None
    target_text: str | None
    target_kind: str | None
    source_of_values: str | None
    responsible: str | None
    responsible_part: str | None
    responsible_part_name: str | None
    computed_as: str | None
    kpi: str | None
    months_apart: int
    value: Decimal | None
    actions: str | None
    comment: str | None
    entered_by: str | None
    reached: Decimal | None
    reached_before: Decimal | None
    reached_month_before: Decimal | None
    status_month_before: str | None
    required_low: Decimal | None
    required_high: Decimal | None
    watch_low: Decimal | None
    watch_high: Decimal | None
    is_strict: bool | None
    shortfall: Decimal | None
    rule_kind: str
    months_old: int | None
    watch_share: Decimal
    needed_pace: Decimal | None
    computed: str
    status: str
    manual_reason: str | None
    manual_author: str | None
    manual_at: datetime | None
    rule: str


@dataclass(frozen=True)
class Statuses:
    """All of a board's goals and indicators in a month."""

    council_goals: Sequence[CouncilGoal]
    board_goals: Sequence[BoardGoal]
    indicators: Sequence[Indicator]


@dataclass(frozen=True)
class IndicatorMonth:
    """A month of an indicator's year; those that have not been have only what is required."""

    period: int
    value: Decimal | None
    reached: Decimal | None
    reached_before: Decimal | None
    required_low: Decimal | None
    required_high: Decimal | None
    planned_level: Decimal | None
    status: str | None
    actions: str | None
    comment: str | None
    entered_by: str | None


@dataclass(frozen=True)
class IndicatorUnit:
    """What an indicator has come to in a unit."""

    cost_centre: str
    name: str | None
    value: Decimal | None
    reached: Decimal | None
    required_low: Decimal | None
    required_high: Decimal | None
    status: str
    actions: str | None
    comment: str | None


@dataclass(frozen=True)
class Trend:
    """Whether an indicator has changed more than it varies: "better", "worse", "chance", "too_few".

    `slope` is the median change per month, `z` that of Mann–Kendall's test; `months` and `least`
    are how far back it looks and how many values it takes (M8).
    """

    indicator: str
    value_count: int
    slope: Decimal | None
    z: Decimal | None
    trend: str
    months: int
    least: int


@dataclass(frozen=True)
class Step:
    """An indicator that must change in a way to meet a goal (M7); `way` numbers a goal's ways."""

    council_goal: str
    board_goal: str | None
    way: int
    indicator: str
    measured_in: str | None
    status: str
    becomes: str
    reached: Decimal | None
    must_reach_low: Decimal | None
    must_reach_high: Decimal | None
    distance: Decimal | None
    needed_pace: Decimal | None
    months_apart: int
    must_begin: bool


@dataclass(frozen=True)
class NeighbourYear:
    """A key figure of a year: the own municipality's and the others' median and middle half."""

    indicator: str
    kpi: str
    year: int
    own_value: Decimal | None
    peer_median: Decimal | None
    peer_low: Decimal | None
    peer_high: Decimal | None
    peer_count: int
    retrieved_on: date


def followed_periods(reader: Reader, board: str) -> list[Period]:
    """The months that have values of indicators or follow-ups of assignments, latest first."""
    return [
        Period.of(row.period)
        for row in reader.rows("goals/followed_periods", _FollowedPeriod, board=board)
    ]


def statuses(reader: Reader, view: View, supposed: Mapping[str, Decimal] | None = None) -> Statuses:
    """How a board's goals and indicators stand in the month.

    `supposed` is what some indicators are supposed to have come to instead (N12).
    """
    about = status_parameters(view, supposed)
    return Statuses(
        reader.rows("goals/council_goal_status", CouncilGoal, **about),
        reader.rows("goals/board_goal_status", BoardGoal, **about),
        reader.rows("goals/indicator_status", Indicator, **about),
    )


def months(
    reader: Reader, view: View, indicator: str, cost_centre: str | None = None
) -> list[IndicatorMonth]:
    """The twelve months of the year of an indicator."""
    return reader.rows(
        "goals/indicator_months", IndicatorMonth, **month_parameters(view, indicator, cost_centre)
    )


def month_parameters(
    view: View, indicator: str, cost_centre: str | None = None
) -> dict[str, object]:
    """What `months` is asked with; a figure's receipt shows it."""
    return {
        **parameters(view),
        "indicator": indicator,
        "cost_centre": cost_centre,
        "first_period": view.year.first.code,
        "last_period": view.year.last.code,
    }


def units(reader: Reader, view: View, indicator: str) -> list[IndicatorUnit]:
    """The units that have values of an indicator in the month, furthest from it first."""
    return reader.rows(
        "goals/indicator_units", IndicatorUnit, **parameters(view), indicator=indicator
    )


def trends(reader: Reader, view: View) -> dict[str, Trend]:
    """The trend of each indicator up to the month, by its name."""
    found = reader.rows("goals/indicator_trends", Trend, **parameters(view))
    return {one.indicator: one for one in found}


def ways(reader: Reader, view: View) -> list[Step]:
    """What would turn each goal that is not met, in the fewest changes."""
    return reader.rows("goals/ways_to_green", Step, **parameters(view))


def neighbours(reader: Reader, view: View) -> list[NeighbourYear]:
    """The key figures of indicators that have one, by year."""
    return reader.rows("goals/neighbours", NeighbourYear, **parameters(view))


def indicator_file(reader: Reader, view: View) -> str:
    """The year's values so far in the five columns that other programs read (N19): CSV."""
    columns, rows = reader.records(
        "goals/indicator_file",
        board=view.board.id,
        first_period=view.year.first.code,
        last_period=view.period.code,
    )
    return spreadsheets.comma_separated([columns, *rows])


def parameters(view: View) -> dict[str, object]:
    """What questions about a month are asked with; a figure's receipt shows it."""
    return {"board": view.board.id, "period": view.period.code}


def status_parameters(
    view: View, supposed: Mapping[str, Decimal] | None = None
) -> dict[str, object]:
    """What `statuses` is asked with."""
    return {
        **parameters(view),
        "indicators": list(supposed) if supposed else None,
        "reached": list(supposed.values()) if supposed else None,
    }


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The loads that the year's goals rest on (N1); its plan is that of the year."""
    year = view.year.first.year * 100
    return [
        *record_loads(reader, view.board.id, KINDS[:1], year, year),
        *record_loads(
            reader, view.board.id, KINDS[1:], view.year.previous.first.code, view.period.code
        ),
    ]
