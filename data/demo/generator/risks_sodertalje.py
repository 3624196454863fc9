"""Södertälje's risks for 2022 and 2023, beside its plan for internal control for 2023.

From the plan: risks are assessed in four steps of likelihood and seriousness; the areas that are
looked at; the twelve processes that are controlled in 2023, which the risks "control plan" are of;
and that of eight areas in the plan for 2022 four went to goal work, two to own control and two
stayed. Invented, since the plan prints none: every risk in words, its steps, its measures, who
answers for it where no control says that, and which eight the areas of 2022 were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.files import Export

YEAR = 2023
_MAIN, _SYSTEM = "Huvudprocesser", "Stödprocess – it, drift och säkerhet"
_CORRUPTION, _WITH_OTHERS = "Korruption, jäv och mutor", "Stödprocess – samverkan"
_PREMISES, _STAFF, _MONEY = (
    "Stödprocess – lokaler", "Stödprocess – HR", "Stödprocess – ekonomi",
)  # fmt: skip
_PLAN, _GOALS, _OWN = "Internkontrollplan", "Målarbete", "Egenkontroll"
_ADULTS, _CHILDREN, _STAFF_HEAD = "ROCH AoF", "ROCH BoU", "Stabschef"
_ALL_HEADS, _DIRECTOR = "ROCH", "Socialdirektör"


@dataclass(frozen=True)
class Risk:
    """A risk with likelihood and consequence in 2023, and in 2022 when it was assessed then."""

    area: str
    name: str
    now: tuple[int, int]
    before: tuple[int, int] | None
    handled: str
    owner: str
    department: str
    existing: str
    new: str = ""


RISKS = (
    Risk(_MAIN, "Den som söker bistånd får ingen insats som leder mot egen försörjning", (3, 3),
         None, _PLAN, _ADULTS, "3", "Planering tillsammans med klienten",
         "Stickprov varje månad"),
    Risk(_MAIN, "Bistånd betalas ut med fel belopp eller till fel person", (3, 4), (2, 4), _PLAN,
         _ADULTS, "3", "Attest i två steg och en enhet för felaktiga utbetalningar",
         "Stickprov varje månad"),
    Risk(_MAIN, "Utredningar om barn blir klara efter lagens tid", (3, 4), (4, 4), _PLAN,
         _CHILDREN, "4", "Bevakning av datum i verksamhetssystemet",
         "Alla utredningar räknas varje månad"),
    Risk(_SYSTEM, "Processer tas bort i verksamhetssystemet utan att rutinen följs", (2, 3), None,
         _PLAN, _STAFF_HEAD, "2", "Skriven rutin", "Alla borttag granskas varje månad"),
    Risk(_SYSTEM, "Fel i verksamhetssystemet rättas inte av leverantören", (3, 3), None, _PLAN,
         _STAFF_HEAD, "2", "Felanmälan till leverantören", "Uppföljning tre gånger om året"),
    Risk(_SYSTEM, "Medarbetare läser ärenden som de inte arbetar med", (2, 4), None, _PLAN,
         _STAFF_HEAD, "2", "Behörighet efter roll", "Loggkontroll en gång om året"),
    Risk(_CORRUPTION, "Medarbetare känner inte till vad som gäller om jäv och mutor", (2, 3), None,
         _PLAN, _ALL_HEADS, "", "Riktlinje", "Tas upp på arbetsplatsträff i alla verksamheter"),
    Risk(_WITH_OTHERS, "Brister i samordnade individuella planer rapporteras inte", (3, 2), None,
         _PLAN, _ALL_HEADS, "", "Gemensam rutin med regionen", "Uppföljning tre gånger om året"),
    Risk(_PREMISES, "Lokaler saknas eller står tomma när behoven ändras", (2, 3), None, _PLAN,
         _DIRECTOR, "", "Lokalförsörjningsplan", "Lokalbehoven tas upp i ledningsgruppen"),
    Risk(_MAIN, "Köpt vård håller inte den kvalitet som avtalet säger", (3, 3), None, _PLAN,
         _DIRECTOR, "", "Ramavtal med krav", "Uppföljningsplanen kontrolleras i november"),
    Risk(_SYSTEM, "Verksamheten står stilla vid ett långt avbrott", (2, 4), None, _PLAN,
         _ALL_HEADS, "", "Kontinuitetsplaner i en del av verksamheterna",
         "Planerna gås igenom i maj och november"),
    Risk(_MAIN, "Åtgärder mot risker blir beslutade men inte gjorda", (2, 2), None, _PLAN,
         _DIRECTOR, "", "Verksamheternas egna listor", "Läget gås igenom varje månad"),
    Risk(_MAIN, "Barn kommer inte till tals i utredningar", (2, 4), (3, 4), _GOALS, _CHILDREN,
         "4", "Mall för samtal", "Följs som indikator"),
    Risk(_MAIN, "Klienter saknar genomförandeplan", (3, 2), (3, 3), _GOALS, _ALL_HEADS, "",
         "Mall i verksamhetssystemet", "Följs som indikator"),
    Risk(_MAIN, "Våld i nära relation upptäcks inte", (2, 4), (2, 4), _GOALS, _CHILDREN, "4",
         "Rutin för frågor om våld", "Utbildning, som följs som indikator"),
    Risk(_MONEY, "Inköp görs utanför avtal", (2, 2), (3, 2), _GOALS, _STAFF_HEAD, "2",
         "Inköpsstöd", "Avtalstrohet följs som indikator"),
    Risk(_STAFF, "Introduktionen av nya medarbetare blir ofullständig", (2, 2), (2, 3), _OWN,
         _ALL_HEADS, "", "Checklista för introduktion"),
    Risk(_MONEY, "Fakturor attesteras av fel person", (1, 3), (2, 3), _OWN, _STAFF_HEAD, "2",
         "Attestförteckning"),
)  # fmt: skip


def exports() -> Iterator[Export]:
    """A list for each year. All that was assessed in 2022 was in that year's control plan."""
    before = [(one, one.before, _PLAN) for one in RISKS if one.before is not None]
    yield Export(f"risker_{YEAR - 1}.csv", _list(YEAR - 1, before))
    yield Export(f"risker_{YEAR}.csv", _list(YEAR, [(one, one.now, one.handled) for one in RISKS]))


def _list(year: int, risks: list[tuple[Risk, tuple[int, int], str]]) -> bytes:
    header = ("År", "Processområde", "Risk", "Sannolikhet", "Konsekvens", "Befintliga åtgärder",
              "Nya åtgärder", "Ansvarig", "Avdelning", "Hanteras i")  # fmt: skip
    rows = [
        (str(year), one.area, one.name, str(likelihood), str(consequence), one.existing,
         one.new if year == YEAR else "", one.owner, one.department, handled)
        for one, (likelihood, consequence), handled in risks
    ]  # fmt: skip
    return files.delimited(header, rows, encoding="utf-8")
