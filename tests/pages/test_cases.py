"""Ärenden: how many people have a case going on, and what of that each role may see."""

from __future__ import annotations

import pytest

from lagesbild import cases
from lagesbild.ui import receipts
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

MEMBER = "access.Viewer('ledamot', access.Role.BOARD_MEMBER, frozenset({mine!r}))"
MANAGER = (
    "access.Viewer('chef', access.Role.MANAGER, frozenset({mine!r}), "
    "departments=frozenset({{'1'}}))"
)
UPLOADER = "access.Viewer('inläsare', access.Role.UPLOADER, frozenset({mine!r}))"


def test_without_cases_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("cases", "only_budget")
    assert page.hints == [
        "Det finns ingen lista över ärenden för Motala, Socialnämnden ännu. Läs in en export under "
        "Läs in."
    ]
    assert page.captions[0].startswith("En rad per ärende med klient-id, enhet eller ansvar")
    assert page.tables == {}


def test_the_first_line_says_how_many_and_where_most_are(open_page: Open) -> None:
    page = open_page("cases", "cases")
    # 10 + 6 + 9 + 6 in January, 12 + 3 + 9 + 6 in February
    assert page.words[0] == (
        "**30 personer i Socialnämnden har ett pågående ärende i slutet av februari 2026, 1 färre "
        "än månaden före. Flest finns i Boende, 15.**"
    )
    assert page.findings == ["1 färre än månaden före"]
    cards = page.cards
    assert cards["Personer med pågående ärende"]["figure"] == "30"
    assert (cards["Vanligaste typen"]["figure"], cards["Vanligaste typen"]["note"]) == (
        "18", "Boendestöd",
    )  # fmt: skip


def test_a_controller_sees_every_count(open_page: Open) -> None:
    table = open_page("cases", "cases").tables["people-by-type"]
    assert table.text("1 Boende", "type-Jourhem") == "3"
    assert table.text("1 Boende", "type-Boendestöd") == "12"
    assert table.note == ""


def test_a_board_member_sees_no_small_count_and_none_that_gives_it_away(open_page: Open) -> None:
    page = open_page("cases", "cases", viewer=MEMBER)
    table = page.tables["people-by-type"]
    assert [table.text("1 Boende", f"type-{kind}") for kind in ("Jourhem", "Boendestöd")] == [
        "dolt", "dolt",
    ]  # fmt: skip
    # 18 with housing support are 12 and 6: the 6 are hidden since 18 − 6 would tell the 12
    assert table.text("Hela Socialnämnden", "type-Boendestöd") == "18"
    assert table.text("2 Stöd", "type-Boendestöd") == "dolt"
    assert table.text("2 Stöd", "type-Jourhem") == "0"
    assert table.texts("all") == ["15", "15", "30"]
    assert table.note == "Dolt: färre än 5 personer, eller ett tal som skulle avslöja ett sådant."
    assert "personer med minst ett ärende som pågår" in " ".join(page.words)


def test_a_unit_with_a_hidden_count_is_drawn_without_it(open_page: Open) -> None:
    page = open_page("cases", "cases", viewer=MEMBER, avd="1", enh="11")
    table = page.tables["people-by-type"]
    assert table.names == ["Hela 11 Natt"]
    assert table.texts("type-Jourhem") == ["dolt"]
    assert page.tables["case-months-table"].texts("0") == ["16", "15"]


def test_a_manager_begins_in_the_own_department_and_sees_all_of_it(open_page: Open) -> None:
    page = open_page("cases", "cases", viewer=MANAGER)
    assert page.words[1].startswith("**15 personer i 1 Boende har")
    table = page.tables["people-by-type"]
    assert table.names == ["11 Natt", "Hela 1 Boende"]
    assert table.text("11 Natt", "type-Jourhem") == "3"


def test_a_manager_sees_no_other_department(open_page: Open) -> None:
    page = open_page("cases", "cases", viewer=MANAGER, avd="2")
    assert page.tables == {}
    assert "inga ärenden i februari 2026 som du får se" in page.hints[0]


def test_an_uploader_sees_no_count(open_page: Open) -> None:
    page = open_page("cases", "cases", viewer=UPLOADER)
    assert page.tables == {}
    assert page.warnings == ["Din roll (inläsare) får inte se nämndens siffror."]


def test_a_month_without_cases_shows_the_latest_that_has(open_page: Open) -> None:
    page = open_page("cases", "cases", period=202605)
    assert "Ärenden är inlästa för februari 2026, som visas här." in page.captions
    assert "februari 2026" in page.words[0]


def receipt(page: Seen, row: str, column: str) -> Seen:
    [key] = [
        one["key"] for one in page.tables["people-by-type"].rows if one["cells"][0]["text"] == row
    ]
    page.at.session_state[receipts.WANTED] = (key, column)
    return run(page.at)


def test_the_receipt_of_a_count_names_its_list_of_cases(open_page: Open) -> None:
    page = receipt(open_page("cases", "cases"), "1 Boende", "type-Jourhem")
    assert "**1 Boende, jourhem: 3**" in page.words
    assert (
        "Personer med minst ett ärende som pågår i slutet av februari 2026. Den som har flera "
        "ärenden räknas en gång i varje tal."
    ) in page.captions
    loads = page.tables["receipt-loads-cases"]
    assert loads.names == ["arenden.csv"]
    assert (loads.texts("span"), loads.texts("rows")) == (["feb 2026"], ["30"])
    assert any("queries/cases/people_by_type.sql, kolumnen people" in said for said in page.words)


def test_the_receipt_of_a_change_names_both_months(open_page: Open) -> None:
    page = receipt(open_page("cases", "cases"), "Hela Socialnämnden", "change")
    assert "Ändringen är antalet i februari 2026 minus antalet i januari 2026." in page.captions
    loads = page.tables["receipt-loads-cases"]
    assert (loads.texts("span"), loads.texts("rows")) == (["jan–feb 2026"], ["61"])


def test_the_receipt_of_a_hidden_count_tells_neither_it_nor_how_many_cases_there_are(
    open_page: Open,
) -> None:
    page = receipt(open_page("cases", "cases", viewer=MEMBER), "1 Boende", "type-Jourhem")
    assert "**1 Boende, jourhem: dolt**" in page.words
    assert (
        "Dolt: färre än 5 personer, eller ett tal som skulle avslöja ett sådant." in page.captions
    )
    assert page.tables["receipt-loads-cases"].texts("rows") == ["–"]


def test_a_receipt_that_the_table_has_no_figure_for_is_not_opened(open_page: Open) -> None:
    page = open_page("cases", "cases")
    for wanted in (("9", "all"), ("1", "okänd"), ("1", "name")):
        page.at.session_state[receipts.WANTED] = wanted
        assert "receipt-loads-cases" not in run(page.at).tables


def test_counts_are_kept_until_something_that_counts_has_changed(
    open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_page("cases", "cases")
    for question in ("loaded_months", "people_by_type", "months"):
        monkeypatch.delattr(cases, question)
    again = run(first.at)
    assert again.tables["people-by-type"].rows == first.tables["people-by-type"].rows
    assert again.words[0] == first.words[0]
