"""Södertälje's goals, indicators, focus areas and assignment, as its plan for 2023 prints them.

Names, baselines, targets, sources and limits are printed; so are which goals an area serves. How
indicators are measured is read from their names. Invented are all values, and how work goes on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.caseload import months_between
from data.demo.generator.files import Export

YEAR = 2023
_NEARLY_ALL = 95
"""A share as large as this hardly moves from month to month."""
_OWN = "Egenkontroll"
_GOALS = (
    ("Kunskapskommunen Södertälje", "1",
     "Resultaten i förskolan, skolan och vuxenutbildningen ska förbättras", "1.1",
     "Nämndens verksamheter bidrar till att barn och unga klarar sin utbildning", "70"),
    ("Södertäljes medborgare", "2", "Medborgarna har inflytande och är delaktiga", "2.1",
     "Klienter/brukare har inflytande och är delaktiga i de insatser som de berörs av", "70"),
    ("Södertäljes medborgare", "3", "Medborgarna har goda livsvillkor", "3.1",
     "Nämndens insatser är förebyggande och stöttar till ett självständigt liv", "70"),
    ("Södertäljes medborgare", "3", "Medborgarna har goda livsvillkor", "3.2",
     "Nämndens verksamheter arbetar förebyggande mot våld i nära relationer och hedersrelaterat "
     "våld och förtryck", "75"),
    ("Södertäljes medborgare", "4", "Medborgarna får en god service och hög tillgänglighet", "4.1",
     "Nämndens verksamheter är tillgängliga och ger god service", "75"),
    ("Attraktiva Södertälje", "5",
     "Södertälje är en trygg och attraktiv kommun att bo i, att driva företag i och är en plats "
     "som attraherar studenter och besökare", "5.1",
     "Nämndens verksamheter har trygghetsskapande insatser", "75"),
    ("Ekologiska hållbara kommunen Södertälje", "6",
     "Senast 2030 är Södertälje kommun klimatneutral", "6.1",
     "Nämndens verksamheter är miljömedvetna gällande transport", "50"),
    ("Ekologiska hållbara kommunen Södertälje", "7",
     "Den biologiska mångfalden stärks i Södertälje kommun", "7.1",
     "Nämndens verksamheter är miljömedvetna gällande konsumtion", ""),
    ("God ekonomi och effektiv organisation", "8",
     "Södertälje kommun har en god ekonomisk hushållning", "8.1",
     "Nämndens verksamheter är resurseffektiva", "70"),
    ("Attraktiv arbetsgivare", "9",
     "Genom att vara en arbetsgivare som kännetecknas av god arbetsmiljö, jämställdhet och "
     "likvärdighet kan Södertälje kommun rekrytera, behålla och utveckla medarbetare med rätt "
     "kompetens", "", "", ""),
)  # fmt: skip
"""Area, council goal, board goal, and the share of green indicators that it takes, per cent."""

_LEVEL, _SHARE, _COUNT, _MEAN = "nivå", "andel", "antal över året", "snitt per månad"
_HIGH, _LOW = "högt", "lågt"
_UP, _DOWN, _SAME = "öka", "minska", "oförändrat"


@dataclass(frozen=True)
class Indicator:
    """An indicator as printed, and what its invented values come to.

    `before` and `now` are about what a month comes to in the year before and in 2023; no `before`
    where nothing was measured. `planned` are planned levels of months that have one.
    """

    goal: str
    name: str
    measure: str
    best: str
    unit: str
    baseline: str
    targets: tuple[str, str, str]
    place: str
    before: float | None
    now: tuple[float, float]
    """About what January and December come to."""
    decimals: int = 0
    source: str = _OWN
    actions: str = ""
    every: str = "månad"
    missing: tuple[int, ...] = ()
    planned: tuple[tuple[int, str], ...] = ()


INDICATORS = (
    Indicator("1.1", "Skolsocialt projekt – antal enskilda stödsamtal", _COUNT, _HIGH, "samtal",
              "*", ("72", _SAME, _SAME), "4", None, (6, 7)),
    Indicator("1.1", "Föräldrastöd i förskoleklass – antal råd och stödsamtal", _COUNT, _HIGH,
              "samtal", "*", ("108", _UP, _UP), "4", None, (8, 8.6), actions="påbörjade"),
    Indicator("1.1", "Föräldrastöd i förskoleklass – antal gruppträffar/föräldrautbildning",
              _COUNT, _HIGH, "träffar", "*", ("30", _UP, _UP), "4", None, (2.6, 3)),
    Indicator("2.1", "Andel genomförandeplaner inom socialkontoret", _SHARE, _HIGH, "%", "*",
              ("80", _UP, _UP), "2", None, (74, 84)),
    Indicator("2.1", "Antal SIP, samordnad individuell plan (per månad)", _MEAN, _HIGH, "planer",
              "*", ("40", _UP, _UP), "2", None, (38, 47)),
    Indicator("2.1", "Barn som kommer till tals i utredningar", _SHARE, _HIGH, "%",
              "70 (nov 2022)", ("80", _SAME, _SAME), "4", 69, (74, 87)),
    Indicator("3.1", "Antal gruppaktiviteter för föräldrar inom barn och ungas förebyggande "
              "verksamheter", _COUNT, _HIGH, "aktiviteter", "*", ("85", _UP, _UP), "4", None,
              (7, 8.2)),
    Indicator("3.1", "Andel deltagare inom AME och EFA som gått vidare till arbete eller studier",
              _SHARE, _HIGH, "%", "*", ("25", _UP, _UP), "3", None, (24, 19),
              actions="planerade"),
    Indicator("3.1", "Antal barn i hushåll som uppbär ekonomiskt bistånd (per månad)", _MEAN, _LOW,
              "barn", "375", ("400", _SAME, _DOWN), "3", 375, (378, 402)),
    Indicator("3.2", "Andel berörda medarbetare som är utbildade i att ställa frågor om våld i "
              "nära relation till barn och vuxna", _SHARE, _HIGH, "%", "*", ("80", _UP, _SAME), "4",
              None, (62, 90)),
    Indicator("3.2", "Antal klienter som får insatsbeslut mot våldsutövande", _COUNT, _HIGH,
              "klienter", "3", ("15", _UP, _UP), "4", None, (1.9, 1.9)),
    Indicator("3.2", "Antal klienter som får insatsbeslut mot våldsutsatthet", _COUNT, _HIGH,
              "klienter", "150", ("170", _UP, _UP), "4", 12.5, (14, 15.5)),
    Indicator("4.1", "Andel fysiska möten med klient", _SHARE, _HIGH, "%", "60 (dec 2022)",
              ("70", _UP, _UP), "2", 58, (64, 75)),
    Indicator("4.1", "Väntetid för nybesök", _LEVEL, _LOW, "dagar", "15,1 (snitt jan-okt 2022)",
              ("14", _SAME, _SAME), "5", 15.1, (15, 13), decimals=1),
    Indicator("4.1", "Tillgänglighet efter kontorstid – socialjour", _SHARE, _HIGH, "%", "99",
              ("99 - 100", _SAME, _SAME), "4", 99, (99.4, 99.5), decimals=1),
    Indicator("4.1", "Andel e-ansökningar, socialkontoret", _SHARE, _HIGH, "%", "*",
              ("25", _UP, _UP), "3", None, (19, 24.5), actions="påbörjade"),
    Indicator("4.1", "Antal besökare familjecentraler", _COUNT, _HIGH, "besökare", "*",
              ("400", _UP, _UP), "4", None, (34, 37)),
    Indicator("5.1", "Rättssäkerhet i handläggning", _SHARE, _HIGH, "%", "75 (okt 2022)",
              ("80", _UP, _UP), "2", 74, (77, 84)),
    Indicator("5.1", "Antal gruppaktiviteter för barn och unga", _COUNT, _HIGH, "aktiviteter", "*",
              ("600", _SAME, _SAME), "4", None, (50, 55)),
    Indicator("5.1", "Genomförandegrad yttre tillsyn, tillståndsenheten", _SHARE, _HIGH, "%", "65",
              ("90", _SAME, _SAME), "2", None, (4, 94),
              planned=((3, "15"), (6, "40"), (9, "65"), (12, "90"))),
    Indicator("6.1", "Fossilfritt drivmedel", _SHARE, _HIGH, "%", "35", ("50", _UP, _UP), "2", 35,
              (38, 49), source="SBK", actions="påbörjade"),
    Indicator("6.1", "Drivmedelsförbrukning socialkontoret (per månad)", _MEAN, _LOW, "liter",
              "73 000 liter (nov 2022)", ("70 000 liter", _DOWN, _DOWN), "2", 73_000,
              (70_600, 66_000), source="SBK"),
    Indicator("7.1", "Antal pappersutskrifter socialkontoret (per månad)", _MEAN, _LOW,
              "utskrifter", "ca 100 000", ("minska med 10 %", _DOWN, _DOWN), "2", 100_000,
              (96_000, 84_000),
              source="IT-kunskapsbas", missing=(9,)),
    Indicator("8.1", "Budgetföljsamhet", _LEVEL, _HIGH, "%", "+1,9 (prognos 2022)",
              ("+/- 0", "+/- 0", "+/- 0"), "2", None, (-0.2, -2.2), decimals=1, source="ERP",
              actions="planerade"),
    Indicator("8.1", "Avtalstrohet", _SHARE, _HIGH, "%", "77 (okt 2022)", ("83", _UP, _SAME), "2",
              76, (79, 86), source="Telge inköp"),
    Indicator("8.1", "Genomförandegrad investeringar", _SHARE, _HIGH, "%", "71,9 (prognos 2022)",
              ("75", _UP, _SAME), "2", None, (3, 78), source="ERP",
              planned=((4, "15"), (8, "45"), (12, "75"))),
    Indicator("8.1", "Antal hushåll som uppbär ekonomiskt bistånd (per månad)", _MEAN, _LOW,
              "hushåll", "1173 (snitt 2022)", ("1300", _SAME, _DOWN), "3", 1_173, (1_214, 1_262)),
    Indicator("8.1", "Andel avslutade insatser som inte följts av annan insats inom ett år "
              "(barn och ungdom)", _SHARE, _HIGH, "%", "46 % (nov 2022)", ("47 %", _UP, _UP), "4",
              45, (46, 50)),
    Indicator("", "Medarbetarengagemang (HME), totalindex", _LEVEL, _HIGH, "", "80",
              ("80", _SAME, _SAME), "2", 80, (80, 81), source="HR", every="tertial"),
    Indicator("", "Personalomsättning", _SHARE, _LOW, "%", "16,5", ("15,4", _DOWN, _DOWN), "2",
              16.5, (15.6, 14.6), decimals=1, source="HR", every="tertial"),
    Indicator("", "Heltidsarbetande", _SHARE, _HIGH, "%", "97,7", ("97,7", _SAME, _SAME), "2", 97.7,
              (97.8, 98.1), decimals=1, source="HR", every="tertial"),
    Indicator("", "Sjukfrånvaro", _SHARE, _LOW, "%", "6", ("6", _SAME, _SAME), "2", 6,
              (6.2, 6.4), decimals=1, source="HR", every="tertial", actions="påbörjade"),
)  # fmt: skip

FOCUS, ASSIGNMENT = "Fokusområde", "Uppdrag"
_FROM_THE_START = "1.1, 3.1, 3.2, 4.1"
WORK = (
    (FOCUS, "Fortsätta stärka det förebyggande arbetet kring barn och unga för att säkerställa att "
     "social problematik identifieras och att tidiga insatser kan ges", _FROM_THE_START, "4",
     "Utveckla insatser för barn som riskerar att rekryteras av kriminella nätverk.",
     ("Påbörjat", "Påbörjat")),
    (FOCUS, "Öka insatserna för mer likvärdiga uppväxtvillkor för barn och unga", _FROM_THE_START,
     "4", "Fler gruppverksamheter och ett starkare barnperspektiv.", ("Påbörjat", "Påbörjat")),
    (FOCUS, "Medverka till att de individer som är en del av nämndens insatser rustas för "
     "arbetslivet och får rehabiliteringsinsatser", "3.1", "3",
     "Överenskommelser med Arbetsförmedlingen, rehabspåret och IPS.", ("Påbörjat", "Försenat")),
    (FOCUS, "Verka för att etablera fler familjecentraler i samarbete med regionen", "4.1", "4",
     "Lokalförsörjning, samverkan med regionen och en handlingsplan efter utredningen.",
     ("Ej påbörjat", "Påbörjat")),
    (FOCUS, "Medverka till att de individer som är en del av nämndens insatser rustas för att ta "
     "del av Arbetsförmedlingens insatser och egen försörjning", "3.1", "3",
     "Språkutveckling i arbetsmarknadsenheten på individ-, grupp- och organisationsnivå.",
     ("Påbörjat", "Påbörjat")),
    (ASSIGNMENT, "Utred möjligheten att tillsammans med Region Stockholm starta ytterligare "
     "familjecentraler i Södertälje", "", "4",
     "Avsätta resurser under året för utredningen.", ("Påbörjat", "Klart")),
)  # fmt: skip
"""Kind, text, board goals, department, what is to be done, and its status in April and August."""


def exports(last: int) -> Iterator[Export]:
    """The plan, the values of months up to `last` and of the month after, and the follow-ups."""
    yield Export("malplan_2023.csv", _plan())
    yield Export("indikatorer_2022.csv", _year_before())
    yield Export("indikatorer_2023.csv", _values(months_between(YEAR * 100 + 1, last)))
    for month, place in ((YEAR * 100 + 4, 0), (YEAR * 100 + 8, 1)):
        yield Export(f"uppdrag_{month}.csv", _work(month, place))
    yield Export(f"next/indikatorer_{last + 1}.csv", _values([last + 1]))


def _text(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    return files.delimited(header, rows, encoding="utf-8")


def _plan() -> bytes:
    header = ("Målområde", "KF-mål nr", "KF-mål", "Nämndmål nr", "Nämndmål", "Gräns gröna (%)",
              "Indikator", "Mätsätt", "Bäst är", "Måttenhet", "Mäts", "Väg till målet",
              "Ingående värde", "Riktvärde 2023", "Riktvärde 2024", "Riktvärde 2025", "Källa",
              "Avdelning")  # fmt: skip
    rows = []
    for area, council, council_name, goal, name, limit in _GOALS:
        rows += [
            (area, council, council_name, goal, name, limit, one.name, one.measure, one.best,
             one.unit, one.every, "enligt plan" if one.planned else "", one.baseline, *one.targets,
             one.source, one.place)
            for one in INDICATORS if one.goal == goal
        ]  # fmt: skip
    return _text(header, rows)


def _year_before() -> bytes:
    """Twelve columns: the year before, of what was measured then."""
    drawn = random.Random("sodertalje-socialnamnd goals before")
    months = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")
    rows = []
    for one in INDICATORS:
        if one.before is None:
            continue
        cells = [_value(one, one.before, drawn) for _ in months]
        if one.every == "tertial":
            cells = [cell if number % 4 == 0 else "" for number, cell in enumerate(cells, 1)]
        rows.append((str(YEAR - 1), one.name, *cells))
    return _text(("År", "Indikator", *months), rows)


def _values(months: Sequence[int]) -> bytes:
    rows = []
    for month in months:
        number = month % 100
        for one in INDICATORS:
            rows += [
                (str(month), one.name, "Plan", level, "", "")
                for at, level in one.planned if at == number
            ]  # fmt: skip
            if number in one.missing or (one.every == "tertial" and number % 4):
                continue
            drawn = random.Random(f"sodertalje-socialnamnd {one.name} {month}")
            first, last = one.now
            value = _value(one, first + (last - first) * (number - 1) / 11, drawn)
            rows.append((str(month), one.name, "Utfall", value, one.actions, ""))
    header = ("Period", "Indikator", "Avser", "Värde", "Åtgärder", "Kommentar")
    return _text(header, rows)


def _value(one: Indicator, about: float, drawn: random.Random) -> str:
    spread = 0.04 if one.measure in (_COUNT, _MEAN) else 0.002 if about > _NEARLY_ALL else 0.02
    value = about * drawn.uniform(1 - spread, 1 + spread)
    if one.unit == "%" and about > 0:
        value = min(value, 99.9)
    return f"{value:.{one.decimals}f}".replace(".", ",")


def _work(month: int, place: int) -> bytes:
    header = ("Uppföljning", "Slag", "Uppdrag", "Omfattar nämndmål", "Beskrivning", "Avdelning",
              "Avrapporteras", "Klart senast", "Till KS/KF", "Status")  # fmt: skip
    rows = [
        (str(month), kind, text, goals, what, department, "Bokslut", f"{YEAR}12", "Ja",
         statuses[place])
        for kind, text, goals, department, what, statuses in WORK
    ]  # fmt: skip
    return _text(header, rows)
