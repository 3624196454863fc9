"""What is periodisation follows what is loaded, and is the same however it came there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild import variances
from lagesbild.economy import View
from lagesbild.periods import Period
from tests.loading import Desk, settings_in, store_in_memory

MONTHS = [*range(202501, 202513), *range(202601, 202605)]


def ledger(*months: int, amounts: dict[int, int] | None = None) -> str:
    """A rent of 100 000 in each month, or what `amounts` says instead."""
    rows = "".join(
        f"{month};1101;6011;{(amounts or {}).get(month, 100_000)},00\n" for month in months
    )
    return f"Period;Ansvar;Konto;Belopp\n{rows}"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = settings_in(tmp_path / "local")
    settings.work.mkdir(parents=True)
    made = Desk(store_in_memory(settings), settings, tmp_path)
    yield made
    made.store.close()


def found(desk: Desk, period: int) -> list[tuple[str, int, int]]:
    view = View(desk.boards["motala"], Period.of(period))
    rows = variances.findings(desk.store.reader(desk.person), view)
    return [(row.rule, row.month, int(row.effect)) for row in rows]


def test_what_is_loaded_undone_and_done_again_is_found_again(desk: Desk) -> None:
    desk.loaded("huvudbok.csv", ledger(*MONTHS[:13]))
    assert found(desk, 202601) == []
    number = desk.loaded("huvudbok_februari.csv", ledger(202602, amounts={202602: 200_000}))
    assert found(desk, 202602) == [("doubled_month", 202602, -100_000)]
    desk.undo(number)
    assert found(desk, 202602) == []
    desk.redo(number)
    assert found(desk, 202602) == [("doubled_month", 202602, -100_000)]


def test_it_is_the_same_month_by_month_as_all_at_once(desk: Desk) -> None:
    amounts = {202601: 0, 202602: 200_000, 202603: 900_000}
    desk.loaded("huvudbok.csv", ledger(*MONTHS[:12]))
    for month in (202602, 202603, 202604):
        desk.loaded(f"huvudbok_{month}.csv", ledger(month, amounts=amounts))
        found(desk, month)
    by_month = {month: found(desk, month) for month in (202601, 202602, 202603, 202604)}
    with desk.store._database.transaction() as cursor:
        cursor._connection.execute("delete from marts.periodisation_marks")
        cursor._connection.execute("delete from marts.kept_periodisation")
    assert {month: found(desk, month) for month in by_month} == by_month
    assert by_month[202601] == [("missing_month", 202601, 100_000)]
    assert by_month[202602] == []  # what was missing came a month late


def test_other_limits_find_other_things(desk: Desk) -> None:
    desk.loaded("huvudbok.csv", ledger(*MONTHS, amounts={202602: 160_000}))
    assert found(desk, 202602) == []
    with desk.store._database.transaction() as cursor:
        cursor._connection.execute(
            "update raw.boards set limits = struct_update(limits, doubled_from := 1.5)"
        )
    assert found(desk, 202602) == [("doubled_month", 202602, -60_000)]
