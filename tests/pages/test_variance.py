"""Avvikelse: what is new, only periodisation, or remains; and why, as someone has said."""

from __future__ import annotations

from lagesbild import explanations
from lagesbild.economy import Part, View
from lagesbild.periods import Period
from lagesbild.ui import receipts
from tests.loading import Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

MEMBER = "access.Viewer('ledamot', access.Role.BOARD_MEMBER, frozenset({mine!r}))"
MANAGER = "access.Viewer('chef', access.Role.MANAGER, frozenset({mine!r}), frozenset({{'1'}}))"


def test_without_actual_figures_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("variance", "only_budget")
    assert page.hints[0].startswith("Det finns ingen uppföljning för Motala, Socialnämnden ännu.")
    assert page.tables == {}


def test_without_a_budget_there_is_nothing_to_vary_from(open_page: Open) -> None:
    page = open_page("variance", "without_budget")
    assert page.words[0] == (
        "**Socialnämnden har ingen budget att avvika från till och med februari 2026.**"
    )
    assert page.cards["Kvarstår"]["figure"] == "–"
    assert page.hints[0].startswith("Det finns inte både utfall och budget")


def test_the_first_line_says_what_is_new_and_what_is_only_periodisation(open_page: Open) -> None:
    """Budget 44 000, actual 16 000 + 26 000: 2 000 better, and 10 000 is booked twice."""
    page = open_page("variance", "doubled")
    assert page.words[0] == (
        "**Socialnämnden har till och med februari 2026 ett överskott på 2,0 mnkr mot "
        "periodiserad budget. I februari försämrades resultatet med 4,0 mnkr. Utan periodisering "
        "(−10,0 mnkr) kvarstår ett överskott på 12,0 mnkr.**"
    )
    figures = {name: one["figure"].replace("\u00a0", " ") for name, one in page.cards.items()}
    assert figures == {
        "Avvikelse jan–feb 2026": "+2 000 tkr",
        "Nytt i februari": "−4 000 tkr",
        "Varav periodisering": "−10 000 tkr",
        "Kvarstår": "+12 000 tkr",
    }


def test_each_part_says_what_its_variance_is_made_of(open_page: Open) -> None:
    table = open_page("variance", "doubled").tables["variance-table"]
    assert table.names == ["1 Boende", "2 Stöd", "Nettokostnad"]
    assert table.texts("variance_before") == ["+5 000", "+1 000", "+6 000"]
    assert table.texts("variance_month") == ["−5 000", "+1 000", "−4 000"]
    assert table.texts("variance_ytd") == ["0", "+2 000", "+2 000"]
    assert table.texts("periodisation") == ["−10 000", "0", "−10 000"]
    assert table.texts("remaining") == ["+10 000", "+2 000", "+12 000"]
    assert table.texts("previous_year_ytd") == ["−20 000", "−12 000", "−32 000"]
    assert table.texts("change_on_previous_year") == ["−10 000", "0", "−10 000"]
    assert table.texts("rolling") == ["−130 000", "−72 000", "−202 000"]


def test_the_charts_say_what_remains_and_how_twelve_months_have_changed(open_page: Open) -> None:
    """202 of 192: 5,2 per cent more."""
    page = open_page("variance", "doubled")
    assert page.findings == [
        "Utan periodisering och engångsposter: ett överskott på 12,0 mnkr",
        "Tolv månaders nettokostnad har ökat 5,2 % på ett år",
    ]
    bridge = page.tables["variance-bridge-table"]
    assert bridge.names == ["Periodisering", "Stöd", "Boende", "Summa"]


def test_what_is_found_opens_to_its_rows(open_page: Open) -> None:
    page = open_page("variance", "doubled")
    found = page.tables["periodisation"]
    assert found.names == ["Månaden är bokförd ungefär dubbelt", "Summa"]
    assert found.text("Månaden är bokförd ungefär dubbelt", "effect") == "−10 000 000"
    page.at.session_state["lagesbild-finding-behind"] = "0"
    behind = run(page.at).tables["behind-actual"]
    assert behind.texts("period") == ["2026-02", "2025-12", "2026-01"]


