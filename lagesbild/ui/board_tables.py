"""A board's figures as finance tables: the form in which boards read them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import findings
from lagesbild.economy import BoardTableRow, Level, View, VoucherRow
from lagesbild.figure_words import (
    LEVEL_NAMES,
    figure_of,
    has_budget,
    rounding_note,
    row_key,
    row_words,
)
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.ingest.problems import Problem
from lagesbild.numbers import Unit, exact
from lagesbild.periods import Period, span_in_words
from lagesbild.status import Status
from lagesbild.text import plural
from lagesbild.ui.place import Place

WHOLE = "total:"
"""The key of the row that sums the whole table; its sections have keys of their own."""
KR_AND_ORE = Unit("kr", 1, 2)


def board_table(
    rows: Sequence[BoardTableRow], view: View, unit: Unit, here: Place, title: str
) -> FinanceTable:
    """The board table of the spec: period and accumulated, budget, last year, year, forecast."""
    span = _year_to_date(view)
    columns = _columns(view, unit, here.level)
    return FinanceTable(
        title=title,
        caption=(
            f"{here.name}, {view.period.in_words} och ackumulerat {span}, {unit.symbol}, "
            "mot periodiserad budget"
        ),
        columns=columns,
        rows=tuple(_row(row, columns, has_budget=has_budget(rows)) for row in rows),
        note=" ".join(filter(None, _notes(rows, view, unit))),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def _notes(rows: Sequence[BoardTableRow], view: View, unit: Unit) -> tuple[str, ...]:
    """What must be known to read the figures: their sign, and what they hold beside the usual."""
    closing = findings.closing_entries(findings.total_of(rows), unit)
    return (view.board.sign.amounts, closing, rounding_note(rows, unit))


def _columns(view: View, unit: Unit, level: Level) -> tuple[Column, ...]:
    month = view.period.in_words.capitalize()
    accumulated = f"Ackumulerat {_year_to_date(view)}"
    year = f"Helår {view.year}"

    def money(key: str, header: str, group: str) -> Column:
        return Column(key, header, Kind.MONEY, unit, group)

    def variance(key: str, header: str, group: str, *, bars: bool = False) -> Column:
        return Column(key, header, Kind.VARIANCE, unit, group, bars)

    return (
        Column("name", LEVEL_NAMES[level]),
        Column("status", "Status", Kind.STATUS),
        money("actual_month", "Utfall", month),
        money("budget_month", "Budget", month),
        variance("variance_month", "Avvikelse", month),
        money("actual_ytd", "Utfall", accumulated),
        money("budget_ytd", "Budget", accumulated),
        variance("variance_ytd", "Avvikelse", accumulated, bars=True),
        Column("variance_share", "Avvikelse i procent", Kind.VARIANCE, None, accumulated),
        money("previous_year_ytd", "Utfall fg år", accumulated),
        money("budget_year", "Budget", year),
        money("adopted_forecast", "Prognos", year),
        variance("forecast_variance", "Avvikelse", year),
        money("previous_adopted_forecast", "Förra prognosen", year),
        variance("forecast_change", "Ändrad prognos", year),
    )


def _row(row: BoardTableRow, columns: Sequence[Column], *, has_budget: bool) -> Row:
    is_part = row.row_kind == "part"
    return Row(
        key=row_key(row),
        cells=(row_words(row), Status(row.status), *_figures(row, columns, has_budget=has_budget)),
        level=1 if is_part and row.section else 0,
        is_total=not is_part,
        link=is_part,
    )


def _figures(
    row: BoardTableRow, columns: Sequence[Column], *, has_budget: bool
) -> tuple[Decimal | None, ...]:
    return tuple(
        figure_of(row, column.key, has_budget=has_budget)
        for column in columns
        if column.kind.is_figure
    )


def voucher_table(
    rows: Sequence[VoucherRow], view: View, scope: str, span: str = ""
) -> FinanceTable:
    """Rows of exports as they stand in their files, to the öre, largest first."""
    return FinanceTable(
        title=_voucher_title(rows),
        caption=f"{scope}, {span or _year_to_date(view)}, kr, störst belopp först",
        columns=(
            Column("description", "Text"),
            Column("voucher", "Verifikation"),
            Column("period", "Period"),
            Column("booked_on", "Bokförd"),
            Column("cost_centre", "Ansvar"),
            Column("account", "Konto"),
            Column("amount", "Belopp", Kind.MONEY, KR_AND_ORE),
            Column("file", "Fil"),
            Column("place", "Plats"),
        ),
        rows=tuple(_voucher(place, row) for place, row in enumerate(rows)),
        note=view.board.sign.amounts,
        sortable=True,
    )


def _voucher_title(rows: Sequence[VoucherRow]) -> str:
    if not rows:
        return "Inga rader stämmer med sökningen"
    found = plural(rows[0].row_count, "rad", "rader")
    shown = f", de {len(rows)} största visas" if len(rows) < rows[0].row_count else ""
    return f"{found} ger tillsammans {exact(rows[0].total)}{shown}"


def _year_to_date(view: View) -> str:
    return span_in_words(view.year.first, view.period)


def _voucher(place: int, row: VoucherRow) -> Row:
    return Row(
        key=str(place),
        cells=(
            row.description or ("Dold text" if row.text_is_hidden else "Utan text"),
            row.voucher,
            str(Period.of(row.period)),
            row.booked_on.isoformat() if row.booked_on else None,
            row.cost_centre,
            row.account,
            row.amount,
            row.file_name,
            _address(row),
        ),
    )


def _address(row: VoucherRow) -> str:
    """The cell in its file, as problems with a file name it: "L163", "Utfall!C7"."""
    return Problem(row.sheet or "", row.row_number, row.column_name or "", "").address
