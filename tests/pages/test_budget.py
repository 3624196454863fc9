"""Budget: how much it has changed since last year's, and why, to the last krona."""

from __future__ import annotations

from lagesbild.phasing import Profile
from lagesbild.ui import receipts
from tests.loading import Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, run

MEMBER = "access.Viewer('ledamot', access.Role.BOARD_MEMBER, frozenset({mine!r}))"


def test_without_a_budget_it_says_what_to_load(open_page: Open) -> None:
    page = open_page("budget", "without_budget")
    assert page.hints[0].startswith("Det finns ingen budget för Motala, Socialnämnden ännu.")
    assert (page.tables, page.findings) == ({}, [])


def test_with_one_years_budget_nothing_is_compared_with_nothing(open_page: Open) -> None:
    page = open_page("budget", "only_budget")
    table = page.tables["budget-table"]
    assert page.words[0] == (
        "**Socialnämnden har 2026 en budget på 264,0 mnkr. Budgeten för 2025 är inte inläst, "
        "så den jämförs inte.**"
    )
    assert table.text("Nettokostnad", "budget") == "−264 000"
    assert set(table.texts("previous_budget")) == {"–"}
    assert set(table.texts("change")) == {"–"}
    assert page.hints == ["Läs in budgeten för både 2025 och 2026 för att se vad som har ändrats."]
    assert page.findings == ["Budgeten är lika stor varje månad"]


def test_the_title_says_how_much_more_and_where(open_page: Open) -> None:
    page = open_page("budget", "told_budget")
    assert page.words[0] == (
        "**Socialnämnden har 2026 en budget på 264,0 mnkr, 14,0 mnkr mer än 2025 (5,6 %). "
        "Mest ökar Boende, 10,0 mnkr.**"
    )


def test_each_department_has_both_budgets_the_forecast_and_the_change(open_page: Open) -> None:
    table = open_page("budget", "told_budget").tables["budget-table"]
    assert table.names == ["1 Boende", "2 Stöd", "Nettokostnad"]
    assert table.texts("previous_budget") == ["−170 000", "−80 000", "−250 000"]
    assert table.texts("previous_forecast") == ["−173 000", "−80 000", "−253 000"]
    assert table.texts("budget") == ["−180 000", "−84 000", "−264 000"]
    assert table.texts("change") == ["−10 000", "−4 000", "−14 000"]
    # 10 of 170, 4 of 80, 14 of 250.
    assert table.texts("change_share") == ["−5,9", "−5,0", "−5,6"]
    assert table.title == "Per avdelning: 2 får högre nettokostnad, av 2"


def test_each_frame_leads_to_the_next_with_what_no_cause_explains(open_page: Open) -> None:
    """Boende: 170 + 6 + 4 = 180. Stöd: 80 + 5 - 4 + 3 that nothing explains = 84."""
    frames = open_page("budget", "told_budget").tables["budget-frames"]
    assert frames.title == (
        "1 av 2 ramar har en oförklarad rest, störst Stöd: 3,0 mnkr högre än orsakerna säger"
    )
    steps = list(zip(frames.names, frames.texts("amount"), strict=True))
    assert steps[:6] == [
        ("Boende", "–"), ("Budget 2025", "−170 000"), ("Löneindex", "−6 000"),
        ("Fler platser", "−4 000"), ("Oförklarad rest", "0"), ("Budget 2026", "−180 000"),
    ]  # fmt: skip
    assert steps[6:12] == [
        ("Stöd", "–"), ("Budget 2025", "−80 000"), ("Löneindex", "−5 000"),
        ("Högre avgifter", "4 000"), ("Oförklarad rest", "−3 000"), ("Budget 2026", "−84 000"),
    ]  # fmt: skip
    assert steps[-2:] == [("Oförklarad rest", "−3 000"), ("Budget 2026", "−264 000")]
    one = open_page("budget", "told_budget", avd="1")
    assert "budget-frames" not in one.tables


def test_the_bridge_sums_to_the_change_with_what_is_not_explained(open_page: Open) -> None:
    page = open_page("budget", "told_budget")
    bridge = page.tables["budget-bridge-table"]
    assert bridge.names == ["Löneindex", "Fler platser", "Högre avgifter", "Ej förklarat", "Summa"]
    assert bridge.texts("0") == ["−11 000", "−4 000", "4 000", "−3 000", "−14 000"]
    assert page.findings[0] == (
        "Löneindex ökar budgeten mest, 11 000 tkr; 3 000 tkr är inte förklarat"
    )
    assert page.cards["Ej förklarad förändring"]["figure"].replace("\u00a0", " ") == "−3 000 tkr"


def test_what_is_fully_explained_says_that_nothing_is_left(open_page: Open) -> None:
    bridge = open_page("budget", "told_budget", avd="1").tables["budget-bridge-table"]
    assert bridge.names == ["Löneindex", "Fler platser", "Ej förklarat", "Summa"]
    assert bridge.texts("0") == ["−6 000", "−4 000", "0", "−10 000"]


