"""Lists of statutory times: loaded from text and workbook, twice, replaced, refused by row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.caseload import identity_number
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import Desk

HEADER = (
    "Ärendenyckel;Enhet;Slag av ärende;Slag av beslut;Anmälan inkom;Utredning inledd;"
    "Beslut att inte inleda;Utredning klar;Beslutat;Verkställt;Senast övervägt;Vården avslutad\n"
)
ROWS = (
    "Ä-1;11;Barn och unga;Kontaktfamilj;2023-12-20;2024-01-03;;2024-02-29;2024-03-01;;;\n"
    "Ä-2;11;Barn och unga;;2024-01-10;;2024-01-12;;;;;\n"
    "Ä-3;11;Barn och unga;;;;;;;;2023-08-31;2024-02-29\n"
)
DAYS = "report_received_on::varchar, inquiry_opened_on::varchar, care_ended_on::varchar"
READ = [
    ("2023-12-20", "2024-01-03", None),
    ("2024-01-10", None, None),
    (None, None, "2024-02-29"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


def test_a_text_and_a_workbook_are_read_alike(desk: Desk) -> None:
    desk.loaded("tider.csv", HEADER + ROWS)
    assert stored(desk, "case_events", DAYS) == sorted(READ, key=lambda row: row[0] or "9")
    path = desk.folder / "tider.xlsx"
    path.write_bytes(as_workbook(HEADER + ROWS))
    assert desk.load(path).status == "loaded"
    assert len(stored(desk, "case_events", DAYS)) == 3
    assert desk.checks_pass()


def test_the_same_list_twice_changes_nothing(desk: Desk) -> None:
    first = desk.load(desk.file("tider.csv", HEADER + ROWS))
    before = stored(desk, "case_events", f"person, {DAYS}")
    again = desk.load(desk.file("samma.csv", HEADER + ROWS))
    assert (first.status, again.status) == ("loaded", "unchanged")
    assert stored(desk, "case_events", f"person, {DAYS}") == before


def test_a_later_list_takes_the_place_of_the_one_before(desk: Desk) -> None:
    desk.loaded("tider.csv", HEADER + ROWS)
    later = desk.loaded("senare.csv", HEADER + ROWS.splitlines()[1] + "\n")
    assert len(stored(desk, "case_events", "person")) == 1
    desk.undo(later)
    assert len(stored(desk, "case_events", "person")) == 3


@pytest.mark.parametrize(
    ("row", "address", "words"),
    [
        ("Ä-9;11;Barn;;2024-01-10;2024-01-09;;;;;;", "F2", "Utredning inledd ligger före anmälan"),
        ("Ä-9;11;Barn;;2024-01-10;;2024-01-09;;;;;", "G2", "Beslut att inte inleda ligger före"),
        ("Ä-9;11;Barn;;;2024-01-09;;2024-01-08;;;;", "H2", "Utredning klar ligger före utredning"),
        ("Ä-9;11;Barn;Stöd;;;;;2024-01-09;2024-01-08;;", "J2", "Verkställt ligger före beslutat"),
        ("Ä-9;11;Barn;;;;;;;;2024-01-09;2024-01-08", "L2", "Vården avslutad ligger före senast"),
        ("Ä-9;11;;;2024-01-10;;;;;;;", "C2", "Slag av ärende saknas"),
        (";11;Barn;;2024-01-10;;;;;;;", "A2", "Ärendenyckel saknas"),
        ("Ä-9;11;Barn;;i våras;;;;;;;", "E2", "är inte ett datum"),
    ],
)
def test_a_wrong_row_is_refused_with_its_cell_and_why(
    desk: Desk, row: str, address: str, words: str
) -> None:
    done = desk.load(desk.file("tider.csv", f"{HEADER}{row}\n{ROWS}"))
    [problem] = done.problems
    assert (done.status, problem.address) == ("refused", address)
    assert words in problem.message
    assert "Ä-9" not in problem.message
    assert stored(desk, "case_events", "person") == []


def test_which_case_a_row_is_about_never_reaches_the_store(desk: Desk) -> None:
    """An identity number as the key becomes a pseudonym, the same in the next list."""
    number = identity_number("238")
    done = desk.load(desk.file("tider.csv", HEADER + ROWS.replace("Ä-1", number)))
    assert done.status == "loaded", done.problems
    people = {person for (person,) in stored(desk, "case_events", "person")}
    assert len(people) == 3
    assert all(str(person).startswith("p-") for person in people)
    shown = repr(done.file.tables[0].cells.to_pylist()) + repr(done.reading)
    assert number not in shown
    assert "Ä-2" not in shown
    assert desk.checks_pass()


def test_an_identity_number_elsewhere_in_the_list_refuses_it(desk: Desk) -> None:
    number = identity_number("238")
    text = HEADER + ROWS.replace("Kontaktfamilj", f"Kontaktfamilj {number}")
    done = desk.load(desk.file("tider.csv", text))
    assert [problem.address for problem in done.problems] == ["D2"]
    assert number not in repr(done.problems)
