"""Actual, budget and adopted forecast of a board: where it stands, and what that rests on.

Amounts are SEK as a board reads them: costs negative, income positive. A variance is actual less
budget, so a negative one is worse than budget, whatever is measured (E2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from lagesbild import numbers
from lagesbild.access import Reader
from lagesbild.boards import Board
from lagesbild.periods import FiscalYear, Period

VALUE_TYPES = ("actual", "budget", "adopted_forecast")
KINDS_OF = {
    "actual": ("ledger", "balances"),
    "budget": ("budget",),
    "adopted_forecast": ("adopted_forecast",),
}


class Level(Enum):
    """What the parts of a table are."""

    DEPARTMENT = "department"
    UNIT = "unit"
    COST_CENTRE = "cost_centre"
    ACCOUNT_GROUP = "account_group"
    ACCOUNT = "account"


class OrganisedAs(Enum):
    """Whose organisation history is shown in (N18)."""

    TODAY = "today"
    THEN = "then"


@dataclass(frozen=True)
class Part:
    """A part of the board; all of it where nothing is given. '-' is no code, '?' an unknown one."""

    department: str | None = None
    unit: str | None = None
    cost_centre: str | None = None
    account_group: str | None = None
    account: str | None = None

    def narrowed(self, level: Level, key: str) -> Part:
        """The part that a row of a table by `level` stands for."""
        return replace(self, **{level.value: key})

    def as_parameters(self) -> dict[str, str | None]:
        return {
            "department": self.department,
            "unit": self.unit,
            "cost_centre": self.cost_centre,
            "account_group": self.account_group,
            "account": self.account,
        }


WHOLE_BOARD = Part()


@dataclass(frozen=True)
class View:
    """Which board, which period, and whose organisation: what every question here is about."""

    board: Board
    period: Period
    organised_as: OrganisedAs = OrganisedAs.TODAY

    @property
    def year(self) -> FiscalYear:
        return FiscalYear.holding(self.period, self.board.first_month)

    @property
    def organised_on(self) -> date | None:
        return self.period.last_day if self.organised_as is OrganisedAs.TODAY else None

    def year_parameters(self) -> dict[str, object]:
        return {
            "board": self.board.id,
            "year_start": self.year.first.code,
            "year_end": self.year.last.code,
            "organised_on": self.organised_on,
        }


@dataclass(frozen=True)
class BoardTableRow:
    """A part, a section ("Intäkter") or the total of a board table.

    `closing_entries` is what of the month's actual the closing entries (13) of a December are.
    """

    row_kind: str
    key: str | None
    name: str | None
    section: str | None
    actual_month: Decimal | None
    closing_entries: Decimal | None
    budget_month: Decimal | None
    variance_month: Decimal
    actual_ytd: Decimal | None
    budget_ytd: Decimal | None
    variance_ytd: Decimal
    previous_year_ytd: Decimal | None
    budget_year: Decimal | None
    adopted_forecast: Decimal | None
    forecast_variance: Decimal | None
    previous_adopted_forecast: Decimal | None
    forecast_change: Decimal | None
    status: str

    @property
    def variance_share(self) -> Decimal | None:
        """The accumulated variance as a share of the budget so far; nothing without a budget."""
        return numbers.share(self.variance_ytd, self.budget_ytd)


@dataclass(frozen=True)
class MonthRow:
    """A month of the fiscal year. Nothing where nothing is loaded."""

    period: int
    actual: Decimal | None
    budget: Decimal | None
    variance: Decimal | None
    previous_year: Decimal | None


@dataclass(frozen=True)
class VoucherRow:
    """A row of an export, with its place in the file. `total` and `row_count` are of all found."""

    period: int
    booked_on: date | None
    voucher: str | None
    description: str | None
    text_is_hidden: bool
    cost_centre: str | None
    account: str | None
    activity_code: str | None
    counterparty: str | None
    project: str | None
    amount: Decimal
    amount_text: str | None
    load_id: int
    file_name: str
    sheet: str | None
    row_number: int
    column_name: str | None
    row_count: int
    total: Decimal


@dataclass(frozen=True)
class ReceiptLoad:
    """A load whose rows count in a figure."""

    load_id: int
    kind: str
    source: str
    file_name: str
    file_sha256: str
    author: str
    committed_at: datetime
    first_period: int
    last_period: int
    row_count: int | None


@dataclass(frozen=True)
class PartNames:
    """What the codes of a part are called; None where a code is not given or has no name."""

    department: str | None
    unit: str | None
    cost_centre: str | None
    account: str | None


@dataclass(frozen=True)
class _LoadedPeriod:
    period: int


def loaded_periods(reader: Reader, board: str) -> list[Period]:
    """The months that have actual figures, latest first."""
    rows = reader.rows("economy/loaded_periods", _LoadedPeriod, board=board)
    return [Period.of(row.period) for row in rows]


def board_table(
    reader: Reader, view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> list[BoardTableRow]:
    """The parts of `part` by `level`, worst variance first, then sections and the total.

    By account the rows stand in the order of the account groups instead.
    """
    return reader.rows(
        "economy/board_table",
        BoardTableRow,
        **table_parameters(view, level, part, search),
    )


def table_parameters(
    view: View, level: Level, part: Part = WHOLE_BOARD, search: str | None = None
) -> dict[str, object]:
    """What economy/board_table is asked with; a figure's receipt shows it."""
    return {
        **view.year_parameters(),
        **part.as_parameters(),
        "period": view.period.code,
        "level": level.value,
        "search": search or None,
    }


