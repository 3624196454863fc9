"""Socialnämnden, Södertälje: SIE 4E with vouchers and budget, forecasts in tkr.

The budget for 2023 is a file of its own, in which each row says why it is there.

Its plan for 2023 prints budgets by department, the forecast for 2022, income support by month and
placements; those figures are met to the krona. In 2023 addiction care runs over: it is budgeted
for fewer kronor a day than it cost the year before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from data.demo.generator import caseload, causes, codes, files, forecasts, records_sodertalje
from data.demo.generator.accounts import ACCOUNTS
from data.demo.generator.caseload import CaseKind
from data.demo.generator.causes import LAST_YEARS_BUDGET
from data.demo.generator.causes_sodertalje import CAUSES, EXPLAINED_YEAR
from data.demo.generator.codes import Chart
from data.demo.generator.figures import (
    Entry,
    Figures,
    Plan,
    Target,
    Turn,
    actual,
    budget,
    months_of,
    place_of,
    total,
)
from data.demo.generator.files import Export
from data.demo.generator.forecasts import TKR
from data.demo.generator.organisation import organisation
from data.demo.generator.sie import BANK, EQUITY, Books, sie_file
from data.demo.generator.vouchers import Ledger, VoucherRow

LEVELS = ("Resultatområde", "Enhet", "Ansvar")
LAST_CLOSED = 202309
FORECAST_MONTHS = (4, 8, 11)
CHART = Chart("0")
COMPANY = "Södertälje kommun, socialnämnden"
DIMENSIONS = {"1": "Ansvar", "20": "Verksamhet"}
ACTIVITIES = {
    "100": "Nämnd", "559": "Missbruksvård vuxna", "569": "Barn och unga", "571": "Övriga vuxna",
    "575": "Ekonomiskt bistånd", "585": "Familjerätt", "600": "Flyktingmottagande",
    "610": "Arbetsmarknadsåtgärder", "920": "Gemensamt",
}  # fmt: skip

ORGANISATION = organisation("""
1 Nämnd
  11 Politisk verksamhet
    1110 Socialnämnden Södertälje | nämnd 100 1 850
2 Stab socialkontoret
  21 Stab och ledning
    2110 Kontorsledning | stab 920 7 900
    2120 Kvalitet och utveckling | stab 920 6 300
    2130 Verksamhetssystem | system 920 7 200
3 Arbete och försörjning
  31 Utbetalt bistånd
    3110 Bistånd grupp 1 | bistånd 575 61 000
    3120 Bistånd grupp 2 | bistånd 575 54 000
    3130 Bistånd unga vuxna | bistånd 575 38 000
  32 Försörjningsstöd
    3210 Mottagning försörjning | myndighet 575 15 400
    3220 Handläggning bistånd | myndighet 575 29 800
    3230 Felaktiga utbetalningar | myndighet 575 6 100
    3240 Flyktingmottagande | myndighet 600 5 200
  33 Arbetsmarknad
    3310 Arbetsmarknadsenheten | stöd till arbete 610 28 300
    3320 Arbetsrehabilitering | stöd till arbete 571 11 600 before 2022 in 61
4 Barn och ungdom
  41 Myndighet barn och unga
    4110 Mottagning barn | myndighet 569 16 900
    4120 Utredning barn | myndighet 569 27 400
    4130 Utredning ungdom | myndighet 569 22 600
    4140 Familjerätten | myndighet 585 9 300
    4150 Socialjouren | myndighet 569 8 700
  42 Placeringar barn och unga
    4210 Familjehem | familjehem 569 41 000
    4220 Jourhem | familjehem 569 14 500
    4230 Institution | hvb 569 45 500
    4240 Statlig institution | sis 569 14 200
    4250 Stödboende | stödboende 569 8 300
    4260 Ensamkommande barn | stödboende 600 3 100
  43 Relationsvåld
    4310 Skyddat boende | skyddat 571 10 000
    4320 Relationsvåldscenter | öppenvård 571 8 900
  44 Öppna insatser
    4410 Familjebehandling | öppenvård 569 21 700
    4420 Förebyggande enheten | öppenvård 569 19 400
    4430 Familjecentraler | öppenvård 569 9 200
    4440 Avhopparverksamhet | öppenvård 569 5 000 from 2022
    4450 Ungdomsmottagning | öppenvård 569 7 100
5 Vuxenvård missbruk
  51 Myndighet missbruk
    5110 Utredning beroende | myndighet 559 14 600
  52 Placeringar missbruk
    5210 Externa placeringar missbruk | hvb 559 9 800
  53 Boenden och öppenvård missbruk
    5310 Behandling beroende | öppenvård 559 17 300
    5320 Boendet Vista | boende 559 15 600
    5330 Sociala kontrakt | kontrakt 571 8 900
    5340 Uppsökande verksamhet | boendestöd 559 4 300 to 2021
