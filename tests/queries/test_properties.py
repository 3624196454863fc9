"""What holds for any ledgers, balances and budgets, in any order of commit, undo and redo.

Loads are made and moved by the program's own commands and by lagesbild.ingest.load; figures are
asked for as the page *Ekonomi* does.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import economy
from lagesbild.access import Change, Role, Store, Viewer, queries_in
from lagesbild.board_limits import (
    ClockLimits,
    ControlLimits,
    EscalationLimits,
    GoalLimits,
    PriorityLimits,
    ProviderLimits,
    QualityLimits,
    RiskLimits,
    limits_of,
)
from lagesbild.boards import load_boards
from lagesbild.economy import (
    KINDS_OF,
    BoardTableRow,
    Level,
    MonthRow,
    OrganisedAs,
    Part,
    ReceiptLoad,
    View,
    VoucherRow,
    table_parameters,
)
from lagesbild.ingest.load import commit, discard, undo
from lagesbild.periods import FiscalYear, Period
from lagesbild.step_activities import activities_of
from lagesbild.store import Cursor, Database

NOW = datetime(2024, 1, 1)  # noqa: DTZ001  # as the store has it
DATA = Path(__file__).parents[2] / "data"
[BOARD, *_] = load_boards(DATA / "boards").values()
AUTHOR = Viewer("controller", Role.CONTROLLER, frozenset({BOARD.id}))

ACCOUNT_GROUPS = {
    "prefix": ["1", "3", "5", "6", "60"],
    "account_group": ["Tillgångar", "Intäkter", "Personal", "Övrigt", "Lokaler"],
    "section": ["Balansräkning", "Intäkter", "Kostnader", "Kostnader", "Kostnader"],
    "position": [900, 100, 210, 250, 240],
    "private_texts": ["", "", "yes", "", ""],
}
ORGANISATION = [
    # code, level, parent, valid from, valid to: C1 moves, C2 closes, C3 opens within a month
    ("D1", "department", None, None, None),
    ("D2", "department", None, None, None),
    ("U1", "unit", "D1", None, None),
    ("C1", "cost_centre", "U1", None, date(2022, 12, 31)),
    ("C1", "cost_centre", "D2", date(2023, 1, 1), None),
    ("C2", "cost_centre", "U1", None, date(2023, 2, 28)),
    ("C3", "cost_centre", "D2", date(2023, 2, 15), None),
]
COST_CENTRES = [None, "", "-", "C1", "C2", "C3", "D1", "U1", "9'%_?å"]
ACCOUNTS = [None, "", "1510", "3010", "5010", "6010", "9999", 'å"--1']
PERIODS = [202212, 202213, 202301, 202302, 202303, 202307, 202312, 202313]
KINDS = ("ledger", "balances", "budget", "adopted_forecast")


@dataclass(frozen=True)
class Row:
    """An amount of an export, in whole öre."""

    kind: str
    basis: str
    period: int
    cost_centre: str | None
    account: str | None
    ore: int


@dataclass(frozen=True)
class File:
    """What one load holds."""

    source: str
    sign: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class History:
    """Some files, and which of them something happens to, in order."""

    first_month: int
    files: tuple[File, ...]
    wishes: tuple[tuple[int, bool], ...]
    """A file's place and, while it is a trial, whether it is committed rather than given up."""


def rows(kinds: tuple[str, ...], first_month: int) -> st.SearchStrategy[Row]:
    ways = [(kind, "month") for kind in kinds]
    ways += [(kind, "accumulated") for kind in kinds if kind in ("balances", "budget")]
    spans = st.tuples(st.sampled_from(ways), st.sampled_from(PERIODS))
    if "budget" in kinds:
        years = [Period(year, first_month).plus_months(11).code for year in (2022, 2023)]
        spans |= st.tuples(st.just(("budget", "year")), st.sampled_from(years))
    return st.builds(
        lambda span, *rest: Row(*span[0], span[1], *rest),
        spans,
        st.sampled_from(COST_CENTRES),
        st.sampled_from(ACCOUNTS),
        st.integers(-(10**9), 10**9),
    )