def part_names(reader: Reader, view: View, part: Part) -> PartNames:
    """What the codes of a part are called at the end of the period."""
    parameters = part.as_parameters()
    del parameters["account_group"]
    [names] = reader.rows(
        "economy/part_names",
        PartNames,
        board=view.board.id,
        on_day=view.period.last_day,
        **parameters,
    )
    return names


def months(reader: Reader, view: View, part: Part = WHOLE_BOARD) -> list[MonthRow]:
    """The twelve months of the fiscal year for a part."""
    return reader.rows("economy/months", MonthRow, **view.year_parameters(), **part.as_parameters())


def voucher_rows(
    reader: Reader,
    view: View,
    part: Part,
    *,
    value_type: str = "actual",
    first: int | None = None,
    last: int | None = None,
    search: str | None = None,
    most: int = 200,
    skip: int = 0,
) -> list[VoucherRow]:
    """The rows of exports that a figure is the sum of, largest first; the year to date unless said.

    `first` and `last` are months as period codes; closing entries (13) are part of December.
    """
    return reader.rows(
        "economy/voucher_rows",
        VoucherRow,
        board=view.board.id,
        value_type=value_type,
        first_period=view.year.first.code if first is None else first,
        last_period=view.period.code if last is None else last,
        organised_on=view.organised_on,
        search=search or None,
        most=most,
        skip=skip,
        **part.as_parameters(),
    )


def receipt_loads(
    reader: Reader, board: str, value_type: str, first: int, last: int
) -> list[ReceiptLoad]:
    """The loads that figures of a value type and span of periods rest on (N1)."""
    return reader.rows(
        "economy/receipt_loads",
        ReceiptLoad,
        board=board,
        kinds=list(KINDS_OF[value_type]),
        first_period=first,
        last_period=last,
    )


def record_loads(
    reader: Reader, board: str, kinds: Sequence[str], first: int, last: int
) -> list[ReceiptLoad]:
    """The loads that records of some kinds rest on, of some periods; 202300 is a whole year."""
    return reader.rows(
        "economy/receipt_loads",
        ReceiptLoad,
        board=board,
        kinds=list(kinds),
        first_period=first,
        last_period=last,
    )
