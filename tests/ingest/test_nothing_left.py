"""After every attempt, refused or broken: no file of the installation holds a planted number."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from lagesbild.access import open_store
from lagesbild.ingest.reading import Kind
from lagesbild.settings import ROOT
from lagesbild.ui import frame
from tests.cli.processes import command, started, surroundings
from tests.identities import CHILD, COORDINATED, PERSON, digits_of, spellings
from tests.ingest import planted
from tests.loading import BOARD, Desk, settings_in
from tests.pages.seen import run, shown

PEOPLE = (PERSON, CHILD, COORDINATED)
SPELT = [text for number in PEOPLE for text in spellings(number).values()]
LOOKED_FOR = {
    text for number in PEOPLE for text in (*digits_of(number), *spellings(number).values())
}
KEPT = "Ett ord som ska finnas"
"""Stands in a file that is loaded, to show that what is kept would be found."""

SOUND = planted.with_planted(planted.TABLES[Kind.LEDGER], 1, 5, KEPT)

BROKEN_PROGRAM = """
import runpy, sys
from lagesbild.ingest import intake

def broken(file, *others):
    [*_, (_, cells)] = file.tables[0].rows()
    raise KeyError(cells)

intake.recognise = broken
sys.argv[0] = "lagesbild"
runpy.run_module("lagesbild", run_name="__main__")
"""
"""The product with a bug in the middle, which has a row of the file in its arguments."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where all that the product writes lies: the store and what is beside it."""
    place = tmp_path / "installation"
    place.mkdir()
    return place


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


def attempts(folder: Path) -> Iterator[Path]:
    """A file with a number in every spelling, one with it in every other place, and every kind."""
    header, first, last = planted.TABLES[Kind.LEDGER]
    people = [[*first[:5], f"Barn {text}", first[6]] for text in SPELT]
    yield planted.csv(folder / "utan titel.csv", [header, *people, last], "")
    for form, write in planted.FORMS.items():
        rows = planted.below_title([header, *people, last], f"Gäller {SPELT[0]}")
        yield write(folder / f"alla.{form}", rows, "Blad1")
    for kind, table in planted.TABLES.items():
        rows = planted.with_planted(table, 2, planted.text_column(kind), f"Barn {SPELT[0]}")
        yield planted.csv(folder / f"slag {kind.value}.csv", rows, "")
    yield planted.sie4(folder / "alla.se", voucher=SPELT[0], prose=SPELT[1], object=SPELT[2])
    yield planted.sie5(folder / "alla.sie", voucher=SPELT[0], customer=SPELT[2])
    yield planted.csv(folder / f"utdrag {SPELT[3]}.csv", planted.TABLES[Kind.LEDGER], "")
    yield planted.csv(folder / "utan.csv", [["Anna", text] for text in SPELT], "")


def test_every_kind_that_is_about_people_is_tried() -> None:
    assert {kind for kind in Kind if kind.is_of_persons} <= planted.TABLES.keys()


def held(text: str | bytes) -> list[str]:
    """The numbers that stand in something."""
    content = text.encode() if isinstance(text, str) else text
    return [
        number
        for number in sorted(LOOKED_FOR)
        for encoding in ("utf-8", "utf-16-le")
        if number.encode(encoding) in content
    ]


def left_in(place: Path) -> dict[str, list[str]]:
    """The numbers that stand in files, or in the names of files."""
    files = [path for path in place.rglob("*") if path.is_file()]
    found = {str(path): held(path.read_bytes()) + held(path.name) for path in files}
    return {path: numbers for path, numbers in found.items() if numbers}


def stored(place: Path) -> str:
    """Every cell of every table of the store, which packs texts so that no one can read them."""
    with duckdb.connect(str(place / "local" / "lagesbild.duckdb"), read_only=True) as connection:
        tables = connection.execute(
            "select table_schema || '.' || table_name from information_schema.tables "
            "where table_type = 'BASE TABLE'"
        ).fetchall()
        return "\n".join(
            str(connection.execute(f"select * from {name}").fetchall()) for (name,) in tables
        )


def test_nothing_is_left_of_what_the_command_line_refuses(place: Path, exports: Path) -> None:
    local = place / "local"
    sound = planted.csv(exports / "sund.csv", SOUND, "")
    command(local, "load", sound, "--board", BOARD)
    paths = list(attempts(exports))
    answer = command(local, "load", *paths, "--board", BOARD, "--json")
    assert answer.exit_code == 1
    assert [entry["status"] for entry in answer.loads] == ["refused"] * len(paths)
    said = command(local, "load", *paths, "--board", BOARD)
    assert held(answer.out + answer.err + said.out + said.err) == []
    assert left_in(place) == {}
    kept = stored(place)
    assert KEPT in kept
    assert held(kept) == []


def test_what_is_typed_wrongly_is_not_told_with_its_number(place: Path) -> None:
    said = command(place / "local", "load", f"{SPELT[1]}.csv", "--board", BOARD)
    assert said.exit_code == 2
    assert "Filen ██████.csv finns inte" in said.err


def test_nothing_is_left_when_a_bug_stops_the_command_line(place: Path, exports: Path) -> None:
    local = place / "local"
    command(local, "load", planted.csv(exports / "sund.csv", SOUND, ""), "--board", BOARD)
    for path in [path for path in attempts(exports) if path.name in ("alla.csv", "alla.xlsx")]:
        ended = subprocess.run(
            [sys.executable, "-c", BROKEN_PROGRAM, "load", str(path), "--board", BOARD],
            cwd=ROOT, env=surroundings(local), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert held(ended.stdout + ended.stderr) == []
        assert "KeyError" in ended.stderr
    assert left_in(place) == {}
    assert held(stored(place)) == []


def test_nothing_is_left_of_what_the_page_refuses(
    place: Path, exports: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings = settings_in(place / "local")
    store = open_store(settings)
    desk = Desk(store, settings, exports)
    monkeypatch.setenv("LAGESBILD_LOCAL", str(settings.local))
    monkeypatch.setattr(frame, "_SERVED", [store])
    try:
        desk.loaded("sund.csv", "\n".join(map(";".join, SOUND)))
        page = shown("upload")
        for path in attempts(exports):
            page.at.file_uploader(key="upload").set_value(
                (path.name, path.read_bytes(), "application/octet-stream")
            )
            page = run(page.at)
            assert "personnummer" in page.errors[0]
            # What the browser keeps of the name of the user's own file is the uploader's.
            seen = [*page.errors, *page.words, *page.warnings, *page.captions, *page.hints]
            seen += [str(table) for table in page.tables.values()]
            assert held("\n".join(seen)) == []
            assert left_in(place) == {}
    finally:
        store.close()
    assert held(caplog.text) == []
    assert left_in(place) == {}
    kept = stored(place)
    assert KEPT in kept
    assert held(kept) == []


@pytest.mark.heavy
def test_what_a_killed_reading_leaves_is_gone_at_the_next_start(place: Path, exports: Path) -> None:
    rows = planted.TABLES[Kind.LEDGER]
    people = [[*rows[1][:5], f"Barn {SPELT[0]} {number}", "1,00"] for number in range(60_000)]
    path = planted.xlsx(exports / "stor.xlsx", [rows[0], *people], "Blad1")
    local = place / "local"
    process = started(local, "load", path, "--board", BOARD)
    deadline = time.monotonic() + 60
    while not list(local.glob("work/parse-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    time.sleep(1)  # until the process that parses has noticed that nobody asks any more
    assert list(local.glob("work/parse-*"))
    command(local, "boards")
    assert list((local / "work").iterdir()) == []
    assert left_in(place) == {}
