"""Serve Lägesbild: Streamlit's application, in Swedish, with our own assets, health and errors."""

from __future__ import annotations

import gc
import logging
import re
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
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.pages_manager import PagesManager

from lagesbild import guards, health, log
from lagesbild.access import Store
from lagesbild.addresses import is_this_machine
from lagesbild.entrance import Entrance
from lagesbild.errors import InvalidSetting, UserError
from lagesbild.settings import ROOT
from lagesbild.text import listed
from lagesbild.ui import frame, theme, visit
from lagesbild.ui.markdown import plain

APP = ROOT / "app.py"
LOG = logging.getLogger("lagesbild")

_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?")


def make_app(
    routes: Sequence[BaseRoute] = (),
    script: Path = APP,
    entrance: Entrance | None = None,
    hosts: Sequence[str] = (),
) -> st.App:
    """The whole product as an ASGI application. `routes` are served beside the pages.

    `hosts` are the names that visitors may ask for, beside those of this machine.
    """
    # Until a script has called st.navigation, Streamlit runs the files of a folder called pages/
    # by itself: a fresh server's first visitor would be shown one without app.py (seen).
    PagesManager.uses_pages_directory = False
    logging.getLogger("streamlit.error_util").addFilter(_is_not_a_traceback)
    visit.serve_by(entrance)
    app = st.App(
        script.absolute(),
        secrets=entrance.sign_in.as_secrets() if entrance else None,
        routes=[
            Route("/halsa", health.answer),
            Mount("/assets", StaticFiles(directory=theme.ASSETS)),
            *routes,
        ],
        middleware=[*guards.around(entrance, hosts), Middleware(_SwedishPage)],
        on_script_error=say_what_happened,
    )
    config.set_option("server.allowedHosts", [*guards.LOCAL_HOSTS, *hosts])
    return app


def run(
    address: str,
    port: int,
    store: Store,
    routes: Sequence[BaseRoute] = (),
    *,
    entrance: Entrance | None = None,
    hosts: Sequence[str] = (),
    script: Path = APP,
    ready: Callable[[str], None] = LOG.info,
) -> None:
    """Serve until stopped. `ready` is told the page's address as soon as it takes visitors."""
    require_reachable(address, entrance, hosts)
    frame.serve_from(store)
    app = make_app(routes, script, entrance, hosts)
    server = uvicorn.Server(
        uvicorn.Config(
            app, ws="websockets-sansio", access_log=False, log_level="warning", log_config=None
        )
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
        st.warning(plain(str(error)))
        return True
    number = secrets.token_hex(3).upper()
    said = log.without_identity_numbers(type(error), error, error.__traceback__)
    LOG.error("Felnummer %s\n%s", number, said)
    st.error(
        f"Något gick fel. Uppge felnummer **{plain(number)}** till den som sköter Lägesbild. "
        "Det som var sparat finns kvar."
    )
    return True


def _is_not_a_traceback(record: logging.LogRecord) -> bool:
    """Streamlit would log the same error a second time, with whatever its message holds."""
    return record.levelno < logging.WARNING


def require_reachable(address: str, entrance: Entrance | None, hosts: Sequence[str]) -> None:
    """Refuse an address that others reach without sign-in, and names that nobody may ask for."""
    if entrance is None:
        _require_this_machine(address, hosts)
        return
    wrong = [host for host in hosts if not _HOST.fullmatch(host)]
    if wrong:
        raise InvalidSetting(
            f"LAGESBILD_HOSTS har {listed(wrong)}. Skriv bara värdnamn i små bokstäver med komma "
            "mellan, till exempel lagesbild.kommun.se."
        )
    name = entrance.sign_in.host
    if name not in hosts and not (is_this_machine(address) and is_this_machine(name)):
        raise InvalidSetting(
            f"Lägesbild ska nås av andra som {name}, men LAGESBILD_HOSTS nämner inte det namnet. "
            f"Sätt LAGESBILD_HOSTS till {name} (flera namn: komma mellan), så att servern inte "
            "svarar den som lurats hit under ett annat namn."
        )


def _require_this_machine(address: str, hosts: Sequence[str]) -> None:
    how = "Ställ in inloggning med LAGESBILD_SIGN_IN och LAGESBILD_ROLES (docs/sign_in.md)"
    if hosts:
        raise InvalidSetting(
            "LAGESBILD_HOSTS är satt, men utan inloggning svarar servern bara på den här datorn. "
            f"{how}, eller ta bort LAGESBILD_HOSTS."
        )
    if not is_this_machine(address):
        raise InvalidSetting(
            f"Lägesbild kan inte svara på adressen ”{address}”: utan inloggning svarar servern "
            "bara på den här datorn, eftersom vem som helst annars kunde läsa allt. "
            f"{how}, eller sätt LAGESBILD_ADDRESS till 127.0.0.1."
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
