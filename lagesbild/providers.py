"""Who carries out what a board answers for, and how they are followed up (L1–L3).

A follow-up of a single person's support is seen one by one by those who may see such; all others
are told of them in numbers, and of small ones not at all. That is decided in SQL.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.board_limits import ProviderLimits, limits_of
from lagesbild.economy import ReceiptLoad, View, record_loads
from lagesbild.periods import Period

KINDS = {"in_house": "egen regi", "private": "privat", "non_profit": "idéburen"}
FOLLOWUP_KINDS = {
    "planned": "planerad",
    "event_driven": "händelsestyrd",
    "focus": "fokus",
    "unannounced": "oanmäld",
    "sample": "stickprov",
}
LEVELS = {"provider": "utförare", "framework": "ramavtal", "individual": "individ"}
RESULTS = {
    "no_remark": "utan anmärkning",
    "minor": "mindre brister",
    "serious": "allvarliga brister",
    "unjudged": "inte bedömd",
}
STATES = {
    "overdue": "försenad",
    "this_year": "kvar i år",
    "done": "gjord i år",
    "later": "senare år",
}
"""How a provider stands in the plan, most pressing first."""
OVERDUE, THIS_YEAR, DONE, LATER = STATES
INDIVIDUAL = "individual"
PLAN, FOLLOWUPS, SUMMARY = (
    "providers/followup_plan",
    "providers/followups",
    "providers/summary",
)


@dataclass(frozen=True)
class PlanRow:
    """A provider at the end of a month, and how it stands in the plan of follow-ups.

    `yearly_value` is SEK, above zero. `clients` is None where unknown, or too few to be told
    (`clients_hidden`). `score` is likelihood times consequence; the class also goes by size.
    `planned` is a month that has not been done; `months_late` are whole months since
    `overdue_since`, None of what is not late.
    """

    provider_name: str
    provider_kind: str
    operation: str
    agreement: str | None
    contract_from: date | None
    contract_to: date | None
    yearly_value: Decimal | None
    clients: int | None
    clients_hidden: bool
    likelihood: int
    consequence: int
    score: int
    risk_class: str
    interval_months: int
    department: str | None
    department_name: str | None
    last_done_on: date | None
    next_due_on: date
    planned: int | None
    state: str
    overdue_since: date | None
    months_late: int | None
    open_demands: int
    rechecks_overdue: int


@dataclass(frozen=True)
class FollowupRow:
    """A follow-up, planned or done, as on a month's last day.

    `demand_state` is "late", "open", "closed" or None. What is written of a single person's support
    is None until it has been asked for (`text_is_hidden`).
    """

    provider_name: str
    followup_level: str
    followup_kind: str
    year: int
    planned_month: int | None
    done_on: date | None
    followup_result: str | None
    finding: str | None
    demand: str | None
    text_is_hidden: bool
    demand_state: str | None
    recheck_on: date | None
    recheck_days_late: int | None
    recheck_done_on: date | None
    reported_month: int | None
    reference: str | None

    @property
    def is_individual(self) -> bool:
        """Whether it is of a single person's support."""
        return self.followup_level == INDIVIDUAL

    @property
    def is_open(self) -> bool:
        """Whether something is to be checked again of a provider, not of a single person."""
        return self.demand_state in ("late", "open") and not self.is_individual


@dataclass(frozen=True)
class SummaryRow:
    """A number that the board is told: of "providers" or, in numbers alone, of "individual".

    `number` is None where it must not be told (N11).
    """

    part: str
    counted: str
    word: str | None
    number: int | None
    is_hidden: bool

    @property
    def key(self) -> str:
        return f"{self.part}:{self.counted}:{self.word or ''}"


def plan(reader: Reader, view: View) -> list[PlanRow]:
    """The board's providers at the month, late first."""
    return reader.rows(PLAN, PlanRow, **plan_parameters(view))


def followups(reader: Reader, view: View, provider: str | None = None) -> list[FollowupRow]:
    """The follow-ups of one provider or of all, what is to come first and then the latest."""
    return reader.rows(FOLLOWUPS, FollowupRow, **followup_parameters(view, provider))


def summary(reader: Reader, view: View, month: Period) -> list[SummaryRow]:
    """What was done from the beginning of the year to a month of it."""
    return reader.rows(SUMMARY, SummaryRow, **summary_parameters(view, month))


def summary_months(view: View) -> list[Period]:
    """The months of the year so far that the board is given a summary of, and the month itself."""
    told = limits_of(view.board, ProviderLimits).summary_months
    return [
        month
        for month in view.year.months
        if month == view.period or (month < view.period and month.month in told)
    ]


def plan_parameters(view: View) -> dict[str, object]:
    """What `plan` is asked with; a figure's receipt shows it."""
    return {
        "board": view.board.id,
        "period": view.period.code,
        "year_start": view.year.first.code,
        "year_end": view.year.last.code,
    }


def followup_parameters(view: View, provider: str | None = None) -> dict[str, object]:
    """What `followups` is asked with."""
    return {"board": view.board.id, "period": view.period.code, "provider": provider}


def summary_parameters(view: View, month: Period) -> dict[str, object]:
    """What `summary` is asked with."""
    return {
        "board": view.board.id,
        "first_period": view.year.first.code,
        "period": month.code,
    }


def receipt_loads(reader: Reader, view: View) -> list[ReceiptLoad]:
    """The lists that the figures rest on (N1): a follow-up of years ago still decides."""
    return record_loads(
        reader, view.board.id, ["providers", "provider_followups"], 0, view.period.code
    )


def in_state(rows: Sequence[PlanRow], state: str) -> list[PlanRow]:
    """The providers that stand so in the plan."""
    return [row for row in rows if row.state == state]
