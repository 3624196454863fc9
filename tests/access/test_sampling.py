"""Who draws samples and sees them: controllers, and managers of their own departments alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lagesbild import sampling
from lagesbild.access import Role, Viewer
from lagesbild.errors import NotAllowed, UserError
from lagesbild.identity_numbers import PersonNumberFound
from lagesbild.samples import Filter, Listed, Method, SampleRow, Source, Wish
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, OTHER, of_role
from tests.identities import PERSON, spellings
from tests.loading import Desk

MONTHS = Filter(202601, 202602)
THREE = Wish(Method.RANDOM, rows=3)
LIST = Listed("lista.csv", ("Namn",), (2, 3), ("|2|x", "|3|y"), (0, 0), (("a",), ("b",)), "", None)


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def draw(
    desk: Desk,
    author: Viewer,
    source: Source = MONTHS,
    wish: Wish = THREE,
    purpose: str = "",
    board: str = BOARD,
) -> SampleRow:
    with desk.store.change(author) as change:
        number = sampling.draw(change, board, source, wish, purpose)
    found = sampling.samples(desk.store.reader(author), board)
    [sample] = [one for one in found if one.sample_id == number]
    return sample


def places(desk: Desk, viewer: Viewer, sample: SampleRow) -> list[tuple[str | None, str | None]]:
    rows = sampling.rows_of(desk.store.reader(viewer), BOARD, sample)
    return [(row.cost_centre, row.voucher) for row in rows]


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.UPLOADER, Role.ADMINISTRATOR])
def test_those_who_do_not_control_neither_draw_nor_see(role: Role, desk: Desk) -> None:
    viewer = of_role(role)
    with pytest.raises(NotAllowed, match="bedöma risker och anteckna kontroller"):
        draw(desk, viewer)
    reader = desk.store.reader(viewer)
    with pytest.raises(NotAllowed):
        sampling.samples(reader, BOARD)
    with pytest.raises(NotAllowed):
        sampling.size_of(reader, BOARD, MONTHS)


def test_a_manager_draws_among_their_own_rows(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    sample = draw(desk, manager, wish=Wish(Method.RANDOM, rows=100))
    assert (sample.departments, sample.population_rows, sample.drawn_rows) == (["1"], 4, 4)
    assert sample.population_sum == Decimal(-33_000_000)
    assert {centre for centre, _ in places(desk, manager, sample)} == {"1101", "1102"}


def test_a_controller_draws_a_managers_sample_again_with_the_same_rows(desk: Desk) -> None:
    sample = draw(desk, of_role(Role.MANAGER), wish=Wish(Method.MONETARY, rows=2))
    controller = of_role(Role.CONTROLLER)
    found = sampling.repeated(desk.store.reader(controller), BOARD, sample)
    assert (found.same_population, found.same_rows) == (True, True)
    assert places(desk, controller, sample) == places(desk, of_role(Role.MANAGER), sample)


def test_a_manager_does_not_see_what_was_drawn_of_the_whole_board(desk: Desk) -> None:
    sample = draw(desk, of_role(Role.CONTROLLER))
    seen = sampling.samples(desk.store.reader(of_role(Role.MANAGER)), BOARD)
    assert sample.sample_id not in [one.sample_id for one in seen]
    assert places(desk, of_role(Role.MANAGER), sample) == []


def test_nobody_draws_in_another_board(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        draw(desk, of_role(Role.CONTROLLER), board=OTHER)


def test_of_a_list_only_places_are_kept(desk: Desk) -> None:
    manager = of_role(Role.MANAGER)
    sample = draw(desk, manager, LIST, Wish(Method.RANDOM, rows=2))
    assert (sample.drawn_from, sample.file_name, sample.departments) == ("list", "lista.csv", ["1"])
    rows = sampling.rows_of(desk.store.reader(manager), BOARD, sample)
    assert sorted(row.row_number for row in rows) == [2, 3]
    assert {(row.description, row.amount, row.voucher) for row in rows} == {(None, None, None)}
    again = sampling.repeated(desk.store.reader(manager), BOARD, sample, LIST)
    assert again.same_rows


@pytest.mark.parametrize(
    ("source", "wish", "says"),
    [
        (Filter(202601, 202602, search="finns inte"), THREE, "Inga rader stämmer med urvalet"),
        (MONTHS, Wish(Method.RANDOM, percent=Decimal(0)), "större än 0 och högst 100"),
        (MONTHS, Wish(Method.RANDOM, percent=Decimal("100.1")), "större än 0 och högst 100"),
        (MONTHS, Wish(Method.RANDOM), "minst 1"),
        (MONTHS, Wish(Method.STRATIFIED, rows=2, strata=11), "Antalet skikt"),
        (LIST, Wish(Method.MONETARY, rows=1), "Välj vilken kolumn"),
    ],
)
def test_what_cannot_be_drawn_is_refused(source: Source, wish: Wish, says: str, desk: Desk) -> None:
    with pytest.raises(UserError, match=says):
        draw(desk, of_role(Role.CONTROLLER), source, wish)


def test_no_identity_number_is_kept_of_a_sample(desk: Desk) -> None:
    number = next(iter(spellings(PERSON).values()))
    controller = of_role(Role.CONTROLLER)
    with pytest.raises(PersonNumberFound):
        draw(desk, controller, purpose=f"Gäller {number}")
    with pytest.raises(PersonNumberFound):
        draw(desk, controller, replace(LIST, file_name=f"{number}.csv"))


def test_that_somebody_has_drawn_is_recorded(desk: Desk) -> None:
    sample = draw(desk, of_role(Role.CONTROLLER))
    told = desk.asked("audit/events", first_day="2000-01-01", last_day="2100-01-01",
                      search=str(sample.sample_id), most=1)  # fmt: skip
    assert [(row["event"], row["detail"]) for row in told] == [("sample_drawn", "3 av 8")]