def histories(kinds: tuple[str, ...] = KINDS) -> st.SearchStrategy[History]:
    return st.sampled_from([1, 7]).flatmap(lambda month: _histories(kinds, month))


def _histories(kinds: tuple[str, ...], first_month: int) -> st.SearchStrategy[History]:
    files = st.builds(
        File,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["ledger", "reversed"]),
        st.lists(rows(kinds, first_month), min_size=1, max_size=6).map(tuple),
    )
    wishes = st.tuples(st.integers(0, 3), st.integers(0, 5).map(bool))
    return st.builds(
        History,
        st.just(first_month),
        st.lists(files, min_size=1, max_size=4).map(tuple),
        st.lists(wishes, min_size=1, max_size=5).map(tuple),
    )


class Told:
    """A store in which a history is told, one wish at a time."""

    def __init__(self, cursor: Cursor, history: History) -> None:
        self.cursor = cursor
        self.change = Change(cursor, AUTHOR, NOW)
        self.history = history
        self.board = replace(BOARD, first_month=history.first_month)
        self.states: dict[int, str] = {}
        self._describe()
        for load_id, file in enumerate(history.files, start=1):
            self._try(load_id, file)

    def live_in_order(self) -> list[int]:
        """The loads that count, in the order of their first commitment."""
        ordered = self.cursor._connection.execute(
            "select load_id from raw.load_events where event = 'committed' "
            "group by load_id order by min(event_id)"
        ).fetchall()
        return [load_id for (load_id,) in ordered if self.states.get(load_id) == "committed"]

    def happen(self, wish: tuple[int, bool]) -> None:
        """Commit or give up a trial, undo what counts, redo what was undone."""
        load_id = wish[0] % len(self.history.files) + 1
        state = self.states[load_id]
        if state == "discarded":
            return
        if state == "committed":
            undo(self.change, load_id)
            self.states[load_id] = "undone"
        elif state == "trial" and not wish[1]:
            discard(self.change, load_id)
            self.states[load_id] = "discarded"
        else:
            commit(self.change, load_id)
            self.states[load_id] = "committed"

    def figures(self) -> dict[str, Counter[tuple[Any, ...]]]:
        """Everything that pages read, to compare before with after."""
        return {
            table: Counter(self.cursor._connection.execute(f"from {table}").fetchall())
            for table in ("marts.cube", "marts.positions")
        }

    def year_of(self, period: int) -> int:
        """The first period of the fiscal year of a period."""
        return FiscalYear.holding(Period.of(period), self.board.first_month).first.code

    def view(self, period: int, organised_as: OrganisedAs = OrganisedAs.TODAY) -> View:
        return View(self.board, Period.of(period), organised_as)

    def table(self, view: View, level: Level, part: Part = Part()) -> list[BoardTableRow]:  # noqa: B008
        asked = table_parameters(view, level, part)
        return self.cursor.rows("economy/board_table", BoardTableRow, **asked)

    def rows_behind(self, view: View, value_type: str, part: Part) -> list[VoucherRow]:
        return self.cursor.rows(
            "economy/voucher_rows",
            VoucherRow,
            board=self.board.id,
            value_type=value_type,
            first_period=view.year.first.code,
            last_period=view.period.code,
            organised_on=view.organised_on,
            search=None,
            most=10_000,
            skip=0,
            **part.as_parameters(),
        )

    def _describe(self) -> None:
        with self.cursor.offering(account_groups=pa.table(ACCOUNT_GROUPS)):
            self.cursor.run("commands/insert_account_groups")
        described = {
            "board": [self.board.id],
            "name": [""],
            "municipality": [""],
            "first_month": [self.board.first_month],
            "watch_share": [Decimal("0.01")],
            "alarm_share": [Decimal("0.02")],
            "small_number": [5],
            "limits": [vars(limits_of(self.board, QualityLimits))],
            "goals": [vars(limits_of(self.board, GoalLimits))],
            "risk": [vars(limits_of(self.board, RiskLimits))],
            "clocks": [vars(limits_of(self.board, ClockLimits))],
            "control": [vars(limits_of(self.board, ControlLimits))],
            "providers": [json.dumps(vars(limits_of(self.board, ProviderLimits)), default=str)],
            "priorities": [json.dumps(vars(limits_of(self.board, PriorityLimits)), default=str)],
            "escalation": [json.dumps(vars(limits_of(self.board, EscalationLimits)), default=str)],
            "period_steps": [json.dumps([vars(each) for each in activities_of(self.board)])],
        }
        with self.cursor.offering(boards=pa.table(described)):
            self.cursor.run("commands/insert_boards")
        self._note(100, "organisation")
        columns = zip(*ORGANISATION, strict=True)
        names = ("code", "level", "parent_code", "valid_from", "valid_to")
        codes = dict(zip(names, (list(column) for column in columns), strict=True))
        size = len(ORGANISATION)
        known = pa.table(
            {
                **codes,
                "name": [f"Namn {code}" for code in codes["code"]],
                "sheet": pa.nulls(size, pa.string()),
                "row_number": list(range(size)),
            }
        )
        with self.cursor.offering(organisation=known):
            self.change.run("commands/insert_organisation", load_id=100, board=self.board.id)
        self.change.run("commands/insert_coverage", load_id=100, source="organisation")
        commit(self.change, 100)

    def _try(self, load_id: int, file: File) -> None:
        self._note(load_id, file.source)
        with self.cursor.offering(amounts=as_incoming(file.rows)):
            stored = self.change.run(
                "commands/insert_amounts", load_id=load_id, board=self.board.id, sign=file.sign
            )
        assert stored == len(file.rows)
        self.change.run("commands/insert_coverage", load_id=load_id, source=file.source)
        self.states[load_id] = "trial"

    def _note(self, load_id: int, source: str) -> None:
        self.change.run(
            "commands/insert_load",
            load_id=load_id,
            board=self.board.id,
            source=source,
            file_name=f"fil {load_id}",
            file_sha256="",
            file_bytes=0,
            file_form="",
            profile="",
            reading="{}",
            control="{}",
        )
        self.change.run("commands/insert_load_event", load_id=load_id, event="trial")


