"""Omsorgsnämnden, Uppsala: an older system's ledger in UTF-16, tabs, and a minus that trails.

2026: bought homes and assistance cost more, in-house homes are staffed above budget in summer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data.demo.generator import calendars, codes, files, forecasts, providers_uppsala
from data.demo.generator.codes import Chart
from data.demo.generator.figures import Entry, Figures, Plan, Turn, actual, budget
from data.demo.generator.files import Export, kronor, with_trailing_minus
from data.demo.generator.organisation import organisation
from data.demo.generator.vouchers import Ledger, VoucherRow

ENCODING = "utf-16-le"
LEVELS = ("Avdelning", "Enhet", "Ansvar")
LAST_CLOSED = 202608
FORECAST_MONTHS = (3, 8)
CHART = Chart("00")

HEADER = (
    "Period", "Verifikation", "Bokföringsdatum", "Ansvar", "Konto", "Verksamhet", "Motpart",
    "Text", "Belopp",
)  # fmt: skip

ORGANISATION = organisation("""
60 Nämnd och gemensamt
  601 Nämnd, ledning och stab
    6011 Omsorgsnämnden Uppsala | nämnd 100 2 400
    6012 Ledning omsorg | stab 920 9 600
    6013 Stab omsorg | stab 920 21 300
    6014 Verksamhetssystem omsorg | system 920 14 900
61 Myndighet
  611 Bistånd
    6111 Bistånd barn och unga | myndighet 513 16 200
    6112 Bistånd vuxna | myndighet 513 27 800
    6113 Avtal och uppdrag | stab 513 9 100
62 Egen regi boende
  621 Gruppbostäder norr
    6211 Gruppbostad Björkgatan | gruppbostad 513 21 700
    6212 Gruppbostad Lindvägen | gruppbostad 513 19 900
    6213 Gruppbostad Nyby | gruppbostad 513 23 400
    6214 Gruppbostad Stenhagen | gruppbostad 513 20 800 before 2025 in 622
  622 Gruppbostäder söder
    6221 Gruppbostad Sävja | gruppbostad 513 22 500
    6222 Gruppbostad Valsätra | gruppbostad 513 18 600
    6223 Gruppbostad Knivstavägen | gruppbostad 513 17 100 to 2024
    6224 Gruppbostad Rosendal | gruppbostad 513 24 200 from 2025
  623 Servicebostäder
    6231 Servicebostad Centrum | gruppbostad 513 28 900
    6232 Servicebostad Gottsunda | gruppbostad 513 26 300
    6233 Korttidsvistelse | gruppbostad 513 31 600
63 Egen regi stöd
  631 Daglig verksamhet
    6311 Daglig verksamhet Boländerna | daglig verksamhet 513 24 700
    6312 Daglig verksamhet Fyrislund | daglig verksamhet 513 21 900
    6313 Daglig verksamhet Resurs | daglig verksamhet 513 27 400
  632 Stöd i hemmet
    6321 Boendestöd Norr | boendestöd 571 32 800
    6322 Boendestöd Söder | boendestöd 571 29 700
    6323 Ledsagning och avlösning | boendestöd 513 18 200
    6324 Mötesplatser | öppenvård 571 12 600
64 Extern regi
  641 Köpt boende
    6411 Köpta gruppbostäder | särskild service 513 286 000
    6412 Köpta servicebostäder | särskild service 513 124 000
    6413 Köpt boende enskilda avtal | särskild service 513 93 000
    6414 Boende barn och unga LSS | särskild service 513 58 000
  642 Köpt stöd
    6421 Köpt daglig verksamhet | köpt daglig verksamhet 513 96 000
    6422 Personlig assistans | assistans 513 178 000
    6423 Köpt boendestöd | öppenvårdsköp 571 41 000
65 Hälso- och sjukvård
  651 Hemsjukvård
    6511 Sjuksköterskor LSS | hemsjukvård 513 34 600
    6512 Arbetsterapi och fysioterapi | hemsjukvård 513 22 100