6 Vuxenvård socialpsykiatri
  61 Myndighet socialpsykiatri
    6110 Utredning psykiatri | myndighet 571 9 700
  62 Placeringar socialpsykiatri
    6210 Externa placeringar psykiatri | särskild service 571 9 000
  63 Boende och stöd socialpsykiatri
    6310 Boendestöd psykiatri | boendestöd 571 24 500
    6320 Gruppbostad psykiatri | boende 571 27 900
    6330 Personliga ombud | boendestöd 571 4 100
    6340 Sysselsättning psykiatri | daglig verksamhet 571 8 800
7 Tillståndsenheten
  71 Alkohol och tobak
    7110 Tillstånd och tillsyn | tillstånd 100 4 300
""")

BUDGET: Mapping[str, dict[int, int]] = {
    "1": {2020: 1_850, 2021: 1_905, 2022: 1_961, 2023: 2_021},
    "2": {2020: 21_760, 2021: 22_390, 2022: 23_046, 2023: 23_724},
    "3": {2020: 271_400, 2021: 273_900, 2022: 274_835, 2023: 279_681},
    "4": {2020: 309_300, 2021: 318_600, 2022: 329_585, 2023: 346_416},
    "5": {2020: 72_300, 2021: 73_400, 2022: 70_685, 2023: 77_836},
    "6": {2020: 83_100, 2021: 85_700, 2022: 88_104, 2023: 93_651},
    "7": {2020: 0, 2021: 0, 2022: 0, 2023: 0},
}
"""Tkr by department; 2022 and 2023 as printed, the years before invented."""

FORECAST_2022 = {
    "1": 1_836, "2": 21_868, "3": 249_487, "4": 332_247, "5": 75_989, "6": 83_600, "7": -142,
}  # fmt: skip
"""Tkr by department, as printed."""

SUPPORT_2022 = (
    11_459, 11_565, 12_979, 9_565, 13_154, 12_258, 12_249, 11_175, 11_200, 11_504, 10_989, 12_500,
)  # fmt: skip
SUPPORT_BUDGET = {2020: 13_600, 2021: 13_400, 2022: 13_100, 2023: 12_400}
"""Tkr a month: income support as printed in table 1; 2020 and 2021 invented."""

CHILDREN, SHELTER, ADDICTION, PSYCHIATRY = ("42",), ("4310",), ("5210",), ("6210",)
PLACEMENT_BUDGET = {
    CHILDREN: {2020: 124_400, 2021: 126_800, 2022: 132_200, 2023: 140_700},
    SHELTER: {2020: 9_800, 2021: 10_000, 2022: 10_000, 2023: 10_000},
    ADDICTION: {2020: 11_900, 2021: 12_390, 2022: 7_404, 2023: 8_364},
    PSYCHIATRY: {2020: 8_400, 2021: 8_559, 2022: 8_883, 2023: 7_920},
}
"""Tkr a year: budget for placements as printed in tables 2–5; 2020 invented."""

PLACEMENT_COST = {
    CHILDREN: {2021: 138_275, 2022: 144_348},
    SHELTER: {2021: 9_605, 2022: 11_140},
    ADDICTION: {2021: 7_850, 2022: 11_740},
    PSYCHIATRY: {2021: 9_634, 2022: 7_757},
}
"""Tkr a year: net cost of placements as printed in tables 2–5."""

PRINTED_LAST_YEAR, PRINTED_YEAR = 788_215, 823_329
"""Tkr: the totals as printed. The departments' budgets for 2022 sum to 788 216."""


def _year(places: str | tuple[str, ...], year: int, tkr: int, accounts: str = "") -> Target:
    return Target(places, accounts, year * 100 + 1, year * 100 + 12, tkr * 1_000)


def _budget_targets() -> tuple[Target, ...]:
    support = [
        Target("", "451", month, month, tkr * 1_000)
        for year, tkr in SUPPORT_BUDGET.items()
        for month in months_of(year)
    ]
    placements = [
        _year(places, year, tkr)
        for places, years in PLACEMENT_BUDGET.items()
        for year, tkr in years.items()
    ]
    departments = [
        _year(department, year, tkr)
        for department, years in BUDGET.items()
        for year, tkr in years.items()
    ]
    return (*support, *placements, *departments)


