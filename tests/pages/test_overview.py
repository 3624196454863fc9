"""Översikt: the answer, the key figures and what the figures lack, in every state of a board."""

from __future__ import annotations

from tests.pages.conftest import Open
from tests.pages.seen import plain


def test_without_anything_loaded_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("overview", "empty")
    assert page.hints == [
        "Det finns ingen uppföljning för Motala, Socialnämnden ännu. Läs in en export under Läs in."
    ]
    assert page.tables == {}


def test_with_only_a_budget_it_says_what_there_is_and_what_is_missing(open_page: Open) -> None:
    page = open_page("overview", "only_budget")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert page.captions == [
        "Inläst är budget jan–dec 2026, organisation och kontoplan. "
        "Det som saknas är utfall: huvudbok eller saldon."
    ]


def test_without_a_budget_nothing_is_called_a_deficit(open_page: Open) -> None:
    page = open_page("overview", "without_budget")
    assert page.words[0] == (
        "**Socialnämnden har till och med februari 2026 ett utfall på −44,5 mnkr, "
        "men ingen budget att jämföra med.**"
    )
    card = page.cards["Nettokostnad jan–feb 2026"]
    assert (card["variance"], card["status"]["label"]) == (None, "ej bedömd")
    assert page.cards["Fastställd prognos 2026"]["figure"] == "–"
    assert page.warnings[0] == "Ingen budget är inläst för 2026. Läs in den under Läs in."
    assert page.findings[0] == "Det finns inget att jämföra med budget"


def test_it_answers_with_the_variance_its_share_and_the_worst_part(open_page: Open) -> None:
    # −44 540 + 44 000 = −540 tkr, −1,2 % of 44 000. Boende: −33 000 + 30 000 = −3 000.
    assert open_page("overview").words[0] == (
        "**Socialnämnden har till och med februari 2026 ett underskott på 0,5 mnkr mot "
        "periodiserad budget (−1,2 %). Störst underskott har Boende, 3,0 mnkr.**"
    )


def test_the_key_figures_are_compared_with_budget_and_with_last_year(open_page: Open) -> None:
    cards = open_page("overview").cards
    described = {
        label: (plain(card["figure"]), plain(card["variance"]["text"]) if card["variance"] else "")
        for label, card in cards.items()
    }
    assert described == {
        "Nettokostnad jan–feb 2026": ("−44 540 tkr", "−540 tkr"),
        "Nettokostnad feb 2026": ("−23 540 tkr", "−1 540 tkr"),
        "Fastställd prognos 2026": ("−270 000 tkr", "−6 000 tkr"),
        "Samma månader förra året": ("−18 000 tkr", ""),
    }
    # 44 540 / 18 000 = 2,4744
    assert plain(cards["Samma månader förra året"]["note"]) == "Nettokostnaden har ökat 147,4 %"
    assert cards["Fastställd prognos 2026"]["note"] == "Årets första prognos."


def test_the_unit_is_the_one_that_was_chosen(open_page: Open) -> None:
    card = open_page("overview", unit="mnkr").cards["Nettokostnad jan–feb 2026"]
    assert plain(card["figure"]) == "−44,5 mnkr"


def test_an_earlier_month_has_its_own_figures(open_page: Open) -> None:
    # January: −21 000 + 22 000 = +1 000 tkr, all of it in Stöd: −6 000 + 7 000.
    page = open_page("overview", period=202601)
    assert plain(page.cards["Nettokostnad jan 2026"]["variance"]["text"]) == "+1 000 tkr"
    assert page.findings[0] == "Ingen del är sämre än budget; Stöd är 1 000 tkr bättre"


def test_what_no_plan_knows_is_said_with_its_sum(open_page: Open) -> None:
    demand, *gaps = open_page("overview").warnings
    assert demand.endswith("kräver åtgärder, och ingen är beslutad.")
    assert gaps == ["40 000 kr av utfallet står på ansvar som inte är kopplade. Se Kodplan."]


def test_it_says_which_load_was_the_last(open_page: Open) -> None:
    assert open_page("overview").captions[0].startswith("Senast inläst: prognos.csv, ")


def test_the_charts_have_their_figures_as_tables(open_page: Open) -> None:
    page = open_page("overview")
    assert page.tables["pins-table"].names == ["Boende", "Stöd"]
    assert page.tables["pins-table"].texts("0") == ["−3 000", "+2 500"]
    months = page.tables["months-table"]
    assert months.text("februari 2026", "0") == "−23 540"
    assert months.text("mars 2026", "0") == "–"


def test_another_boards_figures_are_refused_in_words(open_page: Open) -> None:
    page = open_page("overview", mine=["goteborg-nordost"])
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]
    assert page.tables == {}
