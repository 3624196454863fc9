"""Thousands of spoiled files: each is loaded, or refused in words; nothing is half stored.

Every run spoils 2 500; `make spoil` ten thousand, which takes some minutes.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lagesbild import quality
from lagesbild.access import Store, Viewer, local_viewer
from lagesbild.boards import Board, load_boards
from lagesbild.ingest import intake
from lagesbild.ingest.recognise import Given
from lagesbild.settings import Limits, Settings
from tests.templates import empty_database

BOARD = "motala"
BATCHES = int(os.environ.get("LAGESBILD_SPOILED_BATCHES", "5"))
MUTANTS_PER_BATCH = 500
LONGEST_SECONDS = 20
SHARED = Path(__file__).parents[2] / ".." / "shared" / "exports"

Mutation = Callable[[random.Random, bytes], bytes]


@dataclass(frozen=True)
class Original:
    """A sound file to spoil, and how often: large ones take long to load."""

    path: Path
    share: int


def _flip_bytes(chance: random.Random, content: bytes) -> bytes:
    spoiled = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _truncate(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content))]


def _cut_out(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 200) :]


def _swap_columns(chance: random.Random, content: bytes) -> bytes:
    mark = max((b";", b",", b"\t", b" "), key=content.count)
    lines = content.split(b"\n")
    place = chance.randrange(12)
    for number, line in enumerate(lines):
        cells = line.split(mark)
        if len(cells) > place + 1:
            cells[place], cells[place + 1] = cells[place + 1], cells[place]
            lines[number] = mark.join(cells)
    return b"\n".join(lines)


def _spoil_numbers(chance: random.Random, content: bytes) -> bytes:
    spoilers = (b"x", b" kr", b"--", b",,", b"1e9", b"\xa0", b"O", b"%", b"-", b"999999999999")
    digits = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    spoiled = bytearray(content)
    for place in sorted(chance.sample(digits, min(3, len(digits))), reverse=True):
        spoiled[place : place + 1] = chance.choice(spoilers)
    return bytes(spoiled)


def _repeat_lines(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    place = chance.randrange(len(lines))
    return b"\n".join([*lines[:place], *lines[place : place + 3], *lines[place:]])


def _change_line_ends(chance: random.Random, content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", chance.choice((b"\r", b"\n\n", b"\r\n")))


MUTATIONS: tuple[Mutation, ...] = (
    _flip_bytes,
    _truncate,
    _cut_out,
    _swap_columns,
    _spoil_numbers,
    _repeat_lines,
    _change_line_ends,
)


def originals(demo: Path) -> list[Original]:
    """Demo files of every form, and files that others have written."""
    return [
        Original(demo / "goteborg-nordost" / "huvudbok_202301.csv", 1),
        Original(demo / "goteborg-nordost" / "prognos_202302.csv", 1),
        Original(demo / "goteborg-nordost" / "organisation.csv", 5),
        Original(demo / "uppsala-socialnamnd" / "saldon_202401.csv", 1),
        Original(demo / "uppsala-omsorgsnamnd" / "kontoplan.txt", 12),
        Original(demo / "motala" / "organisation.xlsx", 6),
        Original(demo / "motala" / "budget_2023.xlsx", 5),
        *(
            Original(path, 1)
            for path in sorted((SHARED / "sie").iterdir())
            if path.stat().st_size < 60_000
        ),
        *(
            Original(path, 1)
            for path in sorted((SHARED / "odd").iterdir())
            if path.stat().st_size < 20_000
        ),
        *(Original(path, 1) for path in sorted((SHARED / "board").iterdir())),
    ]


@dataclass
class Shop:
    """A store in memory and what it takes to load files into it."""

    settings: Settings
    board: Board
    author: Viewer
    store: Store

    def load(self, path: Path) -> str:
        outcome = intake.load_file(
            self.store, self.author, self.board, path, self.settings, Given()
        )
        return outcome.status

    def history(self) -> list[tuple[object, ...]]:
        _, rows = self.store.reader(self.author).records("loads/events", board=self.board.id)
        return rows


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    settings = replace(
        Settings.from_environment(),
        local=tmp_path,
        limits=replace(Limits(), parse_seconds=LONGEST_SECONDS),
    )
    board = load_boards(settings.boards)[BOARD]
    store = Store(empty_database())
    store.describe([board], settings.reference / "account_groups.csv")
    yield Shop(settings, board, local_viewer(frozenset({BOARD})), store)
    store.close()


@pytest.mark.heavy
@pytest.mark.parametrize("batch", range(BATCHES))
def test_spoiled_files_neither_crash_nor_hang_nor_half_load(
    batch: int, shop: Shop, tmp_path: Path
) -> None:
    chance = random.Random(batch)
    sources = [one for one in originals(shop.settings.demo) for _ in range(one.share)]
    contents = {one.path: one.path.read_bytes() for one in sources}
    outcomes: Counter[str] = Counter()
    before = shop.history()
    for number in range(MUTANTS_PER_BATCH):
        source, mutate = chance.choice(sources), chance.choice(MUTATIONS)
        path = tmp_path / source.path.name
        path.write_bytes(mutate(chance, contents[source.path]))
        began = time.monotonic()
        status = shop.load(path)
        assert time.monotonic() - began < LONGEST_SECONDS, (number, source.path.name)
        after = shop.history()
        assert (after == before) == (status in ("refused", "unchanged"))
        before = after
        outcomes[status] += 1
        path.unlink()
    assert quality.run_checks(shop.store.reader(shop.author)) == []
    assert outcomes["refused"] > MUTANTS_PER_BATCH / 4
    assert outcomes["loaded"] > MUTANTS_PER_BATCH / 10
