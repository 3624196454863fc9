"""SECURITY.md promises nothing without a test; our scripts draw texts as texts."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import own_files, python_files, syntax_of, text_of

PROMISES = re.findall(
    r"^\| (?!promise|---)([^|]+) \| ([^|]+) \|$",
    text_of(Path("SECURITY.md")).partition("## What is promised, and the test")[2],
    re.MULTILINE,
)
SCRIPTS = [path for path in own_files() if path.suffix == ".js" and path.parts[0] == "lagesbild"]
WRITES_HTML = re.compile(
    r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|createContextualFragment"
    r"|setHTMLUnsafe|\beval\(|new Function|text/html"
)


@cache
def names_of_tests() -> frozenset[str]:
    return frozenset(
        node.name
        for path in python_files("tests")
        for node in ast.walk(syntax_of(path))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def test_there_are_promises() -> None:
    assert len(PROMISES) > 10


@pytest.mark.parametrize(("promise", "tests"), PROMISES, ids=[one for one, _ in PROMISES])
def test_every_promise_has_tests_that_exist(promise: str, tests: str) -> None:
    named = re.findall(r"`(\w+)`", tests)
    assert named, promise
    assert set(named) <= names_of_tests()


@pytest.mark.parametrize("path", SCRIPTS, ids=str)
def test_no_script_of_ours_writes_html(path: Path) -> None:
    """textContent, append and setAttribute take texts; a sparkline is XML that Python has drawn."""
    assert not WRITES_HTML.search(text_of(path))


@pytest.mark.parametrize("bad", ["cell.innerHTML = name", "parse(text, 'text/html')"])
def test_a_script_that_wrote_html_would_be_found(bad: str) -> None:
    assert WRITES_HTML.search(bad)
