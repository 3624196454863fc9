"""Åtgärder, to whom variances belong: who is informed, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import STATES, Open
from tests.pages.seen import Seen, run
from tests.pages.test_actions import field, press
from tests.pages.test_variance import MANAGER, MEMBER

WAITING = (
    "**Tre avvikelser ska vidare: Boende till nämnd och kommundirektör, Natt till nämnd och "
    "kommundirektör och nämnden totalt till nämnd och kommundirektör.**"
)
OF_TOTAL = "Prognosens underskott på 6,0 mnkr för nämnden totalt hör till nämnd och kommundirektör"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of the test's own, to note something in."""
    desk = desk_with(STATES["actions"], settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


def chosen(page: Seen, key: str) -> Seen:
    """The page when a variance has been chosen in its table."""
    page.at.session_state["lagesbild-escalation"] = key
    return run(page.at)


def test_a_variance_is_followed_to_the_level_that_it_belongs_to(
    open_page: Open, desk: Desk
) -> None:
    """The forecast of Boende and of its unit is 11 000 000 over, 6 000 000 in all: each more than
    the administration's 5 000 000, less than the board's 15 000 000. 1 % of Boende's 180 000 000 is
    1 800 000. Stöd is better than its budget."""
    assert f"{OF_TOTAL}, som ska informeras." in open_page("variance", desk=desk).warnings
    page = open_page("actions", desk=desk)
    assert WAITING in page.words
    table = page.tables["escalations"]
    assert table.names == ["1 Boende", "11 Natt", "Nämnden totalt"]
    assert table.texts("worst_variance") == ["−11 000", "−11 000", "−6 000"]
    assert table.texts("own_limit") == ["1 800", "1 800", "5 000"]
    assert set(table.texts("about")) == {"Prognos"}
    assert set(table.texts("level")) == {"Nämnd och kommundirektör"}
    assert set(table.texts("state")) == {"ska informeras"}

    page = chosen(page, "board:")
    assert f"**{OF_TOTAL}, som ska informeras.**" in page.words
    field(page, "text_input", "board-by").set_value("Förvaltningschefen")
    field(page, "date_input", "board-on").set_value("2026-03-10")
    page.at.session_state["lagesbild-escalation"] = "board:"  # a dialog runs by itself in a browser
    page = press(page, "Spara")
    assert page.good_news == [
        "Att nämnd och kommundirektör är informerad om nämnden totalt är sparat."
    ]
    assert page.tables["escalations"].text("Nämnden totalt", "state") == "informerad"
    said = f"{OF_TOTAL}, som informerades 2026-03-10 och inte har beslutat."
    assert said in open_page("variance", desk=desk).hints

    page = chosen(page, "board:")
    field(page, "text_area", "board-decision").set_value("Inköpsstopp")
    field(page, "date_input", "board-decided").set_value("2026-03-24")
    page.at.session_state["lagesbild-escalation"] = "board:"
    table = press(page, "Spara").tables["escalations"]
    assert table.text("Nämnden totalt", "state") == "beslutat"
    assert table.text("Nämnden totalt", "informed") == "Förvaltningschefen, 2026-03-10"
    assert table.text("Nämnden totalt", "decision") == "Inköpsstopp, 2026-03-24"
    assert table.names[-1] == "Nämnden totalt"

    page = chosen(page, "board:")
    assert page.tables["escalation-sayings"].texts("counts") == ["Ja", "Ersatt"]
    page.at.session_state["lagesbild-escalation"] = "board:"
    page = press(page, "Ta tillbaka")
    assert page.good_news[0].startswith("Det som var antecknat är tillbakataget.")
    assert WAITING in page.words


def test_who_may_not_note_reads_and_a_manager_has_their_own(open_page: Open) -> None:
    page = chosen(open_page("actions", "actions", viewer=MEMBER), "board:")
    assert WAITING in page.words
    assert f"**{OF_TOTAL}, som ska informeras.**" in page.words
    assert "Spara" not in page.buttons
    table = open_page("actions", "actions", viewer=MANAGER).tables["escalations"]
    assert table.names == ["1 Boende", "11 Natt"]


def test_a_figure_of_a_variance_opens_its_files_and_its_question(open_page: Open) -> None:
    page = open_page("actions", "actions")
    page.at.session_state["lagesbild-receipt"] = ("department:1", "worst_variance")
    receipt = run(page.at)
    files = receipt.tables["receipt-loads-economy-escalations"]
    assert set(files.names) == {"huvudbok_2026.csv", "budget.csv", "prognos.csv"}
    assert any("queries/economy/escalations.sql" in words for words in receipt.words)
