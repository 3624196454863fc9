"""The shell without a browser: what is chosen, what a message says, and that pages are reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lagesbild.settings import ROOT


@pytest.fixture
def empty_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with nothing in it, of this test's own."""
    monkeypatch.setenv("LAGESBILD_LOCAL", str(tmp_path))
    return tmp_path


def app(**address: str) -> AppTest:
    """app.py as the server runs it: beside a folder called pages/, AppTest runs that instead."""
    at = AppTest.from_string((ROOT / "app.py").read_text(encoding="utf-8"), default_timeout=20)
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def choosing() -> None:
    import streamlit as st

    from lagesbild.boards import load_boards
    from lagesbild.periods import Period
    from lagesbild.settings import Settings
    from lagesbild.ui import selection

    boards = list(load_boards(Settings.from_environment().boards).values())
    chosen = selection.choose(boards, lambda _: [Period(2023, month) for month in (9, 8, 10)])
    st.text(f"{chosen.board.id} {chosen.period} {chosen.unit.symbol}")


def chosen(**address: str) -> str:
    at = AppTest.from_function(choosing, default_timeout=20)
    for name, value in address.items():
        at.query_params[name] = value
    at.run()
    assert not at.exception
    return str(at.text[0].value)


def test_without_a_choice_it_is_the_first_board_and_the_latest_period() -> None:
    assert chosen() == "goteborg-nordost 2023-09 tkr"


def test_one_begins_at_the_first_period_and_may_choose_any() -> None:
    """The latest month with figures comes first, also when only goals have a later one."""
    assert chosen(namnd="Motala, Socialnämnden") == "motala 2023-09 tkr"
    assert chosen(namnd="Motala, Socialnämnden", period="okt 2023") == "motala 2023-10 tkr"


def test_the_address_chooses() -> None:
    assert chosen(namnd="Motala, Socialnämnden", period="aug 2023", enhet="kr") == (
        "motala 2023-08 kr"
    )


@pytest.mark.parametrize("forged", ["Hemlig nämnd", "", "../motala", "motala"])
def test_a_forged_board_falls_back(forged: str) -> None:
    assert chosen(namnd=forged).startswith("goteborg-nordost ")


def test_a_period_without_figures_falls_back_to_the_latest() -> None:
    assert chosen(period="jan 1999") == "goteborg-nordost 2023-09 tkr"


def message_of(error: str) -> AppTest:
    """A page in which `error`, a class and its words, is raised."""
    script = f"""
from lagesbild import access, errors
from lagesbild.ui import frame

with frame.page("Prov", access.local_viewer(frozenset())):
    raise errors.{error}
"""
    return AppTest.from_string(script, default_timeout=20).run()


def test_what_a_person_can_mend_is_said_and_not_traced(empty_store: Path) -> None:
    at = message_of("NotAllowed('Du har inte tillgång till nämnden.')")
    assert at.warning[0].value == "Du har inte tillgång till nämnden."
    assert at.title[0].value == "Prov"
    assert not at.exception


def test_a_bug_is_not_swallowed(empty_store: Path) -> None:
    at = AppTest.from_string(
        """
from lagesbild import access
from lagesbild.ui import frame

with frame.page("Prov", access.local_viewer(frozenset())):
    1 / 0
""",
        default_timeout=20,
    ).run()
    assert at.exception[0].value


def typing(parse: str) -> AppTest:
    """A field for an amount whose rule is `parse`."""
    script = f"""
import streamlit as st
from decimal import Decimal
from lagesbild.ui import forms

st.text(str(forms.amount("Effekt", "effect", {parse})))
"""
    return AppTest.from_string(script, default_timeout=20).run()


def test_an_amount_is_read_by_the_given_rule() -> None:
    at = typing("lambda text: Decimal(text.replace(',', '.'))")
    assert at.text[0].value == "None"
    assert at.text_input[0].set_value(" 2345,6 ").run().text[0].value == "2345.6"


def test_what_cannot_be_read_is_quoted_with_what_to_write() -> None:
    at = typing("lambda text: Decimal(int(text))").text_input[0].set_value("12 kr").run()
    assert at.error[0].value == (
        "Effekt: ”12 kr” går inte att läsa som ett belopp. "
        "Skriv bara siffror, till exempel 1 234,50."
    )
    assert at.text[0].value == "None"


def test_an_empty_store_shows_the_first_page_for_every_board(empty_store: Path) -> None:
    at = app()
    assert not at.exception
    assert at.title[0].value == "Översikt"
    for name in at.selectbox(key="namnd").options:
        assert not at.selectbox(key="namnd").select(name).run().exception


def test_boards_that_cannot_be_read_are_said_and_nothing_else(
    empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAGESBILD_BOARDS", str(empty_store / "saknas"))
    at = app()
    assert not at.exception
    assert "finns inte" in at.warning[0].value
    assert not at.selectbox


def test_no_board_at_all_is_said_with_what_to_do(
    empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_store / "boards").mkdir()
    monkeypatch.setenv("LAGESBILD_BOARDS", str(empty_store / "boards"))
    at = app()
    assert not at.exception
    assert at.warning[0].value.startswith("Det finns ingen nämnd att visa")
