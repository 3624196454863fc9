"""Tables that fit on A4: nothing is wider than the page, nothing is cut within a column."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild import numbers
from lagesbild.reports import fitting
from lagesbild.reports.fitting import PADDING, TURNED, UPRIGHT, Column

figure = st.integers(-(10**10), 10**10).map(numbers.count)
texts = st.text(st.characters(codec="latin-1", exclude_categories=["C"]), max_size=60)
columns = st.lists(
    st.one_of(
        st.builds(Column, st.lists(figure, min_size=1, max_size=5), st.just(True)),
        st.builds(Column, st.lists(texts, min_size=1, max_size=5), st.just(False), st.booleans()),
    ),
    min_size=1,
    max_size=24,
)


@settings(max_examples=40, deadline=None)
@given(columns)
def test_no_table_is_wider_than_its_page(found: list[Column]) -> None:
    for fit in fitting.fits(found):
        assert sum(fit.widths) <= (TURNED if fit.turned else UPRIGHT) + 1


@settings(max_examples=40, deadline=None)
@given(columns)
def test_every_column_is_somewhere_and_the_first_in_every_piece(found: list[Column]) -> None:
    pieces = fitting.fits(found)
    assert {place for fit in pieces for place in fit.columns} == set(range(len(found)))
    assert all(fit.columns[0] == 0 for fit in pieces)


@settings(max_examples=40, deadline=None)
@given(columns)
def test_every_figure_has_room_on_one_line(found: list[Column]) -> None:
    for fit in fitting.fits(found):
        for place, width in zip(fit.columns, fit.widths, strict=True):
            if place and found[place].is_figure:
                needed = max(map(fitting.width_of, found[place].texts[1:]), default=0) * fit.size
                assert needed <= width - PADDING + 0.1


def test_a_small_table_stands_upright_in_full_size_over_the_whole_width() -> None:
    (fit,) = fitting.fits([Column(["Namn", "Grundskola"], False), Column(["Utfall", "1"], True)])
    assert (fit.turned, fit.size) == (False, 9.0)
    assert abs(sum(fit.widths) - UPRIGHT) < 1


def test_a_table_is_set_smaller_before_its_page_is_turned() -> None:
    figures = [Column(["Utfall", "−1\u00a0234\u00a0567"], True) for _ in range(8)]
    (fit,) = fitting.fits([Column(["Namn", "Grundskola och förskola"], False), *figures])
    assert not fit.turned
    assert fit.size < 9


def test_a_table_that_fits_no_page_is_parted() -> None:
    figures = [Column(["Utfall", "−1\u00a0234\u00a0567\u00a0890"], True) for _ in range(30)]
    pieces = fitting.fits([Column(["Namn", "Grundskola"], False), *figures])
    assert len(pieces) > 1


def test_file_names_and_fingerprints_may_be_broken_and_words_are_not() -> None:
    assert fitting.breakable("Internkontrollplan") == "Internkontrollplan"
    assert fitting.breakable("a" * 64) == "\u200b".join(["a" * 12] * 5 + ["a" * 4])
    assert fitting.breakable("0f" * 32) == "\u200b".join(["0f" * 16] * 2)
    name = "saldon_2024_januari_till_mars.xlsx"
    assert fitting.breakable(name).split("\u200b")[0] == "saldon_"
    assert fitting.breakable(name).replace("\u200b", "") == name


def test_lines_are_counted_rather_too_many_than_too_few() -> None:
    assert fitting.lines_of("Kort", 150, 8.5) == 1
    assert fitting.lines_of("två\nrader", 150, 8.5) == 2
    assert fitting.lines_of("ett långt namn som inte får rum på en rad alls", 150, 8.5) == 2
    assert fitting.lines_of("x" * 100, 150, 8.5) == 4
