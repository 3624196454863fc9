"""Who sees follow-ups of single persons' support: never a board member, in any question (L3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lagesbild import providers
from lagesbild.access import Role, Viewer
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.providers import FollowupRow
from tests.access.conftest import LivedIn
from tests.access.worlds import BOARD, of_role
from tests.loading import Desk

PERIOD = Period(2026, 2)
OF_PROVIDERS = [("Dagen", "provider"), ("Hemtjänsten", "framework")]


@pytest.fixture
def desk(lived_in: LivedIn) -> Desk:
    return lived_in(True)


def seen(desk: Desk, viewer: Viewer, name: str | None = None) -> list[FollowupRow]:
    return providers.followups(desk.store.reader(viewer), View(desk.boards[BOARD], PERIOD), name)


@pytest.mark.parametrize("name", [None, "Hemtjänsten", "Dagen"])
def test_a_board_member_never_sees_one_of_a_single_person(desk: Desk, name: str | None) -> None:
    rows = seen(desk, of_role(Role.BOARD_MEMBER), name)
    assert {row.followup_level for row in rows} <= {"provider", "framework"}
    if name is None:
        assert [(row.provider_name, row.followup_level) for row in rows] == OF_PROVIDERS


def test_a_board_member_is_told_no_small_number_of_them(desk: Desk) -> None:
    view = View(desk.boards[BOARD], PERIOD)
    for month in (PERIOD, Period(2026, 5), Period(2026, 12)):
        rows = providers.summary(desk.store.reader(of_role(Role.BOARD_MEMBER)), view, month)
        individual = [row for row in rows if row.part == "individual"]
        assert [row.counted for row in individual] == ["all", *["result"] * 4]
        assert all(row.is_hidden and row.number is None for row in individual)


def test_a_manager_sees_those_of_their_own_department_without_their_texts(desk: Desk) -> None:
    rows = [row for row in seen(desk, of_role(Role.MANAGER)) if row.is_individual]
    assert [row.provider_name for row in rows] == ["Hemtjänsten"]


def test_a_controller_sees_them_all_and_the_texts_when_asked_for(desk: Desk) -> None:
    controller = of_role(Role.CONTROLLER)
    without_texts = [row for row in seen(desk, controller, "Dagen") if row.is_individual]
    assert without_texts
    assert all(row.demand is None and row.text_is_hidden for row in without_texts)
    shown = [row for row in seen(desk, controller.unmasking(), "Dagen") if row.is_individual]
    assert [row.demand for row in shown] == ["Alfatext"] * len(without_texts)
    assert not any(row.text_is_hidden for row in shown)


def test_the_plan_is_the_same_to_all_who_see_the_board_but_for_names_of_departments(
    desk: Desk,
) -> None:
    view = View(desk.boards[BOARD], PERIOD)
    plans = [
        [
            replace(row, department_name=None)
            for row in providers.plan(desk.store.reader(of_role(role)), view)
        ]
        for role in (Role.BOARD_MEMBER, Role.MANAGER, Role.CONTROLLER)
    ]
    assert plans[0] == plans[1] == plans[2]
    assert {row.provider_name: row.open_demands for row in plans[0]} == {
        "Hemtjänsten": 1,
        "Dagen": 0,
    }