def as_incoming(held: tuple[Row, ...]) -> pa.Table:
    """The Arrow table that an import offers."""
    texts = pa.nulls(len(held), pa.string())
    days = pa.nulls(len(held), pa.date32())
    unused = dict.fromkeys(
        (
            "sheet", "column_name", "activity_code", "counterparty", "project", "activity",
            "object", "voucher", "description", "reason", "version", "amount_text", "period_text",
        ),
        texts,
    )  # fmt: skip
    amounts = [Decimal(row.ore).scaleb(-2) for row in held]
    return pa.table(
        {
            **unused,
            "booked_on": days,
            "decided_on": days,
            "row_number": list(range(1, len(held) + 1)),
            "kind": [row.kind for row in held],
            "basis": [row.basis for row in held],
            "period": [row.period for row in held],
            "cost_centre": pa.array([row.cost_centre for row in held], pa.string()),
            "account": pa.array([row.account for row in held], pa.string()),
            "amount": pa.array(amounts, pa.decimal128(18, 2)),
        }
    )


@contextmanager
def telling(database: Database, history: History) -> Iterator[Told]:
    """A store for one history; all of it is rolled back."""
    with database.reading() as cursor:
        cursor.begin()
        yield Told(cursor, history)
        cursor.rollback()


def few(examples: int = 8) -> settings:
    """Planning a query takes longer than any amounts here: a few stores a run, others each time."""
    return settings(max_examples=examples, deadline=None)


@few()
@given(history=histories())
def test_a_cube_kept_step_by_step_is_the_cube_filled_at_once(migrated_database, history):
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
            whole = told.cursor._connection.execute("from marts.monthly_amounts").fetchall()
            assert told.figures()["marts.cube"] == Counter(whole)
        for check in queries_in("checks"):
            assert not told.cursor.records(check.name)[1], check.name


@few(6)
@given(history=histories())
def test_undoing_and_redoing_restores_every_figure_exactly(migrated_database, history):
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        for load_id, state in list(told.states.items()):
            if state == "discarded":
                continue
            before = told.figures()
            told.happen((load_id - 1, True))
            between = told.figures()
            told.happen((load_id - 1, True))
            if state == "trial":  # its first commitment has given it a place in the order
                told.happen((load_id - 1, True))
                assert told.figures() == between
            else:
                assert told.figures() == before


