"""Twenty people in five roles at work at once, while a month is loaded: how long a click takes.

Each has a sign-in cookie and a websocket, as a browser has, and clicks every few seconds. Whatever
comes to anyone is searched for names of what is not theirs.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from getpass import getuser
from pathlib import Path
from urllib.parse import urlencode

from streamlit.auth_util import set_cookie_with_chunks
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.asyncio.client import ClientConnection, connect

from bench.measure import Cost, Result, ninety_fifth
from lagesbild import access, codes
from lagesbild.access import Role
from lagesbild.boards import load_boards
from lagesbild.economy import View
from lagesbild.periods import Period
from lagesbild.settings import ROOT, Settings
from lagesbild.ui.selection import BOARD, board_name

CLICK_LIMIT = 1_000.0
SECONDS_BETWEEN_CLICKS = 5.0
SECRET = "en-hemlighet-bara-for-den-har-matningen-0123456789"
PAGES = {
    Role.BOARD_MEMBER: ("overview", "economy", "budget", "cases"),
    Role.MANAGER: ("overview", "economy", "cases", "codes"),
    Role.CONTROLLER: ("overview", "economy", "quality", "loads", "codes"),
    Role.UPLOADER: ("upload", "loads"),
    Role.ADMINISTRATOR: ("audit",),
}
SHORTEST_NAME = 8
"""Names of parts shorter than this may stand in ordinary words."""


@dataclass
class Person:
    """Someone signed in: what is theirs, what must never reach them, and what their clicks took."""

    name: str
    role: Role
    board: str
    department: str | None = None
    never: frozenset[bytes] = frozenset()
    clicks: list[Cost] = field(default_factory=list)
    leaked: set[bytes] = field(default_factory=set)


def at_once(seconds: float, people: int = 20) -> Iterator[Result]:
    """The 95th percentile of a click, and that nothing reached anyone who may not see it."""
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), local=Path(folder) / "local")
        _command(settings, {}, "demo")
        everyone = _people(settings, people)
        with _served(settings, Path(folder), everyone) as (address, surroundings):
            asyncio.run(_at_work(settings, surroundings, address, everyone, seconds))
    leaked = {one.name: one.leaked for one in everyone if one.leaked}
    if leaked:
        raise RuntimeError(f"Somebody was shown what is not theirs: {leaked}")
    clicks = [click for one in everyone for click in one.clicks]
    what = f"a click of one of {people} signed in, while a month is loaded, of {len(clicks)}"
    yield ninety_fifth(what, clicks, CLICK_LIMIT)


def _people(settings: Settings, count: int) -> list[Person]:
    """Roles and boards in turn; managers of each department in turn."""
    boards = list(load_boards(settings.boards))[:2]
    store = access.open_store(settings)
    names = {board: _names(store, settings, board) for board in boards}
    store.close()
    everyone: list[Person] = []
    for number in range(count):
        role, board = list(Role)[number % len(Role)], boards[number // len(Role) % len(boards)]
        departments = sorted(names[board])
        department = departments[number % len(departments)] if role is Role.MANAGER else None
        own = names[board][department] if department else set().union(*names[board].values())
        all_names = {one for board in names.values() for part in board.values() for one in part}
        never = {
            one.encode()
            for one in all_names - own
            if len(one) >= SHORTEST_NAME and not any(one in name for name in own)
        }
        everyone.append(
            Person(f"p{number}@kommun.example", role, board, department, frozenset(never))
        )
    return everyone


def _names(store: access.Store, settings: Settings, board: str) -> dict[str, set[str]]:
    """The names of each department's codes; those that several have are nobody's secret."""
    boards = load_boards(settings.boards)
    reader = store.reader(access.local_viewer(frozenset(boards)))
    rows = codes.organisation(reader, View(boards[board], Period.of(202312)))
    code_of = {row.name: row.code for row in rows if row.level == "department"}
    found: dict[str, set[str]] = {code: set() for code in code_of.values()}
    for row in rows:
        department = row.department_name or row.name
        for code in [code_of[department]] if department in code_of else found:
            found[code].add(row.name)
    return found


@contextmanager
def _served(
    settings: Settings, folder: Path, everyone: Sequence[Person]
) -> Iterator[tuple[str, Mapping[str, str]]]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    sign_in, roles = folder / "sign_in.toml", folder / "roles.toml"
    sign_in.write_text(
        f'[auth]\nredirect_uri = "{address}/oauth2callback"\ncookie_secret = "{SECRET}"\n'
        'client_id = "lagesbild"\nclient_secret = "delad-med-tjansten"\n'
        'server_metadata_url = "http://127.0.0.1:9/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )
    lines = [f'[people."os:{getuser()}"]\nrole = "controller"\nboards = "all"\n']
    for one in everyone:
        lines.append(f'[people."{one.name}"]\nrole = "{one.role.value}"\nboards = ["{one.board}"]')
        if one.department:
            lines.append(f'departments = ["{one.department}"]')
    roles.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sign_in.chmod(0o600)
    roles.chmod(0o600)
    surroundings = {"LAGESBILD_SIGN_IN": str(sign_in), "LAGESBILD_ROLES": str(roles)}
    server = subprocess.Popen(
        [sys.executable, "-m", "lagesbild", "serve", "--port", str(port)],
        cwd=ROOT,
        env=_environment(settings, surroundings),
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"{address}/halsa")
        yield address, surroundings
    finally:
        server.terminate()
        server.wait()


async def _at_work(
    settings: Settings,
    surroundings: Mapping[str, str],
    address: str,
    everyone: Sequence[Person],
    seconds: float,
) -> None:
    until = time.monotonic() + seconds
    clicking = [asyncio.create_task(_clicks(address, one, until)) for one in everyone]
    await asyncio.sleep(seconds / 2)
    board = everyone[0].board
    [ledger] = [
        path
        for path in (settings.demo / board / "next").iterdir()
        if path.name.startswith("huvudbok") and "fel" not in path.name
    ]
    words = ("load", str(ledger), "--board", board, "--confirm")
    await asyncio.to_thread(_command, settings, surroundings, *words)
    await asyncio.gather(*clicking)


async def _clicks(address: str, one: Person, until: float) -> None:
    """Open a page, then another every few seconds."""
    chance = random.Random(one.name)
    await asyncio.sleep(chance.random() * SECONDS_BETWEEN_CLICKS)
    token = generate_xsrf_token_string()
    async with connect(
        address.replace("http", "ws") + "/_stcore/stream",
        origin=address,
        subprotocols=["streamlit", token],
        additional_headers={"cookie": f"_streamlit_xsrf={token}; {_cookie(one, address)}"},
        max_size=None,
    ) as browser:
        boards = load_boards(Settings().boards)
        query = urlencode({BOARD: board_name(boards[one.board])})
        await _click(browser, one, PAGES[one.role][0], query)  # the first run warms the session
        while time.monotonic() < until:
            await asyncio.sleep(chance.uniform(0.5, 1.5) * SECONDS_BETWEEN_CLICKS)
            start = time.perf_counter()
            await _click(browser, one, chance.choice(PAGES[one.role]), query)
            one.clicks.append(Cost(time.perf_counter() - start, 0.0, 0))


async def _click(browser: ClientConnection, one: Person, stem: str, query: str) -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_script_hash = calc_hash(stem)
    await browser.send(asked.SerializeToString())
    while True:
        came = await browser.recv(decode=False)
        one.leaked |= {name for name in one.never if name in came}
        told = ForwardMsg()
        told.ParseFromString(came)
        if told.WhichOneof("type") == "script_finished":
            return


def _cookie(one: Person, origin: str) -> str:
    """What the browser of someone who has signed in holds."""
    said = {
        "iss": "http://127.0.0.1:9", "sub": one.name, "aud": "lagesbild", "iat": int(time.time()),
        "email": one.name, "name": one.name, "origin": origin, "is_logged_in": True,
    }  # fmt: skip
    cookies: dict[str, str] = {}
    set_cookie_with_chunks(
        lambda key, value: cookies.__setitem__(
            key, create_signed_value(SECRET, key, value).decode()
        ),
        lambda key, value: create_signed_value(SECRET, key, value),
        "_streamlit_user",
        said,
        cookie_attr_size=80,
    )
    return "; ".join(f"{key}={value}" for key, value in cookies.items())


def _command(settings: Settings, surroundings: Mapping[str, str], *words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "lagesbild", *words],
        cwd=ROOT,
        env=_environment(settings, surroundings),
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _environment(settings: Settings, surroundings: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, "LAGESBILD_LOCAL": str(settings.local), **surroundings}


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if json.load(answer)["status"] == "ok":
                    return
        except OSError:
            time.sleep(0.3)
    raise RuntimeError(f"{address} does not answer.")
