"""Workbooks to fill in, one for each kind of record."""

from __future__ import annotations

from functools import cache

import streamlit as st

from lagesbild.ingest.records import KINDS, RecordKind
from lagesbild.ingest.templates import file_name, template
from lagesbild.ui import downloads


def offer() -> None:
    """A button for each kind of list that has a template."""
    with st.expander("Mallar att fylla i"):
        st.markdown("Varje mall har rubriker som känns igen, förklaringar och ord att välja.")
        with st.container(horizontal=True):
            for kind in KINDS.values():
                _button(kind, kind.label.capitalize())


def offer_one(kind: str) -> None:
    """A button for the template of one kind of list."""
    _button(KINDS[kind], f"Hämta mall för {KINDS[kind].label}")


def _button(kind: RecordKind, label: str) -> None:
    downloads.offer_file(label, _workbook(kind.name), file_name(kind))


@cache
def _workbook(kind: str) -> bytes:
    return template(KINDS[kind])
