"""Risks, from files to the store: what is kept, and what is refused with its row and column."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild.ingest.records import KINDS
from lagesbild.ingest.templates import LIST_SHEET, template
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "1;Boende;Avdelning;;2020-01-01;\n11;Natt;Enhet;1;2020-01-01;\n"
)
HEADER = (
    "År;Processområde;Risk;Sannolikhet;Konsekvens;Befintliga åtgärder;Nya åtgärder;Ansvarig;"
    "Avdelning;Hanteras i\n"
)
RISKS = HEADER + (
    "2025;Bemanning;Natten står tom;3;4;Jour;Fler timmar;Enhetschef;1;Målarbete\n"
    "2025;It;Avbrott;1;4 mycket allvarlig;;;;natt;Accepteras\n"
    "2025;It;Fel behörighet;Möjlig;2;;;;;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("organisation.csv", ORGANISATION)
        yield made


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_a_row_is_a_risk_at_an_assessment(desk: Desk, name: str) -> None:
    desk.loaded(name, as_workbook(RISKS) if name.endswith("xlsx") else RISKS)
    columns = "period, risk, likelihood, consequence, cost_centre, handled_in, new_measures"
    assert stored(desk, "risks", columns) == [
        (202500, "Avbrott", 1, 4, "11", "accepted", None),
        (202500, "Fel behörighet", 2, 2, None, None, None),
        (202500, "Natten står tom", 3, 4, "1", "goal_work", "Fler timmar"),
    ]
    assert desk.checks_pass()


@pytest.mark.parametrize("name", ["r.csv", "r.xlsx"])
def test_the_same_file_twice_changes_nothing(desk: Desk, name: str) -> None:
    path = desk.file(name, as_workbook(RISKS) if name.endswith("xlsx") else RISKS)
    assert [desk.load(path).status, desk.load(path).status] == ["loaded", "unchanged"]


def test_a_month_may_be_said_instead_of_a_year(desk: Desk) -> None:
    desk.loaded("r.csv", RISKS.replace("2025;", "202504;").replace("År;", "Bedömning;"))
    assert stored(desk, "risks", "distinct period") == [(202504,)]


def test_a_later_file_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("r.csv", RISKS)
    later = desk.loaded("s.csv", f"{HEADER}2025;It;Avbrott;2;4;;;;;\n")
    assert stored(desk, "risks", "risk, likelihood") == [("Avbrott", 2)]
    desk.undo(later)
    assert len(stored(desk, "risks", "risk")) == 3


WRONG = (
    ("2025;It;A;5;2;;;;;", "D2", "”5” går inte att läsa som Sannolikhet. Skriv 1, 2, 3 eller 4."),
    ("2025;It;B;2;0;;;;;", "E3", "”0” går inte att läsa som Konsekvens. Skriv 1, 2, 3 eller 4."),
    ("2025;It;C;;2;;;;;", "D4", "Sannolikhet saknas. Fyll i eller ta bort raden."),
    ("2025;It;;2;2;;;;;", "C5", "Risk saknas. Fyll i eller ta bort raden."),
    ("2025;;D;2;2;;;;;", "B6", "Processområde saknas. Fyll i eller ta bort raden."),
    ("2025;It;E;2;2;;;;99;", "I7", "Avdelning: ”99” finns inte i nämndens organisation. Rätta "
     "koden, eller lämna tomt när det gäller hela nämnden."),
    ("2025;It;F;2;2;;;;;Byrålådan", "J8", "”Byrålådan” går inte att läsa som Hanteras i."),
    ("2025;It;G;2;2;;;;1;", "", ""),
    ("2025;It;G;3;2;;;;1;", "rad 10", "Raden gäller samma sak som rad 9"),
)  # fmt: skip


def test_risks_that_cannot_be_right_are_refused_cell_by_cell(desk: Desk) -> None:
    done = desk.load(desk.file("fel.csv", HEADER + "\n".join(row for row, _, _ in WRONG) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert len(found) == len(done.problems) == len(WRONG) - 1
    for _, address, message in WRONG:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, "risks", "risk") == []


def test_a_board_without_an_organisation_is_not_asked_for_one(tmp_path: Path) -> None:
    with desk_in(tmp_path) as desk:
        desk.loaded("r.csv", f"{HEADER}2025;It;Avbrott;1;4;;;;99;\n")
        assert stored(desk, "risks", "cost_centre") == [("99",)]


def test_a_template_says_what_is_filled_in_and_which_words_may_be_chosen() -> None:
    book = load_workbook(BytesIO(template(KINDS["risks"])))
    sheet = book[LIST_SHEET]
    assert [cell.value for cell in sheet[1]] == [each.label for each in KINDS["risks"].fields]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert {rule.formula1 for rule in lists} == {
        '"1,2,3,4"', '"målarbete,egenkontroll,internkontrollplan,accepterad"',
    }  # fmt: skip
