"""No file can hang, crash or fill the program that reads it."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.readers import read, sandbox
from lagesbild.ingest.table import FileForm
from lagesbild.settings import MEBIBYTE, Limits
from tests.ingest import pathological, workbooks

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@pytest.fixture
def run(tmp_path):
    """Have the sandbox parse a file of one byte; afterwards nothing of it may be left."""
    file = tmp_path / "export.dat"
    file.write_bytes(b"x")
    work = tmp_path / "local" / "work"

    def run(parse, **limits):
        return sandbox.run(parse, file, "export.xlsx", FileForm.XLSX, Limits(**limits), work)

    yield run
    assert not list(work.iterdir())
    assert not children_of_workers()


def workers():
    """The processes that wait for files, by id."""
    return [child for child in children(os.getpid()) if "sandbox.serve" in command(child)]


def children_of_workers():
    return [child for worker in workers() for child in children(worker)]


def children(process):
    """The children of a process, dead ones that nobody has asked after included."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def command(process):
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


def test_what_a_reader_says_comes_back_whole(run):
    here = pathological.everything(Path("file.xlsx"), "export.xlsx", FileForm.XLSX, Limits())
    back = run(pathological.everything)
    assert back == here
    assert list(back.tables[0].rows()) == [(3, ["7010", None]), (5, ["å", "2,5"])]


def test_a_refusal_comes_back_with_its_problems(run):
    with pytest.raises(FileRefused, match=r"^Filen är fel\.$") as refused:
        run(pathological.refusal)
    assert refused.value.problems == (Problem("Utfall", 7, "C", "Inte ett belopp."),)


@pytest.mark.parametrize("parse", [pathological.endless_wait, pathological.endless_work])
def test_a_file_that_takes_too_long_is_stopped(run, parse):
    with pytest.raises(FileRefused, match="tog mer än 1 sekund att läsa och stoppades"):
        run(parse, parse_seconds=1)


def test_a_file_that_takes_too_much_memory_is_stopped(run):
    with pytest.raises(FileRefused, match="behöver mer än 200\u00a0MB minne"):
        run(pathological.endless_memory, parse_memory_bytes=200 * MEBIBYTE)


def test_a_sheet_with_cells_at_its_far_corners_is_stopped(tmp_path):
    row = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    file = workbooks.xlsx(tmp_path / "a.xlsx", row.format(1, "A") + row.format(1_048_576, "XFD"))
    with pytest.raises(FileRefused, match="Den kan ha ifyllda celler långt utanför tabellen"):
        read.read(file, "a.xlsx", Limits(), tmp_path / "work")


@pytest.mark.parametrize("parse", [pathological.crash, pathological.early_exit])
def test_a_reader_that_dies_is_a_damaged_file(run, parse):
    with pytest.raises(FileRefused, match="skadad"):
        run(parse)


def test_a_bug_is_logged_with_its_place_and_without_what_the_file_holds(run, caplog):
    with pytest.raises(FileRefused, match="skadad"):
        run(pathological.bug)
    assert "ValueError in pathological.py, line " in caplog.text
    assert "hemlig" not in caplog.text


def test_a_reader_that_writes_to_the_screen_disturbs_nothing(run, capfd):
    for _ in range(2):
        assert run(pathological.chatter).control == {"accounts": "117"}
    assert "hemlig" not in "".join(capfd.readouterr())


def test_a_child_has_nothing_of_the_program_that_started_it(run):
    assert run(pathological.surroundings).control == {"modules": "", "main": "none"}


def test_what_cannot_be_put_aside_is_said(run):
    with pytest.raises(FileRefused, match=r"gick inte att lägga undan\. Disken kan vara full"):
        run(pathological.everything, unpacked_bytes=100)


def test_many_files_at_once_each_get_their_own_answer(run):
    sizes = range(1_000, 1_016)
    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda size: run(pathological.everything, rows=size), sizes))
    assert [answer.evidence[0].because for answer in answers] == [f".xlsx {size}" for size in sizes]


def test_a_worker_that_has_died_is_replaced(run):
    run(pathological.everything)
    for worker in workers():
        os.kill(worker, 9)
    assert run(pathological.everything).warnings == ("En varning",)


def test_what_reads_a_file_is_not_given_the_products_settings(run, monkeypatch):
    monkeypatch.setenv("LAGESBILD_SIGN_IN_CLIENT_SECRET", "ett-hemligt-ord")
    with sandbox._worker(fresh=True) as worker:
        given = Path(f"/proc/{worker._process.pid}/environ").read_text()
    run(pathological.everything)
    assert "PYTHONPATH=" in given
    assert "ett-hemligt-ord" not in given
    assert "LAGESBILD_" not in given
