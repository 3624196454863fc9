"""Läs in: what does this file hold, what would it change, and shall it count?"""

from __future__ import annotations

import streamlit as st

from lagesbild import loads
from lagesbild.access import Reader, Viewer
from lagesbild.ingest import plan_words
from lagesbild.ingest.intake import Prepared
from lagesbild.ingest.plan import Plan
from lagesbild.ingest.problems import FileRefused
from lagesbild.text import plural
from lagesbild.ui import (
    choices,
    frame,
    load_words,
    mending,
    navigation,
    plan_tables,
    selection,
    tables,
    templates,
    uploading,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen, board_name
from lagesbild.ui.uploading import Attempt


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Läs in", viewer) as reader:
        st.markdown(
            f"Läs in en fil för **{plain(board_name(chosen.board))}**. Ingenting räknas förrän du "
            "har sett vad som ändras och valt att läsa in."
        )
        uploaded = st.file_uploader("Fil från ekonomisystemet", key="upload")
        if uploaded is None:
            uploading.give_up(viewer)
            _what_can_be_loaded(reader, chosen)
            return
        try:
            with st.spinner("Läser filen …", show_time=True):
                current = uploading.attempt(uploaded, chosen.board, viewer)
            _attempt(reader, chosen, current)
        except FileRefused as refusal:
            _refused(refusal)


def _what_can_be_loaded(reader: Reader, chosen: Chosen) -> None:
    st.info(plain(load_words.WHAT_CAN_BE_LOADED))
    history = loads.history(reader, chosen.board.id)
    if history:
        st.caption(plain(load_words.latest(history)))
    else:
        st.caption("Börja gärna med organisation och kontoplan, så får beloppen sin plats direkt.")
    templates.offer()


def _refused(refusal: FileRefused) -> None:
    st.error(f"Filen lästes inte in. {plain(str(refusal))}")
    if len(refusal.problems) > 1 or refusal.problems[0].address:
        tables.show(plan_tables.problems(refusal.problems), "refused")


def _attempt(reader: Reader, chosen: Chosen, current: Attempt) -> None:
    if current.committed is not None:
        _done(reader, chosen, current)
        return
    with st.spinner("Tolkar filen …", show_time=True):
        prepared = uploading.prepare(current, reader, chosen.board)
    choices.questions(current, prepared.reading)
    if not prepared.reading.questions:
        with st.spinner("Provläser …", show_time=True):
            uploading.try_out(current, prepared, reader, chosen.board)
        if current.unchanged is not None:
            st.success(
                f"Filen är redan inläst som inläsning {plain(str(current.unchanged))} och allt i "
                "den gäller. Ingenting behöver göras."
            )
        elif current.plan is not None:
            _plan(reader.viewer, current, prepared, current.plan)
    choices.how_it_is_read(current, prepared)


def _plan(viewer: Viewer, current: Attempt, prepared: Prepared, plan: Plan) -> None:
    for warning in filter(None, (current.remark, *plan.doubts, *plan_words.warnings(plan))):
        st.warning(plain(warning))
    if plan.problems:
        mending.show(current, prepared, plan)
        return
    rows = plural(plan.row_count, "rad", "rader")
    found = f"**{plain(rows)} kan läsas in från {plain(plan.file_name)}.**"
    st.markdown(f"{found} {plain(' '.join(plan_words.what_changes(plan)))}")
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button("Läs in", type="primary")
        st.caption("Vill du inte läsa in filen tar du bort den ovan. Då sparas ingenting.")
    if wanted:
        with st.spinner("Läser in …", show_time=True):
            uploading.commit(current, viewer)
        st.rerun()
    tables.show(plan_tables.periods(plan), "plan-periods")
    for key, table in plan_tables.details(plan):
        tables.show(table, f"plan-{key}")


def _done(reader: Reader, chosen: Chosen, current: Attempt) -> None:
    st.success(
        f"{plain(current.upload.name)} är inläst som inläsning {plain(str(current.committed))}. "
        "Du kan ångra den på sidan Inläsningar."
    )
    month = uploading.latest_actual(current, reader, chosen.board)
    with st.container(horizontal=True, vertical_alignment="center"):
        if month is not None and st.button(
            f"Se {plain(month.in_words)} på Ekonomi", on_click=selection.turn_to, args=(month,)
        ):
            navigation.go("economy")
        navigation.link("loads", "Se inläsningen på Inläsningar")
