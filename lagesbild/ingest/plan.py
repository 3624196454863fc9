"""What a load would change, said before anything is changed (I3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Change, Reader
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Kind, Reading


@dataclass(frozen=True)
class PlannedPeriod:
    """A kind and period that the load covers. Amounts in SEK, debit positive."""

    kind: str
    period: int
    row_count: int
    amount: Decimal
    previous_load_id: int | None
    previous_row_count: int | None
    previous_amount: Decimal | None

    @property
    def difference(self) -> Decimal:
        """Against the load that counts now; against nothing when there is none."""
        return self.amount - (self.previous_amount or Decimal(0))


@dataclass(frozen=True)
class PlannedClass:
    """The sum of an account class, debit positive. No account: `account_class` is None."""

    kind: str
    account_class: str | None
    row_count: int
    amount: Decimal


@dataclass(frozen=True)
class PlannedCode:
    """A cost centre or account that is not in the plan or has not been used before."""

    field: str
    code: str
    row_count: int
    amount: Decimal
    in_plan: bool
    seen_before: bool


@dataclass(frozen=True)
class OtherSource:
    """Another source whose figures count in the same periods, and would be added to these.

    `same_sender`: another decision about the same sender's budget, which is meant to be added.
    """

    kind: str
    source: str
    same_sender: bool
    first_period: int
    last_period: int


@dataclass(frozen=True)
class ControlTotal:
    """A sum the file states, and what its rows give. `summed` is None when it cannot be told."""

    kind: str
    sheet: str
    row_number: int
    label: str
    stated: Decimal
    summed: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        return None if self.summed is None else self.stated - self.summed


@dataclass(frozen=True)
class _RepeatedRows:
    repeated_rows: int


@dataclass(frozen=True)
class Plan:
    """What a trial load found. With `problems`, nothing of the file has been stored.

    `doubts` are what is probably wrong: a person has to have seen them before the load may count.
    """

    load_id: int
    board: str
    file_name: str
    source: str
    row_count: int
    periods: tuple[PlannedPeriod, ...]
    classes: tuple[PlannedClass, ...]
    codes: tuple[PlannedCode, ...]
    other_sources: tuple[OtherSource, ...]
    totals: tuple[ControlTotal, ...]
    repeated_rows: int
    rounding: Decimal
    warnings: tuple[str, ...]
    doubts: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds it holds, in the order of `Kind`: what happened before what was meant."""
        held = {part.kind for part in self.periods}
        return tuple(kind.value for kind in Kind if kind.value in held)

    def of_kind(self, kind: str) -> tuple[PlannedPeriod, ...]:
        return tuple(part for part in self.periods if part.kind == kind)


Asked = Change | Reader


def periods(asked: Asked, load_id: int) -> tuple[PlannedPeriod, ...]:
    return tuple(asked.rows("imports/plan_periods", PlannedPeriod, load_id=load_id))


def classes(asked: Asked, load_id: int) -> tuple[PlannedClass, ...]:
    return tuple(asked.rows("imports/plan_classes", PlannedClass, load_id=load_id))


def codes(asked: Asked, load_id: int, board: str) -> tuple[PlannedCode, ...]:
    return tuple(asked.rows("imports/plan_codes", PlannedCode, load_id=load_id, board=board))


def other_sources(asked: Asked, load_id: int) -> tuple[OtherSource, ...]:
    return tuple(asked.rows("imports/other_sources", OtherSource, load_id=load_id))


def repeated_rows(asked: Asked, load_id: int) -> int:
    [found] = asked.rows("imports/plan_duplicates", _RepeatedRows, load_id=load_id)
    return found.repeated_rows


def other_periods(periods: Sequence[PlannedPeriod], reading: Reading) -> list[Problem]:
    """A period that was said and that the file's own periods contradict."""
    own = sorted({part.period for part in periods if part.period})
    if not own or reading.period is None or reading.period in own:
        return []
    span = str(own[0]) if len(own) == 1 else f"{own[0]}–{own[-1]}"
    return [
        Problem(
            "",
            0,
            "",
            f"Filen gäller {span}, inte {reading.period} som är angivet. Kontrollera att det är "
            "rätt fil, eller ange ingen period.",
        )
    ]
