"""Socialnämnden, Motala: balances with months side by side in Excel, income positive.

2023: home care and hired nurses cost more, the year's result is saved by vacant posts in support.
"""

from __future__ import annotations

from collections.abc import Iterator

from data.demo.generator import (
    actions_motala,
    calendars,
    caseload,
    codes,
    files,
    forecasts,
    planning_motala,
    proposals_motala,
)
from data.demo.generator.accounts import ACCOUNTS
from data.demo.generator.caseload import CaseKind
from data.demo.generator.codes import Chart
from data.demo.generator.figures import (
    KRONA,
    Entry,
    Figures,
    Line,
    Plan,
    Turn,
    actual,
    budget,
    months_of,
    place_of,
)
from data.demo.generator.files import Cell, Export, Sheet
from data.demo.generator.organisation import organisation

LEVELS = ("Verksamhet", "Enhet", "Ansvar")
LAST_CLOSED = 202309
FORECAST_MONTHS = {4: "april", 9: "september"}
CHART = Chart("0")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")

ORGANISATION = organisation("""
50 Ledning och gemensamt
  500 Nämnd och förvaltningsledning
    50010 Socialnämnden Motala | nämnd 100 1 900
    50020 Förvaltningschef | stab 920 6 200
    50030 Utveckling och kvalitet | stab 920 8 400
    50040 Verksamhetssystem socialtjänst | system 920 7 100
    50050 Bemanning | stab 920 5 300
51 Individ- och familjeomsorg
  510 Barn, unga och familj
    51010 Utredning barn och unga | myndighet 569 24 300
    51020 Familjehem och jourhem | familjehem 569 31 500
    51030 HVB barn och unga | hvb 569 28 400
    51040 Öppenvård familj | öppenvård 569 15 200
    51050 Ensamkommande | stödboende 600 4 100
  511 Vuxna
    51110 Utredning vuxna | myndighet 559 11 700
    51120 HVB vuxna | hvb 559 12 900
    51130 Öppenvård missbruk | öppenvård 559 9 800
    51140 Skyddat boende | skyddat 571 4 600
  512 Ekonomiskt bistånd
    51210 Utbetalt ekonomiskt bistånd | bistånd 575 52 000
    51220 Handläggning ekonomiskt bistånd | myndighet 575 13 400
    51230 Stöd till arbete | stöd till arbete 610 8 900
52 Funktionsstöd
  520 Bostad med särskild service
    52010 Gruppbostad Norra | gruppbostad 513 21 600
    52020 Gruppbostad Södra | gruppbostad 513 19 800
    52030 Servicebostad Centrum | gruppbostad 513 17 300
    52040 Köpta boenden LSS | särskild service 513 14 200
  521 Stöd i vardagen
    52110 Daglig verksamhet Hantverket | daglig verksamhet 513 14 600
    52120 Daglig verksamhet Kretsloppet | daglig verksamhet 513 12 100
    52130 Personlig assistans | assistans 513 38 500
    52140 Boendestöd | boendestöd 571 11 400 before 2022 in 511
53 Särskilt boende
  530 Boenden väst
    53010 Boendet Solbacken | särskilt boende 510 46 500
    53020 Boendet Strandvägen | särskilt boende 510 41 200
    53030 Boendet Parken | särskilt boende 510 37 900
  531 Boenden öst
    53110 Boendet Åsen | särskilt boende 510 39 300
    53120 Boendet Ekängen | särskilt boende 510 33 800
    53130 Köpta platser äldre | köpt särskilt boende 510 12 600
    53140 Korttidsboendet | särskilt boende 510 24 700
    53150 Boendet Lillgården | särskilt boende 510 18 100 to 2021
54 Ordinärt boende
  540 Hemtjänst
    54010 Hemtjänst Nord | hemtjänst 510 34 900
    54020 Hemtjänst Syd | hemtjänst 510 36 200
    54030 Hemtjänst Landsbygd | hemtjänst 510 29 400
    54040 Köpt hemtjänst äldre | köpt hemtjänst 510 21 300
    54050 Nattpatrull och larm | hemtjänst 510 13 700 from 2022
  541 Hälso- och sjukvård
    54110 Sjuksköterskor | hemsjukvård 510 38 800
    54120 Rehabilitering | hemsjukvård 510 17 500
  542 Bistånd
    54210 Biståndshandläggning | myndighet 510 11 900
    54220 Anhörigstöd och mötesplatser | öppenvård 510 6 300
""")

