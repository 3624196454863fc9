"""Providers of Uppsala's omsorgsnämnd and how they are followed up, 2024–2026.

From its follow-up plan: agreements and assignments are followed up of all providers, by risk, value
and number of clients; the kinds of follow-up; and that the board is told in May, September and at
the year's end. Invented, since the plan names nobody: every provider ("Utförare A"), its agreement,
size and risk, and every follow-up with what it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.files import Cell, Export, Sheet

YEARS = (2025, 2026)
_PRIVATE, _NON_PROFIT, _OWN = "Privat", "Idéburen", "Egen regi"
_HOMES, _DAYS, _ASSISTANCE, _SUPPORT = (
    "Bostad med särskild service", "Daglig verksamhet", "Personlig assistans", "Boendestöd",
)  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """An invented provider. Money is kronor a year; `since` is the agreement's first day."""

    name: str
    kind: str
    operation: str
    agreement: str
    since: str
    until: str
    value: int
    clients: int
    risk: tuple[int, int]
    department: str
    first_year: int = 2025


PROVIDERS = (
    Provider("Utförare A", _PRIVATE, _HOMES, "Ramavtal 1", "2023-04-01", "2027-03-31",
             142_000_000, 118, (2, 4), "64"),
    Provider("Utförare B", _PRIVATE, _HOMES, "Ramavtal 1", "2023-04-01", "2027-03-31",
             86_000_000, 64, (3, 4), "64"),
    Provider("Utförare C", _NON_PROFIT, _HOMES, "Ramavtal 1", "2023-04-01", "2027-03-31",
             18_500_000, 16, (2, 3), "64"),
    Provider("Utförare D", _PRIVATE, _HOMES, "Enskilt avtal", "2024-10-01", "", 4_100_000, 3,
             (3, 4), "64"),
    Provider("Utförare E", _PRIVATE, _DAYS, "Valfrihetssystem", "2022-01-01", "", 38_000_000, 142,
             (2, 2), "64"),
    Provider("Utförare F", _NON_PROFIT, _DAYS, "Valfrihetssystem", "2022-01-01", "", 9_400_000, 37,
             (1, 3), "64"),
    Provider("Utförare G", _PRIVATE, _DAYS, "Valfrihetssystem", "2025-02-01", "", 6_200_000, 24,
             (2, 2), "64"),
    Provider("Utförare H", _PRIVATE, _ASSISTANCE, "Ramavtal 2", "2024-01-01", "2026-06-30",
             61_000_000, 29, (3, 3), "64"),
    Provider("Utförare I", _PRIVATE, _ASSISTANCE, "Ramavtal 2", "2024-01-01", "2027-12-31",
             44_000_000, 21, (2, 4), "64"),
    Provider("Utförare J", _PRIVATE, _SUPPORT, "Ramavtal 3", "2026-03-01", "2029-02-28",
             12_000_000, 70, (2, 3), "64", 2026),
    Provider("Egen regi, gruppbostäder", _OWN, _HOMES, "Uppdragsbeskrivning boende", "", "",
             168_000_000, 92, (2, 3), "62"),
    Provider("Egen regi, servicebostäder", _OWN, _HOMES, "Uppdragsbeskrivning boende", "", "",
             86_000_000, 74, (1, 3), "62"),
    Provider("Egen regi, daglig verksamhet", _OWN, _DAYS, "Uppdragsbeskrivning daglig verksamhet",
             "", "", 74_000_000, 228, (1, 2), "63"),
    Provider("Egen regi, boendestöd", _OWN, _SUPPORT, "Uppdragsbeskrivning boendestöd", "", "",
             62_000_000, 310, (2, 2), "63"),
)  # fmt: skip

_FINE, _MINOR, _SERIOUS = "Utan anmärkning", "Mindre brister", "Allvarliga brister"
_PLANNED, _EVENT, _FOCUS, _SURPRISE, _SAMPLE = (
    "Planerad", "Händelsestyrd", "Fokus", "Oanmäld", "Stickprov",
)  # fmt: skip
_EVERY, _AGREEMENT, _PERSON = "Utförare", "Ramavtal", "Individ"
Followup = tuple[str, str, str, str, str, str, str, str, str, str, str]
"""Provider, kind, level, planned month, done, result, finding, demand, to check again, checked
again, reported."""

