"""Socialnämnd Nordost, Göteborg: a ledger of long code strings, in Windows-1252.

2023: placements of children run away, income support falls, temporary housing costs more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from data.demo.generator import calendars, codes, files, forecasts
from data.demo.generator.accounts import ACCOUNTS
from data.demo.generator.codes import Chart
from data.demo.generator.figures import (
    KRONA,
    Entry,
    Figures,
    Plan,
    Turn,
    actual,
    budget,
    months_of,
    place_of,
)
from data.demo.generator.files import Cell, Export
from data.demo.generator.organisation import organisation
from data.demo.generator.vouchers import Ledger, VoucherRow

ENCODING = "cp1252"
LEVELS = ("Avdelning", "Enhet", "Ansvar")
LAST_CLOSED = 202310
FORECAST_MONTHS = (2, 3, 5, 8, 10)
CHART = Chart("")

LEDGER_HEADER = (
    "PERIOD", "ANSVAR", "KONTO", "VHT", "AKT", "PROJ", "OBJEKT", "MOT", "VERNR", "BOKFDATUM",
    "TEXT", "BELOPP",
)  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

ORGANISATION = organisation("""
10 Nämnd och ledning
  101 Politisk ledning och förvaltningsledning
    10101 Socialnämnden Nordost | nämnd 100 3 400
    10102 Förvaltningsledning | stab 100 9 800
21 Barn och unga
  211 Mottagning och familjerätt
    21101 Mottagning barn och unga | myndighet 569 18 500
    21102 Familjerätt | myndighet 585 12 400
    21103 Våld i nära relation, barn | myndighet 569 8 600
  212 Utredning barn och unga
    21201 Utredning 0–12 år Angered | myndighet 569 21 400
    21202 Utredning 0–12 år Östra | myndighet 569 17 900
    21203 Utredning 13–20 år Angered | myndighet 569 19 800
    21204 Utredning 13–20 år Östra | myndighet 569 16 300
  213 Placering barn och unga
    21301 Konsulentstödda familjehem | konsulent 569 62 000
    21302 Egna familjehem | familjehem 569 71 000
    21303 Jourhem | familjehem 569 18 500
    21304 HVB barn och unga | hvb 569 88 000
    21305 Särskilda ungdomshem | sis 569 39 000
    21306 Stödboende unga | stödboende 569 21 000
    21307 Skyddat boende barn | skyddat 569 9 500
    21404 Rekrytering av familjehem | öppenvård 569 9 900 before 2022 in 214
  214 Öppenvård barn och unga
    21401 Familjebehandling | öppenvård 569 22 800
    21402 Ungdomsbehandling | öppenvård 569 17 600
    21403 Kontaktfamilj och kontaktperson | familjehem 569 14 900
    21405 Mini-Maria | öppenvård 569 7 400
22 Vuxna
  221 Mottagning och utredning vuxna
    22101 Mottagning vuxna | myndighet 571 13 600
    22102 Utredning missbruk | myndighet 559 15 900
    22103 Utredning socialpsykiatri | myndighet 571 12 700
    22104 Våld i nära relation, vuxna | myndighet 571 9 700
  222 Placering vuxna
    22201 HVB missbruk | hvb 559 41 000
    22202 Vård enligt LVM | sis 559 17 500
    22203 Skyddat boende vuxna | skyddat 571 14 500
    22204 Köpt bostad med särskild service | särskild service 571 36 500
  223 Öppenvård vuxna
    22301 Öppenvård missbruk | öppenvård 559 16 200
    22302 Boendestöd Angered | boendestöd 571 18 400
    22303 Boendestöd Östra | boendestöd 571 16 100
    22304 Sysselsättning | öppenvård 571 11 200
    22305 Personligt ombud | boendestöd 571 5 800
23 Ekonomiskt bistånd
  231 Utbetalt bistånd
    23101 Bistånd Angered norra | bistånd 575 124 000
    23102 Bistånd Angered södra | bistånd 575 116 000
    23103 Bistånd Östra | bistånd 575 98 000
    23104 Bistånd Bergsjön | bistånd 575 92 000
    23105 Bistånd unga vuxna | bistånd 575 34 000
  232 Handläggning
    23201 Mottagning ekonomiskt bistånd | myndighet 575 17 800
    23202 Handläggning Angered | myndighet 575 31 200
    23203 Handläggning Östra | myndighet 575 24 900
    23204 Handläggning Bergsjön | myndighet 575 21 400
    23205 Felaktiga utbetalningar | myndighet 575 7 200
  233 Stöd till egen försörjning
    23301 Stöd till arbete | stöd till arbete 610 14 300
    23302 Budget- och skuldrådgivning | öppenvård 571 6 900
