"""How a page is read: sign, unit and where the figures come from, in small print."""

from __future__ import annotations

import streamlit as st

from lagesbild.boards import Board
from lagesbild.ui.markdown import plain


def show(board: Board) -> None:
    """The board's own words for its signs, and how to find what a figure rests on."""
    with st.expander("Så läser du sidan"):
        st.markdown(
            f"{plain(board.sign.amounts)} {plain(board.sign.variance)}\n\n"
            "Ackumulerat är summan från årets början till och med vald period. Budgeten är "
            "periodiserad: varje månad har sin del av årets budget.\n\n"
            "Välj ett tal i tabellen för att se dess kvitto: frågan som räknade det, "
            "inläsningarna och filerna det vilar på och raderna i dem. Välj ett namn för att gå "
            "ned en nivå.\n\n"
            "*Ej kopplat* är koder som saknas i organisationen eller kontoplanen. De räknas med i "
            "summan och listas på sidan Kodplan."
        )
