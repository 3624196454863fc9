"""How the tables of a SIE file are read: the same for every sender but for its dimensions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from lagesbild.ingest.readers import sie_file
from lagesbild.ingest.readers.sie_dimensions import breakdown_dimension, default_fields
from lagesbild.ingest.reading import (
    AmountColumn,
    Basis,
    Field,
    Kind,
    Reading,
    Sign,
    TableReading,
)
from lagesbild.ingest.table import ROW, ReadFile, Table, letter

_KINDS = {
    sie_file.VOUCHERS: (Kind.LEDGER, Basis.MONTH, sie_file.VOUCHER_COLUMNS),
    sie_file.BALANCES: (Kind.BALANCES, Basis.MONTH, sie_file.PERIOD_COLUMNS),
    sie_file.BUDGET: (Kind.BUDGET, Basis.MONTH, sie_file.PERIOD_COLUMNS),
    sie_file.YEAR_BUDGET: (Kind.BUDGET, Basis.YEAR, sie_file.PERIOD_COLUMNS),
}


def reading_of(file: ReadFile, dimensions: Mapping[str, Field] | None = None) -> Reading:
    """The reading of a file from `sie.read` or `sie5.read`.

    `dimensions` is what the sender's dimensions mean, {"1": Field.COST_CENTRE}; None: as their
    names and SIE's reserved numbers say.
    """
    names: dict[str, str] = json.loads(file.control[sie_file.DIMENSIONS])
    fields = default_fields(names) if dimensions is None else dimensions
    return Reading(
        source=next(found.value for found in file.evidence if found.what == "source"),
        profile="sie",
        tables=tuple(
            _table_reading(table, list(names), fields)
            for table in _tables_to_read(file, breakdown_dimension(fields))
        ),
        sign=Sign.LEDGER,
        decimal=".",
        evidence=file.evidence,
    )


def _tables_to_read(file: ReadFile, dimension: str | None) -> Iterator[Table]:
    """Every sheet once: of those with the same totals, the one broken down by `dimension`."""
    sheets = {table.sheet: table for table in file.tables}
    for table in file.tables:
        if not sie_file.is_by_another(table.sheet):
            yield sheets.get(sie_file.sheet_by(table.sheet, dimension), table)


def _table_reading(
    table: Table, dimensions: Sequence[str], mapped: Mapping[str, Field]
) -> TableReading:
    rows = table.cells.column(ROW)
    first_row, last_row = rows[0].as_py(), rows[-1].as_py()
    base = table.sheet.replace(",", " ").split()[0]
    if base == sie_file.ACCOUNTS:
        columns: Mapping[Field, str] = _lettered(sie_file.ACCOUNT_COLUMNS)
        return TableReading(table.sheet, Kind.ACCOUNTS, (0, 0), first_row, last_row, columns)
    kind, basis, fixed = _KINDS[base]
    columns = _lettered([*fixed, *(mapped.get(number) for number in dimensions)])
    unmapped = [
        letter(place)
        for place, number in enumerate(dimensions, start=len(fixed) + 1)
        if number not in mapped
    ]
    amount = letter(fixed.index(None) + 1)
    return TableReading(
        sheet=table.sheet,
        kind=kind,
        header_rows=(0, 0),
        first_row=first_row,
        last_row=last_row,
        fields=columns,
        amounts=(AmountColumn(amount, kind, basis),),
        ignored_columns=tuple(unmapped),
    )


def _lettered(fields: Sequence[Field | None]) -> dict[Field, str]:
    return {field: letter(place) for place, field in enumerate(fields, start=1) if field}
