"""What stands between a request and Streamlit: names, origins, cookies, and who may come further.

Streamlit takes websockets from any page on this machine and files from any session, signed in or
not, gives cookies thirty days without Secure, and forgets at sign-in where one was going.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from lagesbild.access import Right, Viewer
from lagesbild.entrance import Claims, Entrance, Standing
from lagesbild.sign_in_file import CALLBACK
from lagesbild.ui import sign_in

SECURITY_HEADERS = {
    # Nothing is fetched from another host; Streamlit writes styles into the page and starts
    # components and workers from blobs, which is why those two are let through.
    "content-security-policy": "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}
ONLY_ENCRYPTED = {"strict-transport-security": "max-age=31536000"}

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")

SIGN_IN_PATH = "/auth/login"
KEPT_COOKIE = "lagesbild_vidare"
KEPT_SECONDS = 600
"""How long someone may take at the provider and still come back to where they were going."""

UPLOADS = "/_stcore/upload_file/"
FOR_SIGNED_IN = (UPLOADS, "/media/", "/_stcore/metrics")


def around(entrance: Entrance | None, hosts: Sequence[str]) -> list[Middleware]:
    """The guards in the order that a request meets them."""
    headers = dict(SECURITY_HEADERS)
    if entrance is not None and entrance.sign_in.is_encrypted:
        headers |= ONLY_ENCRYPTED
    guards = [
        Middleware(_Headers, headers=headers),
        Middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL_HOSTS, *hosts], www_redirect=False),
        Middleware(_SameOrigin),
    ]
    if entrance is not None:
        guards += [
            Middleware(_Cookies, entrance=entrance),
            Middleware(_SignedInOnly, entrance=entrance),
            Middleware(_WayBack),
        ]
    return guards


def claims_in(cookies: Mapping[str, str], entrance: Entrance) -> Claims | None:
    """What the sign-in cookie says, if the server signed it for this address and it still holds."""
    secret = entrance.sign_in.cookie_secret

    def signed(name: str) -> bytes | None:
        value = cookies.get(name)
        return decode_signed_value(secret, name, value.encode("latin-1")) if value else None

    whole = get_cookie_with_chunks(signed, USER_COOKIE_NAME)
    claims = json.loads(whole) if whole else {}
    ours = claims.get("origin") == entrance.sign_in.origin
    return claims if ours and entrance.standing(claims) is Standing.CURRENT else None


class _Headers:
    """Put the security headers on every answer."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        def add(message: Message) -> None:
            MutableHeaders(scope=message).update(self._headers)

        await self._app(scope, receive, _changing_start(send, add))


class _SameOrigin:
    """Refuse websockets that another page opens.

    Streamlit lets any page on this machine in, and asks a host on the internet for the machine's
    own address to compare with.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc != headers.get("host"):
                await send({"type": "websocket.close", "code": 1008})
                return
        await self._app(scope, receive, send)


class _Cookies:
    """Let cookies live no longer than a sign-in, and travel only encrypted where visitors do."""

    def __init__(self, app: ASGIApp, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, _changing_start(send, self._rewrite))

    def _rewrite(self, message: Message) -> None:
        message["headers"] = [
            (name, self._ours(value) if name.lower() == b"set-cookie" else value)
            for name, value in message["headers"]
        ]

    def _ours(self, header: bytes) -> bytes:
        first, *rest = (part.strip() for part in header.decode("latin-1").split(";"))
        attributes = [part for part in rest if part.lower() != "secure"]
        kept = [self._shortened(part) for part in attributes]
        if self._entrance.sign_in.is_encrypted:
            kept.append("Secure")
        return "; ".join([first, *kept]).encode("latin-1")

    def _shortened(self, attribute: str) -> str:
        name, _, value = attribute.partition("=")
        if name.lower() != "max-age" or not value.isdigit():
            return attribute
        return f"Max-Age={min(int(value), self._entrance.seconds)}"


class _SignedInOnly:
    """Refuse files, downloads and figures about the server to whoever is not signed in."""

    def __init__(self, app: ASGIApp, entrance: Entrance) -> None:
        self._app = app
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(FOR_SIGNED_IN):
            await self._app(scope, receive, send)
            return
        viewer = self._viewer(scope)
        is_upload = scope["path"].startswith(UPLOADS)
        if viewer is None or (is_upload and not viewer.may(Right.LOAD)):
            refused = PlainTextResponse("Du får inte göra detta. Logga in.", status_code=403)
            await refused(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _viewer(self, scope: Scope) -> Viewer | None:
        claims = claims_in(Request(scope).cookies, self._entrance)
        return self._entrance.viewer_of(claims) if claims else None


class _WayBack:
    """Bring whoever signs in to the address that they came by, and say how a sign-in ended."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == SIGN_IN_PATH:
            kept = sign_in.safe_address(Headers(scope=scope).get("referer", ""))
            send = _changing_start(send, lambda message: _keep(message, kept))
        elif scope["type"] == "http" and scope["path"] == CALLBACK:
            request = Request(scope)
            if not {"state", "error"} & request.query_params.keys():  # a sign-out is done with
                done = RedirectResponse(sign_in.root(sign_in.Ending.SIGNED_OUT), 302)
                await done(scope, receive, send)
                return
            kept = sign_in.safe_address(request.cookies.get(KEPT_COOKIE, ""))
            send = _changing_start(send, lambda message: _lead_on(message, kept))
        await self._app(scope, receive, send)


def _keep(start: Message, address: str) -> None:
    headers = MutableHeaders(scope=start)
    if start["status"] >= HTTPStatus.BAD_REQUEST:  # Streamlit says so in English and shows no page
        start["status"] = int(HTTPStatus.FOUND)
        headers["location"] = sign_in.root(sign_in.Ending.NO_ANSWER)
    headers.append(
        "set-cookie",
        f"{KEPT_COOKIE}={address}; Path={CALLBACK}; Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax",
    )


def _lead_on(start: Message, kept: str) -> None:
    headers = MutableHeaders(scope=start)
    came_in = any(
        value.startswith(f"{USER_COOKIE_NAME}=") and not value.startswith(f'{USER_COOKIE_NAME}="')
        for value in headers.getlist("set-cookie")
    )
    headers["location"] = kept if came_in else sign_in.root(sign_in.Ending.REFUSED)
    headers.append(
        "set-cookie", f"{KEPT_COOKIE}=; Path={CALLBACK}; Max-Age=0; HttpOnly; SameSite=Lax"
    )


def _changing_start(send: Send, change: Callable[[Message], None]) -> Send:
    """`send`, with the first message of an answer changed on its way."""

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start":
            change(message)
        await send(message)

    return changed
