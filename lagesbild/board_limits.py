"""Limits that a board may have of its own: the reference in data/reference, and its own instead."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting
from lagesbild.settings import ROOT


@dataclass(frozen=True)
class QualityLimits:
    """When something deserves a look; data/reference/quality.toml says what each means."""

    SUBJECT: ClassVar[str] = "quality"

    steady_months: int
    steadiness: Decimal
    doubled_from: Decimal
    doubled_to: Decimal
    unusual_factor: Decimal
    least_amount: Decimal
    accrual_months: int
    seasonal_years: int
    seasonal_share: Decimal


@dataclass(frozen=True)
class GoalLimits:
    """How indicators and goals are judged; data/reference/goals.toml says what each means."""

    SUBJECT: ClassVar[str] = "goals"

    watch_share: Decimal
    unchanged_share: Decimal
    zero_band: Decimal
    green_share: Decimal
    asks_for_actions: bool
    trend_months: int
    trend_least: int
    trend_z: Decimal


@dataclass(frozen=True)
class RiskLimits:
    """From which score a risk is high or middle; data/reference/risk.toml says what each means."""

    SUBJECT: ClassVar[str] = "risk"

    high_from: int
    middle_from: int


@dataclass(frozen=True)
class ClockLimits:
    """How long the law gives, and where it says so; data/reference/clocks.toml explains each."""

    SUBJECT: ClassVar[str] = "clocks"

    open_days: int
    open_law: str
    inquiry_months: int
    inquiry_days: int
    inquiry_law: str
    carry_out_months: int
    carry_out_law: str
    quarterly_law: str
    review_months: int
    review_law: str


@dataclass(frozen=True)
class ControlLimits:
    """When an unreported control is late; data/reference/control.toml says what each means."""

    SUBJECT: ClassVar[str] = "control"

    grace_days: int
    last_year_months: int


@dataclass(frozen=True)
class ProviderLimits:
    """How often providers are followed up; data/reference/providers.toml says what each means.

    `large_value` is SEK a year. ValueError for a kind or a month that there is none of.
    """

    SUBJECT: ClassVar[str] = "providers"
    KINDS: ClassVar[frozenset[str]] = frozenset(
        {"planned", "event_driven", "focus", "unannounced", "sample"}
    )

    large_value: Decimal
    many_clients: int
    high_months: int
    middle_months: int
    low_months: int
    renewed_by: tuple[str, ...]
    summary_months: tuple[int, ...]

    def __post_init__(self) -> None:
        if unknown := set(self.renewed_by) - self.KINDS:
            raise ValueError(f"renewed_by: {min(unknown)}")
        if not set(self.summary_months) <= set(range(1, 13)):
            raise ValueError("summary_months ska vara månader, 1 till 12")


@dataclass(frozen=True)
class PriorityLimits:
    """How proposals are ranked; data/reference/priorities.toml says what each means.

    Points are those of a scale's steps, the highest step first; `frame` is SEK a year, and 0 where
    none is decided. ValueError for too few points, points that rise downwards, and what is below 0.
    """

    SUBJECT: ClassVar[str] = "priorities"
    STEPS: ClassVar[Mapping[str, int]] = {"severity": 4, "benefit": 5, "cost_effectiveness": 4}

    severity: tuple[Decimal, ...]
    benefit: tuple[Decimal, ...]
    cost_effectiveness: tuple[Decimal, ...]
    severity_weight: Decimal
    benefit_weight: Decimal
    effectiveness_weight: Decimal
    frame: Decimal

    def __post_init__(self) -> None:
        for name, steps in self.STEPS.items():
            points: tuple[Decimal, ...] = getattr(self, name)
            if len(points) != steps or list(points) != sorted(points, reverse=True):
                raise ValueError(f"{name} ska ha {steps} poäng, de högsta först")
        weights = (self.severity_weight, self.benefit_weight, self.effectiveness_weight)
        if min(*weights, self.frame) < 0:
            raise ValueError("vikter och ram får inte vara under noll")


@dataclass(frozen=True)
class EscalationLimits:
    """What a level may handle itself; data/reference/escalation.toml says what each means.

    Amounts are SEK, shares of the year's budget. ValueError for a level that may handle less than
    the one below it, and for what is below 0.
    """

    SUBJECT: ClassVar[str] = "escalation"

    unit_amount: Decimal
    unit_share: Decimal
    department_amount: Decimal
    department_share: Decimal
    administration_amount: Decimal
    board_amount: Decimal

    def __post_init__(self) -> None:
        amounts = [
            self.unit_amount,
            self.department_amount,
            self.administration_amount,
            self.board_amount,
        ]
        if amounts != sorted(amounts):
            raise ValueError("en nivå ska få hantera minst lika mycket som den under den")
        if min(self.unit_amount, self.unit_share, self.department_share) < 0:
            raise ValueError("gränser får inte vara under noll")


@dataclass(frozen=True)
class ElectionLimits:
    """Which years have general elections; data/reference/elections.toml says what each means."""

    SUBJECT: ClassVar[str] = "elections"

    law: str
    first_year: int
    years_between: int

    def __post_init__(self) -> None:
        if self.years_between < 1:
            raise ValueError("years_between ska vara minst 1")


Limits = TypeVar(
    "Limits",
    QualityLimits,
    GoalLimits,
    RiskLimits,
    ClockLimits,
    ControlLimits,
    ProviderLimits,
    PriorityLimits,
    EscalationLimits,
    ElectionLimits,
)


def limits_of(board: Board, kind: type[Limits]) -> Limits:
    """The reference limits of a subject, with the board's own instead where it has any.

    InvalidSetting names what is unknown or cannot be read.
    """
    own = board.subjects.get(kind.SUBJECT, {})
    if unknown := set(own) - {each.name for each in fields(kind)}:
        raise InvalidSetting(
            f"{board.id}/board.toml: nyckeln subjects.{kind.SUBJECT}.{min(unknown)} är okänd."
        )
    path = ROOT / "data" / "reference" / f"{kind.SUBJECT}.toml"
    reference = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    return _limits(kind, {**reference, **own}, board.id)


def _limits(kind: type[Limits], values: Mapping[str, Any], source: str) -> Limits:
    kinds = get_type_hints(kind)
    try:
        read: dict[str, Any] = {key: _as(kinds[key], value) for key, value in values.items()}
        return kind(**read)
    except (InvalidOperation, KeyError, TypeError, ValueError) as error:
        raise InvalidSetting(
            f"{source}: gränserna i subjects.{kind.SUBJECT} kan inte läsas ({error}). Skriv tal."
        ) from error


def _as(kind: type[Any], value: object) -> object:
    if kind is bool:
        if not isinstance(value, bool):
            raise ValueError(f"{value} ska vara true eller false")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{value} ska vara en lista")
        return tuple(get_args(kind)[0](str(one)) for one in value)
    return kind(str(value))
