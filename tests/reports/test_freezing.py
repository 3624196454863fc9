"""A frozen round is what it was, to the figure; what has changed since is told, and what did it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from lagesbild import disposal, events, explanations, frozen_rounds
from lagesbild.access import Reader, Role, Store, Viewer, open_store, restore_store
from lagesbild.economy import Part, View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.frozen_changes import Changes
from lagesbild.frozen_rounds import FrozenRound
from lagesbild.periods import Period
from lagesbild.reports import change_words, freezing
from lagesbild.reports.content import Report
from lagesbild.reports.freezing import Made
from lagesbild.store import Database, migrations
from tests.loading import BOARD, Desk, desk_with, settings_in
from tests.reports import rounds
from tests.reports.small_board import FILES, ledger

CORRECTED = ledger(
    202602, ("1101", "100000,00"), ("1101", "25000,50"), ("2101", "50000,00")
)  # one row more


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_with(FILES, settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture
def view(desk: Desk) -> View:
    return View(desk.boards[BOARD], Period(2026, 2))


def the_boards(desk: Desk) -> Reader:
    return desk.store.reader(frozen_rounds.as_the_board(desk.person, BOARD))


def all_of(desk: Desk, frozen: FrozenRound) -> tuple[object, ...]:
    """Everything that a round is, as it is opened."""
    reader, round_id = the_boards(desk), frozen.round_id
    files = frozen_rounds.files(reader, BOARD, round_id)
    return (
        freezing.opened(reader, BOARD, round_id),
        frozen_rounds.reports(reader, BOARD, round_id),
        frozen_rounds.figures(reader, BOARD, round_id),
        frozen_rounds.sources(reader, BOARD, round_id),
        frozen_rounds.rules(reader, BOARD, round_id),
        files,
        [frozen_rounds.file(reader, BOARD, round_id, one.file_name) for one in files],
    )


def changes(desk: Desk, view: View, frozen: FrozenRound) -> Changes:
    return freezing.changes(the_boards(desk), view, frozen, rounds.report)


def explain(desk: Desk, view: View, words: str) -> None:
    with desk.store.change(desk.person) as change:
        explanations.explain(change, view, Part(department="1"), "Pris", words, Decimal(-1))


def test_what_is_frozen_is_what_was_made(desk: Desk, view: View) -> None:
    explain(desk, view, "Dyrare vikarier")
    made = rounds.made(the_boards(desk), view)
    frozen = rounds.frozen(desk, view)
    opened, _, figures, sources, rules, files, contents = all_of(desk, frozen)
    assert opened == list(made.reports)
    assert [one.value for one in figures] == [
        frozen_rounds.kept_exactly(one.value) for one in freezing.figures_of(*made.reports)
    ]
    boende = {one.column_key: one.value for one in figures if one.row_name == "Boende"}
    assert boende["actual_ytd"] == Decimal("-210000.10")
    assert boende["variance_ytd"] == Decimal("-10000.10")
    assert {one.file_name for one in sources} == {"jan.csv", "feb.csv", "budget.csv"}
    assert all(len(one.file_sha256 or "") == 64 for one in sources)
    assert rules["board.thresholds.small_number"] == "5"
    assert [one.size for one in files] == [len(content) for content in contents]
    assert contents == [one.content for one in made.files]
    assert (frozen.version, frozen.reports, frozen.figures, frozen.files) == (
        1, 1, len(figures), 2,
    )  # fmt: skip
    recorded = events.within(desk.store.reader(desk.person), date(2000, 1, 1), date(2199, 1, 1))
    assert (recorded[0].event, recorded[0].subject) == ("frozen", "202602")
    assert changes(desk, view, frozen).is_none
    assert desk.checks_pass()


def test_a_corrected_month_changes_nothing_of_it_and_is_told_with_file_rows_and_amounts(
    desk: Desk, view: View
) -> None:
    explain(desk, view, "Dyrare vikarier")
    frozen = rounds.frozen(desk, view)
    before = all_of(desk, frozen)
    load_id = desk.loaded("feb_rättad.csv", CORRECTED)
    explain(desk, view, "Fler vikarier")
    assert all_of(desk, frozen) == before

    found = changes(desk, view, frozen)
    [load] = found.loads
    assert (load.kind, load.first_period, load.last_period) == ("ledger", 202602, 202602)
    assert (load.file_then, load.rows_then, load.amount_then) == ("feb.csv", 2, Decimal(150_000))
    assert (load.load_now, load.file_now, load.rows_now) == (load_id, "feb_rättad.csv", 3)
    assert (load.amount_now, load.amount_change) == (Decimal("175000.50"), Decimal("25000.50"))
    told = {
        (one.figure.row_name, one.figure.column_name): (one.then, one.now, one.difference)
        for one in found.figures
        if one.figure.measure == "sek"
    }
    more = Decimal("-25000.50")
    assert told == {
        ("Boende", "Utfall"): (Decimal("-210000.10"), Decimal("-235000.60"), more),
        ("Boende", "Avvikelse"): (Decimal("-10000.10"), Decimal("-35000.60"), more),
        ("Nämnden", "Utfall"): (Decimal("-310000.10"), Decimal("-335000.60"), more),
        ("Nämnden", "Avvikelse"): (Decimal("-10000.10"), Decimal("-35000.60"), more),
        ("202602", "Utfall"): (Decimal(-150_000), Decimal("-175000.50"), more),
    }
    assert all(one.loads == (load,) for one in found.figures)
    assert {(one.about, one.then, one.now) for one in found.texts} >= {
        ("Ekonomi: 1", "Dyrare vikarier", "Fler vikarier")
    }
    assert found.rules == ()

    desk.undo(load_id)  # and it is as it was when it was frozen, but for what was said
    found = changes(desk, view, frozen)
    assert (found.loads, found.figures) == ((), ())
    assert [one.now for one in found.texts] == ["Fler vikarier"]


def test_an_undone_load_is_told_and_what_no_longer_exists_or_is_new(desk: Desk, view: View) -> None:
    frozen = rounds.frozen(desk, view)
    february = next(
        row["load_id"] for row in desk.asked("loads/history", board=BOARD)
        if row["file_name"] == "feb.csv"
    )  # fmt: skip
    desk.undo(february)
    desk.loaded("feb_annan.csv", ledger(202602, ("9999", "7,25")))
    found = changes(desk, view, frozen)
    states = {(one.figure.row_name, one.state) for one in found.figures}
    assert ("Ej kopplat", "new") in states
    [load] = found.loads
    assert (load.file_then, load.file_now) == ("feb.csv", "feb_annan.csv")
    desk.undo(desk.events()[-1][0])
    [load] = changes(desk, view, frozen).loads
    assert (load.load_then, load.load_now, load.amount_change) == (february, None, -150_000)


def test_a_rule_of_the_board_that_is_another_is_told(desk: Desk, view: View) -> None:
    frozen = rounds.frozen(desk, view)
    limits = replace(view.board.thresholds, alarm_share=Decimal("0.05"))
    now = replace(view, board=replace(view.board, thresholds=limits))
    found = changes(desk, now, frozen)
    [rule] = found.rules
    assert (rule.rule, rule.then, rule.now) == ("board.thresholds.alarm_share", "0.03", "0.05")


def test_a_figure_that_no_load_has_changed_says_so(desk: Desk, view: View) -> None:
    """As when something is decided in the product: its source rests on the same loads."""
    frozen = rounds.frozen(desk, view)

    def otherwise(reader: Reader, view: View, kind: str) -> Report:
        report = rounds.report(reader, view, kind)
        [first, second] = report.chapters
        [table, *rest] = second.parts
        row = table.table.rows[0]
        changed = replace(row, cells=(row.cells[0], Decimal(-1), *row.cells[2:]))
        tables = replace(table.table, rows=(changed, *table.table.rows[1:]))
        parts = (replace(table, table=tables), *rest)
        return replace(report, chapters=(first, replace(second, parts=parts)))

    [one] = freezing.changes(the_boards(desk), view, frozen, otherwise).figures
    assert (one.state, one.now, one.loads) == ("changed", Decimal(-1), ())


def test_a_round_that_is_frozen_again_is_a_new_version_and_the_first_stays(
    desk: Desk, view: View
) -> None:
    first = rounds.frozen(desk, view)
    before = all_of(desk, first)
    desk.loaded("feb_rättad.csv", CORRECTED)
    second = rounds.frozen(desk, view, "Rättad efter mötet")
    assert (second.version, second.is_latest, second.reason) == (2, True, "Rättad efter mötet")
    assert all_of(desk, first) == before
    reader = the_boards(desk)
    assert frozen_rounds.chosen(reader, BOARD, view.period) == second
    assert frozen_rounds.chosen(reader, BOARD, view.period, 1).round_id == first.round_id
    assert changes(desk, view, second).is_none
    with pytest.raises(UserError, match=r"ingen version 3\. Den senaste är 2"):
        frozen_rounds.chosen(reader, BOARD, view.period, 3)
    with pytest.raises(UserError, match="Mars 2026 är inte fryst"):
        frozen_rounds.chosen(reader, BOARD, view.period.plus_months(1))


@pytest.mark.parametrize(
    ("reason", "words"), [("  ", "Skriv varför"), ("x" * 2001, "högst 2000 tecken")]
)
def test_a_reason_is_asked_for(desk: Desk, view: View, reason: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        rounds.frozen(desk, view, reason)


def test_what_is_loaded_while_reports_are_made_makes_them_be_made_anew(
    desk: Desk, view: View
) -> None:
    """Else the figures would be of before, and what they rest on of after."""
    asked = []

    def made(reader: Reader, view: View) -> Made:
        whole = rounds.made(reader, view)
        asked.append(whole)
        if len(asked) == 1:
            desk.loaded("feb_rättad.csv", CORRECTED)
        return whole

    frozen = freezing.freeze(desk.store, desk.person, view, "möte", made)
    assert len(asked) == 2
    assert freezing.opened(the_boards(desk), BOARD, frozen.round_id) == list(asked[1].reports)
    assert changes(desk, view, frozen).is_none


def test_reports_that_are_never_of_one_state_are_not_frozen(desk: Desk, view: View) -> None:
    number = iter(range(10))

    def made(reader: Reader, view: View) -> Made:
        whole = rounds.made(reader, view)
        amount = f"10000{next(number)},00"
        desk.loaded(f"{amount}.csv", ledger(202602, ("1101", amount)))
        return whole

    with pytest.raises(UserError, match="medan rapporterna gjordes"):
        freezing.freeze(desk.store, desk.person, view, "möte", made)
    assert frozen_rounds.rounds(the_boards(desk), BOARD) == []


def test_nothing_to_freeze_and_what_could_not_be_read_back(desk: Desk, view: View) -> None:
    with pytest.raises(UserError, match="ingen rapport att frysa för februari 2026"):
        freezing.freeze(desk.store, desk.person, view, "möte", lambda *_: Made((), ()))

    class Odd(str):
        """A text that is not read back as what it is."""

        __hash__ = str.__hash__

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Odd)

    def odd(reader: Reader, view: View) -> Made:
        whole = rounds.made(reader, view)
        return replace(whole, reports=(replace(whole.reports[0], title=Odd("x")),))

    with pytest.raises(ValueError, match="not read back as it was written"):
        freezing.freeze(desk.store, desk.person, view, "möte", odd)
    assert frozen_rounds.rounds(the_boards(desk), BOARD) == []


def test_what_is_disposed_of_changes_nothing_of_a_frozen_round(desk: Desk, view: View) -> None:
    """The round still names the file that it rested on, and what it held."""
    frozen = rounds.frozen(desk, view)
    before = all_of(desk, frozen)
    desk.loaded("feb_rättad.csv", CORRECTED)
    rule = {"replaced_months": 1, "case_months": 1, "decision": "Plan 1"}
    board = replace(view.board, subjects={**view.board.subjects, "retention": rule})
    within = disposal.limits(disposal.rule_of(board), view.period.last_day.replace(year=2199))
    assert [one.file_name for one in disposal.dispose(desk.store, desk.person, board, within)] == [
        "feb.csv"
    ]
    assert all_of(desk, frozen) == before
    [load] = changes(desk, view, frozen).loads
    assert (load.file_then, load.rows_then, load.amount_then) == ("feb.csv", 2, Decimal(150_000))
    assert desk.checks_pass()


def on_disk(desk: Desk, view: View, folder: Path) -> tuple[Desk, FrozenRound]:
    """A desk with its store in a file, and a frozen round in it."""
    settings = replace(desk.settings, local=folder / "disk")
    kept = Desk(open_store(settings), settings, folder)
    kept.loaded("jan.csv", ledger(202601, ("1101", "110000,10"), ("2101", "50000,00")))
    return kept, rounds.frozen(kept, view)


def test_it_opens_after_a_later_step_has_changed_what_figures_are_asked_of(
    desk: Desk, view: View, tmp_path: Path
) -> None:
    kept, frozen = on_disk(desk, view, tmp_path)
    before = all_of(kept, frozen)
    kept.store.close()
    steps = Path(shutil.copytree(migrations.STEPS, tmp_path / "steps"))
    (steps / "9001_all_is_new.sql").write_text(
        "delete from raw.amounts; delete from raw.coverage; delete from raw.load_events;"
        "alter table raw.explanations add column mood varchar; delete from raw.boards;"
        "delete from marts.cube; create table raw.notes (note varchar)"
    )
    connection = duckdb.connect(str(kept.settings.store))
    migrations.apply(connection, steps)
    newer = replace(kept, store=Store(Database(connection)))
    assert all_of(newer, frozen) == before
    newer.store.close()


def test_a_backup_has_it(desk: Desk, view: View, tmp_path: Path) -> None:
    kept, frozen = on_disk(desk, view, tmp_path)
    before = all_of(kept, frozen)
    copied = kept.store.backup(kept.person, kept.settings, tmp_path / "kopia.duckdb")
    kept.store.close()
    kept.settings.store.unlink()
    restore_store(kept.settings, copied.path)
    again = replace(kept, store=open_store(kept.settings))
    assert all_of(again, frozen) == before
    again.store.close()


def test_only_who_may_close_the_whole_boards_period_freezes(desk: Desk, view: View) -> None:
    own = frozenset({BOARD})
    for viewer in (
        Viewer("m", Role.MANAGER, own), Viewer("b", Role.BOARD_MEMBER, own),
        Viewer("a", Role.ADMINISTRATOR, own), Viewer("u", Role.UPLOADER, own),
        Viewer("c", Role.CONTROLLER, own, frozenset({"1"})),
        Viewer("c", Role.CONTROLLER, frozenset({"uppsala-socialnamnd"})),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            freezing.freeze(desk.store, viewer, view, "möte", rounds.made)
    assert frozen_rounds.rounds(the_boards(desk), BOARD) == []


def test_a_table_that_is_laid_out_otherwise_is_no_loads_doing(desk: Desk, view: View) -> None:
    """As after an upgrade: the column is another, and a load that has changed is not blamed."""
    frozen = rounds.frozen(desk, view)
    desk.loaded("feb_rättad.csv", CORRECTED)

    def anew(reader: Reader, view: View, kind: str) -> Report:
        report = rounds.report(reader, view, kind)
        [first, second] = report.chapters
        [table, *rest] = second.parts
        columns = tuple(
            replace(one, key="net") if one.key == "actual_ytd" else one
            for one in table.table.columns
        )
        parts = (replace(table, table=replace(table.table, columns=columns)), *rest)
        return replace(report, chapters=(first, replace(second, parts=parts)))

    found = freezing.changes(the_boards(desk), view, frozen, anew).figures
    moved = [one for one in found if one.figure.column_key in ("net", "actual_ytd")]
    assert {(one.state, one.loads) for one in moved} == {("gone", ()), ("new", ())}
    assert {change_words.causes(one) for one in moved} == {change_words.LAID_OUT}
    [load] = {one.loads for one in found if one.figure.column_key == "variance_ytd"}
    assert load is not None
    assert [one.file_now for one in load] == ["feb_rättad.csv"]
