"""Each board's calendar as its own document has it.

Göteborg Nordost's for 2023 is complete to the day; Uppsala omsorgsnämnd's for 2026 has months. The
others say which periods are reported and not when, so their things have no time. What is not
printed is said to be assumed in the comment of its row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.demo.generator import files
from data.demo.generator.files import Cell, Export, Sheet

HEADER = ("Kalenderår", "Kalenderpunkt", "Slag av punkt", "Avser period", "Hanteras som",
          "Mötesdag", "Mötesmånad", "Underlag klart", "Ansvarig", "Till nämnden", "Till KS/KF",
          "Till stadsledningskontoret", "Kommentar")  # fmt: skip
MONTHS = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
          "oktober", "november", "december")  # fmt: skip
MONTHLY, THIRDS, INTERIM, ANNUAL = "Månadsrapport", "Tertialrapport", "Delårsrapport", "Årsrapport"
FORECAST, CONTROL, RISKS, PLAN = "Prognos", "Internkontroll", "Riskbild", "Plan eller budget"
OTHER, THEME = "Annan uppföljning", "Temadag"
DECISION, INFORMATION = "Beslutsärende", "Informationsärende"


@dataclass(frozen=True)
class Point:
    """A thing on a calendar. `meets` is a day (2023-02-28), a month (202605) or nothing yet."""

    item: str
    kind: str
    about: int | None = None
    meets: str = ""
    handled: str = ""
    responsible: str = ""
    to_board: bool = True
    to_executive_board: bool = False
    to_city_office: bool = False
    comment: str = ""


def month(code: int) -> str:
    """ "mars", of 202303."""
    return MONTHS[code % 100 - 1]


def export(
    year: int,
    points: Iterable[Point],
    *,
    suffix: str = "csv",
    encoding: str = "utf-8",
    delimiter: str = ";",
) -> Export:
    """A year's calendar as a list, in the form that the board's other files have."""
    name, rows = f"kalender_{year}.{suffix}", _rows(year, points)
    if suffix == "xlsx":
        cells: list[list[Cell]] = [[cell or None for cell in row] for row in rows]
        return Export(name, files.workbook(Sheet("Kalender", (), HEADER, cells)))
    content = files.delimited(HEADER, rows, encoding=encoding, delimiter=delimiter)
    return Export(name, content)


def _rows(year: int, points: Iterable[Point]) -> list[tuple[str, ...]]:
    return [
        (
            str(year), one.item, one.kind, str(one.about or ""), one.handled,
            one.meets if "-" in one.meets else "", "" if "-" in one.meets else one.meets, "",
            one.responsible, _said(one.to_board), _said(one.to_executive_board),
            _said(one.to_city_office), one.comment,
        )
        for one in points
    ]  # fmt: skip


def _said(yes: bool) -> str:
    return "Ja" if yes else "Nej"


OFFICE, BOARD = "Förvaltningen", "Nämnden"
_INCLUDED = "Ingår i delårsbokslutet och står inte som egen rad i tabellen."
NORDOST_MEETINGS = (
    # A report's month, its meeting, and whether a forecast or an interim report is made of it.
    (1, "2023-02-28", ""),
    (2, "2023-03-28", FORECAST),
    (3, "2023-04-25", INTERIM),
    (4, "2023-05-30", ""),
    (5, "2023-06-20", FORECAST),
    (8, "2023-09-26", INTERIM),
    (9, "2023-10-24", ""),
    (10, "2023-11-28", FORECAST),
    (11, "2023-12-12", ""),
)
"""No report of June, July or December; that of the year is decided later."""
TO_CITY_OFFICE = (2, 3, 4, 5, 8, 9, 10, 11, 12)
"""Every month but January, June and July."""


def nordost() -> Iterator[Point]:
    """The time plan of 2023, the table of follow-ups, and the reports to the city's office."""
    yield Point("Beslut om budget", PLAN, meets="2023-01-02", handled=DECISION, responsible=BOARD)
    for day in ("2023-02-16", "2023-02-17"):
        yield Point("Temadagar, verksamhetsplan med mera", THEME, meets=day)
    decided = (
        ("Beslut om verksamhetsplan", PLAN),
        ("Beslut om samlad riskbild", RISKS),
        ("Beslut om intern kontrollplan", CONTROL),
    )
    for item, kind in decided:
        yield Point(item, kind, meets="2023-02-28", handled=DECISION, responsible=BOARD,
                    comment="Ska vara beslutat senast i februari.")  # fmt: skip
    yield Point("Temanämnd, verksamhetsnomineringar", THEME, meets="2023-03-14")
    yield Point("Beslut om verksamhetsnomineringar", PLAN, meets="2023-04-25", handled=DECISION,
                responsible=BOARD, comment="Underlag till budget 2024.")  # fmt: skip
    yield Point("Temadag kring budget", THEME, meets="2023-11-14")
    yield Point("Beslut om budget 2024", PLAN, meets="2023-12-12", handled=DECISION,
                responsible=BOARD)  # fmt: skip
    for number, day, what in NORDOST_MEETINGS:
        yield from _nordost_reports(202300 + number, day, what)
    yield Point("Genomförd internkontroll 2023", CONTROL, meets="2023-11-28", responsible=OFFICE)
    yield Point("Årsrapport 2023", ANNUAL, 202312, responsible=OFFICE, to_executive_board=True,
                comment="Beslutas senare.")  # fmt: skip
    for number in TO_CITY_OFFICE:
        yield Point("Ekonomirapport till stadsledningskontoret", OTHER, 202300 + number,
                    responsible=OFFICE, to_board=False, to_city_office=True,
                    comment="Nämnden hålls informerad.")  # fmt: skip


