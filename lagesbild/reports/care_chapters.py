"""The chapters of care, income support, investments and grants, of boards that have them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lagesbild import care_findings, grants, income_support, numbers, placements, volumes
from lagesbild.access import Right
from lagesbild.charts import months
from lagesbild.charts.bridge import Bridge, Words
from lagesbild.charts.bridge import Part as Step
from lagesbild.charts.months import MonthFigures, Months
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.grants import GrantRow, InvestmentRow
from lagesbild.income_support import SupportMonth
from lagesbild.numbers import KR, MNKR
from lagesbild.periods import Period
from lagesbild.reports.content import Chapter, ChartPart, Difference, Form, Paragraph, Part
from lagesbild.reports.desk import Desk, chapter
from lagesbild.volumes import Against, Dimension, PriceVolumeRow

ALL, SUM = "Alla", "Summa"
INVESTMENT_KINDS = {"new": "nyinvesteringar", "again": "reinvesteringar"}
GRANT_KINDS = {"grant": "Statsbidrag", "reclaim": "Återsökningar"}
SPLIT = (
    "Volym är fler eller färre dygn till det väntade snittpriset. Pris är dygnen till sitt eget "
    "pris. Mix är att dyrare eller billigare vård har ökat mer."
)


def care(desk: Desk) -> Sequence[Chapter]:
    """Days of care and what they cost against the budget, split into volume, price and mix."""
    view = desk.view
    rows = volumes.price_volume(desk.reader, view)
    if not rows or rows[-1].cost is None:
        return []
    asked = volumes.price_volume_parameters(view, Against.BUDGET, Dimension.CARE_FORM)
    source = desk.source(
        "economy/price_volume", asked, lambda: volumes.receipt_loads(desk.reader, view)
    )
    effects = ("volume_effect", "price_effect", "mix_effect")
    summed = ("days", "base_days", "cost", "base_cost", "variance", *effects)
    table = FinanceTable(
        title=care_findings.care_parts(rows, desk.unit),
        caption=f"{view.board.name}, {desk.span}, {rows[-1].months} månader, kostnad i "
        f"{desk.unit.symbol} mot budget",
        columns=(
            Column("name", "Vårdform"),
            Column("days", "Utfall", Kind.COUNT, group="Dygn"),
            Column("base_days", "Budget", Kind.COUNT, group="Dygn"),
            Column("cost_per_day", "Utfall", Kind.MONEY, KR, "Kronor per dygn"),
            Column("base_cost_per_day", "Budget", Kind.MONEY, KR, "Kronor per dygn"),
            Column("cost", "Utfall", Kind.MONEY, desk.unit, "Kostnad"),
            Column("base_cost", "Budget", Kind.MONEY, desk.unit, "Kostnad"),
            Column("variance", "Avvikelse", Kind.VARIANCE, desk.unit),
            Column("volume_effect", "Volym", Kind.VARIANCE, desk.unit, "Varav"),
            Column("price_effect", "Pris", Kind.VARIANCE, desk.unit, "Varav"),
            Column("mix_effect", "Mix", Kind.VARIANCE, desk.unit, "Varav"),
        ),
        rows=tuple(
            Row(
                f"pv:{row.key or ''}",
                (row.name or ALL, *_care_cells(row)),
                is_total=row.row_kind == "total",
            )
            for row in rows
        ),
        note=f"{SPLIT} En årsbudget räknas med lika mycket varje månad."
        if rows[-1].base_is_phased
        else SPLIT,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    differences = [Difference("variance", "cost", "base_cost")]
    parts: list[Part] = [
        Paragraph(care_findings.care(rows, view, Against.BUDGET)),
        desk.table("price-volume", table, source, summed, differences),
    ]
    if rows[-1].variance is not None and rows[-1].base_cost is not None:
        parts.append(desk.bridge("care-bridge", _effects(desk, rows[-1]), source))
    return [chapter("volumes", *parts)]


def _care_cells(row: PriceVolumeRow) -> tuple[Cell, ...]:
    days = tuple(None if one is None else int(one) for one in (row.days, row.base_days))
    return (
        *days, row.cost_per_day, row.base_cost_per_day, row.cost, row.base_cost, row.variance,
        row.volume_effect, row.price_effect, row.mix_effect,
    )  # fmt: skip


def _effects(desk: Desk, total: PriceVolumeRow) -> Bridge:
    named = (
        ("Volym", total.volume_effect),
        ("Pris", total.price_effect),
        ("Mix", total.mix_effect),
        ("Utan dygn", total.unsplit),
    )
    return Bridge(
        measure="Kostnad för vård",
        scope=desk.view.board.name,
        period=f"ackumulerat {desk.span}",
        unit=desk.unit,
        budget=total.base_cost or Decimal(0),
        actual=total.cost or Decimal(0),
        variance=total.variance or Decimal(0),
        parts=tuple(Step(name, amount) for name, amount in named if amount),
        wording=desk.wording,
        words=Words(start="Budget", what="avvikelse mot budget", rows_are="Orsak"),
    )


def placed(desk: Desk) -> Sequence[Chapter]:
    """Where the year's placements will end, all together: each is about a single person (N11)."""
    view, author = desk.view, desk.author
    if not author.viewer.may(Right.SMALL_NUMBERS):
        return []
    total = next(iter(placements.forecast(author, view)[-1:]), None)
    if total is None or total.open_placements < view.board.thresholds.small_number:
        return []
    told = care_findings.placements([total], view)
    of_year = f"Prognos {view.year}"
    table = FinanceTable(
        title=told,
        caption=f"{view.board.name}, alla placeringar {view.year} per {view.period.in_words}, "
        f"{desk.unit.symbol}",
        columns=(
            Column("name", "Placeringar"),
            Column("cost_ytd", f"Kostnad {desk.span}", Kind.MONEY, desk.unit),
            Column("low", "Dyrast", Kind.MONEY, desk.unit, of_year),
            Column("forecast", "Helår", Kind.MONEY, desk.unit, of_year),
            Column("high", "Billigast", Kind.MONEY, desk.unit, of_year),
        ),
        rows=(Row("pf:", (ALL, total.cost_ytd, total.low, total.forecast, total.high)),),
        note="Fyra år av fem hamnar kostnaden mellan dyrast och billigast.",
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    asked = placements.forecast_parameters(view, Dimension.CARE_FORM)
    source = desk.source(
        "economy/placement_forecast", asked, lambda: placements.receipt_loads(author, view)
    )
    return [chapter("placements", desk.table("placements", table, source))]


def support(desk: Desk) -> Sequence[Chapter]:
    """Income support month by month: it is said which months a mean is of (E9)."""
    view = desk.view
    rows = income_support.months(desk.reader, view)
    if not any(row.cost is not None for row in rows):
        return []
    source = desk.source(
        "economy/income_support_months",
        income_support.parameters(view),
        lambda: income_support.receipt_loads(desk.reader, view),
    )
    table = FinanceTable(
        title="Ekonomiskt bistånd månad för månad",
        caption=f"{view.board.name}, ekonomiskt bistånd {view.year}, {desk.unit.symbol}",
        columns=(
            Column("month", "Månad"),
            Column("cost", "Utbetalt", Kind.MONEY, desk.unit),
            Column("budget", "Budget", Kind.MONEY, desk.unit),
            Column("variance", "Avvikelse", Kind.VARIANCE, desk.unit),
            Column("households", "Hushåll", Kind.COUNT),
            Column("children", "Barn", Kind.COUNT),
            Column("mean_cost", "Snitt", Kind.MONEY, desk.unit, "Per månad hittills"),
            Column("mean_of", "Av månaderna", group="Per månad hittills"),
        ),
        rows=tuple(
            Row(
                f"is:{row.month}",
                (
                    Period.of(row.month).in_words,
                    row.cost,
                    row.budget,
                    row.variance,
                    row.households,
                    row.children,
                    row.mean_cost,
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
    differences = [Difference("variance", "cost", "budget")]
    drawn = months.chart(_support_months(desk, rows), desk.palette)
    return [
        chapter(
            "income_support",
            Paragraph(care_findings.support(rows, view, view.board.name)),
            desk.table("income-support", table, source, (), differences),
            ChartPart.of("support-months", Form.COLUMNS, drawn, source),
        )
    ]


def _support_months(desk: Desk, rows: Sequence[SupportMonth]) -> Months:
    before = View(desk.view.board, desk.view.year.previous.last)
    earlier = {
        Period.of(row.month).plus_months(12).code: row.cost
        for row in income_support.months(desk.reader, before)
    }
    return Months(
        measure="Ekonomiskt bistånd",
        scope=desk.view.board.name,
        unit=desk.unit,
        months=tuple(
            MonthFigures(
                Period.of(row.month),
                actual=row.cost,
                budget=row.budget,
                previous_year=earlier.get(row.month),
                variance=row.variance,
            )
            for row in rows
        ),
        wording=desk.wording,
    )


def invested(desk: Desk) -> Sequence[Chapter]:
    """The year's investments by kind, and how much of each is done."""
    view = desk.view
    rows = grants.investments(desk.reader, view)
    if not rows or (rows[-1].budget is None and rows[-1].actual is None):
        return []
    in_order = [
        *sorted(
            (row for row in rows if row.row_kind != "total"),
            key=lambda row: (_place(rows, row.investment_kind), row.row_kind == "kind"),
        ),
        *rows[-1:],
    ]
    table = FinanceTable(
        title=care_findings.projects(rows),
        caption=f"{view.board.name}, investeringar {view.year}, {desk.unit.symbol}",
        columns=(
            Column("name", "Projekt", prose=True),
            Column("budget", "Budget", Kind.MONEY, desk.unit),
            Column("actual", "Utfall", Kind.MONEY, desk.unit),
            Column("completion", "Utfört", Kind.PERCENT),
            Column("variance", "Kvar av budget", Kind.MONEY, desk.unit),
            Column("forecast", "Prognos", Kind.MONEY, desk.unit),
        ),
        rows=tuple(
            Row(
                f"inv:{row.row_kind}:{row.investment_kind}:{row.project}",
                (
                    _invested_in(row),
                    row.budget,
                    row.actual,
                    row.completion,
                    row.variance,
                    row.forecast,
                ),
                level={"total": 0, "kind": 1}.get(row.row_kind, 2),
                is_total=row.row_kind != "project",
            )
            for row in in_order
        ),
        note=view.board.sign.amounts,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )
    source = desk.source(
        "economy/investments",
        grants.parameters(view),
        lambda: grants.receipt_loads(desk.reader, view, "investments"),
    )
    summed = ("budget", "actual", "variance", "forecast")
    differences = [Difference("variance", "actual", "budget")]
    told = Paragraph(f"{care_findings.invested(rows, view)}.")
    part = desk.table("investments", table, source, summed, differences)
    return [chapter("investments", told, part)]


def _place(rows: Sequence[InvestmentRow], kind: str | None) -> int:
    """Where a kind of investment first stands."""
    return next(at for at, row in enumerate(rows) if row.investment_kind == kind)


def _invested_in(row: InvestmentRow) -> str:
    if row.row_kind == "total":
        return SUM
    if row.row_kind == "kind":
        return f"{SUM} {INVESTMENT_KINDS[row.investment_kind or '']}"
    return row.project or ""


def granted(desk: Desk) -> Sequence[Chapter]:
    """Grants and reclaims: an amount or a range, and whether the budget counts on it (E11)."""
    view = desk.view
    rows = grants.grants(desk.reader, view)
    if not rows:
        return []
    table = FinanceTable(
        title=f"{rows[-1].grant_count} bidrag och återsökningar",
        caption=f"{view.board.name}, statsbidrag och återsökningar {view.year}, {MNKR.symbol}",
        columns=(
            Column("name", "Bidrag", prose=True),
            Column("low", "Lägst", Kind.MONEY, MNKR),
            Column("high", "Högst", Kind.MONEY, MNKR),
            Column("in_budget", "I budgeten"),
            Column("goal", "Mål", prose=True),
        ),
        rows=tuple(
            Row(
                f"gr:{row.row_kind}:{row.grant_kind}:{row.name}:{row.in_budget}",
                (
                    _grant(row),
                    row.low,
                    row.high,
                    {True: "Ja", False: "Nej", None: None}[row.in_budget],
                    row.goal,
                ),
                level=1 if row.row_kind == "grant" else 0,
                is_total=row.row_kind != "grant",
            )
            for row in rows
        ),
        note="Ett belopp som är ett intervall summeras som ett intervall. Belopp utanför budgeten "
        "är inte med i nämndens ram.",
    )
    source = desk.source(
        "economy/grants",
        grants.parameters(view),
        lambda: grants.receipt_loads(desk.reader, view, "grants"),
    )
    told = Paragraph(f"{care_findings.granted(rows, numbers.MNKR, view)}.")
    return [chapter("grants", told, desk.table("grants", table, source))]


def _grant(row: GrantRow) -> str:
    if row.row_kind == "grant":
        return row.name or ""
    if row.row_kind == "total":
        return SUM
    kind = GRANT_KINDS[row.grant_kind or ""]
    if row.row_kind == "kind":
        return f"{SUM} {kind.lower()}"
    if row.in_budget is None:
        return f"{kind}, oklart om de är i budgeten"
    return f"{kind} i budgeten" if row.in_budget else f"{kind} utanför budgeten"
