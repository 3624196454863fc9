"""Every role at every page, through the whole of app.py: nothing comes that is not its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lagesbild import access
from lagesbild.access import Right, Role
from lagesbild.settings import ROOT
from lagesbild.ui import frame
from tests.access.conftest import Worlds
from tests.access.worlds import BOARD, OTHER, SECRETS, of_role
from tests.loading import Desk

STEMS = sorted(path.stem for path in (ROOT / "pages").glob("[a-z]*.py"))
RIGHT_OF = {
    "overview": Right.FIGURES,
    "goals": Right.FIGURES,
    "indicator": Right.FIGURES,
    "assignments": Right.FIGURES,
    "calendar": Right.FIGURES,
    "planning_process": Right.FIGURES,
    "period_steps": Right.FIGURES,
    "text_questions": Right.FIGURES,
    "reports": Right.FIGURES,
    "internal_control": Right.FIGURES,
    "risks": Right.FIGURES,
    "sampling": Right.CONTROL,
    "providers": Right.FIGURES,
    "priorities": Right.FIGURES,
    "clocks": Right.FIGURES,
    "auditor": Right.FIGURES,
    "economy": Right.FIGURES,
    "variance": Right.FIGURES,
    "forecast": Right.FIGURES,
    "actions": Right.FIGURES,
    "forecast_accuracy": Right.FIGURES,
    "scenario": Right.FORECAST,
    "budget": Right.FIGURES,
    "volumes": Right.FIGURES,
    "income_support": Right.FIGURES,
    "grants": Right.FIGURES,
    "cases": Right.FIGURES,
    "upload": Right.LOAD,
    "loads": Right.LOAD,
    "quality": Right.SIGN,
    "codes": Right.DETAILS,
    "audit": Right.AUDIT,
}
"""What it takes to come to each page."""
WAYS_IN: list[dict[str, str]] = [
    {},
    {"namnd": "Uppsala, Socialnämnden", "period": "feb 2026"},
    {"avd": "2", "visa": "ansvar"},
    {"avd": "2", "enh": "21", "ans": "2101", "kto": "6011"},
    {"visa": "konto", "sok": "a"},
]
"""Addresses that someone may type: one's own, another board's, another department's account."""
TO_ANOTHER_BOARD = [{}, {"namnd": "Uppsala, Socialnämnden", "avd": "2", "visa": "ansvar"}]
"""What a role of the whole board may type: only another board's is not its own."""


def spellings(amount: int) -> list[bytes]:
    """An amount as pages write it: in kronor and in thousands."""
    kronor = f"{amount:,}".replace(",", "\u00a0")
    thousands = f"{round(amount, -3) // 1000:,}".replace(",", "\u00a0")
    return [kronor.encode(), f"{thousands}\u00a0tkr".encode(), f"{thousands}".encode()]


FORBIDDEN = [
    *(word.encode() for word in SECRETS),
    *(spelling for amount in SECRETS.values() for spelling in spellings(amount)),
]


@pytest.fixture(scope="module")
def first_titles() -> dict[Role, list[str]]:
    """What each role's first page is called, once it has been opened."""
    return {}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    st.cache_resource.clear()

    def open_as(desk: Desk, role: Role, stem: str, address: dict[str, str]) -> AppTest:
        monkeypatch.setenv("LAGESBILD_LOCAL", str(desk.settings.local))
        monkeypatch.setattr(frame, "_SERVED", [desk.store])
        monkeypatch.setattr(access, "local_viewer", lambda boards: of_role(role))
        at = AppTest.from_string((ROOT / "app.py").read_text(encoding="utf-8"), default_timeout=60)
        at.query_params.update(address)
        at._page_hash = calc_hash(stem)
        at.run()
        assert not at.exception, at.exception
        return at

    yield open_as
    st.cache_resource.clear()


def sent(at: AppTest) -> bytes:
    """Everything that goes to the browser."""
    blocks, elements = [at._tree], []
    while blocks:
        for child in blocks.pop().children.values():
            (blocks if hasattr(child, "children") else elements).append(child)
    return b"\n".join(one.proto.SerializeToString() for one in elements if hasattr(one, "proto"))


def test_every_page_has_its_right() -> None:
    assert set(STEMS) == set(RIGHT_OF)


OWN = [(role, stem) for role in Role for stem in STEMS if of_role(role).may(RIGHT_OF[stem])]
NOT_OWN = [(role, stem) for role in Role for stem in STEMS if (role, stem) not in OWN]


@pytest.mark.parametrize(("role", "stem"), OWN)
def test_no_page_shows_a_role_what_is_not_its_own(
    role: Role, stem: str, opened: Any, worlds: Worlds
) -> None:
    within = role is Role.MANAGER
    for address in WAYS_IN if within else TO_ANOTHER_BOARD:
        came = sent(opened(worlds(within)[0], role, stem, address))
        assert len(came) > 100
        assert [one for one in FORBIDDEN if one in came] == [], address


@pytest.mark.parametrize(("role", "stem"), NOT_OWN)
def test_a_page_that_is_not_the_roles_is_not_shown_at_its_address(
    role: Role, stem: str, opened: Any, worlds: Worlds, first_titles: dict[Role, list[str]]
) -> None:
    at = opened(worlds(False)[0], role, stem, {})
    if role not in first_titles:
        own = opened(worlds(False)[0], role, _first_of(role), {})
        first_titles[role] = [one.value for one in own.title]
    assert [one.value for one in at.title] == first_titles[role]
    assert not at.file_uploader or of_role(role).may(Right.LOAD)


def _first_of(role: Role) -> str:
    """The first page that a role has, where it comes when it asks for another's."""
    order = ["overview", "upload", "audit"]
    return next(stem for stem in order if of_role(role).may(RIGHT_OF[stem]))


@pytest.mark.parametrize("stem", ["overview", "economy"])
def test_the_secret_would_be_seen_by_one_who_may(stem: str, opened: Any, worlds: Worlds) -> None:
    """Else the test above could not fail."""
    came = sent(opened(worlds(True)[0], Role.CONTROLLER, stem, {"visa": "ansvar"}))
    assert any(one in came for one in FORBIDDEN)


def test_a_board_member_sees_no_cost_centre_account_or_voucher(opened: Any, worlds: Worlds) -> None:
    for address in WAYS_IN:
        came = sent(opened(worlds(False)[0], Role.BOARD_MEMBER, "economy", address))
        for detail in ("Nattboendet", "Köpt vård", "Hyra februari", "huvudbok.csv:"):
            assert detail.encode() not in came, address


def test_another_boards_name_in_the_address_falls_back_to_ones_own(
    opened: Any, worlds: Worlds
) -> None:
    at = opened(worlds(False)[0], Role.CONTROLLER, "economy", {"namnd": "Uppsala, Socialnämnden"})
    assert {OTHER, BOARD} & {at.selectbox[0].value} == set()
    assert at.selectbox[0].options == ["Motala, Socialnämnden"]
