"""Who writes in a board's reports: who sees the whole of it; and what a report tells whom."""

from __future__ import annotations

import pytest

from lagesbild.access import Role
from lagesbild.economy import View
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.periods import Period
from lagesbild.report_templates import Kind
from lagesbild.reports import composing, texts
from tests.access.conftest import LivedIn, Worlds
from tests.access.worlds import BOARD, OTHER, SECRETS, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

LETTER = Kind.COVERING_LETTER


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def view(desk: Desk, board: str = BOARD) -> View:
    return View(desk.boards[board], Period(2026, 2))


def write(desk: Desk, role: Role, about: View, words: str, chapter: str = "matter") -> None:
    with desk.store.change(of_role(role)) as change:
        texts.write(change, about, LETTER, chapter, words)


def test_a_controller_writes_and_all_of_the_board_read_it(desk: Desk) -> None:
    write(desk, Role.CONTROLLER, view(desk), "Ärendet är en rapport.")
    for role in (Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER):
        said = texts.written(desk.store.reader(of_role(role)), view(desk))
        assert texts.counting(said, LETTER)["matter"].words == "Ärendet är en rapport."


@pytest.mark.parametrize(
    "role", [Role.BOARD_MEMBER, Role.MANAGER, Role.UPLOADER, Role.ADMINISTRATOR]
)
def test_others_write_nothing(role: Role, desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="får inte skriva i nämndens rapporter"):
        write(desk, role, view(desk), "Nej.")


def test_nobody_writes_in_another_boards_report(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        write(desk, Role.CONTROLLER, view(desk, OTHER), "Nej.")


def test_an_identity_number_is_refused(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    with pytest.raises(PersonNumberFound):
        write(desk, Role.CONTROLLER, view(desk), f"Ärendet gäller {number}.")


def test_a_chapter_that_the_report_lacks_and_a_long_text_are_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="har inget kapitel ”economy”"):
        write(desk, Role.CONTROLLER, view(desk), "Hej.", "economy")
    with pytest.raises(UserError, match="för lång"):
        write(desk, Role.CONTROLLER, view(desk), "a" * (texts.MOST_LETTERS + 1))


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER])
def test_a_report_tells_nothing_that_is_not_ones_own(role: Role, worlds: Worlds) -> None:
    """The two worlds differ only outside what the role sees; only times of storing differ too."""
    one, other = (
        composing.report(world.store.reader(of_role(role)), view(world), Kind.INTERIM)
        for world in worlds(role is Role.MANAGER)
    )
    assert one.chapters == other.chapters
    assert one.missing == other.missing
    assert one.basis == other.basis
    told = repr((one.chapters, one.missing))
    assert not any(secret in told for secret in SECRETS)


def test_another_boards_report_is_refused(worlds: Worlds) -> None:
    world = worlds(False)[0]
    with pytest.raises(NotAllowed):
        composing.report(
            world.store.reader(of_role(Role.CONTROLLER)), view(world, OTHER), Kind.MONTHLY
        )
