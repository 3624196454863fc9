"""Socialnämnden, Uppsala: balances of a month and of the year so far side by side.

March 2024 stands at 8,5 mnkr below budget and the year is thought to end 20 mnkr below, most of it
in the care of children and youth, as the board's follow-up of April 2024 says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data.demo.generator import (
    assignments_uppsala,
    calendars,
    clocks,
    codes,
    controls_uppsala,
    files,
    forecasts,
)
from data.demo.generator.accounts import ACCOUNTS
from data.demo.generator.codes import Chart
from data.demo.generator.figures import (
    KRONA,
    Entry,
    Figures,
    Line,
    Plan,
    Target,
    Turn,
    actual,
    budget,
    months_of,
    place_of,
    total,
)
from data.demo.generator.files import Export, kronor
from data.demo.generator.organisation import organisation
from data.demo.generator.vouchers import counterparty_of

ENCODING = "utf-8-sig"
LEVELS = ("Avdelning", "Enhet", "Ansvar")
LAST_CLOSED = 202404
FORECAST_MONTHS = (3, 8)
CHART = Chart("00", {"75": "Inhyrd personal"})

MARCH, DEFICIT, FORECAST_DEFICIT = 202403, 8_500_000, 20_000_000
CHILDREN, CHILDREN_DEFICIT, CHILDREN_FORECAST_DEFICIT = "42", 7_900_000, 18_400_000
"""The whole is printed; "most of it" is, for children and youth, invented."""

HEADER = (
    "PERIOD", "ANSVAR", "KONTO", "VHT", "MOTP", "UTFALL_PER", "UTFALL_ACK", "BUDGET_PER",
    "BUDGET_ACK",
)  # fmt: skip

ORGANISATION = organisation("""
41 Nämnd och stab
  410 Nämnd och ledning
    4101 Socialnämnden Uppsala | nämnd 100 2 600
    4102 Ledning socialförvaltningen | stab 920 8 900
  411 Stab
    4111 Stab kvalitet och utveckling | stab 920 14 200
    4112 Stab ekonomi och HR | stab 920 11 700
    4113 Verksamhetssystem | system 920 15 800
    4114 Lokaler | lokaler 920 17 400
42 Barn och ungdom myndighet
  421 Mottagning
    4211 Mottagning barn och unga | myndighet 569 19 300
    4212 Familjerätt | myndighet 585 12 800
    4213 Socialjour | myndighet 569 13 600
  422 Utredning
    4221 Utredning barn 1 | myndighet 569 18 200
    4222 Utredning barn 2 | myndighet 569 17 600
    4223 Utredning ungdom 1 | myndighet 569 16 900
    4224 Utredning ungdom 2 | myndighet 569 15 700
    4225 Utredning ensamkommande | myndighet 600 8 100 to 2022
    4226 Resursteam | myndighet 569 7 200 from 2024
  423 Vård utanför hemmet
    4231 HVB barn och unga | hvb 569 84 000
    4232 Särskilda ungdomshem | sis 569 38 000
    4233 Konsulentstödda familjehem | konsulent 569 61 000
    4234 Egna familjehem | familjehem 569 74 500
    4235 Jourhem | familjehem 569 21 800
    4236 Stödboende | stödboende 569 16 400
    4237 Närståendeplacering | familjehem 569 9 700
43 Barn och ungdom stöd och behandling
  431 Behandling
    4311 Intensiv hemmabaserad behandling | öppenvård 569 14 900
    4312 Familjebehandling | öppenvård 569 22 400
    4313 Kontaktpersoner | familjehem 569 15 600
  432 Förebyggande
    4321 Familjecentraler | öppenvård 569 18 700
    4322 Ungdomscentrum | öppenvård 569 16 300
    4323 Fältgrupp | öppenvård 569 10 900
    4324 Avhopparverksamhet | öppenvård 569 6 800 before 2023 in 443
44 Vuxen
  441 Myndighet vuxen
    4411 Mottagning vuxen | myndighet 571 14 700
    4412 Utredning beroende | myndighet 559 19 600
    4413 Våld i nära relationer | myndighet 571 12 300
  442 Vård utanför hemmet, vuxna
    4421 HVB beroende | hvb 559 47 500
    4422 Vård enligt LVM | sis 559 19 800
    4423 Skyddat boende | skyddat 571 22 600
    4424 Köpt öppenvård | öppenvårdsköp 559 9 400
  443 Boende och stöd
    4431 Bostad först | boendestöd 571 12 600
    4432 Stödboende vuxna | boende 571 28 700
    4433 Uppsökande team | boendestöd 571 6 400 from 2023
    4434 Bostadssociala kontrakt | kontrakt 571 14 300
    4435 Tillfälligt boende | tillfälligt 571 16 900
    4436 Öppenvård beroende | öppenvård 559 24 100
    4437 Samhällsvägledare | öppenvård 600 9 900
