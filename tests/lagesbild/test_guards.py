"""What a request must be to come through to Streamlit, and what its answer carries."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from lagesbild import guards
from lagesbild.entrance import Entrance
from tests.sign_in import CLAIMS, GOOD, HOST, NOON, Clock, entrance_of

USER = "_streamlit_user"
MANY_GROUPS = [sha256(bytes([number])).hexdigest() for number in range(200)]
KEPT = "/economy?namnd=Motala%2C+Socialn%C3%A4mnden&period=aug+2023"


@pytest.fixture
def entrance(tmp_path: Path) -> Entrance:
    return entrance_of(tmp_path, Clock(), session_minutes=60)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: list[tuple[str, str]]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]

    def one(self, name: str) -> str:
        [value] = self.all(name)
        return value


def within(entrance: Entrance | None, *set_cookies: str, status: int = 200) -> ASGIApp:
    """The guards around an application that answers everything, with given cookies."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        headers = [(b"location", b"/")] if scope["path"] == "/oauth2callback" else []
        headers += [(b"set-cookie", value.encode()) for value in set_cookies]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    wrapped: ASGIApp = app
    for guard in reversed(guards.around(entrance, [HOST] if entrance else [])):
        wrapped = guard.cls(wrapped, *guard.args, **guard.kwargs)
    return wrapped


def ask(
    app: ASGIApp,
    path: str = "/",
    *,
    method: str = "GET",
    host: str = HOST,
    query: str = "",
    kind: str = "http",
    **headers: str,
) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    named = {"host": host, **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope: dict[str, Any] = {
        "type": kind,
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
        "extensions": {"websocket.http.response": {}},
    }
    asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    return sent


def answer(app: ASGIApp, path: str = "/", **said: Any) -> Answer:
    start = next(one for one in ask(app, path, **said) if one["type"] == "http.response.start")
    return Answer(
        start["status"],
        [(name.decode().lower(), value.decode("latin-1")) for name, value in start["headers"]],
    )


def sealed(secret: str = GOOD["cookie_secret"], name: str = USER, **changed: object) -> str:
    """The cookie of someone signed in, made as Streamlit makes it, in pieces when it is long."""
    said = {**CLAIMS, "origin": f"https://{HOST}", "is_logged_in": True, **changed}
    cookies: dict[str, str] = {}

    def keep(key: str, value: str) -> None:
        cookies[key] = create_signed_value(secret, key, value).decode()

    set_cookie_with_chunks(
        keep, lambda key, value: create_signed_value(secret, key, value), name, said,
        cookie_attr_size=80,
    )  # fmt: skip
    return "; ".join(f"{key}={value}" for key, value in cookies.items())


UPLOAD = "/_stcore/upload_file/session/file"


def test_a_file_from_whoever_may_load_comes_through(entrance: Entrance) -> None:
    assert answer(within(entrance), UPLOAD, method="PUT", cookie=sealed()).status == 200


def test_a_sign_in_that_is_split_over_cookies_is_read(entrance: Entrance) -> None:
    cookie = sealed(groups=MANY_GROUPS)
    assert f"{USER}_2=" in cookie
    assert answer(within(entrance), UPLOAD, method="PUT", cookie=cookie).status == 200


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        f"{USER}=",
        f"{USER}=eyJlbWFpbCI6ImFubmEifQ.aaaa.bbbb",
        f"{USER}={json.dumps(CLAIMS)}",
        sealed(secret="en-helt-annan-hemlighet-0123456789-abcdef"),
        sealed(name="_streamlit_user_tokens").replace("_streamlit_user_tokens", USER),
        sealed(origin="https://annan.example"),
        sealed(aud="annan"),
        sealed(iat=NOON - 3601),
        sealed(iat=None),
        sealed(email="okand@kommun.example"),
        sealed(groups=MANY_GROUPS).replace(f"{USER}_2=", "annan="),
    ],
    ids=[
        "none", "empty", "forged", "unsigned", "another's secret", "another cookie's value",
        "another address", "another service", "too old", "without a time", "no role",
        "a piece is missing",
    ],
)  # fmt: skip
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_a_file_from_anyone_else_is_refused(cookie: str, method: str, entrance: Entrance) -> None:
    assert answer(within(entrance), UPLOAD, method=method, cookie=cookie).status == 403


def test_a_file_after_sign_out_is_refused(entrance: Entrance) -> None:
    entrance.end(CLAIMS)
    assert answer(within(entrance), UPLOAD, method="PUT", cookie=sealed()).status == 403


def test_a_file_from_someone_whose_role_may_not_load_is_refused(entrance: Entrance) -> None:
    cookie = sealed(email="bo@kommun.example")
    assert answer(within(entrance), UPLOAD, method="PUT", cookie=cookie).status == 403
    assert answer(within(entrance), "/media/bild.svg", cookie=cookie).status == 200


@pytest.mark.parametrize("path", ["/media/x.csv", "/_stcore/metrics"])
def test_downloads_and_measures_are_for_those_who_are_signed_in(
    path: str, entrance: Entrance
) -> None:
    assert answer(within(entrance), path).status == 403
    assert answer(within(entrance), path, cookie=sealed()).status == 200


def test_without_sign_in_the_person_at_the_machine_may_send_files() -> None:
    assert answer(within(None), UPLOAD, method="PUT", host="localhost:8501").status == 200


