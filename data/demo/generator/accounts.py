"""The accounts that the demo books on, and how a year goes on each.

Codes have four digits, with the first two as in Kommun-Bas; boards add digits of their own.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "account_groups.csv"

Season = tuple[int, ...]

EVEN: Season = (100,) * 12
SALARIES: Season = (98, 98, 98, 101, 101, 102, 102, 99, 100, 100, 100, 101)
"""New salaries from April; holidays are taken from what has been put aside."""
HOLIDAY_DEBT: Season = (140, 150, 150, 130, 120, -140, -480, -120, 140, 150, 150, 150)
HOURLY: Season = (90, 88, 90, 92, 95, 125, 175, 130, 90, 86, 85, 104)
ARREARS: Season = (55, 95, 100, 100, 102, 104, 101, 100, 102, 104, 106, 131)
"""Invoices come a month late: January is thin and December heavy unless accrued."""
PLACEMENTS: Season = (97, 90, 98, 97, 100, 99, 102, 103, 101, 104, 102, 107)
SUPPORT: Season = (102, 98, 103, 96, 99, 101, 106, 101, 97, 98, 97, 102)
TERMS: Season = (105, 108, 110, 108, 110, 88, 32, 82, 112, 118, 118, 109)
SCHOOL_BREAKS: Season = (20, 110, 30, 110, 40, 290, 340, 90, 20, 110, 20, 20)
GRANTS: Season = (40, 40, 160, 60, 60, 180, 30, 60, 160, 60, 60, 290)
QUARTERS: Season = (300, 0, 0, 300, 0, 0, 300, 0, 0, 300, 0, 0)
ENERGY: Season = (150, 142, 128, 102, 70, 48, 40, 45, 68, 98, 124, 185)
YEAR_END: Season = (60, 82, 95, 92, 98, 102, 45, 70, 106, 112, 124, 214)


@dataclass(frozen=True)
class Account:
    """An account. `noise` is how far a month strays from its season, as a share of the month.

    `texts` are what its vouchers say, `voucher_size` the SEK that one voucher row is about.
    """

    code: str
    name: str
    season: Season
    budget_season: Season
    noise: float
    texts: tuple[str, ...]
    voucher_size: int

    @property
    def is_income(self) -> bool:
        return self.code[0] == "3"

    @property
    def is_placement(self) -> bool:
        return self.code[:2] == "46"


def _account(
    code: str, name: str, season: Season, noise: float, *texts: str,
    budget_season: Season = EVEN, voucher_size: int = 32_000,
) -> Account:  # fmt: skip
    return Account(code, name, season, budget_season, noise, texts or (name,), voucher_size)


def _bought(code: str, name: str, *texts: str, noise: float = 0.05) -> Account:
    return _account(code, name, PLACEMENTS, noise, *texts, voucher_size=240_000)


def _personnel(code: str, name: str, season: Season, noise: float, *texts: str) -> Account:
    """Personnel is budgeted as it is paid, in one voucher row a month."""
    return _account(
        code, name, season, noise, *texts, budget_season=season, voucher_size=1_000_000_000
    )


_EVERY = (
    _account("3011", "Försäljning av varor och tjänster", TERMS, 0.15, "Försäljning"),
    _account("3112", "Tillsynsavgifter", GRANTS, 0.06, "Tillsynsavgift serveringstillstånd",
             budget_season=GRANTS),
    _account("3131", "Avgifter vård och omsorg", EVEN, 0.02, "Avgifter vård och omsorg"),
    _account("3135", "Egenavgifter vid placering", EVEN, 0.12, "Egenavgift vid placering"),
    _account("3412", "Bostadshyror", EVEN, 0.02, "Hyresavisering bostäder"),
    _account("3511", "Driftbidrag från staten", GRANTS, 0.08, "Statsbidrag, rekvirerat",
             budget_season=GRANTS),
    _account("3513", "Ersättning från Migrationsverket", GRANTS, 0.15,
             "Schablonersättning Migrationsverket", "Återsökning Migrationsverket"),
    _account("3541", "Ersättning från Försäkringskassan, assistans", EVEN, 0.04,
             "Assistansersättning Försäkringskassan"),
    _account("3611", "Försäljning av verksamhet till kommuner", ARREARS, 0.10,
             "Såld plats till annan kommun"),
    _account("3691", "Övriga intäkter", EVEN, 0.25, "Övrig intäkt", "Återbetalning"),
    _account("4511", "Försörjningsstöd, riksnorm", SUPPORT, 0.02,
             "Utbetalt försörjningsstöd", voucher_size=600_000),
    _account("4512", "Försörjningsstöd, boende och el", SUPPORT, 0.02,
             "Utbetalt försörjningsstöd, boende", voucher_size=600_000),
    _account("4513", "Livsföring i övrigt", SUPPORT, 0.07, "Utbetalt bistånd, livsföring i övrigt"),
    _account("4519", "Habiliteringsersättning", TERMS, 0.03, "Habiliteringsersättning",
             budget_season=TERMS),
    _account("4521", "Föreningsbidrag", GRANTS, 0.05, "Utbetalt föreningsbidrag",
             budget_season=GRANTS),
    _bought("4631", "Köp av konsulentstödd familjehemsvård", "Köp av familjehemsvård"),
    _bought("4632", "Köp av vård på HVB", "Köp av HVB-vård", "Köp av HVB-vård, tilläggstjänst"),
    _bought("4633", "Köp av vård på särskilt ungdomshem (SiS)", "Köp av vård, SiS"),
    _bought("4634", "Köp av stödboende", "Köp av stödboende"),
    _bought("4635", "Köp av skyddat boende", "Köp av skyddat boende", noise=0.09),
    _bought("4636", "Köp av tillfälligt boende", "Köp av akutboende", "Köp av tillfälligt boende"),
    _bought("4637", "Köp av bostad med särskild service", "Köp av bostad med särskild service",
            noise=0.02),
    _bought("4638", "Köp av daglig verksamhet", "Köp av daglig verksamhet", noise=0.03),
    _bought("4639", "Köp av personlig assistans", "Köp av personlig assistans", noise=0.03),
    _bought("4641", "Köp av öppenvård", "Köp av öppenvårdsinsats", noise=0.10),
    _bought("4642", "Köp av särskilt boende", "Köp av plats i särskilt boende", noise=0.02),
    _bought("4643", "Köp av hemtjänst", "Ersättning till utförare, hemtjänst", noise=0.02),
    _bought("4661", "Ersättning till Försäkringskassan", "Medfinansiering assistansersättning",
            noise=0.02),
    _personnel("5011", "Arvoden till förtroendevalda", TERMS, 0.05, "Arvoden sammanträden"),
    _personnel("5021", "Löner månadsanställda", SALARIES, 0.007, "Lön månadsavlönade"),
    _personnel("5022", "Löner timanställda", HOURLY, 0.07, "Lön timavlönade"),
    _personnel("5031", "Arvoden uppdragstagare", PLACEMENTS, 0.02, "Arvoden familjehem"),
    _personnel("5111", "Förändring av semesterlöneskuld", HOLIDAY_DEBT, 0.05,
               "Förändring semesterlöneskuld"),
    _personnel("5531", "Omkostnadsersättning uppdragstagare", PLACEMENTS, 0.02,
               "Omkostnadsersättning familjehem"),
    _personnel("5611", "Arbetsgivaravgifter", SALARIES, 0.008, "Arbetsgivaravgifter"),
    _personnel("5711", "Pensionskostnader", SALARIES, 0.012, "Pensionskostnad"),
    _account("6011", "Lokalhyror", EVEN, 0.004, "Hyra lokal"),
    _account("6012", "Lokalhyror, kvartalsvis", QUARTERS, 0.004, "Hyra lokal, kvartal"),
    _account("6111", "Fastighetsservice och städning", EVEN, 0.08, "Städning", "Fastighetsservice"),
    _account("6211", "El och värme", ENERGY, 0.06, "El", "Fjärrvärme"),
    _account("6411", "Förbrukningsmaterial", YEAR_END, 0.20, "Förbrukningsmaterial",
             "Kontorsmaterial"),
    _account("6412", "Livsmedel", EVEN, 0.08, "Livsmedel"),
    _account("6413", "Sjukvårdsmaterial", EVEN, 0.07, "Sjukvårdsmaterial"),
    _account("6811", "Telefoni", EVEN, 0.06, "Mobilabonnemang", "Telefoni"),
    _account("6831", "Licenser och drift av verksamhetssystem", EVEN, 0.04,
             "Licens verksamhetssystem", "Drift verksamhetssystem"),
    _account("7011", "Resor och fordon", TERMS, 0.15, "Resor i tjänsten", "Leasing fordon"),
    _account("7411", "Konsulttjänster", YEAR_END, 0.30, "Konsulttjänst", "Utredningstjänst"),
    _account("7421", "Tolktjänster", TERMS, 0.10, "Tolktjänst", voucher_size=15_000),
    _account("7511", "Inhyrd personal", EVEN, 0.12, "Inhyrd socionom", "Inhyrd personal"),
    _account("7631", "Kurser och konferenser", TERMS, 0.25, "Kurs", "Konferens", "Handledning"),
    _account("7911", "Avskrivningar inventarier", EVEN, 0.0, "Avskrivning inventarier"),
    _account("8511", "Internränta", EVEN, 0.0, "Internränta"),
)  # fmt: skip

ACCOUNTS: Mapping[str, Account] = {account.code: account for account in _EVERY}


@cache
def _groups() -> tuple[tuple[str, str], ...]:
    lines = REFERENCE.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
    return tuple((row["prefix"], row["account_group"]) for row in rows)


def group_of(code: str) -> str:
    """The account group of the longest prefix; "" when no prefix fits."""
    fitting = [(len(prefix), group) for prefix, group in _groups() if code.startswith(prefix)]
    return max(fitting)[1] if fitting else ""
