"""How a file is read: every choice between its cells and typed rows, in one value.

`recognise` proposes a Reading from the file, a Profile pins parts of one for a sender, a user may
change any of it, and the load keeps the one that was used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from lagesbild.ingest import records
from lagesbild.ingest.records import RecordKind
from lagesbild.ingest.table import Evidence


class Kind(Enum):
    """What a table tells about. The label is what users see.

    Beside those that the program knows by name there is one for each kind of record.
    """

    _ignore_ = "members each"

    LEDGER = "ledger"
    BALANCES = "balances"
    BUDGET = "budget"
    ADOPTED_FORECAST = "adopted_forecast"
    ORGANISATION = "organisation"
    ACCOUNTS = "accounts"
    CASES = "cases"

    members = vars()
    for each in records.KINDS:
        members[each.upper()] = each

    @property
    def label(self) -> str:
        if self.record is not None:
            return self.record.label
        return {
            "ledger": "huvudbok (verifikationsrader)",
            "balances": "saldon per månad",
            "budget": "budget",
            "adopted_forecast": "fastställd prognos",
            "organisation": "organisation",
            "accounts": "kontoplan",
            "cases": "ärenden",
        }[self.value]

    @property
    def record(self) -> RecordKind | None:
        """How its rows are described, where it is a kind of record."""
        return records.KINDS.get(self.value)

    @property
    def has_amounts(self) -> bool:
        """Whether its rows are amounts on a code string."""
        return self.record is None and self not in (Kind.ORGANISATION, Kind.ACCOUNTS, Kind.CASES)

    @property
    def is_of_persons(self) -> bool:
        """Whether each of its rows is about somebody (I6)."""
        return self is Kind.CASES or (self.record is not None and self.record.person is not None)


class Field(Enum):
    """What a column may hold beside amounts. The value is the column's name in the store.

    Beside those that the program knows by name there are the fields of the kinds of record.
    YEAR stands beside months, or alone; VALUE_TYPE says what the row's amounts are. Neither is
    stored: they end up in the period and the kind.
    """

    _ignore_ = "members each"

    PERIOD = "period"
    YEAR = "year"
    VALUE_TYPE = "value_type"
    BOOKED_ON = "booked_on"
    COST_CENTRE = "cost_centre"
    ACCOUNT = "account"
    ACTIVITY_CODE = "activity_code"
    COUNTERPARTY = "counterparty"
    PROJECT = "project"
    ACTIVITY = "activity"
    OBJECT = "object"
    VOUCHER = "voucher"
    DESCRIPTION = "description"
    REASON = "reason"
    VERSION = "version"
    DECIDED_ON = "decided_on"
    COST_CENTRE_NAME = "cost_centre_name"
    ACCOUNT_NAME = "account_name"
    # organisation and account plan
    CODE = "code"
    NAME = "name"
    LEVEL = "level"
    PARENT_CODE = "parent_code"
    ACCOUNT_GROUP = "account_group"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    # cases
    PERSON = "person"
    CASE_TYPE = "case_type"
    STARTED_ON = "started_on"
    ENDED_ON = "ended_on"

    members = vars()
    for each in records.LABELS:
        if each.upper() not in members:
            members[each.upper()] = each


CODE_FIELDS = (
    Field.COST_CENTRE,
    Field.ACCOUNT,
    Field.ACTIVITY_CODE,
    Field.COUNTERPARTY,
    Field.PROJECT,
    Field.ACTIVITY,
    Field.OBJECT,
)
"""The code string: what an amount is booked on."""


class Basis(Enum):
    """What span an amount is for."""

    MONTH = "month"
    ACCUMULATED = "accumulated"
    YEAR = "year"


class Sign(Enum):
    """Which way round the amounts stand in the file."""

    LEDGER = "ledger"  # costs and debit positive, income negative
    REVERSED = "reversed"  # income positive, costs negative


class ShownUnit(Enum):
    """The unit of the amounts in the file."""

    KR = "kr"
    TKR = "tkr"
    MNKR = "mnkr"


@dataclass(frozen=True)
class AmountColumn:
    """A column of amounts.

    `period` (202310) is what its header says, or a month (10) of the year that each row says;
    None: each row says its period. `negated`: credit, which stands beside debit.
    """

    column: str
    kind: Kind
    basis: Basis
    period: int | None = None
    negated: bool = False


@dataclass(frozen=True)
class SpreadColumn:
    """A column of records for one period: 202310, 202300 (a year), or 10 beside a year column."""

    column: str
    period: int


@dataclass(frozen=True)
class RowsWith:
    """The rows that have one of some texts in a column ("Budget" under "Typ")."""

    column: str
    texts: frozenset[str]


@dataclass(frozen=True)
class Question:
    """Something only the sender can say. Until it is answered the file is refused.

    `about` is the name of a choice: "kind", "period", "unit", "sign", "basis", "decimal",
    "header" or a Field's value. `choices` are (value, Swedish label); empty: free text.
    """

    about: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class TableReading:
    """How one table is read. Columns are letters, rows are physical numbers."""

    sheet: str
    kind: Kind
    header_rows: tuple[int, int]
    first_row: int
    last_row: int
    fields: Mapping[Field, str]
    amounts: tuple[AmountColumn, ...] = ()
    rows_with: RowsWith | None = None
    """The only rows that are read: a table whose rows say what they are has several readings."""
    filled_down: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    """Codes that stand on the first row of their block alone, and the rows that end a block."""
    code_and_name: frozenset[Field] = frozenset()
    """Fields whose cells hold "30013 Namn" or "30 - Namn": the code is split off."""
    constants: Mapping[Field, str] = field(default_factory=dict)
    total_rows: tuple[int, ...] = ()
    """Rows that sum others ("Summa …"): held against the rows, never stored."""
    blank_rows: tuple[int, ...] = ()
    """Rows that hold no amount by meaning: headings inside the table, empty rows, footnotes."""
    ignored_columns: tuple[str, ...] = ()
    spread: tuple[SpreadColumn, ...] = ()
    """The columns of the field that its kind of record spreads over periods."""
    units: Mapping[Field, ShownUnit] = field(default_factory=dict)
    """The unit of each amount of a record; the file's own is that of amounts on a code string."""


@dataclass(frozen=True)
class Reading:
    """How a file is read. `source` names the sender: a new load replaces its months only.

    `version` is the decision of a budget that adds to the one already decided ("Ramjustering
    2023-06-12"); `doubts` are what has to be confirmed before the file may count.
    """

    source: str
    profile: str
    tables: tuple[TableReading, ...]
    unit: ShownUnit = ShownUnit.KR
    sign: Sign = Sign.LEDGER
    decimal: str = ","
    period: int | None = None
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    version: str = ""

    @property
    def counted_as(self) -> str:
        """The source that the load is kept under: a later budget decision counts beside the first.

        The macro staging.sender_of takes the sender out of it again.
        """
        return f"{self.source} · {self.version}" if self.version else self.source
