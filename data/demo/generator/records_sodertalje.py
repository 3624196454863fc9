"""Södertälje's volumes, income support, investments and grants, in a controller's lists.

Tables 1–5, the investments and the grants are as its plan for 2023 prints them, with its totals.
Invented are what 2023 came to, by the ledger's costs, counts of households, and placements.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.demo.generator import (
    calendars,
    clocks,
    controls_sodertalje,
    files,
    goals_sodertalje,
    risks_sodertalje,
)
from data.demo.generator.caseload import months_between
from data.demo.generator.files import Export
from data.demo.generator.placements import PlacementKind, placements

YEAR = 2023
EXTERNAL = "Extern regi"
CostOf = Callable[[int, str, str], int]
"""The öre that a month costs at a place, on some accounts."""


@dataclass(frozen=True)
class Placements:
    """A table of placements: by year its days, budget and net cost in tkr, as printed."""

    place: str
    care_form: str
    printed: Mapping[str, tuple[str, str, str, str]]
    """By year: what it is of, days, budget, net cost."""
    day_cost: int
    """Kronor that a day is made to cost in 2023."""


PLACEMENTS = (
    Placements(
        "42", "Placeringar barn och unga",
        {
            "2021": ("utfall", "89 474", "126 800", "138 275"),
            "2022": ("prognos", "91 044", "132 200", "144 348"),
            "2023": ("", "92 600", "140 700", ""),
        },
        1_655,
    ),
    Placements(
        "4310", "Skyddat boende",
        {
            "2021": ("utfall", "4 650", "10 000", "9 605"),
            "2022": ("prognos", "4 400", "10 000", "11 140"),
            "2023": ("", "4 400", "10 000", ""),
        },
        2_580,
    ),
    Placements(
        "5210", "Placeringar missbruk",
        {
            "2021": ("utfall", "3 820", "12 390", "7 850"),
            "2022": ("utfall", "5 260", "7 404", "11 740"),
            "2023": ("", "5 820", "8 364", ""),
        },
        2_390,
    ),
    Placements(
        "6210", "Placeringar socialpsykiatri",
        {
            "2021": ("utfall", "3 750", "8 559", "9 634"),
            "2022": ("prognos", "3 700", "8 883", "7 757"),
            "2023": ("", "3 300", "7 920", ""),
        },
        2_150,
    ),
)  # fmt: skip

KINDS = (
    PlacementKind("4210", "Familjehem", EXTERNAL, 165, 40, 770),
    PlacementKind("4220", "Jourhem", EXTERNAL, 24, 4, 1_840),
    PlacementKind("4230", "Institution", EXTERNAL, 33, 8, 4_600),
    PlacementKind("4240", "SiS", EXTERNAL, 5, 6, 8_700),
    PlacementKind("4250", "Stödboende", "Egen regi", 17, 10, 1_480),
    PlacementKind("4310", "Skyddat boende", EXTERNAL, 11, 3, 2_500),
    PlacementKind("5210", "Institution", EXTERNAL, 15, 5, 2_330),
    PlacementKind("6210", "Särskilt boende", EXTERNAL, 9, 30, 2_120),
)
"""Invented, so that they come near the days and costs of the tables."""

NEW_PRICES = date(YEAR, 1, 1)
RAISED = 1.04

NEW, AGAIN = "Nyinvestering", "Reinvestering"
INVESTMENTS = (
    (NEW, "Inredning arbete och försörjning", 240, 236),
    (NEW, "Verksamhetsanpassning arbete och försörjning", 150, 0),
    (NEW, "Elektroniskt låssystem Vista", 600, 612),
    (NEW, "Reception Kvarnbergsgatan", 250, 0),
    (NEW, "Inventarier missbruksboenden", 600, 388),
    (NEW, "Inventarier barn och ungdom", 1_100, 742),
    (NEW, "Verksamhetsanpassning Fridaberg", 150, 94),
    (NEW, "Larm Familjerådgivning", 100, 97),
    (NEW, "Kontors- och arkivinredning försörjningsstöd", 100, 35),
    (NEW, "Inventarier Hubben AME", 600, 0),
    (AGAIN, "Renovering, återställande av lägenheter, oförutsedda investeringar", 750, 410),
)
"""Tkr: the budget as printed, and an invented actual."""

PRINTED_INVESTMENTS = {NEW: 3_890, AGAIN: 750}

GRANT, RECLAIM = "Statsbidrag", "Återsökning"
GRANTS = (
    (GRANT, "Personliga ombud", "KF mål 3", "1,6 mnkr", "JA"),
    (GRANT, "Satsning för att stärka den psykiska hälsan", "KF mål 3", "2 - 2,5 mnkr", "NEJ"),
    (GRANT, "Sociala insatser i socioekonomiskt utsatta områden", "KF mål 3", "10 mnkr", "NEJ"),
    (GRANT, "Subventioner av familjehemsplaceringar", "KF mål 3", "1,5 mnkr", "NEJ"),
    (GRANT, "Våld i nära relation", "KF mål 3", "0,5 mnkr", "NEJ"),
    (RECLAIM, "Särskilda kostnader för flyktingar och ensamkommande barn", "KF mål 8",
     "ca 1,3-1,7 mnkr", "NEJ"),
    (RECLAIM, "Utgivet ekonomiskt bistånd", "KF mål 8", "ca 2 mnkr", "JA"),
)  # fmt: skip
PRINTED_GRANTS = {GRANT: "Ca 15 mnkr", RECLAIM: "ca 3,5 mnkr"}


def exports(
    last: int,
    cost_of: CostOf,
    support: Mapping[int, Sequence[int]],
    support_budget: Mapping[int, int],
) -> Iterator[Export]:
    """The lists, with months up to `last`. `support` is what was paid out, in tkr by month."""
    yield Export("volymer_plan_2023.csv", _planned())
    yield Export("volymer_2023.csv", _volumes(last, cost_of))
    yield Export(f"placeringar_{last}.csv", _placements(last))
    yield clocks.export(clocks.SODERTALJE)
    yield Export("bistand_2022.csv", _support(2022, support[2022], support_budget[2022]))
    yield Export("bistand_2023.csv", _support(YEAR, support[YEAR], support_budget[YEAR]))
    yield Export("investeringar_2023.csv", _investments())
    yield Export("statsbidrag_2023.csv", _grants())
    yield from goals_sodertalje.exports(last)
    yield from risks_sodertalje.exports()
    yield calendars.export(YEAR, calendars.sodertalje())
    yield from controls_sodertalje.exports(last)


def _text(header: Sequence[str], rows: Sequence[Sequence[str]], *before: str) -> bytes:
    return files.delimited(header, rows, encoding="utf-8", before=before)


def _planned() -> bytes:
    header = ("År", "Enhet", "Vårdform", "Regi", "Avser", "Dygn", "Budgeterade dygn",
              "Budget (tkr)", "Nettokostnad (tkr)")  # fmt: skip
    rows = []
    for each in PLACEMENTS:
        for year, (told_as, days, budget, cost) in each.printed.items():
            told = (days, "") if told_as else ("", days)
            rows.append((year, each.place, each.care_form, EXTERNAL, told_as, *told, budget, cost))
    return _text(header, rows)


def _volumes(last: int, cost_of: CostOf) -> bytes:
    drawn = random.Random("sodertalje-socialnamnd volumes")
    rows = []
    for month in months_between(YEAR * 100 + 1, last):
        for each in PLACEMENTS:
            ore = cost_of(month, each.place, "")
            days = round(ore / 100 / each.day_cost * drawn.uniform(0.98, 1.02))
            rows.append(
                (str(month), each.place, each.care_form, EXTERNAL, str(days), files.kronor(ore))
            )
    header = ("Period", "Enhet", "Vårdform", "Regi", "Vårddygn", "Nettokostnad (kr)")
    return _text(header, rows)


def _placements(last: int) -> bytes:
    """Everything since 2021 as the list is on the last day of a month, a row for each price."""
    until = date(last // 100, last % 100 + 1, 1) - timedelta(days=1)
    header = ("Klientnummer", "Enhet", "Vårdform", "Regi", "Från", "Till", "Prisslag", "Pris (kr)",
              "Pris från")  # fmt: skip
    rows = []
    for one in placements("sodertalje-socialnamnd", KINDS, date(2021, 1, 1), until):
        prices = [(one.day_price, "")]
        if one.first < NEW_PRICES <= min(one.last, until):
            prices.append((round(one.day_price * RAISED), files.day(NEW_PRICES)))
        rows += [
            (one.key, one.kind.cost_centre, one.kind.care_form, one.kind.provider,
             files.day(one.first), files.day(one.told_last(until)), "per dygn", str(price), since)
            for price, since in prices
        ]  # fmt: skip
    return _text(header, rows)


def _support(year: int, paid: Sequence[int], budget: int) -> bytes:
    """Months that have not been paid out yet have their budget alone."""
    drawn = random.Random(f"sodertalje-socialnamnd support {year}")
    header = ("Månad", "Antal hushåll", "Antal barn", "Utbetalt bistånd (tkr)",
              "Budget utbetalt bistånd (tkr)")  # fmt: skip
    rows = []
    for number in range(1, 13):
        tkr = paid[number - 1] if number <= len(paid) else None
        households = None if tkr is None else round(tkr / drawn.uniform(9.3, 9.7))
        children = None if households is None else round(households * drawn.uniform(0.88, 0.93))
        rows.append((f"{year}-{number:02d}", _cell(households), _cell(children), _cell(tkr),
                     _cell(budget)))  # fmt: skip
    return _text(header, rows)


def _investments() -> bytes:
    header = ("År", "Projekt", "Slag av investering", "Budget (tkr)", "Utfall (tkr)")
    rows: list[tuple[str, ...]] = []
    for kind, printed in PRINTED_INVESTMENTS.items():
        rows += [(str(YEAR), project, kind, str(budget), str(actual))
                 for own, project, budget, actual in INVESTMENTS if own == kind]  # fmt: skip
        rows.append(("", f"Totalt {kind.lower()}", "", str(printed), ""))
    return _text(header, rows, f"Investeringar {YEAR}", "")


def _grants() -> bytes:
    header = ("År", "Slag av bidrag", "Statsbidrag eller återsökning", "Koppling till mål",
              "Belopp", "Inräknad i budget", "Generellt eller riktat")  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for kind, printed in PRINTED_GRANTS.items():
        rows += [(str(YEAR), kind, name, goal, amount, in_budget, "Riktat")
                 for own, name, goal, amount, in_budget in GRANTS if own == kind]  # fmt: skip
        rows.append(("", "", f"Totalt {kind.lower()}", "", printed, "", ""))
    return _text(header, rows)


def _cell(number: int | None) -> str:
    return "" if number is None else str(number)
