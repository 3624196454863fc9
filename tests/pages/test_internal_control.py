"""Internkontroll: what was controlled and found, what is late, recording, and next year's plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identities import PERSON, spellings
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MANAGER, MEMBER

LOGS, BRIBES, OLD = "202600|Loggar", "202600|Jäv", "202500|Loggar"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to record something in."""
    desk = desk_with(STATES["controls"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def chosen(page: Seen, key: str) -> Seen:
    """The page when a control has been chosen in its table."""
    page.at.session_state["lagesbild-control"] = key
    return run(page.at)


def field(page: Seen, kind: str, label: str):
    [*_, one] = [one for one in page.at.get(kind) if one.label == label]
    return one


def pressed(page: Seen, key: str, label: str) -> Seen:
    """As in a browser, where the form is run by itself with the dialog still open."""
    page.at.session_state["lagesbild-control"] = key
    [button] = [one for one in page.at.button if one.label == label]
    button.click()
    return run(page.at)


def test_without_a_plan_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("internal_control")
    assert page.hints[0].startswith(
        "Det finns ingen internkontrollplan för Motala, Socialnämnden 2026 ännu."
    )
    [button] = page.at.get("download_button")
    assert button.proto.label == "Hämta mall för internkontrollplan"
    assert not open_page("internal_control", viewer=MEMBER).at.get("download_button")


def test_a_board_member_sees_what_was_found_and_what_is_late_in_one_view(open_page: Open) -> None:
    page = open_page("internal_control", "controls", viewer=MEMBER)
    assert page.words[0] == (
        "**Två av 4 kontroller är gjorda hittills, en med anmärkning som är allvarlig: ”Loggar”. "
        "Två är försenade: ”Loggar, plan 2025” och ”Loggar”, varav en från förra årets plan.**"
    )
    # of this year's plan: monthly is 12, once each of two 14, and the committee's January 15
    assert {name: one["figure"] for name, one in page.cards.items()} == {
        "Försenade tillfällen": "2", "Tillfällen med anmärkning": "1 av 2",
        "Gjorda tillfällen": "2 av 15",
    }  # fmt: skip
    areas = page.tables["control-areas"]
    assert areas.names == ["It", "Mutor", "Utskott"]
    told = [areas.texts(column) for column in ("controls", "done", "remark", "late")]
    assert told == [["3", "1", "1"], ["1", "0", "1"], ["1", "0", "0"], ["2", "0", "0"]]
    table = page.tables["controls"]
    assert table.names == [
        "1. Loggar, plan 2025", "1. Loggar", "2. Jäv", "4. Utskottets stickprov", "3. Brand",
    ]  # fmt: skip
    assert table.texts("state") == [
        "försenad",
        "försenad",
        "ska göras nu",
        "ej daterad",
        "kommande",
    ]
    assert table.texts("late")[:3] == ["december 2025, 59 dagar", "januari 2026, 28 dagar", "–"]
    assert table.texts("result")[1:4] == ["allvarlig avvikelse", "–", "utan anmärkning"]
    assert table.texts("next") == [
        "December 2025", "Januari 2026", "Februari 2026", "Inför varje möte", "December 2026",
    ]  # fmt: skip
    assert table.texts("done") == ["0 av 1", "1 av 12", "0 av 1", "1 av 1", "0 av 1"]
    assert table.texts("method")[1] == "Stickprov, minst 10 %"
    page = chosen(page, LOGS)
    assert page.tables["control-occasions"].texts("state")[:3] == ["försenad", "gjord", "kommande"]
    assert page.tables["control-history"].texts("comment") == ["Fel behörighet"]
    assert "Kontrollmoment: Gå igenom loggen" in page.words
    assert "Spara resultatet" not in page.buttons


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ({"kontrollomrade": "Mutor"}, ["2. Jäv"]),
        ({"lage": "overdue"}, ["1. Loggar, plan 2025", "1. Loggar"]),
        ({"avd": "2"}, ["2. Jäv"]),
        ({"avd": "2", "lage": "overdue"}, None),
    ],
)
def test_the_address_chooses_among_them(
    address: dict[str, str], names: list[str] | None, open_page: Open
) -> None:
    page = open_page("internal_control", "controls", **address)
    if names is None:
        assert page.hints == ["Inga kontroller stämmer med valen. Välj Alla i någon av listorna."]
        return
    table = page.tables["controls"]
    assert (table.names, table.caption.endswith(", ett urval")) == (names, True)


