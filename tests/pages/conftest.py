"""A made-up board in each state that a page can meet, and pages as their viewer reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st

from lagesbild.ui import frame
from tests.caseload import cases
from tests.loading import Desk, desk_with, settings_in
from tests.pages.seen import Seen, shown

ORGANISATION = """Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till
1;Boende;Avdelning;;2020-01-01;
11;Natt;Enhet;1;2020-01-01;
1101;Nattboendet;Ansvar;11;2020-01-01;
1102;Köpta platser;Ansvar;11;2020-01-01;
2;Stöd;Avdelning;;2020-01-01;
21;Råd;Enhet;2;2020-01-01;
2101;Rådgivningen;Ansvar;21;2020-01-01;
"""
ACCOUNTS = """Konto;Benämning;Kontogrupp;Giltig från;Giltig till
3110;Avgifter;Taxor och avgifter;2020-01-01;
4601;Köpt vård;Köp av verksamhet;2020-01-01;
5011;Löner;Personal;2020-01-01;
"""
LAST_YEAR = """Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp
202501;1101;5011;L1;2025-01-27;Lön;9000000,00
202502;1101;5011;L2;2025-02-27;Lön;9000000,00
"""
LEDGER = """Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp
202601;1101;5011;L11;2026-01-27;Lön;10000000,00
202601;1102;4601;F11;2026-01-20;Platser januari;5000000,00
202601;2101;5011;L11;2026-01-27;Lön;8000000,00
202601;2101;3110;I11;2026-01-31;Avgifter;-2000000,00
202602;1101;5011;L12;2026-02-27;Lön;11000000,00
202602;1102;4601;F12;2026-02-20;Platser februari;7000000,00
202602;2101;5011;L12;2026-02-27;Lön;8000000,00
202602;2101;3110;I12;2026-02-28;Avgifter;-2500000,00
202602;9999;5011;L13;2026-02-27;=Lön på fel ansvar;40000,00
"""
"""January 21 000 000 net, February 23 540 000, so 44 540 000 so far."""
BUDGET = """Ansvar;Konto;Budget 2026
1101;5011;120000000,00
1102;4601;60000000,00
2101;5011;108000000,00
2101;3110;-24000000,00
"""
"""22 000 000 net a month, 264 000 000 a year."""
FORECAST = """Period;Ansvar;Konto;Prognos helår 2026
202602;1101;5011;125000000,00
202602;1102;4601;66000000,00
202602;2101;5011;105000000,00
202602;2101;3110;-26000000,00
"""
"""270 000 000 net: 6 000 000 more than budget."""
FIRST_FORECAST = """Period;Ansvar;Konto;Prognos helår 2026
202601;1101;5011;121000000,00
202601;1102;4601;60000000,00
202601;2101;5011;108000000,00
202601;2101;3110;-24000000,00
"""
"""265 000 000 net, in January."""
LAST_YEARS_BUDGET = """Ansvar;Konto;Budget 2025
1101;5011;110000000,00
1102;4601;60000000,00
2101;5011;100000000,00
2101;3110;-20000000,00
Summa;;249000000,00
"""
"""Rows of 250 000 000 net, where the file's own total says 249 000 000."""
TOLD_BUDGET = """Ansvar;Konto;Orsak;Budget 2026
1101;5011;Föregående års budget;110000000,00
1102;4601;Föregående års budget;60000000,00
2101;5011;Föregående års budget;100000000,00
2101;3110;Föregående års budget;-20000000,00
1101;5011;Löneindex;6000000,00
2101;5011;Löneindex;5000000,00
1101;5011;Fler platser;4000000,00
2101;3110;Högre avgifter;-4000000,00
2101;5011;;3000000,00
"""
"""264 000 000 net: 250 + 11 + 4 - 4, and 3 000 000 that no cause explains."""
LAST_YEARS_FORECAST = """Period;Ansvar;Konto;Prognos helår 2025
202511;1101;5011;115000000,00
202511;1102;4601;58000000,00
202511;2101;5011;101000000,00
202511;2101;3110;-21000000,00
"""
"""253 000 000 net."""
CLOSING = """Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp
202512;1101;5011;L3;2025-12-27;Lön;9000000,00
202513;1101;5011;B1;2025-12-31;Semesterlöneskuld;1000000,00
"""
"""December 2025 and its closing entries."""

