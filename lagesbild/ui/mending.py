"""Rows that were refused: taken home as a workbook, mended, and given back."""

from __future__ import annotations

import streamlit as st

from lagesbild.ingest import corrections
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.plan import Plan
from lagesbild.ui import downloads, plan_tables, tables, uploading
from lagesbild.ui.uploading import Attempt


def show(current: Attempt, prepared: Prepared, plan: Plan) -> None:
    """What must be mended, and the two ways to do it."""
    st.error("Filen kan inte läsas in förrän det här är rättat. Ingenting är sparat.")
    tables.show(plan_tables.problems(plan.problems), "problems")
    st.markdown(
        "Rätta i ekonomisystemet och ta ut filen på nytt, eller hämta raderna, rätta dem i Excel "
        "och lämna tillbaka dem här."
    )
    downloads.offer_file(
        "Hämta raderna som Excel",
        corrections.workbook(prepared.file, prepared.reading, plan.problems),
        f"ratta-{plan.file_name}.xlsx",
    )
    rows = st.file_uploader("Rättade rader", type=["xlsx"], key=f"mended-{current.about[0]}")
    if rows is None:
        return
    with st.spinner("Läser de rättade raderna …", show_time=True):
        is_new = uploading.mend(current, rows)
    if is_new:
        st.rerun()
    st.warning("Raderna är insatta, men det som står ovan är fortfarande fel.")
