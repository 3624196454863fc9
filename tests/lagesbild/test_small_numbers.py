"""No count of people that is hidden can be computed from those that are shown (N11)."""

from __future__ import annotations

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lagesbild.small_numbers import ALL_TYPES, Cell, hidden_cells
from tests.solving import determined

LIMIT = 5


def table(**nodes: dict[str, int]) -> dict[Cell, int]:
    """Counts of nodes by type, with each node's total, which has no person twice."""
    counts = {
        Cell(node, kind): count for node, kinds in nodes.items() for kind, count in kinds.items()
    }
    for node, kinds in nodes.items():
        counts[Cell(node)] = sum(kinds.values())
    return counts


def hidden(counts: dict[Cell, int], parents: dict[str, str | None]) -> set[tuple[str, str]]:
    return {(cell.node, cell.case_type) for cell in hidden_cells(counts, parents, LIMIT)}


def test_nothing_is_hidden_when_nothing_is_small() -> None:
    counts = table(board={"a": 10, "b": 7}, north={"a": 5, "b": 0}, south={"a": 5, "b": 7})

    assert hidden(counts, {"board": None, "north": "board", "south": "board"}) == set()


def test_a_small_count_takes_the_smallest_other_of_its_row_with_it() -> None:
    assert hidden(table(board={"a": 3, "b": 20, "c": 10}), {"board": None}) == {
        ("board", "a"),
        ("board", "c"),
    }


def test_a_zero_is_shown_and_hides_nothing() -> None:
    assert hidden(table(board={"a": 0, "b": 5}), {"board": None}) == set()


def test_a_total_that_equals_the_only_small_count_is_hidden_too() -> None:
    assert hidden(table(board={"a": 3, "b": 0}), {"board": None}) == {
        ("board", "a"),
        ("board", ALL_TYPES),
    }


def test_a_single_unit_gives_nothing_away_about_its_department() -> None:
    counts = table(board={"a": 33}, north={"a": 3}, only={"a": 3}, south={"a": 30})
    parents = {"board": None, "north": "board", "only": "north", "south": "board"}

    assert {cell.node for cell in hidden_cells(counts, parents, LIMIT)} == {
        "north", "only", "south",
    }  # fmt: skip


def test_what_is_hidden_in_a_sum_comes_to_a_count_that_may_be_shown() -> None:
    """1 + 1 hidden beside 30 of 32: the two would be two people."""
    assert hidden(table(board={"a": 1, "b": 1, "c": 30}), {"board": None}) == {
        ("board", "a"),
        ("board", "b"),
        ("board", "c"),
    }


def test_as_many_hidden_counts_as_people_are_not_left_alone() -> None:
    """Five hidden counts that come to five must each be one."""
    ones = dict.fromkeys("abcde", 1)

    assert ("board", "f") in hidden(table(board={**ones, "f": 40}), {"board": None})


def test_the_same_counts_hide_the_same() -> None:
    counts = table(board={"a": 3, "b": 7, "c": 7})
    backwards = dict(reversed(counts.items()))

    assert hidden(counts, {"board": None}) == hidden(backwards, {"board": None})


@st.composite
def tables(draw: st.DrawFn) -> tuple[dict[Cell, int], dict[str, str | None]]:
    """A board with departments, units and types, of which many are small, alone or empty."""
    types = [f"t{number}" for number in range(draw(st.integers(1, 4)))]
    parents: dict[str, str | None] = {"board": None}
    for department in range(draw(st.integers(0, 4))):
        parents[f"d{department}"] = "board"
        for unit in range(draw(st.integers(0, 4))):
            parents[f"d{department}u{unit}"] = f"d{department}"
    sizes = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9, 30])
    leaves = [node for node in parents if node not in parents.values()]
    counts = dict.fromkeys((Cell(*pair) for pair in product(parents, [*types, ALL_TYPES])), 0)
    for leaf, kind in product(leaves, types):
        people = draw(sizes)
        node: str | None = leaf
        while node is not None:
            counts[Cell(node, kind)] += people
            counts[Cell(node)] += people
            node = parents[node]
    return counts, parents


@given(tables(), st.integers(1, 7))
@settings(deadline=None, max_examples=150)
def test_no_hidden_count_follows_from_the_shown_ones(
    made: tuple[dict[Cell, int], dict[str, str | None]], limit: int
) -> None:
    counts, parents = made
    hidden = hidden_cells(counts, parents, limit)

    assert {cell for cell, count in counts.items() if 0 < count < limit} <= hidden
    assert known(hidden, counts, parents) == set()


@given(tables())
@settings(deadline=None)
def test_no_sum_tells_of_too_few_people(
    made: tuple[dict[Cell, int], dict[str, str | None]],
) -> None:
    counts, parents = made
    hidden = hidden_cells(counts, parents, LIMIT)
    for total, parts in sums(counts, parents):
        together = sum(counts[part] for part in parts if part in hidden)
        if total not in hidden:
            assert together == 0 or together >= LIMIT


@given(tables())
@settings(deadline=None)
def test_nothing_is_hidden_without_a_reason(
    made: tuple[dict[Cell, int], dict[str, str | None]],
) -> None:
    counts, parents = made
    assume(not any(0 < count < LIMIT for count in counts.values()))

    assert hidden_cells(counts, parents, LIMIT) == frozenset()


def sums(counts: dict[Cell, int], parents: dict[str, str | None]) -> list[tuple[Cell, list[Cell]]]:
    """What a reader knows of a table: types make up a node, and nodes the node above."""
    kinds = sorted({cell.case_type for cell in counts})
    found = [
        (Cell(node), [Cell(node, kind) for kind in kinds if kind != ALL_TYPES]) for node in parents
    ]
    for node, kind in product(set(parents.values()) - {None}, kinds):
        children = [Cell(child, kind) for child, parent in parents.items() if parent == node]
        found.append((Cell(str(node), kind), children))
    return found


def known(
    hidden: frozenset[Cell], counts: dict[Cell, int], parents: dict[str, str | None]
) -> set[Cell]:
    """The hidden cells that a reader can solve for."""
    equations = []
    for total, parts in sums(counts, parents):
        factors = {**dict.fromkeys(parts, 1), total: -1}
        equations.append({cell: factor for cell, factor in factors.items() if cell in hidden})
    return determined(sorted(hidden), equations)
