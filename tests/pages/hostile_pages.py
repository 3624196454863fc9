"""Every page and download of the product, opened with names that would do something in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from lagesbild import escalations, explanations, period_steps, phasing, sampling, scenarios
from lagesbild import text_questions as text_figures
from lagesbild.access import Event
from lagesbild.economy import Part, View
from lagesbild.escalations import Informed
from lagesbild.periods import Period
from lagesbild.phasing import Choice, Profile
from lagesbild.report_templates import Kind
from lagesbild.reports import freezing, texts
from lagesbild.samples import Filter, Listed, Method, Wish
from lagesbild.scenarios import Assumption
from tests.hostile import ELSEWHERE, FORMULAS
from tests.loading import BOARD, Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

FORMULA = FORMULAS[0]
PICTURE = f"![b](http://{ELSEWHERE}/b.png)"
NAMES = {
    "department": f"{FORMULA} {PICTURE}",
    "unit": "@SUM(1+1) [länk](http://annan.example/) :red[röd] :material/delete:",
    "cost_centre": "+cmd|' /C calc'!A0 **fet** $x^2$",
    "account": "-2+3+cmd|' /C calc'!A0 <img src=x onerror=alert(1)>",
    "text": "＝1+1 www.annan.example",
    "voucher": "=V1",
    "file": "=1+1 ![b](http:annan.example) [x](y) :red[röd] _a_.csv",
}


def cell(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


FILES = {
    "organisation.csv": "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    f"=D1;{cell(NAMES['department'])};Avdelning;;2020-01-01;\n"
    f"@U1;{cell(NAMES['unit'])};Enhet;=D1;2020-01-01;\n"
    f"+K1;{cell(NAMES['cost_centre'])};Ansvar;@U1;2020-01-01;\n",
    "kontoplan.csv": "Konto;Benämning;Kontogrupp;Giltig från;Giltig till\n"
    f"5011;{cell(NAMES['account'])};Personal;2020-01-01;\n",
    NAMES["file"]: "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    f"202602;+K1;5011;{cell(NAMES['voucher'])};2026-02-27;{cell(NAMES['text'])};1000000,00\n"
    "202602;9999;5011;L13;2026-02-27;-;40000,00\n",
    "arenden.csv": "Period;Klient-id;Enhet;Insats;Från;Till\n"
    + "".join(f"202602;K-{number};@U1;{cell(FORMULA)};2025-05-01;\n" for number in range(9)),
}
BROKEN = (
    "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    f"202603;+K1;5011;{cell(NAMES['voucher'])};2026-03-27;{cell(NAMES['text'])};=tolv\n"
    f"202614;+K1;5011;{cell(NAMES['voucher'])};2026-03-27;{cell(NAMES['text'])};1000,00\n"
)


def economy(open_page: Open, desk: Desk) -> Seen:
    return open_page("economy", desk=desk)


def vouchers(open_page: Open, desk: Desk) -> Seen:
    return open_page("economy", desk=desk, avd="=D1", enh="@U1", ans="+K1", kto="5011")


def codes(open_page: Open, desk: Desk) -> Seen:
    return open_page("codes", desk=desk)


def budget(open_page: Open, desk: Desk) -> Seen:
    desk.loaded("budget.csv", "Ansvar;Konto;Budget 2026\n+K1;5011;12000000,00\n")
    later = f"+K1;5011;{cell(f'Ramjustering {FORMULA} {PICTURE}')};2026-02-01;600000,00\n"
    desk.loaded("ram.csv", f"Ansvar;Konto;Version;Beslutsdatum;Budget 2026\n{later}")
    view = View(desk.boards[BOARD], Period(2026, 2))
    with desk.store.change(desk.person) as change:
        phasing.choose(change, view, Choice(Part("=D1"), Profile.TWELFTHS), PICTURE)
    return open_page("budget", desk=desk)


def variance(open_page: Open, desk: Desk) -> Seen:
    """A rent that is booked twice in January gives the page something to find."""
    months = [*range(202501, 202513), 202601]
    rows = "".join(
        f"{month};+K1;5011;V;2026-01-27;-;{2 if month == 202601 else 1}00000,00\n"
        for month in months
    )
    header = "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
    desk.loaded("tidigare.csv", header + rows)
    return open_page("variance", desk=desk)


def forecast(open_page: Open, desk: Desk) -> Seen:
    return open_page("forecast", desk=desk)


def accuracy(open_page: Open, desk: Desk) -> Seen:
    """Two whole years before, so that a forecast of the second can be held against its end."""
    rows = "".join(
        f"{year}{month:02d};+K1;5011;1000000,00\n"
        for year in (2024, 2025)
        for month in range(1, 13)
    )
    desk.loaded("huvudbok_fore.csv", f"Period;Ansvar;Konto;Belopp\n{rows}")
    return open_page("forecast_accuracy", desk=desk)


def scenario(open_page: Open, desk: Desk) -> Seen:
    view = View(desk.boards[BOARD], Period(2026, 2))
    about = Assumption(scenarios.Kind.INDEX, Part("=D1", "@U1"), Period(2026, 7), Decimal(2))
    with desk.store.change(desk.person) as change:
        for name in (FORMULA, PICTURE):
            scenarios.save(change, view, name, [about])
    return open_page("scenario", desk=desk, mot="1")


def volumes(open_page: Open, desk: Desk) -> Seen:
    desk.loaded(
        "volymer.csv",
        "Period;Enhet;Vårdform;Vårddygn;Nettokostnad (kr)\n202602;@U1;=HVB [x](y);10;5000\n",
    )
    desk.loaded(
        "placeringar.csv",
        "Klientnummer;Enhet;Vårdform;Från;Till;Prisslag;Pris (kr)\n"
        "P-100001;@U1;=HVB [x](y);2026-01-01;;per dygn;5000\n",
    )
    return open_page("volumes", desk=desk)


def support(open_page: Open, desk: Desk) -> Seen:
    desk.loaded("bistand.csv", "Månad;Antal hushåll;Utbetalt bistånd (tkr)\n2026-02;100;1000\n")
    return open_page("income_support", desk=desk)


def grants(open_page: Open, desk: Desk) -> Seen:
    desk.loaded(
        "investeringar.csv",
        "År;Projekt;Slag av investering;Budget (tkr);Utfall (tkr)\n"
        "2026;=Larm [x](y);Nyinvestering;400;0\n",
    )
    desk.loaded(
        "statsbidrag.csv",
        "År;Slag av bidrag;Statsbidrag;Belopp;Inräknad i budget;Generellt eller riktat\n"
        "2026;Statsbidrag;=Ombud [x](y);1,6 mnkr;JA;Riktat\n",
    )
    return open_page("grants", desk=desk)


def goals(open_page: Open, desk: Desk, page: str = "goals", **address: str) -> Seen:
    desk.loaded(
        "malplan.csv",
        "År;Målområde;KF-mål nr;KF-mål;Nämndmål nr;Nämndmål;Indikator;Måttenhet;Riktvärde;"
        "Ansvarig;Så beräknas den\n"
        "2026;=Område [x](y);1;=Mål [x](y);1.1;=Nämndmål [x](y);=Mått [x](y);=st [x](y);80;"
        "=Chef [x](y);=Räknat [x](y)\n",
    )
    desk.loaded(
        "indikatorer.csv",
        "Period;Indikator;Värde;Kommentar\n202602;=Mått [x](y);70;=Så [x](y)\n",
    )
    return open_page(page, desk=desk, **address)


indicator = partial(goals, page="indicator")


def assignments(open_page: Open, desk: Desk) -> Seen:
    """Opened, with its form and its history; the one that is late stands in the first line."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "uppdrag.csv",
        "Uppföljning;KF-mål;Nr;Uppdrag;Beskrivning;Ansvarig;Avdelning;Avrapporteras;Status;"
        f"Kommentar\n202602;{cells[2]};{cells[0]};{cells[1]};{cells[1]};{cells[2]};=D1;{cells[3]};"
        f"Försenat;{cells[1]}\n202602;{cells[3]};2;-;;;@U1;;Påbörjat;{cells[0]}\n",
    )
    page = open_page("assignments", desk=desk)
    page.at.session_state["lagesbild-assignment"] = f"{FORMULA}|{PICTURE}"
    page = run(page.at)
    assert "assignment-history" in page.tables
    return page


