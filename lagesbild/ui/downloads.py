"""A table taken home: as a workbook with live figures and its receipt, or as CSV."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from lagesbild.access import Event, Reader
from lagesbild.finance_tables import FinanceTable
from lagesbild.table_files import CSV, EXCEL, Receipt, comma_separated, workbook
from lagesbild.ui import frame
from lagesbild.ui.markdown import plain

_ENDINGS = {EXCEL: "xlsx", CSV: "csv"}


def offer(reader: Reader, table: FinanceTable, name: str, receipt: Receipt) -> None:
    """Buttons for `table` as Excel and as CSV; the files are made, and that is recorded, when they
    are asked for.
    """
    store, viewer = frame.store(), reader.viewer

    def taken(content: bytes, form: str) -> bytes:
        store.record(viewer, Event.EXPORTED, subject=f"{name}.{form}", detail=table.caption)
        return content

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Hämta som Excel",
            lambda: taken(workbook(table, receipt), "xlsx"),
            f"{name}.xlsx",
            EXCEL,
            key=f"{name}-excel",
            on_click="ignore",
        )
        st.download_button(
            "Hämta som CSV",
            lambda: taken(comma_separated(table), "csv"),
            f"{name}.csv",
            CSV,
            key=f"{name}-csv",
            on_click="ignore",
        )


def offer_made(
    reader: Reader,
    label: str,
    name: str,
    make: Callable[[], str | bytes],
    about: str,
    kind: str = CSV,
) -> None:
    """A button for a file, CSV unless said, that is made, and recorded, when it is asked for."""
    store, viewer = frame.store(), reader.viewer
    file_name = f"{name}.{_ENDINGS[kind]}"

    def taken() -> bytes:
        store.record(viewer, Event.EXPORTED, subject=file_name, detail=about)
        made = make()
        return made.encode("utf-8-sig") if isinstance(made, str) else made

    st.download_button(plain(label), taken, file_name, kind, key=f"{name}-made", on_click="ignore")


def offer_bytes(
    reader: Reader, label: str, name: str, make: Callable[[], bytes], kind: str, about: str
) -> None:
    """A button for a file of another kind that is made, and recorded, when it is asked for."""
    store, viewer = frame.store(), reader.viewer

    def taken() -> bytes:
        store.record(viewer, Event.EXPORTED, subject=name, detail=about)
        return make()

    st.download_button(plain(label), taken, name, kind, key=f"made-{name}", on_click="ignore")


def offer_file(label: str, content: bytes, name: str, kind: str = EXCEL) -> None:
    """A button for a file that is made already."""
    st.download_button(plain(label), content, name, kind, key=f"file-{name}", on_click="ignore")
