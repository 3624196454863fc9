"""What was understood of a file is told in Swedish."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from lagesbild.ui.plan_tables import EVIDENCE_NAMES
from tests.architecture.tree import python_files, syntax_of


def keys_of_evidence() -> Iterator[str]:
    """Every first argument of Evidence(…) and .found(…) in lagesbild/ingest that is a text."""
    for path in python_files("lagesbild"):
        if not path.is_relative_to("lagesbild/ingest"):
            continue
        for node in ast.walk(syntax_of(path)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if called in ("Evidence", "found") and isinstance(first, ast.Constant):
                yield str(first.value)


def test_every_kind_of_evidence_has_a_swedish_name() -> None:
    found = set(keys_of_evidence())
    assert len(found) > 20
    assert found - EVIDENCE_NAMES.keys() == set()