def risks(open_page: Open, desk: Desk) -> Seen:
    """Opened, with its form and its history; the high one stands in the first line."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "risker.csv",
        "År;Processområde;Risk;Sannolikhet;Konsekvens;Befintliga åtgärder;Nya åtgärder;Ansvarig\n"
        f"2026;{cells[0]};{cells[1]};4;4;{cells[2]};{cells[3]};=D1\n"
        f"2026;{cells[3]};{cells[0]};1;1;{cells[1]};@U1;{cells[1]}\n",
    )
    page = open_page("risks", desk=desk)
    page.at.session_state["lagesbild-risk"] = f"{FORMULA}|{PICTURE}"
    page = run(page.at)
    assert "risk-history" in page.tables
    return page


def calendar(open_page: Open, desk: Desk) -> Seen:
    """The next meeting, which the first line is about, a finding of the rules, and all choices."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "kalender.csv",
        "Kalenderår;Kalenderpunkt;Slag av punkt;Avser;Nämndmöte;Ansvarig funktion;Kommentar\n"
        f"2026;{cells[0]};Delårsrapport;202603;2026-04-25;{cells[1]};{cells[2]}\n"
        f"2026;{cells[1]};Möte;;2026-03-24;{cells[3]};{cells[0]}\n",
    )
    page = open_page("calendar", desk=desk, dag="2026-02-28")
    assert "calendar-rules" in page.tables
    return page


