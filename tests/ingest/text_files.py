"""What the tests of text files share: writing one, and asking what was read."""

from __future__ import annotations

from itertools import count

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import delimited
from lagesbild.settings import Limits

LIMITS = Limits()
NUMBERS = count()


def read(folder, content, encoding="utf-8", limits=LIMITS):
    """Write a text, or bytes as they are, and read the file."""
    path = folder / f"{next(NUMBERS)}.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return delimited.read(path, path.name, limits)


def rows(file):
    [table] = file.tables
    return list(table.rows())


def evidence(file):
    return {said.what: said.value for said in file.evidence}


def problems(folder, content):
    """The rows that a text is refused for, and why."""
    with pytest.raises(FileRefused) as refused:
        read(folder, content)
    return [(problem.row, problem.message) for problem in refused.value.problems]
