"""A file on its way in: read, recognised, tried out. Pages and the command line both start here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from slugify import slugify

from lagesbild.access import Reader, Store, Viewer
from lagesbild.boards import Board
from lagesbild.ingest import load
from lagesbild.ingest.known import known_to
from lagesbild.ingest.load import Upload
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.profile import Profile, profile_from, profiles_in
from lagesbild.ingest.readers.read import read
from lagesbild.ingest.reading import Reading
from lagesbild.ingest.recognise import Given, header_names, recognise
from lagesbild.ingest.table import ReadFile
from lagesbild.settings import Settings

SHIPPED_PROFILES = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Prepared:
    """A file that has been read, and how it would be loaded."""

    upload: Upload
    file: ReadFile
    reading: Reading


def profiles(settings: Settings) -> list[Profile]:
    """The profiles that users have saved, then the shipped ones."""
    return profiles_in(settings.profiles, SHIPPED_PROFILES)


def read_upload(path: Path, name: str, settings: Settings) -> tuple[Upload, ReadFile]:
    """Read what a file holds; FileRefused when it cannot be."""
    size = path.stat().st_size
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Upload(name, size, sha256), read(path, name, settings.limits, settings.work)


def understand(
    upload: Upload, file: ReadFile, reader: Reader, board: Board, settings: Settings, given: Given
) -> Prepared:
    """Propose how a file that has been read is loaded, for one board."""
    reading = recognise(file, known_to(reader, board), given, profiles(settings))
    return Prepared(upload, file, reading)


def profile_of(prepared: Prepared, title: str) -> Profile:
    """A profile, named after its title, that reads the sender's next file as this one was read."""
    headers = header_names(prepared.file, prepared.reading)
    return profile_from(prepared.reading, headers, name=slugify(title), title=title)


def save_profile(profile: Profile, settings: Settings) -> Path:
    """Keep a profile beside the shipped ones, for every later file."""
    settings.profiles.mkdir(parents=True, exist_ok=True)
    path = settings.profiles / f"{profile.name}.toml"
    profile.save(path)
    return path


def has_loads(reader: Reader, board: Board) -> bool:
    """Whether anything has ever been loaded for a board."""
    return reader.one("imports/first_load", load.LoadId, board=board.id) is not None


def refuse_questions(reading: Reading) -> None:
    """FileRefused when something only the sender can say has not been said."""
    if reading.questions:
        raise FileRefused(
            "Filen kan inte läsas in förrän det här är besvarat.",
            tuple(Problem("", 0, "", question.text) for question in reading.questions),
        )


@dataclass(frozen=True)
class Outcome:
    """What came of a file: `status` is loaded, unchanged, trial or refused.

    `load_id` is None when nothing was stored, `plan` when the file could not be read.
    """

    name: str
    status: str
    load_id: int | None
    plan: Plan | None
    problems: tuple[Problem, ...] = ()
    control: Mapping[str, str] = field(default_factory=dict)


def load_file(
    store: Store,
    author: Viewer,
    board: Board,
    path: Path,
    settings: Settings,
    given: Given,
    *,
    dry_run: bool = False,
) -> Outcome:
    """Load one file without asking: commit it if nothing is refused and nothing is unclear."""
    name = path.name
    try:
        upload, file = read_upload(path, name, settings)
        reader = store.reader(author)
        prepared = understand(upload, file, reader, board, settings, given)
        refuse_questions(prepared.reading)
        unchanged = load.already_loaded(reader, board.id, upload, prepared.reading)
        if unchanged is not None:
            return Outcome(name, "unchanged", unchanged, None, (), file.control)
        plan = load.try_out(
            store, author, board.id, upload, file, prepared.reading, keep=not dry_run
        )
    except FileRefused as refusal:
        return Outcome(name, "refused", None, None, refusal.problems)
    if plan.problems:
        return Outcome(name, "refused", None, plan, plan.problems, file.control)
    if dry_run:
        return Outcome(name, "trial", None, plan, (), file.control)
    with store.change(author) as change:
        load.commit(change, plan.load_id)
    return Outcome(name, "loaded", plan.load_id, plan, (), file.control)
