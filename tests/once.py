"""What takes long to make and is only read: made by the first worker that wants it, for all."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest


def made_once(
    factory: pytest.TempPathFactory, worker: str, name: str, make: Callable[[Path], None]
) -> Path:
    """A folder that `make` has filled; the others wait for it. It is only to be copied."""
    folder = factory.getbasetemp()
    shared = (folder if worker == "master" else folder.parent) / name
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "whole").exists():
            make(shared)
            (shared / "whole").touch()
    return shared
