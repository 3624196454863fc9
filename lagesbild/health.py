"""Whether the server does its work: for a supervisor, at /halsa. It tells no figures and no names.

200 when the store answers, 503 when it does not. Asking costs nothing and needs no sign-in.
"""

from __future__ import annotations

import asyncio
import tomllib
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse

from lagesbild.settings import ROOT
from lagesbild.ui import frame

LONGEST_WAIT_SECONDS = 5.0


async def answer(_: Request) -> JSONResponse:
    """The state of the server and its store, the version, and the store's latest migration."""
    try:
        migration = await asyncio.wait_for(
            run_in_threadpool(lambda: frame.store_for_anyone().latest_migration()),
            LONGEST_WAIT_SECONDS,
        )
    except Exception:  # noqa: BLE001  # whatever is wrong, the supervisor is to be told so
        migration = None
    well = migration is not None
    return JSONResponse(
        {
            "status": "ok" if well else "unwell",
            "store": "ok" if well else "unreachable",
            "version": version(),
            "migration": migration,
        },
        status_code=200 if well else 503,
        headers={"cache-control": "no-store"},
    )


@cache
def version() -> str:
    """The version of Lägesbild, as pyproject.toml has it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