MONTHS = [year * 100 + month for year in range(2023, 2026) for month in range(1, 13)]
STEADY = "Period;Ansvar;Konto;Belopp\n" + "".join(
    f"{month};1101;5011;10000000,00\n{month};2101;5011;8000000,00\n{month};2101;3110;-2000000,00\n"
    for month in (*MONTHS, 202601, 202602)
)
"""Three whole years and two months, 16 000 000 net each month: 192 000 000 a year."""
DOUBLED = STEADY.replace("202602;1101;5011;10000000,00", "202602;1101;5011;20000000,00")

CASES = cases(
    ("202601", "11", "Boendestöd", 10), ("202601", "11", "Jourhem", 6),
    ("202601", "21", "Råd", 9), ("202601", "21", "Boendestöd", 6),
    ("202602", "11", "Boendestöd", 12), ("202602", "11", "Jourhem", 3),
    ("202602", "21", "Råd", 9), ("202602", "21", "Boendestöd", 6),
)  # fmt: skip
"""31 people in January, 30 in February: 15 in each department."""

VOLUMES = (
    "Period;Enhet;Vårdform;Regi;Vårddygn;Nettokostnad (kr);Budgeterade dygn;Budget (kr)\n"
    "202501;11;HVB;Extern regi;40;160000;;\n"
    "202601;11;HVB;Extern regi;62;310000;60;240000\n"
    "202601;11;Jourhem;Egen regi;100;150000;100;150000\n"
    "202602;11;HVB;Extern regi;58;290000;60;240000\n"
    "202602;11;Jourhem;Egen regi;100;150000;100;150000\n"
)
"""HVB: 120 days at 5 000 against 120 at 4 000: 120 000 more, all of it price."""
PLACEMENTS = (
    "Klientnummer;Enhet;Vårdform;Regi;Från;Till;Prisslag;Pris (kr);Pris från\n"
    "P-100001;11;HVB;Extern regi;2026-01-01;;per dygn;5000;\n"
    "P-100002;11;HVB;Extern regi;2026-01-01;2026-01-31;per dygn;4000;\n"
    "P-100002;11;Jourhem;Egen regi;2026-01-31;2026-02-10;per dygn;1500;\n"
)
"""The second person has two placements on the last day of January."""
SUPPORT = (
    "Månad;Antal hushåll;Antal barn;Utbetalt bistånd (tkr);Budget utbetalt bistånd (tkr)\n"
    "2026-01;100;80;1000;1100\n2026-02;110;90;1200;1100\n2026-03;;;;1100\n"
)
INVESTMENTS = (
    "År;Projekt;Slag av investering;Budget (tkr);Utfall (tkr)\n"
    "2026;Inventarier;Nyinvestering;400;100\n2026;Larm;Reinvestering;200;0\n"
)
GRANTS = (
    "År;Slag av bidrag;Statsbidrag;Belopp;Inräknad i budget;Generellt eller riktat\n"
    "2026;Statsbidrag;Personliga ombud;1,6 mnkr;JA;Riktat\n"
    "2026;Statsbidrag;Psykisk hälsa;2 - 2,5 mnkr;NEJ;Riktat\n"
)

