"""A file that someone is loading, from upload to commit, kept between runs of the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lagesbild import economy, loads
from lagesbild.access import Reader, Viewer
from lagesbild.boards import Board
from lagesbild.ingest import corrections, intake, load, privacy
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.load import LoadChanged, Upload
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.recognise import Given
from lagesbild.ingest.table import ReadFile
from lagesbild.periods import Period
from lagesbild.settings import Settings
from lagesbild.ui import frame

_ATTEMPT = "lagesbild-attempt"


@dataclass
class Attempt:
    """One file on its way in, for one board. `plan` is of the reading that `tried` says."""

    about: tuple[str, str]
    upload: Upload
    file: ReadFile
    given: Given = field(default_factory=Given)
    prepared: Prepared | None = None
    prepared_from: tuple[object, ...] = ()
    tried: str = ""
    plan: Plan | None = None
    mended_by: str = ""
    remark: str = ""
    committed: int | None = None
    unchanged: int | None = None


def attempt(uploaded: UploadedFile, board: Board, viewer: Viewer) -> Attempt:
    """The attempt for an uploaded file; reads the file the first time it is seen."""
    about = (uploaded.file_id, board.id)
    current: Attempt | None = st.session_state.get(_ATTEMPT)
    if current is None or current.about != about:
        give_up(viewer)
        with _on_disk(uploaded) as (path, settings):
            own = settings.of_role(viewer.role_name)
            upload, file = intake.read_upload(path, uploaded.name, own)
        current = Attempt(about, upload, file)
        st.session_state[_ATTEMPT] = current
    return current


def read_alone(uploaded: UploadedFile, viewer: Viewer) -> ReadFile:
    """What a file holds, for what is not to be loaded. FileRefused when a person's number does."""
    with _on_disk(uploaded) as (path, settings):
        _, file = intake.read_upload(path, uploaded.name, settings.of_role(viewer.role_name))
    return privacy.cleared(file)


def give_up(viewer: Viewer) -> None:
    """Forget the attempt; a trial that was not committed is removed from the store."""
    current: Attempt | None = st.session_state.pop(_ATTEMPT, None)
    if current is not None:
        _discard_trial(current, viewer)


def prepare(current: Attempt, reader: Reader, board: Board) -> Prepared:
    """How the file would be loaded, with what the user has said so far and the store knows."""
    known = (current.given, current.mended_by, loads.version(reader))
    if current.prepared is None or current.prepared_from != known:
        settings = Settings.from_environment()
        current.prepared = intake.understand(
            current.upload, current.file, reader, board, settings, current.given
        )
        current.prepared_from = known
    return current.prepared


def try_out(current: Attempt, prepared: Prepared, reader: Reader, board: Board) -> None:
    """Bring the attempt's plan up to date with the reading; does nothing when it already is."""
    wanted = load.as_json(prepared.reading)
    if current.tried == wanted:
        return
    _discard_trial(current, reader.viewer)
    current.plan = None
    current.unchanged = load.already_loaded(
        reader, board.id, current.upload, prepared.file, prepared.reading
    )
    if current.unchanged is None:
        current.plan = load.try_out(
            frame.store(),
            reader.viewer,
            board.id,
            current.upload,
            prepared.file,
            prepared.reading,
        )
    current.tried = wanted


def commit(current: Attempt, viewer: Viewer) -> None:
    """Let the trial count. If its plan is no longer true it is tried anew, and that is remarked."""
    if current.plan is None or current.plan.problems:
        raise FileRefused("Det finns inget provläst att läsa in.")
    try:
        with frame.store().change(viewer) as change:
            load.commit_as_planned(change, current.plan.load_id)
    except LoadChanged as error:
        current.remark, current.tried = str(error), ""
    else:
        current.remark, current.committed = "", current.plan.load_id


def mend(current: Attempt, uploaded: UploadedFile) -> bool:
    """Put mended rows in the places of those they mend; the file must then be tried again.

    False when these rows have been put there already.
    """
    if current.mended_by == uploaded.file_id or current.prepared is None:
        return False
    with _on_disk(uploaded) as (path, settings):
        _, rows = intake.read_upload(path, uploaded.name, settings)
    current.file = corrections.mended(current.prepared.file, privacy.cleared(rows))
    current.mended_by = uploaded.file_id
    current.tried = ""
    return True


def latest_actual(current: Attempt, reader: Reader, board: Board) -> Period | None:
    """The latest month that the file gave actual figures for."""
    if current.plan is None:
        return None
    kinds = economy.KINDS_OF["actual"]
    given = {part.period for part in current.plan.periods if part.kind in kinds}
    months = [month for month in economy.loaded_periods(reader, board.id) if month.code in given]
    return max(months, default=None)


def _discard_trial(current: Attempt, viewer: Viewer) -> None:
    plan = current.plan
    if plan is None or plan.problems or current.committed is not None:
        return
    with frame.store().change(viewer) as change:
        load.discard(change, plan.load_id)


@contextmanager
def _on_disk(uploaded: UploadedFile) -> Iterator[tuple[Path, Settings]]:
    """The upload as a file for as long as it is read; it is not kept."""
    settings = Settings.from_environment()
    settings.work.mkdir(parents=True, exist_ok=True)
    path = settings.work / f"upload-{uuid4().hex}"
    path.write_bytes(uploaded.getbuffer())
    try:
        yield path, settings
    finally:
        path.unlink(missing_ok=True)
