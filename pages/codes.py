"""Kodplan: which codes does the board have, and which does no plan know?"""

from __future__ import annotations

import streamlit as st

from lagesbild import codes
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.ui import code_tables, downloads, frame, tables
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Kodplan", viewer) as reader:
        view = View(chosen.board, chosen.period)
        organisation = codes.organisation(reader, view)
        accounts = codes.accounts(reader, view)
        _unmapped(reader, view, chosen, any_plan=bool(organisation or accounts))
        search = ""
        if organisation or accounts:
            search = st.text_input(
                "Sök kod eller namn", key="codes-search", placeholder="Till exempel 21 eller familj"
            )
        if organisation:
            table = code_tables.organisation(organisation, view, chosen.unit, search)
            tables.show(table, "organisation")
            downloads.offer(reader, table, "organisation", code_tables.receipt(view, search))
        else:
            st.info(
                "Ingen organisation är inläst. Läs in en lista med Kod, Namn, Nivå (Avdelning, "
                "Enhet eller Ansvar), Överordnad kod, Giltig från och Giltig till."
            )
        if accounts:
            table = code_tables.accounts(accounts, view, chosen.unit, search)
            tables.show(table, "accounts")
            downloads.offer(reader, table, "kontoplan", code_tables.receipt(view, search))
        else:
            st.info(
                "Ingen kontoplan är inläst. Läs in en lista med Konto, Benämning och Kontogrupp."
            )


def _unmapped(reader: Reader, view: View, chosen: Chosen, *, any_plan: bool) -> None:
    unmapped = codes.unmapped(reader, view)
    if unmapped:
        tables.show(code_tables.unmapped(unmapped, view, chosen.unit), "unmapped")
    elif any_plan:
        st.success("Alla koder i årets utfall finns i organisationen och kontoplanen.")