def auditor(open_page: Open, desk: Desk) -> Seen:
    """With a unit that is named, since it has not explained its variance, and a reported month."""
    desk.loaded(
        "huvudbok_apr.csv",
        "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Belopp\n"
        "202604;+K1;5011;V4;2026-04-27;Lön;1000000,00\n",
    )
    desk.loaded("budget.csv", "Ansvar;Konto;Budget 2026\n+K1;5011;1000000,00\n")
    page = open_page("auditor", desk=desk, period="202604")
    assert "auditor-months" in page.tables
    return page


def planning(open_page: Open, desk: Desk) -> Seen:
    """This week's activity and the next decision, which the first line is about, in the picture."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "process.csv",
        "År;Variant;Delprocess;Aktivitet;Veckor;Ansvarig;Deltagare;Objekt in;Beslutas av\n"
        f"2026;Ordinarie;{cells[0]};{cells[1]};v 8–10;{cells[2]};{cells[3]};=D1;{cells[1]}\n"
        f"2026;Ordinarie;{cells[1]};;v 8;{cells[0]};@U1;{cells[0]};\n",
    )
    page = open_page("planning_process", desk=desk, dag="2026-02-28")
    assert page.words[0].startswith("**Vecka 9")
    return page


def text_questions(open_page: Open, desk: Desk) -> Seen:
    """A question of a text that is nothing but danger, one that is answered, and the table."""
    desk.loaded("budget.csv", "Ansvar;Konto;Budget 2026\n+K1;5011;6000000,00\n")
    view = View(desk.boards[BOARD], Period(2026, 2))
    cause = explanations.rules_of(view.board).causes[0]
    words = (
        f"{PICTURE} underskott om 9 mkr {FORMULA}, {NAMES['unit']}. ",
        f"{NAMES['cost_centre']} Underskott om 8 mkr {PICTURE}.",
    )
    with desk.store.change(desk.person) as change:
        explanations.explain(
            change, view, Part(department="=D1"), cause, "".join(words), Decimal(-1)
        )
    for one in text_figures.of_month(desk.store.reader(desk.person), view):
        if one.is_open and one.figure.text == "8 mkr":
            with desk.store.change(desk.person) as change:
                text_figures.answer(change, view, one, f"{FORMULA} {PICTURE}")
    page = open_page("text_questions", desk=desk)
    assert "text-figures" in page.tables
    return page


def sampled(open_page: Open, desk: Desk, **address: str) -> Seen:
    """Opened with its rows, after one of a list whose name and columns may be formulas."""
    desk.loaded(
        "huvudbok_jan.csv",
        "Period;Ansvar;Konto;Vernr;Bokföringsdatum;Text;Motpart;Belopp\n"
        f"202601;+K1;5011;{cell(FORMULA)};2026-01-27;{cell(PICTURE)};=M1;5000,00\n",
    )
    months = Filter(202601, 202602, account_group="Personal", search="", department="=D1")
    names = (FORMULA, PICTURE)
    of_list = Listed(NAMES["file"], names, (2,), ("k",), (100,), (names,), "=B", FORMULA)
    for source in (of_list, months):
        with desk.store.change(desk.person) as change:
            sampling.draw(change, BOARD, source, Wish(Method.STRATIFIED, rows=9), NAMES["unit"])
    return open_page("sampling", desk=desk, stickprov="2", **address)


def internal_control(open_page: Open, desk: Desk) -> Seen:
    """Opened, with its form and its history; the one with a remark stands in the first line."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "kontroller.csv",
        "År;Kontrollområde;Nr;Kontroll;Kontrollmål;Kontrollmoment;Ansvarig;Frekvens;"
        "Rapporteras till;Rapporteras när\n"
        f"2026;{cells[0]};=1;{cells[1]};{cells[2]};{cells[3]};=D1;månadsvis;{cells[0]};@U1\n"
        f"2026;{cells[3]};@2;{cells[0]};{cells[1]};@U1;{cells[1]};1 gång/år;;\n",
    )
    desk.loaded(
        "kontrollresultat.csv",
        "Tillfälle;Kontroll;Resultat;Kommentar;Bilaga\n"
        f"202601;{cells[1]};Mindre avvikelse;{cells[2]};{cells[0]}\n",
    )
    page = open_page("internal_control", desk=desk)
    page.at.session_state["lagesbild-control"] = f"202600|{PICTURE}"
    page = run(page.at)
    assert "control-history" in page.tables
    return page