def test_a_board_member_sees_the_bridge_with_the_kinds_of_causes(open_page: Open) -> None:
    page = open_page("budget", "told_budget", viewer=MEMBER)
    bridge = page.tables["budget-bridge-table"]
    assert bridge.names == [
        "Pris- och löneindex", "Volymer", "Övriga orsaker", "Ej förklarat", "Summa",
    ]  # fmt: skip
    assert bridge.texts("0") == ["−11 000", "−4 000", "4 000", "−3 000", "−14 000"]
    assert "Högre avgifter" not in str(page.tables)
    own = open_page("budget", "told_budget", viewer=MEMBER, avd="1").tables["budget-bridge-table"]
    assert own.names == ["Pris- och löneindex", "Volymer", "Ej förklarat", "Summa"]
    assert own.texts("0") == ["−6 000", "−4 000", "0", "−10 000"]


def test_without_causes_the_bridge_is_of_the_parts_and_says_so(open_page: Open) -> None:
    page = open_page("budget", "two_budgets")
    assert page.findings[0] == "Budgetfilen säger inte varför budgeten har ändrats"
    bridge = page.tables["budget-bridge-table"]
    assert bridge.names == ["Boende", "Stöd", "Summa"]
    assert bridge.texts("0") == ["−10 000", "−4 000", "−14 000"]


def test_a_printed_total_that_differs_is_shown_with_both_figures(open_page: Open) -> None:
    page = open_page("budget", "told_budget")
    assert page.warnings == [
        "Summa i budget_2025.csv (rad 6) anger 249 000 000,00 kr, men raderna ger "
        "250 000 000,00 kr. Sidan räknar med raderna."
    ]
    assert page.tables["budget-table"].text("Nettokostnad", "previous_budget") == "−250 000"


def test_another_year_with_a_budget_can_be_looked_at(open_page: Open) -> None:
    page = open_page("budget", "told_budget", ar="2025")
    assert page.words[0].startswith("**Socialnämnden har 2025 en budget på 250,0 mnkr. Budgeten")
    assert page.at.button_group[0].value == "2025"


def test_a_forged_year_falls_back_to_the_chosen_periods(open_page: Open) -> None:
    page = open_page("budget", "told_budget", ar="1999")
    assert page.words[0].startswith("**Socialnämnden har 2026 en budget")


def test_a_department_opens_by_unit_with_the_way_back(open_page: Open) -> None:
    page = open_page("budget", "told_budget", avd="2")
    assert page.tables["budget-table"].names == ["21 Råd", "Nettokostnad"]
    assert page.buttons[0] == "Socialnämnden ›"


def test_account_groups_can_be_compared(open_page: Open) -> None:
    table = open_page("budget", "told_budget", visa="kontogrupp").tables["budget-table"]
    assert table.names == ["Personal", "Köp av verksamhet", "Taxor och avgifter", "Nettokostnad"]
    assert table.texts("change") == ["−18 000", "0", "4 000", "−14 000"]
    assert table.title == "Per kontogrupp: 1 får högre nettokostnad och 1 lägre, av 3"


def receipt(page: Seen, row: str, column: str) -> Seen:
    [key] = [
        one["key"] for one in page.tables["budget-table"].rows if one["cells"][0]["text"] == row
    ]
    page.at.session_state[receipts.WANTED] = (key, column)
    return run(page.at)


def test_the_receipt_of_a_change_has_the_rows_of_both_budgets(open_page: Open) -> None:
    page = receipt(open_page("budget", "told_budget"), "2 Stöd", "change")
    assert (
        "Till öret: −4 000 000,00 kr. Förändringen är årets budget −84 000 000,00 kr minus "
        "budgeten året före, −80 000 000,00 kr."
    ) in page.captions
    assert page.tables["receipt-loads-budget"].names == ["budget_2026.csv"]
    assert page.tables["receipt-loads-previous_budget"].names == ["budget_2025.csv"]
    assert page.tables["receipt-rows-budget"].title.endswith(
        "rader ger tillsammans −84 000 000,00 kr, de 50 största visas"
    )
    assert any("queries/economy/budget_change.sql" in words for words in page.words)


def test_the_receipt_of_last_years_forecast_names_its_file(open_page: Open) -> None:
    page = receipt(open_page("budget", "told_budget"), "Nettokostnad", "previous_forecast")
    assert page.tables["receipt-loads-adopted_forecast"].names == ["prognos_2025.csv"]
    assert page.tables["receipt-rows-adopted_forecast"].title == (
        "4 rader ger tillsammans −253 000 000,00 kr"
    )


def filled(page: Seen, reason: str, *weights: str) -> Seen:
    """The page when own weights and a reason have been filled in."""
    page.at.radio[0].set_value(Profile.OWN)
    page = run(page.at)
    fields = [one for one in page.at.text_input if "phasing-weight" in (one.key or "")]
    for field, weight in zip(fields, weights, strict=False):
        field.set_value(weight)
    [why] = [one for one in page.at.text_input if "phasing-reason" in (one.key or "")]
    why.set_value(reason)
    return run(page.at)


