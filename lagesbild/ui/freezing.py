"""Freeze a month's reports in the page, open what is frozen, and see what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from lagesbild import frozen_rounds
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.frozen_changes import Changes
from lagesbild.frozen_rounds import FrozenReport, FrozenRound
from lagesbild.reports import change_words, composing, files, freezing, keeping
from lagesbild.reports.content import Bullets, ChartPart, Comment, Paragraph, Report, TablePart
from lagesbild.text import moment
from lagesbild.ui import downloads, figures, frame, frozen_tables, tables
from lagesbild.ui.markdown import plain

_OPENED = "lagesbild-frozen-round"
_SAVED = "lagesbild-frozen"


def show(reader: Reader, view: View) -> None:
    """What of the month is frozen, and for whoever may, the form that freezes it."""
    if not frozen_rounds.may_open(reader.viewer):
        return
    st.subheader("Fryst rapport", anchor=False)
    saved: str | None = st.session_state.pop(_SAVED, None)
    if saved is not None:
        st.success(plain(saved))
    found = frozen_rounds.of_period(frozen_rounds.rounds(reader, view.board.id), view.period)
    if found:
        tables.show(frozen_tables.rounds_table(found, view), "frozen-rounds", on_open=_choose)
    else:
        st.caption(
            plain(
                f"Rapporten för {view.period.in_words} är inte fryst. Fryst blir den kvar som den "
                "beslutades, med siffror, texter, regler och filer, vad som än läses in senare."
            )
        )
    if frozen_rounds.may_freeze(reader.viewer):
        _form(reader, view, again=bool(found))
    _show_chosen(reader, view, found)


def _choose(key: str) -> None:
    st.session_state[_OPENED] = key


def _form(reader: Reader, view: View, *, again: bool) -> None:
    label = "Frys rapporten igen, som en ny version" if again else "Frys rapporten"
    with st.expander(label), st.form(f"freeze-{view.board.id}-{view.period.code}", border=False):
        reason = st.text_area("Skäl", placeholder="Nämndens möte den 21 mars, § 34")
        st.caption("Följer med den frysta rapporten. Skriv inga namn eller personnummer.")
        sure = st.checkbox("Rapporten ska frysas som den är nu. Det går inte att ta tillbaka.")
        if not st.form_submit_button(label, type="primary"):
            return
        if not sure:
            st.warning("Kryssa i rutan för att frysa rapporten.")
            return
        with frame.messages():
            frozen = _freeze(reader, view, reason or "")
            st.session_state[_SAVED] = (
                f"Rapporten för {view.period.in_words} är fryst, version {frozen.version}."
            )
            st.rerun()


def _freeze(reader: Reader, view: View, reason: str) -> FrozenRound:
    bar = st.progress(0.0, "Skriver rapporterna …")

    def tell(step: files.Step) -> None:
        told = plain(f"{step.number} av {step.of}: {step.name}")
        bar.progress((step.number - 1) / step.of, told)

    def make(boards: Reader, view: View) -> freezing.Made:
        return freezing.made(boards, view, tell)

    return freezing.freeze(frame.store(), reader.viewer, view, reason, make)


def _show_chosen(reader: Reader, view: View, found: list[FrozenRound]) -> None:
    """Open the version that has just been chosen, if it is the month's."""
    key = st.session_state.pop(_OPENED, None)
    for one in found:
        if str(one.version) == key:
            title = f"{view.period.in_words.capitalize()}, fryst version {one.version}"
            st.dialog(plain(title), width="large")(_opened)(reader, view, one)


def _opened(reader: Reader, view: View, frozen: FrozenRound) -> None:
    """The round as it was, and what has changed since."""
    with frame.messages():
        boards = frame.store().reader(frozen_rounds.as_the_board(reader.viewer, view.board.id))
        st.caption(plain(f"{moment(frozen.frozen_at)}, {frozen.author}: {frozen.reason}"))
        with st.spinner("Jämför med vad som gäller nu …"):
            changes = _changes(boards, view, frozen)
        st.markdown(f"**{plain(change_words.position(changes))}.**")
        reports = frozen_rounds.reports(boards, view.board.id, frozen.round_id)
        st.caption("Filerna som de var:")
        _files(reader, view, frozen, reports)
        _changed(changes, view)
        st.markdown("**Rapporten som den var**")
        _as_it_was([keeping.read(one.content) for one in reports])


def _changes(reader: Reader, view: View, frozen: FrozenRound) -> Changes:
    """What has changed, kept until anything that a report may say has been stored."""
    as_of = composing.as_of(reader, view)
    return figures.kept(
        reader,
        view,
        ("frozen", frozen.round_id, as_of),
        lambda: freezing.changes(reader, view, frozen),
    )


def _files(
    reader: Reader, view: View, frozen: FrozenRound, reports: Sequence[FrozenReport]
) -> None:
    """A button for each file, in the order of the reports."""

    def content(name: str) -> bytes:
        return frozen_rounds.file(reader, view.board.id, frozen.round_id, name)

    found = frozen_rounds.files(reader, view.board.id, frozen.round_id)
    titles = {one.report: one.title for one in reports}
    with st.container(horizontal=True, gap="small"):
        for one in sorted(found, key=lambda one: list(titles).index(one.report)):
            form = files.FORMATS.get(PurePath(one.file_name).suffix)
            downloads.offer_bytes(
                reader,
                f"{titles[one.report]} ({form.label if form else one.file_name})",
                f"fryst-{frozen.version}-{one.file_name}",
                lambda name=one.file_name: content(name),  # type: ignore[misc]
                one.media_type,
                f"Fryst version {frozen.version}",
            )


def _changed(changes: Changes, view: View) -> None:
    for is_any, table, key in (
        (changes.figures, frozen_tables.figures_table, "figures"),
        (changes.texts, frozen_tables.texts_table, "texts"),
        (changes.loads, frozen_tables.loads_table, "loads"),
        (changes.rules, frozen_tables.rules_table, "rules"),
    ):
        if is_any:
            tables.show(table(changes, view), f"frozen-{key}")


def _as_it_was(reports: list[Report]) -> None:
    """One report at a time, chapter by chapter; its charts are in the files."""
    titles = [report.title for report in reports]
    chosen = st.selectbox("Rapport", titles, format_func=plain, key="frozen-report")
    report = reports[titles.index(chosen)]
    for place, chapter in enumerate(report.chapters):
        st.markdown(f"**{plain(chapter.heading)}**")
        for number, part in enumerate(chapter.parts):
            match part:
                case Paragraph():
                    st.markdown(plain(part.text))
                case Bullets():
                    for line in part.lines:
                        st.markdown(f"- {plain(line)}")
                case Comment():
                    st.markdown(f"{plain(part.about)}: {plain(part.text)}")
                case TablePart():
                    tables.show(part.table, f"frozen-{report.kind}-{place}-{number}")
                case ChartPart():
                    st.caption(plain(part.title))