PLAN = Plan(
    seed="motala",
    organisation=ORGANISATION,
    first_year=2020,
    last=202310,
    growth={2020: 1.0, 2021: 1.019, 2022: 1.043, 2023: 1.078},
    turns=(
        Turn("53", "5022", 202003, 1.25, last=202106),
        Turn("540", "502", 202201, 1.01, 0.0015, last=202212),
        Turn("540", ("5021", "5611"), 202301, 1.025, 0.0035),
        Turn("540", "5022", 202301, 1.12, 0.01),
        Turn("54110", "7511", 202207, 2.2, last=202212),
        Turn("54110", "7511", 202301, 3.4, 0.1),
        Turn("54110", "5021", 202301, 0.93),
        Turn("52", "5021", 202301, 0.968),
        Turn("51030", "46", 202204, 1.06, 0.01),
        Turn("51210", "451", 202201, 0.96),
        Turn("53130", "4642", 202305, 1.22),
        Turn("5301", "6412", 202207, 1.17),
        Turn("", "6211", 202209, 1.5, -0.03),
        # a fee that nobody sent out in June and that came twice in July
        Turn("53110", "3412", 202306, 0.0, last=202306),
        Turn("53110", "3412", 202307, 2.0, last=202307),
    ),
    entries=(
        Entry("53999", "6413", 202304, 18_260, ""),
        Entry("53999", "6413", 202308, -3_140, ""),
        Entry("50020", "9911", 202303, 9_600, ""),
        Entry("54999", "7011", 202211, 5_480, ""),
    ),
)

CASES_FROM = 202209
CASE_KINDS = (
    CaseKind("51010", "Utredning", 17, 4, 0.02),
    CaseKind("51020", "Familjehem", 13, 30),
    CaseKind("51020", "Jourhem", 3, 4),
    CaseKind("51030", "HVB", 5, 8, 0.02),
    CaseKind("51040", "Öppenvård", 16, 9),
    CaseKind("51050", "Stödboende", 2, 10),
    CaseKind("51110", "Utredning", 11, 4),
    CaseKind("51120", "HVB", 4, 6),
    CaseKind("51130", "Öppenvård", 14, 10, 0.01),
    CaseKind("51140", "Skyddat boende", 2, 3),
    CaseKind("52010", "Gruppbostad", 8, 80),
    CaseKind("52020", "Gruppbostad", 7, 80),
    CaseKind("52030", "Servicebostad", 7, 60),
    CaseKind("52110", "Daglig verksamhet", 12, 50),
    CaseKind("52120", "Daglig verksamhet", 10, 50),
    CaseKind("52130", "Personlig assistans", 7, 90),
    CaseKind("52140", "Boendestöd", 19, 18, 0.02),
)


def exports() -> Iterator[Export]:
    """The files in the order that they are loaded, then that of the month after."""
    budgeted = budget(PLAN)
    booked = actual(PLAN, budgeted)
    for entry in PLAN.entries:
        booked[Line(entry.cost_centre, entry.account), entry.period] = entry.amount * KRONA
    yield Export("organisation.xlsx", _codes("Organisation", codes.ORGANISATION_HEADER,
                 codes.organisation_rows(ORGANISATION, LEVELS)))  # fmt: skip
    yield Export("kontoplan.xlsx", _codes("Kontoplan", codes.ACCOUNTS_HEADER,
                 CHART.rows(line.account for line, _ in booked)))  # fmt: skip
    for year in PLAN.years:
        yield Export(f"budget_{year}.xlsx", _budget(budgeted, year))
    for year in PLAN.years:
        upto = min(year * 100 + 12, LAST_CLOSED)
        yield Export(f"utfall_{year}.xlsx", _balances(booked, upto))
    for period in PLAN.periods():
        if period % 100 in FORECAST_MONTHS and period <= LAST_CLOSED:
            made = forecasts.adopted(PLAN, budgeted, booked, period, trust=0.4)
            yield Export(f"prognos_{period}.xlsx", _forecast(period, made))
    yield Export("arenden.xlsx", _cases())
    yield calendars.export(2023, calendars.motala(), suffix="xlsx")
    yield from actions_motala.exports()
    yield from proposals_motala.exports()
    yield from planning_motala.exports()
    yield Export(f"next/utfall_{PLAN.last}.xlsx", _balances(booked, PLAN.last))


