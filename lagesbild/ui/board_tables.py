"""A board's figures as finance tables: the form in which boards read them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from lagesbild import findings, numbers
from lagesbild.budgets import BudgetAtRow, BudgetRow
from lagesbild.economy import BoardTableRow, Level, View, VoucherRow
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.forecasts import AccuracyRow, ForecastRow
from lagesbild.ingest.problems import Problem
from lagesbild.numbers import Unit, exact
from lagesbild.periods import Period, span_in_words
from lagesbild.scenarios import ScenarioForecastRow
from lagesbild.status import Status
from lagesbild.text import plural
from lagesbild.ui.place import Place
from lagesbild.variances import VarianceRow

LEVEL_NAMES = {
    Level.DEPARTMENT: "Avdelning",
    Level.UNIT: "Enhet",
    Level.COST_CENTRE: "Ansvar",
    Level.ACCOUNT_GROUP: "Kontogrupp",
    Level.ACCOUNT: "Konto",
}
TOTAL = "Nettokostnad"
AMOUNTS = (
    "actual_month",
    "budget_month",
    "variance_month",
    "actual_ytd",
    "budget_ytd",
    "variance_ytd",
    "previous_year_ytd",
    "budget_year",
    "adopted_forecast",
    "forecast_variance",
    "previous_adopted_forecast",
    "forecast_change",
)
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


def has_budget(rows: Sequence[BoardTableRow]) -> bool:
    """Whether there is any budget to vary from; without one a variance would say the actual."""
    return any(row.budget_year is not None or row.budget_ytd is not None for row in rows)


def rounding_note(
    rows: Sequence[BoardTableRow]
    | Sequence[BudgetRow]
    | Sequence[BudgetAtRow]
    | Sequence[ForecastRow]
    | Sequence[VarianceRow],
    unit: Unit,
    amounts: Sequence[str] = AMOUNTS,
) -> str:
    """Says so when the parts as they are shown do not sum to the total as it is shown.

    Nothing is adjusted: every figure is rounded from öre by itself.
    """
    largest = max((_rounding(rows, name, unit) for name in amounts), default=Decimal(0))
    if not largest:
        return ""
    return (
        "Avrundningsdifferens: varje tal är avrundat för sig, så delarna kan ge upp till "
        f"{numbers.money(largest * unit.sek, unit)} mer eller mindre än summan."
    )


def _rounding(
    rows: Sequence[BoardTableRow]
    | Sequence[BudgetRow]
    | Sequence[BudgetAtRow]
    | Sequence[ForecastRow]
    | Sequence[VarianceRow],
    figure: str,
    unit: Unit,
) -> Decimal:
    """How far the shown parts of a column are from its shown total, in its unit."""
    total = next((getattr(row, figure) for row in rows if row.row_kind == "total"), None)
    if total is None:
        return Decimal(0)
    parts = (getattr(row, figure) for row in rows if row.row_kind == "part")
    shown = (_shown(amount, unit) for amount in parts if amount is not None)
    return abs(sum(shown, Decimal(0)) - _shown(total, unit))


def _shown(amount: Decimal, unit: Unit) -> Decimal:
    """The value of the digits that numbers.money writes."""
    return (amount / unit.sek).quantize(Decimal(1).scaleb(-unit.decimals), ROUND_HALF_UP)


def _row(row: BoardTableRow, columns: Sequence[Column], *, has_budget: bool) -> Row:
    is_part = row.row_kind == "part"
    return Row(
        key=row_key(row),
        cells=(row_words(row), Status(row.status), *_figures(row, columns, has_budget=has_budget)),
        level=1 if is_part and row.section else 0,
        is_total=not is_part,
        link=is_part,
    )


def row_key(row: BoardTableRow | BudgetRow | BudgetAtRow | VarianceRow) -> str:
    """A part by its code; a section and the total by what they are."""
    is_part = row.row_kind == "part"
    return row.key if is_part and row.key else f"{row.row_kind}:{row.name or ''}"


def row_words(
    row: BoardTableRow
    | BudgetRow
    | BudgetAtRow
    | ForecastRow
    | AccuracyRow
    | ScenarioForecastRow
    | VarianceRow,
) -> str:
    """What a row is called: "11 Natt", "Personal", "Nettokostnad"."""
    name = row.name or TOTAL
    has_code = row.row_kind == "part" and row.key and row.key[:1].isdigit() and row.key != name
    return f"{row.key} {name}" if has_code else name


def _figures(
    row: BoardTableRow, columns: Sequence[Column], *, has_budget: bool
) -> tuple[Decimal | None, ...]:
    """The row's figures; without anything to compare a variance is nothing, not 0."""
    known = {
        "variance_month": (row.actual_month, row.budget_month),
        "variance_ytd": (row.actual_ytd, row.budget_ytd),
    }
    return tuple(
        getattr(row, column.key)
        if column.key not in known or (has_budget and known[column.key] != (None, None))
        else None
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
