"""A way in for tests: a sign-in file, a role file, and what a provider says of a person."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from lagesbild.entrance import Entrance
from lagesbild.settings import ROOT
from lagesbild.sign_in_file import load_sign_in

HOST = "lagesbild.kommun.example"
GOOD = {
    "redirect_uri": "https://lagesbild.kommun.example/oauth2callback",
    "cookie_secret": "3f9a1c0de57b48266a90bbfe12d47c35e8f60a19",
    "client_id": "lagesbild",
    "client_secret": "delad-med-tjansten",
    "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}

NOON = 1_800_000_000
ROLES = """
[people."anna@kommun.example"]
role = "controller"
boards = "all"

[people."bo@kommun.example"]
role = "ledamot"
boards = ["motala"]

[groups."lagesbild-inlasare"]
role = "inläsare"
boards = ["motala"]
"""
CLAIMS = {
    "iss": "https://login.example",
    "sub": "anna",
    "aud": "lagesbild",
    "iat": NOON,
    "nonce": "a",
    "email": "anna@kommun.example",
    "name": "Anna Åberg",
}


def written(folder: Path, mode: int = 0o600, **changed: object) -> Path:
    """A sign-in file as GOOD with changes; None leaves a key out."""
    path = folder / "sign_in.toml"
    lines = [
        f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}"
        for key, value in {**GOOD, **changed}.items()
        if value is not None
    ]
    path.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
    path.chmod(mode)
    return path


def role_file(folder: Path) -> Path:
    path = folder / "roles.toml"
    path.write_text(ROLES, encoding="utf-8")
    path.chmod(0o600)
    return path


def entrance_of(
    folder: Path, clock: Callable[[], float] = time.time, **changed: object
) -> Entrance:
    """The way in by the sign-in file GOOD with changes, and the role file ROLES."""
    sign_in = load_sign_in(written(folder, **changed), {})
    assert sign_in is not None
    return Entrance(sign_in, role_file(folder), ROOT / "data" / "boards", clock)


class Clock:
    """A time that the test decides."""

    def __init__(self) -> None:
        self.now = float(NOON)

    def __call__(self) -> float:
        return self.now