@few(4)
@given(history=histories())
def test_the_parts_of_every_level_sum_to_the_same_total(migrated_database, history):
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        in_result = told.cursor._connection.execute(
            "select value_type, period, amount from marts.positions "
            "where account is null or not starts_with(account, '1')"
        ).fetchall()
        for organised_as in OrganisedAs:
            view = told.view(202312, organised_as)
            tables = {level: told.table(view, level) for level in Level}
            assert len({figures(table[-1]) for table in tables.values()}) == 1, organised_as
            for level, table in tables.items():
                assert added(table, "part") == added(table, "total")
                if level in (Level.ACCOUNT_GROUP, Level.ACCOUNT):
                    assert added(table, "section") == added(table, "total")
            assert tables[Level.UNIT][-1].actual_ytd == sum_or_none(
                amount
                for value_type, period, amount in in_result
                if value_type == "actual" and view.year.first.code <= period <= 202313
            )


@few(6)
@given(
    history=histories(),
    organised_as=st.sampled_from(OrganisedAs),
    level=st.sampled_from(Level),
    value_type=st.sampled_from(["actual", "budget", "adopted_forecast"]),
)
def test_the_rows_behind_a_figure_sum_to_it(
    migrated_database, history, organised_as, level, value_type
):
    column = {"actual": "actual_ytd", "budget": "budget_ytd"}.get(value_type, value_type)
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        view = told.view(202312, organised_as)
        grounds = rests_on(told, view, value_type)
        for row in told.table(view, level):
            if row.row_kind == "section":
                continue
            part = Part() if row.key is None else Part().narrowed(level, row.key)
            figure = getattr(row, column)
            behind = told.rows_behind(view, value_type, part)
            assert sum_or_none(voucher.amount for voucher in behind) == figure
            assert {voucher.total for voucher in behind} == ({figure} - {None})
            assert {voucher.load_id for voucher in behind} <= grounds


@few()
@given(history=histories())
def test_the_months_sum_to_the_year(migrated_database, history):
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        view = told.view(Period(2023, 12 if told.board.first_month == 1 else 6).code)
        months = told.cursor.rows(
            "economy/months", MonthRow, **view.year_parameters(), **Part().as_parameters()
        )
        total = told.table(view, Level.DEPARTMENT)[-1]
        assert [month.period for month in months] == [month.code for month in view.year.months]
        assert sum_or_none(month.actual for month in months) == total.actual_ytd
        assert sum_or_none(month.budget for month in months) == total.budget_year
        assert months[-1].actual == total.actual_month
        assert sum_or_none(month.previous_year for month in months) == total.previous_year_ytd


def test_a_board_without_figures_is_answered_with_nothing(database):
    store = Store(database)
    store.describe([BOARD], DATA / "reference" / "account_groups.csv")
    reader = store.reader(AUTHOR)
    view = View(BOARD, Period(2023, 3))
    assert economy.loaded_periods(reader, BOARD.id) == []
    assert [month.actual for month in economy.months(reader, view)] == [None] * 12
    assert economy.voucher_rows(reader, view, Part(department="?")) == []
    assert economy.receipt_loads(reader, BOARD.id, "actual", 202301, 202313) == []
    assert set(vars(economy.part_names(reader, view, Part(department="D1"))).values()) == {None}
    [total] = economy.board_table(reader, view, Level.DEPARTMENT)
    assert (total.row_kind, total.actual_ytd, total.status) == ("total", None, "not_assessed")


@few()
@given(history=histories(("balances", "budget", "adopted_forecast")))
def test_a_year_is_what_its_last_amounts_say(migrated_database, history):
    """Worked out apart from the SQL, from which load counts for a source's month."""
    with telling(migrated_database, history) as told:
        for wish in history.wishes:
            told.happen(wish)
        expected = Counter()
        for (kind, _, _), by_period in counting(told).items():
            for row in last_said(kind, by_period):
                value_type = "actual" if kind == "balances" else kind
                expected[value_type, row.cost_centre, row.account] += row.ore
        found = Counter()
        for value_type, cost_centre, account, amount in told.cursor._connection.execute(
            "select value_type, cost_centre, account, amount from marts.positions"
        ).fetchall():
            found[value_type, cost_centre, account] += int(amount.scaleb(2))
        assert {key: ore for key, ore in found.items() if ore} == {
            key: ore for key, ore in expected.items() if ore
        }