def _nordost_reports(period: int, day: str, what: str) -> Iterator[Point]:
    """An interim report has its forecast in it; that per May is the office's own."""
    name = month(period)
    by_board = name != "maj"
    if what == INTERIM:
        yield Point(f"Delårsbokslut {name}", INTERIM, period, day, responsible=OFFICE,
                    to_executive_board=True)  # fmt: skip
        yield Point(f"Prognos per {name}", FORECAST, period, day, responsible=OFFICE,
                    to_executive_board=True, comment=_INCLUDED)  # fmt: skip
        return
    if what == FORECAST:
        yield Point(f"Prognos per {name}", FORECAST, period, day,
                    DECISION if by_board else "", BOARD if by_board else OFFICE,
                    to_executive_board=by_board)  # fmt: skip
    yield Point(f"Månadsrapport per {name}", MONTHLY, period, day, responsible=OFFICE)


_NEXT_FEBRUARY = "Antaget att februari är i 2027, eftersom den avser året."
_WITH_PLAN = "Samlat ärende med uppföljning av verksamhetsplan."
_PER_TEXT = "Texten säger per {} men tabellen bara månaden då det redovisas."


def uppsala_care() -> Iterator[Point]:
    """Table 1 of 2026, row by row; periods are those that the text above it names."""
    contracts = "Avtals- och uppdragsuppföljningar"
    reported = "Återrapporteras med delårsuppföljningarna och i en samlad analys i årsbokslutet."
    for when in ("202605", "202609"):
        yield Point(contracts, OTHER, meets=when, comment=reported)
    yield Point(contracts, OTHER, meets="202702", comment=f"{reported} {_NEXT_FEBRUARY}")
    yield Point("Brukarundersökningar", OTHER, None, "202611", INFORMATION,
                comment="Resultatet av Socialstyrelsens brukarundersökning.")  # fmt: skip
    for when in ("202603", "202606", "202609"):
        yield Point("Ej verkställda beslut", OTHER, None, when, DECISION)
    for about, when in ((202603, "202605"), (202608, "202609")):
        said = _PER_TEXT.format(month(about))
        yield Point("Ekonomiskt delårsbokslut", INTERIM, about, when, DECISION,
                    comment=f"{_WITH_PLAN} {said}")  # fmt: skip
        yield Point("Helårsprognos", FORECAST, about, when, DECISION,
                    comment=f"Fastställs vid delårsbokslut per {month(about)}.")  # fmt: skip
    yield Point("Ekonomiskt helårsbokslut", ANNUAL, 202612, "202702", DECISION,
                comment=f"{_WITH_PLAN} {_NEXT_FEBRUARY}")  # fmt: skip
    for when in ("202603", "202605", "202606", "202608", "202610", "202612"):
        yield Point("Ekonomiskt månadsbokslut", MONTHLY, None, when, DECISION,
                    comment="Görs inte för januari eller juni. Tabellen säger inte vilken månad "
                    "det avser.")  # fmt: skip
    yield Point("Fastighet och lokalförsörjning", OTHER, None, "202605", INFORMATION,
                comment="Lägesrapport.")  # fmt: skip
    yield Point("Fastighet och lokalförsörjning", PLAN, None, "202611", DECISION,
                comment="Planen fastställs.")  # fmt: skip
    yield Point("Kompetensförsörjning", OTHER, None, "202609", INFORMATION,
                comment="Uppföljning av sjukfrånvaro och kompetensförsörjning. "
                "Medarbetarundersökningen görs sent på året.")  # fmt: skip
    for when in ("202606", "202609", "202612"):
        yield Point("Internkontroll", CONTROL, None, when, DECISION,
                    comment="Uppföljning av internkontrollplanen.")  # fmt: skip
    yield Point("Kvalitetsberättelse", OTHER, None, "202702", DECISION,
                comment=f"Det systematiska kvalitetsarbetet i egen regi. {_NEXT_FEBRUARY}",
                )  # fmt: skip
    yield Point("Patientsäkerhetsberättelse", OTHER, None, "202702", DECISION,
                comment=f"Beslutas senast den 1 mars. {_NEXT_FEBRUARY}")  # fmt: skip
    yield Point("Statliga medel", OTHER,
                comment="Information lämnas vid månads- och delårsbokslut och när budget och "
                "verksamhetsplan fastställs.")  # fmt: skip
    for about, when in ((202604, "202605"), (202608, "202609")):
        yield Point("Uppföljning av verksamhetsplan", INTERIM, about, when, DECISION,
                    comment="Delårsuppföljning.")  # fmt: skip
    yield Point("Uppföljning av verksamhetsplan", ANNUAL, 202612, "202702", DECISION,
                comment=f"Årsbokslut. {_NEXT_FEBRUARY}")  # fmt: skip
    yield Point("Program för full delaktighet", OTHER, responsible="Programansvarig",
                to_city_office=True,
                comment="Uppföljning och aktualitetsbedömning lämnas till kommunledningskontoret. "
                "Tiden är inte sagd.")  # fmt: skip


