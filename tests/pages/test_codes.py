"""Kodplan: the codes, those that no plan knows, and a search among them."""

from __future__ import annotations

from tests.pages.conftest import Open
from tests.pages.seen import run


def test_without_any_plan_it_says_what_a_plan_should_have_and_praises_nothing(
    open_page: Open,
) -> None:
    page = open_page("codes", "empty")
    assert len(page.hints) == 2
    assert page.hints[0].startswith("Ingen organisation är inläst. Läs in en lista med Kod, Namn")
    assert page.good_news == []
    assert len(page.at.text_input) == 0


def test_with_only_plans_every_code_is_known(open_page: Open) -> None:
    page = open_page("codes", "only_budget")
    assert page.good_news == ["Alla koder i årets utfall finns i organisationen och kontoplanen."]


def test_a_code_that_no_plan_knows_stands_first_with_its_sum_and_what_to_do(
    open_page: Open,
) -> None:
    unmapped = open_page("codes").tables["unmapped"]
    assert unmapped.title == "1 kod är inte kopplad"
    assert unmapped.names == ["9999"]
    assert unmapped.text("9999", "actual") == "−40"
    assert unmapped.text("9999", "span") == "feb 2026"
    assert unmapped.text("9999", "reason").startswith("Koden finns inte i planen.")


def test_codes_stand_under_the_codes_that_they_belong_to(open_page: Open) -> None:
    organisation = open_page("codes").tables["organisation"]
    assert [(row["level"], name) for row, name in zip(
        organisation.rows, organisation.names, strict=True
    )] == [
        (0, "1 Boende"), (1, "11 Natt"), (2, "1101 Nattboendet"), (2, "1102 Köpta platser"),
        (0, "2 Stöd"), (1, "21 Råd"), (2, "2101 Rådgivningen"),
    ]  # fmt: skip
    assert organisation.text("1102 Köpta platser", "actual") == "−12 000"


def test_accounts_have_their_groups_and_what_is_booked_on_them(open_page: Open) -> None:
    accounts = open_page("codes").tables["accounts"]
    assert accounts.names == ["3110 Avgifter", "4601 Köpt vård", "5011 Löner"]
    assert accounts.text("5011 Löner", "group") == "Personal"
    # 10 000 + 11 000 + 8 000 + 8 000 + 40
    assert accounts.text("5011 Löner", "actual") == "−37 040"


def test_a_search_keeps_what_it_finds_and_the_codes_above(open_page: Open) -> None:
    page = open_page("codes")
    page.at.text_input(key="codes-search").set_value("KÖP")
    tables = run(page.at).tables
    assert tables["organisation"].names == ["1 Boende", "11 Natt", "1102 Köpta platser"]
    assert tables["accounts"].names == ["4601 Köpt vård"]
    assert tables["accounts"].title == "Kontoplan: 1 av 3 stämmer med sökningen"


def test_another_boards_codes_are_refused_in_words(open_page: Open) -> None:
    page = open_page("codes", mine=[])
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]