""")

PLAN = Plan(
    seed="uppsala-omsorgsnamnd",
    organisation=ORGANISATION,
    first_year=2023,
    last=202609,
    growth={2023: 1.0, 2024: 1.031, 2025: 1.058, 2026: 1.083},
    turns=(
        Turn("6413", "46", 202301, 1.02, 0.002, last=202512),
        Turn("6413", "46", 202601, 1.09, 0.006),
        Turn("6411", "46", 202601, 1.012, 0.002),
        Turn("6422", "4639", 202601, 1.045),
        Turn("6422", "3541", 202601, 0.96),
        Turn("6412", "46", 202601, 0.975),
        Turn("62", ("5022",), 202506, 1.3, last=202508),
        Turn("62", ("5022",), 202606, 1.42, last=202608),
        Turn("62", ("5021", "5611"), 202601, 1.008, 0.001),
        Turn("632", "5021", 202601, 0.955),
        Turn("651", "7511", 202401, 1.8, -0.03, last=202512),
        Turn("651", "7511", 202601, 0.7),
        Turn("6014", "6831", 202602, 1.12),
        # the state's money for the year came at once in May
        Turn("6321", "3511", 202605, 2.1, last=202605),
    ),
    entries=(
        Entry("6299", "6412", 202603, 5_730, "Livsmedel"),
        Entry("6299", "6411", 202607, 2_190, "Förbrukningsmaterial"),
        Entry("6012", "9911", 202604, 18_900, "Omföring internt"),
        Entry("6012", "9911", 202606, -18_900, "Omföring internt"),
        Entry("6199", "7011", 202410, 1_845, "Resor i tjänsten"),
    ),
)


def exports() -> Iterator[Export]:
    """The files in the order that they are loaded, then that of the month after."""
    budgeted = budget(PLAN)
    booked = actual(PLAN, budgeted)
    yield Export("organisation.txt", _text(codes.ORGANISATION_HEADER,
                 codes.organisation_rows(ORGANISATION, LEVELS)))  # fmt: skip
    yield Export("kontoplan.txt", _text(codes.ACCOUNTS_HEADER,
                 CHART.rows(line.account for line, _ in booked)))  # fmt: skip
    for year in PLAN.years:
        yield Export(f"budget_{year}.csv", _budget(budgeted, year))
    ledger = Ledger(PLAN.seed, coarseness=40)
    rows = [row for month in PLAN.periods() for row in ledger.month(booked, month, PLAN.entries)]
    for year in PLAN.years:
        of_year = [r for r in rows if r.period // 100 == year and r.period <= LAST_CLOSED]
        yield Export(f"transaktioner_{year}.txt", _text(HEADER, _in_file(of_year)))
    for period in PLAN.periods():
        if period % 100 in FORECAST_MONTHS and period <= LAST_CLOSED:
            made = forecasts.adopted(PLAN, budgeted, booked, period, trust=0.5)
            yield Export(f"prognos_{period}.txt", _forecast(period, made))
    yield calendars.export(
        2026, calendars.uppsala_care(), suffix="txt", encoding=ENCODING, delimiter="\t"
    )
    yield from providers_uppsala.exports()
    after = [row for row in rows if row.period > LAST_CLOSED]
    yield Export(f"next/transaktioner_{PLAN.last}.txt", _text(HEADER, _in_file(after)))


def _text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    return files.delimited(header, rows, encoding=ENCODING, delimiter="\t")


def _in_file(rows: Iterable[VoucherRow]) -> Iterator[tuple[str, ...]]:
    activities = {place.code: place.activity_code for place in ORGANISATION.cost_centres}
    for row in rows:
        yield (
            str(row.period),
            f"{row.series}{row.number}",
            row.booked_on.isoformat(),
            row.line.cost_centre,
            CHART.code(row.line.account),
            activities.get(row.line.cost_centre, ""),
            row.counterparty,
            row.text,
            with_trailing_minus(row.amount),
        )


def _budget(budgeted: Figures, year: int) -> bytes:
    rows = (
        (str(month), line.cost_centre, CHART.code(line.account), kronor(amount))
        for (line, month), amount in sorted(budgeted.items())
        if month // 100 == year
    )
    return files.delimited(("Period", "Ansvar", "Konto", "Budget"), rows, encoding="utf-8")


def _forecast(period: int, made: list[forecasts.Forecast]) -> bytes:
    header = ("Period", "Ansvar", "Konto", f"Prognos helår {period // 100}", "Kommentar")
    rows = (
        (str(period), one.line.cost_centre, CHART.code(one.line.account),
         with_trailing_minus(one.amount), one.reason)
        for one in made
    )  # fmt: skip
    return _text(header, rows)
