"""The demo is loaded once, in its order, by the ordinary importer, and can be gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lagesbild.errors import UserError
from lagesbild.ingest import demo
from tests.ingest.desks import desk_in
from tests.ingest.ledgers import ledger
from tests.loading import BOARD, Desk

OTHER = "uppsala-socialnamnd"
ORDER = (
    '[[files]]\npath = "organisation.csv"\n[[files]]\npath = "huvudbok.csv"\nsource = "raindance"\n'
)
ORGANISATION = "Kod;Namn;Nivå;Överordnad kod\n31;Stöd;Avdelning;\n3101;Team;Ansvar;31\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a demo of its own for two boards."""
    with desk_in(tmp_path) as desk:
        for number, board in enumerate((BOARD, OTHER)):
            folder = tmp_path / "demo" / board
            (folder / "next").mkdir(parents=True)
            (folder / "load.toml").write_text(ORDER)
            (folder / "organisation.csv").write_text(ORGANISATION)
            (folder / "huvudbok.csv").write_text(ledger(number, [202601], 10))
            (folder / "next" / "huvudbok.csv").write_text(ledger(9, [202602], 10))
        yield replace(desk, settings=replace(desk.settings, demo=tmp_path / "demo"))


def load(desk: Desk) -> tuple[bool, list[str]]:
    said: list[str] = []
    loaded = demo.load_if_empty(desk.store, desk.person, desk.boards, desk.settings, said.append)
    return loaded, said


def loaded(desk: Desk) -> list[tuple[str, str, str]]:
    return [
        (board, row["file_name"], row["source"])
        for board in (BOARD, OTHER)
        for row in desk.asked("loads/history", board=board)[::-1]
    ]


WHOLE = [
    (board, name, source)
    for board in (BOARD, OTHER)
    for name, source in (("organisation.csv", "ekonomisystem"), ("huvudbok.csv", "raindance"))
]


def test_an_empty_store_gets_every_file_in_its_order(desk: Desk) -> None:
    assert load(desk) == (True, [
        "Läser in demofilerna för Socialnämnden i Motala …",
        "Läser in demofilerna för Socialnämnden i Uppsala …",
    ])  # fmt: skip
    assert loaded(desk) == WHOLE
    assert desk.checks_pass()


def test_it_is_loaded_once(desk: Desk) -> None:
    load(desk)
    assert load(desk) == (False, [])
    answer = desk.command("demo")
    assert (answer.exit_code, answer.out[:35]) == (0, "Databasen har redan inläsningar. De")
    assert loaded(desk) == WHOLE


def test_one_that_was_interrupted_is_gone_on_with(desk: Desk) -> None:
    desk.load(desk.settings.demo / BOARD / "organisation.csv")
    assert load(desk)[0]
    assert loaded(desk) == WHOLE


def test_a_store_with_anything_else_in_it_is_left_alone(desk: Desk) -> None:
    desk.loaded("egen.csv", ledger(5, [202601], 10))
    assert load(desk) == (False, [])
    assert [name for _, name, _ in loaded(desk)] == ["egen.csv"]


def test_a_file_that_was_undone_is_not_loaded_again(desk: Desk) -> None:
    load(desk)
    desk.undo(2)
    assert load(desk) == (False, [])
    assert desk.actual() == {}


def test_a_file_that_is_refused_stops_the_demo_and_is_named(desk: Desk) -> None:
    (desk.settings.demo / BOARD / "huvudbok.csv").write_text("Period;Ansvar;Konto\n")
    with pytest.raises(UserError, match=r"Demofilen huvudbok\.csv lästes inte in: Filen har rubr"):
        load(desk)


@pytest.mark.heavy
def test_the_five_demo_boards_load_and_the_checks_pass(five_boards: Path, demo: Desk) -> None:
    assert len((five_boards / "said").read_text(encoding="utf-8").splitlines()) == 5
    assert demo.checks_pass()
    assert all(demo.asked("loads/history", board=board) for board in demo.boards)
