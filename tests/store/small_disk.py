"""A disk that becomes full: real limits of the machine, set for as long as a block runs."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEBIBYTE = 1 << 20


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Writing beyond `size` bytes fails, in this process, as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def disk(folder: Path, size: int) -> Iterator[None]:
    """A disk of `size` bytes at `folder`, which it takes an administrator to mount."""
    folder.mkdir()
    _as_administrator("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield
    finally:
        _as_administrator("umount", "--lazy", str(folder))


def enlarge(folder: Path, size: int) -> None:
    """Make room on a mounted disk."""
    _as_administrator("mount", "-o", f"remount,size={size}", str(folder))


def _as_administrator(*words: str) -> None:
    """By sudo for anyone else, as `make test` installs Chromium; who may not sees it fail."""
    others = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    subprocess.run([*others, *words], check=True)
