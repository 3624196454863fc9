"""Proposals for a budget, from a file to the store: what is kept and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.ingest.desks import desk_in
from tests.ingest.test_provider_files import ORGANISATION, written
from tests.ingest.test_records import stored
from tests.loading import Desk

HEADER = (
    "År;Problem;Målgrupp;Åtgärd;Kostnad, tkr;Svårighetsgrad;Nytta;Kostnads-effektivitet;"
    "Perspektiv;Avdelning;Föreslås av\n"
)
PROPOSALS = HEADER + (
    "2024;Köer;Unga;Två behandlare;1 250,5;Mycket stor;Stor;Hög;Individ/Medborgare;1;Enhetschef\n"
    "2024;Oro;;Nattvak;900;Stor;Ingen;Mycket hög;Samhälle;natt;\n"
    "2024;Damm;;Städning;0;Liten;Liten;Låg;;;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("organisation.csv", ORGANISATION)
        yield made


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_list_is_kept_in_kronor_and_the_same_file_changes_nothing(desk: Desk, form: str) -> None:
    path = desk.file(f"f.{form}", written(f"f.{form}", PROPOSALS))
    assert desk.load(path).status == "loaded"
    columns = "proposal, problem, target_group, cost, severity, benefit, cost_effectiveness"
    assert stored(desk, "proposals", f"{columns}, perspective, cost_centre, proposed_by") == [
        ("Nattvak", "Oro", None, Decimal("900000.00"), "large", "none", "very_high", "society",
         "11", None),
        ("Städning", "Damm", None, Decimal("0.00"), "small", "small", "low", None, None, None),
        ("Två behandlare", "Köer", "Unga", Decimal("1250500.00"), "very_large", "large", "high",
         "individual", "1", "Enhetschef"),
    ]  # fmt: skip
    assert desk.load(path).status == "unchanged"
    assert desk.checks_pass()


def test_a_list_in_kronor_says_so_in_its_header(desk: Desk) -> None:
    row = "2024;Köer;;Nattvak;900000;Stor;Stor;Hög;;;\n"
    desk.loaded("f.csv", HEADER.replace("Kostnad, tkr", "Kostnad (kr)") + row)
    assert stored(desk, "proposals", "cost") == [(Decimal("900000.00"),)]


def test_a_list_that_says_no_unit_is_asked_of_it(desk: Desk) -> None:
    row = "2024;Köer;;Nattvak;900;Stor;Stor;Hög;;;\n"
    done = desk.load(desk.file("f.csv", HEADER.replace("Kostnad, tkr", "Kostnad") + row))
    assert done.status == "refused"
    assert done.problems[0].message.startswith("I vilken enhet är beloppen i ”Kostnad”?")
    assert stored(desk, "proposals", "cost") == []


def test_a_later_list_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("f.csv", PROPOSALS)
    later = desk.loaded("g.csv", f"{HEADER}2024;Köer;;Jour;80;Stor;Stor;Hög;;;\n")
    assert stored(desk, "proposals", "proposal") == [("Jour",)]
    desk.undo(later)
    assert len(stored(desk, "proposals", "proposal")) == 3


WRONG = (
    ("2024;Köer;;A;80;Enorm;Stor;Hög;;;", "F2",
     "”Enorm” går inte att läsa som Svårighetsgrad. Skriv mycket stor, stor, måttlig eller liten."),
    ("2024;Köer;;B;80;Stor;Hög;Hög;;;", "G3", "”Hög” går inte att läsa som Nytta."),
    ("2024;Köer;;C;80;Stor;Stor;Stor;;;", "H4",
     "”Stor” går inte att läsa som Kostnadseffektivitet."),
    ("2024;Köer;;D;80;Ingen;Stor;Hög;;;", "F5", "”Ingen” går inte att läsa som Svårighetsgrad."),
    ("2024;Köer;;E;80;Stor;Stor;Hög;Region;;", "I6", "”Region” går inte att läsa som Perspektiv."),
    ("2024;Köer;;F;-80;Stor;Stor;Hög;;;", "E7",
     "Kostnad per år: ”-80” kan inte vara mindre än noll. Rätta talet."),
    ("2024;;;G;80;Stor;Stor;Hög;;;", "B8", "Problem saknas. Fyll i eller ta bort raden."),
    ("2024;Köer;;H;80;Stor;Stor;Hög;;99;", "J9",
     "Avdelning: ”99” finns inte i nämndens organisation."),
    ("2024;Köer;;I;många;Stor;Stor;Hög;;;", "E10", "Kostnad per år: ”många” går inte"),
    ("2024;Köer;;K;80;;Stor;Hög;;;", "F11", "Svårighetsgrad saknas."),
    ("2024;Köer;;L;80;Stor;Stor;Hög;;;", "", ""),
    ("2024;Oro;;L;90;Stor;Stor;Hög;;;", "rad 13", "Raden gäller samma sak som rad 12"),
)  # fmt: skip


def test_what_cannot_be_right_is_refused_cell_by_cell(desk: Desk) -> None:
    desk.loaded("f.csv", PROPOSALS)
    before = stored(desk, "proposals", "proposal")
    done = desk.load(desk.file("fel.csv", HEADER + "\n".join(row for row, _, _ in WRONG) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert set(found) == {address for _, address, _ in WRONG if address}
    for _, address, message in WRONG:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, "proposals", "proposal") == before
