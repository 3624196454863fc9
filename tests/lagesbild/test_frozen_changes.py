"""What is told of a frozen round and of now is all that differs between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagesbild import frozen_changes
from lagesbild.frozen_changes import Changes, FigureChange, LoadChange, Text
from lagesbild.frozen_rounds import Figure, FrozenRound, kept_exactly
from lagesbild.reports import change_words
from tests.pages.seen import plain

PLACES = st.tuples(
    st.sampled_from(["monthly", "interim"]), st.sampled_from(["table:a", "chart:b"]),
    st.sampled_from(["D1", "D2", "-"]), st.integers(1, 2), st.sampled_from(["actual", "budget"]),
)  # fmt: skip
VALUES = st.none() | st.decimals(-1000, 1000, places=2)
SIDES = st.dictionaries(PLACES, VALUES, max_size=8)
FEB = LoadChange(
    "ledger", "ekonom", 202602, 202602, 2, "feb.csv", "a1", 2, Decimal(150_000),
    3, "ny.csv", "b2", 3, Decimal("175000.50"), Decimal("25000.50"), "anna",
    datetime.fromisoformat("2026-04-01T06:00"),
)  # fmt: skip
UNDONE = replace(
    FEB, load_now=None, file_now=None, sha256_now=None, rows_now=None, amount_now=None,
    amount_change=Decimal(-150_000),
)  # fmt: skip


def figures(side: dict[tuple[str, str, str, int, str], Decimal | None]) -> list[Figure]:
    return [
        Figure(report, part, "", row, repeat, row, column, column, "sek", value, 1)
        for (report, part, row, repeat, column), value in side.items()
    ]


@given(SIDES, SIDES)
def test_the_changes_lead_from_then_to_now_and_nothing_that_is_the_same_is_among_them(
    then: dict[tuple[str, str, str, int, str], Decimal | None],
    now: dict[tuple[str, str, str, int, str], Decimal | None],
) -> None:
    kept = [replace(one, value=kept_exactly(one.value)) for one in figures(then)]
    found = frozen_changes.changed_figures(kept, figures(now), [], {}, {})
    assert all(one.then != one.now for one in found)
    told = {place: value for place, value in then.items() if value is not None}
    for one in found:
        told.pop(one.figure.place, None)
        if one.now is not None:
            told[one.figure.place] = one.now
    assert told == {place: value for place, value in now.items() if value is not None}
    assert frozen_changes.changed_figures(kept, kept, [], {}, {}) == []


def test_a_load_is_told_of_where_a_source_has_met_it_and_not_where_it_rests_on_both() -> None:
    was, is_now = (figures({("monthly", "table:a", "D1", 1, "actual"): Decimal(value)})
                   for value in (1, 2))  # fmt: skip
    january, february, later = (
        ("ledger", load, period, period, 2)
        for load, period in ((1, 202601), (2, 202602), (3, 202602))
    )
    then = {("monthly", 1): frozenset({january, february})}
    now = {("monthly", 1): frozenset({january, later})}
    other = replace(FEB, kind="budget")

    def told(
        counted: frozen_changes.Resting, counts: frozen_changes.Resting
    ) -> tuple[LoadChange, ...] | None:
        [one] = frozen_changes.changed_figures(was, is_now, [FEB, other], counted, counts)
        return one.loads

    assert told(then, now) == (FEB,)
    assert told(then, then) == ()
    assert told({}, {}) is None


def test_texts_and_rules_are_compared_by_their_place() -> None:
    then = [Text("monthly", ("comment", "a"), "A", "Ett"), Text("monthly", ("b",), "B", "Två")]
    now = [Text("monthly", ("comment", "a"), "A", "Tre"), Text("monthly", ("c",), "C", "Fyra")]
    assert [
        (one.about, one.state, one.then, one.now) for one in frozen_changes.changed_texts(then, now)
    ] == [("A", "changed", "Ett", "Tre"), ("B", "gone", "Två", None), ("C", "new", None, "Fyra")]
    assert frozen_changes.changed_texts(then, then) == []
    rules = frozen_changes.changed_rules({"a": "1", "b": "2", "c": "3"}, {"a": "1", "b": "4"})
    assert [(one.rule, one.then, one.now) for one in rules] == [("b", "2", "4"), ("c", "3", None)]


def test_a_change_of_loads_is_a_sentence() -> None:
    assert plain(change_words.load(FEB)) == (
        "huvudbok (verifikationsrader) 202602: feb.csv: 2 rader, 150 000,00 kr → "
        "ny.csv: 3 rader, 175 000,50 kr (anna, 2026-04-01 08:00)"
    )
    assert change_words.file_of(UNDONE) == "feb.csv (ångrad)"
    assert "→ ingenting" in change_words.load(UNDONE)
    assert change_words.span(replace(FEB, first_period=202300, last_period=202300)) == "2023"
    assert change_words.span(replace(FEB, first_period=0, last_period=0)) == ""


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        ("sek", "-1234.5", "−1 234,50 kr"), ("share", "-0.0427", "−4,27 %"), ("count", "7", "7"),
        ("level", "47.50", "47,5"), ("sek", None, "–"),
    ],
)  # fmt: skip
def test_a_figure_is_written_by_what_it_measures(
    measure: str, value: str | None, words: str
) -> None:
    said = change_words.figure(measure, None if value is None else Decimal(value))
    assert plain(said) == words


def test_what_is_between_shares_is_percentage_points() -> None:
    assert change_words.difference("share", Decimal("-0.0427")) == "−4,27 procentenheter"
    assert plain(change_words.difference("sek", Decimal(5))) == "+5,00 kr"


def test_the_answer_says_how_much_has_changed() -> None:
    frozen = FrozenRound(
        1, 202602, 1, True, 1, 1, 1, 1, 1, "möte", "anna",
        datetime.fromisoformat("2026-03-24T09:00"),
    )  # fmt: skip
    nothing = Changes(frozen, (), (), (), ())
    assert change_words.position(nothing) == "Ingenting har ändrats sedan rapporten frystes"
    [figure] = figures({("monthly", "table:a", "D1", 1, "actual"): Decimal(1)})
    one = FigureChange(figure, "changed", Decimal(1), Decimal(2), ())
    assert change_words.causes(one) == change_words.NOT_LOADED
    assert change_words.causes(replace(one, loads=None)) == change_words.NO_SOURCE
    assert change_words.causes(replace(one, loads=(FEB, UNDONE))) == "ny.csv; feb.csv (ångrad)"
    assert change_words.position(replace(nothing, figures=(one, one), loads=(FEB,))) == (
        "Ändrat sedan rapporten frystes: 2 siffror, 1 inläsning"
    )