def providers(open_page: Open, desk: Desk) -> Seen:
    """Opened, with what was found and demanded; the late one stands in the first line."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "utforare.csv",
        "År;Utförare;Driftsform;Verksamhetsområde;Avtal;Avtal från;Sannolikhet;Konsekvens\n"
        f"2020;{cells[0]};Privat;{cells[1]};{cells[2]};2010-01-01;4;4\n"
        f"2020;{cells[1]};Privat;{cells[3]};=D1;;1;1\n",
    )
    desk.loaded(
        "uppfoljningar.csv",
        "År;Utförare;Slag av uppföljning;Genomförd;Iakttagelse;Krav;Återkontroll;Diarienummer\n"
        f"2020;{cells[0]};Fokus;2020-01-02;{cells[1]};{cells[2]};2020-02-02;{cells[3]}\n"
        f"2020;{cells[1]};Fokus;2020-01-02;=D1;{cells[0]};2020-02-02;@U1\n",
    )
    page = open_page("providers", desk=desk)
    page.at.session_state["lagesbild-provider"] = FORMULA
    page = run(page.at)
    assert "provider-followups" in page.tables
    return page


def actions(open_page: Open, desk: Desk) -> Seen:
    """Opened, with its form, what it gave and its history."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "atgarder.csv",
        "År;Åtgärd;Orsak;Ansvarig;Avdelning;Effekt per månad;Från och med;Status;Beslutad av;"
        f"Avvikelse hos\n2026;{cells[0]};{cells[1]};{cells[2]};=D1;1000;202602;Beslutad;{cells[3]};"
        f"@U1\n2026;{cells[1]};{cells[0]};;;1;202603;;;\n",
    )
    desk.loaded("effekt.csv", f"Månad;Åtgärd;Uppnådd effekt\n202602;{cells[0]};900\n")
    page = open_page("actions", desk=desk)
    page.at.session_state["lagesbild-action"] = FORMULA
    page = run(page.at)
    assert {"sayings", "action-effects"} <= page.tables.keys()
    return page


def escalating(open_page: Open, desk: Desk) -> Seen:
    """A variance that goes on, opened with what has been said of who was informed."""
    desk.loaded("budget.csv", "Ansvar;Konto;Budget 2026\n+K1;5011;1200000,00\n")
    view = View(desk.boards[BOARD], Period(2026, 2))
    day = date(2026, 3, 1)
    with desk.store.change(desk.person) as change:
        for level in ("department", "administration"):
            said = Informed(level, FORMULA, day, PICTURE, day)
            escalations.inform(change, view, "unit", "@U1", Decimal(-1), said)
    page = open_page("actions", desk=desk)
    page.at.session_state["lagesbild-escalation"] = "unit:@U1"
    page = run(page.at)
    assert page.tables["escalation-sayings"].names
    return page


