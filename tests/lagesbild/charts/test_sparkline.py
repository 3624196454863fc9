"""A sparkline is a small picture and a sentence."""

from xml.etree import ElementTree

import pytest

from lagesbild.charts import sparkline

SVG = "{http://www.w3.org/2000/svg}"


def points(*values: float) -> list[list[float]]:
    line = ElementTree.fromstring(sparkline.drawn(values, "")).find(f"{SVG}polyline")
    assert line is not None
    return [[float(part) for part in point.split(",")] for point in line.attrib["points"].split()]


def test_the_highest_value_is_at_the_top_and_the_last_to_the_right() -> None:
    (first_x, first_y), (last_x, last_y) = points(0, 10)
    assert (first_x, last_x) == (sparkline.MARGIN, sparkline.WIDTH - sparkline.MARGIN)
    assert (first_y, last_y) == (sparkline.HEIGHT - sparkline.MARGIN, sparkline.MARGIN)


def test_a_level_series_lies_in_the_middle() -> None:
    assert {y for _, y in points(5, 5, 5)} == {sparkline.HEIGHT / 2}


@pytest.mark.parametrize(("values", "lines"), [((-1, 1), 1), ((1, 2), 0), ((-2, -1), 0)])
def test_zero_is_drawn_where_the_series_passes_it(values: tuple[float, ...], lines: int) -> None:
    picture = ElementTree.fromstring(sparkline.drawn(values, ""))
    assert len(picture.findall(f"{SVG}line")) == lines


def test_no_value_is_an_empty_picture() -> None:
    assert list(ElementTree.fromstring(sparkline.drawn((), "tom"))) == []


def test_words_in_the_picture_cannot_break_it() -> None:
    picture = ElementTree.fromstring(sparkline.drawn((1,), 'A "b" <c> & d'))
    assert picture.attrib["aria-label"] == 'A "b" <c> & d'


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((1, 2, 3), "Boende: 3 värden, har ökat från det första till det sista"),
        ((3, 4, 2), "Boende: 3 värden, har minskat från det första till det sista"),
        ((2, 5, 2), "Boende: 3 värden, är oförändrat från det första till det sista"),
        ((2,), "Boende: för få värden för en kurva"),
    ],
)
def test_the_run_is_said_in_words(values: tuple[float, ...], words: str) -> None:
    assert sparkline.in_words("Boende", values) == words