def test_a_result_is_recorded_carried_to_next_year_and_taken_back(
    open_page: Open, desk: Desk
) -> None:
    page = chosen(open_page("internal_control", desk=desk), BRIBES)
    assert field(page, "selectbox", "Tillfälle").value == 202602
    page = pressed(page, BRIBES, "Spara resultatet")
    assert page.warnings == ["Välj vad kontrollen visade."]
    field(page, "selectbox", "Resultat").set_value("minor")
    field(page, "number_input", "Granskat antal").set_value(4)
    field(page, "text_area", "Kommentar").set_value("En hade inte läst riktlinjen.")
    field(page, "text_input", "Bilaga").set_value("dnr 12")
    page = pressed(page, BRIBES, "Spara resultatet")
    assert page.good_news == ["Resultatet är sparat för februari 2026."]
    assert page.tables["controls"].text("2. Jäv", "result") == "mindre avvikelse"
    page = chosen(page, BRIBES)
    assert page.tables["control-history"].texts("attachment") == ["dnr 12"]

    field(page, "text_input", "Varför anmärkningen ska följas nästa år").set_value("Viktigt")
    page = pressed(page, BRIBES, "För till nästa års plan")
    assert page.good_news == ["Anmärkningen är förd till planen för 2027."]
    page = chosen(open_page("internal_control", desk=desk, period=202703), BRIBES)
    assert page.tables["controls"].names == ["2. Jäv"]
    page = chosen(page, "202700|Jäv")
    assert (
        "Står i planen för att en anmärkning februari 2026 har förts hit. Årets lista har den inte."
    ) in page.words

    page = chosen(open_page("internal_control", desk=desk), BRIBES)
    assert any(one.endswith(": Viktigt") for one in page.captions)
    page = pressed(page, BRIBES, "Ta tillbaka från nästa års plan")
    assert page.good_news == ["Anmärkningen förs inte längre till nästa års plan."]
    page = pressed(chosen(page, BRIBES), BRIBES, "Ta tillbaka")
    assert page.good_news == ["Anteckningen är tillbakatagen för februari 2026."]
    assert page.tables["controls"].text("2. Jäv", "state") == "ska göras nu"
    assert open_page("internal_control", desk=desk, period=202703).hints


def test_a_manager_is_asked_of_their_own_alone_and_of_no_identity_number(
    open_page: Open, desk: Desk
) -> None:
    page = open_page("internal_control", viewer=MANAGER, desk=desk)
    assert "Spara resultatet" not in chosen(page, BRIBES).buttons
    page = chosen(page, LOGS)
    assert field(page, "selectbox", "Tillfälle").value == 202601
    field(page, "selectbox", "Resultat").set_value("none")
    field(page, "text_area", "Kommentar").set_value(next(iter(spellings(PERSON).values())))
    page = pressed(page, LOGS, "Spara resultatet")
    assert page.warnings[0].startswith("Texten innehåller ett personnummer")
    assert page.tables["controls"].text("1. Loggar", "late") == "januari 2026, 28 dagar"


def test_a_figure_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("internal_control", "controls")
    page.at.session_state["lagesbild-receipt"] = (LOGS, "remarks")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-control-plan_status"]
    assert set(files.names) == {"kontrollplan.csv", "kontrollresultat.csv"}
    assert any("queries/control/plan_status.sql" in words for words in receipt.words)
