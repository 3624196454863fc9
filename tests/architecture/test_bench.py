"""Benchmarks are run by hand, seldom: each must at least still fit the code that it measures."""

from __future__ import annotations

import importlib

import pytest

from tests.architecture.tree import python_files

OF_ANOTHER_ENVIRONMENT = {"bench.library_methods"}
"""Needs a library that only `make methods` installs."""
MODULES = {
    ".".join(path.with_suffix("").parts) for path in python_files("bench")
} - OF_ANOTHER_ENVIRONMENT - {"bench.__main__", "bench.__init__"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_benchmark_can_be_imported(name: str) -> None:
    assert importlib.import_module(name).__doc__