GOAL_PLAN = (
    "Målområde;KF-mål nr;KF-mål;Nämndmål nr;Nämndmål;Gräns gröna (%);Indikator;Mätsätt;Bäst är;"
    "Måttenhet;Avdelning;Ingående värde;Riktvärde 2026\n"
    "Välfärd;1;Trygga barn;1.1;Fler möten;70;Andel möten;andel;högt;%;1;70 (nov 2025);80\n"
    "Välfärd;1;Trygga barn;1.1;Fler möten;70;Samtal;antal;högt;samtal;1;*;120\n"
    "Välfärd;1;Trygga barn;1.2;Kort väntan;70;Väntetid;nivå;lågt;dagar;2;15;14\n"
    "Miljö;2;Klimat;2.1;Mindre papper;;Utskrifter;snitt per månad;lågt;ark;2;ca 1 000;"
    "minska med 10 %\n"
)
INDICATOR_VALUES = (
    "Period;Indikator;Värde;Åtgärder;Kommentar\n"
    "202601;Andel möten;78;påbörjade;\n202602;Andel möten;79;påbörjade;Snart där\n"
    "202601;Samtal;11;;\n202602;Samtal;10;;\n"
    "202601;Väntetid;16;;\n202602;Väntetid;20;;Sjukfrånvaro\n"
    "202601;Utskrifter;880;;\n202603;Samtal;9;;\n"
)
"""1.1: one yellow and one green of two, so under 70 %; 1.2 red; 2.1 not updated."""
ASSIGNMENTS = (
    "Uppföljning;KF-mål;Nr;Slag;Uppdrag;Beskrivning;Ansvarig;Avdelning;Avrapporteras;Klart senast;"
    "Till KS/KF;Status;Kommentar\n"
)
ASSIGNMENTS_IN_APRIL = ASSIGNMENTS + (
    "202604;2 Trygg stad;10;Uppdrag;Stärk natten;Fler på natten.;;1;april;202612;Ja;Påbörjat;Bra\n"
    "202604;2 Trygg stad;9;Uppdrag;Öppna rådgivningen;;Enhetschef;2;april;202603;Nej;Påbörjat;\n"
    "202604;1 God ekonomi;;Nämndmål;Budget i balans;;;;bokslut;;Ja;Ej påbörjat;\n"
)
"""9 should have been done in March."""
ASSIGNMENTS_IN_SEPTEMBER = ASSIGNMENTS + (
    "202609;2 Trygg stad;10;Uppdrag;Stärk natten;Fler på natten.;;1;april;202612;Ja;Klart;\n"
    "202609;1 God ekonomi;;Nämndmål;Budget i balans;;;;bokslut;;Ja;;\n"
)
"""10 is done; the others have no status."""
RISKS = (
    "År;Processområde;Risk;Sannolikhet;Konsekvens;Befintliga åtgärder;Nya åtgärder;Ansvarig;"
    "Avdelning;Hanteras i\n"
)
RISKS_2025 = RISKS + (
    "2025;Bemanning;Natten står tom;2;3;;;;1;Egenkontroll\n"
    "2025;It;Avbrott;3;4;;;;;Internkontrollplan\n"
)
RISKS_2026 = RISKS + (
    "2026;Bemanning;Natten står tom;3;4;Jour;Fler timmar;;1;Internkontrollplan\n"
    "2026;It;Avbrott;2;4;;;It-chef;;Internkontrollplan\n"
    "2026;Mutor;Jäv;1;3;;;;2;\n"
)
"""One has grown from 6 to 12, one fallen from 12 to 8, one of 3 is new."""

CONTROLS = (
    "År;Kontrollområde;Nr;Kontroll;Kontrollmål;Kontrollmoment;Ansvarig;Avdelning;Kontrollmetod;"
    "Minsta volym;Frekvens\n"
    "2025;It;1;Loggar;;;It-chef;1;Stickprov;;2 gånger/år (april, dec)\n"
    "2026;It;1;Loggar;Rätt behörighet;Gå igenom loggen;It-chef;1;Stickprov;minst 10 %;månadsvis\n"
    "2026;Mutor;2;Jäv;;;;2;;;1 gång/år (feb)\n"
    "2026;It;3;Brand;;;;;Totalundersökning;;1 gång/år\n"
    "2026;Utskott;4;Utskottets stickprov;;;;;;;inför varje utskott\n"
)
CONTROL_RESULTS = (
    "Tillfälle;Kontroll;Resultat;Granskat antal;Kommentar\n"
    "202504;1;Utan anmärkning;5;\n"
    "202602;1;Allvarlig avvikelse;6;Fel behörighet\n"
    "202601;Utskottets stickprov;Utan anmärkning;;\n"
)
"""In February 2026 December and January are late: 31 + 28 = 59 and 28 days. Jäv is due."""

