"""Åtgärder: what is left to find, what decided actions give, and entering and following them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.identities import PERSON, spellings
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, plain, run
from tests.pages.test_variance import MANAGER, MEMBER

FEWER, VACANT, FEES = "Färre köpta platser", "Vakanser", "Högre avgifter"
DEMAND = (
    "Underskott hittills på 0,5 mnkr och prognosens underskott på 6,0 mnkr kräver åtgärder: 2,0 "
    "mnkr är kvar att hitta."
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to enter something in."""
    desk = desk_with(STATES["actions"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def chosen(page: Seen, action: str) -> Seen:
    """The page when an action has been chosen in its table."""
    page.at.session_state["lagesbild-action"] = action
    return run(page.at)


def field(page: Seen, kind: str, key: str):
    [*_, box] = [one for one in page.at.get(kind) if one.key and one.key.endswith(key)]
    return box


def press(page: Seen, label: str, place: int = -1) -> Seen:
    [one for one in page.at.button if one.label == label][place].click()
    return run(page.at)


def fill(page: Seen, name: str, effect: str, *, decided: bool = True) -> None:
    """The form of a new action."""
    field(page, "text_input", "-name").set_value(name)
    field(page, "text_input", "-effect").set_value(effect)
    if decided:
        field(page, "selectbox", "-status").set_value("decided")
        field(page, "text_input", "-by").set_value("Nämnden")
        field(page, "date_input", "-on").set_value("2026-03-10")


def figures(page: Seen) -> dict[str, str]:
    return {name: plain(one["figure"]) for name, one in page.cards.items()}


def test_the_page_says_what_is_left_to_find_and_why(open_page: Open) -> None:
    """6 000 000 less 9 months of 400 000 and 4 of 100 000; 210 000 were expected of two months."""
    page = open_page("actions", "actions")
    assert page.words[0] == (
        "**2,0 mnkr är kvar att hitta: prognosen är −6,0 mnkr mot budget och beslutade åtgärder "
        "ger 4,0 mnkr.**"
    )
    assert figures(page) == {
        "Prognos 2026": "−270 000 tkr", "Beslutade åtgärder ger": "+4 000 tkr",
        "Kvar att hitta": "2 000 tkr", "Prognos med åtgärder": "−266 000 tkr",
    }  # fmt: skip
    assert (
        plain(page.cards["Beslutade åtgärder ger"]["note"])
        == "2 beslutade, 1 föreslagen på 300 tkr"
    )
    assert page.captions[0] == f"{DEMAND} Uppföljda månader har gett 0,2 mnkr av väntade 0,2 mnkr."
    assert page.findings == [
        "Beslutade åtgärder ger 4,0 mnkr av 6,0 mnkr och 2,0 mnkr är kvar att hitta"
    ]
    way = page.tables["actions-way-table"]
    assert (way.names, way.texts("0")) == (
        [VACANT, FEWER, "Summa"], ["+400", "+3 600", "+4 000"],
    )  # fmt: skip


def test_each_action_has_what_is_expected_and_what_it_gave(open_page: Open) -> None:
    table = open_page("actions", "actions").tables["actions"]
    assert table.names == [FEWER, VACANT, FEES, "Summa beslutade"]
    assert table.texts("state")[:3] == ["inte börjad", "under förväntan", "inte beslutad"]
    assert table.texts("expected_ytd") == ["0", "200", "0", "200"]
    assert table.texts("realised_ytd") == ["–", "170", "–", "170"]
    assert table.texts("remaining") == ["3 600", "400", "300", "4 000"]
    assert table.texts("expected_year") == ["3 600", "600", "300", "4 200"]
    assert table.texts("department")[:3] == ["11 Natt", "2 Stöd", "2 Stöd"]
    assert table.texts("answers")[:3] == [
        "1 Boende, januari 2026", "nämnden totalt", "nämnden totalt, februari 2026",
    ]  # fmt: skip
    january = open_page("actions", "actions", period=202601).tables["actions"]
    assert january.names == [FEWER, VACANT, "Summa beslutade"]  # the other answers February's


@pytest.mark.parametrize("stem", ["overview", "economy"])
def test_the_demand_is_shown_until_it_is_met(stem: str, open_page: Open, desk: Desk) -> None:
    assert DEMAND in open_page(stem, desk=desk).warnings
    assert DEMAND not in open_page(stem, desk=desk, viewer=MANAGER).warnings
    desk.loaded(
        "mer.csv",
        "År;Åtgärd;Effekt per månad;Från och med;Status\n2026;Allt;1000000;202603;Beslutad\n",
    )
    assert not any("åtgärder" in one for one in open_page(stem, desk=desk).warnings)


def test_without_a_decided_action_the_demand_says_so(open_page: Open) -> None:
    says = "kräver åtgärder, och ingen är beslutad."
    assert any(one.endswith(says) for one in open_page("overview").warnings)
    page = open_page("actions")
    assert page.words[0].endswith("mot budget och ingen åtgärd är beslutad.**")
    assert page.hints == ["Motala, Socialnämnden har inga åtgärder för 2026 ännu."]


def test_nothing_is_demanded_of_a_board_in_balance(open_page: Open) -> None:
    """16 000 000 a month against 22 000 000."""
    assert not any("kräver" in one for one in open_page("overview", "doubled").warnings)
    page = open_page("actions", "doubled")
    assert page.words[0].startswith("**Prognosen lämnar inget att hitta: den är +")


def test_the_forecast_is_shown_with_what_is_decided_too(open_page: Open) -> None:
    said = (
        "Med beslutade åtgärder (4,0 mnkr) landar den fastställda prognosen för Socialnämnden på "
        "266,0 mnkr, ett underskott på 2,0 mnkr mot budget."
    )
    assert said in open_page("forecast", "actions").words
    assert not any("beslutade" in one for one in open_page("forecast").words)


def test_what_is_entered_counts_at_once_and_is_kept(open_page: Open, desk: Desk) -> None:
    """From March, 10 months of 150 000 are 1 500 000."""
    page = open_page("actions", desk=desk)
    fill(page, " Ny  plan ", "150 000")
    page = press(page, "Spara åtgärden")
    assert page.good_news == ["Åtgärden ”Ny plan” är sparad."]
    assert figures(page)["Kvar att hitta"] == "500 tkr"
    assert page.tables["actions"].text("Ny plan", "decision") == "Nämnden, 2026-03-10"
    page = chosen(open_page("actions", desk=desk), "Ny plan")
    assert page.tables["sayings"].texts("where") == ["Sidan"]
    page.at.session_state["lagesbild-action"] = "Ny plan"  # a dialog runs by itself in a browser
    page = press(page, "Ta tillbaka åtgärden")
    assert page.good_news[0].startswith("Åtgärden ”Ny plan” är tillbakatagen.")
    assert "Ny plan" not in page.tables["actions"].names
    assert figures(page)["Kvar att hitta"] == "2 000 tkr"


@pytest.mark.parametrize(
    ("name", "effect", "decided", "says"),
    [
        ("", "1", True, "Skriv vad åtgärden är."),
        ("Ny", "-5", True, "Skriv hur mycket åtgärden förbättrar resultatet i månaden"),
        ("Ny", "5", False, ""),
        (next(iter(spellings(PERSON).values())), "5", False, "Texten innehåller ett personnummer"),
    ],
)
def test_what_is_not_whole_is_refused(
    name: str, effect: str, decided: bool, says: str, open_page: Open, desk: Desk
) -> None:
    page = open_page("actions", desk=desk)
    fill(page, name, effect, decided=decided)
    if not says:
        field(page, "selectbox", "-status").set_value("decided")
        says = "Skriv vem som har beslutat om åtgärden, och vilken dag."
    page = press(page, "Spara åtgärden")
    assert page.warnings[0].startswith(says)
    assert page.tables["actions"].names[:3] == [FEWER, VACANT, FEES]


def test_what_a_month_gave_is_entered_and_taken_back(open_page: Open, desk: Desk) -> None:
    page = chosen(open_page("actions", desk=desk), VACANT)
    assert page.tables["action-effects"].texts("realised") == ["60 000", "110 000"]
    page.at.session_state["lagesbild-action"] = VACANT
    field(page, "text_input", "action-realised").set_value("95 000")
    page = press(page, "Spara effekten")
    assert page.good_news == ["Effekten i februari 2026 är sparad."]
    assert page.tables["actions"].text(VACANT, "realised_ytd") == "205"
    assert page.tables["actions"].text(VACANT, "state") == "som förväntat"
    page = chosen(page, VACANT)
    assert page.tables["action-effects"].texts("where") == ["Sidan", "Fil", "Fil"]
    page.at.session_state["lagesbild-action"] = VACANT
    page = press(page, "Ta tillbaka månaden")
    assert page.tables["actions"].text(VACANT, "realised_ytd") == "110"


def test_a_manager_sees_and_enters_for_their_own(open_page: Open, desk: Desk) -> None:
    page = open_page("actions", desk=desk, viewer=MANAGER)
    assert page.words[0] == (
        "**En av 1 åtgärd i dina avdelningar är beslutad och väntas ge 3,6 mnkr under året.**"
    )
    assert page.tables["actions"].names == [FEWER, "Summa beslutade"]
    assert field(page, "selectbox", "-part").options == ["1 Boende", "11 Natt"]


def test_a_board_member_reads_and_is_not_asked(open_page: Open) -> None:
    page = chosen(open_page("actions", "actions", viewer=MEMBER), FEWER)
    assert page.tables["sayings"].texts("status") == ["beslutad"]
    assert not {"Spara åtgärden", "Spara effekten", "Ta tillbaka åtgärden"} & set(page.buttons)


def test_a_figure_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("actions", "actions")
    page.at.session_state["lagesbild-receipt"] = (VACANT, "realised_ytd")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-actions-actions"]
    assert set(files.names) == {"atgarder.csv", "effekt.csv"}
    assert any("queries/actions/actions.sql" in words for words in receipt.words)
