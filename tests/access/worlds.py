"""Two worlds that differ only in what is not a viewer's: a viewer must not be able to tell."""

from __future__ import annotations

import shutil
from dataclasses import astuple, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from lagesbild import escalations, explanations, phasing, sampling, text_questions
from lagesbild.access import Reader, Role, Store, Viewer, open_store
from lagesbild.economy import Part, View
from lagesbild.escalations import Informed
from lagesbild.periods import Period
from lagesbild.phasing import Choice, Profile
from lagesbild.reports import freezing
from lagesbild.reports.freezing import Made
from lagesbild.samples import Filter, Method, Wish
from lagesbild.settings import Settings
from lagesbild.store import Database
from lagesbild.text_figures import figures_in
from lagesbild.text_questions import Checked, Fact, Text, Verdict
from tests.caseload import cases
from tests.loading import Desk, settings_in
from tests.reports import rounds
from tests.templates import copied, scratch

BOARD, OTHER = "motala", "uppsala-socialnamnd"
DEPARTMENT = "1"

ORGANISATION = """Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till
1;Boende;Avdelning;;2020-01-01;
11;Natt;Enhet;1;2020-01-01;
1101;Nattboendet;Ansvar;11;2020-01-01;
1102;Köpta platser;Ansvar;11;2020-01-01;
2;{secret}avdelning;Avdelning;;2020-01-01;
21;{secret}enhet;Enhet;2;2020-01-01;
2101;{secret}ansvar;Ansvar;21;2020-01-01;
"""
ACCOUNTS = """Konto;Benämning;Kontogrupp;Giltig från;Giltig till
3110;Avgifter;Taxor och avgifter;2020-01-01;
4601;Köpt vård;Köp av verksamhet;2020-01-01;
5011;Löner;Personal;2020-01-01;
6011;Hyror;Lokaler;2020-01-01;
"""
LEDGER = """Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp
202501;1101;5011;L1;2025-01-27;Lön;9000000,00
202601;1101;5011;L11;2026-01-27;Lön;10000000,00
202601;1102;4601;F11;2026-01-20;Placering;5000000,00
202601;2101;6011;{secret}1;2026-01-27;{secret}text;{amount},11
202602;1101;5011;L12;2026-02-27;Lön;11000000,00
202602;1102;6011;F12;2026-02-20;Hyra februari;7000000,00
202602;2101;5011;{secret}2;2026-02-27;{secret}text;{amount},22
202602;;6011;{secret}3;2026-02-27;{secret}text;{amount},33
202602;9999;5011;{secret}4;2026-02-27;{secret}text;{amount},44
"""
BUDGET = """Ansvar;Konto;Budget 2026
1101;5011;120000000,00
1102;4601;60000000,00
2101;5011;{amount},00
"""
FORECAST = """Period;Ansvar;Konto;Prognos helår 2026
202602;1101;5011;125000000,00
202602;2101;5011;{amount},00
"""
VOLUMES = """Period;Enhet;Vårdform;Dygn;Nettokostnad (kr);Budgeterade dygn;Budget (kr)
202601;11;Natt;310;500000;300;450000
202602;11;Natt;280;470000;270;440000
202501;21;{secret}vård;300;{amount};1;2
202601;21;{secret}vård;310;{amount};300;{amount}
202602;;{secret}vård;310;{amount};300;{amount}
"""
INCOME_SUPPORT = """Period;Enhet;Antal hushåll;Antal barn;Utbetalt bistånd (kr);Budget bistånd (kr)
202601;11;120;90;1000000;1100000
202602;11;3;90;900000;1100000
202602;21;500;90;{amount};{amount}
"""
INVESTMENTS = """År;Projekt;Slag av investering;Enhet;Budget (kr)
2026;Larm;Ny;11;100000
2026;{secret}lås;Ny;21;{amount}
"""
GRANTS = """År;Statsbidrag;Belopp;Inräknad i budget;Generellt eller riktat
2026;{secret}bidrag;{amount} kr;Ja;Riktat
"""
PLACEMENTS = """Klient-id;Enhet;Vårdform;Från;Till;Pris (kr)
K-1;11;Natt;2025-05-01;2026-01-31;1000
K-2;11;Natt;2025-06-01;;1100
K-3;21;{secret}form;2025-06-01;;{amount}
K-4;21;{secret}form;2025-06-01;2026-02-15;{amount}
"""
GOAL_PLAN = """År;KF-mål nr;Nämndmål nr;Indikator;Riktvärde;Kolada-nyckeltal;Avdelning
2026;1;1.1;Möten;80;N1;1
2026;1;1.1;Väntetid;högst 14;;2
"""
INDICATOR_VALUES = """Period;Indikator;Enhet;Värde;Kommentar
202602;Möten;;70;
202602;Möten;11;71;
202602;Möten;21;{amount};{secret}kommentar
202602;Väntetid;21;{amount};{secret}kommentar
"""
NEIGHBOURS = """År;Nyckeltal;Kommun;Värde;Hämtat
2025;N1;Motala;12;2026-01-31
2025;N1;Lund;14;2026-01-31
"""
ASSIGNMENTS = """Uppföljning;Nr;Uppdrag;KF-mål;Ansvarig;Avdelning;Status;Kommentar
202602;1;Natten;{secret}mål;{secret}ägare;1;Påbörjat;{secret}text
202602;2;Dagen;{secret}mål;{secret}ägare;2;Försenat;{secret}text
202602;;Allt;{secret}mål;{secret}ägare;;;{secret}text
"""
RISKS = """År;Process;Risk;Sannolikhet;Konsekvens;Befintliga åtgärder;Ägare;Avdelning;Hanteras i
2025;It;Natten står tom;2;3;{secret}text;{secret}ägare;1;Egenkontroll
2026;It;Natten står tom;3;4;{secret}text;{secret}ägare;1;Internkontrollplan
2026;It;Dagen står tom;2;2;{secret}text;{secret}ägare;2;Målarbete
2026;{secret}område;{secret}risk;4;4;{secret}text;{secret}ägare;;
"""
CALENDAR = """Kalenderår;Kalenderpunkt;Slag av punkt;Avser;Nämndmöte;Ansvarig funktion;Kommentar
2026;{secret}rapport;Delårsrapport;202602;2026-03-24;{secret}chef;{secret}text
2026;Ej verkställda beslut {secret};Annan uppföljning;;2026-02-28;{secret}chef;
2026;Prognos;Prognos;202602;2026-03-24;;
"""
"""As ASSIGNMENTS: they are of the whole board, and so its own secret from other boards alone."""
CONTROL_PLAN = """År;Kontrollområde;Nr;Kontroll;Kontrollmål;Ansvarig;Avdelning;Frekvens
2025;It;1;Loggar;{secret}mål;{secret}ägare;1;2 gånger/år (april, dec)
2026;It;1;Loggar;{secret}mål;{secret}ägare;1;månadsvis
2026;It;2;Jäv;{secret}mål;{secret}ägare;2;1 gång/år (jan)
2026;{secret}område;3;{secret}kontroll;{secret}mål;{secret}ägare;;inför varje nämnd
"""
CONTROL_RESULTS = """Tillfälle;Kontroll;Resultat;Granskat antal;Kommentar
202504;1;Mindre avvikelse;5;{secret}text
202601;Loggar;Allvarlig avvikelse;6;{secret}text
202601;3;Utan anmärkning;;{secret}text
"""
"""As ASSIGNMENTS: all are of the whole board, and so its own secret from other boards alone."""
PROVIDERS = """År;Utförare;Driftsform;Verksamhetsområde;Avtal;Antal brukare;Sannolikhet;Konsekvens;\
Avdelning
2026;Hemtjänsten;Privat;Stöd;{secret}avtal;12;3;4;1
2026;Dagen;Egen regi;Stöd;{secret}uppdrag;80;1;1;2
"""
FOLLOWUPS = """År;Utförare;Slag av uppföljning;Nivå;Planerad månad;Genomförd;Resultat;Krav;\
Diarienummer
2025;Hemtjänsten;Planerad;Ramavtal;202501;2025-01-20;Allvarliga brister;{secret}krav;{secret}1
2026;Hemtjänsten;Fokus;Individ;;2026-01-20;Utan anmärkning;;2
2026;Dagen;Planerad;;202602;;;;{secret}3
{rows}"""
"""Of the whole board too, but for those of single persons in another department, which follow."""
PROPOSALS = """År;Problem;Målgrupp;Åtgärd;Kostnad (kr);Svårighetsgrad;Nytta;Kostnadseffektivitet;\
Avdelning
2026;{secret}problem;{secret}grupp;Natt;400000;Stor;Stor;Hög;1
2026;{secret}problem;{secret}grupp;Dag;300000;Stor;Liten;Låg;2
2027;{secret}problem;{secret}grupp;{secret}åtgärd;{amount};Stor;Stor;Hög;
"""
"""A list is ranked as a whole, and so its own secret from other boards alone."""
PROCESS = """År;Variant;Delprocess;Aktivitet;Veckor;Ansvarig;Deltagare;Objekt in;Beslutas av;\
Kommentar
2026;Ordinarie;{secret}process;{secret}aktivitet;v 6–9;{secret}chef;{secret};{secret}in;{secret};
2026;Valår;{secret}process;{secret}aktivitet;v 6–9;{secret}chef;{secret};{secret}in;;{secret}text
2026;Valår;Besluta;;v 25;;;;;
"""
"""As CALENDAR: of the whole board, and so its own secret from other boards alone."""
CASE_EVENTS = """Ärendenyckel;Enhet;Slag av ärende;Slag av beslut;Anmälan inkom;Utredning inledd;\
Utredning klar;Beslutat;Verkställt;Senast övervägt
K-1;11;Barn;Stöd;2026-01-02;2026-01-10;2026-02-10;2026-02-12;;2026-01-15
K-2;11;Barn;Stöd;2026-02-02;2026-02-27;;2025-10-01;2026-02-20;
{rows}"""
"""Followed by those of another department, of a secret kind and number."""
ACTIONS = """År;Åtgärd;Orsak;Ansvarig;Avdelning;Effekt per månad;Från och med;Status;Avvikelse hos
2026;Natten billigare;Eget;Chef;1;1000000;202602;Beslutad;1
2026;{secret}åtgärd;{secret}text;{secret}ägare;2;{amount};202601;Beslutad;2
2026;{secret}allt;{secret}text;{secret}ägare;;{amount};202601;Föreslagen;
"""
ACTION_EFFECTS = """Månad;Åtgärd;Uppnådd effekt
202602;Natten billigare;900000
202602;{secret}åtgärd;{amount}
"""
FILES = {
    "organisation.csv": ORGANISATION,
    "kontoplan.csv": ACCOUNTS,
    "huvudbok.csv": LEDGER,
    "budget.csv": BUDGET,
    "prognos.csv": FORECAST,
    "volymer.csv": VOLUMES,
    "bistand.csv": INCOME_SUPPORT,
    "investeringar.csv": INVESTMENTS,
    "statsbidrag.csv": GRANTS,
    "placeringar.csv": PLACEMENTS,
    "malplan.csv": GOAL_PLAN,
    "indikatorer.csv": INDICATOR_VALUES,
    "kolada.csv": NEIGHBOURS,
    "atgarder.csv": ACTIONS,
    "effekt.csv": ACTION_EFFECTS,
}
OF_THE_WHOLE = {
    "uppdrag.csv": ASSIGNMENTS,
    "risker.csv": RISKS,
    "kontroller.csv": CONTROL_PLAN,
    "kontrollresultat.csv": CONTROL_RESULTS,
    "utforare.csv": PROVIDERS,
    "kalender.csv": CALENDAR,
    "forslag.csv": PROPOSALS,
    "process.csv": PROCESS,
}
LAST = "uppfoljningar.csv"
"""What is loaded last, when the round is frozen already."""
SECRETS = {"Alfa": 1_234_567, "Beta": 7_654_321}
"""What stands where the viewer may not look, in each world."""
OTHERS_ROUND, ROUND = 1, 2
LOADS_OF_A_BOARD = len(FILES) + len(OF_THE_WHOLE) + 3
"""The numbers of what is the other board's come first: it is loaded before one's own."""
OPEN = ("Omega", 3_000_000)
"""What stands in a viewer's own board in both worlds, when the secret is another board's."""


