"""A sign-in holds for a while, until it is signed out of, and for this product only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lagesbild.entrance import Entrance, Standing, name_of, open_entrance
from lagesbild.errors import InvalidSetting
from lagesbild.settings import Settings
from tests.sign_in import CLAIMS, NOON, ROLES, Clock, entrance_of, role_file, written

HOUR = 3600


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    return role_file(tmp_path)


@pytest.fixture
def entrance(tmp_path: Path, roles: Path, clock: Clock) -> Entrance:
    return entrance_of(tmp_path, clock, session_minutes=60)


def test_a_sign_in_holds_for_as_long_as_it_is_said(entrance: Entrance, clock: Clock) -> None:
    assert entrance.standing(CLAIMS) is Standing.CURRENT
    clock.now = NOON + HOUR - 1
    assert entrance.standing(CLAIMS) is Standing.CURRENT
    clock.now = NOON + HOUR
    assert entrance.standing(CLAIMS) is Standing.TOO_OLD


@pytest.mark.parametrize("issued", [None, "i dag", True, NOON + 121, NOON + HOUR])
def test_a_time_that_cannot_be_is_too_old(entrance: Entrance, issued: object) -> None:
    assert entrance.standing({**CLAIMS, "iat": issued}) is Standing.TOO_OLD


def test_a_provider_whose_clock_is_a_little_ahead_is_let_in(entrance: Entrance) -> None:
    assert entrance.standing({**CLAIMS, "iat": NOON + 60}) is Standing.CURRENT


@pytest.mark.parametrize("audience", ["annan", ["annan"], [], None, "lagesbild2"])
def test_a_token_for_another_service_is_not_ours(entrance: Entrance, audience: object) -> None:
    assert entrance.standing({**CLAIMS, "aud": audience}) is Standing.NOT_OURS


def test_a_token_for_several_services_may_be_ours(entrance: Entrance) -> None:
    assert entrance.standing({**CLAIMS, "aud": ["annan", "lagesbild"]}) is Standing.CURRENT


def test_a_token_of_nobody_is_not_ours(entrance: Entrance) -> None:
    assert entrance.standing({**CLAIMS, "sub": ""}) is Standing.NOT_OURS
    assert entrance.standing({}) is Standing.NOT_OURS


def test_whoever_signs_out_is_out_with_that_sign_in_only(entrance: Entrance) -> None:
    entrance.end(CLAIMS)
    assert entrance.standing(CLAIMS) is Standing.ENDED
    assert entrance.standing({**CLAIMS, "nonce": "b"}) is Standing.CURRENT
    assert entrance.standing({**CLAIMS, "sub": "bo"}) is Standing.CURRENT


def test_a_sign_out_is_remembered_until_the_sign_in_would_have_ended(
    entrance: Entrance, clock: Clock
) -> None:
    entrance.end(CLAIMS)
    clock.now = NOON + HOUR - 1
    entrance.end({**CLAIMS, "sub": "bo"})
    assert entrance.standing(CLAIMS) is Standing.ENDED


def test_what_a_sign_in_is_called_tells_of_nobody() -> None:
    called = name_of(CLAIMS)
    assert re.fullmatch("[a-z2-7]{26}", called)
    for changed in ({"sub": "bo"}, {"nonce": "b"}, {"iat": NOON + 1}, {"iss": "https://annan"}):
        assert name_of({**CLAIMS, **changed}) != called
    assert name_of({**CLAIMS, "email": "annan@kommun.example"}) == called


def test_an_event_of_a_sign_in_is_told_once(entrance: Entrance) -> None:
    assert entrance.is_first(CLAIMS, "signed_in")
    assert not entrance.is_first(CLAIMS, "signed_in")
    assert entrance.is_first(CLAIMS, "signed_out")
    assert entrance.is_first({**CLAIMS, "nonce": "b"}, "signed_in")


def test_whoever_is_taken_out_of_the_role_file_is_out_at_once(
    entrance: Entrance, roles: Path
) -> None:
    assert entrance.viewer_of(CLAIMS) is not None
    roles.write_text(ROLES.replace("anna@", "nagon-annan@"), encoding="utf-8")
    assert entrance.viewer_of(CLAIMS) is None


def test_a_role_file_that_becomes_wrong_lets_nobody_in(entrance: Entrance, roles: Path) -> None:
    roles.write_text("[[", encoding="utf-8")
    with pytest.raises(InvalidSetting):
        entrance.viewer_of(CLAIMS)


def test_a_role_file_that_others_get_to_change_lets_nobody_in(
    entrance: Entrance, roles: Path
) -> None:
    roles.chmod(0o660)
    with pytest.raises(InvalidSetting, match="kan ändras av andra"):
        entrance.viewer_of(CLAIMS)


def test_without_sign_in_there_is_no_entrance() -> None:
    assert open_entrance(Settings(), {}) is None


def test_sign_in_without_roles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="Sätt LAGESBILD_ROLES"):
        open_entrance(Settings(sign_in=written(tmp_path)), {})


def test_a_role_file_that_is_wrong_stops_the_server(tmp_path: Path) -> None:
    settings = Settings(sign_in=written(tmp_path), roles=tmp_path / "saknas.toml")
    with pytest.raises(InvalidSetting, match=r"saknas\.toml"):
        open_entrance(settings, {})
