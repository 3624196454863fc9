"""What a sample is (K4): what it is drawn from, how it is asked for, and what is kept of it.

Amounts are SEK as a board reads them: costs negative, income positive. Sizes are rows.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from decimal import ROUND_CEILING, Decimal
from enum import Enum
from typing import Any

STRATA = 4
"""How many strata there are until someone says otherwise. Assumed: quarters of the money."""
VOUCHERS, LIST = "vouchers", "list"


class Method(Enum):
    """How rows are chosen. The value is the word in the store."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    MONETARY = "monetary"

    @property
    def label(self) -> str:
        return {
            "random": "Enkelt slumpmässigt",
            "stratified": "Stratifierat efter belopp",
            "monetary": "Beloppsvägt (MUS)",
        }[self.value]


@dataclass(frozen=True)
class Filter:
    """Which voucher rows a sample is drawn from; None is all. Periods are months.

    `departments` are those whose rows the asker sees; None is the whole board.
    """

    first_period: int
    last_period: int
    account_group: str | None = None
    department: str | None = None
    cost_centre: str | None = None
    search: str | None = None
    at_least: Decimal | None = None
    departments: tuple[str, ...] | None = None

    def parameters(self, board: str) -> dict[str, Any]:
        """What the queries are asked with."""
        seen = None if self.departments is None else list(self.departments)
        return {"board": board, **asdict(self), "departments": seen}


@dataclass(frozen=True)
class Listed:
    """The rows of a file that someone has chosen: read, held for as long as it takes, never stored.

    `cells` are each row's texts and `keys` what tells the rows apart; `ore` are their amounts in
    whole öre, or zero where no column of amounts was chosen (`amount_header` is None).
    """

    file_name: str
    headers: tuple[str, ...]
    numbers: tuple[int, ...]
    keys: tuple[str, ...]
    ore: tuple[int, ...]
    cells: tuple[tuple[str | None, ...], ...]
    sheet: str
    amount_header: str | None


Source = Filter | Listed


@dataclass(frozen=True)
class Wish:
    """What is asked for: a method, and a number of rows or a percentage of them."""

    method: Method
    rows: int | None = None
    percent: Decimal | None = None
    strata: int = STRATA

    def size(self, population: int) -> int:
        """How many rows that is of a population; a share is rounded up to whole rows."""
        if self.percent is not None:
            return int((population * self.percent / 100).to_integral_value(ROUND_CEILING))
        return self.rows or 0


@dataclass(frozen=True)
class Size:
    """How many rows there are to draw from, and their sum."""

    row_count: int
    total: Decimal


@dataclass(frozen=True)
class Population(Size):
    """As `Size`, and the sum without signs in öre, the fingerprint and the loads."""

    absolute_ore: int
    fingerprint: str
    load_ids: list[int] | None = field(default=None)


@dataclass(frozen=True)
class SampleRow:
    """A sample that has been drawn: of what, how, by whom and when."""

    sample_id: int
    purpose: str | None
    drawn_from: str
    file_name: str | None
    amount_header: str | None
    first_period: int | None
    last_period: int | None
    account_group: str | None
    department: str | None
    cost_centre: str | None
    search: str | None
    at_least: Decimal | None
    departments: list[str] | None
    method: str
    asked_percent: Decimal | None
    asked_rows: int
    strata: int | None
    seed: str
    population_rows: int
    population_sum: Decimal
    population_absolute: Decimal
    fingerprint: str
    load_ids: list[int] | None
    author: str
    drawn_at: datetime
    drawn_rows: int

    @property
    def is_of_list(self) -> bool:
        return self.drawn_from == LIST

    @property
    def takes_all(self) -> bool:
        """Whether as many rows were asked for as there were, or more."""
        return self.asked_rows >= self.population_rows

    @property
    def step(self) -> int:
        """The interval of monetary-unit sampling, in öre."""
        return max(int(self.population_absolute * 100) // self.asked_rows, 1)

    @property
    def filter(self) -> Filter:
        """What the voucher rows were asked for with."""
        given = {one.name: getattr(self, one.name) for one in fields(Filter)}
        seen = None if self.departments is None else tuple(self.departments)
        return Filter(**(given | {"departments": seen}))


@dataclass(frozen=True)
class SampledRow:
    """A row of a sample as it was drawn. Of a list only the place is kept."""

    ordinal: int
    load_id: int | None
    file_name: str | None
    sheet: str | None
    row_number: int
    column_name: str | None
    period: int | None
    booked_on: date | None
    voucher: str | None
    description: str | None
    text_is_hidden: bool
    cost_centre: str | None
    account: str | None
    counterparty: str | None
    amount: Decimal | None
    stratum: int | None
    hits: int | None
    still_counts: bool


@dataclass(frozen=True)
class DrawnRow:
    """A row that a draw gives: where it stands, and how it was met."""

    ordinal: int
    load_id: int | None
    sheet: str | None
    row_number: int
    column_name: str | None
    period: int | None
    amount: Decimal | None
    stratum: int | None
    hits: int | None


@dataclass(frozen=True)
class Repeated:
    """What a sample gives when it is drawn again from its record.

    `population` is as it is now. `same` rows come only of the same population.
    """

    population: Population
    same_population: bool
    same_rows: bool