""")

ENTRIES = (
    Entry("4999", "6411", 202402, 8_420, ""),
    Entry("4999", "7011", 202311, 3_960, ""),
    Entry("4113", "9911", 202309, 31_000, ""),
)


def _actual_targets(budgeted: Figures) -> tuple[Target, ...]:
    """The first three months of 2024 as printed: the deficit is what is booked above budget."""
    first = MARCH // 100 * 100 + 1
    planned = total(budgeted, first, MARCH) // KRONA
    for_children = total(budgeted, first, MARCH, CHILDREN) // KRONA
    apart = sum(entry.amount for entry in ENTRIES if first <= entry.period <= MARCH)
    return (
        Target(CHILDREN, "", first, MARCH, for_children + CHILDREN_DEFICIT),
        Target("", "", first, MARCH, planned + DEFICIT - apart),
    )


PLAN = Plan(
    seed="uppsala-socialnamnd",
    organisation=ORGANISATION,
    first_year=2021,
    last=202405,
    growth={2021: 1.0, 2022: 1.021, 2023: 1.049, 2024: 1.086},
    actual_targets=_actual_targets,
    turns=(
        Turn("", "7511", 202101, 1.1, 0.015, last=202212),
        Turn("", "7511", 202301, 1.9, last=202312),
        Turn("", "7511", 202401, 0.45, -0.02),
        Turn(("421", "422"), "5021", 202201, 0.95, last=202312),
        Turn(("421", "422"), "5021", 202401, 0.985),
        Turn(("4231", "4232", "4233"), "46", 202207, 1.03, 0.004, last=202312),
        Turn(("4231", "4232"), "46", 202401, 1.19, 0.012),
        Turn(("4233", "4237"), ("46", "503", "553"), 202401, 1.07, 0.004),
        Turn(("4421", "4422"), "46", 202301, 0.98, last=202312),
        Turn(("4421", "4422"), "46", 202401, 0.95),
        Turn("4435", "46", 202301, 1.12),
        Turn("43", "5021", 202401, 0.975),
        Turn("", "6211", 202209, 1.4, -0.02, last=202312),
    ),
)


def exports() -> Iterator[Export]:
    """The files in the order that they are loaded, then that of the month after."""
    budgeted = budget(PLAN)
    booked = actual(PLAN, budgeted)
    for entry in ENTRIES:
        booked[Line(entry.cost_centre, entry.account), entry.period] = entry.amount * KRONA
    yield Export("organisation.csv", _text(codes.ORGANISATION_HEADER,
                 codes.organisation_rows(ORGANISATION, LEVELS)))  # fmt: skip
    yield Export("kontoplan.csv", _text(codes.ACCOUNTS_HEADER,
                 CHART.rows(line.account for line, _ in booked)))  # fmt: skip
    for year in PLAN.years:
        yield Export(f"budget_{year}.csv", _budget(budgeted, year))
    for period in PLAN.periods():
        folder = "next/" if period > LAST_CLOSED else ""
        yield Export(f"{folder}saldon_{period}.csv", _balances(budgeted, booked, period))
        if period % 100 in FORECAST_MONTHS and period <= LAST_CLOSED:
            made = forecasts.adopted(
                PLAN, budgeted, booked, period, trust=0.6,
                targets=_forecast_targets(budgeted, period),
            )  # fmt: skip
            yield Export(f"prognos_{period}.csv", _forecast(period, made))
    yield from assignments_uppsala.exports()
    yield clocks.export(clocks.UPPSALA)
    yield calendars.export(2024, calendars.uppsala_social(), encoding=ENCODING)
    yield from controls_uppsala.exports()


def _text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return files.delimited(header, rows, encoding=ENCODING)


def _balances(budgeted: Figures, booked: Figures, period: int) -> bytes:
    """Every code string with an amount so far this year, for the month and accumulated."""
    months = [month for month in months_of(period // 100) if month <= period]
    lines = sorted({line for line, month in (*budgeted, *booked) if month in months})
    rows = [
        (
            str(period),
            line.cost_centre,
            CHART.code(line.account),
            _activity(line),
            counterparty_of(ACCOUNTS[line.account]) if line.account in ACCOUNTS else "",
            kronor(booked.get((line, period), 0)),
            kronor(sum(booked.get((line, month), 0) for month in months)),
            kronor(budgeted.get((line, period), 0)),
            kronor(sum(budgeted.get((line, month), 0) for month in months)),
        )
        for line in lines
    ]
    return _text(HEADER, rows)


def _budget(budgeted: Figures, year: int) -> bytes:
    rows = [
        (str(month), line.cost_centre, CHART.code(line.account), _activity(line), kronor(amount))
        for (line, month), amount in sorted(budgeted.items())
        if month // 100 == year
    ]
    return _text(("PERIOD", "ANSVAR", "KONTO", "VHT", "BUDGET_PER"), rows)


def _activity(line: Line) -> str:
    known = any(place.code == line.cost_centre for place in ORGANISATION.cost_centres)
    return place_of(PLAN, line.cost_centre).activity_code if known else "920"


def _forecast_targets(budgeted: Figures, period: int) -> list[Target]:
    """The forecast of March 2024: 20 mnkr above the year's budget."""
    if period != MARCH:
        return []
    first, last = months_of(MARCH // 100)[0], months_of(MARCH // 100)[-1]
    for_children = total(budgeted, first, last, CHILDREN) // KRONA
    for_all = total(budgeted, first, last) // KRONA
    return [
        Target(CHILDREN, "", MARCH, MARCH, for_children + CHILDREN_FORECAST_DEFICIT),
        Target("", "", MARCH, MARCH, for_all + FORECAST_DEFICIT),
    ]


def _forecast(period: int, made: list[forecasts.Forecast]) -> bytes:
    header = ("PERIOD", "ANSVAR", "KONTO", f"PROGNOS HELÅR {period // 100}", "KOMMENTAR")
    rows = [
        (str(period), one.line.cost_centre, CHART.code(one.line.account), kronor(one.amount),
         one.reason)
        for one in made
    ]  # fmt: skip
    return _text(header, rows)
