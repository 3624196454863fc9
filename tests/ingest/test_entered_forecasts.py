"""A forecast adopted in the page: kept as a load, on top of what files have said, never over it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from lagesbild.access import Role, Viewer
from lagesbild.boards import load_boards
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.ingest import load
from lagesbild.ingest.entered_forecasts import adopt, adopted
from lagesbild.periods import Period
from tests.identities import PERSON
from tests.ingest.desks import desk_in
from tests.loading import Desk

APRIL = Period(2026, 4)
ORGANISATION = """Kod;Namn;Nivå;Överordnad kod;Giltig från
1;Boende;Avdelning;;2020-01-01
1101;Nattboendet;Ansvar;1;2020-01-01
2;Stöd;Avdelning;;2020-01-01
2101;Råd;Ansvar;2;2020-01-01
"""
FILE = """Period;Ansvar;Konto;Prognos helår 2026;Orsak
202604;1101;5011;120000000,00;Enligt plan
202604;2101;5011;80000000,00;Enligt plan
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        desk.loaded("organisation.csv", ORGANISATION)
        desk.loaded("prognos.csv", FILE)
        yield desk


def entered(desk: Desk, reason: str = "Fler dygn", **wanted: int) -> int | None:
    by_code = {code.removeprefix("d"): Decimal(amount) for code, amount in wanted.items()}
    board = load_boards(desk.settings.boards)["motala"]
    return adopt(desk.store, desk.person, board, APRIL, by_code, reason, desk.settings)


def amounts(desk: Desk) -> dict[str, Decimal]:
    board = load_boards(desk.settings.boards)["motala"]
    found = adopted(desk.store.reader(desk.person), board, APRIL)
    return {code: one.adopted for code, one in found.items()}


def test_what_is_entered_is_what_is_adopted(own: Desk) -> None:
    entered(own, d1=-125_000_000)
    assert amounts(own) == {"1": Decimal(-125_000_000), "2": Decimal(-80_000_000)}


def test_a_later_entry_keeps_what_it_does_not_change_and_why(own: Desk) -> None:
    entered(own, d1=-125_000_000)
    entered(own, "Lägre hyror", d2=-79_000_000)
    board = load_boards(own.settings.boards)["motala"]
    found = adopted(own.store.reader(own.person), board, APRIL)
    assert (found["1"].adopted, found["1"].reason) == (Decimal(-125_000_000), "Fler dygn")
    assert (found["2"].adopted, found["2"].reason) == (Decimal(-79_000_000), "Lägre hyror")


def test_undoing_the_entry_brings_back_what_the_file_said(own: Desk) -> None:
    entry = entered(own, d1=-125_000_000)
    assert entry is not None
    with own.store.change(own.person) as change:
        load.undo(change, entry)
    assert amounts(own) == {"1": Decimal(-120_000_000), "2": Decimal(-80_000_000)}


def test_every_forecast_is_told_with_who_and_why(own: Desk) -> None:
    entered(own, d1=-125_000_000)
    entered(own, "Ännu fler dygn", d1=-126_000_000)
    rows = own.asked(
        "economy/adopted_forecasts", board="motala", year_start=202601, year_end=202612
    )
    assert [(row["state"], row["amount"], row["reason"]) for row in rows] == [
        ("live", Decimal(-6_000_000), "Ännu fler dygn"),
        ("replaced", Decimal(-5_000_000), "Fler dygn"),
        ("live", Decimal(-200_000_000), "Enligt plan"),
    ]
    assert {row["author"] for row in rows} == {own.person.name}


@pytest.mark.parametrize(
    ("reason", "wanted", "says"),
    [
        ("  ", {"d1": -125_000_000}, "Skriv varför"),
        ("Inget nytt", {"d1": -120_000_000}, "Ingenting är ändrat"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    own: Desk, reason: str, wanted: dict[str, int], says: str
) -> None:
    before = own.asked("loads/history", board="motala")
    with pytest.raises(UserError, match=says):
        entered(own, reason, **wanted)
    assert own.asked("loads/history", board="motala") == before


def test_outside_the_boards_forecast_months_nothing_is_adopted(own: Desk) -> None:
    board = load_boards(own.settings.boards)["motala"]
    with pytest.raises(UserError, match="fastställer ingen prognos i maj 2026"):
        adopt(own.store, own.person, board, Period(2026, 5), {"1": Decimal(-1)}, "x", own.settings)


def test_an_identity_number_in_the_reason_stops_it(own: Desk) -> None:
    with pytest.raises((UserError, PersonNumberFound)):
        entered(own, f"Gäller {PERSON}", d1=-125_000_000)
    assert amounts(own)["1"] == Decimal(-120_000_000)


def test_a_manager_does_not_adopt_a_boards_forecast(own: Desk) -> None:
    manager = Viewer("chef", Role.MANAGER, frozenset({"motala"}))
    board = load_boards(own.settings.boards)["motala"]
    with pytest.raises(NotAllowed):
        adopt(own.store, manager, board, APRIL, {"1": Decimal(-1)}, "x", own.settings)
