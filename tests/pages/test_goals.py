"""Måluppfyllelse and Indikator: what is met and why, what would turn it, what is said by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild.ui.goal_choices import NAME
from pages import SECTIONS
from tests.ingest.desks import desk_in
from tests.loading import Desk
from tests.pages.conftest import Open
from tests.pages.seen import Seen, plain, run


@pytest.fixture
def goal_desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as made:
        yield made


def status_of(page: Seen, name: str) -> str:
    return page.tables["goal-tree"].text(name, "status")


def test_without_a_plan_it_says_what_to_load(open_page: Open) -> None:
    for stem in ("goals", "indicator"):
        page = open_page(stem)
        assert page.hints[0].startswith("Det finns ingen målplan för Motala, Socialnämnden")


def test_it_says_how_many_goals_are_met_and_which_are_not(open_page: Open) -> None:
    page = open_page("goals", "goals")
    assert plain(page.words[0]) == (
        "**0 av 2 KF-mål nås, 1 nås inte och 1 går inte att bedöma i februari 2026. Det som inte "
        "nås är mål 1.**"
    )
    assert page.cards["Indikatorer på plan"]["figure"] == "1 av 4"
    assert page.cards["Uppdaterade"]["figure"] == "3 av 4"
    table = page.tables["goal-tree"]
    assert table.names == [
        "1 Trygga barn", "1.1 Fler möten", "1.2 Kort väntan", "2 Klimat", "2.1 Mindre papper",
    ]  # fmt: skip
    assert [status_of(page, name) for name in table.names] == [
        "nås ej", "avviker", "nås ej", "ej uppdaterad", "ej uppdaterad",
    ]  # fmt: skip
    assert plain(table.text("1.1 Fler möten", "rule")) == (
        "1 av 2 indikatorer är gröna (50 %, gränsen är 70 %) och resten är gula."
    )
    assert page.findings == ["Flest röda indikatorer har mål 1: 1"]


def test_what_would_turn_a_goal_is_said_with_how_far_and_how_fast(open_page: Open) -> None:
    page = open_page("goals", "goals")
    told = [plain(words) for words in page.words]
    assert "- **Nämndmål 1.1**: ”Andel möten” ska gå från 79 till minst 80 %." in told
    assert "- **Nämndmål 1.2**: ”Väntetid” ska gå från 20 till högst 14 dagar." in told
    assert "- **Nämndmål 2.1**: ”Utskrifter” ska få ett värde, högst 900 ark." in told


def test_the_whole_view_has_the_indicators_with_their_change(open_page: Open) -> None:
    page = open_page("goals", "goals")
    page.at.button_group(key="goals-shown").set_value("Alla indikatorer")
    table = run(page.at).tables["goal-tree"]
    assert table.text("Andel möten", "reached") == "79"
    assert table.text("Andel möten", "required") == "minst 80"
    assert table.text("Andel möten", "change") == "↗ bättre"
    assert table.text("Väntetid", "change") == "↗ sämre"
    assert table.text("Utskrifter", "updated") == "för 1 månad sedan"


def test_the_choices_leave_only_what_fits(open_page: Open) -> None:
    page = open_page("goals", "goals")
    page.at.selectbox(key="goals-area").select("Miljö")
    assert run(page.at).tables["goal-tree"].names == ["2 Klimat", "2.1 Mindre papper"]
    page.at.selectbox(key="goals-area").select("")
    page.at.selectbox(key="goals-department").select("2")
    assert run(page.at).tables["goal-tree"].names == [
        "1 Trygga barn", "1.2 Kort väntan", "2 Klimat", "2.1 Mindre papper",
    ]  # fmt: skip


def test_a_goal_that_is_open_shows_why_and_what_to_do(open_page: Open) -> None:
    page = open_page("goals", "goals", mal="namnd-1.1")
    assert plain(page.words[1]) == (
        "**▲ avviker. 1 av 2 indikatorer är gröna (50 %, gränsen är 70 %) och resten är gula.**"
    )
    assert page.tables["goal-tree"].names == [
        "1 Trygga barn", "1.1 Fler möten", "Andel möten", "Samtal",
    ]  # fmt: skip
    page.at.button(key="all-goals").click()
    assert "2 Klimat" in run(page.at).tables["goal-tree"].names


def test_a_value_can_be_supposed_and_nothing_is_stored(open_page: Open) -> None:
    page = open_page("goals", "goals")
    page.at.selectbox(key="suppose-name").select("Andel möten")
    page = run(page.at)
    page.at.text_input(key="suppose-Andel möten").set_value("80,5")
    told = [plain(words) for words in run(page.at).words]
    assert "Indikatorn går från avviker till på plan. 80,5 % når minst 80." in told
    assert any(line.startswith("Nämndmål 1.1 går från avviker till på plan.") for line in told)
    assert any(line.startswith("KF-mål 1 är som förut: nås ej.") for line in told)
    assert status_of(open_page("goals", "goals"), "1.1 Fler möten") == "avviker"


def test_a_status_by_hand_needs_a_reason_and_stands_beside_the_rules(open_page: Open) -> None:
    page = open_page("goals", "goals", mal="namnd-1.2")
    page.at.selectbox[-2].select("watch")
    save = next(one for one in page.at.button if one.label == "Spara statusen")
    save.click()
    assert run(page.at).warnings == ["Skriv varför, så att den som läser förstår."]
    page.at.text_area[0].set_value("Tillfällig topp")
    save = next(one for one in page.at.button if one.label == "Spara statusen")
    save.click()
    page = run(page.at)
    assert plain(page.words[1]) == (
        "**▲ avviker. ✎ satt för hand: Tillfällig topp. Regeln säger nås ej: Målet har en "
        "indikator och följer den. 20 dagar når inte högst 14. Avvikelsen är stor (42,9 %, "
        "gränsen är 10 %).**"
    )
    assert page.tables["said-board_goal"].text("februari 2026", "reason") == "Tillfällig topp"
    next(one for one in page.at.button if one.label == "Ta tillbaka").click()
    page = run(page.at)
    assert plain(page.words[1]).startswith("**■ nås ej. Målet har en indikator")


def test_an_indicator_shows_its_rule_its_year_and_what_lies_behind(open_page: Open) -> None:
    page = open_page("indicator", "goals", **{NAME: "Samtal"})
    assert plain(page.words[0]) == "**21 samtal når minst 20 (16,7 % av årets 120).**"
    assert page.cards["Takt som behövs"]["figure"] == "9,9 samtal"
    assert page.cards["Riktvärde för året"]["note"] == "Ingående värde saknas"
    table = page.tables["indicator-months"]
    assert table.names == ["januari 2026", "februari 2026"]
    assert table.text("februari 2026", "value") == "10"
    assert table.text("februari 2026", "reached") == "21"
    assert any(words.startswith("Det finns 2 värden") for words in page.words)


def test_a_value_that_is_entered_counts_and_can_be_taken_back(open_page: Open) -> None:
    page = open_page("indicator", "goals", **{NAME: "Utskrifter"})
    assert plain(page.words[0]).startswith("**Värde saknas för februari 2026.")
    field = next(one for one in page.at.text_input if one.label.startswith("Månadens värde"))
    field.set_value("många")
    next(one for one in page.at.button if one.label == "Spara värdet").click()
    assert run(page.at).errors[0].startswith("”många” går inte att läsa som ett tal.")
    field = next(one for one in page.at.text_input if one.label.startswith("Månadens värde"))
    field.set_value("890")
    next(one for one in page.at.button if one.label == "Spara värdet").click()
    page = run(page.at)
    assert plain(page.words[0]) == (
        "**885 ark når högst 900 (minska med 10 %; ingående värde 1 000).**"
    )
    assert page.tables["entered-values"].text("februari 2026", "value") == "890"
    next(one for one in page.at.button if one.label == "Ta tillbaka").click()
    assert plain(run(page.at).words[0]).startswith("**Värde saknas för februari 2026.")


MONEY = [screen.stem for screen in (*SECTIONS["Uppföljning"], *SECTIONS["Ekonomi"])]


@pytest.mark.parametrize("stem", MONEY)
def test_a_month_that_only_goals_know_can_be_looked_at(open_page: Open, stem: str) -> None:
    """March has a value of an indicator and no ledger: no page may fail."""
    assert open_page(stem, "goals", period=202603).errors == []


def test_a_key_figure_stands_beside_other_municipalities(open_page: Open, goal_desk: Desk) -> None:
    goal_desk.loaded(
        "malplan.csv",
        "År;KF-mål nr;Indikator;Riktvärde;Kolada-nyckeltal\n2026;1;Andel möten;80;N31807\n",
    )
    goal_desk.loaded(
        "kolada.csv",
        "År;Nyckeltal;Kommun;Värde;Hämtat\n2025;N31807;Motala;12;2026-01-31\n"
        "2025;N31807;Lund;14;2026-01-31\n2025;N31807;Borås;10;2026-01-31\n",
    )
    page = open_page("indicator", desk=goal_desk)
    table = page.tables["neighbours"]
    assert table.text("2025", "own_value") == "12"
    assert table.text("2025", "peer_median") == "12"
    assert table.text("2025", "peers") == "11 till 13"
    assert table.text("2025", "peer_count") == "2"
