"""The bridge shows what makes the variance, and its parts are always the whole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lagesbild.charts import bridge, colours
from lagesbild.charts.bridge import MOST_PARTS, Bridge, Part
from lagesbild.numbers import TKR

BRIDGE = Bridge(
    measure="Nettokostnad",
    scope="Socialnämnden",
    period="jan–sep 2023",
    unit=TKR,
    budget=Decimal(-100_000_000),
    actual=Decimal(-107_000_000),
    variance=Decimal(-7_000_000),
    parts=(
        Part("Boende", Decimal(2_000_000)),
        Part("Barn och unga", Decimal(-8_000_000)),
        Part("Vuxna", Decimal(-1_000_000)),
    ),
)


def many(count: int) -> Bridge:
    """Parts of −1, −2, … mnkr."""
    parts = tuple(Part(f"Del {size}", Decimal(-size * 1_000_000)) for size in range(1, count + 1))
    return replace(BRIDGE, parts=parts, variance=sum((part.variance for part in parts), Decimal(0)))


def test_the_worst_part_comes_first() -> None:
    assert [part.name for part in bridge.shown_parts(BRIDGE)] == [
        "Barn och unga",
        "Vuxna",
        "Boende",
    ]


def test_what_no_part_explains_is_a_part_of_its_own() -> None:
    # −8 −1 +2 = −7; the whole is −7,5, so −0,5 mnkr is unexplained.
    unexplained = bridge.shown_parts(replace(BRIDGE, variance=Decimal(-7_500_000)))[-1]
    assert unexplained == Part(bridge.REMAINDER, Decimal(-500_000))


def test_small_parts_are_shown_as_one_and_the_sum_is_kept() -> None:
    wide = many(12)
    shown = bridge.shown_parts(wide)
    # The seven largest, 6 to 12, and then 1 + 2 + 3 + 4 + 5 = 15 as one.
    assert len(shown) == MOST_PARTS
    assert shown[-1] == Part("Övriga (5 st)", Decimal(-15_000_000))
    assert sum(part.variance for part in shown) == wide.variance


def test_as_many_parts_as_there_is_room_for_are_all_named() -> None:
    assert not any("Övriga" in part.name for part in bridge.shown_parts(many(MOST_PARTS)))


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({}, "Underskott 7\u00a0000\u00a0tkr: Barn och unga ensamt 8\u00a0000\u00a0tkr"),
        (
            {"variance": Decimal(-9_000_000), "parts": BRIDGE.parts[1:]},
            "Underskott 9\u00a0000\u00a0tkr, varav Barn och unga 8\u00a0000\u00a0tkr",
        ),
        (
            {"variance": Decimal(2_000_000), "parts": BRIDGE.parts[:1]},
            "Överskott 2\u00a0000\u00a0tkr, varav Boende 2\u00a0000\u00a0tkr",
        ),
        ({"variance": Decimal(400), "parts": ()}, "I balans"),
    ],
)
def test_the_title_says_what_was_found(changed: dict[str, object], finding: str) -> None:
    assert bridge.chart(replace(BRIDGE, **changed), colours.light()).title == finding


def test_each_bar_starts_where_the_one_before_it_ends_and_actual_starts_at_budget() -> None:
    [bars] = bridge.chart(BRIDGE, colours.light()).figure.data
    assert list(bars.base) == [0, 0, -8000, -9000, 0]
    assert list(bars.x) == [0, -8000, -1000, 2000, -7000]


def test_a_deficit_is_red_and_a_surplus_green() -> None:
    palette = colours.light()
    [bars] = bridge.chart(BRIDGE, palette).figure.data
    budget, *parts, actual = bars.marker.color
    assert (budget, actual) == (palette.ink, palette.bad)
    assert parts == [palette.bad, palette.bad, palette.good]


def test_figures_stand_beside_the_bars_with_sign_and_no_markup_comes_from_names() -> None:
    named = replace(BRIDGE, parts=(Part("<b>x</b>", Decimal(-7_000_000)),))
    figure = bridge.chart(named, colours.light()).figure
    assert [label.text for label in figure.layout.annotations] == [
        "<b>−100\u00a0000</b>",
        "−7\u00a0000",
        "<b>−107\u00a0000</b>",
    ]
    assert figure.layout.yaxis.ticktext[1] == "&lt;b&gt;x&lt;/b&gt;"


def test_the_table_behind_it_ends_with_the_sum() -> None:
    behind = bridge.chart(BRIDGE, colours.light()).table
    assert behind.names == ("Barn och unga", "Vuxna", "Boende", "Summa")
    assert behind.series[0].amounts[-1] == Decimal(-7_000_000)


def test_what_is_seen_is_also_said() -> None:
    alt = bridge.chart(BRIDGE, colours.light()).alt
    assert "budget −100\u00a0000\u00a0tkr till utfall −107\u00a0000\u00a0tkr" in alt
    assert "Boende +2\u00a0000\u00a0tkr" in alt