def manager() -> Viewer:
    return Viewer("chef", Role.MANAGER, frozenset({BOARD}), frozenset({DEPARTMENT}))


def of_role(role: Role) -> Viewer:
    """One with a role in the board, of one department where the role is for departments."""
    return manager() if role is Role.MANAGER else Viewer(role.value, role, frozenset({BOARD}))


def world(folder: Path, secret: str, *, within: bool) -> Desk:
    """A store where the secret lies in another department of the board (`within`), and in another
    board."""
    settings = settings_in(folder / "local")
    shutil.copytree(_kept(secret, within), settings.local)
    return Desk(Store(Database(copied(settings.store))), settings, folder)


@cache
def _kept(secret: str, within: bool) -> Path:
    """The folder of a world's store, loaded once in a run."""
    settings = settings_in(scratch() / "local")
    shutil.copytree(_other_board(secret), settings.local)
    word, amount = (secret, SECRETS[secret]) if within else OPEN
    _fill(settings, BOARD, word, amount, of_the_whole=OPEN)
    return settings.local


@cache
def _other_board(secret: str) -> Path:
    """What two worlds have in common: a board that nobody in them has a role in."""
    settings = settings_in(scratch() / "local")
    _fill(settings, OTHER, secret, SECRETS[secret], of_the_whole=(secret, SECRETS[secret]))
    return settings.local