24 Boende
  241 Boende för vuxna
    24101 Stödboende Bergsjön | boende 571 12 900
    24102 Träningslägenheter | boende 571 9 400
    24103 Jourboende | boende 571 15 800
    24104 Bostad först | boendestöd 571 8 300 from 2022
  242 Bostäder
    24201 Kommunala kontrakt | kontrakt 571 11 000
    24202 Tillfälligt boende | tillfälligt 571 21 500
25 Förebyggande och fritid
  251 Förebyggande
    25101 Familjecentraler Angered | öppenvård 569 10 200
    25102 Familjecentraler Östra | öppenvård 569 8 700
    25103 Fältverksamhet | öppenvård 569 13 400
    25104 Avhoppare och SSPF | öppenvård 569 9 100
    25105 Trygghet | öppenvård 569 7 600
    25106 Samhällsvägledning | öppenvård 600 5 200 to 2021
  252 Fritid
    25201 Fritidsgårdar Angered | fritid 300 24 600
    25202 Fritidsgårdar Östra | fritid 300 19 700
    25203 Mötesplatser | fritid 300 12 800
    25204 Lovverksamhet | lov 300 4 900
    25205 Stöd till föreningar | föreningsstöd 300 8 300
29 Stab
  291 Ekonomi och HR
    29101 Ekonomi | stab 920 12 300
    29102 HR | stab 920 11 800
  292 Kvalitet och utveckling
    29201 Utveckling | stab 920 13 900
    29202 Verksamhetssystem | system 920 16 400
    29203 Placerings- och inköpsfunktionen | stab 920 7 800
  293 Lokaler och service
    29301 Lokaler | lokaler 920 19 500
    29302 Reception och kontorsservice | stab 920 8 900
    29303 Kommunikation | stab 920 5 100
