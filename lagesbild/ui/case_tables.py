"""Counts of people as a table by part and case type, as key figures and as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lagesbild import cases, numbers
from lagesbild.access import Reader, Viewer, query_named
from lagesbild.boards import Board
from lagesbild.cases import Node, PeopleOfMonth, PeopleOfType
from lagesbild.charts import people
from lagesbild.charts.chart import Chart
from lagesbild.charts.people import HIDDEN, MonthOfPeople, PeopleOverTime
from lagesbild.economy import Level, Part, PartNames, View
from lagesbild.figure_words import LEVEL_NAMES
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.periods import Period
from lagesbild.table_files import Receipt
from lagesbild.ui import case_words, figures, place, theme
from lagesbild.ui.cards import Card
from lagesbild.ui.place import Place

MEASURE = "Personer med pågående ärende"
QUERY = "cases/people_by_type"
TOTAL = "Hela"
CHANGE = "change"
"""The key of the column with the change since the month before."""


def stand(names: PartNames, view: View, part: Part) -> Place:
    """A department, a unit or the whole board, as the path shows it."""
    level = Level.DEPARTMENT if part.department is None else Level.UNIT
    return Place(part, level, (level,), tuple(place.named_steps(part, names)), view.board.name)


def part_asked_for(viewer: Viewer) -> Part:
    """The department and unit of the address; nothing below them has counts.

    Who sees one department begins there, for the board as a whole is not theirs.
    """
    asked = place.part(viewer)
    if asked.department is not None:
        return Part(asked.department, asked.unit)
    own = sorted(viewer.departments or ())
    return Part(own[0]) if len(own) == 1 else Part()


def node_of(part: Part) -> Node:
    return Node(part.department, part.unit)


def by_type(rows: Sequence[PeopleOfType], month: Period, here: Place, board: Board) -> FinanceTable:
    """Parts against case types, all types first, and how many more than the month before."""
    types = _types(rows)
    hidden = any(row.suppressed for row in rows)
    return FinanceTable(
        title=f"Var ärendena finns, {month.in_words}",
        caption=f"{MEASURE} per {LEVEL_NAMES[here.level].lower()} och ärendetyp, {here.name}, "
        f"vid slutet av {month.in_words}",
        columns=(
            Column("name", LEVEL_NAMES[here.level]),
            Column("all", "Alla typer", Kind.COUNT),
            Column(CHANGE, "Ändring från månaden före", Kind.COUNT),
            *(Column(f"type-{name}", name, Kind.COUNT) for name in types),
        ),
        rows=tuple(
            _row(list(cells), types, here) for _, cells in groupby(rows, lambda row: row.key)
        ),
        note=case_words.hidden(board) if hidden else "",
    )


def _types(rows: Sequence[PeopleOfType]) -> list[str]:
    """The case types, most people first; what is hidden has no place among them."""
    told = {row.case_type: 0 for row in rows if row.case_type is not None}
    for row in rows:
        if row.case_type is not None:
            told[row.case_type] = max(told[row.case_type], row.people or 0)
    return sorted(told, key=lambda name: (-told[name], name))


def _row(cells: Sequence[PeopleOfType], types: Sequence[str], here: Place) -> Row:
    first = cells[0]
    of_type = {cell.case_type: cell for cell in cells}
    is_total = first.row_kind == "total"
    code = "" if first.key in place.CODELESS or first.key is None else first.key
    name = f"{TOTAL} {here.name}" if is_total else " ".join(filter(None, (code, first.name)))
    return Row(
        key=first.key or "total",
        cells=(
            name,
            _shown(of_type[None]),
            of_type[None].change,
            *(_shown(of_type[each]) for each in types),
        ),
        is_total=is_total,
        link=not is_total,
    )


def _shown(cell: PeopleOfType) -> Cell:
    return HIDDEN if cell.suppressed else cell.people


def key_figures(
    rows: Sequence[PeopleOfType], months: Sequence[PeopleOfMonth], month: Period
) -> list[Card]:
    """How many there are, how many a year ago, the most common type and the largest part."""
    whole, last = case_words.whole_of(rows), months[-1] if months else None
    cards = []
    if whole is not None:
        cards.append(Card("people", MEASURE, _figure(whole.people), note=_changed(whole.change)))
    if last is not None and last.previous_year is not None:
        year_ago = month.plus_months(-12).in_words
        cards.append(Card("year-ago", f"I {year_ago}", _figure(last.previous_year)))
    common, most = case_words.most_common(rows), case_words.most_people(rows)
    if common is not None:
        cards.append(
            Card("type", "Vanligaste typen", _figure(common.people), note=common.case_type or "")
        )
    if most is not None:
        cards.append(Card("part", "Flest finns i", _figure(most.people), note=most.name or ""))
    return cards


def _figure(count: int | None) -> str:
    return HIDDEN.capitalize() if count is None else numbers.count(count)


def _changed(change: int | None) -> str:
    if change is None:
        return ""
    if change == 0:
        return "Lika många som månaden före"
    return f"{numbers.count(abs(change))} {'fler' if change > 0 else 'färre'} än månaden före"


def month_columns(
    reader: Reader, view: View, months: Sequence[PeopleOfMonth], here: Place
) -> Chart:
    """The last months, each as a column."""
    palette = theme.palette()
    told = PeopleOverTime(
        MEASURE,
        here.name,
        case_words.trend(months),
        tuple(MonthOfPeople(Period.of(month.period), month.people) for month in months),
    )
    return figures.chart(
        reader, view, ("people", here.part, palette), lambda: people.chart(told, palette)
    )


def receipt(board: Board, month: Period, node: Node) -> Receipt:
    """What follows the table out of the product."""
    asked = cases.parameters(board.id, month, node)
    return (
        ("Fråga", f"queries/{query_named(QUERY).name}.sql"),
        *((key, "" if value is None else str(value)) for key, value in asked.items()),
    )
