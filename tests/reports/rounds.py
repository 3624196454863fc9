"""Small reports of real figures, made as composing makes them, for tests of freezing them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lagesbild import economy, explanations
from lagesbild.access import Reader
from lagesbild.charts.chart import ChartTable, Key, Series
from lagesbild.economy import Level, View
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.frozen_rounds import FrozenRound
from lagesbild.numbers import TKR
from lagesbild.reports import freezing
from lagesbild.reports.content import (
    Chapter,
    ChartPart,
    Comment,
    Difference,
    Form,
    Missing,
    Paragraph,
    Report,
    Source,
    TablePart,
)
from lagesbild.reports.freezing import Made, MadeFile
from lagesbild.status import Status
from tests.loading import Desk

KIND = "monthly"
NEVER = datetime.fromisoformat("2026-01-01T08:30:00.25")


def report(reader: Reader, view: View, kind: str = KIND) -> Report:
    """A board table, its months as a chart, and what has been said of its variances."""
    rows = economy.board_table(reader, view, Level.DEPARTMENT)
    spans = (
        ("actual", view.year.first.code, view.period.code),
        ("budget", view.year.first.code, view.year.last.code),
    )
    loads = [one for span in spans for one in economy.receipt_loads(reader, view.board.id, *span)]
    columns = (
        Column("name", "Avdelning"),
        Column("actual_ytd", "Utfall", Kind.MONEY, TKR),
        Column("budget_ytd", "Budget", Kind.MONEY, TKR),
        Column("variance_ytd", "Avvikelse", Kind.VARIANCE, TKR, bars=True),
        Column("share", "Avvikelse", Kind.VARIANCE, group="Andel"),
        Column("status", "Status", Kind.STATUS),
    )
    cells = tuple(
        Row(
            row.key or row.row_kind,
            (
                row.name or "Nämnden", row.actual_ytd, row.budget_ytd, row.variance_ytd,
                row.variance_share, Status(row.status),
            ),
            is_total=row.row_kind == "total",
        )
        for row in rows
    )  # fmt: skip
    months = economy.months(reader, view)
    chart = ChartTable(
        "Månad",
        tuple(str(month.period) for month in months),
        (Series("Utfall", tuple(month.actual for month in months)),),
    )
    said = explanations.counting(explanations.said(reader, view)).values()
    return Report(
        kind,
        "Månadsrapport",
        f"{view.board.name}, {view.period.in_words}",
        ("Belopp i tkr.",),
        TKR,
        max((one.committed_at for one in loads), default=NEVER),
        (Missing("Prognosen saknas", "Prognos"),),
        (
            Chapter("summary", "Sammanfattning", (Paragraph("Kostnaderna ökar."),)),
            Chapter(
                "economy",
                "Ekonomi",
                (
                    TablePart(
                        "board",
                        FinanceTable("Utfall mot budget", columns, cells),
                        1,
                        ("actual_ytd", "budget_ytd"),
                        (Difference("variance_ytd", "actual_ytd", "budget_ytd"),),
                    ),
                    ChartPart(
                        "months", Form.COLUMNS, "Utfallet ökar", "tkr", "Staplar.", TKR, chart,
                        (Key("actual", "utfall"),), 2,
                    ),
                    *(Comment(one.part.department or "Nämnden", one.words or "") for one in said),
                ),
            ),
        ),
        (
            Source(
                1, "economy/board_table",
                economy.table_parameters(view, Level.DEPARTMENT), tuple(loads),
            ),
            Source(2, "economy/months", view.year_parameters(), tuple(loads)),
        ),
        (("Datum", "2026-02-28"),),
    )  # fmt: skip


def made(reader: Reader, view: View) -> Made:
    """The report and two files of it."""
    one = report(reader, view)
    total = sum(figure.value or Decimal(0) for figure in freezing.figures_of(one))
    return Made(
        (one,),
        (
            MadeFile(KIND, "manadsrapport.pdf", "application/pdf", f"%PDF {total}\0".encode()),
            MadeFile(KIND, "manadsrapport.xlsx", "application/x", bytes(range(256)) * 40),
        ),
    )


def frozen(desk: Desk, view: View, reason: str = "Nämndens möte i mars") -> FrozenRound:
    """The round as it is now, frozen by the desk's person."""
    return freezing.freeze(desk.store, desk.person, view, reason, made)
