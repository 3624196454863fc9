"""Each import contract of pyproject.toml really forbids what it says.

`make lint` says that the code keeps the contracts. A contract may be kept because it forbids
nothing, so here a copy of the code breaks every one of them, and the linter must say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = {
    contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
VIOLATIONS = {
    "Layers": ("lagesbild/periods.py", "import lagesbild.boards"),
    "Only ui knows Streamlit": ("lagesbild/economy.py", "import streamlit"),
    "Only store knows DuckDB": ("lagesbild/boards.py", "import duckdb"),
    "Pages and subjects reach the store through access": (
        "lagesbild/loads.py",
        "import lagesbild.store",
    ),
}


def linted(folder: Path) -> str:
    """What import-linter says about a copy of the code."""
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
        "--no-logo",
    ]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return said.stdout + said.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    without = shutil.ignore_patterns("__pycache__", "*.woff2", "*.svg")
    for folder in ("lagesbild", "pages"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def break_contract(copy: Path, name: str) -> None:
    path, statement = VIOLATIONS[name]
    with (copy / path).open("a", encoding="utf-8") as module:
        module.write(f"\n{statement}\n")


def broken(report: str) -> set[str]:
    return set(re.findall(r"^(.+?) BROKEN", report, re.MULTILINE))


def test_every_contract_has_a_violation_to_be_tried_with():
    assert set(VIOLATIONS) == CONTRACTS


def test_the_code_as_it_stands_breaks_none(copy):
    report = linted(copy)
    assert f"{len(CONTRACTS)} kept, 0 broken" in report, report


def test_every_contract_can_be_broken(copy):
    for name in VIOLATIONS:
        break_contract(copy, name)
    report = linted(copy)
    assert broken(report) == CONTRACTS, report


def test_a_module_without_a_place_among_the_layers_is_told(copy):
    (copy / "lagesbild" / "homeless.py").write_text('"""A concept without a place."""\n')
    assert "lagesbild.homeless" in linted(copy)
