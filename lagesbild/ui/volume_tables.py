"""Days of care and what they cost, as key figures, a bridge and finance tables."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import care_findings, numbers
from lagesbild.charts import bridge
from lagesbild.charts.bridge import Bridge
from lagesbild.charts.chart import Chart, Wording
from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import KR, Unit
from lagesbild.periods import span_in_words
from lagesbild.ui import cards, theme
from lagesbild.ui.cards import Card, Variance
from lagesbild.volumes import Against, Dimension, PriceVolumeRow, RealismRow

DIMENSIONS = {
    Dimension.CARE_FORM: "Vårdform",
    Dimension.PROVIDER: "Regi",
    Dimension.DEPARTMENT: "Avdelning",
    Dimension.UNIT: "Enhet",
}
EXPECTED = {Against.BUDGET: "Budget", Against.PREVIOUS_YEAR: "Förra året"}
TOTAL = "Alla"
HOW = (
    "Volym är fler eller färre dygn till det väntade snittpriset. Pris är dygnen till sitt eget "
    "pris i stället för det väntade. Mix är att dyrare eller billigare vård har ökat mer. De tre "
    "summerar till avvikelsen på öret."
)


def key_figures(
    rows: Sequence[PriceVolumeRow], view: View, against: Against, unit: Unit
) -> list[Card]:
    """The cost against what was expected, and what volume, price and mix make of it."""
    total = rows[-1]
    wording = Wording(view.board.sign.worse, view.board.sign.better)
    variance = (
        None
        if total.variance is None
        else Variance(total.variance, unit, EXPECTED[against].lower(), wording)
    )
    day = f"{numbers.money(total.cost_per_day, KR)} per dygn"
    expected = numbers.bare(total.base_cost_per_day, KR)
    return [
        cards.amount("care-cost", "Kostnad hittills", total.cost, unit, variance),
        Card(
            "care-volume",
            "Volym",
            numbers.money(total.volume_effect, unit, signed=True),
            note=f"{_days(total.days)} dygn mot {_days(total.base_days)}",
        ),
        Card(
            "care-price",
            "Pris",
            numbers.money(total.price_effect, unit, signed=True),
            note=f"{day} mot {expected}",
        ),
        Card(
            "care-mix",
            "Mix",
            numbers.money(total.mix_effect, unit, signed=True),
            note="Dyrare eller billigare vård",
        ),
    ]


def effects_bridge(
    rows: Sequence[PriceVolumeRow], view: View, against: Against, unit: Unit
) -> Chart | None:
    """From what was expected to what it cost; None where nothing was expected."""
    total = rows[-1]
    if total.variance is None or total.cost is None or total.base_cost is None:
        return None
    named = (
        ("Volym", total.volume_effect),
        ("Pris", total.price_effect),
        ("Mix", total.mix_effect),
        ("Utan dygn", total.unsplit),
    )
    return bridge.chart(
        Bridge(
            measure="Kostnad för vård",
            scope=view.board.name,
            period=f"ackumulerat {span_in_words(view.year.first, view.period)}",
            unit=unit,
            budget=total.base_cost,
            actual=total.cost,
            variance=total.variance,
            parts=tuple(bridge.Part(name, amount) for name, amount in named if amount),
            wording=Wording(view.board.sign.worse, view.board.sign.better),
            words=bridge.Words(
                start=EXPECTED[against],
                what=f"avvikelse mot {EXPECTED[against].lower()}",
                rows_are="Orsak",
            ),
        ),
        theme.palette(),
    )


def price_volume_table(
    rows: Sequence[PriceVolumeRow], view: View, against: Against, dimension: Dimension, unit: Unit
) -> FinanceTable:
    """Each part: days and price beside what was expected, and the effects."""
    expected = EXPECTED[against]
    columns = (
        Column("name", DIMENSIONS[dimension]),
        Column("days", "Utfall", Kind.COUNT, group="Dygn"),
        Column("base_days", expected, Kind.COUNT, group="Dygn"),
        Column("cost_per_day", "Utfall", Kind.MONEY, KR, "Pris per dygn"),
        Column("base_cost_per_day", expected, Kind.MONEY, KR, "Pris per dygn"),
        Column("cost", "Utfall", Kind.MONEY, unit, "Kostnad"),
        Column("base_cost", expected, Kind.MONEY, unit, "Kostnad"),
        Column("variance", "Avvikelse", Kind.VARIANCE, unit, bars=True),
        Column("volume_effect", "Volym", Kind.VARIANCE, unit, "Varav"),
        Column("price_effect", "Pris", Kind.VARIANCE, unit, "Varav"),
        Column("mix_effect", "Mix", Kind.VARIANCE, unit, "Varav"),
    )
    remarks = [HOW]
    if rows[-1].base_is_phased:
        remarks.append("En årsbudget räknas med lika mycket varje månad.")
    if rows[-1].is_forecast or rows[-1].base_is_forecast:
        remarks.append("En del är vad avsändaren väntade att året skulle sluta på.")
    if any(row.unsplit for row in rows):
        remarks.append("Kostnad utan dygn delas inte upp.")
    return FinanceTable(
        title=care_findings.care_parts(rows, unit),
        caption=f"{view.board.name}, {span_in_words(view.year.first, view.period)}, kostnad i "
        f"{unit.symbol}, {rows[-1].months} månader jämförs",
        columns=columns,
        rows=tuple(
            Row(
                f"pv:{row.key or ''}",
                (row.name or TOTAL, *(_cell(row, one) for one in columns[1:])),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=" ".join(remarks),
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def realism_table(
    rows: Sequence[RealismRow], view: View, dimension: Dimension, unit: Unit
) -> FinanceTable:
    """The year's budgeted days at last year's own price, beside the budget (N3)."""
    columns = (
        Column("name", DIMENSIONS[dimension]),
        Column("budget_days", "Dygn", Kind.COUNT, group=f"Budget {view.year}"),
        Column("budget_cost_per_day", "Pris per dygn", Kind.MONEY, KR, f"Budget {view.year}"),
        Column("budget_cost", "Kostnad", Kind.MONEY, unit, f"Budget {view.year}"),
        Column("last_cost_per_day", f"Pris {view.year.previous}", Kind.MONEY, KR),
        Column("cost_at_last_price", "Kostnad till det priset", Kind.MONEY, unit),
        Column("shortfall", "Budgeten skiljer", Kind.VARIANCE, unit, bars=True),
    )
    return FinanceTable(
        title=care_findings.realism(rows, view),
        caption=f"{view.board.name}, budgeterade dygn {view.year} till priset "
        f"{view.year.previous}, kostnad i {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"br:{row.key or ''}",
                (row.name or TOTAL, *(_cell(row, one) for one in columns[1:])),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note="Priset året före är en prognos för en del av vården."
        if any(row.last_is_forecast for row in rows)
        else "",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def _cell(row: PriceVolumeRow | RealismRow, column: Column) -> int | Decimal | None:
    value: Decimal | None = getattr(row, column.key)
    if column.kind is Kind.COUNT and value is not None:
        return int(value)
    return value


def _days(days: Decimal | None) -> str:
    return numbers.count(None if days is None else int(days))
