"""Prognos: where the year will land, how sure that is, and what has been adopted."""

from __future__ import annotations

from lagesbild.ui import receipts
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run


def test_without_actual_figures_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("forecast", "only_budget")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert page.tables == {}


def test_what_goes_on_as_always_lands_as_always(open_page: Open) -> None:
    """Half a per cent of a month times 5,9: costs 0,53 mnkr, income 0,06, both 0,53."""
    page = open_page("forecast", "steady")
    assert page.words[0] == (
        "**Socialnämnden pekar mot 192,0 mnkr för 2026, ett överskott på 72,0 mnkr mot budget. "
        "Fyra år av fem hamnar utfallet mellan 191,5 och 192,5 mnkr.**"
    )
    table = page.tables["forecast-table"]
    assert table.names == ["2 Stöd", "1 Boende", "Nettokostnad"]
    assert table.texts("actual_ytd") == ["−12 000", "−20 000", "−32 000"]
    assert table.texts("forecast") == ["−72 000", "−120 000", "−192 000"]
    assert table.texts("budget_year") == ["−84 000", "−180 000", "−264 000"]
    assert table.texts("forecast_variance") == ["+12 000", "+60 000", "+72 000"]
    assert table.texts("adopted_forecast") == ["−79 000", "−191 000", "−270 000"]
    assert table.texts("mean_error") == ["0,0", "0,0", "0,0"]
    assert set(table.texts("method")) == {"Mittersta av tre summor"}


def test_the_interval_stands_on_both_sides_of_the_forecast(open_page: Open) -> None:
    table = open_page("forecast", "steady").tables["forecast-table"]
    assert table.text("Nettokostnad", "low") == "−192 534"
    assert table.text("Nettokostnad", "high") == "−191 466"


def test_the_key_figures_say_how_sure_it_is(open_page: Open) -> None:
    cards = open_page("forecast", "steady").cards
    assert cards["Osäkerhet, fyra år av fem"]["figure"].replace("\u00a0", " ") == "± 534 tkr"
    adopted = cards["Fastställd prognos 2026"]
    assert adopted["figure"].replace("\u00a0", " ") == "−270 000 tkr"
    assert adopted["note"].replace("\u00a0", " ") == "Beräknad mot fastställd: +78 000 tkr"


def test_by_account_group_the_total_is_the_same(open_page: Open) -> None:
    table = open_page("forecast", "steady", visa="kontogrupp").tables["forecast-table"]
    assert table.text("Personal", "forecast") == "−216 000"
    assert table.text("Taxor och avgifter", "forecast") == "24 000"
    assert table.text("Nettokostnad", "forecast") == "−192 000"


def test_with_a_short_history_it_says_so_and_is_less_sure(open_page: Open) -> None:
    table = open_page("forecast").tables["forecast-table"]
    assert "För kort historik: årets takt" in table.texts("method")


def test_a_month_that_may_be_booked_twice_is_told(open_page: Open) -> None:
    page = open_page("forecast", "doubled")
    [warning] = page.warnings
    assert warning.startswith(
        "Februari 2026 är ovanlig för Boende (−121,1 mnkr med en normal månad)"
    )
    assert "bokförd två gånger" in warning


def test_a_closed_year_is_its_actual(open_page: Open) -> None:
    page = open_page("forecast", "steady", period=202512)
    assert page.words[0].startswith("**Socialnämnden slutade 2025 på 192,0 mnkr")
    assert set(page.tables["forecast-table"].texts("method")) == {"Utfall: året är stängt"}


def receipt(page: Seen, row: str, column: str) -> Seen:
    """The page with the receipt of a figure open, as a click in its cell opens it."""
    table = page.tables["forecast-table"]
    key = table.rows[table.names.index(row)]["key"]
    page.at.session_state[receipts.WANTED] = (key, column)
    return run(page.at)


def test_the_receipt_of_a_forecast_names_the_years_it_has_learnt_from(open_page: Open) -> None:
    page = receipt(open_page("forecast", "steady"), "1 Boende", "forecast")
    assert "**1 Boende, beräknad, prognos: −120 000**" in page.words
    loads = page.tables["receipt-loads-actual"]
    assert loads.texts("span") == ["jan 2023–feb 2026"]
    assert "receipt-loads-budget" not in page.tables


def test_the_receipt_of_a_variance_names_both_actual_and_budget(open_page: Open) -> None:
    page = receipt(open_page("forecast", "steady"), "Nettokostnad", "forecast_variance")
    assert {"receipt-loads-actual", "receipt-loads-budget"} <= set(page.tables)


def test_the_receipt_of_the_actual_has_this_year_only(open_page: Open) -> None:
    page = receipt(open_page("forecast", "steady"), "1 Boende", "actual_ytd")
    assert page.tables["receipt-loads-actual"].texts("span") == ["jan–feb 2026"]
