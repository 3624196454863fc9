"""Income support by month, as key figures, a chart and a finance table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import care_findings, numbers
from lagesbild.charts import months
from lagesbild.charts.chart import Chart, Wording
from lagesbild.charts.months import MonthFigures, Months
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.income_support import SupportMonth
from lagesbild.numbers import KR, Unit
from lagesbild.periods import Period
from lagesbild.ui import cards, theme
from lagesbild.ui.cards import Card, Variance

HIDDEN = "färre än gränsen"


def key_figures(rows: Sequence[SupportMonth], view: View, unit: Unit) -> list[Card]:
    """The latest month, the mean and which months it covers, the households, and one's cost."""
    last = next((row for row in reversed(rows) if row.cost is not None), None)
    if last is None:
        return []
    wording = Wording(view.board.sign.worse, view.board.sign.better)
    month = Period.of(last.month).in_words
    variance = None if last.variance is None else Variance(last.variance, unit, "budget", wording)
    span = care_findings.months_of(last)
    return [
        cards.amount("support-month", f"Utbetalt {month}", last.cost, unit, variance),
        Card(
            "support-mean",
            "Snitt per månad",
            numbers.money(last.mean_cost, unit),
            note=f"Av {last.mean_months} månader: {span}",
        ),
        Card(
            "support-households",
            "Hushåll",
            HIDDEN if last.suppressed else numbers.count(last.households),
            note=f"{numbers.count(last.children)} barn, {month}",
        ),
        Card(
            "support-each",
            "Kostnad per hushåll",
            numbers.money(last.cost_per_household, KR),
            note=month,
        ),
    ]


def month_columns(
    rows: Sequence[SupportMonth],
    earlier: Sequence[SupportMonth],
    view: View,
    unit: Unit,
    scope: str,
) -> Chart:
    """What was paid out each month, against its budget and the same month of last year."""
    before = {Period.of(row.month).plus_months(12).code: row.cost for row in earlier}
    return months.chart(
        Months(
            measure="Ekonomiskt bistånd",
            scope=scope,
            unit=unit,
            months=tuple(
                MonthFigures(
                    Period.of(row.month),
                    actual=row.cost,
                    budget=row.budget,
                    previous_year=before.get(row.month),
                    variance=row.variance,
                )
                for row in rows
            ),
            wording=Wording(view.board.sign.worse, view.board.sign.better),
        ),
        theme.palette(),
    )


def month_table(rows: Sequence[SupportMonth], view: View, unit: Unit, scope: str) -> FinanceTable:
    """Each month, and the mean of those so far: it says which they are."""
    columns = (
        Column("month", "Månad"),
        Column("cost", "Utbetalt", Kind.MONEY, unit),
        Column("budget", "Budget", Kind.MONEY, unit),
        Column("variance", "Avvikelse", Kind.VARIANCE, unit, bars=True),
        Column("households", "Hushåll", Kind.COUNT),
        Column("children", "Barn", Kind.COUNT),
        Column("cost_per_household", "Kostnad per hushåll", Kind.MONEY, KR),
        Column("mean_cost", "Snitt", Kind.MONEY, unit, "Per månad hittills"),
        Column("mean_budget", "Budget", Kind.MONEY, unit, "Per månad hittills"),
        Column("mean_of", "Av månaderna", group="Per månad hittills"),
    )
    figures = [column.key for column in columns[1:-1]]
    return FinanceTable(
        title=_title(rows),
        caption=f"{scope}, ekonomiskt bistånd {view.year}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"is:{row.month}",
                (
                    Period.of(row.month).in_words,
                    *(getattr(row, key) for key in figures),
                    care_findings.months_of(row),
                ),
            )
            for row in rows
        ),
        note="Hushåll som är färre än nämndens gräns visas inte."
        if any(row.suppressed for row in rows)
        else "",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def _title(rows: Sequence[SupportMonth]) -> str:
    paid = [row for row in rows if row.variance is not None]
    over = [row for row in paid if (row.variance or Decimal(0)) < 0]
    if not paid:
        return "Månad för månad"
    return f"{len(over)} av {len(paid)} månader kostade mer än budget"
