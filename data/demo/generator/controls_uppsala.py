"""Uppsala's internal control per April 2024, as the summary beside the follow-up prints it.

The plan has 17 controls in five areas. The summary names the seven that were done by April, and
they are all that is here, as the file says: the ten others are not named, so what is left to do of
the plan is not known.
Areas, risks, activities, methods, volumes, results and comments are printed; names are ours, since
the summary has none. How often is printed for the seventh alone, before each meeting; that the
others are followed up in April and at the year's end is assumed, from what the seventh says of when
the plan is summed up. "Minst tio fakturor" is written 10 fakturor, since a volume is a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.files import Export

PERIOD = 202404
PARTLY = "Sju av planens 17 kontroller: de andra har inget namn i sammanställningen per april 2024"
_TWICE, _EACH_MEETING = "2 gånger/år (april, dec)", "Inför varje ordinarie individutskott"
_MANDATE = (
    "Bristande kunskap om delegationsordning eller andra omständigheter leder till att "
    "tjänsteperson "
    "utan mandat beslutar i ett ärende. Att beslut fattas av annan än delegat kan leda till "
    "förtroendeskada, äventyrad rättssäkerhet samt ekonomiska konsekvenser."
)
_SECRECY = "Brott mot sekretessen, känsliga uppgifter riskerar att läcka ut."
_LOG = "Loggkontrollen har inte visat på otillåten användning av verksamhetssystemet."


@dataclass(frozen=True)
class Control:
    """A control that was done by April, and what was said of it."""

    area: str
    name: str
    risk: str
    activity: str
    volume: str
    comment: str
    frequency: str = _TWICE


CONTROLS = (
    Control(
        "Efterlevnad av regler, policyer och beslut", "Delegationsbeslut", _MANDATE,
        "Kontroll att beslut fattas inom ramen för gällande delegationsordning. 1. Att beslut "
        "fattas "
        "av utsedd delegat. 2. Att delegationsbeslut anmäls till nämnd inom skälig tid. Stickprov "
        "tas fram ur diariet, av ärendetyper där det finns beslut som fattas på delegation. De "
        "valda "
        "besluten jämförs mot delegationslistor.", "5 ärenden",
        "Per april har de delegationsbeslut som anmälts till nämnden fattats av korrekt delegat "
        "och "
        "anmälts i skälig tid.",
    ),
    Control(
        "Finansiell kontroll", "Delegation vid köp och arvodering", _MANDATE,
        "Kontroll att beslut är fattat inom ramen för gällande delegationsordning i fall där "
        "beslutet "
        "omfattar köp av verksamhet eller arvodering till uppdragstagare.",
        "15 underlag/registreringar", "Alla kontrollerade beslut är fattade av behörig delegat.",
    ),
    Control(
        "Finansiell kontroll", "Arvode till uppdragstagare",
        "Felaktig hantering av arvode till uppdragstagare kan leda till konsekvenser för brukare, "
        "ekonomi och leda till förtroendeskada.",
        "Kontroll att arvode till uppdragstagare utbetalas i enlighet med förvaltningens "
        "riktlinjer: "
        "att ersättning utgår enligt riktlinjer för ersättningsnivåer samt att arvodet utbetalas "
        "till "
        "rätt person.", "minst 20 ärenden",
        "Kontrollerna har visat att arvode till uppdragstagare har utgått enligt gällande "
        "riktlinjer.",
    ),
    Control(
        "Kontroll avseende oegentligheter, mutor och jäv", "Representation",
        "Om kommunens policy för representation inte upprätthålls riskerar det att orsaka "
        "förtroendeskada.",
        "Kontroll att förvaltningens representationskostnader följer kommunens policy och har "
        "korrekta verifikat.", "minst 10 fakturor",
        "Bland kontrollerade fakturor har ett fall framkommit där deltagarlista inte bilagts. "
        "Detta "
        "uppmärksammades och korrigerades innan fakturan betalades. Övriga fakturor var korrekta "
        "avseende representationspolicy och hade bilagts med syfte och deltagarlista.",
    ),
    Control(
        "Kontroller av system och rutiner", "Loggkontroll av användare", _SECRECY,
        "Kontroll av intern sekretess genom loggningskontroll av användare i verksamhetssystemet.",
        "minst 10 % av användarna", _LOG,
    ),
    Control(
        "Kontroller av system och rutiner", "Loggkontroll av ärenden", _SECRECY,
        "Kontroll av intern sekretess genom loggningskontroll av ärenden i verksamhetssystemet.",
        "minst 10 % av ärendena", _LOG,
    ),
    Control(
        "Verksamhetskontroller", "Individutskottets stickprov",
        "Den enskilde riskerar att inte få den hjälp och det stöd den behöver. Nämndens resurser "
        "riskerar att inte användas effektivt.",
        "Individutskottet kontrollerar beslut att inte inleda utredning och beslut att avsluta "
        "utredning utan åtgärd. Justeraren tar stickprovet. Kontrollen redovisas månadsvis i "
        "protokollen och sammanställs per delår i april och bokslut.", "minst 3 ärenden",
        "Per april har individutskottets granskningar inte föranlett någon anmärkning.",
        _EACH_MEETING,
    ),
)  # fmt: skip


def exports() -> Iterator[Export]:
    """What is known of the plan, and what the controls had come to by April."""
    header = ("År", "Kontrollområde", "Kontroll", "Riskbeskrivning", "Kontrollmoment",
              "Kontrollmetod", "Minsta volym", "Frekvens", "Rapporteras till",
              "Rapporteras när")  # fmt: skip
    rows = [
        (str(PERIOD // 100), one.area, one.name, one.risk, one.activity, "Stickprov", one.volume,
         one.frequency, "Socialnämnden", "april och bokslut")
        for one in CONTROLS
    ]  # fmt: skip
    plan = files.delimited(header, rows, encoding="utf-8", before=(PARTLY, ""))
    yield Export(f"internkontrollplan_{PERIOD // 100}.csv", plan)
    done = [(str(PERIOD), one.name, "Utan anmärkning", one.comment) for one in CONTROLS]
    header = ("Tillfälle", "Kontroll", "Resultat", "Kommentar")
    yield Export(f"kontrollresultat_{PERIOD}.csv", files.delimited(header, done, encoding="utf-8"))
