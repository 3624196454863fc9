"""A report made by hand: everything that a report can hold, and what nobody wishes it held."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lagesbild.charts import colours, months
from lagesbild.charts.chart import ChartTable, Series
from lagesbild.economy import ReceiptLoad
from lagesbild.finance_tables import Column, FinanceTable, Kind, Row
from lagesbild.numbers import MNKR, TKR
from lagesbild.periods import Period
from lagesbild.reports.content import (
    Bullets,
    Chapter,
    ChartPart,
    Comment,
    Form,
    Missing,
    Paragraph,
    Report,
    Source,
    TablePart,
)
from lagesbild.status import Progress, Readiness, RiskLevel, Status

HOSTILE = (
    "#panic() *fet* _lutad_ @ref $x^2$ <etikett> `kod` = rubrik \\\\ // inget /* dolt */ [ruta] "
    '#sys.inputs "citat" & <w:t>ord</w:t> ]]> {MERGEFIELD} ~ -- ... 1. - + =1+1'
)
LONG_NAME = (
    "Individ- och familjeomsorgens gemensamma utvecklings- och specialistförvaltningsavdelning för "
    "arbetsmarknadsintegration"
)
BOARD = "Barn- och utbildningsnämnden i Södertälje"


def report() -> Report:
    """The sample, the same each time."""
    return Report(
        kind="monthly",
        title="Månadsrapport mars 2024",
        subtitle=f"{BOARD}, mars 2024",
        basis=(
            "Belopp i text i miljoner kronor (mnkr), i tabeller i tusental kronor (tkr).",
            "Minus är underskott mot budget, plus är överskott.",
        ),
        unit=TKR,
        as_of=datetime.fromisoformat("2024-04-12T07:31:05.123456"),
        missing=(
            Missing("Tre indikatorer är inte uppdaterade", "sidan Mål"),
            Missing(f"Avvikelsen för {LONG_NAME} är inte förklarad", "sidan Avvikelser"),
        ),
        chapters=(
            _summary(), _economy(), _by_account(), _wide(), _bridge(), _goals(), _odd(), _empty(),
        ),
        sources=_sources(),
    )  # fmt: skip


def letter() -> Report:
    """A covering letter: particulars first, few chapters, no tables."""
    return Report(
        kind="covering_letter",
        title="Månadsrapport mars 2024",
        subtitle=f"Tjänsteskrivelse till {BOARD}",
        basis=(),
        unit=TKR,
        as_of=datetime.fromisoformat("2024-04-12T07:31"),
        missing=(Missing("Diarienummer", "sidan Rapporter"),),
        chapters=(
            Chapter(
                "proposal", "Förslag till beslut", (Bullets(("Nämnden godkänner rapporten.",)),)
            ),
            Chapter("matter", "Ärendet", (Paragraph("Nämnden får rapport varje månad."),)),
        ),
        sources=(),
        particulars=(("Datum", "2024-04-12"), ("Handläggare", "Controller"), ("Diarienummer", "–")),
    )


def _summary() -> Chapter:
    return Chapter(
        "summary",
        "Sammanfattning",
        (
            Paragraph(
                "Nämnden har ett underskott om 12,4 mnkr mot budget till och med mars. Prognosen "
                "för helåret är ett underskott om 31,0 mnkr, 4,2 mnkr sämre än i februari."
            ),
            Bullets(
                (
                    "Grundskolan står för 9,8 mnkr av underskottet.",
                    "Två av sju mål nås inte.",
                    HOSTILE,
                )
            ),
        ),
    )


def _economy() -> Chapter:
    names = (
        "Nämnd och förvaltningsledning", "Förskola och pedagogisk omsorg", "Grundskola",
        "Anpassad grundskola", "Gymnasium", LONG_NAME, "Vuxenutbildning",
    )  # fmt: skip
    actual = [-4210, -121340, -288410, -31001, -99870, -14555, -18300]
    budget = [-4800, -119000, -278600, -30990, -100100, -14555, -17210]
    rows = [
        _figures(str(at), name, one, two)
        for at, (name, one, two) in enumerate(zip(names, actual, budget, strict=True))
    ]
    total = _figures("total", "Nämnden", sum(actual), sum(budget), is_total=True)
    return Chapter(
        "economy",
        "Ekonomi",
        (
            Paragraph("Underskottet finns i grundskolan, där personalkostnaden är för hög."),
            TablePart("departments", FinanceTable(
                title="Grundskolan drar över med 9,8 mnkr",
                caption="Nettokostnad, ackumulerat jan–mar 2024, tkr, mot periodiserad budget",
                columns=(
                    Column("name", "Verksamhet"),
                    Column("actual", "Utfall", Kind.MONEY, TKR, group="Januari–mars"),
                    Column("budget", "Budget", Kind.MONEY, TKR, group="Januari–mars"),
                    Column("variance", "Avvikelse", Kind.VARIANCE, TKR, group="Januari–mars"),
                    Column("share", "Avvikelse", Kind.VARIANCE, group="Januari–mars"),
                    Column("last", "Utfall 2023", Kind.MONEY, TKR, group="Januari–mars"),
                    Column("year", "Budget", Kind.MONEY, TKR, group="Helår"),
                    Column("forecast", "Prognos", Kind.MONEY, TKR, group="Helår"),
                    Column("end", "Avvikelse", Kind.VARIANCE, TKR, group="Helår"),
                ),
                rows=(*rows, total),
                note="Interna poster är inte borträknade.",
            ), source=1),
            ChartPart.of("months", Form.COLUMNS, months.chart(_months(), colours.light()), 2),
            ChartPart(
                "pins", Form.PINS, "Grundskola har störst underskott, 9 810 tkr",
                "Nettokostnad, jan–mar 2024, hela nämnden, avvikelse mot budget i tkr",
                "Avvikelse per del, sämst först. Grundskola −9 810 tkr; Förskola −2 340 tkr.",
                TKR,
                ChartTable("Del", names, (Series(
                    "Avvikelse",
                    tuple(
                        Decimal(one - two) * 1000
                        for one, two in zip(actual, budget, strict=True)
                    ),
                    is_variance=True,
                ),)),
                source=1,
            ),
            Comment(
                "Grundskola",
                "Underskottet beror på fler elever i behov av stöd.\n\nÅtgärder är beslutade i "
                f"februari och ger effekt från hösten.\r\n{HOSTILE}",
            ),
        ),
    )  # fmt: skip


def _figures(key: str, name: str, actual: int, budget: int, *, is_total: bool = False) -> Row:
    kronor = Decimal(1000)
    variance = (Decimal(actual) - budget) * kronor
    return Row(
        key,
        (
            name,
            actual * kronor,
            budget * kronor + Decimal("0.5"),
            variance,
            variance / abs(budget * kronor),
            None if key == "5" else actual * kronor * Decimal("0.97"),
            budget * 4 * kronor,
            actual * 4 * kronor,
            variance * 4,
        ),
        is_total=is_total,
    )


def _months() -> months.Months:
    figures = [
        months.MonthFigures(
            Period(2024, number),
            actual=Decimal(-4100000 * number - 41000000) if number <= 9 else None,
            budget=Decimal(-4000000 * number - 40500000),
            previous_year=Decimal(-3900000 * number - 38500000),
            variance=Decimal((-1) ** number * 900000 * number) if number <= 9 else None,
            forecast=Decimal(-4200000 * number - 40500000) if number > 9 else None,
        )
        for number in range(1, 13)
    ]
    return months.Months("Nettokostnad", "hela nämnden", TKR, tuple(figures))


def _by_account() -> Chapter:
    columns = (
        Column("name", "Kontogrupp"),
        Column("actual", "Utfall", Kind.MONEY, TKR),
        Column("budget", "Budget", Kind.MONEY, TKR),
        Column("variance", "Avvikelse", Kind.VARIANCE, TKR),
    )
    rows = (
        Row("income", ("Intäkter", None, None, None), spans=True),
        Row("grants", ("Bidrag", Decimal(52000000), Decimal(50000000), Decimal(2000000)), 1),
        Row("fees", ("Taxor och avgifter", Decimal(8100000), Decimal(8400000), Decimal(-300000)),
            1),
        Row("sum", ("Summa intäkter", Decimal(60100000), Decimal(58400000), Decimal(1700000)),
            is_total=True),
        Row("costs", ("Kostnader", None, None, None), spans=True),
        Row("staff", ("Personal", Decimal("-401234567.89"), Decimal(-390000000),
            Decimal("-11234567.89")), 1),
        Row("none", ("Inget alls", Decimal(0), Decimal(0), Decimal(0)), 2),
        Row("all", ("Nettokostnad", Decimal(-341134567), Decimal(-331600000), Decimal(-9534567)),
            is_total=True),
    )  # fmt: skip
    return Chapter(
        "accounts",
        "Per kontogrupp",
        (
            TablePart(
                "accounts",
                FinanceTable("Nettokostnad per kontogrupp, jan–mar 2024, tkr", columns, rows),
                source=1,
                summed=("actual", "budget", "variance"),
            ),
        ),
        level=2,
    )


def _wide() -> Chapter:
    numbers = range(1, 19)
    return Chapter(
        "wide",
        "Alla månader",
        (
            Paragraph("Tabellen är så bred att sidan är vänd."),
            TablePart("wide", FinanceTable(
                title="Alla månader i ett",
                caption="Nettokostnad per månad, tkr",
                columns=(
                    Column("name", "Verksamhet"),
                    *(Column(f"m{one}", f"Mån {one}", Kind.MONEY, TKR) for one in numbers),
                    Column("comment", "Kommentar", prose=True),
                ),
                rows=tuple(
                    Row(str(row), (
                        f"Enhet {row}", *(Decimal(-1234567 * one * row) for one in numbers),
                        "En kommentar som är en hel mening lång och därför bryts.",
                    ))
                    for row in range(1, 45)
                ),
            )),
        ),
        level=2,
    )  # fmt: skip


def _bridge() -> Chapter:
    return Chapter(
        "bridge",
        "Från budget till utfall",
        (
            ChartPart(
                "bridge", Form.BRIDGE, "Underskott 9,5 mnkr, varav volym 14,1 mnkr",
                "Nettokostnad, jan–mar 2024, avvikelse mot budget i mnkr",
                "Volym −14,1 mnkr; pris +3,2 mnkr; övrigt +1,4 mnkr. Summa −9,5 mnkr.",
                MNKR,
                ChartTable("Del", ("Volym", "Pris", "Övrigt", "Summa"), (Series("Avvikelse", (
                    Decimal(-14100000), Decimal(3200000), Decimal(1400000), Decimal(-9500000),
                ), is_variance=True),), ends_with_total=True),
            ),
            ChartPart(
                "levels", Form.BRIDGE, "Budgeten har vuxit med 12 mnkr", "Budget i mnkr",
                "Från 400,0 mnkr till 412,0 mnkr.", MNKR,
                ChartTable("Steg", ("Budget 2023", "Uppräkning", "Volym", "Budget 2024"), (Series(
                    "Budget",
                    (Decimal(400000000), Decimal(9000000), Decimal(3000000), Decimal(412000000)),
                ),)),
            ),
        ),
    )  # fmt: skip


def _goals() -> Chapter:
    return Chapter(
        "goals",
        "Mål och indikatorer",
        (
            TablePart("goals", FinanceTable(
                title="Två av fem indikatorer nås inte",
                caption="Status per indikator, mars 2024",
                columns=(
                    Column("name", "Indikator", prose=True),
                    Column("value", "Värde", Kind.LEVEL),
                    Column("target", "Mål", Kind.LEVEL),
                    Column("status", "Status", Kind.STATUS),
                    Column("count", "Antal", Kind.COUNT),
                    Column("path", "Utveckling", Kind.SPARK),
                    Column("comment", "Kommentar", prose=True),
                ),
                rows=(
                    Row("1", ("Andel elever som är behöriga till gymnasiet", Decimal("84.5"),
                        Decimal(90), Status.OFF_PLAN, 1250, (1.0, 2.0), "Fler nyanlända. " * 12)),
                    Row("2", ("Trygghet", Decimal(92), Decimal(90), Status.ON_PLAN, 12, (1.0,),
                        "")),
                    Row("3", ("Närvaro", None, Decimal(95), Status.NOT_UPDATED, None, (), None)),
                    Row("4", ("Personalomsättning", Decimal("11.25"), Decimal(10), Status.WATCH, 0,
                        (), "Följs.")),
                    Row("5", (HOSTILE, None, None, Status.NOT_ASSESSED, None, (), HOSTILE)),
                    Row("6", ("Uppdrag", None, None, Progress.BEGUN, None, (), "")),
                    Row("7", ("Risk", None, None, RiskLevel.HIGH, None, (), "")),
                    Row("8", ("Attest", None, None, Readiness.NOT_READY, None, (), "")),
                ),
            ), source=3),
        ),
    )  # fmt: skip


def _odd() -> Chapter:
    return Chapter(
        "odd",
        f"Udda tecken: {HOSTILE}",
        (
            Paragraph(
                "Kinesiska 中文, 😀, kontroll\x07tecken, a\u030a delat, bidi \u202eom\u202c, Đorđe."
            ),
            Paragraph(""),
            Comment("", "Utan rubrik."),
            ChartPart("none", Form.PINS, "Inget att visa", "Inget", "Inget", TKR,
                ChartTable("Del", (), (Series("Avvikelse", (), is_variance=True),))),
            ChartPart("some", Form.COLUMNS, "Bara två av tre", "Kostnad per år, mnkr",
                "2022 12,0; 2023 saknas; 2024 14,5", MNKR,
                ChartTable("År", ("2022", "2023", LONG_NAME),
                    (Series("Utfall", (Decimal(12000000), None, Decimal(14500000)) ),))),
            ChartPart("many", Form.PINS, "Många delar", "Avvikelse i tkr", "Många.", TKR,
                ChartTable("Del", tuple(f"Enhet {one}" for one in range(48)), (Series(
                    "Avvikelse", tuple(Decimal(one * 1000 - 24000) for one in range(48)),
                    is_variance=True),))),
        ),
    )  # fmt: skip


def _empty() -> Chapter:
    return Chapter(
        "empty",
        "Investeringar",
        (
            TablePart(
                "empty",
                FinanceTable(
                    title="Inga investeringar",
                    caption="Investeringar 2024, tkr",
                    columns=(Column("name", "Projekt"), Column("sum", "Utfall", Kind.MONEY, TKR)),
                    rows=(),
                ),
            ),
        ),
    )


def _sources() -> tuple[Source, ...]:
    loads = tuple(
        ReceiptLoad(
            number, "actual", "ekonomisystemet",
            f"vht_saldon_2024_{number:02d}_slutlig_version_efter_rattning.xlsx",
            f"{number:x}" * 64, "controller",
            datetime.fromisoformat(f"2024-04-0{number}T06:00"), 202401, 202403, 48213,
        )
        for number in range(1, 4)
    )  # fmt: skip
    asked = {"board": "bun", "period": 202403, "path": ["enhet", "konto"], "search": None}
    return (
        Source(1, "economy/board_table", asked, loads[:2]),
        Source(2, "economy/months", {"board": "bun", "period": 202403}, loads),
        Source(3, "goals/indicator_status", {"board": "bun"}, ()),
    )
