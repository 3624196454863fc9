"""A file on its way in: what cannot be opened or is still being written is refused in words."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lagesbild.ingest import intake
from lagesbild.ingest.problems import FileRefused
from tests.ingest.desks import desk_in
from tests.ingest.ledgers import ledger
from tests.loading import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.mark.parametrize("name", ["borta.csv", "mapp", "fil.csv/inre.csv"])
def test_what_cannot_be_opened_is_said(name: str, desk: Desk) -> None:
    (desk.folder / "mapp").mkdir()
    desk.file("fil.csv", "a;b\n")
    with pytest.raises(FileRefused, match=f"Filen {name} går inte att öppna"):
        intake.read_upload(desk.folder / name, name, desk.settings)


def test_a_file_that_is_still_being_written_is_not_read(desk: Desk) -> None:
    path = desk.file("a.csv", ledger(1, [202601], 20_000))
    stop = threading.Event()

    def write() -> None:
        moment = 0
        while not stop.is_set():
            moment += 1
            os.utime(path, (moment, moment))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        outcome = desk.load(path)
    finally:
        stop.set()
        writer.join()
    assert outcome.status == "refused"
    [problem] = outcome.problems
    assert problem.message.startswith("Filen a.csv ändrades medan den lästes. Vänta tills")
    assert desk.load(path).status == "loaded"


def test_a_profile_that_is_broken_is_named_and_hinders_no_file(desk: Desk) -> None:
    desk.settings.profiles.mkdir(parents=True)
    (desk.settings.profiles / "trasig.toml").write_text("name = ")
    outcome = desk.load(desk.file("a.csv", ledger(1, [202601], 10)))
    assert outcome.status == "loaded"
    [warning] = outcome.plan.warnings
    assert warning.startswith("Profilen trasig.toml går inte att läsa")
    assert warning.endswith("Profilen används inte.")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("utfall å.csv", "utfall å.csv"),
        ("två\nrader\x1b[31m.csv", "två\ufffdrader\ufffd[31m.csv"),
        (os.fsdecode(b"m\xe5nad.csv"), "m\ufffdnad.csv"),
    ],
)
def test_a_name_is_shown_without_what_is_no_text(name: str, shown: str) -> None:
    assert intake.shown_name(Path("mapp") / name) == shown
