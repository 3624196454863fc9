"""With a role file, whoever gives a command has a row in it or is refused."""

from __future__ import annotations

import getpass
import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from lagesbild.access import Event, Role, Viewer, open_store
from lagesbild.cli.context import person_here
from lagesbild.entrance import name_of
from lagesbild.errors import NotAllowed
from tests.cli.processes import command, serving
from tests.loading import BOARD, settings_in
from tests.sign_in import CLAIMS, GOOD, HOST, role_file, written

COOKIE = "_streamlit_user"


def roles(folder: Path, user: str) -> Path:
    path = folder / "roles.toml"
    path.write_text(f'[people."os:{user}"]\nrole = "inläsare"\nboards = ["{BOARD}"]\n')
    path.chmod(0o600)
    return path


def test_without_a_role_file_the_person_at_the_machine_sees_every_board(tmp_path: Path) -> None:
    person = person_here(settings_in(tmp_path))
    assert (person.name, person.role) == (getpass.getuser(), Role.CONTROLLER)
    assert BOARD in person.boards


def test_with_a_role_file_a_command_is_given_in_the_role_of_its_user(tmp_path: Path) -> None:
    user = getpass.getuser()
    settings = replace(settings_in(tmp_path), roles=roles(tmp_path, user))
    assert person_here(settings) == Viewer(user, Role.UPLOADER, frozenset({BOARD}))


def test_one_who_is_not_in_the_role_file_is_refused(tmp_path: Path) -> None:
    settings = replace(settings_in(tmp_path), roles=roles(tmp_path, "nagon-annan"))
    with pytest.raises(NotAllowed, match=f"har ingen rad för os:{getpass.getuser()}"):
        person_here(settings)


@pytest.mark.parametrize("words", [("loads",), ("restore", "kopia.duckdb")])
def test_a_command_without_a_role_ends_with_the_reason(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    others = str(roles(tmp_path, "nagon-annan"))
    answer = command(tmp_path / "local", *words, folder=tmp_path, LAGESBILD_ROLES=others)
    assert answer.exit_code == 1
    assert "får inte köra kommandon här" in answer.err


def test_a_server_that_others_reach_takes_work_from_its_own_machine(tmp_path: Path) -> None:
    surroundings = {
        "LAGESBILD_SIGN_IN": str(written(tmp_path)),
        "LAGESBILD_ROLES": str(roles(tmp_path, getpass.getuser())),
        "LAGESBILD_HOSTS": HOST,
        "LAGESBILD_ADDRESS": "0.0.0.0",
    }
    with serving(tmp_path / "local", **surroundings):
        answer = command(tmp_path / "local", "loads", "--board", BOARD, **surroundings)
    assert (answer.exit_code, answer.out) == (0, "Ingenting är inläst ännu.\n")


def test_a_server_with_names_but_without_sign_in_is_refused(tmp_path: Path) -> None:
    answer = command(tmp_path / "local", "serve", LAGESBILD_HOSTS="lagesbild.kommun.example")
    assert answer.exit_code == 1
    assert "utan inloggning svarar servern bara på den här datorn" in answer.err


def test_sign_in_that_is_half_set_stops_the_server(tmp_path: Path) -> None:
    answer = command(tmp_path / "local", "serve", LAGESBILD_SIGN_IN_CLIENT_ID="lagesbild")
    assert answer.exit_code == 1
    assert "Inloggningen saknar redirect_uri" in answer.err


def sent_with(address: str, claims: Mapping[str, object]) -> int:
    """What the server answers a file from whoever has the cookie of a sign-in."""
    origin = GOOD["redirect_uri"].removesuffix("/oauth2callback")
    said = json.dumps({**claims, "origin": origin, "is_logged_in": True})
    value = create_signed_value(GOOD["cookie_secret"], COOKIE, said).decode()
    token = "2|00000000|0123456789abcdef0123456789abcdef|1700000000"
    where = urlsplit(address)
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=10)
    connection.request(
        "PUT", f"/_stcore/upload_file/{'a' * 36}/{'a' * 36}", body=b"Konto;Belopp\n",
        headers={
            "cookie": f"_streamlit_xsrf={token}; {COOKIE}={value}",
            "x-xsrftoken": token,
            "content-type": "text/csv",
        },
    )  # fmt: skip
    status = connection.getresponse().status
    connection.close()
    return status


def test_a_sign_in_that_was_ended_before_the_server_started_is_worth_nothing(
    tmp_path: Path,
) -> None:
    claims = {**CLAIMS, "iat": int(time.time())}
    store = open_store(settings_in(tmp_path / "local"))
    person = Viewer("anna", Role.CONTROLLER, frozenset({BOARD}))
    store.record(person, Event.SIGNED_OUT, subject=name_of(claims))
    store.close()
    surroundings = {
        "LAGESBILD_SIGN_IN": str(written(tmp_path)),
        "LAGESBILD_ROLES": str(role_file(tmp_path)),
        "LAGESBILD_HOSTS": HOST,
    }
    with serving(tmp_path / "local", **surroundings) as (_, address):
        assert sent_with(address, claims) == 403
        assert sent_with(address, {**claims, "nonce": "b"}) == 400  # let in, to no session
