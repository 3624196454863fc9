"""The command as a process: its streams, its signals, and others who want the same store."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lagesbild.settings import ROOT
from tests.cli.processes import command, started, surroundings
from tests.ingest.ledgers import ledger
from tests.loading import BOARD


def test_what_is_written_is_utf_8_wherever_it_goes(tmp_path: Path) -> None:
    (tmp_path / "huvudbok å.csv").write_text(ledger(1, [202601], 10))
    process = subprocess.run(
        [sys.executable, "-m", "lagesbild", "load", "huvudbok å.csv", "--board", BOARD],
        cwd=tmp_path,
        env=surroundings(tmp_path / "local", PYTHONIOENCODING="ascii", LC_ALL="C"),
        capture_output=True,
    )
    assert process.returncode == 0, process.stderr
    assert process.stdout.decode("utf-8").startswith("huvudbok å.csv: inläst som inläsning 1: ")


def test_a_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ledger(1, [202601], 40_000))
    command(tmp_path / "local", "load", "a.csv", "--board", BOARD, folder=tmp_path)
    process = started(
        tmp_path / "local", "query", "economy/voucher_rows", "--param", f"board={BOARD}", "--param",
        "period=202601", "--param", "most=40000", "--format", "csv",
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    assert process.wait(timeout=30) == 1
    assert process.stderr.read() == ""
    process.stderr.close()
    assert command(tmp_path / "local", "check").exit_code == 0


@pytest.mark.parametrize("moment", [0.0, 0.4, 0.8])
def test_a_load_that_is_stopped_with_ctrl_c_changes_nothing_or_is_whole(
    moment: float, tmp_path: Path
) -> None:
    local = tmp_path / "local"
    (tmp_path / "liten.csv").write_text(ledger(1, [202601], 10))
    (tmp_path / "stor.csv").write_text(ledger(2, [202602], 60_000))
    command(local, "load", "liten.csv", "--board", BOARD, folder=tmp_path)
    process = started(local, "load", "stor.csv", "--board", BOARD, folder=tmp_path)
    wait_until_open(local, process)
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    # The last two: when all was done, and when a library was in the midst of its own (seen once,
    # on a machine with much else to do). Whatever it was, the store is whole.
    assert process.returncode in (130, 0, -signal.SIGINT, -signal.SIGABRT)
    assert "Traceback" not in err
    states = command(local, "loads", "--board", BOARD).out
    assert "stor.csv" in states or process.returncode in (130, -signal.SIGABRT)
    assert "trial" not in states
    assert command(local, "check").out == "Alla kontroller gick bra.\n"


def wait_until_open(local: Path, process: subprocess.Popen) -> None:
    """Until the process has the store open; it is then at work."""
    deadline = time.monotonic() + 30
    path = str(local / "lagesbild.duckdb")
    while time.monotonic() < deadline and process.poll() is None:
        if path in opened_by(process.pid):
            return
        time.sleep(0.005)
    raise TimeoutError("The store is never opened")


def opened_by(process: int) -> set[str]:
    found = set()
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed since it was listed
            found.add(str(descriptor.readlink()))
    return found


def test_two_commands_on_an_idle_store_are_both_answered(tmp_path: Path) -> None:
    """One is carried out; the other is too, or is told who has the store. None hangs."""
    command(tmp_path / "local", "check")
    for month in (202601, 202602):
        (tmp_path / f"{month}.csv").write_text(ledger(month, [month], 20_000))
    running = [
        started(tmp_path / "local", "load", f"{month}.csv", "--board", BOARD, folder=tmp_path)
        for month in (202601, 202602)
    ]
    codes = []
    for process in running:
        out, err = process.communicate(timeout=60)
        codes.append(process.returncode)
        if process.returncode:
            assert out == ""
            assert "lagesbild.duckdb används av process " in err
        else:
            assert "inläst som inläsning" in out
    assert sorted(codes) in ([0, 0], [0, 1])
    assert command(tmp_path / "local", "check").exit_code == 0


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("LAGESBILD_PORT", "http", "Inställningen LAGESBILD_PORT ska vara ett heltal"),
        ("LAGESBILD_MEMORY", "mycket", "LAGESBILD_MEMORY eller LAGESBILD_THREADS"),
        ("LAGESBILD_THREADS", "0", "LAGESBILD_MEMORY eller LAGESBILD_THREADS"),
        ("LAGESBILD_LOCAL", "/proc/lagesbild", "går inte att öppna eller skapa"),
        ("LAGESBILD_BOARDS", "/finns/inte", "/finns/inte"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_in_words(
    setting: str, value: str, said: str, tmp_path: Path
) -> None:
    answer = command(tmp_path / "local", "check", **{setting: value})
    assert (answer.exit_code, answer.out) == (1, "")
    assert said in answer.err
    assert "Traceback" not in answer.err


def test_a_damaged_store_is_said_by_every_command_and_can_be_replaced(tmp_path: Path) -> None:
    local = tmp_path / "local"
    command(local, "backup", tmp_path / "kopia.duckdb")
    (local / "lagesbild.duckdb").write_bytes(b"skadad" * 10_000)
    for words in (("loads",), ("check",), ("serve", "--port", "0")):
        answer = command(local, *words)
        assert (answer.exit_code, answer.out) == (1, "")
        assert "Återställ en säkerhetskopia med kommandot restore" in answer.err
    assert command(local, "restore", tmp_path / "kopia.duckdb").exit_code == 0
    assert command(local, "check").exit_code == 0


def test_the_program_can_be_run_from_any_folder(tmp_path: Path) -> None:
    assert tmp_path != ROOT
    assert command(tmp_path / "local", "boards", folder=tmp_path).exit_code == 0
