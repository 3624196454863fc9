"""How people sign in is read strictly: what is missing or unsafe is said before anything runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from lagesbild.errors import InvalidSetting
from lagesbild.sign_in_file import SignIn, load_sign_in
from tests.sign_in import GOOD, written


def read(path: Path | None, **environment: str) -> SignIn:
    found = load_sign_in(path, environment)
    assert found is not None
    return found


def test_nothing_said_is_no_sign_in() -> None:
    assert load_sign_in(None, {}) is None


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    found = read(written(tmp_path, session_minutes=60, contact="controllerenheten"))
    assert found.as_secrets() == {"auth": GOOD}
    assert (found.session_minutes, found.contact) == (60, "controllerenheten")
    assert found.host == "lagesbild.kommun.example"
    assert found.origin == "https://lagesbild.kommun.example"
    assert found.is_encrypted


def test_a_session_lasts_eight_hours_when_nothing_else_is_said(tmp_path: Path) -> None:
    assert read(written(tmp_path)).session_minutes == 8 * 60


def test_a_value_of_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, client_secret=None)
    found = read(path, LAGESBILD_SIGN_IN_CLIENT_SECRET="annan", LAGESBILD_SIGN_IN_CLIENT_ID="x")
    assert (found.client_secret, found.client_id) == ("annan", "x")


def test_everything_may_come_from_the_environment() -> None:
    said = {f"LAGESBILD_SIGN_IN_{key.upper()}": value for key, value in GOOD.items()}
    assert read(None, **said, LAGESBILD_SIGN_IN_SESSION_MINUTES="30").session_minutes == 30


def test_a_single_value_in_the_environment_asks_for_the_rest() -> None:
    with pytest.raises(InvalidSetting, match="saknar redirect_uri, cookie_secret, client_id"):
        load_sign_in(None, {"LAGESBILD_SIGN_IN_CLIENT_SECRET": "x"})


@pytest.mark.parametrize("key", GOOD)
@pytest.mark.parametrize("without", [None, ""], ids=["left out", "empty"])
def test_each_missing_key_is_named_with_where_to_write_it(
    key: str, without: str | None, tmp_path: Path
) -> None:
    with pytest.raises(InvalidSetting) as said:
        load_sign_in(written(tmp_path, **{key: without}), {})
    assert f"saknar {key}" in str(said.value)
    assert f"LAGESBILD_SIGN_IN_{key.upper()}" in str(said.value)


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o620, 0o604, 0o601])
def test_a_file_that_others_may_read_or_change_is_refused(mode: int, tmp_path: Path) -> None:
    path = written(tmp_path, mode)
    with pytest.raises(InvalidSetting, match=f"rättigheterna {mode:o}.*chmod 600 {path}"):
        load_sign_in(path, {})


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_its_owner_alone_is_read(mode: int, tmp_path: Path) -> None:
    assert read(written(tmp_path, mode)).client_id == "lagesbild"


@pytest.mark.parametrize("secret", ["kort", "a" * 64, "abcabcabc" * 8])
def test_a_secret_that_can_be_guessed_is_refused(secret: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match=r"för lätt att gissa.*token_hex"):
        load_sign_in(written(tmp_path, cookie_secret=secret), {})


@pytest.mark.parametrize(
    "address",
    [
        "http://login.example/.well-known/openid-configuration",
        "login.example/.well-known/openid-configuration",
        "file:///etc/passwd",
        "https://anna:hemligt@login.example/",
        "https://login.example:port/",
    ],
)
def test_a_provider_that_anyone_could_imitate_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="server_metadata_url ska börja med https") as said:
        load_sign_in(written(tmp_path, server_metadata_url=address), {})
    assert "hemligt" not in str(said.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_provider_on_this_machine_may_be_without_encryption(host: str, tmp_path: Path) -> None:
    address = f"http://{host}:9400/.well-known/openid-configuration"
    assert read(written(tmp_path, server_metadata_url=address)).server_metadata_url == address


@pytest.mark.parametrize(
    "address",
    [
        "https://lagesbild.kommun.example",
        "https://lagesbild.kommun.example/",
        "https://lagesbild.kommun.example/annan/oauth2callback",
        "https://lagesbild.kommun.example/oauth2callback?x=1",
        "http://lagesbild.kommun.example/oauth2callback",
        "http://localhost:{port}/oauth2callback",
        "/oauth2callback",
    ],
)
def test_a_way_back_that_leads_elsewhere_is_refused(address: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="redirect_uri ska vara adressen"):
        load_sign_in(written(tmp_path, redirect_uri=address), {})


@pytest.mark.parametrize("minutes", [0, -5, 1441, "många", "true", 1.5])
def test_a_session_that_never_ends_is_refused(minutes: object, tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="session_minutes"):
        load_sign_in(written(tmp_path, session_minutes=minutes), {})


@pytest.mark.parametrize(
    "kwargs",
    ['{ verify = "false" }', '{ scope = "email" }', "{ scope = 5 }", '"openid"', "[]"],
)
def test_what_could_switch_off_a_check_is_refused(kwargs: str, tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(f"{path.read_text()}\nclient_kwargs = {kwargs}\n")
    with pytest.raises(InvalidSetting, match="client_kwargs"):
        load_sign_in(path, {})


def test_what_the_provider_is_asked_for_may_be_said(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(f'{path.read_text()}\nclient_kwargs = {{ scope = "openid groups" }}\n')
    assert read(path).as_secrets()["auth"]["client_kwargs"] == {"scope": "openid groups"}


def test_a_key_that_is_not_known_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="har cookie_secrets, som inte känns igen"):
        load_sign_in(written(tmp_path, cookie_secrets="x"), {})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[auth", "inte giltig TOML"),
        ('client_id = "x"', "en enda avdelning, \\[auth\\]"),
        ('[auth]\n[mer]\nx = "1"', "Ta bort mer"),
        ("[auth]\nclient_id = 5", "saknar"),
    ],
)
def test_a_file_of_another_form_is_said(content: str, says: str, tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(content)
    with pytest.raises(InvalidSetting, match=says):
        load_sign_in(path, {})


def test_a_number_where_a_text_should_be_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match="client_id ska vara text"):
        load_sign_in(written(tmp_path, client_id=5), {})


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidSetting, match=r"går inte att läsa.*Rätta LAGESBILD_SIGN_IN"):
        load_sign_in(tmp_path / "saknas.toml", {})


def test_no_secret_is_printed(tmp_path: Path) -> None:
    printed = repr(read(written(tmp_path)))
    assert GOOD["cookie_secret"] not in printed
    assert GOOD["client_secret"] not in printed