def _actual_targets(_: Figures) -> tuple[Target, ...]:
    support = [
        Target("", "451", month, month, tkr * 1_000)
        for month, tkr in zip(months_of(2022), SUPPORT_2022, strict=True)
    ]
    placements = [
        _year(places, year, tkr)
        for places, years in PLACEMENT_COST.items()
        for year, tkr in years.items()
    ]
    # what the departments ended 2022 at is not printed: near the forecast, as forecasts go
    departments = [
        _year(department, 2022, round(tkr * share))
        for (department, tkr), share in zip(
            FORECAST_2022.items(), (0.99, 1.004, 0.9985, 1.0035, 1.002, 0.996, 0.9), strict=True
        )
    ]
    return (*support, *placements, *departments)


PLAN = Plan(
    seed="sodertalje-socialnamnd",
    organisation=ORGANISATION,
    first_year=2020,
    last=202310,
    growth={2020: 1.0, 2021: 1.023, 2022: 1.047, 2023: 1.083},
    budget_targets=_budget_targets(),
    actual_targets=_actual_targets,
    turns=(
        Turn("31", "451", 202001, 0.99, last=202012),
        Turn("31", "451", 202101, 0.95, -0.002, last=202112),
        Turn("31", "451", 202301, 0.965, 0.004),
        Turn("42", ("46", "503", "553"), 202001, 1.05, last=202012),
        Turn(("4230", "4240"), "46", 202301, 1.06, 0.008),
        Turn(("4210", "4220"), ("503", "553"), 202301, 1.035),
        Turn("5210", "46", 202301, 1.42, 0.015),
        Turn("5110", "7511", 202209, 2.8),
        Turn("5110", "5021", 202209, 0.9),
        Turn("6210", "46", 202201, 0.87),
        Turn(("6310", "6320"), "5021", 202301, 0.965),
        Turn("3220", "5021", 202301, 0.94),
        Turn("3310", "3511", 202304, 1.2),
        Turn("2130", "6831", 202302, 1.07),
        Turn("7110", "3112", 202301, 1.04),
    ),
    entries=(
        Entry("4999", "6411", 202303, 6_240, "Förbrukningsmaterial"),
        Entry("4999", "7011", 202307, 2_875, "Resor i tjänsten"),
        Entry("2110", "9911", 202306, 15_300, "Omföring internt"),
    ),
)

CASES_FROM = 202209
CASE_KINDS = (
    CaseKind("4120", "Utredning", 20, 4, 0.01),
    CaseKind("4130", "Utredning", 16, 4),
    CaseKind("4140", "Familjerätt", 8, 6),
    CaseKind("4210", "Familjehem", 19, 30, 0.01),
    CaseKind("4220", "Jourhem", 4, 4),
    CaseKind("4230", "HVB", 8, 8, 0.02),
    CaseKind("4240", "Statlig institution", 2, 6),
    CaseKind("4250", "Stödboende", 6, 10),
    CaseKind("4260", "Stödboende", 1, 12),
    CaseKind("4310", "Skyddat boende", 4, 3),
    CaseKind("4320", "Öppenvård", 11, 7),
    CaseKind("4410", "Öppenvård", 22, 9),
    CaseKind("4440", "Öppenvård", 3, 9),
    CaseKind("5110", "Utredning", 13, 3, 0.02),
    CaseKind("5210", "HVB", 6, 5, 0.03),
    CaseKind("5310", "Öppenvård", 15, 8),
    CaseKind("5320", "Boende", 8, 24),
    CaseKind("6110", "Utredning", 9, 4),
    CaseKind("6210", "Särskilt boende", 3, 40),
    CaseKind("6310", "Boendestöd", 26, 20),
    CaseKind("6320", "Boende", 12, 40),
    CaseKind("6340", "Sysselsättning", 7, 20),
)


def exports() -> Iterator[Export]:
    """The files in the order that they are loaded, then that of the month after."""
    budgeted = budget(PLAN)
    booked = actual(PLAN, budgeted)
    yield Export("organisation.csv", _text(codes.ORGANISATION_HEADER,
                 codes.organisation_rows(ORGANISATION, LEVELS)))  # fmt: skip
    ledger = Ledger(PLAN.seed, frozenset({"4632", "4633"}), coarseness=8)
    rows = [row for month in PLAN.periods() for row in ledger.month(booked, month, PLAN.entries)]
    opening = {BANK: -41_200_000_00, EQUITY: 41_200_000_00}
    for year in PLAN.years:
        books = _books(budgeted, rows, opening, min(year * 100 + 12, LAST_CLOSED))
        yield Export(f"bokforing_{year}.se", sie_file(books, COMPANY))
        if year == EXPLAINED_YEAR:
            yield Export(f"budget_{year}.csv", _explained_budget(budgeted))
        last_opening, opening = opening, books.next_opening
    for period in PLAN.periods():
        if period % 100 in FORECAST_MONTHS and period <= LAST_CLOSED:
            made = forecasts.adopted(
                PLAN, budgeted, booked, period, trust=0.7, targets=_forecast_targets(period)
            )
            yield Export(f"prognos_{period}.csv", _forecast(period, made))
    yield Export(f"arenden_{LAST_CLOSED}.csv", _cases())
    yield from records_sodertalje.exports(
        LAST_CLOSED,
        lambda month, place, accounts: total(booked, month, month, place, accounts),
        {2022: SUPPORT_2022, 2023: _support(booked)},
        SUPPORT_BUDGET,
    )
    after = _books(budgeted, rows, last_opening, PLAN.last)
    yield Export(f"next/bokforing_{PLAN.last}.se", sie_file(after, COMPANY))


