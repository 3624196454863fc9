"""Planning processes, from files to the store: what is kept, and what is refused with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lagesbild import planning_process
from lagesbild.planning_process import Variant
from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import BOARD, Desk

HEADER = (
    "År;Variant;Delprocess nr;Delprocess;Aktivitet;Veckor;Ansvarig;Deltagare;Objekt in;Objekt ut;"
    "Beslutas av;Kommentar\n"
)
PROCESS = HEADER + (
    "2026;Ordinarie;1;Starta upp;;v 48–5;;;Beslutad process;Tidplan;;\n"
    "2026;ordinarie;1;Starta upp;Startmöte;v 4;Chef;HR;;;;\n"
    "2026;Ordinarie;4;Besluta;Uppdatera;v 18;Ekonomichef;;;;;\n"
    "2026;Ordinarie;4;Besluta;Uppdatera;v 39;Ekonomichef;;;;;Igen\n"
    "2026;Valår;4;Besluta;MoR;senast februari 2027;KS;;;;KS;\n"
    "2026;Valår;1;Starta upp;Startmöte;v 53;Chef;;;;;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


@pytest.mark.parametrize("name", ["p.csv", "p.xlsx"])
def test_a_row_is_an_activity_or_a_whole_sub_process(desk: Desk, name: str) -> None:
    path = desk.file(name, as_workbook(PROCESS) if name.endswith("xlsx") else PROCESS)
    assert [desk.load(path).status, desk.load(path).status] == ["loaded", "unchanged"]
    columns = "variant, process_order, process_activity, span_text, from_date, to_date"
    assert stored(desk, "planning_process", columns) == [
        ("election", 1, "Startmöte", "v 53", date(2026, 12, 28), date(2027, 1, 3)),
        ("election", 4, "MoR", "senast februari 2027", date(2027, 2, 1), date(2027, 2, 28)),
        ("ordinary", 1, "Startmöte", "v 4", date(2026, 1, 19), date(2026, 1, 25)),
        ("ordinary", 1, None, "v 48–5", date(2026, 11, 23), date(2027, 2, 7)),
        ("ordinary", 4, "Uppdatera", "v 18", date(2026, 4, 27), date(2026, 5, 3)),
        ("ordinary", 4, "Uppdatera", "v 39", date(2026, 9, 21), date(2026, 9, 27)),
    ]
    assert desk.checks_pass()


def test_a_later_file_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("p.csv", PROCESS)
    later = desk.loaded("l.csv", f"{HEADER}2026;Ordinarie;2;Analysera;Analys;v 6–9;Chef;;;;;\n")
    reader, board = desk.store.reader(desk.person), desk.boards[BOARD]

    def names() -> list[str | None]:
        rows = planning_process.activities(reader, board, Variant.ORDINARY, date(2026, 2, 10))
        return [row.activity for row in rows]

    assert names() == ["Analys"]
    desk.undo(later)
    assert names() == [None, "Startmöte", "Uppdatera", "Uppdatera"]


WRONG = (
    ("2025;Ordinarie;1;A;B;v 53;;;;;;", "F2", "”v 53”: 2025 har ingen vecka 53."),
    ("2026;Ordinarie;1;A;C;v 0;;;;;;", "F3", "”v 0”: det finns ingen vecka 0."),
    ("2026;Ordinarie;1;A;D;våren;;;;;;", "F4", "”våren” är ingen vecka, månad eller dag."),
    ("2026;Skottår;1;A;E;v 4;;;;;;", "B5", "”Skottår” går inte att läsa som Variant."),
    ("2026;Ordinarie;1;A;F;;;;;;;", "F6", "Veckor eller datum saknas."),
    ("2026;Ordinarie;1;;G;v 4;;;;;;", "D7", "Delprocess saknas."),
    (";Ordinarie;1;A;H;v 4;;;;;;", "A8", "Processår saknas."),
    ("2026;Ordinarie;x;A;I;v 4;;;;;;", "C9", "Delprocess nr: ”x” går inte att läsa."),
    ("2026;Ordinarie;1;A;J;mars 2029;;;;;;", "F10", "”mars 2029” är inte i 2026"),
    ("2026;Ordinarie;1;A;K;v 4;;;;;;", "", ""),
    ("2026;Ordinarie;1;A;K;vecka 4;;;;;;", "rad 12", "Raden gäller samma sak som rad 11"),
    ("2026;Valår;1;A;K;v 4;;;;;;", "", ""),
)


def test_what_cannot_be_right_is_refused_cell_by_cell(desk: Desk) -> None:
    done = desk.load(desk.file("fel.csv", HEADER + "\n".join(row for row, _, _ in WRONG) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert len(found) == len(done.problems) == len([row for row in WRONG if row[1]])
    for _, address, message in WRONG:
        assert not address or message in found[address]
    assert stored(desk, "planning_process", "process_activity") == []
