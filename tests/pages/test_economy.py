"""Ekonomi: the board table level by level down to the voucher, and each figure's receipt."""

from __future__ import annotations

import pytest

from lagesbild.ui import receipts
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

FIGURES = {
    "actual_month": "−23 540",  # 11 000 + 7 000 + 8 000 − 2 500 + 40
    "budget_month": "−22 000",
    "variance_month": "−1 540",
    "actual_ytd": "−44 540",
    "budget_ytd": "−44 000",
    "variance_ytd": "−540",
    "variance_share": "−1,2",  # 540 of 44 000
    "previous_year_ytd": "−18 000",
    "budget_year": "−264 000",
    "adopted_forecast": "−270 000",
    "forecast_variance": "−6 000",
}


def test_without_anything_loaded_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("economy", "empty")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert (page.tables, page.findings) == ({}, [])


def test_with_only_a_budget_it_says_what_is_missing(open_page: Open) -> None:
    page = open_page("economy", "only_budget")
    assert page.captions[0].endswith("Det som saknas är utfall: huvudbok eller saldon.")


def test_without_a_budget_a_variance_is_nothing_and_not_the_actual(open_page: Open) -> None:
    page = open_page("economy", "without_budget")
    table = page.tables["board-table"]
    assert table.text("Nettokostnad", "actual_ytd") == "−44 540"
    assert set(table.texts("variance_ytd")) == {"–"}
    assert set(table.texts("status")) == {"ej bedömd"}
    assert page.hints == [
        "Det finns inte både utfall och budget, så det finns ingen avvikelse att visa."
    ]


@pytest.mark.parametrize("column", FIGURES)
def test_the_total_of_every_column_is_right(open_page: Open, column: str) -> None:
    table = open_page("economy").tables["board-table"]
    assert table.text("Nettokostnad", column) == FIGURES[column]


def test_the_previous_forecast_stands_beside_the_latest(open_page: Open) -> None:
    table = open_page("economy", "two_forecasts").tables["board-table"]
    assert table.text("Nettokostnad", "adopted_forecast") == "−270 000"
    assert table.text("Nettokostnad", "previous_adopted_forecast") == "−265 000"
    assert table.text("Nettokostnad", "forecast_change") == "−5 000"


def test_the_first_forecast_of_a_year_has_none_before_it(open_page: Open) -> None:
    table = open_page("economy").tables["board-table"]
    assert set(table.texts("previous_adopted_forecast")) == {"–"}


def test_a_variance_in_per_cent_needs_a_budget(open_page: Open) -> None:
    table = open_page("economy").tables["board-table"]
    # 3 000 of 30 000; nothing to compare with; 2 500 of 14 000; 540 of 44 000.
    assert table.texts("variance_share") == ["−10,0", "–", "+17,9", "−1,2"]


def test_december_holds_its_closing_entries_wherever_it_is_shown(open_page: Open) -> None:
    page = open_page("economy", "closed_year", period=202512)
    table = page.tables["board-table"]
    assert table.text("Nettokostnad", "actual_month") == "−10 000"  # 9 000 + 1 000
    assert table.text("Nettokostnad", "actual_ytd") == "−28 000"  # with January and February
    assert table.note.endswith("I december ingår bokslutsposter (period 13) på −1 000 tkr.")
    assert page.tables["months-table"].texts("0")[-1] == "−10 000"
    rests_on = receipt(page, "Nettokostnad", "actual_month").tables
    assert rests_on["receipt-loads-actual"].texts("rows") == ["2"]
    assert rests_on["receipt-rows-actual"].title == "2 rader ger tillsammans −10 000 000,00 kr"


def test_a_month_without_closing_entries_says_nothing_of_them(open_page: Open) -> None:
    assert "bokslutsposter" not in open_page("economy", "closed_year").tables["board-table"].note


def test_the_worst_department_stands_first_and_the_total_last(open_page: Open) -> None:
    table = open_page("economy").tables["board-table"]
    assert table.names == ["1 Boende", "Ej kopplat", "2 Stöd", "Nettokostnad"]
    assert table.texts("variance_ytd") == ["−3 000", "−40", "+2 500", "−540"]
    assert table.texts("status") == ["nås ej", "ej bedömd", "på plan", "avviker"]


def test_the_title_counts_what_can_be_assessed(open_page: Open) -> None:
    table = open_page("economy").tables["board-table"]
    assert table.title == "Per avdelning: 1 når inte budget, av 2"
    assert table.caption == (
        "Socialnämnden, februari 2026 och ackumulerat jan–feb 2026, tkr, mot periodiserad budget"
    )


def test_account_groups_stand_under_their_sections(open_page: Open) -> None:
    table = open_page("economy", visa="kontogrupp").tables["board-table"]
    assert table.names == [
        "Intäkter",
        "Taxor och avgifter",
        "Kostnader",
        "Personal",
        "Köp av verksamhet",
        "Nettokostnad",
    ]
    # Income 4 500 against 4 000; costs 37 040 + 12 000 against 38 000 + 10 000.
    assert table.texts("actual_ytd") == [
        "4 500",
        "4 500",
        "−49 040",
        "−37 040",
        "−12 000",
        "−44 540",
    ]
    assert table.texts("variance_ytd") == ["+500", "+500", "−1 040", "+960", "−2 000", "−540"]


def test_a_department_is_shown_by_its_units_with_the_way_back(open_page: Open) -> None:
    page = open_page("economy", avd="1")
    assert page.tables["board-table"].names == ["11 Natt", "Nettokostnad"]
    assert page.buttons[0] == "Socialnämnden ›"
    assert "**1 Boende**" in page.words
    assert page.words[1].startswith("**1 Boende har till och med februari 2026 ett underskott")