@pytest.mark.parametrize("host", ["ond.example", f"{HOST}.ond.example", "", f"www.{HOST}"])
def test_a_name_that_is_not_ours_is_refused(host: str, entrance: Entrance) -> None:
    assert answer(within(entrance), "/", host=host).status == 400


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501"])
def test_the_machine_itself_may_always_ask(host: str, entrance: Entrance) -> None:
    assert answer(within(entrance), "/", host=host).status == 200
    assert answer(within(None), "/", host=host).status == 200


@pytest.mark.parametrize(
    "origin",
    ["https://ond.example", "http://localhost:3000", "null", f"https://{HOST}:444", ""],
)
def test_a_websocket_from_another_page_is_refused(origin: str, entrance: Entrance) -> None:
    for guarded, host in ((entrance, HOST), (None, "localhost:8501")):
        [said] = ask(within(guarded), "/_stcore/stream", kind="websocket", host=host, origin=origin)
        assert said == {"type": "websocket.close", "code": 1008}


def test_a_websocket_from_our_own_page_is_taken(entrance: Entrance) -> None:
    for guarded, host in ((entrance, HOST), (None, "localhost:8501")):
        origin = f"http://{host}"
        [said] = ask(within(guarded), "/_stcore/stream", kind="websocket", host=host, origin=origin)
        assert said["type"] == "websocket.accept"


def test_cookies_travel_encrypted_and_live_no_longer_than_a_sign_in(entrance: Entrance) -> None:
    given = (
        f"{USER}=x; HttpOnly; Max-Age=2592000; Path=/; SameSite=lax",
        "_streamlit_session=y; path=/; Max-Age=1209600; httponly; samesite=lax",
        "_streamlit_xsrf=2|a|b|1; Path=/; SameSite=Lax",
        f'{USER}=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; Secure',
    )
    assert answer(within(entrance, *given)).all("set-cookie") == [
        f"{USER}=x; HttpOnly; Max-Age=3600; Path=/; SameSite=lax; Secure",
        "_streamlit_session=y; path=/; Max-Age=3600; httponly; samesite=lax; Secure",
        "_streamlit_xsrf=2|a|b|1; Path=/; SameSite=Lax; Secure",
        f'{USER}=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; Secure',
    ]


def test_browsers_are_told_to_come_encrypted_where_visitors_do(entrance: Entrance) -> None:
    assert answer(within(entrance)).one("strict-transport-security") == "max-age=31536000"
    assert answer(within(None), host="localhost").all("strict-transport-security") == []


@pytest.mark.parametrize("path", ["/", UPLOAD, "/media/x", "/auth/login", "/oauth2callback"])
def test_every_answer_carries_the_security_headers(path: str, entrance: Entrance) -> None:
    for host in (HOST, "ond.example"):
        said = answer(within(entrance), path, host=host)
        for name, value in guards.SECURITY_HEADERS.items():
            assert said.one(name) == value


def kept_at_sign_in(entrance: Entrance, referer: str) -> str:
    [cookie] = answer(within(entrance), "/auth/login", referer=referer).all("set-cookie")
    assert cookie.endswith("HttpOnly; SameSite=Lax; Secure")
    return cookie.partition(";")[0].partition("=")[2]


def test_where_one_was_going_is_kept_and_come_back_to(entrance: Entrance) -> None:
    kept = kept_at_sign_in(entrance, f"https://{HOST}{KEPT}")
    assert kept == KEPT
    app = within(entrance, f"{USER}=x; Path=/")
    said = answer(app, "/oauth2callback", query="state=a", cookie=f"lagesbild_vidare={kept}")
    assert said.one("location") == KEPT
    assert "lagesbild_vidare=; Path=/oauth2callback; Max-Age=0" in said.all("set-cookie")[-1]


@pytest.mark.parametrize(
    "forged",
    [
        "https://ond.example/economy", "//ond.example/economy", "/\\ond.example", "/../economy/..",
        "javascript:alert(1)", "/auth/logout", "/economy/../../x", "http://[", "/economy%0d%0aX:y",
        "/hittepa?namnd=a", "/?annat=x", "/?namnd=" + "x" * 201, "/?namnd=a%0d%0aset-cookie:x", "",
    ],
)  # fmt: skip
def test_a_way_back_never_leads_off_the_site(forged: str, entrance: Entrance) -> None:
    app = within(entrance, f"{USER}=x; Path=/")
    for kept in (forged, kept_at_sign_in(entrance, forged)):
        said = answer(app, "/oauth2callback", query="state=a", cookie=f"lagesbild_vidare={kept}")
        assert said.one("location") in {"/", "/economy", "/?namnd=a"}


def test_a_sign_in_that_was_not_granted_says_so(entrance: Entrance) -> None:
    for cookies in ((), (f'{USER}=""; Max-Age=0; Path=/',)):
        app = within(entrance, *cookies)
        for query in ("state=a&error=access_denied", "error=access_denied", "state=a&code=b"):
            said = answer(app, "/oauth2callback", query=query)
            assert said.one("location") == "/?inloggning=nekad"


def test_a_provider_that_does_not_answer_is_told_of(entrance: Entrance) -> None:
    said = answer(within(entrance, status=400), "/auth/login")
    assert (said.status, said.one("location")) == (302, "/?inloggning=utan_svar")


def test_the_way_back_from_a_sign_out_says_so(entrance: Entrance) -> None:
    said = answer(within(entrance), "/oauth2callback")
    assert (said.status, said.one("location")) == (302, "/?inloggning=avslutad")
