"""While the server holds the store, the command line hands it the work.

The server leaves a note beside the store with its number, its port and a secret; only someone who
may read that file may give it work, and only from this machine. A web page in a browser cannot: it
does not know the secret, and a request that comes from one is refused whatever it says.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from lagesbild.access import Store, StoreHeld
from lagesbild.addresses import here, is_this_machine
from lagesbild.errors import StoreBusy
from lagesbild.settings import Settings

PATH = "/arbete"
LONGEST_SILENCE_SECONDS = 15
"""A server that lives answers at once, and says that it is still at work every other second."""
SIGN_OF_LIFE_SECONDS = 2
REFUSED = 1
OF_A_BROWSER = ("origin", "referer", "sec-fetch-site", "cookie")


@dataclass(frozen=True)
class _Note:
    """Where the server that holds the store takes work."""

    host: str
    port: int
    secret: str
    process: int


@dataclass(frozen=True)
class Counter:
    """Where the server takes work in: `announce` is told its address as soon as it answers."""

    route: Route
    announce: Callable[[str], None]


def ask_server(
    settings: Settings, words: list[str], held: StoreHeld, out: TextIO, err: TextIO
) -> int:
    """Let the server run a command; say who holds the store when that is not the server."""
    note = _note_of(settings, held)
    if note is None:
        err.write(f"{held}\n")
        return REFUSED
    try:
        done = _handed_over(note, words)
    except TimeoutError:
        err.write(
            f"Servern (process {note.process}) håller databasen men svarar inte. Den kan ha "
            "stannat mitt i arbetet. Stoppa processen och starta servern på nytt, och se med "
            "kommandot loads om arbetet blev gjort.\n"
        )
        return REFUSED
    except (OSError, HTTPException, ValueError, KeyError):
        err.write(
            f"Servern (process {note.process}) håller databasen men tog inte emot arbetet. Vänta "
            "och försök igen, eller stoppa servern och starta den på nytt.\n"
        )
        return REFUSED
    out.write(done["out"])
    err.write(done["err"])
    return int(done["exit_code"])


def already_served(settings: Settings, held: StoreHeld) -> StoreBusy:
    """What to say to someone who starts a second server."""
    note = _note_of(settings, held)
    if note is None:
        return held
    host = f"[{note.host}]" if ":" in note.host else note.host
    return StoreBusy(
        f"Lägesbild svarar redan på http://{host}:{note.port} (process {note.process})."
    )


def _handed_over(note: _Note, words: list[str]) -> dict[str, Any]:
    """Never by way of a proxy, whatever the surroundings say: the secret stays on this machine.

    The answer may take hours; only silence is not waited for.
    """
    connection = HTTPConnection(note.host, note.port, timeout=LONGEST_SILENCE_SECONDS)
    try:
        connection.request(
            "POST",
            PATH,
            body=json.dumps({"words": words, "folder": str(Path.cwd())}),
            headers={"authorization": f"Bearer {note.secret}", "host": "localhost"},
        )
        done: dict[str, Any] = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    return {key: done[key] for key in ("out", "err", "exit_code")}


@contextmanager
def taking_work(settings: Settings, store: Store) -> Iterator[Counter]:
    """Give the route that takes commands; the note about it is gone when the block ends."""
    from lagesbild.cli.main import run  # the two need each other: a command may start the server

    secret = secrets.token_urlsafe(32)

    async def work(request: Request) -> Response:
        if not _is_ours(request, secret):
            return JSONResponse({"error": "nekad"}, status_code=403)
        asked = await request.json()
        out, err = io.StringIO(), io.StringIO()

        async def answer() -> AsyncIterator[str]:
            """Blanks, which JSON may begin with, for as long as the command takes."""
            working = asyncio.ensure_future(
                run_in_threadpool(
                    run, asked["words"], store, settings, Path(asked["folder"]), out, err
                )
            )
            yield " "
            while not (await asyncio.wait({working}, timeout=SIGN_OF_LIFE_SECONDS))[0]:
                yield " "
            done = {"exit_code": working.result(), "out": out.getvalue(), "err": err.getvalue()}
            yield json.dumps(done)

        return StreamingResponse(answer(), media_type="application/json")

    def announce(address: str) -> None:
        where = urlsplit(address)
        host = here(where.hostname or "")
        note = _Note(host, where.port or 0, secret, os.getpid())
        _write_for_owner(_path(settings), json.dumps(asdict(note)))

    try:
        yield Counter(Route(PATH, work, methods=["POST"]), announce)
    finally:
        _path(settings).unlink(missing_ok=True)


def _is_ours(request: Request, secret: str) -> bool:
    said = request.headers.get("authorization", "").encode("latin-1")
    return (
        secrets.compare_digest(said, f"Bearer {secret}".encode())
        and is_this_machine(request.url.hostname or "")
        and not any(name in request.headers for name in OF_A_BROWSER)
    )


def _path(settings: Settings) -> Path:
    return settings.local / "server.json"


def _note_of(settings: Settings, held: StoreHeld) -> _Note | None:
    """The note of the process that holds the store; none when it was left by one that is gone."""
    try:
        note = _Note(**json.loads(_path(settings).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return note if held.process in (None, note.process) else None


def _write_for_owner(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    arriving = path.with_suffix(".arriving")
    arriving.unlink(missing_ok=True)
    handle = os.open(arriving, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    arriving.replace(path)
