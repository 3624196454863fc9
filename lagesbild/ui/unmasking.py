"""Voucher texts that may tell of people: hidden until one who may asks, which is recorded (S3)."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from lagesbild.access import Event, Reader, Right
from lagesbild.economy import View, VoucherRow
from lagesbild.ui import frame
from lagesbild.ui.place import Place

_SHOWN = "lagesbild-unmasked"


def reader_for(reader: Reader, view: View, here: Place) -> Reader:
    """The viewer's reader, or one that shows such texts where they have been asked for."""
    if st.session_state.get(_SHOWN) != (view.board.id, here.key):
        return reader
    return frame.store().reader(reader.viewer.unmasking())


def offer(reader: Reader, view: View, here: Place, rows: Sequence[VoucherRow]) -> None:
    """Say that texts are hidden, and let one who may ask for those of this place."""
    if not any(row.text_is_hidden for row in rows):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Texter som kan handla om enskilda är dolda.")
        if reader.viewer.may(Right.TEXTS) and st.button(
            "Visa dolda texter", help="Det antecknas att du har visat dem."
        ):
            frame.store().record(reader.viewer, Event.UNMASKED, view.board.id, here.name)
            st.session_state[_SHOWN] = (view.board.id, here.key)
            st.rerun()
