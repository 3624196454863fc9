"""While the server holds the store, the command line hands it the work.

The server leaves a note beside the store with its port and a secret; only someone who may read
that file may give it work, and only from this machine.
"""

from __future__ import annotations

import io
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from urllib.error import URLError
from urllib.request import Request as HttpRequest
from urllib.request import urlopen

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from lagesbild.access import Store
from lagesbild.errors import StoreBusy
from lagesbild.settings import Settings

PATH = "/arbete"
LONGEST_WAIT_SECONDS = 3_600
REFUSED = 1


def _note(settings: Settings) -> Path:
    return settings.local / "server.json"


def ask_server(
    settings: Settings, words: list[str], busy: StoreBusy, out: TextIO, err: TextIO
) -> int:
    """Let the server run a command; say who holds the store when no server answers."""
    try:
        note = json.loads(_note(settings).read_text(encoding="utf-8"))
        request = HttpRequest(  # the address is our own note's, always loopback
            f"http://{note['host']}:{note['port']}{PATH}",
            data=json.dumps({"words": words, "folder": str(Path.cwd())}).encode(),
            headers={"authorization": f"Bearer {note['secret']}"},
        )
        with urlopen(request, timeout=LONGEST_WAIT_SECONDS) as answer:  # noqa: S310
            done = json.load(answer)
    except (OSError, URLError, ValueError, KeyError):
        err.write(f"{busy}\n")
        return REFUSED
    out.write(done["out"])
    err.write(done["err"])
    return int(done["exit_code"])


@contextmanager
def taking_work(settings: Settings, store: Store, host: str, port: int) -> Iterator[Route]:
    """Give the route that takes commands, and leave the note while the block runs."""
    from lagesbild.cli.main import run  # the two need each other: a command may start the server

    secret = secrets.token_urlsafe(32)

    async def work(request: Request) -> JSONResponse:
        if not secrets.compare_digest(request.headers.get("authorization", ""), f"Bearer {secret}"):
            return JSONResponse({"error": "fel hemlighet"}, status_code=403)
        asked = await request.json()
        out, err = io.StringIO(), io.StringIO()
        exit_code = await run_in_threadpool(
            run, asked["words"], store, settings, Path(asked["folder"]), out, err
        )
        return JSONResponse({"exit_code": exit_code, "out": out.getvalue(), "err": err.getvalue()})

    note = _note(settings)
    _write_for_owner(note, json.dumps({"host": host, "port": port, "secret": secret}))
    try:
        yield Route(PATH, work, methods=["POST"])
    finally:
        note.unlink(missing_ok=True)


def _write_for_owner(path: Path, text: str) -> None:
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