def pressed(page: Seen, label: str) -> Seen:
    [button] = [one for one in page.at.button if one.label == label]
    assert not button.disabled
    button.click()
    return run(page.at)


def test_a_profile_is_tried_and_then_saved_and_taken_back(open_page: Open, own_desk: Desk) -> None:
    page = open_page("budget", desk=own_desk)
    assert page.tables["phasing-table"].title == (
        "Ingen profil är vald: budgeten fördelas i tolftedelar"
    )
    page = pressed(filled(page, "Semester", *"111117711111"), "Visa hur det blir")
    tried = page.tables["phasing-tried-table"]
    # 264 000 in 24 parts: 11 000 each, seven of them in June.
    assert (tried.text("juni 2026", "0"), tried.text("juni 2026", "1")) == ("−77 000", "−22 000")
    assert page.tables["budget-months-table"].text("juni 2026", "0") == "−22 000"
    page = pressed(page, "Spara fördelningen")
    assert page.findings[-1] == "Störst budget i juni, 29,2 % av året; minst i januari, 4,2 %"
    table = page.tables["phasing-table"]
    assert table.names == ["Hela nämnden"]
    assert (table.text("Hela nämnden", "profile"), table.text("Hela nämnden", "why")) == (
        "Egna vikter", "Semester",
    )  # fmt: skip
    assert "Förändring" in page.tables["budget-table"].headers
    page = pressed(filled(page, "Ångrar"), "Ta bort valet")
    assert page.findings[-1] == "Budgeten är lika stor varje månad"
    assert own_desk.checks_pass()


def test_what_cannot_be_saved_says_why(open_page: Open, own_desk: Desk) -> None:
    page = filled(open_page("budget", desk=own_desk), "", "tolv")
    assert page.errors == [
        "Vikten för januari 2026 går inte att läsa som ett tal. Skriv bara siffror, till exempel "
        "8,5."
    ]
    page = pressed(filled(page, "", "2"), "Visa hur det blir")
    page = pressed(page, "Spara fördelningen")
    assert page.warnings == ["Skriv varför, så att den som läser efteråt förstår."]
    assert page.tables["phasing-table"].names == ["Allt annat"]


def test_only_whoever_may_choose_is_offered_it(open_page: Open) -> None:
    assert not open_page("budget", "told_budget", viewer=MEMBER).at.radio
    page = open_page("budget", "told_budget", avd="1", enh="11", ans="1101")
    assert not page.at.radio
    assert "En profil väljs för en enhet eller en kontogrupp. Gå upp ett steg." in page.captions


def test_the_budget_on_a_day_is_what_had_been_decided(open_page: Open, own_desk: Desk) -> None:
    own_desk.loaded(
        "ram.csv",
        "Ansvar;Konto;Version;Beslutsdatum;Budget 2026\n"
        "1101;5011;Ramjustering;2026-02-12;-12000000,00\n"
        "2101;5011;Ramjustering;2026-02-12;11000000,00\n",
    )
    page = open_page("budget", desk=own_desk, dag="2026-02-11")
    decisions = page.tables["budget-decisions"]
    assert decisions.names == ["Ursprunglig budget", "Omfördelning: Ramjustering"]
    assert decisions.texts("day") == ["Årets början", "2026-02-12"]
    assert decisions.texts("amount") == ["−264 000", "1 000"]
    assert decisions.texts("stands") == ["Ja", "Nej"]
    table = page.tables["budget-at"]
    assert table.title == "2026-02-11 gällde budgeten −264 000 tkr"
    assert table.texts("budget") == ["−180 000", "−84 000", "−264 000"]
    assert table.texts("budget_now") == ["−168 000", "−95 000", "−263 000"]
    assert page.warnings == [
        "Omfördelning: Ramjustering (ram.csv) summerar till 1 000 000,00 kr. En omfördelning inom "
        "nämnden ska summera till noll: kontrollera filen, eller kalla beslutet tilläggsbudget om "
        "nämndens ram har ändrats."
    ]
    page = open_page("budget", desk=own_desk, dag="i går")
    assert page.tables["budget-at"].title == "2026-02-28 gällde budgeten −263 000 tkr"


def test_the_receipt_of_a_budget_on_a_day_names_its_files(open_page: Open) -> None:
    page = open_page("budget", "told_budget")
    page.at.session_state["lagesbild-budget-at-receipt"] = ("total:", "budget")
    page = run(page.at)
    assert "Till öret: −264 000 000,00 kr." in page.captions
    assert page.tables["receipt-loads-budget-at"].names == ["budget_2026.csv"]
    assert any("queries/economy/budget_at.sql" in words for words in page.words)


def test_another_boards_budget_is_refused_in_words(open_page: Open) -> None:
    page = open_page("budget", mine=[])
    assert page.warnings == ["Du har inte tillgång till nämnden ”motala”."]