def test_a_variance_that_must_be_explained_is_until_someone_has(
    open_page: Open, own_desk: Desk
) -> None:
    """The limit is 1 % of 44 000, and the variance −540; of Boende it is −3 000."""
    page = open_page("variance", desk=own_desk)
    assert page.words[0].endswith("2 avvikelser är inte förklarade.**")
    table = page.tables["variance-table"]
    assert table.text("1 Boende", "explanation") == "Ej förklarad"
    assert table.text("2 Stöd", "explanation") == "–"
    page.at.button[-1].click()
    assert run(page.at).warnings[-1] == "Välj en orsak i listan."
    page = open_page("variance", desk=own_desk)
    save(page, "Volym", "Fler placeringar än budgeterat.")
    page = run(page.at)
    assert page.good_news == ["Förklaringen är sparad."]
    assert page.words[0].endswith("1 avvikelse är inte förklarad.**")
    assert page.tables["variance-table"].text("1 Boende", "explanation") == "Volym"
    said = page.tables["explanations"]
    assert said.text("1 Boende", "words") == "Fler placeringar än budgeterat."
    assert said.text("1 Boende", "variance") == "−3 000"


def about(page: Seen, name: str) -> Seen:
    """The page with a part chosen to explain."""
    [box, _] = page.at.selectbox
    [label] = [option for option in box.options if option.startswith(name)]
    box.select(label)
    return run(page.at)


def save(page: Seen, cause: str, words: str) -> None:
    page.at.selectbox[1].set_value(cause)
    page.at.text_area[0].set_value(words)
    [button] = [one for one in page.at.button if one.label == "Spara förklaringen"]
    button.click()


def test_an_explanation_can_be_taken_back_and_stays_as_history(
    open_page: Open, own_desk: Desk
) -> None:
    view = View(own_desk.boards["motala"], Period(2026, 2))
    with own_desk.store.change(own_desk.person) as change:
        explanations.explain(change, view, Part(department="2"), "Volym", "Färre.", -1)
    page = about(open_page("variance", desk=own_desk), "2 Stöd")
    [button] = [one for one in page.at.button if one.label == "Ta tillbaka"]
    button.click()
    page = about(run(page.at), "2 Stöd")
    assert "explanations" not in page.tables
    assert page.tables["explanation-history"].texts("cause") == ["Tog tillbaka", "Volym"]


def test_a_board_member_reads_it_without_cost_centres_and_without_a_form(open_page: Open) -> None:
    page = open_page("variance", "doubled", viewer=MEMBER)
    found = page.tables["periodisation"]
    assert found.texts("where")[0] == "11 Natt"
    assert found.texts("account")[0] == "Personal"
    assert not any(row["link"] for row in found.rows)
    assert (len(page.at.selectbox), len(page.at.text_area)) == (0, 0)


def test_a_manager_is_asked_about_their_own_departments_only(open_page: Open) -> None:
    page = open_page("variance", viewer=MANAGER)
    [about, _] = page.at.selectbox
    assert [option.split(",")[0] for option in about.options] == ["1 Boende"]
    page = open_page("variance", viewer=MANAGER, visa="kontogrupp")
    assert len(page.at.selectbox) == 0


def test_the_receipt_of_what_remains_says_how_it_is_counted(open_page: Open) -> None:
    page = open_page("variance", "doubled")
    table = page.tables["variance-table"]
    page.at.session_state[receipts.WANTED] = (table.rows[0]["key"], "remaining")
    page = run(page.at)
    assert any("minus periodiseringen −10 000 000,00 kr" in text for text in page.captions)
    assert {"receipt-loads-actual", "receipt-loads-budget"} <= set(page.tables)


def test_the_receipt_of_twelve_months_has_both_years(open_page: Open) -> None:
    page = open_page("variance", "doubled")
    page.at.session_state[receipts.WANTED] = ("total:", "rolling_change")
    page = run(page.at)
    assert page.tables["receipt-rows-actual"].caption.startswith("Utfall, mar 2025–feb 2026")
    assert page.tables["receipt-rows-before"].caption.startswith(
        "De tolv månaderna före, mar 2024–feb 2025"
    )