def priorities(open_page: Open, desk: Desk) -> Seen:
    """What is named in the first line, in the picture and in sentences of what would move it."""
    cells = [cell(one) for one in (FORMULA, PICTURE, NAMES["unit"], NAMES["account"])]
    desk.loaded(
        "forslag.csv",
        "År;Problem;Målgrupp;Åtgärd;Kostnad (kr);Svårighetsgrad;Nytta;Kostnadseffektivitet;"
        "Föreslås av\n"
        f"2027;{cells[0]};{cells[1]};{cells[0]};400000;Stor;Stor;Hög;{cells[2]}\n"
        f"2027;{cells[3]};=D1;{cells[1]};400000;Stor;Stor;Hög;@U1\n",
    )
    page = open_page("priorities", desk=desk, ram="500000")
    assert any("ryms (plats 2 blir 1)" in word for word in page.words)
    return page


def clocks(open_page: Open, desk: Desk) -> Seen:
    """What may be a formula or a picture is the kind of decision, and the names of units."""
    cells = [cell(one) for one in (FORMULA, PICTURE)]
    rows = "".join(
        f"K-{at}{each};@U1;{kind};{kind};2025-05-01;2025-05-02;2025-06-01;2025-06-02;;2025-06-03\n"
        for at, kind in enumerate(cells)
        for each in range(3)
    )
    desk.loaded(
        "tider.csv",
        "Ärendenyckel;Enhet;Slag av ärende;Slag av beslut;Anmälan inkom;Utredning inledd;"
        f"Utredning klar;Beslutat;Verkställt;Senast övervägt\n{rows}",
    )
    return open_page("clocks", desk=desk)


def steps(open_page: Open, desk: Desk) -> Seen:
    """A department's own, signed for a reason that may be a formula, with its history."""
    view = View(desk.boards[BOARD], Period(2026, 2))
    key = "summarise/=D1"
    period_steps.sign(desk.store, desk.person, view, [key], f"{FORMULA} {PICTURE}")
    page = open_page("period_steps", desk=desk, steg="report", moment="summarise")
    assert "step-history" in page.tables
    return page


def reports(open_page: Open, desk: Desk) -> Seen:
    """What somebody has written is a formula and a picture, beside all names of the figures."""
    view = View(desk.boards[BOARD], Period(2026, 2))
    with desk.store.change(desk.person) as change:
        texts.write(change, view, Kind.MONTHLY, "economy", f"{FORMULA} {PICTURE}")
    return open_page("reports", desk=desk)


def frozen(open_page: Open, desk: Desk) -> Seen:
    """A frozen round that is opened: why it was frozen is a formula and a picture."""
    view = View(desk.boards[BOARD], Period(2026, 2))
    freezing.freeze(desk.store, desk.person, view, f"{FORMULA} {PICTURE}")
    page = open_page("reports", desk=desk)
    page.at.session_state["lagesbild-frozen-round"] = "1"
    return run(page.at)


def cases(open_page: Open, desk: Desk) -> Seen:
    return open_page("cases", desk=desk)


def audit(open_page: Open, desk: Desk) -> Seen:
    desk.store.record(desk.person, Event.EXPORTED, subject=FORMULA)
    return open_page("audit", desk=desk)


def broken_upload(open_page: Open, desk: Desk) -> Seen:
    page = open_page("upload", desk=desk)
    page.at.file_uploader(key="upload").set_value((NAMES["file"], BROKEN.encode(), "text/csv"))
    return run(page.at)


def good_upload(open_page: Open, desk: Desk) -> Seen:
    page = open_page("upload", desk=desk)
    content = FILES[NAMES["file"]].replace("202602", "202603")
    page.at.file_uploader(key="upload").set_value((NAMES["file"], content.encode(), "text/csv"))
    page = run(page.at)
    page.at.text_input(key="profile-name").set_value(FORMULA)
    return run(page.at)