def _fill(
    settings: Settings, board: str, word: str, amount: int, *, of_the_whole: tuple[str, int]
) -> None:
    """Load every kind of list into a board, and do in it what people do."""
    desk = Desk(open_store(settings), settings, settings.local.parent)
    whole, size = of_the_whole
    files = {name: text.format(secret=word, amount=amount) for name, text in FILES.items()}
    files["arenden.csv"] = _cases(word, amount)
    files["tider.csv"] = CASE_EVENTS.format(rows=_events(word, amount))
    for name, text in OF_THE_WHOLE.items():
        files[name] = text.format(secret=whole, amount=size)
    files[LAST] = FOLLOWUPS.format(secret=whole, rows=_persons(word, amount))
    for name, content in files.items():
        if name == LAST:
            _freeze(desk, board)
        path = desk.file(name, content)
        done = desk.load(path, board=board)
        assert done.status == "loaded", done.problems
    _phase(desk, board, word, amount)
    _explain(desk, board, word)
    _sample(desk, board, word)
    _escalate(desk, board, word, amount)
    _sign_steps(desk, board, word)
    _answer(desk, board, word)
    desk.store.close()


def _phase(desk: Desk, board: str, word: str, amount: int) -> None:
    """Weights and a reason that are for another department than a manager's."""
    weights = (Decimal(amount), *[Decimal(1)] * 11)
    choice = Choice(Part(department="2"), Profile.OWN, weights)
    with desk.store.change(desk.person) as change:
        phasing.choose(change, View(desk.boards[board], Period(2026, 2)), choice, f"{word}orsak")


