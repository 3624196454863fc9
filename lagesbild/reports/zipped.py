"""Zip files that are the same whenever they are made: fixed times, a fixed order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files by name, in the order given, as a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, file in files:
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.external_attr = _REGULAR_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file)
    return content.getvalue()


def steadied(content: bytes) -> bytes:
    """A zip that another program made, with its files in their order but without its clock."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return packed([(name, archive.read(name)) for name in archive.namelist()])
