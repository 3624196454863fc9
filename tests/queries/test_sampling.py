"""Draws of samples (K4): as docs/sampling.md tells them, and what must hold of any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lagesbild.store import Cursor
from tests.queries import drawing
from tests.queries.drawing import Item

ITEMS = st.lists(
    st.tuples(
        st.text("abåÖ|", max_size=3),
        st.one_of(st.just(0), st.integers(-600, 600), st.sampled_from([7, -7, 100])),
    ),
    max_size=30,
).map(lambda rows: [Item(f"{at:02}{key}", 0, ore) for at, (key, ore) in enumerate(rows)])
SIZES = st.integers(1, 40)
SEEDS = st.text("0123456789abcdef", min_size=1, max_size=8)
of_any = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def drawn(
    db: Cursor, items: Sequence[Item], method: str, seed: str, size: int, strata: int = 4
) -> list[tuple[str, int | None, int | None]]:
    _, rows = db.records(
        "control/draw_list",
        row_keys=[one.key for one in items],
        ore=[one.ore for one in items],
        method=method,
        seed=seed,
        size=size,
        strata=strata,
    )
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    return [row[1:] for row in rows]


@of_any
@given(ITEMS, SEEDS, SIZES)
def test_by_chance_as_the_document_tells_it(
    db: Cursor, items: list[Item], seed: str, size: int
) -> None:
    told = [(one.key, None, None) for one in drawing.random(items, seed, size)]
    assert drawn(db, items, "random", seed, size) == told
    assert len(told) == min(size, len(items))


@of_any
@given(ITEMS, SEEDS, SIZES)
def test_by_money_as_the_document_tells_it(
    db: Cursor, items: list[Item], seed: str, size: int
) -> None:
    told = [(one.key, None, hits) for one, hits in drawing.monetary(items, seed, size)]
    assert drawn(db, items, "monetary", seed, size) == told


@of_any
@given(ITEMS, SEEDS, SIZES, st.integers(2, 10))
def test_by_strata_as_the_document_tells_it(
    db: Cursor, items: list[Item], seed: str, size: int, strata: int
) -> None:
    told = [(one.key, each, None) for one, each in drawing.stratified(items, seed, size, strata)]
    assert drawn(db, items, "stratified", seed, size, strata) == told
    assert len(told) == min(size, len(items))


@of_any
@given(ITEMS, SEEDS, SIZES)
def test_by_money_every_row_of_an_interval_or_more_is_drawn(
    db: Cursor, items: list[Item], seed: str, size: int
) -> None:
    step = max(sum(one.weight for one in items) // size, 1)
    found = [key for key, _, _ in drawn(db, items, "monetary", seed, size)]
    assert {one.key for one in items if one.weight >= step} <= set(found)
    assert len(found) == len(set(found))


@of_any
@given(ITEMS, SEEDS, SIZES, st.integers(2, 10))
def test_by_strata_none_is_without_a_row_when_there_are_rows_enough(
    db: Cursor, items: list[Item], seed: str, size: int, strata: int
) -> None:
    everything = {each for _, each, _ in drawn(db, items, "stratified", seed, 1_000, strata)}
    found = {each for _, each, _ in drawn(db, items, "stratified", seed, size, strata)}
    assert len(found) == min(size, len(everything))


@of_any
@given(ITEMS, SEEDS, SIZES, st.sampled_from(["random", "stratified", "monetary"]))
def test_the_order_that_rows_come_in_changes_nothing(
    db: Cursor, items: list[Item], seed: str, size: int, method: str
) -> None:
    one = drawn(db, items, method, seed, size)
    assert drawn(db, items[::-1], method, seed, size) == one


def test_every_row_has_the_same_chance(db: Cursor) -> None:
    """300 draws of 4 of 20 rows: each is expected 60 times. By Pearson's chi-square with 19 degrees
    of freedom, 36.19 is passed by chance once in a hundred. That no row is drawn twice in a draw
    makes the sum smaller by (1 - 4/20) * 20/19, which is made up for. The seeds are fixed.
    """
    items = [Item(f"rad {number:02}", 0, 100 * number) for number in range(20)]
    met = Counter(
        key for number in range(300) for key, _, _ in drawn(db, items, "random", f"frö {number}", 4)
    )
    expected = 300 * 4 / 20
    chi_square = sum((met[one.key] - expected) ** 2 / expected for one in items)
    chi_square /= (1 - 4 / 20) * 20 / 19
    assert sum(met.values()) == 1_200
    assert chi_square < 36.19
    # And not so even that it cannot be chance: 7.63 is passed 99 times in a hundred.
    assert chi_square > 7.63


def test_by_money_the_chance_follows_the_amount(db: Cursor) -> None:
    """Rows of 1, 2, 3 and 4 kr, one asked for in 200 draws: expected 20, 40, 60 and 80 times.
    With 3 degrees of freedom, 11.34 is passed once in a hundred.
    """
    items = [Item(f"rad {number}", 0, 100 * number) for number in range(1, 5)]
    met = Counter(
        key
        for number in range(200)
        for key, _, _ in drawn(db, items, "monetary", f"frö {number}", 1)
    )
    chi_square = sum((met[one.key] - 0.2 * one.ore) ** 2 / (0.2 * one.ore) for one in items)
    assert sum(met.values()) == 200
    assert chi_square < 11.34
