"""Who comes in is shown what their role lets them see, and it is kept that they came."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lagesbild.access import Store, local_viewer
from lagesbild.entrance import Entrance
from lagesbild.settings import ROOT
from lagesbild.ui import frame, visit
from tests.loading import settings_in, store_in_memory
from tests.sign_in import CLAIMS, entrance_of, role_file


@dataclass(frozen=True)
class House:
    """A served store with a way in."""

    entrance: Entrance
    store: Store
    folder: Path

    def visited(self, **changed: Any) -> AppTest:
        """app.py as it is shown to someone who has signed in; None leaves a claim out."""
        said = {**CLAIMS, "iat": int(time.time()), "is_logged_in": True, **changed}
        at = AppTest.from_string((ROOT / "app.py").read_text(encoding="utf-8"), default_timeout=30)
        at.user = {name: value for name, value in said.items() if value is not None}
        return at.run()

    @property
    def record(self) -> list[tuple[str, str | None, str]]:
        """Who, in which role (if any), and what: what has been kept, first things first."""
        columns, rows = self.store.reader(local_viewer(frozenset())).records(
            "audit/events", first_day="2000-01-01", last_day="2100-01-01", search=None, most=100
        )
        wanted = [columns.index(name) for name in ("who", "role", "event")]
        return [tuple(row[place] for place in wanted) for row in reversed(rows)]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    settings = settings_in(tmp_path / "local")
    monkeypatch.setenv("LAGESBILD_LOCAL", str(settings.local))
    store, entrance = store_in_memory(settings), entrance_of(tmp_path)
    monkeypatch.setattr(frame, "_SERVED", [store])
    monkeypatch.setattr(visit, "_SERVED", [entrance])
    st.cache_resource.clear()
    yield House(entrance, store, tmp_path)
    st.cache_resource.clear()
    store.close()


def titles(at: AppTest) -> list[str]:
    assert not at.exception
    return [one.value for one in at.title]


def sign_out(at: AppTest) -> AppTest:
    [button] = [one for one in at.button if one.label == "Logga ut"]
    return button.click().run()


def test_whoever_has_not_signed_in_is_asked_to(house: House) -> None:
    at = house.visited(is_logged_in=False)
    assert titles(at) == ["Logga in"]
    assert [one.label for one in at.button] == ["Logga in"]
    assert not at.selectbox
    assert house.record == []


def test_a_controller_sees_every_board_and_it_is_kept_once(house: House) -> None:
    at = house.visited()
    assert titles(at) == ["Översikt"]
    assert len(at.selectbox(key="namnd").options) > 1
    at.run()
    assert house.record == [("anna@kommun.example", "controller", "signed_in")]


def test_a_board_member_sees_the_own_board_only(house: House) -> None:
    at = house.visited(email="bo@kommun.example")
    assert at.selectbox(key="namnd").options == ["Motala, Socialnämnden"]


def test_a_group_gives_a_role(house: House) -> None:
    at = house.visited(email="dag@kommun.example", groups=["annat", "lagesbild-inlasare"])
    assert titles(at) == ["Läs in"]


def test_whoever_has_no_role_is_told_whom_to_ask_and_it_is_kept(house: House) -> None:
    at = house.visited(email="cilla@kommun.example", name="Cilla *Ö*")
    assert titles(at) == ["Du har ingen roll i Lägesbild"]
    assert at.text[0].value == (
        "Du är inloggad som Cilla *Ö*, men har ingen roll här. "
        "Be den som sköter Lägesbild hos er om en."
    )
    assert not at.selectbox
    assert house.record == [("cilla@kommun.example", None, "refused")]


def test_whoever_goes_away_without_a_role_is_kept_without_one(house: House) -> None:
    sign_out(house.visited(email="cilla@kommun.example"))
    assert house.record == [
        ("cilla@kommun.example", None, "refused"), ("cilla@kommun.example", None, "signed_out"),
    ]  # fmt: skip


@pytest.mark.parametrize("issued", [None, 1, 4_000_000_000])
def test_a_sign_in_that_has_come_to_its_end_is_asked_for_again(
    house: House, issued: float | None
) -> None:
    at = house.visited(iat=issued)
    assert titles(at) == ["Logga in"]
    assert at.info[0].value == "Din inloggning har gått ut. Logga in igen."
    assert [event for *_, event in house.record] == ["session_expired"]


def test_a_sign_in_for_another_service_shows_nothing_and_tells_nothing(house: House) -> None:
    at = house.visited(aud="annan")
    assert titles(at) == ["Logga in"]
    assert house.record == []


def test_whoever_signs_out_is_out_in_every_tab(house: House) -> None:
    issued = int(time.time())
    first, second = house.visited(iat=issued), house.visited(iat=issued)
    sign_out(first)
    assert titles(second.run()) == ["Logga in"]
    assert [event for *_, event in house.record] == ["signed_in", "signed_out"]


def restarted(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """The house with a server that has just begun, on the same store."""
    entrance = entrance_of(house.folder)
    entrance.recall(house.store)
    monkeypatch.setattr(visit, "_SERVED", [entrance])
    return replace(house, entrance=entrance)


@pytest.mark.parametrize("email", ["anna@kommun.example", "cilla@kommun.example"])
def test_whoever_has_signed_out_is_out_after_a_restart_too(
    email: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = int(time.time())
    sign_out(house.visited(iat=issued, email=email))
    again = restarted(house, monkeypatch)
    at = again.visited(iat=issued, email=email)
    assert titles(at) == ["Logga in"]
    assert at.info[0].value == "Du är utloggad."
    assert titles(again.visited(iat=issued, email=email, nonce="b")) != ["Logga in"]


def test_whoever_loses_the_role_is_out_at_the_next_click(house: House) -> None:
    at = house.visited()
    assert titles(at) == ["Översikt"]
    path = role_file(house.folder)
    path.write_text(path.read_text().replace("anna@", "nagon-annan@"), encoding="utf-8")
    assert titles(at.run()) == ["Du har ingen roll i Lägesbild"]


def test_a_role_file_that_becomes_wrong_shows_the_reason_and_nothing_else(house: House) -> None:
    role_file(house.folder).write_text("[[", encoding="utf-8")
    at = house.visited()
    assert titles(at) == []
    assert "är inte giltig TOML" in at.warning[0].value
    assert not at.selectbox


def test_the_name_in_the_header_is_shown_letter_for_letter(house: House) -> None:
    at = house.visited(name="[Anna](https://ond.example) **Å**")
    assert "[Anna](https://ond.example) **Å**" in [one.value for one in at.text]


DIALOG = """
from lagesbild.ui import frame

with frame.messages():
    frame.store()
    import streamlit as st
    st.text("kom in")
"""


@pytest.mark.parametrize(
    ("changed", "comes_in"),
    [({}, True), ({"iat": 1}, False), ({"email": "x@y.example"}, False), ({"aud": "z"}, False)],
)
def test_a_dialog_reads_and_writes_only_for_whoever_may_still_be_in(
    house: House, changed: dict[str, Any], comes_in: bool
) -> None:
    at = AppTest.from_string(DIALOG, default_timeout=20)
    at.user = {**CLAIMS, "iat": int(time.time()), "is_logged_in": True, **changed}
    at.run()
    assert [one.value for one in at.text] == (["kom in"] if comes_in else [])
    assert [one.value for one in at.warning] == (
        [] if comes_in else ["Din inloggning gäller inte längre. Läs in sidan igen och logga in."]
    )