FOLLOWUPS: dict[int, tuple[Followup, ...]] = {
    2024: (
        ("Utförare A", _PLANNED, _EVERY, "202404", "2024-04-18", _FINE, "", "", "", "", "202405"),
        ("Utförare E", _PLANNED, _EVERY, "202409", "2024-09-26", _MINOR,
         "Genomförandeplaner är inte uppdaterade", "Uppdatera planerna", "2025-01-31",
         "2025-01-22", "202412"),
        ("Utförare F", _PLANNED, _EVERY, "202403", "2024-03-12", _FINE, "", "", "", "", "202405"),
        ("Egen regi, gruppbostäder", _PLANNED, _EVERY, "202410", "2024-10-09", _FINE, "", "", "",
         "", "202412"),
        ("Egen regi, daglig verksamhet", _PLANNED, _EVERY, "202405", "2024-05-21", _FINE, "", "",
         "", "", "202409"),
    ),
    2025: (
        ("Utförare A", _PLANNED, _EVERY, "202504", "2025-04-10", _MINOR,
         "Delegeringar saknas för vikarier", "Delegera eller ändra schemat", "2025-06-30",
         "2025-06-17", "202505"),
        ("Utförare B", _PLANNED, _EVERY, "202505", "2025-05-20", _SERIOUS,
         "Bemanningen på natten är lägre än avtalet säger", "Bemanna enligt avtalet",
         "2025-08-31", "2025-09-03", "202509"),
        ("Utförare B", _SURPRISE, _EVERY, "", "2025-09-03", _FINE, "", "", "", "", "202512"),
        ("Utförare C", _PLANNED, _EVERY, "202510", "2025-10-14", _FINE, "", "", "", "", "202512"),
        ("Utförare D", _PLANNED, _EVERY, "202506", "2025-06-11", _MINOR,
         "Rutin för avvikelser är inte känd", "Gå igenom rutinen", "2025-10-31", "2025-10-30",
         "202509"),
        ("Utförare G", _PLANNED, _EVERY, "202511", "2025-11-18", _FINE, "", "", "", "", "202512"),
        ("Utförare H", _PLANNED, _AGREEMENT, "202509", "2025-09-16", _MINOR,
         "Tidrapporter stämmer inte med fakturan", "Rätta och lämna underlag", "2025-11-30",
         "2025-11-26", "202509"),
        ("Utförare I", _PLANNED, _AGREEMENT, "202509", "2025-09-17", _FINE, "", "", "", "",
         "202509"),
        ("Egen regi, gruppbostäder", _PLANNED, _EVERY, "202510", "2025-10-07", _MINOR,
         "Läkemedelsskåp är olåsta", "Lås och följ upp", "2025-12-31", "2025-12-16", "202512"),
        ("Egen regi, boendestöd", _PLANNED, _EVERY, "202503", "2025-03-19", _FINE, "", "", "", "",
         "202505"),
    ),
    2026: (
        ("Utförare A", _PLANNED, _EVERY, "202604", "2026-03-26", _FINE, "", "", "", "", "202605"),
        ("Utförare B", _PLANNED, _EVERY, "202605", "2026-05-19", _MINOR,
         "Nattschemat har luckor vid sjukdom", "Ordna ersättare för natten", "2026-07-31", "",
         "202609"),
        ("Utförare D", _EVENT, _EVERY, "", "2026-02-24", _SERIOUS,
         "Dokumentationen saknas för en hel månad", "Dokumentera enligt avtalet", "2026-04-30",
         "2026-05-05", "202605"),
        ("Utförare D", _PLANNED, _EVERY, "202606", "", "", "", "", "", "", ""),
        ("Utförare E", _PLANNED, _EVERY, "202609", "", "", "", "", "", "", ""),
        ("Utförare E", _FOCUS, _EVERY, "202603", "2026-03-11", _MINOR,
         "Brandskyddet är inte genomgånget", "Gå igenom brandskyddet", "2026-05-31",
         "2026-05-27", "202605"),
        ("Utförare F", _FOCUS, _EVERY, "202603", "2026-03-12", _FINE, "", "", "", "", "202605"),
        ("Egen regi, daglig verksamhet", _FOCUS, _EVERY, "202603", "2026-03-17", _MINOR,
         "Brandskyddet är inte genomgånget i en av lokalerna", "Gå igenom brandskyddet",
         "2026-09-30", "", "202605"),
        ("Utförare H", _PLANNED, _AGREEMENT, "202606", "2026-06-04", _MINOR,
         "Underlag till fakturor kommer sent", "Lämna underlag i tid", "2026-09-30", "", "202609"),
        ("Utförare I", _PLANNED, _AGREEMENT, "202609", "", "", "", "", "", "", ""),
        ("Utförare J", _PLANNED, _EVERY, "202611", "", "", "", "", "", "", ""),
        ("Egen regi, gruppbostäder", _SAMPLE, _EVERY, "", "2026-02-10", _FINE, "", "", "", "",
         "202605"),
        ("Egen regi, gruppbostäder", _PLANNED, _EVERY, "202610", "", "", "", "", "", "", ""),
        ("Egen regi, servicebostäder", _PLANNED, _EVERY, "202605", "2026-05-12", _FINE, "", "",
         "", "", "202605"),
        ("Egen regi, boendestöd", _SURPRISE, _EVERY, "", "2026-06-09", _FINE, "", "", "", "",
         "202609"),
    ),
}  # fmt: skip

