"""Lagstadgade tider: what took too long, where and by which law, and what each role may see."""

from __future__ import annotations

from lagesbild.ui import receipts
from tests.pages.conftest import Open
from tests.pages.seen import run
from tests.pages.test_variance import MANAGER, MEMBER

FEBRUARY = 202602
UNITS, QUARTERS, DUE = "lagstadgade-tider", "ej-verkstallda-beslut", "tider-pa-tur"


def test_without_a_list_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("clocks", period=FEBRUARY)
    assert page.hints == [
        "Det finns ingen lista över lagstadgade tider för Motala, Socialnämnden ännu. Läs in en "
        "export under Läs in."
    ]
    assert page.tables == {}
    [button] = page.at.get("download_button")
    assert button.proto.label == "Hämta mall för lagstadgade tider"


def test_one_who_may_not_load_gets_no_template(open_page: Open) -> None:
    assert not open_page("clocks", period=FEBRUARY, viewer=MEMBER).at.get("download_button")


def test_the_first_line_answers_and_the_key_figures_name_the_law(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY)
    # 6 of 20 in January and 2 of 11 in February
    assert page.words[0] == (
        "**8 av 31 utredningar tog längre än fyra månader i första kvartalet 2026 till och med "
        "februari.**"
    )
    cards = page.cards
    assert list(cards) == [
        "Beslut om utredning inom 14 dagar", "Utredning inom fyra månader",
        "Verkställighet inom tre månader", "Övervägande inom sex månader",
    ]  # fmt: skip
    # 23 of 31, and 28 February is the last day of three months from 30 November
    assert [one["figure"] for one in cards.values()] == [
        "100,0\xa0%",
        "74,2\xa0%",
        "100,0\xa0%",
        "100,0\xa0%",
    ]
    assert cards["Utredning inom fyra månader"]["note"] == (
        "8 av 31 för sent. Socialtjänstlagen (2025:400) 20 kap. 3 §"
    )


def test_units_stand_under_their_departments_by_both_limits(open_page: Open) -> None:
    table = open_page("clocks", "clocks", period=FEBRUARY).tables[UNITS]
    assert table.names == ["Hela nämnden", "1 Boende", "11 Natt", "2 Stöd", "21 Råd"]
    assert table.texts("ended") == ["31", "20", "20", "11", "11"]
    assert table.texts("outside") == ["8", "6", "6", "2", "2"]
    assert table.texts("outside_by_days") == ["8", "6", "6", "2", "2"]
    assert "20 kap. 3 §" in table.caption


def test_a_board_member_is_told_no_few_cases_and_nothing_that_gives_them_away(
    open_page: Open,
) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY, viewer=MEMBER)
    table = page.tables[UNITS]
    # 2 of department 2 may not be told, so neither may the 6 of the other: 8 - 6 is 2
    assert table.texts("outside") == ["8", "dolt", "dolt", "dolt", "dolt"]
    assert table.texts("ended") == ["31", "20", "20", "11", "11"]
    assert table.texts("share") == ["74,2", "dolt", "dolt", "dolt", "dolt"]
    assert "Dolt: färre än 5 ärenden" in table.note
    # 6 and 2 too late in the months: neither may be told, though the quarter's 8 may
    months = page.tables["clock-months-table"]
    assert (months.names[-2:], months.texts("1")[-3:]) == (
        ["januari 2026", "februari 2026"],
        ["0", "–", "–"],
    )
    assert page.tables[QUARTERS].texts("still_not")[0] == "dolt"
    assert DUE not in page.tables


def test_a_controller_sees_what_is_due_by_its_pseudonym(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY)
    due = page.tables[DUE]
    # decided on 30 October: three months ended on 30 January, 29 days before 28 February
    assert due.texts("days_left") == ["−29", "0", "6"]
    assert due.texts("clock") == ["Verkställighet", "Övervägande", "Beslut om utredning"]
    assert all(name.startswith("p-") for name in due.names)
    assert due.title == "1 av 3 tider som löper har passerat"


def test_decisions_not_carried_out_stand_by_quarter_kind_and_time(open_page: Open) -> None:
    table = open_page("clocks", "clocks", period=FEBRUARY).tables[QUARTERS]
    assert table.names == ["Första kvartalet 2026 till och med februari", "Stöd"]
    assert table.texts("still_not") == ["1", "1"]
    assert table.texts("still_not-to_6") == ["1", "1"]
    assert table.texts("still_not-to_12") == ["0", "0"]
    assert "34 kap. 3 §" in table.caption


def test_another_time_is_shown_when_it_is_chosen(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY, tid="considered")
    table = page.tables[UNITS]
    assert table.names == ["Hela nämnden", "1 Boende", "11 Natt"]
    assert table.texts("open") == ["1", "1", "1"]
    assert page.findings[0] == "0 hade inte övervägts i tid i slutet av februari 2026"


def test_a_manager_sees_the_own_department(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY, viewer=MANAGER)
    assert page.words[0].startswith("**6 av 20 utredningar tog längre")
    assert page.tables[UNITS].names == ["1 Boende", "11 Natt"]
    assert QUARTERS not in page.tables


def test_a_later_month_shows_the_latest_of_the_list(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=202605)
    assert "Listan visar läget i februari 2026." in page.captions


def test_the_receipt_names_the_list_and_the_question(open_page: Open) -> None:
    page = open_page("clocks", "clocks", period=FEBRUARY)
    page.at.session_state[receipts.WANTED] = ("finished:board::", "outside")
    receipt = run(page.at)
    loads = receipt.tables["receipt-loads-clocks-finished_in_time"]
    assert (loads.names, loads.texts("span")) == (["tider.csv"], ["hela listan"])
    assert any("queries/clocks/finished_in_time.sql" in words for words in receipt.words)
