"""Utförare: who is late, what is demanded, what the board is told, and one provider opened."""

from __future__ import annotations

from tests.pages.conftest import Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MANAGER, MEMBER


def chosen(page: Seen, name: str) -> Seen:
    """The page when a provider has been chosen in its table."""
    page.at.session_state["lagesbild-provider"] = name
    return run(page.at)


def test_without_providers_it_says_what_to_load_and_gives_both_templates(open_page: Open) -> None:
    page = open_page("providers")
    assert page.hints[0].startswith("Det finns inga utförare för Motala, Socialnämnden ännu.")
    assert [button.proto.label for button in page.at.get("download_button")] == [
        "Hämta mall för utförare",
        "Hämta mall för uppföljningar av utförare",
    ]
    assert not open_page("providers", viewer=MEMBER).at.get("download_button")


def test_the_page_says_who_is_late_what_is_demanded_and_what_the_board_is_told(
    open_page: Open,
) -> None:
    page = open_page("providers", "providers")
    assert page.words[0] == (
        "**Uppföljningen är försenad hos en av 4 utförare: Alfa (3 månader sen). Av planen är en "
        "gjord i år, och en återstår. Två krav är öppna, och en återkontroll är försenad.**"
    )
    assert {name: one["figure"] for name, one in page.cards.items()} == {
        "Försenade": "1 av 4", "Gjorda i år": "1", "Kvar i år": "1", "Öppna krav": "2",
    }  # fmt: skip
    assert page.cards["Försenade"]["status"]["label"] == "försenad"
    plan = page.tables["providers"]
    assert plan.names == ["Alfa", "Gamma", "Beta", "Delta"]
    assert plan.texts("state") == ["försenad", "kvar i år", "gjord i år", "senare år"]
    assert plan.texts("months_late") == ["3", "–", "–", "–"]
    assert plan.texts("planned") == ["–", "sep 2026", "–", "–"]
    assert plan.texts("next_due") == ["2025-11-20", "2026-06-01", "2028-02-03", "2028-06-01"]
    assert plan.texts("risk") == ["hög", "låg", "medel", "låg"]
    assert plan.texts("open_demands") == ["0", "1", "1", "0"]
    demands = page.tables["provider-demands"]
    assert demands.title == "2 krav väntar på återkontroll, 1 är försenat"
    assert (demands.names, demands.texts("days_late")) == (["Beta", "Gamma"], ["8", "–"])
    assert demands.texts("demand") == ["Fyll luckan", "Städa"]
    summary = page.tables["provider-summary"]
    assert summary.headers == ["Antal", "jan–feb 2026"]
    assert summary.text("Alla uppföljningar av utförare", "to-202602") == "2"
    assert summary.text("Alla", "to-202602") == "2"
    assert summary.note == "Redovisas för nämnden i maj, september och december."


def test_a_board_member_sees_no_small_number_and_no_single_person(open_page: Open) -> None:
    page = open_page("providers", "providers", viewer=MEMBER)
    assert page.tables["providers"].texts("clients") == ["120", "40", "dolt", "40"]
    summary = page.tables["provider-summary"]
    assert summary.text("Alla", "to-202602") == "dolt"
    assert "Uppföljningar på individnivå visas bara vid redovisningarna" in summary.note
    page = chosen(page, "Beta")
    assert page.tables["provider-followups"].texts("level") == ["Utförare"]
    assert "individual-followups" not in page.tables
    assert not any("Hemligt" in word for word in (*page.words, *page.captions))


def test_a_provider_is_opened_with_its_follow_ups_and_texts_of_persons_are_asked_for(
    open_page: Open,
) -> None:
    page = chosen(open_page("providers", "providers"), "Beta")
    assert any(
        told.startswith("Driftsform: Idéburen · Verksamhetsområde: Stöd · Avtal eller uppdrag: B-1")
        for told in page.captions
    )
    shown = page.tables["provider-followups"]
    assert (shown.names, shown.texts("result")) == (["2026-02-03"], ["Allvarliga brister"])
    assert shown.texts("demand_state") == ["Försenad återkontroll"]
    hidden = page.tables["individual-followups"]
    assert (hidden.texts("demand"), hidden.texts("finding")) == (["dolt"], ["dolt"])
    page.at.session_state["lagesbild-provider"] = "Beta"
    [button] = [one for one in page.at.button if one.label == "Visa dolda texter"]
    button.click()
    page = run(page.at)
    assert page.tables["individual-followups"].texts("demand") == ["Hemligt krav"]


def test_a_manager_is_not_offered_texts_of_persons(open_page: Open) -> None:
    page = chosen(open_page("providers", "providers", viewer=MANAGER), "Beta")
    assert page.tables["individual-followups"].texts("demand") == ["dolt"]
    assert "Visa dolda texter" not in page.buttons
    assert "individual-followups" not in chosen(page, "Gamma").tables


def test_the_address_chooses_and_a_figure_opens_its_files(open_page: Open) -> None:
    page = open_page("providers", "providers", lage="overdue", driftsform="private")
    assert page.tables["providers"].names == ["Alfa"]
    assert page.tables["providers"].caption.endswith(", ett urval")
    page.at.session_state["lagesbild-receipt"] = ("Alfa", "months_late")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-providers-followup_plan"]
    assert set(files.names) == {"utforare.csv", "uppfoljningar.csv"}
    page = open_page("providers", "providers", lage="overdue", driftsform="in_house")
    assert page.hints == ["Inga utförare stämmer med valen. Välj Alla i någon av listorna."]
