"""Pins put the worst part first and say what they show."""

from decimal import Decimal

import pytest

from lagesbild.charts import colours, pins
from lagesbild.charts.pins import Pin, Pins
from lagesbild.numbers import TKR

WORST = Pin("Barn och unga", Decimal(-4_000_000), Decimal("-0.04"))
BEST = Pin("Boende", Decimal(1_000_000))
LEVEL = Pin("Nämnd", Decimal(0))


def chart(*shown: Pin) -> pins.Chart:
    return pins.chart(
        Pins("Nettokostnad", "Socialnämnden", "jan–sep 2023", TKR, shown), colours.light()
    )


@pytest.mark.parametrize(
    ("shown", "finding"),
    [
        ((BEST, WORST), "Barn och unga har störst underskott, 4\u00a0000\u00a0tkr"),
        ((LEVEL, BEST), "Ingen del är sämre än budget; Boende är 1\u00a0000\u00a0tkr bättre"),
        ((LEVEL,), "Alla delar är i balans med budget"),
        ((), "Det finns inget att jämföra med budget"),
    ],
)
def test_the_title_says_what_was_found(shown: tuple[Pin, ...], finding: str) -> None:
    assert chart(*shown).title == finding


def test_the_worst_is_on_top_and_its_figure_stands_beside_it() -> None:
    drawn = chart(BEST, LEVEL, WORST)
    assert drawn.table.names == ("Barn och unga", "Nämnd", "Boende")
    assert [label.text for label in drawn.figure.layout.annotations] == [
        "−4\u00a0000 (−4,0\u00a0%)",
        "0",
        "+1\u00a0000",
    ]


def test_worse_than_budget_is_to_the_left() -> None:
    [heads] = chart(BEST, WORST).figure.data
    assert list(heads.x) == [-4000, 1000]


def test_zero_is_always_on_the_axis() -> None:
    low, high = chart(WORST).figure.layout.xaxis.range
    assert low < -4000 < 0 < high


def test_a_long_name_takes_two_lines_at_most() -> None:
    name = "Individ- och familjeomsorg, myndighetsutövning och öppna insatser för unga"
    [tick] = chart(Pin(name, Decimal(-1))).figure.layout.yaxis.ticktext
    assert tick.count("<br>") == 1
