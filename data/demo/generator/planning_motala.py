"""The planning process of Motala, in an ordinary year and in one with general elections.

From its guidelines, appendix 1 and 2: the sub-processes, the activities with their names, weeks,
functions and objects, and what a year of elections decides when. Written anew are the comments. A
time that the guidelines do not print is said to be assumed in the comment of its row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data.demo.generator import files
from data.demo.generator.files import Cell, Export, Sheet

YEARS = (2022, 2023)
"""A year with general elections, and an ordinary one."""
HEADER = ("Processår", "Variant", "Delprocess nr", "Delprocess", "Aktivitet", "Veckor", "Ansvarig",
          "Deltagare", "Objekt in", "Objekt ut", "Beslutas av", "Kommentar")  # fmt: skip
_SUPPORT = "Stödfunktioner HR, ekonomi, controller"
_LEADERS = "Verksamhetschefer, stödfunktioner HR, ekonomi, controller"
_LEADER = "Verksamhetschef, stödfunktioner HR, ekonomi, controller"
_OTHERS = "och andra berörda stödfunktioner"
_DIRECTOR, _CHIEF, _ECONOMIST = "Kommundirektör", "Förvaltningschef", "Ekonomichef"
_KS, _KF, _BOARD = "Kommunstyrelsen", "Kommunfullmäktige", "Nämnd"
_LEAD = "Processledare planeringsprocessen"
_UNTIL_WEEK_25 = 4
"""The sub-process that a year of elections leaves in week 25."""


@dataclass(frozen=True)
class Activity:
    """A row; without a name it is the whole sub-process. `decides` is who, of a decision."""

    name: str
    weeks: str
    responsible: str = ""
    participants: str = ""
    decides: str = ""
    comment: str = ""
    object_in: str = ""
    object_out: str = ""


@dataclass(frozen=True)
class SubProcess:
    order: int
    name: str
    activities: tuple[Activity, ...]


def _whole(weeks: str, object_in: str, object_out: str, comment: str = "") -> Activity:
    return Activity("", weeks, comment=comment, object_in=object_in, object_out=object_out)


_CONDITIONS = (
    "Tidplan och anvisningar; ekonomiska förutsättningar; statistik och information för analys"
)
_ANALYSIS = "Sammanfattad analys; tydliggjorda möjligheter och behov av prioriterade förändringar"
_OPINION = "Yttrande om nämndens eller styrelsens prioriteringar"
_DIRECTION = (
    "Beslut om övergripande resursfördelning; inriktning för det kommande årets verksamhetsplan"
)

_START = SubProcess(1, "Starta upp", (
    _whole("v 48–5", "Beslutad process", _CONDITIONS),
    Activity("Utvärdera föregående års process", "v 48–49", _LEAD, _LEADERS),
    Activity("Fastställa årets tidplan och anvisningar", "v 50", _LEAD, _SUPPORT),
    Activity("Fastställa preliminära ramar och ekonomiska parametrar", "v 51–52", _ECONOMIST,
             "Kommundirektör, förvaltningschefer"),
    Activity("Startmöte", "v 4", _CHIEF, _LEADERS),
    Activity("Tillgängliggöra insamlad statistik och information", "v …–5",
             "Framgår av detaljerade anvisningar", comment="Samlas in löpande under året."),
))  # fmt: skip
_ANALYSE = SubProcess(2, "Analysera", (
    _whole("v 6–11", _CONDITIONS, _ANALYSIS),
    Activity("Genomföra analys av nuläge och framtid", "v 6–9", "Verksamhetschef",
             f"{_SUPPORT} {_OTHERS}"),
    Activity("Kvalitetssäkra och sammanfatta verksamhetsanalys inför nämnden", "v 10–11", _CHIEF,
             f"{_LEADER} {_OTHERS}"),
))  # fmt: skip
_WITHIN_BOARD = SubProcess(3, "Prioritera inom nämnd", (
    _whole("v 12–16", _ANALYSIS, _OPINION),
    Activity("Genomföra strategidiskussion i nämnd", "v 12", _CHIEF),
    Activity("Avväga strategidiskussionen med avseende på behov och anpassning", "v 12–13",
             "Förvaltningschef och ordförande"),
    Activity("Bereda förslag till yttrande", "v 13–15", _CHIEF),
    Activity("Yttrande från nämnd/styrelsen", "v 16", "Nämnden/styrelsen",
             decides="Nämnden/styrelsen"),
))  # fmt: skip
_BEFORE_WEEK_25 = (
    Activity("Sammanställa och analysera nämndernas yttranden", "v 17–19", _DIRECTOR,
             "Processledare inom HR, ekonomi, IT, lokalförsörjning med flera"),
    Activity("Uppdatera ekonomiska förutsättningar", "v 18", _ECONOMIST,
             comment="Reviderad befolkningsprognos och skatteprognos."),
    Activity("Genomföra prioriteringsforum", "v 20", _DIRECTOR, "Förvaltningschef och ordförande",
             comment="Majoritet och opposition var för sig."),
    Activity("Bereda förslag till Mål och Resursplan", "v 22–23", _DIRECTOR,
             "Förvaltningschef och ordförande"),
)  # fmt: skip
_OVERALL = "Prioritera och besluta kommunövergripande"
_DECIDE = SubProcess(_UNTIL_WEEK_25, _OVERALL, (
    _whole("v 17–46", _OPINION, "Beslut om Mål och Resursplan samt Finansplan"),
    *_BEFORE_WEEK_25,
    Activity("Besluta om Mål och Resursplan (MoR) i kommunstyrelsen", "v 25", _KS, decides=_KS),
    Activity("Besluta om Mål och Resursplan (MoR) i kommunfullmäktige", "v 34", _KF, decides=_KF),
    Activity("Uppdatera ekonomiska förutsättningar", "v 39", _ECONOMIST,
             comment="Reviderad skatteprognos."),
    Activity("Besluta om Finansplan i kommunstyrelsen", "v 43", _KS, decides=_KS),
    Activity("Besluta om Finansplan i kommunfullmäktige", "v 46", _KF, decides=_KF),
))  # fmt: skip
_MEETING_TO_START = Activity(
    "Genomföra uppstartsmöte för övergripande planering per förvaltning", "v 23–24", _CHIEF, _LEADER
)
_PLAN = SubProcess(5, "Planera övergripande", (
    _whole("v 23–42", "MoR", _DIRECTION),
    _MEETING_TO_START,
    Activity("Bereda förslag till inriktning verksamhetsplan, övergripande resursfördelning samt "
             "taxor", "v 25–37", _CHIEF, _LEADER),
    Activity("Besluta om taxor inom nämndens ansvarsområde", "v 38", _BOARD, decides=_BOARD),
    Activity("Genomföra riskanalys internkontroll", "v 40–42", _CHIEF, _LEADER),
    Activity("Besluta om inriktning verksamhetsplan samt resursfördelning", "v 42", _BOARD,
             decides=_BOARD),
))  # fmt: skip
_DETAIL = SubProcess(6, "Detaljplanera", (
    _whole("v 43–52", _DIRECTION, "Detaljerad verksamhetsplan och budget per enhet"),
    Activity("Upprätta verksamhetsplan och budget per enhet", "v 43–52", "Enhetschef", _SUPPORT),
    Activity("Informera nämnd om riskanalys och förslag till internkontrollplan", "v 46", _CHIEF),
    Activity("Bereda förslag till nämndens Mål och Resursplan, Verksamhetsplan och "
             "Internkontrollplan", "v 46–47", _BOARD),
    Activity("Genomföra facklig samverkan", "v 46–47", _CHIEF),
    Activity("Fatta beslut i nämnd om MoR, Verksamhetsplan samt Internkontrollplan", "v 50", _BOARD,
             decides=_BOARD),
    Activity("Stämma av och godkänna planeringen i beslutstödssystemet", "v 52",
             "Stödfunktioner ekonomi, controller"),
))  # fmt: skip

ORDINARY = (_START, _ANALYSE, _WITHIN_BOARD, _DECIDE, _PLAN, _DETAIL)


def election(year: int) -> tuple[SubProcess, ...]:
    """As usual until week 25, then what appendix 2 decides instead, into the year after."""
    after = year + 1
    new_ks, new_kf = "Nyvalda kommunstyrelsen", "Nyvalda kommunfullmäktige"
    resumed = (
        _whole("v 17–25", _OPINION, "Preliminärt beslut om Mål och Resursplan",
               "Stannar av efter vecka 25 och återupptas efter valet."),
        *_BEFORE_WEEK_25,
        Activity("Besluta preliminärt om Mål och Resursplan (MoR) i kommunstyrelsen", "v 25", _KS,
                 decides=_KS, comment="Bekräftas inte i kommunfullmäktige vecka 34."),
        Activity("Återuppta prioriteringen efter valet", "september–oktober",
                 comment="Utgår från förvaltningarnas och nämndernas underlag från våren. Tiden är "
                 "antagen: mellan valet och beslutet i kommunstyrelsen."),
        Activity("Besluta om Mål och Resursplan (MoR) i nyvalda kommunstyrelsen", "oktober", new_ks,
                 decides=new_ks),
        Activity("Besluta om Mål och Resursplan (MoR) i nyvalda kommunfullmäktige", "november",
                 new_kf, decides=new_kf, comment="Något eget beslut om Finansplan fattas inte."),
    )  # fmt: skip
    return (
        _START,
        _ANALYSE,
        _WITHIN_BOARD,
        replace(_DECIDE, activities=resumed),
        replace(_PLAN, activities=(_MEETING_TO_START,)),
        SubProcess(7, "Översyn av ledningssystemet", (
            Activity("Påbörja översynen av ledningssystemet", "januari–mars", _DIRECTOR,
                     comment="Görs inför varje ny mandatperiod."),
            Activity("Besluta om revideringar i kommunstyrelsen", "juni", _KS, decides=_KS),
            Activity("Besluta om revideringar i kommunfullmäktige", "augusti", _KF, decides=_KF),
        )),
        SubProcess(8, "Resursfördelning efter valet", (
            Activity("Besluta om resursfördelningen per nämnd", f"januari {after}",
                     "Nyvalda nämnder", decides="Nyvalda nämnder"),
        )),
        SubProcess(9, "Mål för mandatperioden", (
            Activity("Påbörja arbetet med inriktning och mål i en tillfällig beredning", "november",
                     "Tillfällig beredning", comment="Beredningen utses av kommunfullmäktige."),
            Activity("Anpassa verksamhetsplaner till den nya inriktningen",
                     f"november–mars {after}", "Förvaltningarna",
                     comment="Tiden är antagen: samtidigt som beredningen arbetar."),
            Activity("Besluta om inriktning och mål i kommunstyrelsen", f"senast februari {after}",
                     _KS, decides=_KS),
            Activity("Besluta om inriktning och mål i kommunfullmäktige", f"senast mars {after}",
                     _KF, decides=_KF),
            Activity("Fastställa förvaltningarnas verksamhetsplaner i nya nämnder",
                     f"april {after}", "Nya nämnder", decides="Nya nämnder"),
        )),
    )  # fmt: skip


def exports() -> Iterator[Export]:
    """A list for each year with both variants, so that either can be shown."""
    for year in YEARS:
        rows = [
            *_rows(year, "Ordinarie", ORDINARY),
            *_rows(year, "Valår", election(year)),
        ]
        sheet = Sheet("Planeringsprocess", (), HEADER, rows,
                      widths=(10, 10, 13, 38, 60, 20, 30, 44, 44, 44, 26, 44))  # fmt: skip
        yield Export(f"planeringsprocess_{year}.xlsx", files.workbook(sheet))


def _rows(year: int, variant: str, processes: tuple[SubProcess, ...]) -> Iterator[list[Cell]]:
    for process in processes:
        for one in process.activities:
            cells = (str(year), variant, str(process.order), process.name, one.name, one.weeks,
                     one.responsible, one.participants, one.object_in, one.object_out, one.decides,
                     one.comment)  # fmt: skip
            yield [cell or None for cell in cells]
