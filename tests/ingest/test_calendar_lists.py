"""Calendars, from files to the store: what is kept, and what is refused with its row and column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lagesbild import calendar_files, cycle
from lagesbild.ingest.records import KINDS
from lagesbild.ingest.templates import LIST_SHEET, template
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import BOARD, Desk

HEADER = (
    "År;Kalenderpunkt;Slag av punkt;Avser;Ärendetyp;Nämndmöte;Månad;Underlag klart senast;"
    "Ansvarig funktion;Till nämnd;Till KS;Till KLK;Kommentar\n"
)
CALENDAR = HEADER + (
    "2023;Delårsbokslut;Delårsbokslut;202308;Beslut;2023-09-26;;2023-09-12;Ekonomichef;;Ja;Nej;\n"
    "2023;Personal;Annan uppföljning;;Informationsärende;;2023-05;;;ja;;;Lägesrapport\n"
    "2023;Årsrapport;Årsredovisning;202312;;;;;;;x;;Beslutas senare\n"
    "2023;Rapport till kontoret;Uppföljning;202302;;;;;;Nej;;Ja;\n"
    "2023;Rapport till kontoret;Uppföljning;202303;;;;;;Nej;;Ja;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", ["k.csv", "k.xlsx"])
def test_a_row_is_a_thing_on_a_years_calendar(desk: Desk, name: str) -> None:
    path = desk.file(name, as_workbook(CALENDAR) if name.endswith("xlsx") else CALENDAR)
    assert [desk.load(path).status, desk.load(path).status] == ["loaded", "unchanged"]
    columns = "item, item_kind, about, handled_as, meets_on, meets_in, ready_by"
    assert stored(desk, "calendar", columns) == [
        ("Delårsbokslut", "interim_report", 202308, "decision", date(2023, 9, 26), 202309,
         date(2023, 9, 12)),
        ("Personal", "other_follow_up", None, "information", None, 202305, None),
        ("Rapport till kontoret", "other_follow_up", 202302, None, None, None, None),
        ("Rapport till kontoret", "other_follow_up", 202303, None, None, None, None),
        ("Årsrapport", "annual_report", 202312, None, None, None, None),
    ]  # fmt: skip
    columns = "item, to_board, to_executive_board, to_city_office"
    assert stored(desk, "calendar", f"distinct {columns}") == [
        ("Delårsbokslut", True, True, False),
        ("Personal", True, False, False),
        ("Rapport till kontoret", False, False, True),
        ("Årsrapport", True, True, False),
    ]
    assert desk.checks_pass()


def test_a_later_file_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("k.csv", CALENDAR)
    later = desk.loaded("l.csv", f"{HEADER}2023;Delårsbokslut;Möte;;;2023-09-19;;;;;;;\n")
    reader, board = desk.store.reader(desk.person), desk.boards[BOARD]
    day = date(2023, 9, 1)
    assert [row.meets_on for row in cycle.due(reader, board, day)] == [date(2023, 9, 19)]
    desk.undo(later)
    assert len(cycle.due(reader, board, day)) == 5


WRONG = (
    ("2023;A;Kafferast;;;;;;;;;;", "C2", "”Kafferast” går inte att läsa som Slag av punkt."),
    ("2023;;Möte;;;;;;;;;;", "B3", "Kalenderpunkt saknas. Fyll i eller ta bort raden."),
    (";B;Möte;;;;;;;;;;", "A4", "Kalenderår saknas. Fyll i året."),
    ("2023;C;Möte;mars;;;;;;;;;", "D5", "”mars” är inte en period."),
    ("2023;D;Möte;;;2023-02-30;;;;;;;", "F6", "”2023-02-30” är inte ett datum."),
    ("2023;E;Möte;;;;202313;;;;;;", "G7", "Perioden är ingen månad."),
    ("2023;F;Möte;;;;;;;;kanske;;", "K8", "”kanske” går inte att läsa som Till KS/KF."),
    ("2023;G;Möte;;;2023-02-03;;;;;;;", "", ""),
    ("2023;G;Prognos;;;2023-02-03;;;;;;;", "rad 10", "Raden gäller samma sak som rad 9"),
    ("2023;G;Möte;;;2023-02-04;;;;;;;", "", ""),
)


def test_what_cannot_be_right_is_refused_cell_by_cell(desk: Desk) -> None:
    done = desk.load(desk.file("fel.csv", HEADER + "\n".join(row for row, _, _ in WRONG) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert len(found) == len(done.problems) == len([row for row in WRONG if row[1]])
    for _, address, message in WRONG:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, "calendar", "item") == []


def test_a_template_has_the_fields_and_the_words_to_choose() -> None:
    sheet = load_workbook(BytesIO(template(KINDS["calendar"])))[LIST_SHEET]
    assert [cell.value for cell in sheet[1]] == [each.label for each in KINDS["calendar"].fields]


def test_next_years_draft_is_loaded_as_it_is(desk: Desk) -> None:
    """26 September 2023 is a Tuesday; so is 24 September 2024."""
    desk.loaded("k.csv", CALENDAR)
    reader, board = desk.store.reader(desk.person), desk.boards[BOARD]
    rows = cycle.due(reader, board, date(2023, 9, 1))
    desk.loaded("utkast.xlsx", calendar_files.next_year(rows, 2023))
    assert cycle.years(reader, board) == [2024, 2023]
    found = {row.key: row for row in cycle.due(reader, board, date(2024, 9, 1)) if row.year == 2024}
    assert len(found) == len(rows)
    interim = found["2024|Delårsbokslut|202408|2024-09-24|202409"]
    assert (interim.ready_by, interim.handled_as) == (date(2024, 9, 10), "decision")
    assert (interim.to_board, interim.to_executive_board) == (True, True)
    assert found["2024|Personal|None|None|202405"].comment == "Lägesrapport"