DOWNLOADS: dict[str, Callable[[Open, Desk], Seen]] = {
    "economy: 'ekonomi'": economy,
    "economy: 'verifikationer'": vouchers,
    "budget: 'budget'": budget,
    "budget: 'budget-dag'": budget,
    "budget_frames: 'ramar'": budget,
    "variance: 'avvikelse'": variance,
    "variance: 'periodisering'": variance,
    "forecast: 'prognos'": forecast,
    "forecast_accuracy: 'prognossakerhet-manader'": accuracy,
    "forecast_accuracy: 'prognossakerhet'": accuracy,
    "scenario: 'scenario'": scenario,
    "volumes: 'volym-och-pris'": volumes,
    "volumes: 'placeringar'": volumes,
    "income_support: 'ekonomiskt-bistand'": support,
    "grants: 'investeringar'": grants,
    "grants: 'statsbidrag'": grants,
    "goals: 'maluppfyllelse'": goals,
    "goals: 'indikatorfil'": goals,
    "indicator: 'indikator'": indicator,
    "assignments: 'uppdrag'": assignments,
    "risks: 'risker'": risks,
    "sample_shown: f'arbetspapper-stickprov-{sample.sample_id}'": sampled,
    "internal_control: 'internkontroll'": internal_control,
    "providers: 'utforare'": providers,
    "providers: 'krav-pa-utforare'": providers,
    "providers: 'uppfoljning-av-utforare'": providers,
    "actions: 'atgarder'": actions,
    "escalating: 'avvikelser-vidare'": escalating,
    "priorities: 'prioritering'": priorities,
    "priorities: 'prioritering-kanslighet'": priorities,
    "clocks: name": clocks,
    "planning_process: 'planeringsprocess'": planning,
    "planning_process: 'planeringsprocess.ics'": planning,
    "text_questions: 'text-mot-siffror'": text_questions,
    "calendar: 'kalender'": calendar,
    "calendar: 'kalender.ics'": calendar,
    "calendar: 'kalender-utkast.xlsx'": calendar,
    "period_steps: 'periodens-steg'": steps,
    "report_files: files.name_of(view, kind, ending)": reports,
    "report_files: name": reports,
    "freezing: f'fryst-{frozen.version}-{one.file_name}'": frozen,
    "cases: 'arenden'": cases,
    "audit: 'handelser'": audit,
    "auditor: 'revisorns-fragor'": auditor,
    "auditor: 'krav-pa-atgarder'": auditor,
    "codes: 'organisation'": codes,
    "codes: 'kontoplan'": codes,
    "mending: f'ratta-{plan.file_name}.xlsx'": broken_upload,
    "choices: f'{profile.name}.toml'": good_upload,
}
"""Every download that the product offers, and the page that offers it."""
WITHOUT_NAMES = ("income_support: 'ekonomiskt-bistand'",)
"""Those in which no word comes from outside."""


PAGES: dict[str, Callable[[Open, Desk], Seen]] = {
    "overview": lambda open_page, desk: open_page("overview", desk=desk),
    "economy": lambda open_page, desk: open_page("economy", desk=desk, avd="=D1", enh="@U1"),
    "variance": variance,
    "forecast": forecast,
    "forecast_accuracy": accuracy,
    "budget": budget,
    "scenario": scenario,
    "vouchers": vouchers,
    "volumes": volumes,
    "grants": grants,
    "goals": goals,
    "goals, one": partial(goals, mal="namnd-1.1"),
    "indicator": indicator,
    "assignments": assignments,
    "risks": risks,
    "sampling": sampled,
    "internal_control": internal_control,
    "providers": providers,
    "actions": actions,
    "priorities": priorities,
    "clocks": clocks,
    "calendar": calendar,
    "auditor": auditor,
    "planning_process": planning,
    "period_steps": steps,
    "text_questions": text_questions,
    "reports": reports,
    "codes": codes,
    "quality": lambda open_page, desk: open_page("quality", desk=desk),
    "loads": lambda open_page, desk: open_page("loads", desk=desk),
    "upload": broken_upload,
    "keeping a profile": good_upload,
}
"""Every page that shows what comes from files, opened where it shows it."""

OPENED = PAGES | {
    offer: opened for offer, opened in DOWNLOADS.items() if opened not in PAGES.values()
}
