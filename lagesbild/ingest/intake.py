"""A file on its way in: read, recognised, tried out. Pages and the command line both start here."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slugify import slugify

from lagesbild.access import Reader, Store, Viewer
from lagesbild.boards import Board
from lagesbild.errors import UserError
from lagesbild.identity_numbers import hidden, require_none
from lagesbild.ingest import corrections, load, privacy
from lagesbild.ingest.budget_versions import with_version
from lagesbild.ingest.known import known_to
from lagesbild.ingest.load import Upload
from lagesbild.ingest.persons import holds_persons, without_persons
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused, Problem
from lagesbild.ingest.profile import Profile, profile_from, profiles_in, unreadable_in
from lagesbild.ingest.readers.read import read
from lagesbild.ingest.reading import Field, Kind, Question, Reading, Sign
from lagesbild.ingest.recognise import Given, header_names, recognise
from lagesbild.ingest.table import ReadFile
from lagesbild.pseudonyms import Pseudonyms
from lagesbild.settings import Settings
from lagesbild.text import listed

SHIPPED_PROFILES = Path(__file__).parent / "profiles"

_BOOKED = {Kind.LEDGER, Kind.BALANCES}
"""A file may be told to be the one where it looks like the other: both are what was booked."""


@dataclass(frozen=True)
class _LoadedFile:
    file_sha256: str


@dataclass(frozen=True)
class Prepared:
    """A file that has been read, and how it would be loaded.

    `file` does not say who cases are about: pseudonyms stand there instead.
    """

    upload: Upload
    file: ReadFile
    reading: Reading


def profiles(settings: Settings) -> list[Profile]:
    """The profiles that users have saved, then the shipped ones."""
    return profiles_in(settings.profiles, SHIPPED_PROFILES)


def read_upload(path: Path, name: str, settings: Settings) -> tuple[Upload, ReadFile]:
    """Read what a file holds, and where identity numbers stand in it.

    FileRefused when it cannot be read, or is still being written.
    """
    privacy.require_clean_name(name)
    try:
        before = path.stat()
        sha256 = sha256_of(path)
        content = read(path, name, settings.limits, settings.work)
        content = privacy.searched(path, content)
        after = path.stat()
    except FileRefused as refusal:
        raise privacy.without_numbers(refusal) from None
    except OSError as error:
        raise FileRefused(
            f"Filen {name} går inte att öppna. Kontrollera att den finns kvar och att du får läsa "
            "den."
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise FileRefused(
            f"Filen {name} ändrades medan den lästes. Vänta tills exporten är klar och läs in den "
            "igen."
        )
    return Upload(name, before.st_size, sha256), content


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shown_name(path: Path) -> str:
    """A file's name as it is stored and shown: without what is no text."""
    name = path.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def understand(
    upload: Upload, file: ReadFile, reader: Reader, board: Board, settings: Settings, given: Given
) -> Prepared:
    """Propose how a file that has been read is loaded, for one board.

    Who cases are about is hidden first. FileRefused when the file then has identity numbers:
    nothing of such a file is shown or kept.
    """
    corrections.refuse_alone(file)
    try:
        reading = recognise(file, known_to(reader, board), given, profiles(settings))
    except UserError:
        privacy.cleared(file)  # says where people stand rather than words that may quote them
        raise
    unused = tuple(f"{wrong} Profilen används inte." for wrong in unreadable_in(settings.profiles))
    reading = replace(reading, warnings=(*reading.warnings, *unused))
    kept = file
    if holds_persons(reading):
        kept = without_persons(file, reading, board.id, Pseudonyms.open(settings))
    cleared = privacy.cleared(file, kept)
    return Prepared(upload, cleared, with_version(cleared, reading))


def profile_of(prepared: Prepared, title: str) -> Profile:
    """A profile, named after its title, that reads the sender's next file as this one was read."""
    require_none(title, "Profilens namn")
    headers = header_names(prepared.file, prepared.reading)
    return profile_from(prepared.reading, headers, name=slugify(title), title=title)


def save_profile(profile: Profile, settings: Settings) -> Path:
    """Keep a profile beside the shipped ones, for every later file."""
    settings.profiles.mkdir(parents=True, exist_ok=True)
    path = settings.profiles / f"{profile.name}.toml"
    profile.save(path)
    return path


def loaded_files(reader: Reader, board: Board) -> set[str]:
    """The SHA-256 of every file that has ever been loaded for a board."""
    return {
        loaded.file_sha256
        for loaded in reader.rows("imports/loaded_files", _LoadedFile, board=board.id)
    }


def refuse_questions(reading: Reading) -> None:
    """FileRefused when something only the sender can say has not been said."""
    if reading.questions:
        raise FileRefused(
            "Filen kan inte läsas in förrän det här är besvarat.",
            tuple(
                Problem("", 0, "", f"{question.text} {_how_to_answer(question)}")
                for question in reading.questions
            ),
        )


def kinds_of(reading: Reading) -> set[Kind]:
    """The kinds that a file is read as."""
    found: set[Kind] = set()
    for table in reading.tables:
        found |= {column.kind for column in table.amounts} or {table.kind}
    return found


