"""What a page says before there are figures to show."""

from __future__ import annotations

import streamlit as st

from lagesbild import economy, loads
from lagesbild.access import Reader
from lagesbild.boards import Board
from lagesbild.errors import NoDataYet
from lagesbild.ui import frame, load_words
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import board_name


def without_actual(reader: Reader, board: Board) -> bool:
    """Whether a board has no actual figures; it then says so, and what there is instead."""
    if economy.loaded_periods(reader, board.id):
        return False
    frame.message(NoDataYet(f"uppföljning för {board_name(board)}"))
    counts = load_words.what_counts(loads.history(reader, board.id))
    if counts:
        st.caption(f"Inläst är {plain(counts)}. Det som saknas är utfall: huvudbok eller saldon.")
    return True


def without_cases(board: Board) -> None:
    """That no cases have been loaded for a board, and what a file of them should have."""
    frame.message(NoDataYet(f"lista över ärenden för {board_name(board)}"))
    st.caption(
        "En rad per ärende med klient-id, enhet eller ansvar, ärendetyp, från och till. Klientens "
        "id eller personnummer byts mot en pseudonym när filen läses, och namn läses aldrig in."
    )
