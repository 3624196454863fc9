"""What the tests of recognition share: tables from text, and the amounts that a reading gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild.ingest.profile import Profile
from lagesbild.ingest.readers import delimited
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.recognise import Given, Known, recognise
from lagesbild.ingest.recognise.figures import figure
from lagesbild.ingest.shape import shape
from lagesbild.ingest.table import FileForm, ReadFile, Table
from lagesbild.settings import Limits

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"
needs_exports = pytest.mark.skipif(not EXPORTS.exists(), reason="the shared exports are not here")


def table_of(text: str, sheet: str = "", **more) -> Table:
    """A table from lines of cells parted by semicolons; every line is a row, also an empty one."""
    lines = text.strip("\n").split("\n")
    return Table.of(sheet, [(row, line.split(";")) for row, line in enumerate(lines, 1)], **more)


def file_of(*texts: str, name: str = "export.csv") -> ReadFile:
    sheets = [""] if len(texts) == 1 else [f"Blad{place}" for place in range(1, len(texts) + 1)]
    tables = tuple(table_of(text, sheet) for text, sheet in zip(texts, sheets, strict=True))
    return ReadFile(name, FileForm.DELIMITED, tables)


def board_file(name: str) -> ReadFile:
    path = EXPORTS / "board" / name
    return delimited.read(path, path.name, Limits())


def read(
    source: str | ReadFile,
    given: Given | None = None,
    known: Known | None = None,
    profiles: Sequence[Profile] = (),
) -> Reading:
    file = file_of(source) if isinstance(source, str) else source
    return recognise(file, known or Known(), given or Given(), profiles)


def amounts(file: ReadFile, reading: Reading) -> list[dict]:
    """What would be stored, one dict an amount, `amount` in the file's own unit and sign."""
    shaped = shape(file, reading)
    assert shaped.problems == ()
    rows = shaped.amounts.to_pylist() if shaped.amounts is not None else []
    for row in rows:
        row["amount"] = figure(row["amount_text"], reading.decimal)
    found = [row for row in rows if row["amount"] is not None]
    return [row | {"amount": -row["amount"]} if row["negated"] else row for row in found]


def sums(file: ReadFile, reading: Reading, *keys: str) -> dict:
    """The stored amounts added up by some of their columns."""
    found: Counter = Counter()
    for row in amounts(file, reading):
        found[tuple(row[key] for key in keys)] += row["amount"]
    return {key if len(keys) > 1 else key[0]: Decimal(amount) for key, amount in found.items()}


def asked(reading: Reading) -> list[str]:
    """What is asked about, in order."""
    return [question.about for question in reading.questions]


def question(reading: Reading, about: str) -> str:
    return next(asking.text for asking in reading.questions if asking.about == about)


def evidence(reading: Reading, what: str) -> list[str]:
    """The values concluded about something."""
    return [found.value for found in reading.evidence if found.what == what]


def columns(reading: Reading) -> dict[str, tuple[str, str, int | None]]:
    """Each amount column of the first table: kind, basis and period."""
    return {
        amount.column: (amount.kind.value, amount.basis.value, amount.period)
        for amount in reading.tables[0].amounts
    }


def fields(reading: Reading) -> dict[str, str]:
    return {held.value: column for held, column in reading.tables[0].fields.items()}
