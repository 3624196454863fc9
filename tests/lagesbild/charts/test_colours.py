"""Colours are told apart by those who see them, and nothing rests on them alone."""

import pytest

from lagesbild.charts import colours
from lagesbild.charts.colours import Palette

THEMES = {"light": colours.light(), "dark": colours.dark()}
WORDS = ("ink", "good_text", "watch_text", "bad_text", "muted_text")
MARKS = ("accent", "actual", "previous_year", "good", "watch", "bad", "muted")


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("name", WORDS)
def test_words_can_be_read_on_paper_and_panel(palette: Palette, name: str) -> None:
    assert colours.contrast(getattr(palette, name), palette.paper) >= 4.5
    assert colours.contrast(getattr(palette, name), palette.panel) >= 4.5


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_the_paper(palette: Palette, name: str) -> None:
    assert colours.contrast(getattr(palette, name), palette.paper) >= 3


@pytest.mark.parametrize("palette", THEMES.values(), ids=THEMES)
def test_actual_and_last_year_differ_in_greyscale(palette: Palette) -> None:
    assert colours.contrast(palette.actual, palette.previous_year) >= 2


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#ffffff", "#000000", 21), ("#777777", "#777777", 1), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert colours.contrast(other, one) == colours.contrast(one, other)
