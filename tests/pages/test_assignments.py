"""Uppdrag och fokusområden: what is late, what nobody has said anew, and saying how one stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identities import PERSON, spellings
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_variance import MANAGER, MEMBER

APRIL, SEPTEMBER = 202604, 202609
NIGHT, ADVICE, BUDGET = "10|Stärk natten", "9|Öppna rådgivningen", "|Budget i balans"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to say something in."""
    desk = desk_with(STATES["assignments"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def chosen(page: Seen, key: str) -> Seen:
    """The page when an assignment has been chosen in its table."""
    page.at.session_state["lagesbild-assignment"] = key
    return run(page.at)


def saved(page: Seen, key: str, status: str | None, comment: str) -> Seen:
    """As in a browser, where the form is run by itself with the dialog still open."""
    page.at.session_state["lagesbild-assignment"] = key
    if status is not None:
        box_of(page, "Status per").set_value(status)
    page.at.text_area[0].set_value(comment)
    [button] = [one for one in page.at.button if one.label == "Spara uppföljningen"]
    button.click()
    return run(page.at)


def box_of(page: Seen, label: str):
    [box] = [one for one in page.at.selectbox if one.label.startswith(label)]
    return box


def test_without_assignments_it_says_what_to_load_and_gives_a_template(open_page: Open) -> None:
    page = open_page("assignments", period=APRIL)
    assert page.hints == [
        "Det finns inga uppdrag eller fokusområden för Motala, Socialnämnden 2026 ännu. Läs in en "
        "export under Läs in."
    ]
    assert page.tables == {}
    [button] = page.at.get("download_button")
    assert button.proto.label == "Hämta mall för uppdrag och fokusområden"


def test_one_who_may_not_load_gets_no_template(open_page: Open) -> None:
    page = open_page("assignments", period=APRIL, viewer=MEMBER)
    assert len(page.hints) == 1
    assert not page.at.get("download_button")


def test_the_first_line_says_which_is_late(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=APRIL)
    assert page.words[0] == (
        "**Ett av tre uppdrag och nämndmål är försenat per april 2026: ”9 Öppna rådgivningen”.**"
    )
    assert {name: one["figure"] for name, one in page.cards.items()} == {
        "Uppföljda": "3 av 3", "Försenade": "1", "Klara": "0", "Redovisas till KS eller KF": "2",
    }  # fmt: skip
    assert page.cards["Klara"]["note"] == "Övriga: 1 ej påbörjat, 1 påbörjat"
    assert page.cards["Försenade"]["note"] == "Varav 1 för att månaden har passerat"
    assert page.cards["Försenade"]["status"]["label"] == "försenat"


def test_assignments_stand_under_their_goals_late_ones_first(open_page: Open) -> None:
    table = open_page("assignments", "assignments", period=APRIL).tables["assignments"]
    assert table.title == "3 uppdrag och nämndmål: 1 försenat, 1 ej påbörjat, 1 påbörjat"
    assert table.names == [
        "2 Trygg stad", "9 Öppna rådgivningen", "10 Stärk natten", "1 God ekonomi",
        "Budget i balans",
    ]  # fmt: skip
    assert [row["spans"] for row in table.rows] == [True, False, False, True, False]
    assert table.cell("9 Öppna rådgivningen", "status")["text"] == "försenat"
    assert table.text("9 Öppna rådgivningen", "change") == "Påbörjat, skulle vara klart mar 2026"
    assert table.text("9 Öppna rådgivningen", "owner") == "Enhetschef"
    assert table.text("10 Stärk natten", "owner") == "1 Boende"
    assert table.text("10 Stärk natten", "reported") == "april, klart dec 2026"
    assert table.texts("executive_board") == ["", "–", "Ja", "", "Ja"]


def test_what_nobody_has_said_anew_is_not_updated(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=SEPTEMBER)
    assert page.words[0] == (
        "**Ett av tre uppdrag och nämndmål är försenat per september 2026: ”9 Öppna "
        "rådgivningen”. Två är inte uppdaterade.**"
    )
    assert page.cards["Uppföljda"]["figure"] == "1 av 3"
    assert page.cards["Uppföljda"]["status"]["label"] == "ej uppdaterat"
    table = page.tables["assignments"]
    assert table.texts("change") == [
        "", "Ej uppdaterat, skulle vara klart mar 2026", "Var påbörjat, apr 2026",
        "", "Senast ej påbörjat, apr 2026",
    ]  # fmt: skip
    assert table.texts("status") == ["", "försenat", "klart", "", "ej uppdaterat"]
    assert table.texts("months_old") == ["", "5", "0", "", "5"]


@pytest.mark.parametrize(
    ("period", "says"),
    [
        (APRIL, ["Tertialrapport: har arbetet börjat, och följer det planen?"]),
        (202605, ["Nästa uppföljning är september 2026. Delårsrapport: vad har gjorts, och vad är "
                  "kvar att göra?"]),
        (SEPTEMBER, ["Delårsrapport: vad har gjorts, och vad är kvar att göra?"]),
        (202612, ["Årsredovisning: vilken effekt har arbetet gett?",
                  "Inget är uppföljt för Årsredovisning, december 2026. Det som visas sades per "
                  "september 2026."]),
    ],
)  # fmt: skip
def test_the_boards_rounds_say_what_is_asked(open_page: Open, period: int, says: list[str]) -> None:
    assert open_page("assignments", "assignments", period=period).captions[: len(says)] == says


def test_the_address_chooses_among_them(open_page: Open) -> None:
    def names(**address: str) -> list[str]:
        page = open_page("assignments", "assignments", period=SEPTEMBER, **address)
        table = page.tables["assignments"]
        assert table.caption.endswith(", ett urval") is (len(address) > 0)
        return [row["cells"][0]["text"] for row in table.rows if not row["total"]]

    assert len(names()) == 3
    assert names(status="not_updated") == ["Budget i balans"]
    assert names(avd="1") == ["10 Stärk natten"]
    assert names(slag="board_goal") == ["Budget i balans"]
    page = open_page("assignments", "assignments", period=SEPTEMBER, avd="1", status="delayed")
    assert page.hints == ["Inga uppdrag stämmer med valen. Välj Alla i någon av listorna."]


def test_a_choice_stands_in_the_address(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=SEPTEMBER)
    box_of(page, "Status").set_value("done")
    page = run(page.at)
    assert page.at.query_params["status"] == "done"
    assert page.tables["assignments"].names == ["2 Trygg stad", "10 Stärk natten"]
    assert page.tables["assignments"].title == "1 uppdrag: 1 klart"
    box_of(page, "Status").set_value("")
    assert "status" not in run(page.at).at.query_params


def test_one_is_opened_with_what_it_is_and_all_that_has_been_said(open_page: Open) -> None:
    page = chosen(open_page("assignments", "assignments", period=SEPTEMBER), NIGHT)
    assert {"**Stärk natten**", "Fler på natten."} <= set(page.words)
    assert (
        "Fokusmål: 2 Trygg stad · Avdelning: 1 Boende · Avrapporteras: april · "
        "Klart senast: december 2026 · Till KS eller KF: Ja"
    ) in page.captions
    history = page.tables["assignment-history"]
    assert history.names == ["september 2026", "april 2026"]
    assert history.texts("status") == ["klart", "påbörjat"]
    assert history.texts("comment") == ["–", "Bra"]
    assert history.texts("where") == ["Fil", "Fil"]


def test_what_is_said_is_kept_for_the_follow_up_and_told(open_page: Open, desk: Desk) -> None:
    """October is no round: it is said of September, or the others' would be out of date."""
    page = chosen(open_page("assignments", desk=desk, period=202610), ADVICE)
    assert box_of(page, "Status per").label == "Status per september 2026"
    assert box_of(page, "Status per").value is None
    page = saved(page, ADVICE, "done", "Öppnad i juni.")
    assert page.good_news == ["Uppföljningen per september 2026 är sparad."]
    assert page.words[0].startswith("**Inget av tre uppdrag och nämndmål är försenat per september")
    assert page.tables["assignments"].text("9 Öppna rådgivningen", "comment") == "Öppnad i juni."
    page = chosen(page, ADVICE)
    assert page.good_news == []
    assert page.tables["assignment-history"].texts("where") == ["Sidan", "Fil"]
    assert box_of(page, "Status per").value == "done"


@pytest.mark.parametrize(
    ("status", "comment", "says"),
    [
        (None, "Bra", "Välj en status i listan."),
        ("done", next(iter(spellings(PERSON).values())), "Texten innehåller ett personnummer"),
    ],
    ids=["without a status", "an identity number"],
)
def test_what_cannot_be_kept_says_why(
    open_page: Open, status: str | None, comment: str, says: str
) -> None:
    page = chosen(open_page("assignments", "assignments", period=SEPTEMBER), BUDGET)
    page = saved(page, BUDGET, status, comment)
    assert page.warnings[0].startswith(says)
    assert page.good_news == []


def test_a_manager_is_asked_of_their_own_alone(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=SEPTEMBER, viewer=MANAGER)
    assert page.tables["assignments"].text("9 Öppna rådgivningen", "owner") == "Enhetschef"
    assert "Spara uppföljningen" in chosen(page, NIGHT).buttons
    assert "Spara uppföljningen" not in chosen(page, ADVICE).buttons
    assert "Spara uppföljningen" not in chosen(page, BUDGET).buttons


def test_a_board_member_reads_and_is_not_asked(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=SEPTEMBER, viewer=MEMBER)
    page = chosen(page, NIGHT)
    assert page.tables["assignment-history"].names == ["september 2026", "april 2026"]
    assert "Spara uppföljningen" not in page.buttons


def test_a_figure_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("assignments", "assignments", period=SEPTEMBER)
    page.at.session_state["lagesbild-receipt"] = (NIGHT, "months_old")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-goals-assignments"]
    assert files.names == ["uppdrag_april.csv", "uppdrag_september.csv"]
    assert any("queries/goals/assignments.sql" in words for words in receipt.words)