def _explain(desk: Desk, board: str, secret: str) -> None:
    """Something is said of the viewer's own department, of another one, and of the whole board."""
    view = View(desk.boards[board], Period(2026, 2))
    cause = explanations.rules_of(view.board).causes[0]
    for part, words in (
        (Part(department="1"), "Eget"),
        (Part(department="2"), secret),
        (Part(cost_centre="2101"), secret),
        (Part(account="6011"), secret),
        (Part(), secret),
    ):
        with desk.store.change(desk.person) as change:
            explanations.explain(change, view, part, cause, words, Decimal(-1))


def _escalate(desk: Desk, board: str, secret: str, amount: int) -> None:
    """The executive board was told of the viewer's own department, another one, and the whole."""
    view = View(desk.boards[board], Period(2026, 2))
    for level, part, words in (
        ("department", "1", "Eget"),
        ("department", "2", secret),
        ("board", None, secret),
    ):
        size = Decimal(-1 if words == "Eget" else -amount)
        said = Informed("executive_board", words, date(2026, 3, 1), words, date(2026, 3, 2))
        with desk.store.change(desk.person) as change:
            escalations.inform(change, view, level, part, size, said)


def _answer(desk: Desk, board: str, secret: str) -> None:
    """A figure is answered for in the explanation of one's own department, and of another's."""
    view = View(desk.boards[board], Period(2026, 2))
    [figure] = figures_in("Underskott om 3 mnkr.")
    fact = Fact("variance_ytd", None, "sek", Decimal(-1))
    for code, reason in (("1", "Eget"), ("2", secret)):
        part = Part(department=code)
        text = Text("explanation", f"{code}////", None, *astuple(part), None, "Ord", is_own=True)
        question = Checked(text, figure, Verdict.NEAR_NONE, fact)
        with desk.store.change(desk.person) as change:
            text_questions.answer(change, view, question, reason)


