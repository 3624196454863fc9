"""An identity provider written by others, and the file that tells the product of it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

METADATA = "/.well-known/openid-configuration"
LONGEST_SECONDS = 20


@dataclass
class Hop:
    """Between the product and the provider's metadata; a test may let it lie about the issuer."""

    provider: str
    lies: dict[str, Any] = field(default_factory=dict)

    def answer(self) -> bytes:
        with urllib.request.urlopen(f"{self.provider}{METADATA}", timeout=10) as said:
            return json.dumps({**json.load(said), **self.lies}).encode()


@contextmanager
def provider(port: int, people: Sequence[Mapping[str, Any]], log: Path) -> Iterator[str]:
    """The address of a running provider that knows `people`."""
    words = [word for one in people for word in ("--user-claims", json.dumps(one))]
    with log.open("w", encoding="utf-8") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *words],
            stdout=said,
            stderr=said,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}{METADATA}", process)
        yield address
    finally:
        process.terminate()
        process.wait(LONGEST_SECONDS)


@contextmanager
def hop_to(address: str) -> Iterator[tuple[Hop, str]]:
    """A hop to the provider at `address`, and where its metadata stands."""
    hop = Hop(address)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the library's own name
            body = hop.answer()
            self.send_response(200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield hop, f"http://127.0.0.1:{server.server_port}{METADATA}"
    finally:
        server.shutdown()
        thread.join(LONGEST_SECONDS)
        server.server_close()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + LONGEST_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"The provider does not answer at {address}")


def approve(page: Page, who: str) -> None:
    """Say at the provider who one is."""
    page.get_by_role("button", name=who, exact=True).click()


def deny(page: Page) -> None:
    page.get_by_role("button", name="Deny").click()


def ask_to_come_in(page: Page) -> None:
    """From the product's sign-in page to the provider's."""
    page.get_by_role("button", name="Logga in", exact=True).click()
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible(timeout=20_000)
