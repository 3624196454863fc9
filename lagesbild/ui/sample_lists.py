"""A list of someone's own to draw a sample from: read, held by the session, never stored (K4)."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lagesbild.access import Viewer
from lagesbild.errors import UserError
from lagesbild.ingest import sample_list
from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.sample_list import Sheet
from lagesbild.samples import Listed, SampleRow
from lagesbild.text import plural
from lagesbild.ui import plan_tables, tables, uploading
from lagesbild.ui.markdown import plain

_READ = "lagesbild-sample-read"
_HELD = "lagesbild-sample-list"
_WITHOUT = ""
_KEPT_BACK = (
    "Listans rader sparas inte: bara vilka radnummer som dras, och listans fingeravtryck. Listor "
    "med personnummer läses inte."
)


def choose(viewer: Viewer, key: str) -> Listed | None:
    """A list that is uploaded and its column of amounts; None until there is one to draw from."""
    uploaded = st.file_uploader("Lista i Excel eller CSV", key=key, help=plain(_KEPT_BACK))
    if uploaded is None:
        st.caption(plain(_KEPT_BACK))
        return None
    sheets = _sheets(uploaded, viewer)
    if not sheets:
        return None
    with st.container(horizontal=True, gap="small"):
        sheet = sheets[0] if len(sheets) == 1 else _of(sheets, key)
        amounts = _amounts(sheet, key)
    st.markdown(f"**{plain(plural(len(sheet.rows), 'rad', 'rader'))} att dra ur.**")
    return sample_list.listed_in(sheet, uploaded.name, amounts)


def hold(number: int, listed: Listed) -> None:
    """Remember the list that a sample has just been drawn from, for as long as the visit lasts."""
    st.session_state[_HELD] = (number, listed)


def held(sample: SampleRow) -> Listed | None:
    """The list that a sample was drawn from, if it is still held."""
    number, listed = st.session_state.get(_HELD) or (None, None)
    return listed if number == sample.sample_id else None


def ask_again(viewer: Viewer, sample: SampleRow, sheet_name: str) -> Listed | None:
    """The list of an earlier sample, given again so that its rows can be shown."""
    uploaded = st.file_uploader(
        "Läs in samma lista igen för att se raderna", key=f"sample-again-{sample.sample_id}"
    )
    sheets = [] if uploaded is None else _sheets(uploaded, viewer)
    if uploaded is None or not sheets:
        return None
    sheet = next((one for one in sheets if one.name == sheet_name), sheets[0])
    header = sample.amount_header
    if header is not None and header not in sheet.headers:
        raise UserError(f"Listan har ingen kolumn som heter ”{header}”. Det är en annan lista.")
    return sample_list.listed_in(sheet, uploaded.name, header)


def _sheets(uploaded: UploadedFile, viewer: Viewer) -> list[Sheet]:
    """What the upload holds, read once; nothing when it is refused, which is then said."""
    about, found = st.session_state.get(_READ) or ("", [])
    if about == uploaded.file_id:
        return list(found)
    try:
        with st.spinner("Läser listan …"):
            sheets = sample_list.sheets_of(uploading.read_alone(uploaded, viewer))
    except FileRefused as refusal:
        st.error(plain(str(refusal)))
        if len(refusal.problems) > 1 or refusal.problems[0].address:
            tables.show(plan_tables.problems(refusal.problems), "sample-refused")
        return []
    st.session_state[_READ] = (uploaded.file_id, sheets)
    return sheets


def _of(sheets: list[Sheet], key: str) -> Sheet:
    chosen: Sheet | None = st.selectbox(
        "Blad", sheets, format_func=lambda one: plain(one.name), key=f"{key}-sheet"
    )
    return chosen or sheets[0]


def _amounts(sheet: Sheet, key: str) -> str | None:
    chosen: str | None = st.selectbox(
        "Kolumn med belopp",
        [_WITHOUT, *sheet.headers],
        index=_likeliest(sheet),
        format_func=lambda one: plain(one or "Listan har inga belopp"),
        key=f"{key}-amounts-{sheet.name}",
    )
    return chosen or None


def _likeliest(sheet: Sheet) -> int:
    """The place of the column that is called an amount, else of none."""
    readable = sample_list.amount_headers(sheet)
    called = [name for name in readable if "belopp" in name.casefold()]
    return 1 + sheet.headers.index(called[0]) if called else 0
