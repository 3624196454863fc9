"""The code plan: organisation and accounts over time, and what they do not know (N18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lagesbild.access import Reader
from lagesbild.economy import View


@dataclass(frozen=True)
class OrganisationRow:
    """A code and the time it holds. Amounts in SEK, costs negative."""

    code: str
    name: str
    level: str
    department_name: str | None
    unit_name: str | None
    valid_from: date | None
    valid_to: date | None
    is_valid: bool
    actual_ytd: Decimal | None


@dataclass(frozen=True)
class AccountRow:
    """An account with its group; without `in_plan` only figures know it."""

    account: str
    name: str | None
    account_group: str | None
    section: str | None
    in_plan: bool
    valid_from: date | None
    valid_to: date | None
    actual_ytd: Decimal | None


@dataclass(frozen=True)
class UnmappedRow:
    """A code that figures use and no plan knows. `reason`: unknown, not_valid or no_group."""

    field: str
    code: str
    reason: str
    first_period: int
    last_period: int
    actual_ytd: Decimal


def organisation(reader: Reader, view: View) -> Sequence[OrganisationRow]:
    """The organisation by department and unit, with what each code has cost this year."""
    return reader.rows("codes/organisation", OrganisationRow, **_parameters(view))


def accounts(reader: Reader, view: View) -> Sequence[AccountRow]:
    """The accounts in order, those of the plan and those that only figures know."""
    return reader.rows("codes/accounts", AccountRow, **_parameters(view))


def unmapped(reader: Reader, view: View) -> Sequence[UnmappedRow]:
    """Codes of the year's figures that no plan knows: in sight, with their sums, never dropped."""
    return reader.rows("codes/unmapped", UnmappedRow, **_parameters(view))


def _parameters(view: View) -> dict[str, object]:
    return {
        "board": view.board.id,
        "on_day": view.period.last_day,
        "year_start": view.year.first.code,
        "period": view.period.code,
    }