PROVIDERS = (
    "År;Utförare;Driftsform;Verksamhetsområde;Avtal;Avtal från;Avtal till;Värde per år;"
    "Antal brukare;Sannolikhet;Konsekvens;Avdelning\n"
    "2026;Alfa;Privat;Boende;A-1;2022-01-01;2027-12-31;25000000;120;3;3;1\n"
    "2026;Beta;Idéburen;Stöd;B-1;2022-01-01;;1500000;3;2;2;1\n"
    "2026;Gamma;Egen regi;Stöd;Uppdrag;2023-06-01;;900000;40;1;1;2\n"
    "2026;Delta;Egen regi;Boende;Uppdrag;2025-06-01;;900000;40;1;2;2\n"
)
FOLLOWUPS = (
    "År;Utförare;Slag av uppföljning;Nivå;Planerad månad;Genomförd;Resultat;Iakttagelse;Krav;"
    "Återkontroll;Återkontroll gjord;Redovisad i nämnden;Diarienummer\n"
    "2024;Alfa;Planerad;;202411;2024-11-20;Utan anmärkning;;;;;202412;\n"
    "2026;Beta;Planerad;;202602;2026-02-03;Allvarliga brister;Lucka;Fyll luckan;2026-02-20;;;\n"
    "2026;Gamma;Oanmäld;;;2026-01-12;Mindre brister;Smuts;Städa;2026-05-31;;202602;\n"
    "2026;Gamma;Planerad;Ramavtal;202609;;;;;;;;\n"
    "2026;Beta;Stickprov;Individ;;2026-01-13;Allvarliga brister;Hemligt;Hemligt krav;;;;I-1\n"
    "2026;Gamma;Stickprov;Individ;;2026-01-14;Mindre brister;;;;;;I-2\n"
)
"""In February 2026 Alfa is three months late, Beta done, Gamma planned and Delta for later."""


def _inquiries(unit: str, opened: str, finished: str, count: int) -> str:
    return "".join(
        f"U-{unit}-{finished}-{each};{unit};Barn;;;{opened};;{finished};;;;\n"
        for each in range(count)
    )


CALENDAR = """Kalenderår;Kalenderpunkt;Slag av punkt;Avser;Ärendetyp;Nämndmöte;Månad;\
Underlag klart;Ansvarig;Till nämnden;Till KS;Till SLK;Kommentar
2026;Delår mars;Delårsrapport;202603;Beslut;2026-04-28;;;Ekonomichef;ja;ja;;
2026;Rapport februari;Månadsrapport;202602;;2026-03-24;;2026-03-03;Ekonomichef;;;;
2026;Prognos februari;Prognos;202602;Beslut;2026-03-24;;;Sekreterare;;ja;;
2026;Temadag;Temadag;;;2026-01-15;;;;;;;
2026;Ej verkställda beslut;Annan uppföljning;;;;202605;;;;;;
2026;Årsrapport;Årsrapport;202612;;;;;;;ja;;Beslutas senare
2026;Till kontoret;Annan uppföljning;202602;;;;;;nej;;ja;
"""
CLOCKS = (
    "Ärendenyckel;Enhet;Slag av ärende;Slag av beslut;Anmälan inkom;Utredning inledd;"
    "Beslut att inte inleda;Utredning klar;Beslutat;Verkställt;Senast övervägt;Vården avslutad\n"
    + _inquiries("11", "2026-01-02", "2026-01-20", 14)
    + _inquiries("11", "2025-06-02", "2026-01-20", 6)
    + _inquiries("21", "2026-01-02", "2026-02-20", 9)
    + _inquiries("21", "2025-06-02", "2026-02-20", 2)
    + "A-1;11;Barn;;2026-02-20;;;;;;;\nA-2;21;Barn;;2026-01-10;;2026-01-24;;;;;\n"
    + "B-1;21;Vuxna;Stöd;;;;;2025-10-30;;;\nB-2;21;Vuxna;Stöd;;;;;2025-11-30;2026-02-28;;\n"
    + "C-1;11;Barn;;;;;;;;2025-08-31;\n"
)
"""31 inquiries ended in time or not: 6 of 20 and 2 of 11 took longer than four months."""