def _support(booked: Figures) -> list[int]:
    """Tkr: the income support of each closed month of 2023."""
    months = [month for month in months_of(2023) if month <= LAST_CLOSED]
    return [round(total(booked, month, month, "", "451") / TKR) for month in months]


def _text(header: Sequence[str], rows: Iterable[Sequence[str]], *before: str) -> bytes:
    return files.delimited(header, rows, encoding="utf-8", before=before)


def _cases() -> bytes:
    """A row per month and case that went on at some time in it."""
    header = ("Period", "Klientnummer", "Ansvar", "Ärendetyp", "Startdatum", "Slutdatum")
    rows = [
        (str(month), case.client, case.kind.cost_centre, case.kind.case_type,
         files.day(case.first), files.day(case.last))
        for month, cases in caseload.states(PLAN.seed, CASE_KINDS, CASES_FROM, LAST_CLOSED)
        for case in cases
    ]  # fmt: skip
    return _text(header, rows)


def _books(
    budgeted: Figures, rows: list[VoucherRow], opening: Mapping[str, int], upto: int
) -> Books:
    year = upto // 100
    of_year = [row for row in rows if row.period // 100 == year and row.period <= upto]
    used = {row.line.account for row in of_year} | {line.account for line, _ in budgeted}
    places = ORGANISATION.cost_centres
    return Books(
        year=year,
        upto=upto,
        accounts={CHART.code(code): ACCOUNTS[code].name for code in used & ACCOUNTS.keys()},
        dimensions=DIMENSIONS,
        objects=[
            *(("1", place.code, place.name) for place in places),
            *(("20", code, name) for code, name in ACTIVITIES.items()),
        ],
        activity_codes={place.code: place.activity_code for place in places},
        digits=CHART.digits,
        opening=opening,
        budget={} if year == EXPLAINED_YEAR else budgeted,
        rows=of_year,
    )


def _explained_budget(budgeted: Figures) -> bytes:
    """The budget that is not in the SIE file, with the totals that the plan prints."""
    told = causes.explained(PLAN, budgeted, EXPLAINED_YEAR, CAUSES)
    base = [_budget_row(row) for row in told if row.words == LAST_YEARS_BUDGET]
    changes = [_budget_row(row) for row in told if row.words != LAST_YEARS_BUDGET]
    rows = [
        *base,
        ("Summa föregående års budget", "", "", "", files.kronor(PRINTED_LAST_YEAR * TKR)),
        *changes,
        ("Summa nämnden", "", "", "", files.kronor(PRINTED_YEAR * TKR)),
    ]
    return _text(("Period", "Ansvar", "Konto", "Orsak", "Budget"), rows)


def _budget_row(row: causes.CausedRow) -> tuple[str, ...]:
    return (
        str(row.period),
        row.line.cost_centre,
        CHART.code(row.line.account),
        row.words,
        files.kronor(row.amount),
    )


def _forecast_targets(period: int) -> list[Target]:
    """The printed forecast for 2022 was made when eleven months were known."""
    if period != 202211:
        return []
    placements = [
        Target(places, "", period, period, years[2022] * 1_000)
        for places, years in PLACEMENT_COST.items()
    ]
    departments = [
        Target(department, "", period, period, tkr * 1_000)
        for department, tkr in FORECAST_2022.items()
    ]
    return [*placements, *departments]


def _forecast(period: int, made: list[forecasts.Forecast]) -> bytes:
    header = ("Period", "Resultatområde", "Ansvar", "Konto", f"Helårsprognos {period // 100}",
              "Kommentar")  # fmt: skip
    names = dict(ORGANISATION.departments)
    rows = [
        (
            str(period),
            names[place_of(PLAN, one.line.cost_centre).department],
            one.line.cost_centre,
            CHART.code(one.line.account),
            str(one.amount // TKR),
            one.reason,
        )
        for one in made
    ]
    return _text(header, rows, f"Prognos {period // 100};Belopp i tkr", "")
