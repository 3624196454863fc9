"""The lists of requirements name what is used, and pin what is installed."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.architecture.tree import python_files, syntax_of, text_of

_PIN = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)

RUNNING = Path("requirements.txt")
TESTING = Path("requirements-dev.txt")
PINS = Path("constraints.txt")
FIXED_BY_THE_OWNER = {"pandas", "openpyxl"}
LOADED_BY_PATH = {"duckdb-extension-httpfs"}
ASKED_FOR_BY_STREAMLIT = {"authlib", "httpx"}
"""What its sign-in imports when somebody signs in."""
OWN = {"lagesbild", "pages", "app", "docs", "tests", "bench", "data"}
ONLY_FOR_TYPES = {"_typeshed"}  # comes with the type checker, and is not there when running


def pins(path: Path) -> dict[str, str]:
    return {_plain(name): pin for name, pin in _PIN.findall(text_of(path))}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(*folders: str) -> set[str]:
    """The distributions that files in the folders import by themselves."""
    modules: set[str] = set()
    for path in python_files(*folders):
        for node in ast.walk(syntax_of(path)):
            if isinstance(node, ast.Import):
                modules |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    foreign = modules - OWN - ONLY_FOR_TYPES - sys.stdlib_module_names
    found = packages_distributions()
    return {_plain(found[module][0]) for module in foreign}


def test_what_runs_names_every_package_it_imports():
    assert imported("lagesbild", "pages", "app.py") <= pins(RUNNING).keys()


def test_every_package_that_running_names_is_imported():
    unused = pins(RUNNING).keys() - imported("lagesbild", "pages", "app.py")
    assert unused <= FIXED_BY_THE_OWNER | LOADED_BY_PATH | ASKED_FOR_BY_STREAMLIT


def test_what_tests_names_every_package_it_imports():
    everything = imported("tests", "bench", "docs", "data")
    assert everything <= pins(RUNNING).keys() | pins(TESTING).keys()


@pytest.mark.parametrize("path", [RUNNING, TESTING], ids=str)
def test_every_requirement_is_pinned_and_says_why(path):
    lines = [line for line in text_of(path).splitlines() if line and line[0] not in "#-"]
    assert all(re.fullmatch(r"[\w.-]+==\S+\s+# \S.+", line) for line in lines), lines


@pytest.mark.parametrize("path", [RUNNING, TESTING], ids=str)
def test_the_constraints_pin_the_same_versions(path):
    constraints = pins(PINS)
    assert {name: constraints.get(name) for name in pins(path)} == pins(path)


def needed() -> dict[str, str]:
    """Every distribution that the lists bring along on this machine, with the version installed."""
    found: dict[str, str] = {}
    wanted = [(name, frozenset()) for name in pins(RUNNING).keys() | pins(TESTING).keys()]
    seen = set()
    while wanted:
        name, extras = wanted.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        installed = distribution(name)
        found[name] = installed.version
        for line in installed.requires or ():
            one = Requirement(line)
            marks = [{"extra": extra} for extra in (*extras, "")]
            if one.marker is None or any(one.marker.evaluate(mark) for mark in marks):
                wanted.append((_plain(one.name), frozenset(one.extras)))
    return found


def test_every_package_that_is_brought_along_is_pinned_at_what_is_installed():
    constraints = pins(PINS)
    differing = {
        name: (version, constraints.get(name))
        for name, version in needed().items()
        if constraints.get(name) != version
    }
    assert not differing, "(installed, in constraints.txt)"


def test_no_package_is_pinned_that_nothing_brings_along():
    elsewhere = {"colorama"}  # only on Windows
    assert pins(PINS).keys() - needed().keys() <= elsewhere
