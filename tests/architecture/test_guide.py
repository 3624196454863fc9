"""The guide that adds a board is followed to the letter: its files written, its commands run."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, text_of

GUIDE = text_of(Path("docs/guides/add_a_board.md"))

_FILE = re.compile(r"^`([^`\n]+)`\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^    python -m (lagesbild .+)$", re.MULTILINE)
FILES = dict(_FILE.findall(GUIDE))
COMMANDS = _COMMAND.findall(GUIDE)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The repository as someone has it who follows the guide: own boards, own store."""
    for name in ("lagesbild", "queries", "data/reference"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "data" / "boards", tmp_path / "data" / "boards")
    return tmp_path


def run(checkout: Path, command: str) -> str:
    """What a command of the guide answers; it must succeed."""
    environment = {
        "LAGESBILD_BOARDS": str(checkout / "data" / "boards"),
        "LAGESBILD_LOCAL": str(checkout / "data" / "local"),
        "PATH": "",
    }
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=checkout, env=environment, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, ""), (command, done.stdout)
    return done.stdout.replace("\u00a0", " ")


def follow(checkout: Path) -> list[str]:
    """Write every file that the guide gives and run its commands, in order; give the answers."""
    for name, content in FILES.items():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text(content, encoding="utf-8")
    return [run(checkout, command) for command in COMMANDS]


def test_the_guide_gives_five_files_and_five_commands() -> None:
    assert list(FILES) == [
        "data/boards/exempelnamnden/board.toml",
        "exempel/organisation.csv",
        "exempel/kontoplan.csv",
        "exempel/budget_2026.csv",
        "exempel/huvudbok_2026.csv",
    ]
    assert [command.split()[1] for command in COMMANDS] == [
        "boards", "load", "load", "load", "query",
    ]  # fmt: skip


def of_files(said: str) -> list[str]:
    """The lines about files, without what is said of each below."""
    return [line for line in said.splitlines() if not line.startswith(" ")]


def test_who_follows_the_guide_has_a_sixth_board_with_the_printed_answer(checkout: Path) -> None:
    boards, tried, codes, figures, table = follow(checkout)

    assert "exempelnamnden          Exempelnämnden       Exempelstad" in boards
    assert len(boards.splitlines()) == 1 + 6

    assert [line.split(": ")[1] for line in of_files(tried)] == ["provläst, ingenting sparat"] * 4
    assert not re.search("inläsning [0-9]", tried)

    assert codes.splitlines() == [
        "organisation.csv: inläst som inläsning 1: organisation, 9 rader",
        "kontoplan.csv: inläst som inläsning 2: kontoplan, 3 rader",
    ]
    # 2 × (400 000 − 50 000 + 600 000 + 250 000); 1 988 000,50 and Vuxna's 251 000 + 249 000.
    assert of_files(figures) == [
        "budget_2026.csv: inläst som inläsning 3: budget, 8 rader, 2 400 000,00 kr, 202601–202602",
        "huvudbok_2026.csv: inläst som inläsning 4: huvudbok (verifikationsrader), 8 rader, "
        "2 488 000,50 kr, 202601–202602",
    ]

    header, *rows = table.splitlines()
    variances = {
        cell(header, row, "name"): cell(header, row, "variance_ytd")
        for row in rows
        if cell(header, row, "row_kind") == "part"
    }
    assert variances == {"Barn och unga": "-88000.50", "Vuxna": "0.00"}
    assert "Ej kopplat" not in table


def cell(header: str, row: str, column: str) -> str:
    """What stands under a heading of a printed table."""
    start = re.search(rf"\b{column}\b", header).start()
    return re.split(r" {2,}", row[start:])[0]


def test_the_guide_prints_the_sum_that_it_ends_with() -> None:
    words = GUIDE.replace("\u00a0", " ")
    assert "`variance_ytd` −88000.50" in words
    assert 395_000 + 398_000 - 100_000 + 640_000 + 655_000.5 - 2 * 950_000 == 88_000.5


def test_the_board_of_the_guide_is_no_board_of_ours() -> None:
    assert not (ROOT / "data" / "boards" / "exempelnamnden").exists()