def uppsala_social() -> Iterator[Point]:
    """The follow-ups of plan and control per April and August and of the year 2024."""
    for about, kind in ((202404, THIRDS), (202408, INTERIM), (202412, ANNUAL)):
        per = "verksamhetsåret" if kind == ANNUAL else month(about)
        decided = about == 202404
        handled = DECISION if decided else ""
        said = "" if decided else "Tiden är inte sagd."
        yield Point(f"Uppföljning av verksamhetsplan per {per}", kind, about, "", handled, "Stab",
                    to_executive_board=decided,
                    comment=said or "Överlämnas till kommunstyrelsen. Tjänsteskrivelsen är från "
                    "2024-05-14, mötets dag är inte sagd.")  # fmt: skip
        yield Point(f"Uppföljning av internkontrollplan per {per}", CONTROL, about, "", handled,
                    "Stab", comment=said)  # fmt: skip


def motala() -> Iterator[Point]:
    """The three written reports of an ordinary year, two of them with a forecast."""
    responsible = "Förvaltning och verksamhet"
    told = "Till nämnden, styrelsen och fullmäktige. Tiden är inte sagd."
    for name, kind, about in (
        ("Tertialrapport", THIRDS, 202304),
        ("Delårsrapport", INTERIM, 202309),
        ("Årsredovisning", ANNUAL, 202312),
    ):
        yield Point(f"{name} till och med {month(about)}", kind, about, "", DECISION, responsible,
                    to_executive_board=True, comment=told)  # fmt: skip
        if kind != ANNUAL:
            yield Point(f"Årsprognos per {month(about)}", FORECAST, about, "", DECISION,
                        responsible, to_executive_board=True,
                        comment=f"Ingår i {name.lower()}en.")  # fmt: skip


def sodertalje() -> Iterator[Point]:
    """What the plan for 2023 says of reporting: goals monthly, control in the annual accounts."""
    for number in range(1, 13):
        yield Point("Uppföljning av nämndmålen", OTHER, 202300 + number,
                    responsible="Socialkontoret",
                    comment="Sker varje månad. Tiden är inte sagd.")  # fmt: skip
    yield Point("Årsbokslut", ANNUAL, 202312, responsible="Socialkontoret", to_executive_board=True,
                comment="Här redovisas fokusområden och uppdrag. Tiden är inte sagd.")  # fmt: skip
    yield Point("Rapportering av internkontrollplanen", CONTROL, 202312,
                responsible="Socialkontoret", comment="Sker i årsbokslutet.")  # fmt: skip
    yield Point("Kvalitetsarbetet under året", OTHER, 202312,
                responsible="Socialkontorets ledningsgrupp",
                comment="Dokumenteras varje år. Tiden är inte sagd.")  # fmt: skip