INDIVIDUAL = (
    ("Utförare A", "2026-02", 8, _FINE), ("Utförare B", "2026-04", 6, _MINOR),
    ("Utförare A", "2026-06", 7, _FINE), ("Utförare B", "2026-08", 5, _MINOR),
)  # fmt: skip
"""How many follow-ups of single persons' support there were at a provider in a month, and their
result: so many that the board may be told."""

PROVIDER_HEADER = (
    "År", "Utförare", "Driftsform", "Verksamhetsområde", "Avtal eller uppdrag", "Avtal från",
    "Avtal till", "Värde per år (kr)", "Antal brukare", "Sannolikhet", "Konsekvens", "Avdelning",
)  # fmt: skip
FOLLOWUP_HEADER = (
    "År", "Utförare", "Slag av uppföljning", "Nivå", "Planerad månad", "Genomförd", "Resultat",
    "Iakttagelse", "Krav", "Återkontroll", "Återkontroll gjord", "Redovisad i nämnden",
    "Diarienummer",
)  # fmt: skip


def exports() -> Iterator[Export]:
    """The providers as CSV, then their follow-ups as a workbook."""
    yield Export("utforare_2026.csv", _providers())
    yield Export("uppfoljning_av_utforare.xlsx", _followups())


def _providers() -> bytes:
    rows = [
        (str(year), one.name, one.kind, one.operation, one.agreement, one.since, one.until,
         str(one.value), str(one.clients), *map(str, one.risk), one.department)
        for year in YEARS
        for one in PROVIDERS
        if year >= one.first_year
    ]  # fmt: skip
    return files.delimited(PROVIDER_HEADER, rows, encoding="utf-8")


def _followups() -> bytes:
    rows: list[list[Cell]] = [
        [str(year), *(cell or None for cell in one), None]
        for year, followups in FOLLOWUPS.items()
        for one in followups
    ]
    number = 0
    for provider, month, count, result in INDIVIDUAL:
        for _ in range(count):
            number += 1
            rows.append(["2026", provider, _PLANNED, _PERSON, None, f"{month}-15", result, None,
                         None, None, None, None, f"I-{number}"])  # fmt: skip
    return files.workbook(
        Sheet("Uppföljning", (), FOLLOWUP_HEADER, rows, widths=(8, 30, 20, 12, 16, 14, 20, 40, 40))
    )
