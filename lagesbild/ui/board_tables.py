"""A board's figures as finance tables: the form in which boards read them."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild.economy import BoardTableRow, Level, View, VoucherRow
from lagesbild.numbers import Unit, exact
from lagesbild.periods import Period, span_in_words
from lagesbild.text import plural
from lagesbild.ui.place import Place
from lagesbild.ui.status import Status
from lagesbild.ui.tables import Column, FinanceTable, Kind, Row

LEVEL_NAMES = {
    Level.DEPARTMENT: "Avdelning",
    Level.UNIT: "Enhet",
    Level.COST_CENTRE: "Ansvar",
    Level.ACCOUNT_GROUP: "Kontogrupp",
    Level.ACCOUNT: "Konto",
}
TOTAL = "Nettokostnad"
FIGURES = (
    "actual_month",
    "variance_month",
    "actual_ytd",
    "budget_ytd",
    "variance_ytd",
    "previous_year_ytd",
    "budget_year",
    "adopted_forecast",
    "forecast_variance",
    "forecast_change",
)
VALUE_TYPE_OF = {
    "budget_ytd": "budget",
    "budget_year": "budget",
    "adopted_forecast": "adopted_forecast",
    "forecast_variance": "adopted_forecast",
    "forecast_change": "adopted_forecast",
}
"""What a column's figures rest on, where it is not the actual."""


def board_table(
    rows: Sequence[BoardTableRow], view: View, unit: Unit, here: Place, title: str
) -> FinanceTable:
    """The board table of the spec: period and accumulated, budget, last year, year, forecast."""
    span = _year_to_date(view)
    return FinanceTable(
        title=title,
        caption=(
            f"{here.name}, {view.period.in_words} och ackumulerat {span}, {unit.symbol}, "
            "mot periodiserad budget"
        ),
        columns=_columns(view, unit, here.level),
        rows=tuple(_row(row) for row in rows),
        note=view.board.sign.amounts,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


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
        variance("variance_month", "Avvikelse", month),
        money("actual_ytd", "Utfall", accumulated),
        money("budget_ytd", "Budget", accumulated),
        variance("variance_ytd", "Avvikelse", accumulated, bars=True),
        money("previous_year_ytd", "Utfall fg år", accumulated),
        money("budget_year", "Budget", year),
        money("adopted_forecast", "Prognos", year),
        variance("forecast_variance", "Avvikelse", year),
        variance("forecast_change", "Ändrad prognos", year),
    )


def _row(row: BoardTableRow) -> Row:
    is_part = row.row_kind == "part"
    figures = tuple(getattr(row, name) for name in FIGURES)
    name = row.name or TOTAL
    if is_part and row.key and row.key not in ("-", "?", name):
        name = f"{row.key} {name}" if row.key[:1].isdigit() else name
    return Row(
        key=row.key if is_part and row.key else f"{row.row_kind}:{row.name or ''}",
        cells=(name, Status(row.status), *figures),
        level=1 if is_part and row.section else 0,
        is_total=not is_part,
        link=is_part,
    )


def voucher_table(
    rows: Sequence[VoucherRow], view: View, unit: Unit, scope: str, span: str = ""
) -> FinanceTable:
    """Rows of exports as they stand in their files, largest first."""
    return FinanceTable(
        title=_voucher_title(rows),
        caption=f"{scope}, {span or _year_to_date(view)}, {unit.symbol}, störst belopp först",
        columns=(
            Column("description", "Text"),
            Column("voucher", "Verifikation"),
            Column("period", "Period"),
            Column("booked_on", "Bokförd"),
            Column("cost_centre", "Ansvar"),
            Column("account", "Konto"),
            Column("amount", "Belopp", Kind.VARIANCE, unit),
            Column("file", "Fil"),
            Column("place", "Rad"),
        ),
        rows=tuple(_voucher(place, row) for place, row in enumerate(rows)),
        note=view.board.sign.amounts,
        worse="",
        better="",
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
    where = " ".join(filter(None, (row.sheet, f"{row.column_name or ''}{row.row_number}")))
    return Row(
        key=str(place),
        cells=(
            row.description or "Utan text",
            row.voucher,
            str(Period.of(row.period)),
            row.booked_on.isoformat() if row.booked_on else None,
            row.cost_centre,
            row.account,
            row.amount,
            row.file_name,
            where,
        ),
    )
