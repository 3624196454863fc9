"""Keyed pseudonyms for people in case data: the same person the same one, and no way back (I6).

A pseudonym is an HMAC-SHA256 of the board and the person's number, under a key that lies in a file
outside the store and its backups. Whoever has the store and not the key cannot find a person by
trying every number, and two boards' pseudonyms of one person differ.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from lagesbild.errors import InvalidSetting
from lagesbild.guarded_files import read_secret
from lagesbild.identity_numbers import CENTURIES, Candidate, candidates
from lagesbild.settings import Settings

_KEY_BYTES = 32
_CHARACTERS = 20
"""Of base 32, which is 100 bits: two of a billion people meet once in two trillion stores. Its
letters have no 0 and no 1, so that no pseudonym can be taken for an identity number."""

_PSEUDONYM = re.compile(rf"p-[a-z2-7]{{{_CHARACTERS}}}")
_OVER_A_HUNDRED = "+"
_SETTING = "LAGESBILD_PSEUDONYM_KEY"


@dataclass(frozen=True)
class Pseudonyms:
    """What people are called in the store. `today` tells whose century a short number means."""

    key: bytes
    today: date

    @classmethod
    def open(cls, settings: Settings) -> Pseudonyms:
        """With the key of this installation, which is made the first time.

        InvalidSetting when the key lies with the store, or others may read it.
        """
        path = settings.key_of_pseudonyms
        if path.resolve().is_relative_to(settings.local.resolve()):
            raise InvalidSetting(
                f"Nyckeln till pseudonymerna får inte ligga i databasens mapp {settings.local}, "
                f"för då följer den med säkerhetskopior. Sätt {_SETTING} till en fil någon "
                "annanstans."
            )
        try:
            key = _read(path) if path.exists() else _made(path)
        except OSError as error:
            raise InvalidSetting(
                f"Nyckeln till pseudonymerna, {path}, går inte att läsa eller skapa. Kontrollera "
                f"mappens rättigheter eller sätt {_SETTING} till en annan fil."
            ) from error
        return cls(key, date.today())  # noqa: DTZ011 (the day where the numbers are written)

    @property
    def key_name(self) -> str:
        """Tells one key from another and says nothing of it: kept beside what it was used for."""
        return hmac.new(self.key, b"name of the key", hashlib.sha256).hexdigest()[:12]

    def of(self, board: str, text: str) -> str:
        """The pseudonym of an identity number or a client's id, however it is written.

        A pseudonym is left as it is, so that a file may pass here twice.
        """
        if _PSEUDONYM.fullmatch(text):
            return text
        digest = hmac.new(self._key_of(board), self._person(text).encode(), hashlib.sha256).digest()
        return f"p-{base64.b32encode(digest).decode().lower()[:_CHARACTERS]}"

    def column(self, board: str, texts: pa.Array | pa.ChunkedArray) -> pa.Array:
        """The pseudonyms of a column of texts; an empty cell stays empty."""
        if isinstance(texts, pa.ChunkedArray):
            texts = texts.combine_chunks()
        distinct = pc.unique(texts)
        called = [None if text is None else self.of(board, text) for text in distinct.to_pylist()]
        return pa.array(called, pa.string()).take(pc.index_in(texts, distinct))

    def _key_of(self, board: str) -> bytes:
        return hmac.new(self.key, f"board {board}".encode(), hashlib.sha256).digest()

    def _person(self, text: str) -> str:
        """One spelling for everything that means the same person."""
        plain = " ".join(unicodedata.normalize("NFKC", text).split())
        whole = _whole(candidates(text.strip()), len(text.strip()))
        if whole is None:
            return f"id {plain.casefold()}"
        return f"number {whole.century or self._century(whole, text)}{whole.digits}"

    def _century(self, number: Candidate, text: str) -> str:
        """The latest that is not to come; the one before for who is said to be over a hundred."""
        day = number.digits[:6]
        begun = [each for each in CENTURIES if f"{each}{day}" <= f"{self.today:%Y%m%d}"]
        return begun[-2 if _OVER_A_HUNDRED in text else -1]


def _whole(found: Iterable[Candidate], length: int) -> Candidate | None:
    return next((each for each in found if (each.start, each.end) == (0, length)), None)


def _made(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_hex(_KEY_BYTES)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # someone else was quicker
        return _read(path)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{key}\n")
        file.flush()
        os.fsync(file.fileno())
    return bytes.fromhex(key)


def _read(path: Path) -> bytes:
    text = read_secret(path, _SETTING).strip()
    if not re.fullmatch(f"[0-9a-f]{{{2 * _KEY_BYTES}}}", text):
        raise InvalidSetting(
            f"Filen {path} är ingen nyckel till pseudonymer. Ta fram den ur det säkra förvaret och "
            "lägg tillbaka den."
        )
    return bytes.fromhex(text)