def _how_to_answer(question: Question) -> str:
    if question.about == "period":
        return "Svara med --period ÅÅÅÅMM."
    values = listed([value for value, _ in question.choices], "eller")
    if question.about in ("kind", "unit", "sign", "basis", "decimal", "header", "amount"):
        return f"Svara med --{question.about} {values or 'VÄRDE'}."
    if question.about in [field.value for field in Field]:
        return f"Svara med --column {question.about}={values or 'KOLUMN'}."
    return "Svara på sidan Läs in, där svaret kan sparas som en profil för --profile."


def refuse_contradictions(
    prepared: Prepared, reader: Reader, board: Board, settings: Settings, given: Given
) -> None:
    """FileRefused when the file itself says another kind, unit or sign than was given."""
    reading = prepared.reading
    if given.kind is not None:
        own = understand(
            prepared.upload, prepared.file, reader, board, settings, replace(given, kind=None)
        ).reading
        asked = any(question.about == "kind" for question in own.questions)
        alike = _BOOKED if given.kind in _BOOKED else {given.kind}
        found = kinds_of(own)
        if found and not asked and (not alike & found or given.kind not in kinds_of(reading)):
            held = listed(kind.label for kind in Kind if kind in found)
            raise FileRefused(
                f"Filen innehåller {held}, inte {given.kind.label}. Kontrollera att det är rätt "
                "fil, eller ange inget slag."
            )
    if not any(table.amounts for table in reading.tables):
        return
    if given.unit not in (None, reading.unit):
        raise FileRefused(
            f"Filens belopp är i {reading.unit.value}. Kontrollera att det är rätt fil, eller ange "
            "ingen enhet."
        )
    if given.sign not in (None, reading.sign):
        held = "plus" if reading.sign is Sign.LEDGER else "minus"
        raise FileRefused(
            f"Filens kostnader har {held}. Kontrollera att det är rätt fil, eller ange inget "
            "tecken."
        )


def _to_confirm(doubt: str) -> Problem:
    return Problem("", 0, "", f"{doubt} Stämmer det ändå bekräftar du med --confirm.")


@dataclass(frozen=True)
class Outcome:
    """What came of a file: `status` is loaded, unchanged, trial or refused.

    `load_id` is None when nothing was stored, `plan` when nothing was tried, `file` when it could
    not be read and `reading` when it was not understood.
    """

    name: str
    status: str
    load_id: int | None = None
    plan: Plan | None = None
    problems: tuple[Problem, ...] = ()
    file: ReadFile | None = None
    reading: Reading | None = None


def load_file(
    store: Store,
    author: Viewer,
    board: Board,
    path: Path,
    settings: Settings,
    given: Given,
    *,
    mended: Sequence[Path] = (),
    dry_run: bool = False,
    confirmed: bool = False,
) -> Outcome:
    """Load one file without asking: commit it if nothing is refused and nothing is unclear.

    `mended` are workbooks of its refused rows, in the order that they were mended. `confirmed`:
    although something in it is probably wrong; someone has seen what.
    """
    name = shown_name(path)
    seen = Outcome(hidden(name), "refused")
    try:
        limited = settings.of_role(author.role_name)
        upload, file = read_upload(path, name, limited)
        for rows in mended:
            _, corrected = read_upload(rows, shown_name(rows), limited)
            file = corrections.mended(file, privacy.cleared(corrected))
        seen = replace(seen, file=None if file.persons else file)
        reader = store.reader(author)
        prepared = understand(upload, file, reader, board, settings, given)
        seen = replace(seen, file=prepared.file, reading=prepared.reading)
        refuse_contradictions(prepared, reader, board, settings, given)
        refuse_questions(prepared.reading)
        unchanged = load.already_loaded(reader, board.id, upload, prepared.file, prepared.reading)
        if unchanged is not None:
            return replace(seen, status="unchanged", load_id=unchanged)
        about = (store, author, board.id, upload, prepared.file, prepared.reading)
        plan = (
            load.try_out(*about, keep=False)
            if dry_run
            else load.load_unseen(*about, confirmed=confirmed)
        )
    except FileRefused as refusal:
        return replace(seen, problems=refusal.problems)
    except UserError as error:  # such as a full disk: other files may still be loaded
        return replace(seen, problems=(Problem("", 0, "", str(error)),))
    if plan.problems:
        return replace(seen, plan=plan, problems=plan.problems)
    if plan.doubts and not confirmed:
        return replace(seen, plan=plan, problems=tuple(map(_to_confirm, plan.doubts)))
    if dry_run:
        return replace(seen, status="trial", plan=plan)
    return replace(seen, status="loaded", load_id=plan.load_id, plan=plan)


def refused_rows(outcome: Outcome) -> bytes | None:
    """The rows that were refused as a workbook to mend; None when no single row was."""
    if outcome.file is None or outcome.reading is None:
        return None
    if not any(problem.row for problem in outcome.problems):
        return None
    return corrections.workbook(outcome.file, outcome.reading, outcome.problems)
