"""Figures in texts: each form by itself, and precision and recall on the labelled sentences."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.text_figures import SEEDS, Labelled, labelled, measured, written_for_us
from lagesbild import numbers
from lagesbild.numbers import KR, MNKR, TKR
from lagesbild.text_figure_words import Direction, Hedge, Topic, Unit
from lagesbild.text_figures import figures_in, sentences
from lagesbild.text_questions import Fact, Verdict, compare

OURS = list(written_for_us())
needs_seeds = pytest.mark.skipif(not SEEDS.exists(), reason="the shared seeds are not here")


def of(texts: Iterable[Labelled], origin: str, *, held_out: bool) -> list[Labelled]:
    return [one for one in texts if (one.origin, one.is_held_out) == (origin, held_out)]


@pytest.mark.parametrize(
    ("origin", "held_out", "least_right", "least_found"),
    [("own", False, 0.98, 0.98), ("own", True, 0.95, 0.95), ("late", True, 0.95, 0.95)],
)
def test_figures_are_found_with_unit_and_direction(
    origin: str, held_out: bool, least_right: float, least_found: float
) -> None:
    """The floors of docs/text_figures.md."""
    found = measured(of(OURS, origin, held_out=held_out))
    assert found.share_right >= least_right
    assert found.share_found >= least_found


@needs_seeds
@pytest.mark.parametrize(("held_out", "least_right"), [(False, 0.98), (True, 0.94)])
def test_figures_of_the_boards_own_plans_are_found(held_out: bool, least_right: float) -> None:
    texts = list(labelled())
    found = measured(of(texts, "seed", held_out=held_out))
    assert found.share_right >= least_right
    assert found.share_found >= 0.98
    assert sum(len(one.figures) for one in texts) > 180


def test_there_are_so_many_labelled_sentences_and_a_third_is_held_out() -> None:
    own = [one for one in OURS if one.origin == "own"]
    assert len(own) >= 60
    assert sum(one.is_held_out for one in own) * 3 == len(own)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8,5 mkr", "8450000", "8550000"),
        ("8 500 tkr", "8499500", "8500500"),
        ("cirka 20 mkr", "19000000", "21000000"),  # 5 per cent
        ("cirka 8,5 mkr", "8075000", "8925000"),
        ("ca 2 mkr", "1000000", "3000000"),  # one of the last digit, which is wider
        ("drygt 7 mnkr", "7000000", "7500000"),
        ("knappt 7 mnkr", "6500000", "7000000"),
        ("15–20 mnkr", "14500000", "20500000"),
        ("en halv miljon", "450000", "550000"),
        ("2 232 kronor", "2231.5", "2232.5"),
    ],
)
def test_how_exactly_it_is_written_says_how_near_a_fact_must_be(
    text: str, low: str, high: str
) -> None:
    [figure] = figures_in(f"Det blev {text}.")
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "Den 15 april 2024, 2023-09-15 och 1/11.",
        "Enligt 4 kap. 1 § socialtjänstlagen (2025:400) och SOSFS 2011:9.",
        "Under v. 34, vecka 35 och v 48–49 åren 2019–2022.",
        "Ring 08-523 010 00 kl. 13.00 om dnr SCN-2024-00381.",
        "Bilaga 3, tabell 4, mål 3.1, uppdrag 23 och konto 5010.",
        "1. Först\n2) Sedan",
        "Barn 13–17 år som är 18 år inom 24 månader på en 4-gradig skala.",
        "Covid-19 i T1, lokal 214.",
    ],
)
def test_years_dates_laws_lists_and_codes_are_no_figures(text: str) -> None:
    assert figures_in(text) == []


def test_a_figure_has_its_place_in_the_text_and_what_it_is_about() -> None:
    text = "Budgeten är 140,7 mnkr. Prognosen pekar mot ett underskott på drygt 3,6 mnkr för 2023."
    budget, forecast = figures_in(text)
    assert text[budget.start : budget.end] == budget.text == "140,7 mnkr"
    assert text[forecast.start : forecast.end] == forecast.text == "3,6 mnkr"
    assert forecast.sentence[forecast.offset :].startswith("3,6 mnkr")
    assert budget.about == {Topic.BUDGET}
    assert forecast.about == {Topic.FORECAST, Topic.VARIANCE}
    assert (forecast.hedge, forecast.direction) == (Hedge.OVER, Direction.DEFICIT)


def test_sentences_are_not_ended_by_abbreviations_nor_by_the_end_of_a_line() -> None:
    text = "Det ökade med ca. 3 mkr,\nbl.a. hyror. Nästa mening.\n\nEtt stycke."
    assert [text[start:end] for start, end in sentences(text)] == [
        "Det ökade med ca. 3 mkr,\nbl.a. hyror.",
        "Nästa mening.",
        "Ett stycke.",
    ]


def test_a_longer_number_than_any_figure_is_left_alone() -> None:
    assert figures_in("Kostnaden var 12345678901234567890 kr.") == []


@pytest.mark.parametrize("heap", ["1", "1 ", "a", "1-", "ökning", "underskott om 3 mkr "])
def test_a_long_heap_is_read_piece_by_piece(heap: str) -> None:
    text = heap * 5_000
    assert all(end - start <= 1_000 for start, end in sentences(text))
    for figure in figures_in(text[:20_000]):
        assert text[figure.start : figure.end] == figure.text


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.start : figure.end] == figure.text
        assert figure.low <= abs(figure.value) <= figure.high


@given(st.text(alphabet="0123456789 ,.-–−+%§/:()\n\u00a0mnkrtusenjogåöpdcirtyh", max_size=60))
def test_any_heap_of_what_figures_are_made_of_is_read(text: str) -> None:
    for figure in figures_in(text):
        assert text[figure.start : figure.end] == figure.text


@given(
    value=st.decimals(min_value=-2_000_000_000, max_value=2_000_000_000, places=2),
    unit=st.sampled_from((KR, TKR, MNKR)),
    frame=st.sampled_from(
        (
            "Avvikelsen mot budget är {}.",
            "Utfallet är {} mot budget",
            "Nämnden redovisar {}, en avvikelse mot budget.",
        )
    ),
)
def test_a_fact_that_is_written_in_any_unit_is_found_and_matches(value, unit, frame) -> None:
    """Its rounding is within what its last digit says."""
    told = numbers.money(value, unit, signed=True)
    [figure] = figures_in(frame.format(told))
    assert figure.unit is Unit.SEK
    fact = Fact("variance_ytd", None, "sek", value)
    assert compare(figure, [fact]) == (Verdict.MATCHES, fact)


@given(value=st.decimals(min_value=-500, max_value=500, places=4), decimals=st.integers(0, 3))
def test_a_change_that_is_written_in_per_cent_matches(value, decimals) -> None:
    size = numbers.decimal(abs(value), decimals)
    word = "minskat" if value < 0 else "ökat"
    [figure] = figures_in(f"Kostnaderna har {word} med {size} procent jämfört med i fjol.")
    fact = Fact("change_ytd", None, "percent", value)
    assert compare(figure, [fact]) == (Verdict.MATCHES, fact)
