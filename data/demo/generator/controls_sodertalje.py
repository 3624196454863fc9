"""Södertälje's plan for internal control for 2023, and what its controls came to until September.

From the plan: the twelve activities with their processes, goals, who answers, methods and how
often, to whom and when they are reported. It prints no volumes, and no method for the tenth; in
which department a function is, is read from its name. Invented are all results, as the file and
each comment say: the plan was printed before the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.caseload import months_between
from data.demo.generator.files import Export

YEAR = 2023
INVENTED = "Påhittade resultat: planen trycktes före året och har inga"
_SAMPLE, _FULL = "Stickprov", "Totalundersökning"
_MONTHLY, _THREE_TIMES = "Månadsvis", "3 gånger/år (april, aug, dec)"
_MAIN, _SYSTEM, _CORRUPTION = "Huvudprocesser", "Verksamhetssystem", "Korruption/jäv/mutor"
_WITH_OTHERS, _OTHER = "Samverkan", "Övrigt"
_NONE, _MINOR, _SERIOUS, _NOT_DONE = (
    "Utan anmärkning", "Mindre avvikelse", "Allvarlig avvikelse", "Ej genomförd",
)  # fmt: skip


@dataclass(frozen=True)
class Control:
    """A control as printed, with its department's code when one is meant."""

    area: str
    number: str
    name: str
    goal: str
    responsible: str
    department: str
    method: str
    frequency: str


CONTROLS = (
    Control(_MAIN, "1", "Egen försörjning", "Att relevant insats finns i ärendet", "ROCH AoF", "3",
            _SAMPLE, _MONTHLY),
    Control(_MAIN, "2", "FUT, Felaktiga utbetalningar", "Att utbetalningar sker utan avvikelser",
            "ROCH AoF", "3", _SAMPLE, _MONTHLY),
    Control(_MAIN, "3", "Utredningsprocess", "Att utredningar färdigställs inom 122 dagar",
            "ROCH BoU", "4", _FULL, _MONTHLY),
    Control(_SYSTEM, "4", "Rutin för borttag, Combine",
            "Att borttag av process hanteras enligt ny rutin", "Stabschef", "2", _FULL, _MONTHLY),
    Control(_SYSTEM, "5", "Systemleverantör, Combine", "Att följa rapporterade systemfel",
            "Stabschef", "2", _FULL, _THREE_TIMES),
    Control(_SYSTEM, "6", "Rutin loggkontroll, Combine",
            "Att användare har giltigt skäl att vara inne i ärenden", "Stabschef", "2", _SAMPLE,
            "1 gång/år"),
    Control(_CORRUPTION, "7", "Riktlinje korruption/jäv/mutor",
            "Att samtliga av nämndens verksamheter har uppmärksammat området korruption/jäv/mutor "
            "på APT enligt aktuell riktlinje", "ROCH", "", _FULL, "1 gång/år (nov)"),
    Control(_WITH_OTHERS, "8", "Extern samverkan - samordnad individuell plan (SIP)",
            "Att SIP avvikelser rapporteras", "ROCH", "", _FULL, _THREE_TIMES),
    Control(_OTHER, "9", "Lokalförsörjningsprocessen",
            "Att socialkontoret systematiskt (LG möten) följer upp lokalbehovsfrågor enligt "
            "aktuell "
            "struktur", "Socialdirektör", "", _FULL, _THREE_TIMES),
    Control(_OTHER, "10", "Externa utförare", "Att uppföljningsplan efterlevs", "Socialdirektör",
            "", "", "1 gång/år (nov)"),
    Control(_OTHER, "11", "Krisberedskap", "Att kontinuitetsplaner finns och är aktuella", "ROCH",
            "", _FULL, "2 gånger/år (maj/nov)"),
    Control(_OTHER, "12", "Uppföljningsprocess", "Att planerade riskåtgärder genomförs enligt plan",
            "Socialdirektör", "", _FULL, _MONTHLY),
)  # fmt: skip

MISSING = {("1", 202308), ("12", 202307), ("12", 202308), ("8", 202308)}
"""Occasions up to August that nobody has reported yet; September is due."""
FOUND = {
    ("2", 202302): (_MINOR, "I ett ärende saknades underlag för hyran."),
    ("2", 202306): (_SERIOUS, "I två ärenden betalades bistånd ut dubbelt. Återkrav är beslutade."),
    ("3", 202301): (_MINOR, "Fyra utredningar blev klara efter 122 dagar."),
    ("3", 202303): (_MINOR, "Två utredningar blev klara efter 122 dagar."),
    ("3", 202307): (_MINOR,
                     "Fem utredningar blev klara efter 122 dagar, fyra av dem under semestern."),
    ("4", 202305): (_MINOR, "En process togs bort utan att rutinen följdes."),
    ("5", 202308): (_MINOR, "Tre systemfel har väntat mer än ett halvår på rättning."),
    ("11", 202305): (_NOT_DONE, "Kontrollen flyttades till hösten."),
}  # fmt: skip
EXAMINED = {"1": "15", "2": "20"}
"""How many are drawn, of the controls by samples."""


def exports(last: int) -> Iterator[Export]:
    """The plan, and the results of the months before `last`."""
    header = ("År", "Kontrollområde", "Nr", "Process/Rutin", "Kontrollmål", "Ansvarig", "Avdelning",
              "Kontrollmetod", "Frekvens", "Rapport till", "När sker rapportering")  # fmt: skip
    rows = [
        (str(YEAR), one.area, one.number, one.name, one.goal, one.responsible, one.department,
         one.method, one.frequency, "Socialnämnd", "Årsbokslut")
        for one in CONTROLS
    ]  # fmt: skip
    yield Export(f"internkontrollplan_{YEAR}.csv", files.delimited(header, rows, encoding="utf-8"))
    yield Export(f"kontrollresultat_{last}.csv", _results(last))


def _results(last: int) -> bytes:
    due = {
        _MONTHLY: months_between(YEAR * 100 + 1, last - 1),
        _THREE_TIMES: [YEAR * 100 + 4, YEAR * 100 + 8],
        "2 gånger/år (maj/nov)": [YEAR * 100 + 5],
    }
    rows = []
    for one in CONTROLS:
        for month in due.get(one.frequency, ()):
            if (one.number, month) in MISSING:
                continue
            result, comment = FOUND.get((one.number, month), (_NONE, ""))
            comment = f"{comment} (Påhittat exempel.)" if comment else ""
            examined = EXAMINED.get(one.number, "")
            rows.append((str(month), one.number, result, examined, comment, one.responsible))
    header = ("Tillfälle", "Kontroll", "Resultat", "Granskat antal", "Kommentar", "Ansvarig")
    return files.delimited(header, rows, encoding="utf-8", before=(INVENTED, ""))