def test_the_way_back_leads_to_the_whole_board(open_page: Open) -> None:
    page = open_page("economy", avd="1", enh="11")
    assert page.tables["board-table"].names[-2:] == ["1101 Nattboendet", "Nettokostnad"]
    page.at.button(key="path-board").click()
    assert run(page.at).tables["board-table"].names[0] == "1 Boende"


def test_a_search_changes_the_totals_with_the_rows(open_page: Open) -> None:
    table = open_page("economy", visa="ansvar", sok="platser").tables["board-table"]
    assert table.names == ["1102 Köpta platser", "Nettokostnad"]
    assert table.text("Nettokostnad", "actual_ytd") == "−12 000"


def test_a_search_without_hits_says_so(open_page: Open) -> None:
    table = open_page("economy", sok="finns inte").tables["board-table"]
    assert table.title == "Ingenting stämmer med sökningen"


def test_an_account_is_shown_by_its_rows_to_the_ore_and_their_cells(open_page: Open) -> None:
    page = open_page("economy", avd="1", enh="11", ans="1102", kto="4601")
    rows = page.tables["vouchers"]
    assert rows.title == "2 rader ger tillsammans −12 000 000,00 kr"
    assert rows.texts("amount") == ["−7 000 000,00", "−5 000 000,00"]
    assert rows.texts("voucher") == ["F12", "F11"]
    assert rows.texts("file") == ["huvudbok_2026.csv"] * 2
    assert rows.texts("place") == ["G7", "G3"]
    assert "board-table" not in page.tables


def test_a_cost_is_not_red_because_it_is_a_cost(open_page: Open) -> None:
    rows = open_page("economy", ans="1102", kto="4601").tables["vouchers"]
    assert all("tone" not in row["cells"][6] for row in rows.rows)


def test_a_forged_place_shows_an_empty_table_and_no_error(open_page: Open) -> None:
    page = open_page("economy", avd="../1", visa="hemligt")
    assert page.tables["board-table"].names == ["Nettokostnad"]
    assert "inget utfall" in page.words[1]


def test_parts_that_sum_as_they_are_shown_say_nothing_of_rounding(open_page: Open) -> None:
    assert open_page("economy").tables["board-table"].note == (
        "Kostnader visas med minus och intäkter med plus."
    )


def test_another_boards_figures_are_refused_in_words(open_page: Open) -> None:
    page = open_page("economy", mine=[])
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]


def receipt(page: Seen, row: str, column: str) -> Seen:
    """The page with the receipt of a figure, whose button it takes a browser to press."""
    [key] = [
        one["key"] for one in page.tables["board-table"].rows if one["cells"][0]["text"] == row
    ]
    page.at.session_state[receipts.WANTED] = (key, column)
    return run(page.at)


def test_the_receipt_of_a_variance_has_actual_and_budget(open_page: Open) -> None:
    page = receipt(open_page("economy"), "1 Boende", "variance_ytd")
    assert "**1 Boende, ackumulerat jan–feb 2026, avvikelse: −3 000 tkr**" in page.words
    assert (
        "Till öret: −3 000 000,00 kr. Avvikelsen är utfallet −33 000 000,00 kr minus budgeten "
        "−30 000 000,00 kr."
    ) in page.captions
    assert page.tables["receipt-loads-actual"].names == ["huvudbok_2026.csv"]
    assert page.tables["receipt-loads-budget"].names == ["budget.csv"]
    assert page.tables["receipt-rows-actual"].title == ("4 rader ger tillsammans −33 000 000,00 kr")


def test_the_receipt_of_a_share_says_what_is_divided_by_what(open_page: Open) -> None:
    page = receipt(open_page("economy"), "1 Boende", "variance_share")
    assert "**1 Boende, ackumulerat jan–feb 2026, avvikelse i procent: −10,0 %**" in page.words
    assert (
        "Andelen är avvikelsen −3 000 000,00 kr delad med budgeten −30 000 000,00 kr."
    ) in page.captions


def test_the_receipt_of_a_changed_forecast_has_both_forecasts(open_page: Open) -> None:
    page = receipt(open_page("economy", "two_forecasts"), "Nettokostnad", "forecast_change")
    assert page.tables["receipt-loads-adopted_forecast"].names == ["prognos_feb.csv"]
    assert page.tables["receipt-loads-previous_forecast"].names == ["prognos_jan.csv"]
    assert page.tables["receipt-rows-previous_forecast"].title == (
        "4 rader ger tillsammans −265 000 000,00 kr"
    )


def test_the_receipt_of_a_section_shows_what_it_sums(open_page: Open) -> None:
    page = receipt(open_page("economy", visa="kontogrupp"), "Kostnader", "actual_ytd")
    assert page.tables["receipt-sum"].names == ["Personal", "Köp av verksamhet", "Summa"]
    assert page.tables["receipt-sum"].texts("amount") == ["−37 040", "−12 000", "−49 040"]
    assert "receipt-rows-actual" not in page.tables


def test_the_receipt_of_what_a_search_found_has_only_those_rows(open_page: Open) -> None:
    page = receipt(open_page("economy", sok="stöd"), "Nettokostnad", "actual_ytd")
    assert page.tables["receipt-sum"].names == ["2 Stöd", "Summa"]
    assert "receipt-rows-actual" not in page.tables


def test_a_receipt_names_the_query_and_what_it_was_asked(open_page: Open) -> None:
    page = receipt(open_page("economy"), "2 Stöd", "budget_year")
    assert any("queries/economy/board_table.sql" in words for words in page.words)
    codes = [one.value for one in page.at.code]
    assert "department = 2" in codes[0]
    assert codes[1].startswith("-- One row per part")
