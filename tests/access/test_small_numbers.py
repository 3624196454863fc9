"""A board member cannot tell worlds apart that differ only in counts too small to show (N11)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lagesbild.access import Role
from lagesbild.store import Query, named
from tests.access.test_questions import QUESTIONS, answers, tells_apart
from tests.access.worlds import ORGANISATION, of_role
from tests.caseload import HEADER, cases
from tests.ingest.desks import desk_in
from tests.loading import Desk

ENDED = "202602;K-slut;Namn;1102;Råd;2025-01-01;2026-01-15;"
"""A case that no longer goes on: it is a row of the export and nobody in the counts."""


def export(few: int, *ended: str) -> str:
    """15 people in one unit and 20 in another, 11 and 24 of the two types: however few there are
    in a cell, every sum is the same.
    """
    going_on = cases(
        ("202601", "1101", "Råd", 15),
        ("202602", "1101", "Natt", few),
        ("202602", "1101", "Råd", 15 - few),
        ("202602", "2101", "Natt", 11 - few),
        ("202602", "2101", "Råd", 9 + few),
    )
    assert going_on.startswith(HEADER)
    return going_on + "".join(f"{row}\n" for row in ended)


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """The two worlds: three and four people in a cell, and an export with a row more."""
    three, four = (tmp_path_factory.mktemp(name) for name in ("tre", "fyra"))
    with desk_in(three) as one, desk_in(four) as other:
        for desk, content in ((one, export(3)), (other, export(4, ENDED))):
            desk.loaded("organisation.csv", ORGANISATION.format(secret="Omega"))
            desk.loaded("arenden.csv", content)
        yield one, other


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_a_board_member_gets_the_same_answers(query: Query, alike: tuple[Desk, Desk]) -> None:
    one, other = alike
    member = of_role(Role.BOARD_MEMBER)
    assert answers(one, member, query) == answers(other, member, query)


def test_one_who_may_see_small_numbers_can_tell(alike: tuple[Desk, Desk]) -> None:
    """Else the test above could not fail."""
    one, other = alike
    controller = of_role(Role.CONTROLLER)
    for name in ("cases/people_by_type", "loads/history"):
        assert tells_apart(one, other, controller, named(name)), name
