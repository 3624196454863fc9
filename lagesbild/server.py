"""Serve Lägesbild: Streamlit's application, in Swedish, with our own assets, health and errors."""

from __future__ import annotations

import gc
import ipaddress
import logging
import secrets
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import streamlit as st
import uvicorn
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager

from lagesbild import logs
from lagesbild.access import Store
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.settings import ROOT
from lagesbild.ui import frame, theme

APP = ROOT / "app.py"
LOG = logging.getLogger("lagesbild")

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


def make_app(routes: Sequence[BaseRoute] = (), script: Path = APP) -> st.App:
    """The whole product as an ASGI application. `routes` are served beside the pages."""
    # Until a script has called st.navigation, Streamlit runs the files of a folder called pages/
    # by itself: a fresh server's first visitor would be shown one without app.py (seen).
    PagesManager.uses_pages_directory = False
    logging.getLogger("streamlit.error_util").addFilter(_is_not_a_traceback)
    return st.App(
        script.absolute(),
        routes=[
            Route("/halsa", _health),
            Mount("/assets", StaticFiles(directory=theme.ASSETS)),
            *routes,
        ],
        middleware=[Middleware(_OurHeaders), Middleware(_SwedishPage)],
        on_script_error=say_what_happened,
    )


def run(
    address: str,
    port: int,
    store: Store,
    routes: Sequence[BaseRoute] = (),
    *,
    script: Path = APP,
    ready: Callable[[str], None] = LOG.info,
) -> None:
    """Serve until stopped. `ready` is told the page's address as soon as it takes visitors."""
    require_this_machine(address)
    frame.serve_from(store)
    app = make_app(routes, script)
    server = uvicorn.Server(
        uvicorn.Config(app, ws="websockets-sansio", access_log=False, log_level="warning")
    )
    # Streamlit collects all garbage after every script run, which takes 90 ms of everybody's time;
    # what was imported is never garbage, so it is put aside.
    gc.collect()
    gc.freeze()
    with _listening(address, port) as listening, _stopping_in_order():
        host = f"[{address}]" if ":" in address else address
        ready(f"http://{host}:{listening.getsockname()[1]}")
        server.run(sockets=[listening])


def say_what_happened(error: Exception) -> bool:
    """Tell the user a number and the log the rest; what a person can mend is said as it is."""
    if isinstance(error, UserError):
        st.warning(str(error))
        return True
    number = secrets.token_hex(3).upper()
    said = logs.without_identity_numbers(type(error), error, error.__traceback__)
    LOG.error("Felnummer %s\n%s", number, said)
    st.error(
        f"Något gick fel. Uppge felnummer **{number}** till den som sköter Lägesbild. "
        "Det som var sparat finns kvar."
    )
    return True


def _is_not_a_traceback(record: logging.LogRecord) -> bool:
    """Streamlit would log the same error a second time, with whatever its message holds."""
    return record.levelno < logging.WARNING


async def _health(_: Request) -> JSONResponse:
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})


def require_this_machine(address: str) -> None:
    """Refuse an address that others could reach: there is no sign-in."""
    try:
        allowed = address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        allowed = False
    if not allowed:
        raise InvalidSetting(
            f"Lägesbild kan inte svara på adressen ”{address}”: utan inloggning svarar servern "
            "bara på den här datorn. Sätt LAGESBILD_ADDRESS till 127.0.0.1."
        )


def _listening(address: str, port: int) -> socket.socket:
    """A socket that takes visitors; port 0 is any free one."""
    try:
        return socket.create_server(
            (address, port), family=socket.AF_INET6 if ":" in address else socket.AF_INET
        )
    except OSError as error:
        raise InvalidSetting(
            f"Port {port} på {address} är upptagen eller får inte användas. "
            "Sätt LAGESBILD_PORT till en annan port."
        ) from error


@contextmanager
def _stopping_in_order() -> Iterator[None]:
    """Go on after the server when it is asked to stop, so that the store is closed.

    uvicorn ends the process by the signal that stopped it, and nothing more would be done.
    """

    def stop(number: int, _: FrameType | None) -> None:
        raise KeyboardInterrupt(number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        LOG.info("Servern är stoppad.")
    finally:
        signal.signal(signal.SIGTERM, before)


class _OurHeaders:
    """Put the security headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


class _SwedishPage:
    """Answer with our own page wherever Streamlit would answer with its English one."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._original = theme.streamlit_page()
        self._ours = theme.swedish_page(self._original)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
            return
        answer = _PageAnswer(send, self._original, self._ours)
        # Compressed pages could not be told from others.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        wants_page = b"text/html" in dict(scope["headers"]).get(b"accept", b"")
        await self._app(
            {**scope, "headers": headers} if wants_page else scope, receive, answer.send
        )


class _PageAnswer:
    """Holds an HTML answer back until it is whole, and swaps it if it is Streamlit's page."""

    def __init__(self, send: Send, original: bytes, ours: bytes) -> None:
        self._send = send
        self._original = original
        self._ours = ours
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        body = self._body
        if body == self._original:
            body = self._ours
            headers = MutableHeaders(scope=start)
            headers["content-length"] = str(len(body))
            for stale in ("etag", "last-modified"):
                del headers[stale]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    return MutableHeaders(scope=start).get("content-type", "").startswith("text/html")