def _sample(desk: Desk, board: str, secret: str) -> None:
    """One of the viewer's own department, by its manager, and one of the whole board."""
    months = Filter(202601, 202602)
    own = Viewer("chef", Role.MANAGER, frozenset({board}), frozenset({DEPARTMENT}))
    for author, purpose in ((own, "Eget"), (desk.person, secret)):
        with desk.store.change(author) as change:
            sampling.draw(change, board, months, Wish(Method.RANDOM, rows=3), purpose, "frö")


def _sign_steps(desk: Desk, board: str, secret: str) -> None:
    """An activity of the viewer's own department, of another one and of the whole board, with what
    was left and why."""
    with desk.store.change(desk.person) as change:
        for activity, department, words in (
            ("explain_causes", "1", "Eget"),
            ("explain_causes", "2", secret),
            ("collect_data", None, secret),
        ):
            change.run(
                "commands/sign_step",
                board=board,
                period=202602,
                activity=activity,
                department=department,
                event="signed",
                sign_off="approved",
                open_findings=1,
                findings=words,
                reason=words,
            )


def _freeze(desk: Desk, board: str) -> None:
    """The round of February. When what it rests on was loaded is left out: it is never the same."""

    def made(reader: Reader, view: View) -> Made:
        whole = rounds.made(reader, view)
        [report] = whole.reports
        sources = tuple(
            replace(
                source,
                loads=tuple(
                    replace(load, committed_at=rounds.NEVER, file_sha256="")
                    for load in source.loads
                ),
            )
            for source in report.sources
        )
        return replace(whole, reports=(replace(report, as_of=rounds.NEVER, sources=sources),))

    view = View(desk.boards[board], Period(2026, 2))
    freezing.freeze(desk.store, desk.person, view, "Nämndens möte", made)


def _events(secret: str, amount: int) -> str:
    return "".join(
        f"S-{each};21;{secret}slag;{secret}beslut;2026-01-02;2026-02-{10 + each};;2025-10-01;;"
        "2025-08-01\n"
        for each in range(amount % 10)
    )


def _persons(secret: str, amount: int) -> str:
    """Follow-ups of single persons' support in another department, of a secret number."""
    return "".join(
        f"2026;Dagen;Stickprov;Individ;;2026-01-2{each};Mindre brister;{secret}text;"
        f"{secret}{each}\n"
        for each in range(1 + amount % 7)
    )


def _cases(secret: str, amount: int) -> str:
    """Cases of the viewer's own department, and in another one more or fewer of a secret type."""
    return cases(
        ("202601", "1101", "Råd", 8),
        ("202602", "1101", "Råd", 9),
        ("202602", "1101", "Natt", 3),
        ("202602", "2101", f"{secret}typ", 5 + amount % 10),
    )
