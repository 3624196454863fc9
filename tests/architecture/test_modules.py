"""What holds for every module: it is short, says what it is for, and has a name that tells."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import python_files, syntax_of, text_of, texts_in
from tests.each import each_of

MODULES = python_files()
PRODUCT = python_files("lagesbild", "pages", "app.py")
OUTSIDE_STORE = [path for path in PRODUCT if path.parts[:2] != ("lagesbild", "store")]

LONGEST = 400
LONGEST_PAGE = 120
LONGEST_APP = 60
LONGEST_TEST = 600  # a table of cases is long and still read from the top

_EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "data", "info"}
_SQL = re.compile(r"^\s*(?:select|insert|update|delete|create|alter|drop|with)\b.+\b", re.DOTALL)
_SQL_WORDS = re.compile(r"\b(?:from|into|set|table|view|values)\b")


@each_of("path", MODULES)
def test_a_module_can_be_read_in_one_sitting(path):
    limits = {"pages": LONGEST_PAGE, "app.py": LONGEST_APP, "tests": LONGEST_TEST}
    assert len(text_of(path).splitlines()) <= limits.get(path.parts[0], LONGEST)


@each_of("path", MODULES)
def test_a_module_says_what_it_is_for(path):
    tree = syntax_of(path)
    if path.name == "__init__.py" and not tree.body:
        return
    first, *_ = (ast.get_docstring(tree) or "").splitlines() or [""]
    assert re.match(r"\S.{10,}[.:?]$", first), first


@each_of("path", MODULES)
def test_a_module_has_a_name_that_tells(path):
    assert path.stem not in _EMPTY_NAMES


@each_of("path", OUTSIDE_STORE)
def test_sql_stands_in_queries_and_not_in_python(path):
    found = [text.value for text in texts_in(syntax_of(path)) if is_sql(text.value)]
    assert not found


def is_sql(text: str) -> bool:
    return bool(_SQL.match(text.lower()) and _SQL_WORDS.search(text.lower()))


@pytest.mark.parametrize(
    ("text", "sql"),
    [
        ("select amount from marts.cube", True),
        ("\n    insert into raw.loads values (1)", True),
        ("create view marts.x as", True),
        ("Select a board.", False),
        ("economy/board_table", False),
        ("Med underskott från förra året", False),
    ],
)
def test_sql_is_told_from_other_texts(text, sql):
    assert is_sql(text) is sql