@dataclass(frozen=True)
class Said:
    """The rows of the load that counts for a period, costs below zero."""

    rows: tuple[Row, ...]
    with_year: bool
    """Whether the load also has a budget for that whole year."""

    @property
    def holds_all(self) -> bool:
        return not self.with_year and all(row.basis == "accumulated" for row in self.rows)


Counting = dict[tuple[str, str, int], dict[int, Said]]


def counting(told: Told) -> Counting:
    """What each kind, source and fiscal year has in each period."""
    holder = {
        (row.kind, told.history.files[load_id - 1].source, period): load_id
        for load_id in told.live_in_order()
        for row in told.history.files[load_id - 1].rows
        for period, _ in stands_in(row)
    }
    found: Counting = {}
    for (kind, source, period), load_id in holder.items():
        file = told.history.files[load_id - 1]
        turned = -1 if file.sign == "ledger" else 1
        own = [row for row in file.rows if row.kind == kind]
        held = tuple(
            replace(row, ore=turned * ore)
            for row in own
            for place, ore in stands_in(row)
            if place == period
        )
        year = told.year_of(period)
        with_year = any(row.basis == "year" and told.year_of(row.period) == year for row in own)
        found.setdefault((kind, source, year), {})[period] = Said(held, with_year)
    return found


def stands_in(row: Row) -> list[tuple[int, int]]:
    """The periods of a row with its öre in each: twelve for a yearly budget."""
    if row.basis != "year":
        return [(row.period, row.ore)]
    last = Period.of(row.period)
    months = [last.plus_months(step - 11).code for step in range(12)]
    until = [abs(row.ore) * step // 12 * (1 if row.ore > 0 else -1) for step in range(13)]
    return [(month, until[step + 1] - until[step]) for step, month in enumerate(months)]


def last_said(kind: str, by_period: dict[int, Said]) -> list[Row]:
    """What a source says of a year: its last accumulated amounts, and months they do not hold."""
    if kind not in ("balances", "budget"):
        return [row for said in by_period.values() for row in said.rows]
    accumulated = [
        period
        for period, said in by_period.items()
        if any(row.basis == "accumulated" for row in said.rows)
    ]
    last = max(accumulated, default=0)
    held_until = max((period for period in accumulated if by_period[period].holds_all), default=0)
    return [
        row
        for period, said in by_period.items()
        for row in said.rows
        if (period == last if row.basis == "accumulated" else period > held_until)
    ]


def figures(row: BoardTableRow) -> tuple[Any, ...]:
    """The amounts of a row of the board table."""
    return tuple(
        value for name, value in vars(row).items() if isinstance(value, Decimal) or value is None
        if name not in ("key", "name", "section")
    )  # fmt: skip


def added(table: list[BoardTableRow], row_kind: str) -> dict[str, Decimal]:
    """The amounts of the rows of a kind, summed; what is nowhere given is zero."""
    return {
        name: sum((getattr(row, name) or Decimal(0) for row in table if row.row_kind == row_kind),
                  Decimal(0))
        for name in ("actual_month", "budget_month", "variance_month", "actual_ytd", "budget_ytd",
                     "variance_ytd", "previous_year_ytd", "budget_year", "adopted_forecast",
                     "previous_adopted_forecast")
    }  # fmt: skip


def sum_or_none(amounts: Iterator[Decimal | None]) -> Decimal | None:
    given_amounts = [amount for amount in amounts if amount is not None]
    return sum(given_amounts, Decimal(0)) if given_amounts else None


def rests_on(told: Told, view: View, value_type: str) -> set[int]:
    """The loads that a receipt names."""
    named = told.cursor.rows(
        "economy/receipt_loads",
        ReceiptLoad,
        board=told.board.id,
        kinds=list(KINDS_OF[value_type]),
        first_period=view.year.first.code,
        last_period=view.period.code,
    )
    return {load.load_id for load in named}
