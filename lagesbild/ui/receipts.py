"""A figure's receipt: what it is made of, its files and their rows, and the query (N1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import streamlit as st

from lagesbild import budgets, economy, forecasts, numbers
from lagesbild.access import Reader, Right, query_named
from lagesbild.economy import Level, Part, ReceiptLoad, View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, row_name, written
from lagesbild.numbers import Unit
from lagesbild.periods import Period, span_in_words
from lagesbild.table_files import Receipt
from lagesbild.text import moment
from lagesbild.ui import board_tables, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.place import Place

WANTED = "lagesbild-receipt"
MOST_ROWS = 50
HASH_SHOWN = 12


@dataclass(frozen=True)
class Question:
    """What a table is the answer to: a query, and what it is asked with about a part."""

    query: str
    parameters: Callable[[View, Level, Part, str | None], dict[str, object]]


BOARD_TABLE = Question("economy/board_table", economy.table_parameters)
BUDGET_CHANGE = Question("economy/budget_change", budgets.table_parameters)
FULL_YEAR_FORECAST = Question("economy/full_year_forecast", forecasts.table_parameters)
FORECAST_ACCURACY = Question("economy/forecast_accuracy", forecasts.table_parameters)


@dataclass(frozen=True)
class Ground:
    """Something that a figure rests on: a value type, and the first and last month of it.

    `key` tells it from another of the same value type.
    """

    name: str
    value_type: str
    first: int
    last: int
    key: str = ""


@dataclass(frozen=True)
class Asked:
    """The figure whose receipt is wanted: in words, its amount, and what it is made of.

    `part` is None for a figure that sums only some rows of a part: a section, or what a search has
    found. `beside` are the other figures of its row, `summed` the rows that a total sums; a share
    sums nothing.
    """

    name: str
    column: str
    level: Level
    part: Part | None
    amount: Decimal
    is_share: bool
    beside: dict[str, Decimal | None]
    summed: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True)
class WishedFigure:
    """A figure of a table whose receipt is wanted: in words, its column and what stands there."""

    name: str
    column: str
    cell: Cell


def taken_wish(table: FinanceTable, wish: str = WANTED) -> WishedFigure | None:
    """The figure whose receipt has just been asked for, once, if the table still has it."""
    wanted: tuple[str, str] | None = st.session_state.pop(wish, None)
    if wanted is None:
        return None
    key, column = wanted
    row = next((one for one in table.rows if one.key == key), None)
    place = next((at for at, one in enumerate(table.columns) if one.key == column), None)
    if row is None or not place or row.cells[place] is None:
        return None
    header, cell = table.columns[place], row.cells[place]
    name = f"{row_name(row)}, {header.in_words}: {written(cell, header)}"
    return WishedFigure(name, column, cell)


def ask(key: str, column: str, wish: str = WANTED) -> None:
    """Remember a wish for the receipt of a row's figure until the page is drawn again.

    A page's second table has a `wish` of its own.
    """
    st.session_state[wish] = (key, column)


def show_asked_for(
    reader: Reader,
    view: View,
    unit: Unit,
    here: Place,
    table: FinanceTable,
    search: str,
    question: Question = BOARD_TABLE,
) -> None:
    """Open the receipt that has just been asked for, if the table still has its figure."""
    wanted: tuple[str, str] | None = st.session_state.pop(WANTED, None)
    asked = None if wanted is None else _asked(here, table, *wanted, search)
    if asked is not None:
        _receipt(reader, view, unit, asked, question)


def _asked(here: Place, table: FinanceTable, key: str, column: str, search: str) -> Asked | None:
    found = next((at for at, row in enumerate(table.rows) if row.key == key), None)
    place = next((at for at, one in enumerate(table.columns) if one.key == column), None)
    if found is None or place is None:
        return None
    row, header = table.rows[found], table.columns[place]
    amount = row.cells[place]
    if not isinstance(amount, Decimal):
        return None
    return Asked(
        name=f"{row_name(row)}, {header.in_words}: {written(amount, header)} {header.unit_symbol}",
        column=column,
        level=here.level,
        part=_part(here, row, search),
        amount=amount,
        is_share=header.unit is None,
        beside={
            one.key: cell
            for one, cell in zip(table.columns, row.cells, strict=True)
            if isinstance(cell, Decimal)
        },
        summed=_summed(table, found, place) if row.is_total and header.unit else (),
    )


def _part(here: Place, row: Row, search: str) -> Part | None:
    if not row.is_total:
        return here.part.narrowed(here.level, row.key)
    return here.part if row.key == board_tables.WHOLE and not search else None


def _summed(table: FinanceTable, total: int, place: int) -> tuple[tuple[str, Decimal], ...]:
    """The rows that a total sums: those of its section, or all of them."""
    rows = table.rows
    if rows[total].key != board_tables.WHOLE:
        after = next((at for at in range(total + 1, len(rows)) if rows[at].is_total), len(rows))
        rows = rows[total + 1 : after]
    parts = ((row_name(row), row.cells[place]) for row in rows if not row.is_total)
    return tuple((name, amount) for name, amount in parts if isinstance(amount, Decimal))


@st.dialog("Kvitto", width="large")
def _receipt(reader: Reader, view: View, unit: Unit, asked: Asked, question: Question) -> None:
    st.markdown(f"**{plain(asked.name)}**")
    to_the_ore = "" if asked.is_share else f"Till öret: {numbers.exact(asked.amount)}."
    st.caption(plain(" ".join(filter(None, (to_the_ore, _how(asked))))))
    if asked.summed:
        tables.show(_sum_table(asked, unit), "receipt-sum")
    latest = _latest_forecast(reader, view, view.year.first.code, view.period.code)
    grounds = [
        _at_its_latest(reader, view, ground) for ground in grounds_of(view, asked.column, latest)
    ]
    for ground in grounds:
        if len(grounds) > 1:
            st.subheader(plain(ground.name), anchor=False, divider="gray")
        show_loads(
            economy.receipt_loads(
                reader, view.board.id, ground.value_type, ground.first, ground.last
            ),
            ground.name,
            ground.key or ground.value_type,
        )
        _rows(reader, view, asked, ground)
    parameters = question.parameters(view, asked.level, asked.part or Part(), None)
    show_query(question.query, asked.column, parameters)


def _latest_forecast(reader: Reader, view: View, first: int, last: int) -> int:
    """When the forecast that counts at `last` was adopted; without any, `last`."""
    loads = economy.receipt_loads(reader, view.board.id, "adopted_forecast", first, last)
    return max((load.last_period for load in loads), default=last)


def _at_its_latest(reader: Reader, view: View, ground: Ground) -> Ground:
    """A forecast is for the year: of those adopted in a span of months only the latest counts."""
    if ground.value_type != "adopted_forecast":
        return ground
    latest = _latest_forecast(reader, view, ground.first, ground.last)
    return replace(ground, first=latest, last=latest)


def grounds_of(view: View, column: str, latest_forecast: int) -> tuple[Ground, ...]:
    """What the figures of a column rest on; a variance rests on both that it compares."""
    first, last = view.year.first.code, view.period.code
    actual = Ground("Utfall", "actual", first, last)
    actual_month = Ground("Utfall", "actual", last, last)
    budget = Ground("Budget", "budget", first, last)
    budget_month = Ground("Budget", "budget", last, last)
    budget_year = Ground("Budget", "budget", first, view.year.last.code)
    forecast = Ground("Prognos", "adopted_forecast", first, last)
    previous_forecast = Ground(
        "Förra prognosen", "adopted_forecast", first, latest_forecast - 1, key="previous_forecast"
    )
    last_year = view.year.previous
    previous_budget = Ground(
        f"Budget {last_year}",
        "budget",
        last_year.first.code,
        last_year.last.code,
        key="previous_budget",
    )
    last_years_forecast = Ground(
        f"Prognos {last_year}", "adopted_forecast", last_year.first.code, last_year.last.code
    )
    same_months = Ground("Utfall förra året", "actual", first - 100, last - 100, key="last_year")
    before = view.period.plus_months(-1).code
    return {
        "variance_before": (
            Ground("Utfall", "actual", first, before),
            Ground("Budget", "budget", first, before),
        ),
        "periodisation": (actual, budget),
        "one_off": (actual, budget),
        "remaining": (actual, budget),
        "change_on_previous_year": (actual, same_months),
        "rolling": (_twelve_months(view.period),),
        "rolling_change": (
            _twelve_months(view.period),
            _twelve_months(view.period.plus_months(-12), "De tolv månaderna före", "before"),
        ),
        "previous_budget": (previous_budget,),
        "previous_forecast": (last_years_forecast,),
        "budget": (budget_year,),
        "change": (budget_year, previous_budget),
        "change_share": (budget_year, previous_budget),
        "actual_month": (actual_month,),
        "budget_month": (budget_month,),
        "variance_month": (actual_month, budget_month),
        "actual_ytd": (actual,),
        "budget_ytd": (budget,),
        "variance_ytd": (actual, budget),
        "variance_share": (actual, budget),
        "previous_year_ytd": (Ground("Utfall", "actual", first - 100, last - 100),),
        "budget_year": (budget_year,),
        "adopted_forecast": (forecast,),
        "forecast_variance": (forecast, budget_year),
        "previous_adopted_forecast": (previous_forecast,),
        "forecast_change": (forecast, previous_forecast),
    }[column]


def _twelve_months(last: Period, name: str = "Utfall", key: str = "") -> Ground:
    return Ground(name, "actual", last.plus_months(-11).code, last.code, key)


def _how(asked: Asked) -> str:
    """A difference in words, with the two figures that it is between, where both are known."""
    of, less = {
        "variance_month": ("actual_month", "budget_month"),
        "variance_ytd": ("actual_ytd", "budget_ytd"),
        "variance_share": ("variance_ytd", "budget_ytd"),
        "forecast_variance": ("adopted_forecast", "budget_year"),
        "change": ("budget", "previous_budget"),
        "change_share": ("change", "previous_budget"),
        "forecast_change": ("adopted_forecast", "previous_adopted_forecast"),
        "remaining": ("variance_ytd", "periodisation"),
    }.get(asked.column, ("", ""))
    words = {
        "variance_month": "Avvikelsen är månadens utfall {of} minus månadens budget {less}.",
        "variance_ytd": "Avvikelsen är utfallet {of} minus budgeten {less}.",
        "change": "Förändringen är årets budget {of} minus budgeten året före, {less}.",
        "change_share": "Andelen är förändringen {of} delad med budgeten året före, {less}.",
        "variance_share": "Andelen är avvikelsen {of} delad med budgeten {less}.",
        "forecast_variance": "Avvikelsen är prognosen {of} minus årets budget {less}.",
        "forecast_change": "Ändringen är prognosen {of} minus den förra, {less}.",
        "periodisation": "Summan av det som tabellen längre ned på sidan har hittat.",
        "one_off": "Summan av engångsposterna i tabellen längre ned på sidan.",
        "remaining": "Det som kvarstår är avvikelsen {of} minus periodiseringen {less} och minus "
        "engångsposterna.",
    }.get(asked.column, "")
    figures = {"of": asked.beside.get(of), "less": asked.beside.get(less)}
    return words.format(**{key: numbers.exact(amount) for key, amount in figures.items()})


def _sum_table(asked: Asked, unit: Unit) -> FinanceTable:
    return FinanceTable(
        title="Summan av",
        caption=f"De rader i tabellen som siffran summerar, {unit.symbol}",
        columns=(Column("name", "Rad"), Column("amount", "Belopp", Kind.MONEY, unit)),
        rows=(
            *(Row(str(at), part) for at, part in enumerate(asked.summed)),
            Row("sum", ("Summa", asked.amount), is_total=True),
        ),
    )


def _span(load: ReceiptLoad) -> str:
    """The periods of a load that a figure rests on; a list of no period is whole."""
    if not load.last_period:
        return "hela listan"
    return span_in_words(Period.of(load.first_period), Period.of(load.last_period))


def show_loads(loads: Sequence[ReceiptLoad], name: str, key: str) -> None:
    """The files that a figure rests on, as far as the viewer may see what is in them."""
    if not loads:
        st.write(f"{plain(name)}: det finns ingenting inläst.")
        return
    rows = tuple(
        Row(
            key=f"{load.load_id}-{load.kind}",
            cells=(
                load.file_name,
                f"nr {load.load_id}",
                _span(load),
                load.row_count,
                f"{load.author} {moment(load.committed_at)}",
                load.file_sha256[:HASH_SHOWN],
            ),
        )
        for load in loads
    )
    tables.show(
        FinanceTable(
            title="Filer",
            caption="De inläsningar som siffran vilar på. Fingeravtrycket är början av filens "
            "SHA-256: samma fil har alltid samma.",
            columns=(
                Column("file", "Fil"),
                Column("load", "Inläsning"),
                Column("span", "Perioder"),
                Column("rows", "Rader", Kind.COUNT),
                Column("who", "Inläst av"),
                Column("hash", "Fingeravtryck"),
            ),
            rows=rows,
        ),
        f"receipt-loads-{key}",
    )


def _rows(reader: Reader, view: View, asked: Asked, ground: Ground) -> None:
    if asked.part is None:
        return
    if not reader.viewer.may(Right.DETAILS):
        st.caption("Raderna i filerna visas för den som får se verifikationer.")
        return
    rows = economy.voucher_rows(
        reader,
        view,
        asked.part,
        value_type=ground.value_type,
        first=ground.first,
        last=ground.last,
        most=MOST_ROWS,
    )
    if rows:
        span = span_in_words(Period.of(ground.first), Period.of(ground.last))
        table = board_tables.voucher_table(rows, view, ground.name, span)
        tables.show(table, f"receipt-rows-{ground.key or ground.value_type}")


def show_query(name: str, column: str, parameters: Mapping[str, object]) -> None:
    """How a figure is computed: the query, the column and what it was asked with."""
    query = query_named(name)
    asked = (f"{key} = {'–' if value is None else value}" for key, value in parameters.items())
    with st.expander("Så räknas siffran"):
        st.write(plain(f"Frågan queries/{query.name}.sql, kolumnen {column}, med parametrarna:"))
        st.code("\n".join(asked), language=None, wrap_lines=True)
        st.code(query.sql, language="sql", wrap_lines=True)


def of_table(view: View, here: Place, search: str, question: Question = BOARD_TABLE) -> Receipt:
    """The receipt that follows a table out of the product."""
    query = query_named(question.query)
    parameters = question.parameters(view, here.level, here.part, search)
    return (
        ("Fråga", f"queries/{query.name}.sql"),
        *((key, "" if value is None else str(value)) for key, value in parameters.items()),
    )
