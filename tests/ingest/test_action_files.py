"""Actions and their effects, from files to the store: what is kept, and what is refused where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.ingest.desks import desk_in
from tests.ingest.test_records import as_workbook, stored
from tests.loading import Desk

ORGANISATION = (
    "Kod;Namn;Nivå;Överordnad kod;Giltig från;Giltig till\n"
    "1;Boende;Avdelning;;2020-01-01;\n11;Natt;Enhet;1;2020-01-01;\n"
)
HEADER = (
    "År;Åtgärd;Orsak;Ansvarig;Avdelning;Effekt per månad;Från och med;Till och med;Status;"
    "Beslutad av;Beslutsdatum;Avvikelse hos;Avvikelse per\n"
)
ACTIONS = HEADER + (
    "2025;Färre vikarier;Sjukfrånvaro;Enhetschef;natt;150000,50;202505;202509;Pågår;"
    "Nämnden;2025-04-20;1;202503\n"
    "2025;Vakanser;;;;80000;202504;;;;;;\n"
)
EFFECTS = "Månad;Åtgärd;Uppnådd effekt\n202505;Färre vikarier;120000\n202506;Vakanser;-500,25\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        made.loaded("organisation.csv", ORGANISATION)
        yield made


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_row_is_an_action_of_a_year_and_the_same_twice_changes_nothing(
    desk: Desk, form: str
) -> None:
    path = desk.file(f"plan.{form}", as_workbook(ACTIONS) if form == "xlsx" else ACTIONS)
    assert [desk.load(path).status, desk.load(path).status] == ["loaded", "unchanged"]
    columns = (
        "period, action, cost_centre, effect_per_month, from_month, to_month, status, decided_on, "
        "answers, answers_month"
    )
    assert stored(desk, "actions", columns) == [
        (202500, "Färre vikarier", "11", Decimal("150000.50"), 202505, 202509, "ongoing",
         date(2025, 4, 20), "1", 202503),
        (202500, "Vakanser", None, Decimal(80_000), 202504, None, "proposed", None, None, None),
    ]  # fmt: skip
    assert desk.checks_pass()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_actions_gave_is_a_list_of_its_own(desk: Desk, form: str) -> None:
    desk.loaded(f"effekt.{form}", as_workbook(EFFECTS) if form == "xlsx" else EFFECTS)
    with desk.store.change(desk.person) as change:
        said = change._cursor._connection.execute(
            "select period, action, realised from marts.action_effect_sayings where counts "
            "order by period"
        ).fetchall()
    assert said == [
        (202505, "Färre vikarier", Decimal(120_000)),
        (202506, "Vakanser", Decimal("-500.25")),
    ]


def test_a_later_list_takes_the_place_of_its_year_and_undoing_puts_it_back(desk: Desk) -> None:
    desk.loaded("plan.csv", ACTIONS)
    later = desk.loaded("ny.csv", f"{HEADER}2025;Vakanser;;;;90000;202504;;Klar;;;;\n")
    assert stored(desk, "actions", "action, effect_per_month") == [("Vakanser", Decimal(90_000))]
    desk.undo(later)
    assert len(stored(desk, "actions", "action")) == 2


WRONG = (
    ("2025;;;;;1;202504;;;;;;", "B2", "Åtgärd saknas."),
    ("2025;A;;;;;202504;;;;;;", "F3", "Effekt per månad (kr) saknas."),
    ("2025;B;;;;-5;202504;;;;;;", "F4", "Effekt per månad (kr) ska vara över noll."),
    ("2025;C;;;;0;202504;;;;;;", "F5", "Effekt per månad (kr) ska vara över noll."),
    ("2025;D;;;;många;202504;;;;;;", "F6", "Effekt per månad (kr): ”många” går inte att läsa."),
    ("2025;E;;;;5;;;;;;;", "G7", "Från och med saknas."),
    ("2025;F;;;;5;202505;202504;;;;;", "H8", "Till och med ligger före från och med."),
    ("2025;G;;;;5;202505;;Kanske;;;;", "I9", "”Kanske” går inte att läsa som Status."),
    ("2025;H;;;99;5;202505;;;;;;", "E10", "Avdelning: ”99” finns inte i nämndens organisation."),
    ("2025;I;;;;5;202505;;;;;98;", "L11", "Avvikelse hos: ”98” finns inte i nämndens"),
    ("2025;J;;;;5;202505;;;;2025-13-01;;", "K12", ""),
    ("2025;K;;;;5;202505;;;;;;", "", ""),
    ("2025;K;;;;6;202505;;;;;;", "rad 14", "Raden gäller samma sak som rad 13"),
)  # fmt: skip


def test_actions_that_cannot_be_right_are_refused_cell_by_cell(desk: Desk) -> None:
    done = desk.load(desk.file("fel.csv", HEADER + "\n".join(row for row, _, _ in WRONG) + "\n"))
    assert done.status == "refused"
    found = {problem.address: problem.message for problem in done.problems}
    assert len(found) == len(done.problems) == len(WRONG) - 1
    for _, address, message in WRONG:
        assert not address or found[address][: len(message)] == message
    assert stored(desk, "actions", "action") == []


def test_an_effect_without_an_amount_is_refused(desk: Desk) -> None:
    done = desk.load(desk.file("fel.csv", EFFECTS + "202507;Vakanser;\n"))
    assert [(one.address, one.message[:30]) for one in done.problems] == [
        ("C4", "Uppnådd effekt (kr) saknas. Fy"),
    ]  # fmt: skip
