"""One word for one thing: names in code use the glossary's words, never their synonyms."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

import pytest

from lagesbild.store.catalogue import everything
from tests.architecture.tree import python_files, syntax_of, text_of
from tests.each import each_of

GLOSSARY = text_of(Path("docs/glossary.md"))
_ROW = re.compile(r"^\|[^|]+\| `(\w+)`[^|]*\|[^|]*\|([^|]*)\|$", re.MULTILINE)
FORBIDDEN = {
    word: code for code, never in _ROW.findall(GLOSSARY) for word in re.findall(r"`(\w+)`", never)
}

ORDINARY = {"outcome": {"ingest", "cli"}}
"""Where a word is meant in its ordinary sense: what came of a file is not what has been booked."""

_NOT_CODE = re.compile(r"--[^\n]*|'(?:[^']|'')*'")


def names_in(tree: ast.AST) -> Iterator[str]:
    """What the module itself names: functions, classes, parameters, variables and fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def synonyms(name: str, path: Path = Path()) -> set[str]:
    """The forbidden words in a name, read word by word: OutcomeRow, outcome_sum."""
    snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    words = {word for word in FORBIDDEN if re.search(rf"(?:^|_){word}s?(?:_|$)", snake)}
    return {word for word in words if not ORDINARY.get(word, set()) & set(path.parts)}


@each_of("path", python_files())
def test_python_uses_the_words_of_the_glossary(path):
    found = {name: synonyms(name, path) for name in names_in(syntax_of(path))}
    better = {name: [FORBIDDEN[word] for word in words] for name, words in found.items() if words}
    assert not better


@each_of("query", everything(), attrgetter("name"))
def test_sql_uses_the_words_of_the_glossary(query):
    used = {name for name in re.findall(r"\w+", _NOT_CODE.sub("", query.sql)) if synonyms(name)}
    assert not used


def test_the_glossary_forbids_something():
    assert FORBIDDEN["outcome"] == "actual"
    assert FORBIDDEN["deviation"] == "variance"


@pytest.mark.parametrize("name", ["outcome", "OutcomeRow", "outcomes", "sum_of_outcome"])
def test_a_synonym_is_found_as_a_word_of_a_name(name):
    assert synonyms(name) == {"outcome"}


@pytest.mark.parametrize("name", ["actual", "come_out", "standard_deviations_of"])
def test_other_names_are_left_alone(name):
    assert "outcome" not in synonyms(name)