def _codes(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> bytes:
    cells: list[list[Cell]] = [[cell or None for cell in row] for row in rows]
    return files.workbook(Sheet(name, (), header, cells, widths=(10, 36, 24, 14, 14, 14)))


def _balances(booked: Figures, upto: int) -> bytes:
    """The year so far, one column a month, under a header of two rows."""
    year = upto // 100
    months = [month for month in months_of(year) if month <= upto]
    lines = sorted({line for line, period in booked if period in months})
    rows: list[list[Cell]] = [
        [
            *_codes_of(line),
            *(_turned(booked[line, m]) if (line, m) in booked else None for m in months),
        ]
        for line in lines
    ]
    sheet = Sheet(
        name="Utfall",
        titles=(
            f"Utfall per månad {year}, Socialnämnden, Motala kommun",
            "Kr. Intäkter visas med plus och kostnader med minus.",
        ),
        header=("Ansvar", "Ansvarsnamn", "Konto", "Kontonamn", *MONTHS[: len(months)]),
        rows=rows,
        first_amount=4,
        group=f"Utfall {year}",
        sum_label="Summa",
        widths=(9, 30, 8, 40),
    )
    return files.workbook(sheet)


def _budget(budgeted: Figures, year: int) -> bytes:
    """One amount a year, to be phased by the one who loads it."""
    lines = sorted({line for line, period in budgeted if period // 100 == year})
    rows: list[list[Cell]] = [
        [*_codes_of(line), _turned(sum(budgeted[line, month] for month in months_of(year)))]
        for line in lines
    ]
    sheet = Sheet(
        name="Årsbudget",
        titles=(
            f"Årsbudget {year}, Socialnämnden, Motala kommun",
            "Kr. Intäkter visas med plus och kostnader med minus.",
        ),
        header=("Ansvar", "Ansvarsnamn", "Konto", "Kontonamn", f"Årsbudget {year}"),
        rows=rows,
        first_amount=4,
        sum_label="Summa",
        widths=(9, 30, 8, 40, 16),
    )
    return files.workbook(sheet)


def _forecast(period: int, made: list[forecasts.Forecast]) -> bytes:
    year, month = divmod(period, 100)
    rows: list[list[Cell]] = [
        [str(period), *_codes_of(one.line), _turned(one.amount), one.reason or None] for one in made
    ]
    sheet = Sheet(
        name="Prognos",
        titles=(
            f"Prognos efter {FORECAST_MONTHS[month]} {year}, Socialnämnden, Motala kommun",
            "Kr. Intäkter visas med plus och kostnader med minus.",
        ),
        header=("Period", "Ansvar", "Ansvarsnamn", "Konto", "Kontonamn",
                f"Helårsprognos {year}", "Kommentar"),
        rows=rows,
        widths=(9, 9, 30, 8, 40, 16, 40),
    )  # fmt: skip
    return files.workbook(sheet)


def _cases() -> bytes:
    """A row per month and case that went on at some time in it."""
    rows: list[list[Cell]] = [
        [str(month), case.client, case.kind.cost_centre, case.kind.case_type,
         files.day(case.decided_on), files.day(case.first), files.day(case.last) or None]
        for month, cases in caseload.states(PLAN.seed, CASE_KINDS, CASES_FROM, LAST_CLOSED)
        for case in cases
    ]  # fmt: skip
    sheet = Sheet(
        name="Ärenden",
        titles=("Ärenden per månad, Socialnämnden, Motala kommun",),
        header=("Månad", "Klient-id", "Ansvar", "Insats", "Beslutsdatum", "Från", "Till"),
        rows=rows,
        widths=(9, 11, 9, 22, 14, 12, 12),
    )
    return files.workbook(sheet)


def _codes_of(line: Line) -> tuple[str, str | None, str, str | None]:
    """Code and name of both; the system prints no name for a code that it does not know."""
    known = any(place.code == line.cost_centre for place in ORGANISATION.cost_centres)
    account = ACCOUNTS.get(line.account)
    return (
        line.cost_centre,
        place_of(PLAN, line.cost_centre).name if known else None,
        CHART.code(line.account),
        account.name if account else None,
    )


def _turned(ore: int) -> float:
    """SEK with income positive."""
    return -ore / KRONA
