"""Runs every case in tests/queries/cases: rows given, rows expected. See queries/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagesbild.store import everything
from tests.each import each_of
from tests.queries.case import Case

FOLDER = Path(__file__).parent / "cases"
PATHS = sorted(FOLDER.rglob("*.txt"))
NAMES = {query.name for query in everything()}


def query_of(path: Path) -> str:
    """The query that a case is about: cases/marts/x--does_this.txt is about marts/x."""
    return path.relative_to(FOLDER).as_posix().split("--")[0]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_case(path, db):
    expectations = list(Case.read(path).run(db))
    assert expectations, f"{path} expects nothing"
    for actual, expected in expectations:
        assert actual == expected


@each_of("path", PATHS)
def test_a_case_is_named_for_a_query_and_a_behaviour_and_says_it_in_words(path):
    assert "--" in path.stem
    assert query_of(path) in NAMES
    assert Case.read(path).behaviour
