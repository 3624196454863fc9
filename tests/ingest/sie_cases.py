"""SIE texts written for a test, and the rows that come out of them."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from lagesbild.ingest.readers import sie
from lagesbild.ingest.reading import Field, Kind
from lagesbild.ingest.sie_reading import reading_of
from lagesbild.ingest.table import ReadFile, column_number

HEAD = """\
#FLAGGA 0
#PROGRAM "Ekonomisystemet" 1.0
#FORMAT PC8
#GEN 20240115
#ORGNR 212000-1234
#FNAMN "Provkommunen"
"""


def read(body: str, head: str = HEAD, encoding: str = "cp437") -> ReadFile:
    """Read a SIE file with the usual heading."""
    return sie.read("prov.se", (head + body).encode(encoding))


def rows(file: ReadFile, kind: Kind, dimensions=None) -> list[dict[str, str | int | None]]:
    """The rows of a kind as its reading sees them: fields, "amount", "row" and "sheet"."""
    tables = {table.sheet: table for table in file.tables}
    found = []
    for reading in reading_of(file, dimensions).tables:
        if reading.kind is not kind:
            continue
        columns = {column: field.value for field, column in reading.fields.items()}
        columns |= {amount.column: "amount" for amount in reading.amounts}
        for number, cells in tables[reading.sheet].rows():
            named = {name: cells[column_number(at) - 1] for at, name in columns.items()}
            found.append(named | {"row": number, "sheet": reading.sheet})
    return found


def sums(found: list[dict[str, str | int | None]], *fields: Field) -> dict[object, Decimal]:
    """Sums of the amounts, by the values of the fields that are named."""
    by: dict[object, Decimal] = defaultdict(Decimal)
    for row in found:
        key = tuple(row[field.value] for field in fields)
        by[key[0] if len(key) == 1 else key] += Decimal(row["amount"])
    return dict(by)
