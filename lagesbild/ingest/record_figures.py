"""The figures of records read by the one rule for amounts, and what cannot be right in a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pyarrow as pa

from lagesbild.access import Change
from lagesbild.ingest import ranges, record_levels, values
from lagesbild.ingest.amount_limits import LARGEST_ROW
from lagesbild.ingest.problems import Problem
from lagesbild.ingest.reading import Field, Reading, ShownUnit, TableReading
from lagesbild.ingest.records import KINDS, Form, RecordField, RecordKind
from lagesbild.ingest.shaped_columns import MOST_PROBLEMS, why_no_value

SEK_PER_UNIT = {ShownUnit.KR: 1, ShownUnit.TKR: 1_000, ShownUnit.MNKR: 1_000_000}
MONEY = pa.decimal128(18, 2)

Cell = Decimal | int | None


@dataclass(frozen=True)
class ReadRecords:
    """Records with their figures as numbers, and what is wrong with them."""

    rows: pa.Table
    problems: list[Problem]


def read_every_kind(
    change: Change, records: Mapping[str, pa.Table], reading: Reading, *, rounded: bool
) -> tuple[dict[str, pa.Table], list[Problem]]:
    """The records of each kind with their figures as numbers, and what is wrong with any."""
    read = {
        kind: read_records(change, KINDS[kind], rows, reading, rounded=rounded)
        for kind, rows in records.items()
    }
    problems = [problem for one in read.values() for problem in one.problems]
    return {kind: one.rows for kind, one in read.items()}, problems


def read_records(
    change: Change, kind: RecordKind, rows: pa.Table, reading: Reading, *, rounded: bool
) -> ReadRecords:
    """Read every figure of some records, and say what is missing, impossible or there twice."""
    places = _Places(rows, kind, reading)
    problems: list[Problem] = []
    columns = {name: rows.column(name) for name in ("sheet", "row_number")}
    for wanted in kind.fields:
        cells = rows.column(wanted.name)
        if wanted.form.is_figure:
            read = _figures(change, wanted, cells, places, reading.decimal, rounded, problems)
            columns[wanted.name] = pa.array(read, _type_of(wanted.form))
        elif wanted.form is Form.RANGE:
            found = [_range(change, one, at, places, wanted, reading.decimal, problems)
                     for at, one in enumerate(cells.to_pylist())]  # fmt: skip
            for at, column in enumerate(wanted.columns[:2]):
                columns[column] = pa.array([both[at] for both in found], MONEY)
            columns[wanted.columns[2]] = cells
        elif wanted.form in record_levels.FORMS:
            read_levels = record_levels.read(wanted, cells.to_pylist(), reading.decimal)
            columns |= read_levels.columns
            problems += [places.problem(at, wanted.name, why) for at, why in read_levels.wrong]
        else:
            columns[wanted.name] = cells
        if wanted.required:
            problems += _missing(wanted, cells, places)
    problems += _out_of_year(kind, columns, rows, places)
    for pair in kind.in_order:
        problems += _backwards(kind, pair, rows, places)
    for name in kind.positive:
        problems += _not_positive(kind.by_name[name], columns[name], places)
    for by, what in kind.same_within:
        problems += _unlike(kind, (by, what), pa.table(columns), places)
    compared = [column for name in kind.key for column in kind.by_name[name].compared]
    problems += _repeated(kind, pa.table({name: columns[name] for name in compared}), places)
    return ReadRecords(pa.table(columns), sorted(set(problems))[:MOST_PROBLEMS])


class _Places:
    """Where each record stands in its file, and what its table says of its columns."""

    def __init__(self, rows: pa.Table, kind: RecordKind, reading: Reading) -> None:
        self._kind = kind
        self._sheets = rows.column("sheet").to_pylist()
        self._numbers = rows.column("row_number").to_pylist()
        self._periods = rows.column(kind.period).to_pylist() if kind.spread else []
        self._tables: Mapping[str, TableReading] = {
            table.sheet: table for table in reading.tables if table.kind.value == kind.name
        }

    def table(self, at: int) -> TableReading:
        return self._tables[self._sheets[at] or ""]

    def quoted(self, text: str | None) -> str:
        return self._kind.quoted(text or "")

    def row(self, at: int) -> int:
        return int(self._numbers[at])

    def problem(self, at: int, name: str, message: str) -> Problem:
        column = self._column(at, name) if name else ""
        return Problem(self._sheets[at] or "", self.row(at), column, message)

    def _column(self, at: int, name: str) -> str:
        period = self._periods[at] if self._periods else None
        return column_of(self.table(at), self._kind, name, period)

    def unit(self, at: int, wanted: RecordField) -> int:
        if wanted.form is not Form.AMOUNT:
            return 1
        return SEK_PER_UNIT[self.table(at).units.get(Field(wanted.name), ShownUnit.KR)]


def column_of(table: TableReading, kind: RecordKind, name: str, period: int | None) -> str:
    """The column of a field; of one that is spread over periods, that of a record's period."""
    if name in (kind.spread, kind.period) and table.spread and period is not None:
        return next(
            (each.column for each in table.spread if each.period in (period, period % 100)), ""
        )
    return table.fields.get(Field(name), "")


