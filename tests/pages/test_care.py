"""Volymer och placeringar, Ekonomiskt bistånd, Investeringar och statsbidrag."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Open
from tests.pages.seen import plain, run


@pytest.mark.parametrize(
    ("stem", "says"),
    [
        ("volumes", "Det finns inga vårddygn eller placeringar för Motala, Socialnämnden ännu."),
        ("income_support", "Det finns inget ekonomiskt bistånd för Motala, Socialnämnden ännu."),
        ("grants", "Det finns inga investeringar eller statsbidrag för Motala"),
    ],
)
def test_without_lists_it_says_what_to_load(open_page: Open, stem: str, says: str) -> None:
    page = open_page(stem)
    assert page.hints[0].startswith(says)
    assert page.tables == {}


def test_a_dearer_day_is_price_and_not_volume(open_page: Open) -> None:
    page = open_page("volumes", "care")
    assert page.words[0] == (
        "**Vården har till och med februari 2026 kostat 0,9 mnkr, ett underskott på 0,1 mnkr mot "
        "budget: volymen gör 0,0, priset gör −0,1 och mixen gör 0,0.**"
    )
    table = page.tables["price-volume"]
    assert (
        table.title == "HVB kostar mest över det väntade, 120 tkr; dygnet kostar 5 000 kr mot 4 000"
    )
    assert table.text("HVB", "price_effect") == "−120"
    assert table.text("HVB", "volume_effect") == "0"
    assert table.text("Alla", "variance") == "−120"
    assert page.findings == ["Underskott 120 tkr, varav Pris 120 tkr"]


def test_placements_say_where_the_year_ends_and_who_is_counted_twice(open_page: Open) -> None:
    page = open_page("volumes", "care")
    table = page.tables["placement-forecast"]
    assert table.names == ["HVB", "Jourhem", "Alla"]
    assert table.text("HVB", "days_ytd") == "90"
    assert table.text("HVB", "cost_ytd") == "−419"
    overlaps = page.tables["placement-overlaps"]
    assert overlaps.names == ["3 och 4"]
    assert overlaps.text("3 och 4", "days") == "1"


def test_a_mean_says_which_months_it_covers(open_page: Open) -> None:
    page = open_page("income_support", "care")
    assert page.words[0] == (
        "**Socialnämnden har betalat ut 2,2 mnkr i ekonomiskt bistånd jan–feb 2026, i snitt "
        "1,1 mnkr i månaden: i stort sett balans mot budget.**"
    )
    assert page.cards["Snitt per månad"]["note"] == "Av 2 månader: jan–feb 2026"
    table = page.tables["support-table"]
    assert table.text("februari 2026", "cost_per_household") == "10 909"
    assert table.text("mars 2026", "mean_of") == "jan–feb 2026"


def test_ranges_stay_ranges_and_sum_as_such(open_page: Open) -> None:
    page = open_page("grants", "care")
    assert page.words[0] == "**17 % av 0,6 mnkr i investeringar är utfört 2026.**"
    assert page.tables["investments"].title == "2 projekt: 1 inte påbörjade"
    assert page.words[1] == (
        "**Statsbidrag och återsökningar 2026: 3,6–4,1 mnkr, varav 2,0–2,5 mnkr inte är med i "
        "budgeten.**"
    )
    table = page.tables["grants"]
    assert table.text("Psykisk hälsa", "amount") == "2 - 2,5 mnkr"
    assert plain(table.text("Summa", "amount")) == "3,6–4,1 mnkr"


def test_a_figure_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("volumes", "care")
    page.at.session_state["lagesbild-receipt"] = ("pv:HVB", "price_effect")
    receipt = run(page.at)
    assert "receipt-loads-economy-price_volume" in receipt.tables
    assert any("queries/economy/price_volume.sql" in words for words in receipt.words)
