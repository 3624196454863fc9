"""How people sign in: what the file that LAGESBILD_SIGN_IN names says, read strictly.

It is in the form of Streamlit's [auth], with `session_minutes` beside. Each value may come from the
environment instead (LAGESBILD_SIGN_IN_CLIENT_SECRET and so on), which then goes before the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from lagesbild.addresses import is_this_machine
from lagesbild.errors import InvalidSetting
from lagesbild.guarded_files import read_secret
from lagesbild.text import listed

SETTING = "LAGESBILD_SIGN_IN"
CALLBACK = "/oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
EXTRA = ("session_minutes", "contact", "client_kwargs")
ASKED = ("scope", "prompt")
"""What may be said about how the provider is asked; other keys could switch off checks."""

SHORTEST_SECRET, FEWEST_CHARACTERS = 32, 10
LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True)
class SignIn:
    """How people sign in, and for how long. What is secret is left out when it is printed."""

    redirect_uri: str
    client_id: str
    server_metadata_url: str
    cookie_secret: str = field(repr=False)
    client_secret: str = field(repr=False)
    session_minutes: int = 480
    contact: str = "den som sköter Lägesbild hos er"
    client_kwargs: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The name that visitors write."""
        return urlsplit(self.redirect_uri).hostname or ""

    @property
    def origin(self) -> str:
        return self.redirect_uri.removesuffix(CALLBACK)

    @property
    def is_encrypted(self) -> bool:
        """Visitors come by https."""
        return self.redirect_uri.startswith("https:")

    def as_secrets(self) -> dict[str, Any]:
        """The same to Streamlit, which is never given the file itself."""
        auth: dict[str, Any] = {key: getattr(self, key) for key in NEEDED}
        if self.client_kwargs:
            auth["client_kwargs"] = dict(self.client_kwargs)
        return {"auth": auth}


def load_sign_in(path: Path | None, environment: Mapping[str, str]) -> SignIn | None:
    """How people sign in, or None when nothing is said about it.

    InvalidSetting says what is missing or unsafe and what to do; it never holds a secret.
    """
    said = _from_environment(environment)
    if path is None and not said:
        return None
    values = (_from_file(path) if path is not None else {}) | said
    _refuse_unknown(values)
    missing = [key for key in NEEDED if not values.get(key)]
    if missing:
        raise InvalidSetting(
            f"Inloggningen saknar {listed(missing)}. Skriv under [auth] i filen som {SETTING} "
            f"anger, eller sätt {listed(_variable(key) for key in missing)}."
        )
    wrong = [
        key for key in (*NEEDED, "contact") if key in values and not isinstance(values[key], str)
    ]
    if wrong:
        raise InvalidSetting(f"Inloggningens {listed(wrong)} ska vara text inom citattecken.")
    _require_strong(values["cookie_secret"])
    _require_callback(values["redirect_uri"])
    _require_metadata(values["server_metadata_url"])
    return SignIn(
        **{key: values[key] for key in NEEDED},
        session_minutes=_minutes(values.get("session_minutes", SignIn.session_minutes)),
        contact=values.get("contact", SignIn.contact),
        client_kwargs=_asked(values.get("client_kwargs", {})),
    )


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    keys = (*NEEDED, "session_minutes", "contact")
    return {key: environment[_variable(key)] for key in keys if environment.get(_variable(key))}


def _variable(key: str) -> str:
    return f"{SETTING}_{key.upper()}"


def _from_file(path: Path) -> dict[str, Any]:
    text = read_secret(path, SETTING)
    try:
        parsed = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # The parser's message holds only a place, never what stands there.
        raise InvalidSetting(f"Filen {path} ({SETTING}) är inte giltig TOML: {error}") from None
    others = sorted(set(parsed) - {"auth"})
    if others or not isinstance(parsed.get("auth"), dict):
        raise InvalidSetting(
            f"Filen {path} ({SETTING}) ska ha en enda avdelning, [auth]."
            + (f" Ta bort {listed(others)}." if others else "")
        )
    auth: dict[str, Any] = parsed["auth"]
    return auth


def _refuse_unknown(values: Mapping[str, Any]) -> None:
    unknown = sorted(set(values) - {*NEEDED, *EXTRA})
    if unknown:
        raise InvalidSetting(
            f"Inloggningen har {listed(unknown)}, som inte känns igen. "
            f"Det som kan anges är {listed((*NEEDED, *EXTRA))}."
        )


def _require_strong(cookie_secret: str) -> None:
    if len(cookie_secret) < SHORTEST_SECRET or len(set(cookie_secret)) < FEWEST_CHARACTERS:
        raise InvalidSetting(
            f"Inloggningens cookie_secret är för lätt att gissa. Den ska vara slumpad och ha minst "
            f'{SHORTEST_SECRET} tecken. Gör en ny: python -c "import secrets; '
            'print(secrets.token_hex(32))"'
        )


def _require_callback(address: str) -> None:
    parts = _parts(address)
    if parts is None or not _is_safe(parts) or parts.path != CALLBACK:
        raise InvalidSetting(
            "Inloggningens redirect_uri ska vara adressen som besökare använder följd av "
            f"{CALLBACK}, till exempel https://lagesbild.kommun.se{CALLBACK}. "
            "Bara på den här datorn får den börja med http."
        )


def _require_metadata(address: str) -> None:
    parts = _parts(address)
    if parts is None or not _is_safe(parts):
        raise InvalidSetting(
            "Inloggningens server_metadata_url ska börja med https, annars kan någon på vägen "
            "låtsas vara inloggningstjänsten. Bara på den här datorn får den börja med http."
        )


def _parts(address: str) -> SplitResult | None:
    """The parts of a plain address, or None when it is not one."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # raises when it is not a number
    except ValueError:
        return None
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    return parts if plain and parts.hostname and re.fullmatch(r"[!-~]+", address) else None


def _is_safe(parts: SplitResult) -> bool:
    return parts.scheme == "https" or (
        parts.scheme == "http" and is_this_machine(parts.hostname or "")
    )


def _minutes(value: Any) -> int:
    try:
        minutes = int(value) if isinstance(value, (int, str)) else 0
    except ValueError:
        minutes = 0
    if isinstance(value, bool) or not 1 <= minutes <= LONGEST_MINUTES:
        raise InvalidSetting(
            f"Inloggningens session_minutes är ”{value}”. Den ska vara ett helt antal minuter "
            f"mellan 1 och {LONGEST_MINUTES}."
        )
    return minutes


def _asked(value: Any) -> dict[str, str]:
    right = (
        isinstance(value, dict)
        and set(value) <= set(ASKED)
        and all(isinstance(each, str) for each in value.values())
        and ("scope" not in value or "openid" in value["scope"].split())
    )
    if not right:
        raise InvalidSetting(
            f"Inloggningens client_kwargs kan bara ha {listed(ASKED)} som text, "
            "och scope ska innehålla openid."
        )
    return dict(value)
