"""Trial, plan, commit, undo: all of a file or nothing, and what counts follows exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild import loads
from lagesbild.ingest import intake, load
from lagesbild.ingest.load import LoadChanged
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.reading import ShownUnit
from lagesbild.ingest.recognise import Given
from tests.ingest.desks import desk_in
from tests.loading import BOARD, Desk

HEADER = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
TABLES = ("amounts", "organisation", "accounts", "coverage", "control_totals")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk
        assert desk.checks_pass()


def ledger(**months: int) -> str:
    """A ledger with one cost in each month: ledger(m202601=100)."""
    rows = (
        f"{name[1:]};1101;5021;V{amount};{name[1:5]}-{name[5:]}-10;Lön;{amount},00\n"
        for name, amount in months.items()
    )
    return HEADER + "".join(rows)


def try_out(desk: Desk, name: str, content: str, given: Given | None = None) -> Plan:
    """A kept trial, as the page makes one."""
    path = desk.file(name, content)
    upload, file = intake.read_upload(path, name, desk.settings)
    reader = desk.store.reader(desk.person)
    prepared = intake.understand(upload, file, reader, desk.boards[BOARD], desk.settings,
                                 given or Given())  # fmt: skip
    return load.try_out(desk.store, desk.person, BOARD, upload, file, prepared.reading)


def commit(desk: Desk, plan: Plan) -> None:
    with desk.store.change(desk.person) as change:
        load.commit_as_planned(change, plan.load_id)


def discard(desk: Desk, load_id: int) -> None:
    with desk.store.change(desk.person) as change:
        load.discard(change, load_id)


def row_counts(desk: Desk, load_id: int) -> dict[str, int]:
    connection = desk.store._database._connection
    counts = {
        table: connection.execute(
            f"select count(*) from raw.{table} where load_id = ?", [load_id]
        ).fetchone()[0]
        for table in TABLES
    }
    return {table: count for table, count in counts.items() if count}


def test_a_trial_counts_nowhere_until_it_is_committed(desk: Desk) -> None:
    plan = try_out(desk, "januari.csv", ledger(m202601=100))
    assert (plan.row_count, plan.problems) == (1, ())
    assert desk.actual() == {}
    assert [row.state for row in loads.history(desk.store.reader(desk.person), BOARD)] == ["trial"]
    commit(desk, plan)
    assert desk.actual() == {202601: -100}
    assert desk.events() == [(1, "trial"), (1, "committed")]


def test_a_new_load_of_a_month_takes_the_place_of_that_month_only(desk: Desk) -> None:
    desk.loaded("kvartal.csv", ledger(m202601=100, m202602=200, m202603=300))
    plan = try_out(desk, "februari.csv", ledger(m202602=250))
    [period] = plan.periods
    assert (period.previous_load_id, period.previous_amount) == (1, 200)
    assert (period.amount, period.difference) == (250, 50)
    commit(desk, plan)
    assert desk.actual() == {202601: -100, 202602: -250, 202603: -300}
    states = {row.load_id: row.state
              for row in loads.history(desk.store.reader(desk.person), BOARD)}  # fmt: skip
    assert states == {1: "partly_replaced", 2: "live"}


def test_another_sender_takes_no_ones_place(desk: Desk) -> None:
    desk.loaded("a.csv", ledger(m202601=100))
    plan = try_out(desk, "b.csv", ledger(m202601=7), Given(source="lönesystem"))
    assert [(one.kind, one.source) for one in plan.other_sources] == [("ledger", "ekonomisystem")]
    commit(desk, plan)
    assert desk.actual() == {202601: -107}


def test_undoing_and_redoing_in_any_order_gives_what_the_remaining_loads_say(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.loaded(f"{number}.csv", ledger(m202601=number))
    desk.undo(2)
    assert desk.actual() == {202601: -3}
    desk.undo(3)
    assert desk.actual() == {202601: -1}
    desk.redo(2)
    assert desk.actual() == {202601: -2}
    desk.redo(3)
    assert desk.actual() == {202601: -3}  # as before, not the one that was redone last
    desk.undo(3)
    desk.undo(2)
    desk.undo(1)
    assert desk.actual() == {}
    desk.redo(1)
    assert desk.actual() == {202601: -1}


def test_giving_up_a_trial_removes_its_rows_and_keeps_that_it_was(desk: Desk) -> None:
    plan = try_out(desk, "januari.csv", ledger(m202601=100))
    assert row_counts(desk, plan.load_id) == {"amounts": 1, "coverage": 1}
    discard(desk, plan.load_id)
    assert row_counts(desk, plan.load_id) == {}
    assert desk.events() == [(1, "trial"), (1, "discarded")]
    [row] = loads.history(desk.store.reader(desk.person), BOARD)
    assert (row.state, row.file_name, row.row_count) == ("discarded", "januari.csv", None)


def test_trials_that_nobody_has_open_are_given_up(desk: Desk) -> None:
    desk.loaded("januari.csv", ledger(m202601=100))
    for month in ("m202602", "m202603"):
        try_out(desk, f"{month}.csv", ledger(**{month: 1}))
    load.discard_abandoned(desk.store, desk.person)
    assert row_counts(desk, 1) != row_counts(desk, 2) == row_counts(desk, 3) == {}
    assert desk.events()[-2:] == [(2, "discarded"), (3, "discarded")]
    assert desk.actual() == {202601: -100}


@pytest.mark.parametrize(
    ("done", "wish", "said"),
    [
        ((), load.undo, "är en provläsning och kan därför inte ångras."),
        ((load.commit,), load.commit, "är redan inläst och kan därför inte läsas in."),
        ((load.commit,), load.commit_as_planned, "är redan inläst och kan därför inte läsas in."),
        ((load.commit,), load.discard, "är redan inläst och kan därför inte tas bort."),
        ((load.commit, load.undo), load.undo, "är redan ångrad och kan därför inte ångras."),
        ((load.commit, load.undo), load.discard, "är redan ångrad och kan därför inte tas bort."),
        ((load.commit, load.undo), load.commit_as_planned, "är redan ångrad och kan därför inte"),
        ((load.discard,), load.commit, "är borttagen och kan därför inte läsas in."),
        ((load.discard,), load.undo, "är borttagen och kan därför inte ångras."),
        ((load.discard,), load.discard, "är borttagen och kan därför inte tas bort."),
    ],
)
def test_what_a_loads_state_does_not_allow_is_said_and_changes_nothing(
    done: tuple, wish, said: str, desk: Desk
) -> None:
    plan = try_out(desk, "januari.csv", ledger(m202601=100))
    for step in done:
        with desk.store.change(desk.person) as change:
            step(change, plan.load_id)
    before = desk.events()
    with (
        pytest.raises(LoadChanged, match=f"Inläsning 1 {said}"),
        desk.store.change(desk.person) as change,
    ):
        wish(change, plan.load_id)
    assert desk.events() == before


def test_a_load_that_is_not_there_is_said(desk: Desk) -> None:
    with (
        pytest.raises(LoadChanged, match="Inläsning 7 finns inte"),
        desk.store.change(desk.person) as change,
    ):
        load.undo(change, 7)


def test_the_load_of_a_board_that_is_not_ones_own_is_left_alone(desk: Desk) -> None:
    load_id = desk.loaded("januari.csv", ledger(m202601=100))
    stranger = replace(desk.person, boards=frozenset({"uppsala-socialnamnd"}))
    with pytest.raises(LoadChanged, match="finns inte"), desk.store.change(stranger) as change:
        load.undo(change, load_id)
    assert desk.actual() == {202601: -100}


def test_two_trials_at_once_are_each_ones_own(desk: Desk) -> None:
    first = try_out(desk, "a.csv", ledger(m202601=1))
    second = try_out(desk, "b.csv", ledger(m202602=2))
    assert (first.load_id, second.load_id) == (1, 2)
    discard(desk, first.load_id)
    commit(desk, second)
    assert desk.actual() == {202602: -2}


def test_a_plan_that_another_load_has_made_untrue_is_not_committed(desk: Desk) -> None:
    plan = try_out(desk, "a.csv", ledger(m202601=1))
    other = desk.loaded("b.csv", ledger(m202601=2))
    with pytest.raises(LoadChanged) as changed:
        commit(desk, plan)
    assert str(changed.value) == (
        f"Planen stämmer inte längre: {desk.person.name} har läst in b.csv (inläsning {other}) "
        "sedan filen provlästes. Läs planen igen och läs sedan in."
    )
    assert desk.actual() == {202601: -2}
    discard(desk, plan.load_id)
    again = try_out(desk, "a.csv", ledger(m202601=1))
    assert again.periods[0].previous_load_id == other
    commit(desk, again)
    assert desk.actual() == {202601: -1}


def test_what_another_has_undone_since_makes_a_plan_untrue_too(desk: Desk) -> None:
    first = desk.loaded("b.csv", ledger(m202601=2))
    plan = try_out(desk, "a.csv", ledger(m202601=1))
    desk.undo(first)
    with pytest.raises(LoadChanged, match=r"har ångrat b\.csv"):
        commit(desk, plan)


def test_trials_and_other_boards_leave_a_plan_true(desk: Desk) -> None:
    plan = try_out(desk, "a.csv", ledger(m202601=1))
    other = try_out(desk, "b.csv", ledger(m202601=2))
    discard(desk, other.load_id)
    desk.load(desk.file("c.csv", ledger(m202601=3)), board="uppsala-socialnamnd")
    commit(desk, plan)
    assert desk.actual() == {202601: -1}


def test_the_same_file_is_unchanged_only_while_all_of_it_counts(desk: Desk) -> None:
    path = desk.file("a.csv", ledger(m202601=1, m202602=2))
    assert desk.load(path).status == "loaded"
    assert desk.load(path).status == "unchanged"
    desk.loaded("februari.csv", ledger(m202602=5))
    assert desk.load(path).status == "loaded"  # February had been replaced
    assert desk.actual() == {202601: -1, 202602: -2}
    desk.undo(3)
    assert desk.load(path).status == "loaded"
    path.rename(desk.folder / "annat namn.csv")
    assert desk.load(desk.folder / "annat namn.csv").status == "unchanged"


def test_the_same_file_read_in_another_way_is_another_load(desk: Desk) -> None:
    path = desk.file("a.csv", "Ansvar;Konto;Budget 2026\n1101;5021;1200\n1102;5021;12\n")
    assert desk.load(path, Given(unit=ShownUnit.KR)).status == "loaded"
    assert desk.load(path, Given(unit=ShownUnit.TKR), confirmed=True).status == "loaded"
    [row] = [row for row in loads.history(desk.store.reader(desk.person), BOARD)
             if row.state == "live"]  # fmt: skip
    assert row.amount == 1_212_000


def test_a_file_with_problems_leaves_not_even_a_number(desk: Desk) -> None:
    plan = try_out(desk, "fel.csv", ledger(m202601=1) + "202602;1101;5021;V;2026-02-01;x;fel\n")
    assert [problem.row for problem in plan.problems] == [3]
    assert desk.events() == []
    assert try_out(desk, "rätt.csv", ledger(m202601=1)).load_id == 1


def test_units_become_sek_to_the_ore(desk: Desk) -> None:
    text = "Ansvar;Konto;Utfall jan 2026 (mnkr);Utfall feb 2026 (mnkr)\n"
    outcome = desk.load(desk.file("a.csv", text + "1101;5021;1,234567;0,00001\n1102;5021;2;3,5\n"))
    assert outcome.status == "loaded", outcome.problems
    assert desk.actual() == {202601: Decimal(-3_234_567), 202602: Decimal(-3_500_010)}


def test_an_amount_that_is_not_whole_ore_is_refused_in_a_text_file(desk: Desk) -> None:
    text = "Ansvar;Konto;Utfall jan 2026 (tkr)\n1101;5021;0,333333\n1102;5021;0,33333\n"
    outcome = desk.load(desk.file("a.csv", text))
    assert [(problem.row, problem.message) for problem in outcome.problems] == [
        (2, "Beloppet ”0,333333” är inte hela ören. Skriv högst två decimaler i kronor, eller välj "
         "rätt enhet."),
    ]  # fmt: skip  # 333,33 kr is whole öre, 333,333 is not


def test_twelfths_of_a_workbook_are_rounded_and_the_sum_of_it_is_said(desk: Desk) -> None:
    """1 000 / 12 is read as 83,333333: twelve of 83,33 are 12 × 0,003333 = 0,039996 less."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Period", "Ansvar", "Konto", "Budget"])
    for month in range(1, 13):
        book.active.append([202600 + month, "1101", "5021", 1000 / 12])
    book.save(desk.folder / "budget.xlsx")
    outcome = desk.load(desk.folder / "budget.xlsx")
    assert outcome.plan.rounding == Decimal("-0.039996")
    assert outcome.plan.periods[0].amount == Decimal("83.33")