def _figures(
    change: Change,
    wanted: RecordField,
    cells: pa.ChunkedArray,
    places: _Places,
    decimal_mark: str,
    rounded: bool,
    problems: list[Problem],
) -> list[Cell]:
    read: list[Cell] = []
    texts = cells.to_pylist()
    for at, (text, (exact, is_blank)) in enumerate(
        zip(texts, exact_amounts(change, texts, decimal_mark), strict=True)
    ):
        if is_blank:
            read.append(None)
            continue
        wrong, value = _checked(
            wanted, places.quoted(text), text, exact, places.unit(at, wanted), rounded
        )
        if wrong:
            problems.append(places.problem(at, wanted.name, wrong))
        read.append(value)
    return read


def exact_amounts(
    change: Change, texts: list[str | None], decimal_mark: str
) -> Iterator[tuple[Decimal | None, bool]]:
    """What each text stands for, and whether it is blank."""
    offered = pa.table({"amount_text": pa.array(texts, pa.string())})
    with change.offering(amounts=offered):
        found = change.arrow(
            "imports/amounts_in_sek", decimal_mark=decimal_mark, sek_per_unit=1, rounded=False
        )
    yield from zip(
        found.column("exact_amount").to_pylist(), found.column("is_blank").to_pylist(), strict=True
    )


def _checked(
    wanted: RecordField, said: str, text: str, exact: Decimal | None, unit: int, rounded: bool
) -> tuple[str, Cell]:
    """What is wrong with a figure, and its value where nothing is."""
    if exact is None:
        return (
            why_no_value(text) or f"{wanted.label}: {said} går inte att läsa. Skriv bara siffror."
        ), None
    amount = exact * unit
    if abs(amount) > LARGEST_ROW:
        return f"{wanted.label}: {said} är för stort. Kontrollera talet och enheten.", None
    if wanted.form is Form.COUNT:
        if amount != int(amount) or amount < 0:
            return f"{wanted.label}: {said} ska vara ett helt antal, till exempel 12.", None
        return "", int(amount)
    if amount < 0 and (wanted.form is Form.NUMBER or wanted.never_negative):
        return f"{wanted.label}: {said} kan inte vara mindre än noll. Rätta talet.", None
    whole = amount.quantize(Decimal("0.01"))
    if whole != amount and not rounded:
        return f"{wanted.label}: {said} har för många decimaler. Skriv högst två.", None
    return "", whole


def ends_of(
    change: Change, text: str, unit: ShownUnit, decimal_mark: str
) -> tuple[Decimal | None, Decimal | None]:
    """The low and the high end of a range in SEK, or the one amount as both. A cell's own unit
    comes before its column's.
    """
    held = values.unit_in(text) or unit
    found = [exact for exact, _ in exact_amounts(change, [*ranges.ends(text)], decimal_mark)]
    amounts = [None if one is None else one * SEK_PER_UNIT[held] for one in found]
    return (None, None) if None in amounts else (amounts[0], amounts[-1])


