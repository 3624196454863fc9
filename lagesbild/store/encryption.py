"""The store as an encrypted file, when a key is given: AES-GCM, by DuckDB itself.

DuckDB writes encrypted files with the cryptography of its extension httpfs, which is a Python
package here, loaded by path from it. What the extension can fetch over a network is shut off with
everything else outside the store's own folders.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import duckdb

from lagesbild.errors import InvalidSetting
from lagesbild.guarded_files import read_secret

NAME = "lagesbild"
"""What an encrypted store is called in its connection, which itself is of nothing."""

_PACKAGE = "duckdb_extension_httpfs"
_SETTING = "LAGESBILD_ENCRYPTION_KEY"
_KEY = re.compile(r"[A-Za-z0-9+/=_-]{43,128}")


def key_in(path: Path) -> str:
    """The key that a file holds; InvalidSetting when others may read it, or it is no good key."""
    key = read_secret(path, _SETTING).strip()
    if not _KEY.fullmatch(key):
        raise InvalidSetting(
            f"Filen {path} ({_SETTING}) innehåller ingen nyckel på 43–128 tecken. {_HOW}"
        )
    return key


_HOW = 'Gör en med: python -c "import secrets; print(secrets.token_urlsafe(48))"'


def load(connection: duckdb.DuckDBPyConnection) -> None:
    """Give a connection what it takes to write encrypted files; before it is locked."""
    connection.execute(f"load '{_extension()}'")
    connection.execute("set temp_file_encryption = true")


def open_in(connection: duckdb.DuckDBPyConnection, path: Path, key: str) -> None:
    """Open (or create) an encrypted file as what the connection is about."""
    attach(connection, path, NAME, key)
    use(connection)


def attach(
    connection: duckdb.DuckDBPyConnection, path: Path, name: str, key: str | None = None
) -> None:
    """Attach a file beside the store, encrypted when there is a key.

    What DuckDB says of a failure may quote the statement, and the key with it: that is not passed
    on.
    """
    quoted = str(path).replace("'", "''")
    options = f" (encryption_key '{key}')" if key else ""
    try:
        connection.execute(f"attach '{quoted}' as {name}{options}")
    except duckdb.Error as error:
        if key and key in str(error):
            raise duckdb.Error(str(error).replace(key, "…")) from None
        raise


def use(connection: duckdb.DuckDBPyConnection) -> None:
    """Let names mean what is in the store; a new cursor does not know of it by itself."""
    connection.execute(f"use {NAME}")


def _extension() -> Path:
    """Where the package keeps the extension for this version of DuckDB."""
    found = find_spec(_PACKAGE)
    places = [Path(place) for place in found.submodule_search_locations or ()] if found else []
    files = [file for place in places for file in place.rglob("httpfs.duckdb_extension")]
    if not files:
        raise InvalidSetting(
            "Databasen ska vara krypterad (LAGESBILD_ENCRYPTION_KEY), men paketet "
            "duckdb-extension-httpfs saknas. Installera det som står i requirements.txt."
        )
    return files[0]
