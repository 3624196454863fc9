"""What a board's earlier loads tell about the next file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lagesbild.access import Change, Reader
from lagesbild.boards import Board
from lagesbild.ingest.reading import Sign
from lagesbild.ingest.recognise import Known


@dataclass(frozen=True)
class _KnownCode:
    field: str
    code: str
    name: str | None


@dataclass(frozen=True)
class _KnownSize:
    annual_cost: Decimal | None
    annual_budget: Decimal | None


@dataclass(frozen=True)
class _KnownSign:
    sign: str


@dataclass(frozen=True)
class _UnitName:
    name: str
    code: str


def unit_codes(change: Change, board: str) -> dict[str, str]:
    """The code of each unit whose name only one code has, by its name in lower case."""
    return {
        unit.name.casefold(): unit.code
        for unit in change.rows("imports/unit_names", _UnitName, board=board)
    }


def known_to(reader: Reader, board: Board) -> Known:
    """The codes, names and size of a board, to recognise its next file by."""
    found = reader.rows("imports/known_codes", _KnownCode, board=board.id)
    [size] = reader.rows("imports/known_size", _KnownSize, board=board.id)
    return Known(
        cost_centres=frozenset(row.code for row in found if row.field != "account"),
        used_cost_centres=frozenset(row.code for row in found if row.field == "cost_centre"),
        unit_names=frozenset(
            row.name.casefold() for row in found if row.field == "unit" and row.name
        ),
        accounts=frozenset(row.code for row in found if row.field == "account"),
        annual_cost=_positive(size.annual_cost),
        annual_budget=_positive(size.annual_budget),
        budget_signs=frozenset(
            Sign(row.sign)
            for row in reader.rows("imports/known_budget_signs", _KnownSign, board=board.id)
        ),
    )


def _positive(amount: Decimal | None) -> Decimal | None:
    return amount if amount is not None and amount > 0 else None
