"""Many read while one writes: every answer is one that was true at some moment."""

from __future__ import annotations

import threading
from decimal import Decimal

from tests.loading import BOARD, Desk

READERS = 8
ROUNDS = 4


def month_of(amount: int) -> str:
    """A ledger of January 2026 with costs of `amount`, twice, on two cost centres."""
    return (
        "PERIOD;ANSVAR;KONTO;VERNR;BOKFDATUM;TEXT;BELOPP\r\n"
        f"202601;3101;5011;V1;2026-01-10;Lön;{amount},00\r\n"
        f"202601;3102;5011;V2;2026-01-11;Lön;{amount},00\r\n"
    )


def test_eight_threads_read_no_wrong_figure_while_one_writes(loaded: Desk) -> None:
    """January holds 2 × n for some n; the cube, its positions and the loads always agree."""
    first = loaded.loaded("0.csv", month_of(0))
    possible = {Decimal(-2 * number) for number in range(ROUNDS + 1)}
    wrong: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            january = loaded.actual().get(202601)
            counting = [
                row["amount"] for row in loaded.asked("loads/history", board=BOARD)
                if row["state"] == "live" and row["first_period"] == 202601
            ]  # fmt: skip
            if january not in possible or len(counting) != 1:
                wrong.append((january, counting))

    def check() -> None:
        while not stop.is_set():
            if not loaded.checks_pass():
                wrong.append("a check")

    threads = [threading.Thread(target=read) for _ in range(READERS - 1)]
    threads.append(threading.Thread(target=check))
    for thread in threads:
        thread.start()
    try:
        for number in range(1, ROUNDS + 1):
            load_id = loaded.loaded(f"{number}.csv", month_of(number))
            loaded.undo(load_id)
            loaded.redo(load_id)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert loaded.actual()[202601] == -2 * ROUNDS
    assert first < load_id


def test_writers_take_turns_and_each_gets_a_number_of_its_own(loaded: Desk) -> None:
    numbers: list[int] = []

    def write(month: int) -> None:
        text = month_of(month).replace("202601", f"2026{month:02d}")
        numbers.append(loaded.loaded(f"{month}.csv", text.replace("2026-01", f"2026-{month:02d}")))

    threads = [threading.Thread(target=write, args=(month,)) for month in range(3, 11)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(3, 11))  # two had been loaded before
    assert {period: loaded.actual()[period] for period in (202603, 202610)} == {
        202603: -6, 202610: -20,
    }  # fmt: skip
    assert loaded.checks_pass()
