"""Investments, and grants and reclaims from the state, as finance tables. A range stays a range."""

from __future__ import annotations

from collections.abc import Sequence

from lagesbild import care_findings
from lagesbild.economy import View
from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row
from lagesbild.grants import GrantRow, InvestmentRow
from lagesbild.numbers import MNKR, Unit

INVESTMENT_KINDS = {"new": "Nyinvesteringar", "again": "Reinvesteringar"}
GRANT_KINDS = {"grant": "Statsbidrag", "reclaim": "Återsökningar"}
YES = {True: "Ja", False: "Nej"}
TOTAL = "Summa"


def investment_table(rows: Sequence[InvestmentRow], view: View, unit: Unit) -> FinanceTable:
    """The projects by kind, how much of each is done, and the sums."""
    columns = (
        Column("name", "Projekt"),
        Column("budget", "Budget", Kind.MONEY, unit),
        Column("actual", "Utfall", Kind.MONEY, unit),
        Column("completion", "Utfört", Kind.PERCENT),
        Column("variance", "Kvar av budget", Kind.MONEY, unit),
        *(
            (
                Column("forecast", "Prognos", Kind.MONEY, unit),
                Column("forecast_variance", "Prognos mot budget", Kind.VARIANCE, unit),
            )
            if any(row.forecast is not None for row in rows)
            else ()
        ),
    )
    return FinanceTable(
        title=care_findings.projects(rows),
        caption=f"{view.board.name}, investeringar {view.year}, {unit.symbol}",
        columns=columns,
        rows=tuple(
            Row(
                f"inv:{row.row_kind}:{row.investment_kind}:{row.project}",
                (_investment(row), *(getattr(row, column.key) for column in columns[1:])),
                level=1 if row.row_kind == "project" else 0,
                is_total=row.row_kind != "project",
            )
            for row in rows
        ),
        note=view.board.sign.amounts,
        worse=view.board.sign.worse,
        better=view.board.sign.better,
    )


def grant_table(rows: Sequence[GrantRow], view: View) -> FinanceTable:
    """Each grant and reclaim as it was written, and what they come to."""
    columns = (
        Column("name", "Bidrag"),
        Column("amount", "Belopp"),
        Column("low", "Lägst", Kind.MONEY, MNKR),
        Column("high", "Högst", Kind.MONEY, MNKR),
        Column("in_budget", "I budgeten"),
        Column("targeted", "Riktat"),
        Column("goal", "Mål", prose=True),
    )
    return FinanceTable(
        title=f"{rows[-1].grant_count} bidrag och återsökningar",
        caption=f"{view.board.name}, statsbidrag och återsökningar {view.year}",
        columns=columns,
        rows=tuple(
            Row(
                f"gr:{row.row_kind}:{row.grant_kind}:{row.name}:{row.in_budget}",
                _grant_cells(row),
                level=1 if row.row_kind == "grant" else 0,
                is_total=row.row_kind != "grant",
            )
            for row in rows
        ),
        note="Ett belopp som är ett intervall summeras som ett intervall. Belopp utanför budgeten "
        "är inte med i nämndens ram.",
    )


def _investment(row: InvestmentRow) -> str:
    if row.row_kind == "total":
        return TOTAL
    if row.row_kind == "kind":
        return f"{TOTAL} {INVESTMENT_KINDS[row.investment_kind or ''].lower()}"
    return row.project or ""


def _grant_cells(row: GrantRow) -> tuple[Cell, ...]:
    amount = row.text or care_findings.span(row.low, row.high, MNKR)
    if row.row_kind == "grant":
        name = row.name or ""
        kind = "" if row.is_targeted is None else YES[row.is_targeted]
        counted = "" if row.in_budget is None else YES[row.in_budget]
        return (name, amount, row.low, row.high, counted or None, kind or None, row.goal)
    return (_sum_name(row), amount, row.low, row.high, None, None, None)


def _sum_name(row: GrantRow) -> str:
    if row.row_kind == "total":
        return TOTAL
    kind = GRANT_KINDS[row.grant_kind or ""]
    if row.row_kind == "kind":
        return f"{TOTAL} {kind.lower()}"
    if row.in_budget is None:
        return f"{kind}, oklart om de är i budgeten"
    return f"{kind} i budgeten" if row.in_budget else f"{kind} utanför budgeten"
