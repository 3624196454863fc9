"""The sums that a table of records states itself, held against its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.access import Change
from lagesbild.ingest.control import Leaf, Sums
from lagesbild.ingest.plan import ControlTotal
from lagesbild.ingest.reading import Field, Reading, ShownUnit, TableReading
from lagesbild.ingest.record_figures import SEK_PER_UNIT, ends_of, exact_amounts
from lagesbild.ingest.records import Form, RecordField
from lagesbild.ingest.table import ROW, ReadFile, Table


def record_totals(
    change: Change, file: ReadFile, reading: Reading, records: Mapping[str, pa.Table]
) -> Iterator[ControlTotal]:
    """Each figure of each row that sums others, beside what the rows give.

    A stated sum that lies within the rows' range agrees with them; else the nearer end is told.
    """
    tables = {table.sheet: table for table in file.tables}
    for table in reading.tables:
        kind = table.kind.record
        if kind is None or not table.total_rows or kind.name not in records:
            continue
        rows = records[kind.name]
        own = rows.filter(pc.equal(rows.column("sheet").fill_null(""), table.sheet))
        for wanted in kind.fields:
            if Field(wanted.name) in table.fields and wanted.form in _SUMMED:
                yield from _of_column(change, tables[table.sheet], table, wanted, own, reading)


_SUMMED = (Form.AMOUNT, Form.NUMBER, Form.COUNT, Form.RANGE)


def _of_column(
    change: Change,
    cells: Table,
    table: TableReading,
    wanted: RecordField,
    rows: pa.Table,
    reading: Reading,
) -> Iterator[ControlTotal]:
    column = table.fields[Field(wanted.name)]
    unit = table.units.get(Field(wanted.name), ShownUnit.KR)
    slack = Decimal(SEK_PER_UNIT[unit] if wanted.form is Form.AMOUNT else 1) / 2
    names = wanted.columns[:2] if wanted.form is Form.RANGE else wanted.columns
    ends = [Sums(_leaves(rows, name), slack) for name in names]
    chosen = pc.is_in(cells.cells.column(ROW), pa.array(table.total_rows, pa.int32()))
    for row, texts in Table(cells.sheet, cells.cells.filter(chosen)).rows():
        by_letter = dict(zip(cells.columns, texts, strict=True))
        text = by_letter[column]
        stated = None if text is None else _stated(change, text, wanted, unit, reading.decimal)
        if stated is None:
            continue
        label = next(each.strip() for each in texts if each)
        summed = [sums.above(row, label, stated) for sums in ends]
        yield ControlTotal(
            table.kind.value,
            table.sheet,
            row,
            f"{label} ({wanted.label.lower()})",
            stated,
            _nearest(stated, [each for each in summed if each is not None]),
        )


def _stated(
    change: Change, text: str, wanted: RecordField, unit: ShownUnit, decimal_mark: str
) -> Decimal | None:
    if wanted.form is Form.RANGE:
        return ends_of(change, text, unit, decimal_mark)[0]
    [(exact, _)] = exact_amounts(change, [text], decimal_mark)
    if exact is None or wanted.form is not Form.AMOUNT:
        return exact
    return exact * SEK_PER_UNIT[unit]


def _nearest(stated: Decimal, ends: list[Decimal]) -> Decimal | None:
    if not ends or min(ends) <= stated <= max(ends):
        return stated if ends else None
    return min(ends, key=lambda end: abs(end - stated))


def _leaves(rows: pa.Table, name: str) -> list[Leaf]:
    """The rows that have a figure in a column."""
    pairs = zip(rows.column("row_number").to_pylist(), rows.column(name).to_pylist(), strict=True)
    return [Leaf(row, name, None, Decimal(figure)) for row, figure in pairs if figure is not None]
