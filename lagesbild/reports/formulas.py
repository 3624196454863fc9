"""What of a table follows from the rest of it: totals, differences and shares, as live formulas.

A formula stands only where it gives the report's figure, so a workbook never says anything else
than the document beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from lagesbild.numbers import share
from lagesbild.reports.content import TablePart
from lagesbild.table_files import Formula, Place

Address = Callable[[int, int], str]

_MOST_ARGUMENTS = 255  # of a function


def formulas(part: TablePart) -> dict[Place, Formula]:
    """Formulas by row and column; a total that is also a difference is one, as in other rows."""
    return dict(_sums(part)) | dict(_shares(part)) | dict(_differences(part))


def _sums(part: TablePart) -> Iterator[tuple[Place, Formula]]:
    places = _column_places(part)
    totals = [at for at, row in enumerate(part.table.rows) if row.is_total]
    for total in totals:
        rows = part.comprises(total)
        if not rows or len(tuple(_spans(rows))) > _MOST_ARGUMENTS:
            continue
        for key in part.summed:
            column = places[key]
            figures = [_amount(part, row, column) or Decimal(0) for row in rows]
            if _amount(part, total, column) == sum(figures, Decimal(0)):
                yield (total, column), partial(_sum, rows, column)


def _sum(rows: tuple[int, ...], column: int, address: Address) -> str:
    spans = (
        f"{address(first, column)}:{address(last, column)}"
        if first < last
        else address(first, column)
        for first, last in _spans(rows)
    )
    return f"=SUM({','.join(spans)})"


def _spans(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Rows in order as unbroken spans, first and last."""
    first = last = rows[0]
    for row in rows[1:]:
        if row != last + 1:
            yield first, last
            first = row
        last = row
    yield first, last


def _differences(part: TablePart) -> Iterator[tuple[Place, Formula]]:
    """Where one of the two is not known it counts as nothing, as in the figures themselves."""
    places = _column_places(part)
    for difference in part.differences:
        column = places[difference.column]
        terms = places[difference.minuend], places[difference.subtrahend]
        if len({part.table.columns[place].unit for place in (column, *terms)}) > 1:
            continue
        for row in range(len(part.table.rows)):
            less, taken = (_amount(part, row, term) for term in terms)
            known = less is not None or taken is not None
            gives = (less or Decimal(0)) - (taken or Decimal(0))
            if known and _amount(part, row, column) == gives:
                one, other = (
                    _term(place, unknown=amount is None)
                    for place, amount in zip(terms, (less, taken), strict=True)
                )
                yield (row, column), partial(_less, row, one, other)


_Term = Callable[[int, Address], str]


def _term(column: int, *, unknown: bool) -> _Term:
    """A cell as a term. One without a figure has a dash, which N() takes for 0."""
    return lambda row, address: f"N({address(row, column)})" if unknown else address(row, column)


def _less(row: int, one: _Term, other: _Term, address: Address) -> str:
    return f"={one(row, address)}-{other(row, address)}"


def _shares(part: TablePart) -> Iterator[tuple[Place, Formula]]:
    places = _column_places(part)
    for one in part.shares:
        column, of, whole = places[one.column], places[one.part], places[one.whole]
        if part.table.columns[of].unit != part.table.columns[whole].unit:
            continue
        for row in range(len(part.table.rows)):
            figure = _amount(part, row, column)
            if figure is None or figure != share(_amount(part, row, of), _amount(part, row, whole)):
                continue
            yield (row, column), partial(_share, row, of, whole)


def _share(row: int, of: int, whole: int, address: Address) -> str:
    return f"={address(row, of)}/ABS({address(row, whole)})"


def _amount(part: TablePart, row: int, column: int) -> Decimal | None:
    cell = part.table.rows[row].cells[column]
    return Decimal(cell) if isinstance(cell, Decimal | int) else None


def _column_places(part: TablePart) -> dict[str, int]:
    return {column.key: place for place, column in enumerate(part.table.columns)}
