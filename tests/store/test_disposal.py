"""What a board's rule lets go is gone from the file too, and what counts is as it was."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lagesbild import disposal
from lagesbild.boards import Board
from lagesbild.errors import InvalidSetting, NotAllowed, StoreBusy
from lagesbild.ingest import load
from lagesbild.ingest.load import LoadChanged
from lagesbild.periods import Period
from lagesbild.store import database
from tests.caseload import ORGANISATION, cases
from tests.loading import BOARD, Desk

RULE = {"replaced_months": 24, "case_months": 60, "decision": "Dokumenthanteringsplan § 7"}
LONG_AFTER = date(2199, 1, 1)
"""The loads of these tests are made now; by then every rule lets go of them."""
PLANTED = "Xq7-planterad-text-som-ska-gallras"


def ruled(desk: Desk, **changes: object) -> Board:
    return replace(desk.boards[BOARD], subjects={"retention": {**RULE, **changes}})


def ledger(period: int, amount: int, text: str = "Lön") -> str:
    return (
        "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
        f"{period};3101;5021;L1;{period // 100}-{period % 100:02d}-15;{text};{amount},00\n"
    )


def dispose(desk: Desk, board: Board | None = None) -> list[int]:
    board = board or ruled(desk)
    within = disposal.limits(disposal.rule_of(board), LONG_AFTER)
    return [one.load_id for one in disposal.dispose(desk.store, desk.person, board, within)]


@pytest.fixture
def replaced(desk: Desk) -> Desk:
    """January was loaded with a planted text, then again without; load 3 was undone."""
    desk.loaded("jan.csv", ledger(202601, 100, PLANTED))
    desk.loaded("jan_ny.csv", ledger(202601, 250))
    desk.undo(desk.loaded("feb.csv", ledger(202602, 70, PLANTED)))
    return desk


def test_what_counts_is_as_it_was_and_what_does_not_is_gone(replaced: Desk) -> None:
    before = replaced.actual()
    assert dispose(replaced) == [1, 3]
    assert replaced.actual() == before == {202601: -250}
    assert replaced.checks_pass()
    states = {row["load_id"]: row["state"] for row in replaced.asked("loads/history", board=BOARD)}
    assert states == {1: "disposed", 2: "live", 3: "disposed"}
    with replaced.store.change(replaced.person) as change:
        _, rows = change.records("imports/load_amounts", load_id=1, sheet="")
    assert rows == []


def test_the_bytes_are_gone_from_the_file_and_its_log(replaced: Desk) -> None:
    def files() -> bytes:
        return b"".join(path.read_bytes() for path in replaced.settings.local.rglob("*.duckdb*"))

    replaced.store.rewrite(replaced.person)
    assert PLANTED.encode() in files()
    dispose(replaced)
    assert PLANTED.encode() not in files()
    assert list(replaced.settings.work.iterdir()) == []


def test_deleting_alone_would_leave_the_bytes(replaced: Desk) -> None:
    """Why the file is written anew."""
    replaced.store.rewrite(replaced.person)
    with replaced.store.change(replaced.person) as change:
        load.dispose(change, 1)
        load.dispose(change, 3)
    replaced.store.close()
    assert PLANTED.encode() in replaced.settings.store.read_bytes()


def test_a_record_is_left_of_what_went_by_whom_and_by_which_rule(replaced: Desk) -> None:
    dispose(replaced)
    reader = replaced.store.reader(replaced.person)
    first, second = disposal.disposals(reader, BOARD)
    assert (first.load_id, first.file_name, first.kind) == (1, "jan.csv", "ledger")
    assert (first.first_period, first.last_period, first.row_count) == (202601, 202601, 1)
    assert (first.reason, second.reason) == ("replaced", "undone")
    assert first.author == replaced.person.name
    assert "24 månader" in first.rule
    assert "Dokumenthanteringsplan § 7" in first.rule
    assert [event for number, event in replaced.events() if number == 1][-1] == "disposed"


def test_disposing_again_finds_nothing_more(replaced: Desk) -> None:
    dispose(replaced)
    assert dispose(replaced) == []
    assert (
        replaced.store.backup(
            replaced.person, replaced.settings, replaced.folder / "kopia.duckdb"
        ).loads
        == 3
    )


def test_a_load_whose_forerunner_is_gone_cannot_be_undone(replaced: Desk) -> None:
    dispose(replaced)
    with pytest.raises(LoadChanged, match=r"före den \(inläsning 1\) är gallrat"):
        replaced.undo(2)
    assert replaced.actual() == {202601: -250}


def test_what_is_gone_cannot_be_redone(replaced: Desk) -> None:
    dispose(replaced)
    with pytest.raises(LoadChanged, match="Inläsning 3 är gallrad och kan därför inte läsas in"):
        replaced.redo(3)


def test_the_same_file_can_be_loaded_again(replaced: Desk) -> None:
    dispose(replaced)
    assert replaced.loaded("feb.csv", ledger(202602, 70)) == 4
    assert replaced.actual() == {202601: -250, 202602: -70}


def test_what_ceased_to_count_this_month_is_kept(replaced: Desk) -> None:
    board = ruled(replaced, replaced_months=1)
    within = disposal.limits(disposal.rule_of(board), date.today())  # noqa: DTZ011
    assert disposal.listed(replaced.store, replaced.person, board, within) == []


def test_listing_changes_nothing(replaced: Desk) -> None:
    within = disposal.limits(disposal.rule_of(ruled(replaced)), LONG_AFTER)
    found = disposal.listed(replaced.store, replaced.person, ruled(replaced), within)
    assert [one.load_id for one in found] == [1, 3]
    assert replaced.asked("loads/disposals", board=BOARD) == []
    assert replaced.redo(3) is None


def test_another_board_is_left_alone(replaced: Desk) -> None:
    replaced.load(replaced.file("annan.csv", ledger(202601, 5)), board="uppsala-socialnamnd")
    replaced.undo(4)
    assert dispose(replaced) == [1, 3]
    assert [
        row["state"] for row in replaced.asked("loads/history", board="uppsala-socialnamnd")
    ] == ["undone"]


def test_one_who_reads_is_waited_for_and_then_reads_on(replaced: Desk) -> None:
    started, stop = threading.Event(), threading.Event()
    seen: list[dict[int, object]] = []
    failures: list[BaseException] = []

    def read() -> None:
        while not stop.is_set():
            try:
                seen.append(replaced.actual())
            except BaseException as error:  # noqa: BLE001
                failures.append(error)
            started.set()

    threads = [threading.Thread(target=read) for _ in range(3)]
    for one in threads:
        one.start()
    started.wait(10)
    try:
        dispose(replaced)
    finally:
        stop.set()
        for one in threads:
            one.join()
    assert failures == []
    assert all(figures == {202601: -250} for figures in seen)


def test_one_who_reads_for_too_long_is_said_and_the_store_goes_on(
    replaced: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LONGEST_WAIT_SECONDS", 0.2)
    with replaced.store._database.reading(), pytest.raises(StoreBusy, match="läses just nu"):
        replaced.store.rewrite(replaced.person)
    assert replaced.actual() == {202601: -250}
    assert list(replaced.settings.work.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"replaced_months": 0}, "replaced_months ska vara ett heltal 1–1200"),
        ({"case_months": True}, "case_months ska vara ett heltal"),
        ({"replaced_months": "24"}, "replaced_months ska vara ett heltal"),
        ({"decision": " "}, "decision ska vara beslutet"),
        ({"other": 1}, "nyckeln subjects.retention.other är okänd"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told(
    given: dict[str, object], words: str, desk: Desk
) -> None:
    with pytest.raises(InvalidSetting, match=words):
        disposal.rule_of(ruled(desk, **given))


def test_without_a_decided_rule_nothing_goes(replaced: Desk) -> None:
    board = replace(replaced.boards[BOARD], subjects={})
    with pytest.raises(disposal.NoRule, match=r"motala/board.toml har ingen regel för gallring"):
        dispose(replaced, board)
    assert replaced.asked("loads/disposals", board=BOARD) == []


def test_every_board_that_has_a_rule_has_one_that_can_be_used(desk: Desk) -> None:
    for board in desk.boards.values():
        if "retention" in board.subjects:
            assert disposal.rule_of(board).decision


@pytest.mark.parametrize(
    ("before", "ceased", "cases"),
    [
        (None, "2024-06", "2021-06"),
        ("2023-01", "2023-01", "2021-06"),
        ("2020-01", "2020-01", "2020-01"),
    ],
)
def test_a_month_can_be_named_to_dispose_of_less(
    before: str | None, ceased: str, cases: str, desk: Desk
) -> None:
    rule = disposal.rule_of(ruled(desk))
    named = Period.parse(before) if before else None
    found = disposal.limits(rule, date(2026, 6, 17), named)
    assert (str(found.ceased_before), str(found.cases_before)) == (ceased, cases)


def test_no_month_lets_go_of_more_than_the_rule(desk: Desk) -> None:
    rule = disposal.rule_of(ruled(desk))
    with pytest.raises(NotAllowed, match="medger gallring före 2024-06, inte före 2024-07"):
        disposal.limits(rule, date(2026, 6, 17), Period.parse("2024-07"))


Copies = Callable[[], list[str]]


def test_only_the_latest_copies_are_kept(replaced: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "kopior"
    folder.mkdir()
    (folder / "annat.duckdb").write_text("rör inte")
    for _ in range(3):
        answer = replaced.command("backup", folder, "--keep", "2")
        assert answer.exit_code == 0, answer.err
    assert "Den äldre kopian" in answer.out
    assert len(list(folder.glob("lagesbild-*.duckdb"))) == 2
    assert (folder / "annat.duckdb").exists()
    assert replaced.command("backup", folder / "en.duckdb", "--keep", "2").exit_code == 2


def test_cases_of_earlier_months_go_with_their_counts_though_they_count(desk: Desk) -> None:
    desk.loaded("organisation.csv", ORGANISATION)
    desk.loaded("arenden.csv", cases(("202601", "11", "Boendestöd", 7)))
    assert kept_counts(desk)
    assert dispose(desk) == [2]
    assert kept_counts(desk) == []
    assert desk.checks_pass()


def kept_counts(desk: Desk) -> list[tuple[object, ...]]:
    with desk.store._database.reading() as cursor:
        return cursor._connection.execute("select people from marts.kept_case_counts").fetchall()
