"""Who comes in: which sign-ins hold, and what role each person has.

Streamlit's cookie lives for thirty days whatever the provider's token says, and a sign-out clears
it in one browser only. So every run, and every request that matters, asks here.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path

from lagesbild.access import Roles, Store, Viewer, load_roles, program
from lagesbild.boards import load_boards
from lagesbild.errors import InvalidSetting
from lagesbild.settings import Settings
from lagesbild.sign_in_file import SignIn, load_sign_in

Claims = Mapping[str, object]

CLOCKS_DIFFER_SECONDS = 120
"""How far ahead a provider's clock may be; its tokens are read with the same leeway."""


_NAME_CHARACTERS = 26
"""Of 5 bits each."""


@dataclass(frozen=True)
class _EndedSignIn:
    sign_in: str


class Standing(Enum):
    """What a sign-in is worth now."""

    CURRENT = "current"
    TOO_OLD = "too_old"
    ENDED = "ended"
    NOT_OURS = "not_ours"


class Entrance:
    """The sign-ins of one server, which is told by `recall` what was ended before it started."""

    def __init__(
        self,
        sign_in: SignIn,
        roles: Path,
        boards: Path,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.sign_in = sign_in
        self._roles_path = roles
        self._boards_path = boards
        self._clock = clock
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int, int], Roles] | None = None
        self._ended: dict[str, float] = {}
        self._told: dict[str, float] = {}
        self._roles()  # a role file that is wrong stops the server, not the first visitor

    def standing(self, claims: Claims) -> Standing:
        """Whether what a token said of its owner still holds."""
        now, issued = self._clock(), claims.get("iat")
        if not _is_for(self.sign_in.client_id, claims.get("aud")) or not claims.get("sub"):
            return Standing.NOT_OURS
        if isinstance(issued, bool) or not isinstance(issued, (int, float)):
            return Standing.TOO_OLD
        if not now - self.seconds < issued <= now + CLOCKS_DIFFER_SECONDS:
            return Standing.TOO_OLD
        with self._lock:
            return Standing.ENDED if name_of(claims) in self._ended else Standing.CURRENT

    def viewer_of(self, claims: Claims) -> Viewer | None:
        """The person with the role that the role file gives now, or None without any."""
        return self._roles().viewer_of(claims)

    def end(self, claims: Claims) -> None:
        """Let a sign-in be worth nothing more, in every tab and with every copy of its cookie."""
        self._remember(self._ended, name_of(claims))

    def recall(self, store: Store) -> None:
        """Let what was signed out of before this server started be worth nothing still.

        A copy of a cookie outlives the server; the record of events tells which were ended.
        """
        oldest = self._clock() - self.seconds - CLOCKS_DIFFER_SECONDS
        first_day = datetime.fromtimestamp(oldest, UTC).date()
        reader = store.reader(program(frozenset()))
        for ended in reader.rows("audit/ended_sign_ins", _EndedSignIn, first_day=first_day):
            self._remember(self._ended, ended.sign_in)

    def is_first(self, claims: Claims, event: str) -> bool:
        """Whether `event` has not yet happened to this sign-in: it is kept once, not once a run."""
        return self._remember(self._told, f"{event} {name_of(claims)}")

    @property
    def seconds(self) -> int:
        return self.sign_in.session_minutes * 60

    def _remember(self, memory: dict[str, float], key: str) -> bool:
        """Keep `key` for as long as a sign-in can last; whether it is new."""
        now = self._clock()
        with self._lock:
            for old in [old for old, until in memory.items() if until < now]:
                del memory[old]
            is_new = key not in memory
            memory[key] = now + self.seconds + CLOCKS_DIFFER_SECONDS
        return is_new

    def _roles(self) -> Roles:
        """The role file as it is now: who is taken out of it is out at the next click."""
        status = self._roles_path.stat() if self._roles_path.exists() else None
        # Its mode changes ctime alone: a file that others may now write is refused at once.
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size) if status else (0, 0, 0)
        with self._lock:
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, load_roles(self._roles_path, load_boards(self._boards_path)))
            return self._read[1]


def open_entrance(
    settings: Settings, environment: Mapping[str, str] = os.environ
) -> Entrance | None:
    """The way in by the settings, or None when there is no sign-in; InvalidSetting when unsafe."""
    sign_in = load_sign_in(settings.sign_in, environment)
    if sign_in is None:
        return None
    if settings.roles is None:
        raise InvalidSetting(
            "Inloggning är inställd men ingen har någon roll. Sätt LAGESBILD_ROLES till en rollfil."
        )
    return Entrance(sign_in, settings.roles, settings.boards)


def _is_for(client_id: str, audience: object) -> bool:
    return client_id in audience if isinstance(audience, list) else audience == client_id


def name_of(claims: Claims) -> str:
    """Tells one sign-in from every other, and nothing of its owner or the token.

    It is kept in the record. Of base 32, so that no name can be taken for an identity number.
    """
    said = [str(claims.get(name)) for name in ("iss", "sub", "iat", "nonce")]
    digest = hashlib.sha256(json.dumps(said).encode()).digest()
    return base64.b32encode(digest).decode().lower()[:_NAME_CHARACTERS]