ACTIONS = (
    "År;Åtgärd;Orsak;Ansvarig;Avdelning;Effekt per månad;Från och med;Till och med;Status;"
    "Beslutad av;Beslutsdatum;Avvikelse hos;Avvikelse per\n"
    "2026;Färre köpta platser;Fler placeringar;Enhetschef;11;400000;202604;;Beslutad;Nämnden;"
    "2026-02-20;1;202601\n"
    "2026;Vakanser;;;2;100000;202601;202606;Pågår;Direktören;2026-01-10;;\n"
    "2026;Högre avgifter;;;2;50000;202607;;Föreslagen;;;;202602\n"
)
ACTION_EFFECTS = "Månad;Åtgärd;Uppnådd effekt\n202601;Vakanser;110000\n202602;Vakanser;60000\n"
"""After February's forecast: 9 months of 400 000 and 4 of 100 000 are 4 000 000 of 6 000 000."""

PROPOSALS = (
    "År;Problem;Målgrupp;Åtgärd;Kostnad (tkr);Svårighetsgrad;Nytta;Kostnadseffektivitet;"
    "Perspektiv;Avdelning;Föreslås av\n"
    "2027;Oro;Äldre;Natt;400;Mycket stor;Stor;Hög;Individ;1;Enhetschef\n"
    "2027;Köer;;Dag;300;Stor;Stor;Hög;;;\n"
    "2027;Fel;;Kurs;250;Stor;Stor;Måttlig;Organisation;2;\n"
    "2026;Damm;;Städ;100;Liten;Ingen;Låg;;;\n"
)
"""For 2027 Natt has 10 points, Dag 9 and Kurs 8, 950 tkr in all; for 2026 there is one."""

PROCESS = """År;Variant;Delprocess nr;Delprocess;Aktivitet;Veckor;Ansvarig;Deltagare;Objekt in;\
Objekt ut;Beslutas av;Kommentar
2026;Ordinarie;1;Starta upp;;v 48–5;;;Beslutad process;Tidplan;;
2026;Ordinarie;1;Starta upp;Startmöte;v 4;Chef;HR;;;;
2026;Ordinarie;1;Starta upp;Utvärdera;v 53;Processledare;;;;;
2026;Ordinarie;4;Besluta;Besluta om plan i KF;v 34;KF;;;;KF;
2026;Valår;4;Besluta;Besluta preliminärt;v 25;KS;;;;KS;Bekräftas inte i KF
2026;Valår;4;Besluta;Besluta i nya KF;november;Nya KF;;;;Nya KF;
2025;Ordinarie;1;Starta upp;Ramar;v 51–2;Ekonomichef;;;;;
"""
"""2026 is a year of elections with both variants, 2025 an ordinary one that goes on into 2026."""

