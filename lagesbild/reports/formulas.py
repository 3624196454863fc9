"""What of a table follows from the rest of it: totals, differences and shares, as live formulas.

A formula stands only where it gives the report's figure, so a workbook never says anything else
than the document beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from lagesbild.finance_tables import Row
from lagesbild.numbers import share
from lagesbild.reports.content import TablePart
from lagesbild.table_files import Formula, Place

Address = Callable[[int, int], str]

Comprised = Mapping[int, tuple[int, ...]]
"""For each total row, by its place, the rows that it sums."""

_MOST_ARGUMENTS = 255  # of a function


def comprised(rows: Sequence[Row], *, totals_first: bool) -> Comprised:
    """The rows that each total sums.

    Those one level in that stand next to it: beneath it when totals come first, else above it. A
    total without any sums the rows of its own level above it, since the last such total: that is
    the last line of a table, with or without sections.
    """
    found: dict[int, tuple[int, ...]] = {}
    since = 0
    for at, row in enumerate(rows):
        if not row.is_total:
            continue
        places = _run(rows, at, 1 if totals_first else -1)
        within = tuple(place for place in places if rows[place].level == row.level + 1)
        if not within:
            above = range(since, at)
            within = tuple(place for place in above if _stands_beside(rows[place], row))
            since = at + 1
        if within:
            found[at] = within
    return found


def formulas(part: TablePart) -> dict[Place, Formula]:
    """Formulas by row and column. In a total row a difference goes before a sum, as in other rows.

    Which way totals stand is seen from the figures: the way in which the most of them hold.
    """
    found: dict[Place, Formula] = {}
    for totals_first in (True, False):
        sums = dict(_sums(part, comprised(part.table.rows, totals_first=totals_first)))
        found = max(found, sums, key=len)
    return found | dict(_shares(part)) | dict(_differences(part))


def _run(rows: Sequence[Row], at: int, step: int) -> list[int]:
    """The unbroken run of rows further in than a total, beneath it (1) or above it (-1)."""
    places = []
    place = at + step
    while 0 <= place < len(rows) and rows[place].level > rows[at].level:
        places.append(place)
        place += step
    return sorted(places)


def _stands_beside(row: Row, total: Row) -> bool:
    return row.level == total.level and not row.spans


def _sums(part: TablePart, of: Comprised) -> Iterator[tuple[Place, Formula]]:
    places = _column_places(part)
    for total, rows in of.items():
        if len(tuple(_spans(rows))) > _MOST_ARGUMENTS:
            continue
        for key in part.summed:
            column = places[key]
            cells = [part.table.rows[row].cells[column] for row in rows]
            figures = [cell for cell in cells if isinstance(cell, Decimal | int)]
            if part.table.rows[total].cells[column] == sum(figures, Decimal(0)) and figures:
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
