"""Control plans and results, from files to the store: what is kept, and what is refused where."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "1;Boende;Avdelning;;2020-01-01;\n11;Natt;Enhet;1;2020-01-01;\n"
)
HEADER = (
    "År;Kontrollområde;Nr;Process/Rutin;Kontrollmål;Kontrollmoment;Ansvarig;Avdelning;"
    "Kontrollmetod;Minsta volym;Frekvens;Rapport till;När sker rapportering\n"
)
PLAN = HEADER + (
    "2025;Ekonomi;1;Arvoden;Rätt belopp;Granska;Stab;1;Stickprov;minst 20 ärenden;månadsvis;"
    "Nämnden;Årsbokslut\n"
    "2025;It;2;Loggar;;;;natt;Stickprov;10 %;3 gånger/år (april/aug/dec);;\n"
    "2025;It;3;Jäv;;;;;Totalundersökning;;1 gång/år;;\n"
    "2025;It;4;Utskott;;;;;;;Inför varje nämnd;;\n"
)
RESULT_HEADER = "Tillfälle;Kontroll;Kontrollerad den;Resultat;Granskat antal;Kommentar;Bilaga\n"
RESULTS = RESULT_HEADER + (
    "202504;1;2025-05-02;Utan anmärkning;20;;dnr 7\n"
    "202504;Loggar;;Mindre avvikelse;;En felaktig;\n"
    "202505;Arvoden;;Ej genomförd;;;\n"
)
PLANNED = "period, control, cost_centre, method, volume_number, volume_share"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("organisation.csv", ORGANISATION)
        yield made


def as_kind(name: str, text: str) -> str | bytes:
    return as_workbook(text) if name.endswith("xlsx") else text


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_plan_and_its_results_are_read_alike_and_twice_is_once(desk: Desk, ending: str) -> None:
    plan = desk.file(f"plan.{ending}", as_kind(ending, PLAN))
    results = desk.file(f"resultat.{ending}", as_kind(ending, RESULTS))
    done = [desk.load(path).status for path in (plan, results, plan, results)]
    assert done == ["loaded", "loaded", "unchanged", "unchanged"]
    assert stored(desk, "control_plan", PLANNED) == [
        (202500, "Arvoden", "1", "sample", 20, None),
        (202500, "Jäv", None, "full", None, None),
        (202500, "Loggar", "11", "sample", None, Decimal("0.1")),
        (202500, "Utskott", None, None, None, None),
    ]
    assert stored(desk, "control_plan", "control, occasions_frequency, occasions_months::varchar")[
        1:
    ] == [
        ("Jäv", "yearly", "[12]"),
        ("Loggar", "months", "[4, 8, 12]"),
        ("Utskott", "before_meetings", "[]"),
    ]
    assert stored(desk, "control_results", "period, control, result, examined, attachment") == [
        (202504, "Arvoden", "none", 20, "dnr 7"),
        (202504, "Loggar", "minor", None, None),
        (202505, "Arvoden", "not_done", None, None),
    ]
    assert desk.checks_pass()


def test_a_later_list_takes_the_place_of_its_months_and_undoing_puts_them_back(desk: Desk) -> None:
    desk.loaded("plan.csv", PLAN)
    desk.loaded("resultat.csv", RESULTS)
    later = desk.loaded("senare.csv", f"{RESULT_HEADER}202504;1;;Allvarlig avvikelse;;;\n")
    told = "period, control, result"
    assert stored(desk, "control_results", told) == [
        (202504, "Arvoden", "serious"), (202505, "Arvoden", "not_done"),
    ]  # fmt: skip
    desk.undo(later)
    assert len(stored(desk, "control_results", told)) == 3


def test_a_plan_in_the_same_workbook_counts(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(as_workbook(RESULTS)))
    book.active.title = "Resultat"
    page = book.create_sheet("Plan", 0)
    for line in PLAN.splitlines():
        page.append(line.split(";"))
    book.save(tmp_path / "allt.xlsx")
    done = desk.load(tmp_path / "allt.xlsx")
    assert (done.status, done.problems) == ("loaded", ())


WRONG_PLAN = (
    ("2025;It;1;A;;;;;Stickprov;några;månadsvis;;", "J2", "Minsta volym: ”några” går inte att läsa."
     " Skriv ett antal eller en andel, som 5 ärenden eller 10 %."),
    ("2025;It;2;B;;;;;;;ibland;;", "K3", "Frekvens: ”ibland” går inte att läsa. Skriv månadsvis"),
    ("2025;It;3;C;;;;;;;2 gånger/år (april, 13);;", "K4", "Frekvens: ”2 gånger/år (april, 13)”"),
    ("2025;It;4;D;;;;;;;3 gånger/år;;", "K5", "Frekvens: ”3 gånger/år” säger 3 gånger men har 0"),
    ("2025;It;5;E;;;;99;;;månadsvis;;", "H6", "Avdelning: ”99” finns inte i nämndens"),
    ("2025;It;6;F;;;;;På känn;;månadsvis;;", "I7", "”På känn” går inte att läsa som Kontrollmetod"),
    ("2025;It;7;G;;;;;;;;;", "K8", "Frekvens saknas. Fyll i eller ta bort raden."),
    ("2025;It;8;H;;;;;;;månadsvis;;", "", ""),
    ("2025;It;9;H;;;;;;;årligen;;", "rad 10", "Raden gäller samma sak som rad 9 (år, kontroll)"),
    ("2025;It;8;I;;;;;;;årligen;;", "D11", "Kontroll är ett annat än på rad 9, som också hör till"),
    ("2025;;10;J;;;;;;;årligen;;", "B12", "Kontrollområde saknas. Fyll i eller ta bort raden."),
)  # fmt: skip
WRONG_RESULTS = (
    ("202513;1;;Utan anmärkning;;;", "A2", "Perioden är ingen månad. Skriv ÅÅÅÅMM"),
    ("202504;1;;Sådär;;;", "D3", "”Sådär” går inte att läsa som Resultat. Skriv utan anmärkning"),
    ("202504;Arvode;;Utan anmärkning;;;", "B4", "Kontrollen ”Arvode” finns inte i årets "
     "internkontrollplan. Menas ”Arvoden”?"),
    ("202404;Loggar;;Utan anmärkning;;;", "B5", "Kontrollen ”Loggar” finns inte i någon "
     "internkontrollplan för året."),
    ("202506;1;;;;;", "D6", "Resultat saknas. Fyll i eller ta bort raden."),
    ("202507;1;;Utan anmärkning;några;;", "E7", "Granskat antal: ”några” går inte att läsa."),
    ("202508;1;i går;Utan anmärkning;;;", "C8", "”i går” är inte ett datum"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("header", "wrong"), [(HEADER, WRONG_PLAN), (RESULT_HEADER, WRONG_RESULTS)]
)
def test_what_cannot_be_right_is_refused_cell_by_cell(
    desk: Desk, header: str, wrong: tuple[tuple[str, str, str], ...]
) -> None:
    desk.loaded("plan.csv", PLAN)
    before = stored(desk, "control_plan", PLANNED)
    done = desk.load(desk.file("fel.csv", header + "\n".join(row for row, _, _ in wrong) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    expected = {address: message for _, address, message in wrong if address}
    assert {at: found[at][: len(message)] for at, message in expected.items()} == expected
    assert found.keys() == expected.keys()
    assert stored(desk, "control_plan", PLANNED) == before
    assert stored(desk, "control_results", "period") == []
