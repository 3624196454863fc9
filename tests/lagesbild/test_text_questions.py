"""Texts held against facts: what matches, what is a question, and what is left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild import text_question_findings
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.text_figures import figures_in
from lagesbild.text_questions import Checked, Fact, Text, Verdict, compare, told_month

VIEW = View(next(iter(load_boards(Settings.from_environment().boards).values())), Period(2023, 9))
TEXT = Text("explanation", "1////", "Unga", "1", None, None, None, None, None, "", is_own=True)


def sek(what: str, mnkr: str, part: str | None = None) -> Fact:
    return Fact(what, part, "sek", Decimal(mnkr) * 1_000_000)


FACTS = (
    sek("actual_ytd", "-512.3"),
    sek("budget_ytd", "-504.4"),
    sek("budget_year", "-672.5"),
    sek("variance_ytd", "-7.9"),
    sek("variance_month", "1.2"),
    sek("adopted_variance", "-12"),
    sek("adopted_forecast", "-684.5"),
    sek("change_ytd", "31"),
    Fact("change_ytd", None, "percent", Decimal("6.44")),
    sek("variance_ytd", "-2.4", "Personal"),
)


def held(sentence: str, facts: tuple[Fact, ...] = FACTS) -> Checked:
    [figure] = figures_in(sentence)
    return Checked(TEXT, figure, *compare(figure, facts))


@pytest.mark.parametrize(
    ("sentence", "verdict", "what"),
    [
        ("Underskottet är 7,9 mnkr.", Verdict.MATCHES, "variance_ytd"),
        ("Underskottet är 8 mnkr.", Verdict.MATCHES, "variance_ytd"),
        ("Underskott om 8,5 mkr.", Verdict.NEAR_NONE, "variance_ytd"),
        ("Överskottet är 7,9 mnkr.", Verdict.CONTRADICTS, "variance_ytd"),
        ("Kostnaderna är 7,9 mnkr lägre än budget.", Verdict.CONTRADICTS, "variance_ytd"),
        ("Kostnaderna är 7,9 mnkr högre än budget.", Verdict.MATCHES, "variance_ytd"),
        ("Personalen går minus 2,4 mnkr.", Verdict.MATCHES, "variance_ytd"),
        ("Underskottet är 2,4 mnkr.", Verdict.NEAR_NONE, "variance_ytd"),  # no part is named
        ("Prognosen är ett underskott på 12 mnkr.", Verdict.MATCHES, "adopted_variance"),
        ("Prognosen är ett underskott på 15 mnkr.", Verdict.NEAR_NONE, "adopted_variance"),
        ("Budgeten är 672,5 mnkr.", Verdict.MATCHES, "budget_year"),
        ("Utfallet hittills är drygt 500 mnkr.", Verdict.MATCHES, "actual_ytd"),
        ("Kostnaden har ökat med 6,4 procent sedan i fjol.", Verdict.MATCHES, "change_ytd"),
        ("Kostnaden har minskat med 6,4 % mot i fjol.", Verdict.CONTRADICTS, "change_ytd"),
        ("Kostnaden har ökat med 9 % sedan i fjol.", Verdict.NEAR_NONE, "change_ytd"),
    ],
)
def test_a_figure_is_what_its_nearest_fact_says(sentence: str, verdict: Verdict, what: str) -> None:
    found = held(sentence)
    assert found.verdict is verdict
    assert found.nearest is not None
    assert found.nearest.what == what


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi har 48 placeringar.",  # no fact is a count
        "Omfördelningen är 4,3 mnkr.",  # of nothing that there are facts of
        "Minst 80 procent ska vara klara.",  # what must be, not what is
    ],
)
def test_what_the_data_do_not_hold_is_left_alone(sentence: str) -> None:
    assert held(sentence).verdict is Verdict.NOT_COMPARABLE


def test_a_sentence_that_names_a_part_is_held_against_that_part() -> None:
    assert held("Personalkostnaderna är 3 mnkr högre än budget.").nearest == FACTS[-1]
    assert held("Kostnaderna är 3 mnkr högre än budget.").nearest == FACTS[3]


def test_without_facts_nothing_is_a_question() -> None:
    assert held("Underskott om 8,5 mkr.", ()).verdict is Verdict.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Underskott om 8,5 mkr.",
            "Texten säger underskott om 8,5 mkr. Närmast är avvikelsen mot budget hittills i år, "
            "−7,9 mnkr.",
        ),
        (
            "Överskottet är 7 900 tkr.",
            "Texten säger överskott om 7 900 tkr, men avvikelsen mot budget hittills i år är "
            "−7 900 tkr.",
        ),
        (
            "Kostnaden har ökat med 9 % sedan i fjol.",
            "Texten säger 9 % mer. Närmast är nettokostnadens förändring mot samma månader i "
            "fjol, +6,4 %.",
        ),
    ],
)
def test_the_question_says_what_stands_there_and_what_is_nearest(sentence: str, told: str) -> None:
    said = text_question_findings.question(held(sentence))
    assert said.replace("\u00a0", " ") == told


def test_the_headline_counts_open_questions() -> None:
    question, match = held("Underskott om 8,5 mkr."), held("Underskott om 7,9 mkr.")
    alone = held("Vi har 48 placeringar.")
    position = text_question_findings.position
    assert position([]) == "Det finns inga siffror i månadens texter."
    assert position([alone]) == "Ingen siffra i månadens texter är av det slag som finns i data."
    assert position([match, alone]).startswith("Alla siffror i texterna som kan jämföras stämmer")
    assert position([question]) == "En siffra i texterna stämmer inte med data."
    assert position([question] * 4) == "Fyra siffror i texterna stämmer inte med data."


@pytest.mark.parametrize(
    ("sentence", "month"),
    [
        ("Underskott om 8 mkr.", 202309),
        ("Per mars var underskottet 8 mkr.", 202303),
        ("Under jan–aug 2023 var underskottet 8 mkr.", 202308),
        ("T.o.m. november var underskottet 8 mkr.", 202211),  # the latest that has been
        ("Det har ökat med 3 % jämfört med 2022.", 202309),
        ("Under 2023 har det ökat med 3 % sedan samma period 2022.", 202309),
        ("Det har ökat med 3 % jämfört med år 2021.", None),  # there are no facts of that
        ("För 2022 var underskottet 8 mkr.", None),
    ],
)
def test_a_sentence_that_names_a_month_or_a_year_is_held_against_it(
    sentence: str, month: int | None
) -> None:
    told = told_month(sentence, VIEW)
    assert (told and told.code) == month


PER_CENT = "percent"
SODERTALJE = [
    # Table 2: 89 474 days, then 91 044; 138 275 tkr, then 144 348.
    (
        "nettokostnaden har ökat med tre procent",
        Fact("change_ytd", None, PER_CENT, Decimal("1.7547")),
    ),
    ("nettokostnaden har ökat med drygt 7 mnkr jämfört med i fjol", sek("change_ytd", "6.073")),
    # Table 3: 9 605 tkr, then 11 140.
    (
        "nettokostnaderna har ökat med 20 procent",
        Fact("change_ytd", None, PER_CENT, Decimal("15.98")),
    ),
    # The budget table: addiction 70 685 and 75 989 tkr, social psychiatry 88 104 and 83 600.
    ("negativ avvikelse mot budget med 4,1 mnkr", sek("adopted_variance", "-5.304")),
    ("positiv avvikelse mot budget med 3,5 mnkr", sek("adopted_variance", "4.504")),
    # Table 1: the printed mean of the months is 11 645 tkr.
    ("i snitt legat på 11,7 mnkr per månad", sek("mean_month", "-11.645")),
]
"""What the activity plan of 2023 says where its own tables differ (N7), and what they give."""


@pytest.mark.parametrize(("words", "fact"), SODERTALJE)
def test_where_sodertaljes_text_differs_from_its_tables_there_is_a_question(
    words: str, fact: Fact
) -> None:
    [figure] = figures_in(words)
    assert compare(figure, [fact]) == (Verdict.NEAR_NONE, fact)


def test_where_sodertaljes_text_agrees_with_its_table_there_is_none() -> None:
    """All twelve months of table 1 give a mean of 11 716 tkr: 11,7 mnkr."""
    [figure] = figures_in("Utbetalt bistånd har i snitt legat på 11,7 mnkr per månad under 2022.")
    fact = sek("mean_month", "-11.71642")
    assert compare(figure, [fact]) == (Verdict.MATCHES, fact)


def test_the_board_itself_is_not_the_part_that_begins_alike() -> None:
    whole = Fact("variance_ytd", None, "sek", Decimal(-20_400_000))
    part = Fact("variance_ytd", "Nämnd och ledning", "sek", Decimal(125_384))
    [said] = figures_in("Nämnden har ett underskott om 9,9 mnkr mot budget.")
    assert compare(said, [whole, part])[1] == whole
    [said] = figures_in("Nämnd och ledning har ett underskott om 9,9 mnkr mot budget.")
    assert compare(said, [whole, part])[1] == part