""")

PLAN = Plan(
    seed="goteborg-nordost",
    organisation=ORGANISATION,
    first_year=2020,
    last=202311,
    growth={2020: 1.0, 2021: 1.022, 2022: 1.047, 2023: 1.089},
    budget_turns=(
        Turn("2310", "", 202201, 0.95),
        Turn("2310", "", 202301, 0.97),
        Turn(("21304", "21305"), "", 202201, 1.06),
    ),
    turns=(
        Turn("", "75", 202001, 0.7, 0.03),
        Turn("25", "502", 202003, 0.93, last=202009),
        Turn("25204", "", 202006, 0.35, last=202008),
        Turn("2310", "451", 202004, 1.06, -0.002, last=202112),
        Turn("2310", "451", 202201, 1.01, -0.004, last=202212),
        Turn("2310", "451", 202301, 0.97, -0.003),
        Turn(("21304", "21305"), "46", 202101, 1.02, 0.004, last=202112),
        Turn(("21304", "21305"), "46", 202201, 1.03, 0.006, last=202212),
        Turn("21304", "46", 202301, 1.08, 0.016),
        Turn("21305", "46", 202303, 1.18, 0.012),
        Turn(("21302", "21303"), ("5031", "5531"), 202301, 1.025),
        Turn("21301", "46", 202301, 0.97),
        Turn("222", "46", 202301, 1.03, 0.004),
        Turn("24202", "4636", 202301, 1.15, 0.025),
        Turn(("2120", "2320"), "5021", 202301, 0.955, 0.002),
        Turn(("2120", "2320"), "75", 202301, 1.35, -0.03),
        Turn("252", "5021", 202301, 0.96),
        Turn("29202", "6831", 202304, 1.09),
        Turn("", "6211", 202209, 1.45, -0.02),
        # two entries that a careful reader should find: a missing and a doubled rent
        Turn("24103", "6011", 202305, 0.0, last=202305),
        Turn("24103", "6011", 202306, 2.0, last=202306),
    ),
    entries=(
        *(
            Entry(place, account, year * 100 + 13, amount, text)
            for year, turn in ((2020, 10), (2021, 13), (2022, 17))
            for place, account, amount, text in (
                ("21304", "4632", 84_000 * turn, "Bokslut: ej fakturerad HVB-vård"),
                ("21302", "3513", -41_000 * turn, "Bokslut: upplupen ersättning Migrationsverket"),
                ("29102", "5111", 12_500 * turn, "Bokslut: semesterlöneskuld"),
                ("23103", "3691", -9_200 * turn, "Bokslut: återkrav bistånd"),
            )
        ),
        Entry("21999", "6411", 202302, 12_480, "Förbrukningsmaterial"),
        Entry("21999", "7011", 202306, 4_315, "Resor i tjänsten"),
        Entry("29301", "9911", 202305, 23_700, "Omföring internt"),
        Entry("29301", "9911", 202309, -8_400, "Omföring internt"),
        Entry("25199", "6412", 202110, 7_950, "Livsmedel"),
    ),
)


def exports() -> Iterator[Export]:
    """The files in the order that they are loaded, then those of the month after."""
    budgeted = budget(PLAN)
    booked = actual(PLAN, budgeted)
    yield Export("organisation.csv", _text(codes.ORGANISATION_HEADER,
                 codes.organisation_rows(ORGANISATION, LEVELS)))  # fmt: skip
    yield Export("kontoplan.csv", _text(codes.ACCOUNTS_HEADER,
                 CHART.rows(line.account for line, _ in booked)))  # fmt: skip
    for year in PLAN.years:
        yield Export(f"budget_{year}.xlsx", _budget(budgeted, year))
    ledger = Ledger(PLAN.seed, frozenset({"4631", "4632", "4633"}))
    rows = [row for period in _periods() for row in ledger.month(booked, period, PLAN.entries)]
    for name, of_file in groupby(rows, key=lambda row: _file_of(row.period)):
        yield Export(name, _text(LEDGER_HEADER, _in_file(of_file)))
    for period in PLAN.periods():
        if period % 100 in FORECAST_MONTHS and period <= LAST_CLOSED:
            made = forecasts.adopted(PLAN, budgeted, booked, period, trust=0.55)
            yield Export(f"prognos_{period}.csv", _forecast(period, made))
    yield calendars.export(2023, calendars.nordost(), encoding=ENCODING)
    yield _with_errors(rows)


def _periods() -> list[int]:
    """Every month, and the closing period after each whole year."""
    closing = [year * 100 + 13 for year in PLAN.years if year * 100 + 12 <= LAST_CLOSED]
    return sorted([*PLAN.periods(), *closing])


def _file_of(period: int) -> str:
    """Years that are over are one file; the running year comes month by month."""
    if period > LAST_CLOSED:
        return f"next/huvudbok_{period}.csv"
    return f"huvudbok_{period if period // 100 == LAST_CLOSED // 100 else period // 100}.csv"


def _text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return files.delimited(header, rows, encoding=ENCODING)


def _in_file(rows: Iterable[VoucherRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        place = next((p for p in ORGANISATION.cost_centres if p.code == row.line.cost_centre), None)
        yield (
            str(row.period),
            row.line.cost_centre,
            CHART.code(row.line.account),
            place.activity_code if place else "920",
            "",
            "4104" if row.line.cost_centre == "25104" else "",
            "",
            row.counterparty,
            f"{row.series}{row.period // 100 % 100}{row.number:05d}",
            row.booked_on.isoformat(),
            row.text,
            files.kronor(row.amount),
        )


def _budget(budgeted: Figures, year: int) -> bytes:
    """A budget template: one row per cost centre and account, months side by side."""
    lines = sorted({line for line, period in budgeted if period // 100 == year})
    names = (place_of(PLAN, line.cost_centre).name for line in lines)
    rows: list[list[Cell]] = [
        [
            *(line.cost_centre, name, CHART.code(line.account), ACCOUNTS[line.account].name),
            *(budgeted[line, period] // KRONA for period in months_of(year)),
        ]
        for line, name in zip(lines, names, strict=True)
    ]
    months = [f"{month}-{year % 100}" for month in MONTHS]
    sheet = files.Sheet(
        name=f"Budget {year}",
        titles=(f"Budget {year}, Socialnämnd Nordost", "Belopp i kr, kostnader plus"),
        header=("Ansvar", "Ansvar namn", "Konto", "Konto namn", *months),
        rows=rows,
        first_amount=4,
        sum_label="Summa",
        widths=(9, 34, 8, 40),
    )
    return files.workbook(sheet)


def _forecast(period: int, made: list[forecasts.Forecast]) -> bytes:
    rows = (
        (str(period), forecast.line.cost_centre, CHART.code(forecast.line.account),
         files.kronor(forecast.amount), forecast.reason)
        for forecast in made
    )  # fmt: skip
    return _text(("PERIOD", "ANSVAR", "KONTO", f"PROGNOS HELÅR {period // 100}", "ORSAK"), rows)


def _with_errors(rows: list[VoucherRow]) -> Export:
    """The month after, as someone had spoiled it: three cells that the loader must point out."""
    spoiled = [list(row) for row in _in_file(r for r in rows if r.period > LAST_CLOSED)]
    amount, period, cost_centre = (LEDGER_HEADER.index(h) for h in ("BELOPP", "PERIOD", "ANSVAR"))
    spoiled[11][amount] = "12 kr x"
    spoiled[57][period] = "202314"
    spoiled[203][cost_centre] = "2130A"
    return Export(f"next/huvudbok_{PLAN.last}_med_fel.csv", _text(LEDGER_HEADER, spoiled))
