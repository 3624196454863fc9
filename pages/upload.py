"""Läs in: what does this file hold, what would it change, and shall it count?"""

from __future__ import annotations

import streamlit as st

from lagesbild.access import Reader, Viewer
from lagesbild.ingest import corrections
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused
from lagesbild.ui import (
    choices,
    downloads,
    frame,
    navigation,
    plan_tables,
    plan_words,
    tables,
    uploading,
)
from lagesbild.ui.selection import Chosen, board_name
from lagesbild.ui.uploading import Attempt


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Läs in", viewer) as reader:
        st.markdown(
            f"Läs in en fil för **{board_name(chosen.board)}**. Ingenting räknas förrän du har "
            "sett vad som ändras och valt att läsa in."
        )
        uploaded = st.file_uploader("Fil från ekonomisystemet", key="upload")
        if uploaded is None:
            uploading.give_up(viewer)
            _what_can_be_loaded()
            return
        try:
            with st.spinner("Läser filen …", show_time=True):
                current = uploading.attempt(uploaded, chosen.board)
            _attempt(reader, chosen, current)
        except FileRefused as refusal:
            _refused(refusal)


def _what_can_be_loaded() -> None:
    st.info(
        "Dra hit en fil eller välj den. Det går att läsa in huvudbok, saldon, budget, fastställd "
        "prognos, organisation och kontoplan som Excel, text (CSV) eller SIE. Innehållet avgör vad "
        "filen är, inte namnet."
    )


def _refused(refusal: FileRefused) -> None:
    st.error(f"Filen lästes inte in. {refusal}")
    if len(refusal.problems) > 1 or refusal.problems[0].address:
        tables.show(plan_tables.problems(refusal.problems), "problems")


def _attempt(reader: Reader, chosen: Chosen, current: Attempt) -> None:
    if current.committed is not None:
        _done(current)
        return
    prepared = uploading.prepare(current, reader, chosen.board)
    choices.questions(current, prepared.reading)
    if not prepared.reading.questions:
        with st.spinner("Provläser …", show_time=True):
            uploading.try_out(current, prepared, reader, chosen.board)
        if current.unchanged is not None:
            st.success(
                f"Filen är redan inläst som inläsning {current.unchanged} och allt i den gäller. "
                "Ingenting behöver göras."
            )
        elif current.plan is not None:
            _plan(reader.viewer, current, prepared, current.plan)
    choices.how_it_is_read(current, prepared)


def _plan(viewer: Viewer, current: Attempt, prepared: Prepared, plan: Plan) -> None:
    for warning in plan_words.warnings(plan):
        st.warning(warning)
    if plan.problems:
        _mend(current, prepared, plan)
        return
    st.markdown(plan_words.what_changes(plan))
    commit, give_up = st.columns([1, 4])
    commit.button(
        "Läs in", type="primary", on_click=uploading.commit, args=(current, viewer), width="stretch"
    )
    give_up.caption("Vill du inte läsa in filen tar du bort den ovan. Då sparas ingenting.")
    tables.show(plan_tables.periods(plan), "plan-periods")
    codes = plan_tables.codes(plan)
    for key, table in (
        ("missing", codes.missing),
        ("totals", plan_tables.totals(plan)),
        ("classes", plan_tables.classes(plan)),
        ("new", codes.new),
    ):
        if table is not None:
            tables.show(table, f"plan-{key}")


def _mend(current: Attempt, prepared: Prepared, plan: Plan) -> None:
    st.error("Filen kan inte läsas in förrän det här är rättat. Ingenting är sparat.")
    tables.show(plan_tables.problems(plan.problems), "problems")
    downloads.offer_file(
        "Hämta raderna som Excel",
        corrections.workbook(current.file, prepared.reading, plan.problems),
        f"ratta-{plan.file_name}.xlsx",
    )
    rows = st.file_uploader("Rättade rader", type=["xlsx"], key=f"mended-{current.tried}")
    if rows is not None:
        uploading.mend(current, rows)
        st.rerun()


def _done(current: Attempt) -> None:
    st.success(
        f"{current.upload.name} är inläst som inläsning {current.committed}. "
        "Du kan ångra den på sidan Inläsningar."
    )
    navigation.link("economy", "Se siffrorna på Ekonomi")
    navigation.link("loads", "Se inläsningen på Inläsningar")