def test_opening_balances_and_closing_entries_keep_their_periods(desk: Desk) -> None:
    """Period 00 counts in no month; 13 belongs to December and is in the year."""
    rows = "202600;1101;5021;50,00\n202601;1101;5021;100,00\n202613;1101;5021;7,00\n"
    outcome = desk.load(desk.file("a.csv", f"Period;Ansvar;Konto;Utfall\n{rows}"))
    assert [part.period for part in outcome.plan.periods] == [202600, 202601, 202613]
    assert desk.actual() == {202601: -100, 202612: -7}
    assert any("står på period 00" in warning for warning in outcome.plan.warnings)


def test_several_kinds_in_one_file_are_one_load(desk: Desk) -> None:
    text = "Ansvar;Konto;Utfall jan 2026 (kr);Budget 2026\n1101;5021;100;1200\n1102;5021;1;12\n"
    load_id = desk.loaded("a.csv", text)
    reader = desk.store.reader(desk.person)
    covered = loads.covered_periods(reader, BOARD, load_id)
    assert [(one.kind, one.period) for one in covered] == [
        ("balances", 202601), *(("budget", 202600 + month) for month in range(1, 13)),
    ]  # fmt: skip
    desk.undo(load_id)
    assert desk.actual() == {}


def test_an_accumulated_file_gives_each_month_its_own_change(desk: Desk) -> None:
    for month, amount in ((1, 100), (2, 250), (3, 450)):
        text = f"Ansvar;Konto;Utfall ack {['jan', 'feb', 'mar'][month - 1]} 2026 (kr)\n"
        desk.loaded(f"{month}.csv", f"{text}1101;5021;{amount}\n1102;5021;{month}\n")
    # 100 + 1, (250 + 2) − (100 + 1), (450 + 3) − (250 + 2)
    assert desk.actual() == {202601: -101, 202602: -151, 202603: -201}
    desk.undo(2)
    assert desk.actual() == {202601: -101, 202603: -352}


def test_an_organisation_replaces_the_one_before_and_comes_back_when_undone(desk: Desk) -> None:
    head = "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    first = desk.loaded(
        "1.csv", f"{head}1;Före;Avdelning;;2020-01-01;\n1101;Team;Ansvar;1;2020-01-01;\n"
    )
    desk.loaded("januari.csv", ledger(m202601=100))
    second = desk.loaded(
        "2.csv", f"{head}2;Efter;Avdelning;;2020-01-01;\n1101;Team;Ansvar;2;2020-01-01;\n"
    )
    assert department(desk) == "Efter"
    desk.undo(second)
    assert department(desk) == "Före"
    desk.undo(first)
    assert department(desk) == "Ej kopplat"
    desk.redo(second)
    assert department(desk) == "Efter"


def department(desk: Desk) -> str:
    """Where the costs of January stand."""
    answer = desk.command("query", "economy/board_table", "--param", f"board={BOARD}",
                          "--param", "period=202601", "--format", "csv")  # fmt: skip
    header, *rows = [line.split(";") for line in answer.out.splitlines()]
    [part] = [row for row in rows if row[0] == "part"]
    return part[header.index("name")]
