"""A report made by hand, with what real ones have and what they seldom have."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lagesbild.charts.chart import ChartTable, Key, Series
from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import TKR, share
from lagesbild.reports.content import (
    Bullets,
    Chapter,
    ChartPart,
    Comment,
    Difference,
    Form,
    Missing,
    Paragraph,
    Report,
    Share,
    Source,
    TablePart,
)
from lagesbild.status import Status

AS_OF = datetime.fromisoformat("2023-11-14 09:30")
FORMULA = '=HYPERLINK("http://annan.example/";"Visa")'
LONG = (
    "Kostnaderna för placeringar har ökat sedan i våras: fler dygn och ett högre pris per dygn. "
    "Avdelningen räknar med att tre placeringar avslutas före årsskiftet."
)

COLUMNS = (
    Column("name", "Avdelning"),
    Column("status", "Status", Kind.STATUS),
    Column("actual", "Utfall", Kind.MONEY, TKR, "Ackumulerat jan–okt 2023"),
    Column("budget", "Budget", Kind.MONEY, TKR, "Ackumulerat jan–okt 2023"),
    Column("variance", "Avvikelse", Kind.VARIANCE, TKR, "Ackumulerat jan–okt 2023"),
    Column("share", "Avvikelse i procent", Kind.VARIANCE, None, "Ackumulerat jan–okt 2023"),
    Column("places", "Platser", Kind.COUNT),
    Column("comment", "Kommentar", prose=True),
)
DERIVED = (
    (Difference("variance", "actual", "budget"),),
    (Share("share", "variance", "budget"),),
)


def line(
    name: str,
    actual: str | None,
    budget: str | None,
    *,
    level: int = 0,
    is_total: bool = False,
    places: int | None = None,
    comment: str = "",
) -> Row:
    """A row whose variance and share follow from its amounts."""
    one, other = (None if text is None else Decimal(text) for text in (actual, budget))
    variance = None if one is other is None else (one or Decimal(0)) - (other or Decimal(0))
    worse = variance is not None and variance < 0
    return Row(
        name,
        (
            name, Status.OFF_PLAN if worse else Status.ON_PLAN, one, other, variance,
            share(variance, other), places, comment,
        ),
        level=level,
        is_total=is_total,
    )  # fmt: skip


DEPARTMENTS = TablePart(
    "departments",
    FinanceTable(
        title="Barn och unga drar över med 8 123 tkr",
        caption="Per avdelning, ackumulerat jan–okt 2023, tkr, mot periodiserad budget",
        columns=COLUMNS,
        rows=(
            line("Barn och unga", "-98123456.78", "-90000000.00", places=12, comment=LONG),
            line("Äldre & funktionsstöd", "-45000000.05", "-45600000.00", places=7),
            line("Utan budget", "-12.34", None),
            line(FORMULA, None, "-100.01", comment="+1+1"),
            line("Summa", "-143123469.17", "-135600100.01", is_total=True, places=19),
        ),
        note="Minus är sämre än budget.",
    ),
    source=1,
    summed=("actual", "budget", "places"),
    differences=DERIVED[0],
    shares=DERIVED[1],
)
GROUPS = TablePart(
    "groups",
    FinanceTable(
        caption="Per kontogrupp, ackumulerat jan–okt 2023, tkr",
        columns=COLUMNS[:6],
        rows=tuple(
            Row(row.key, row.cells[:6], row.level, row.is_total, spans=row.spans)
            for row in (
                Row("r", ("Resultaträkning", *[None] * 7), spans=True),
                line("Taxor", "3000.10", "4000", level=2),
                line("Bidrag", "2000", None, level=2),
                line("Intäkter", "5000.10", "4000", level=1, is_total=True),
                line("Personal", "-7000.02", "-8000.01", level=2),
                line("Lokaler", "-2000", None, level=2),
                line("Kostnader", "-9000.02", "-8000.01", level=1, is_total=True),
                line("Nettokostnad", "-3999.92", "-4000.01", is_total=True),
            )
        ),
    ),
    source=2,
    summed=("actual", "budget"),
    differences=DERIVED[0],
    shares=DERIVED[1],
)
INDICATORS = TablePart(
    "indicators",
    FinanceTable(
        title="Ett mål av två nås",
        caption="Indikatorer, oktober 2023",
        columns=(
            Column("name", "Indikator"),
            Column("value", "Värde", Kind.LEVEL),
            Column("status", "Status", Kind.STATUS),
        ),
        rows=(
            Row("a", ("Handläggningstid, dagar", Decimal("47.5"), Status.WATCH)),
            Row("b", ("Nöjda brukare", None, Status.NOT_UPDATED)),
        ),
    ),
    source=2,
)
EMPTY = TablePart("empty", FinanceTable("Beslutade åtgärder, 2023", COLUMNS[:5], ()))

MONTHS = ("jan 2023", "feb 2023", "mar 2023", "apr 2023")


def _amounts(*texts: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if text is None else Decimal(text) for text in texts)


MONTH_COLUMNS = ChartPart(
    "months",
    Form.COLUMNS,
    "Underskott 7 523 tkr, störst i mars",
    "Nettokostnad per månad, jan–apr 2023, tkr",
    "Utfall, budget och föregående år per månad.",
    TKR,
    ChartTable(
        "Månad",
        MONTHS,
        (
            Series("Utfall", _amounts("-10000000", "-11000000.55", "-15000000", None)),
            Series("Budget", _amounts("-9500000", "-9500000", "-9477000", "-9500000")),
            Series("Föregående år", _amounts("-9000000", "-9200000", "-9100000", "-9300000")),
            Series("Prognos", _amounts(None, None, None, "-12000000")),
            Series("Avvikelse", _amounts("-500000", "-1500000.55", "-5523000", None), True),
        ),
    ),
    (
        Key("actual", "utfall"), Key("budget", "budget"), Key("previous_year", "föregående år"),
        Key("forecast", "prognos"),
    ),
    source=1,
)  # fmt: skip
PINS = ChartPart(
    "pins",
    Form.PINS,
    "Barn och unga har störst underskott, 8 123 tkr",
    "Avvikelse mot budget i tkr",
    "Avvikelse per del, sämst först.",
    TKR,
    ChartTable(
        "Del",
        ("Barn och unga", "=1+1", "Äldre & <funktionsstöd>"),
        (Series("Avvikelse", _amounts("-8123456.78", "100.01", "599999.95"), True),),
    ),
    source=1,
)
BRIDGE = ChartPart(
    "bridge",
    Form.BRIDGE,
    "Intäkterna räcker inte",
    "Från budget till utfall, tkr",
    "Vattenfall från budget till utfall.",
    TKR,
    ChartTable(
        "Del",
        ("Budget", "Personal", "Intäkter", "Lokaler", "Utfall"),
        (
            Series(
                "Avvikelse",
                _amounts("-90000000", "-3000000", "5000000", "-2500000", "-90500000"),
                True,
            ),
        ),
    ),
    source=2,
)

LOAD = ReceiptLoad(
    7, "ledger", "ekonomisystemet", "=utfall.xlsx", "ab" * 32, "ekonom", AS_OF, 202301, 202310, 1234
)
SOURCES = (
    Source(
        1, "economy/board_table", {"board": "socialnamnd", "period": 202310, "unit": None}, (LOAD,)
    ),
    Source(2, "goals/status", {"board": "=1+1"}, ()),
)

REPORT = Report(
    kind="monthly",
    title="Månadsrapport oktober 2023 & läget",
    subtitle="Socialnämnden, Exempelkommun, oktober 2023",
    basis=("Tabeller i tusental kronor (tkr).", "Kostnader är negativa, intäkter positiva."),
    unit=TKR,
    as_of=AS_OF,
    missing=(Missing("Barn och unga är inte förklarad", "Avvikelser"), Missing("=1+1", "@A1")),
    chapters=(
        Chapter(
            "economy",
            "Ekonomi: läget / [nu]",
            (
                Paragraph("Nämnden har ett underskott på 7,5 mnkr."),
                DEPARTMENTS,
                MONTH_COLUMNS,
                PINS,
                Comment("Barn och unga", f"{LONG}\n\n{FORMULA}"),
            ),
        ),
        Chapter("groups", "Ekonomi: läget / [nu]", (BRIDGE, GROUPS), level=2),
        Chapter("goals", "Mål och indikatorer som nämnden har beslutat om", (INDICATORS,)),
        Chapter("actions", "=Åtgärder", (Bullets(("Inga.", "-2+3+cmd|' /C calc'!A0")), EMPTY)),
        Chapter("pictures", "Bilder", (ChartPart(**vars(PINS)), ChartPart(**vars(BRIDGE)))),
        Chapter("words", "Sammanfattning", (Paragraph("Bara ord."),)),
    ),
    sources=SOURCES,
    particulars=(("Datum", "2023-11-14"), ("Diarienummer", "SN 2023/12")),
)  # fmt: skip
