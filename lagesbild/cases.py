"""People with a case going on: how many, where and of which kind, at the end of a month.

Somebody with several cases counts once in each figure. A count that would let somebody be made out
is not told to those who may not see small numbers; nor is any that would give it away (N11).
"""

from __future__ import annotations

from dataclasses import dataclass

from lagesbild.access import Reader
from lagesbild.economy import ReceiptLoad
from lagesbild.periods import Period


@dataclass(frozen=True)
class Node:
    """A department, a unit of one, or the whole board where neither is given."""

    department: str | None = None
    unit: str | None = None

    def below(self, key: str) -> Node:
        """The part of this node with a code."""
        return Node(key) if self.department is None else Node(self.department, key)

    @property
    def has_parts(self) -> bool:
        return self.unit is None

    def as_parameters(self) -> dict[str, str | None]:
        return {"department": self.department, "unit": self.unit}


WHOLE_BOARD = Node()


@dataclass(frozen=True)
class PeopleOfType:
    """People of a part ("part"), or of the node itself ("total"), with cases of a type.

    `case_type` is None for all types; `people` is None when it is suppressed. `change` is against
    the month before, None unless both are told.
    """

    row_kind: str
    key: str | None
    name: str | None
    case_type: str | None
    people: int | None
    suppressed: bool
    change: int | None


@dataclass(frozen=True)
class PeopleOfMonth:
    """People of a node at the end of a month; `people` is None when it is suppressed."""

    period: int
    people: int | None
    suppressed: bool
    change: int | None
    previous_year: int | None


@dataclass(frozen=True)
class _LoadedMonth:
    period: int


def loaded_months(reader: Reader, board: str) -> list[Period]:
    """The months that have counts, latest first."""
    rows = reader.rows("cases/loaded_months", _LoadedMonth, board=board)
    return [Period.of(row.period) for row in rows]


def shown_month(months: list[Period], chosen: Period) -> Period:
    """The chosen month, or the latest before it that has counts; else the earliest that has."""
    return max((month for month in months if month <= chosen), default=min(months))


def people_by_type(
    reader: Reader, board: str, month: Period, node: Node = WHOLE_BOARD
) -> list[PeopleOfType]:
    """The parts of a node by case type, most people first, then the node itself."""
    return reader.rows("cases/people_by_type", PeopleOfType, **parameters(board, month, node))


def parameters(board: str, month: Period, node: Node = WHOLE_BOARD) -> dict[str, object]:
    """What cases/people_by_type is asked with; a download's receipt shows it."""
    return {
        "board": board,
        "period": month.code,
        "previous": month.plus_months(-1).code,
        **node.as_parameters(),
    }


def months(
    reader: Reader,
    board: str,
    last: Period,
    node: Node = WHOLE_BOARD,
    case_type: str | None = None,
    *,
    count: int = 13,
) -> list[PeopleOfMonth]:
    """The last `count` months up to one, those that have counts; the same month last year too."""
    return reader.rows(
        "cases/months",
        PeopleOfMonth,
        board=board,
        first_period=last.plus_months(1 - count).code,
        last_period=last.code,
        case_type=case_type,
        **node.as_parameters(),
    )


def receipt_loads(reader: Reader, board: str, first: int, last: int) -> list[ReceiptLoad]:
    """The loads that counts of a span of months rest on (N1)."""
    return reader.rows(
        "economy/receipt_loads",
        ReceiptLoad,
        board=board,
        kinds=["cases"],
        first_period=first,
        last_period=last,
    )