def _range(
    change: Change,
    text: str | None,
    at: int,
    places: _Places,
    wanted: RecordField,
    decimal_mark: str,
    problems: list[Problem],
) -> tuple[Cell, Cell]:
    if text is None:
        return None, None
    unit = places.table(at).units.get(Field(wanted.name), ShownUnit.KR)
    low, high = ends_of(change, text, unit, decimal_mark)
    if low is None or high is None:
        problems.append(
            places.problem(
                at,
                wanted.name,
                f"{wanted.label} ”{text}” går inte att läsa. Skriv till exempel 1,6 mnkr eller "
                "2–2,5 mnkr.",
            )
        )
        return None, None
    if low > high:
        problems.append(
            places.problem(
                at,
                wanted.name,
                f"{wanted.label} ”{text}” börjar med det högre beloppet. Skriv det lägre först.",
            )
        )
    return low, high


def _missing(wanted: RecordField, cells: pa.ChunkedArray, places: _Places) -> Iterator[Problem]:
    if wanted.form.is_time or wanted.default is not None:
        return  # a time that is missing is told where it is read
    for at, cell in enumerate(cells.to_pylist()):
        if cell is None:
            yield places.problem(
                at, wanted.name, f"{wanted.label} saknas. Fyll i eller ta bort raden."
            )


def _out_of_year(
    kind: RecordKind, columns: Mapping[str, pa.Array], rows: pa.Table, places: _Places
) -> Iterator[Problem]:
    for wanted in kind.fields:
        if wanted.form is Form.SPAN:
            years = rows.column(kind.period).to_pylist()
            for at, why in record_levels.out_of_year(wanted, columns, years):
                yield places.problem(at, wanted.name, why)


def _backwards(
    kind: RecordKind, pair: tuple[str, str], rows: pa.Table, places: _Places
) -> Iterator[Problem]:
    first, last = (kind.by_name[name].label for name in pair)
    days = zip(*(rows.column(name).to_pylist() for name in pair), strict=True)
    for at, (begins, ends) in enumerate(days):
        if begins is not None and ends is not None and ends < begins:
            yield places.problem(at, pair[1], f"{last} ligger före {first.lower()}. Rätta datumen.")


def _not_positive(wanted: RecordField, cells: pa.Array, places: _Places) -> Iterator[Problem]:
    for at, amount in enumerate(cells.to_pylist()):
        if amount is not None and amount <= 0:
            yield places.problem(at, wanted.name, f"{wanted.label} ska vara över noll.")


def _repeated(kind: RecordKind, keys: pa.Table, places: _Places) -> Iterator[Problem]:
    """Rows that are about the same as an earlier one: they would be counted twice."""
    seen: dict[tuple[Any, ...], int] = {}
    for at, key in enumerate(zip(*keys.to_pydict().values(), strict=True)):
        first = seen.setdefault(key, at)
        if first != at and None not in key[:1]:
            labels = ", ".join(kind.by_name[name].label.lower() for name in kind.key)
            yield places.problem(
                at,
                "",
                f"Raden gäller samma sak som rad {places.row(first)} ({labels}). Slå ihop raderna "
                "eller ta bort den ena.",
            )


def _unlike(
    kind: RecordKind, pair: tuple[str, str], rows: pa.Table, places: _Places
) -> Iterator[Problem]:
    """Rows that say something else than an earlier row of what both belong to."""
    by, what = pair
    seen: dict[tuple[Any, Any], tuple[int, Any]] = {}
    names = [kind.period, by, what]
    cells = zip(*(rows.column(name).to_pylist() for name in names), strict=True)
    for at, (period, key, said) in enumerate(cells):
        if key is None or said is None:
            continue
        first, known = seen.setdefault((period, key), (at, said))
        if known != said:
            label = kind.by_name[what].label
            yield places.problem(
                at,
                what,
                f"{label} är ett annat än på rad {places.row(first)}, som också hör till "
                f"{kind.by_name[by].label} {key}. Skriv samma på båda raderna.",
            )


def _type_of(form: Form) -> pa.DataType:
    return pa.int32() if form is Form.COUNT else MONEY
