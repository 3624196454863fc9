"""Real processes: a server on a free port, and commands that find it there or not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from lagesbild.settings import ROOT
from tests.loading import Answer

LONGEST_SECONDS = 60


def surroundings(local: Path, **more: str) -> Mapping[str, str]:
    """The environment of a process with a store of its own; a proxy must never be asked."""
    proxies = dict.fromkeys(("http_proxy", "HTTP_PROXY", "all_proxy"), "http://127.0.0.1:9")
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    return {**inherited, **proxies, "LAGESBILD_LOCAL": str(local), "PYTHONPATH": str(ROOT), **more}


def started(local: Path, *words: object, folder: Path = ROOT, **more: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "lagesbild", *map(str, words)],
        cwd=folder,
        env=surroundings(local, **more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def command(local: Path, *words: object, folder: Path = ROOT, **more: str) -> Answer:
    """What a command answers in a process of its own; it must not hang."""
    process = started(local, *words, folder=folder, **more)
    out, err = process.communicate(timeout=LONGEST_SECONDS)
    return Answer(process.returncode, out, err)


@contextmanager
def serving(local: Path, *words: str, **more: str) -> Iterator[tuple[subprocess.Popen, str]]:
    """A server on a free port, and its address as soon as it answers."""
    server = started(local, "serve", "--port", "0", *words, **more)
    try:
        said = server.stdout.readline()
        if "svarar på" not in said:
            raise RuntimeError(said + server.stderr.read())
        yield server, said.split()[3]
    finally:
        server.terminate()
        server.communicate(timeout=LONGEST_SECONDS)


def note(local: Path) -> dict:
    """What the server has written about itself."""
    return json.loads((local / "server.json").read_text(encoding="utf-8"))