PLANS = {"organisation.csv": ORGANISATION, "kontoplan.csv": ACCOUNTS}
ACTUAL = {"huvudbok_2025.csv": LAST_YEAR, "huvudbok_2026.csv": LEDGER}
STATES = {
    "empty": {},
    "only_budget": {**PLANS, "budget.csv": BUDGET},
    "without_budget": {**PLANS, **ACTUAL},
    "cases": {**PLANS, "arenden.csv": CASES},
    "whole": {**PLANS, "budget.csv": BUDGET, **ACTUAL, "prognos.csv": FORECAST},
    "told_budget": {
        **PLANS,
        **ACTUAL,
        "budget_2025.csv": LAST_YEARS_BUDGET,
        "budget_2026.csv": TOLD_BUDGET,
        "prognos_2025.csv": LAST_YEARS_FORECAST,
    },
    "two_budgets": {
        **PLANS,
        **ACTUAL,
        "budget_2025.csv": LAST_YEARS_BUDGET,
        "budget_2026.csv": BUDGET,
    },
    "two_forecasts": {
        **PLANS,
        "budget.csv": BUDGET,
        **ACTUAL,
        "prognos_jan.csv": FIRST_FORECAST,
        "prognos_feb.csv": FORECAST,
    },
    "steady": {
        **PLANS,
        "budget.csv": BUDGET,
        "huvudbok.csv": STEADY,
        "prognos.csv": FORECAST,
    },
    "doubled": {**PLANS, "budget.csv": BUDGET, "huvudbok.csv": DOUBLED},
    "care": {
        **PLANS,
        "huvudbok_2026.csv": LEDGER,
        "volymer.csv": VOLUMES,
        "placeringar.csv": PLACEMENTS,
        "bistand.csv": SUPPORT,
        "investeringar.csv": INVESTMENTS,
        "statsbidrag.csv": GRANTS,
    },
    "goals": {
        **PLANS,
        "huvudbok_2026.csv": LEDGER,
        "malplan.csv": GOAL_PLAN,
        "indikatorer.csv": INDICATOR_VALUES,
    },
    "assignments": {
        **PLANS,
        "uppdrag_april.csv": ASSIGNMENTS_IN_APRIL,
        "uppdrag_september.csv": ASSIGNMENTS_IN_SEPTEMBER,
    },
    "risks": {**PLANS, "risker_2025.csv": RISKS_2025, "risker_2026.csv": RISKS_2026},
    "controls": {
        **PLANS,
        "kontrollplan.csv": CONTROLS,
        "kontrollresultat.csv": CONTROL_RESULTS,
    },
    "actions": {
        **PLANS,
        "budget.csv": BUDGET,
        **ACTUAL,
        "prognos.csv": FORECAST,
        "atgarder.csv": ACTIONS,
        "effekt.csv": ACTION_EFFECTS,
    },
    "clocks": {**PLANS, "tider.csv": CLOCKS},
    "calendar": {**PLANS, "huvudbok_2026.csv": LEDGER, "kalender.csv": CALENDAR},
    "planning_process": {**PLANS, "huvudbok_2026.csv": LEDGER, "process.csv": PROCESS},
    "providers": {**PLANS, "utforare.csv": PROVIDERS, "uppfoljningar.csv": FOLLOWUPS},
    "proposals": {**PLANS, "forslag.csv": PROPOSALS},
    "closed_year": {**PLANS, **ACTUAL, "bokslut_2025.csv": CLOSING},
}

Open = Callable[..., Seen]


@pytest.fixture(scope="session")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Desk]]:
    """The store of a state, loaded once. Nothing is changed in it."""
    made: dict[str, Desk] = {}

    def store_of(state: str) -> Desk:
        if state not in made:
            made[state] = _desk(tmp_path_factory.mktemp(state), state)
        return made[state]

    yield store_of
    for desk in made.values():
        desk.store.close()


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[Desk]:
    """A whole store of the test's own, to load into."""
    desk = _desk(tmp_path, "whole")
    yield desk
    desk.store.close()


@pytest.fixture
def open_page(stores: Callable[[str], Desk], monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a page of a board in a state, as `shown` says; `desk` is a store of the test's own."""

    def opened(stem: str, state: str = "whole", desk: Desk | None = None, **address: str) -> Seen:
        at = desk or stores(state)
        monkeypatch.setenv("LAGESBILD_LOCAL", str(at.settings.local))
        monkeypatch.setattr(frame, "_SERVED", [at.store])
        return shown(stem, **address)

    st.cache_resource.clear()  # figures are kept by the version of one store, and here are many
    yield opened
    st.cache_resource.clear()


def _desk(folder: Path, state: str) -> Desk:
    return desk_with(STATES[state], settings_in(folder / "local"), folder)
