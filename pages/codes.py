"""Kodplan: which codes does the board have, and which does no plan know?"""

from __future__ import annotations

import streamlit as st

from lagesbild import codes
from lagesbild.access import Viewer
from lagesbild.economy import View
from lagesbild.ui import code_tables, downloads, frame, tables
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Kodplan", viewer) as reader:
        view = View(chosen.board, chosen.period)
        unmapped = codes.unmapped(reader, view)
        if unmapped:
            tables.show(code_tables.unmapped(unmapped, view, chosen.unit), "unmapped")
        else:
            st.success("Alla koder i årets utfall finns i organisationen och kontoplanen.")

        organisation = codes.organisation(reader, view)
        if organisation:
            table = code_tables.organisation(organisation, view, chosen.unit)
            tables.show(table, "organisation")
            downloads.offer(table, "organisation", code_tables.receipt(view))
        else:
            st.info(
                "Ingen organisation är inläst. Läs in en lista med Kod, Namn, Nivå (Avdelning, "
                "Enhet eller Ansvar), Överordnad kod, Giltig från och Giltig till."
            )

        accounts = codes.accounts(reader, view)
        if accounts:
            table = code_tables.accounts(accounts, view, chosen.unit)
            tables.show(table, "accounts")
            downloads.offer(table, "kontoplan", code_tables.receipt(view))
        else:
            st.info(
                "Ingen kontoplan är inläst. Läs in en lista med Konto, Benämning och Kontogrupp."
            )
