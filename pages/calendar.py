"""Årshjul: when is the next meeting, what must be ready by then, and what is late?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from lagesbild import calendar_files, cycle, cycle_findings, round_checks
from lagesbild.access import Reader, Right, Viewer
from lagesbild.cycle import DueRow
from lagesbild.economy import View
from lagesbild.table_files import EXCEL
from lagesbild.ui import (
    calendar_choice,
    calendar_drawn,
    calendar_tables,
    cards,
    charts,
    downloads,
    empty,
    figures,
    frame,
    tables,
)
from lagesbild.ui.markdown import plain
from lagesbild.ui.record_receipts import Source
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Årshjul", viewer) as reader:
        view = View(chosen.board, chosen.period)
        known = cycle.years(reader, view.board)
        if not known:
            empty.without_calendar(view.board, viewer)
            return
        on_day = calendar_choice.day(known, chosen)
        rows = cycle.due(reader, view.board, on_day)
        if rows:
            _answer(rows, view, on_day)
            _year(reader, rows, view, on_day)
            _findings(reader, view, on_day.year)
        else:
            st.info(plain(f"Det finns ingen kalender för {on_day.year}. Välj en annan dag."))
        _round(reader, view)


def _answer(rows: Sequence[DueRow], view: View, on_day: date) -> None:
    st.markdown(f"**{plain(cycle_findings.position(rows, on_day))}**")
    cards.show(calendar_tables.key_figures(rows, on_day), f"calendar-{view.board.id}")


def _year(reader: Reader, rows: Sequence[DueRow], view: View, on_day: date) -> None:
    """The strip and the list of the things that are looked for, and the files made of them."""
    wanted = calendar_choice.show(rows)
    found = [row for row in rows if wanted.holds(row)]
    if not found:
        st.info("Inget på kalendern stämmer med valen. Välj Alla i någon av listorna.")
        return
    filtered = found != rows
    if any(row.meets_in for row in found):
        drawn = calendar_drawn.strip(found, view, on_day, filtered=filtered)
        charts.show(drawn, "calendar-strip")
    table = calendar_tables.due_table(found, view, on_day, filtered=filtered)
    source = Source(
        table,
        cycle.DUE,
        cycle.due_parameters(view.board, on_day),
        lambda: cycle.receipt_loads(reader, view.board, on_day.year),
        "Kalender",
    )
    tables.show(table, "calendar")
    downloads.offer(reader, table, "kalender", source.receipt())
    about = ", ".join(filter(None, (f"{view.board.name} {on_day.year}", wanted.responsible)))
    _files(reader, rows, found, view, on_day.year, about)


def _files(
    reader: Reader,
    rows: Sequence[DueRow],
    found: Sequence[DueRow],
    view: View,
    year: int,
    about: str,
) -> None:
    """What is shown for a calendar program; for who may load, next year's list to mend."""
    with st.container(horizontal=True, gap="small"):
        if any(row.meets_in for row in found):
            downloads.offer_bytes(
                reader, "Hämta till en kalender (ics)", "kalender.ics",
                lambda: calendar_files.icalendar(found, view.board, about), "text/calendar", about,
            )  # fmt: skip
        if reader.viewer.may(Right.LOAD):
            downloads.offer_bytes(
                reader, "Hämta utkast till nästa år", "kalender-utkast.xlsx",
                lambda: calendar_files.next_year(rows, year), EXCEL, about,
            )  # fmt: skip


def _findings(reader: Reader, view: View, year: int) -> None:
    found = cycle.findings(reader, view.board, year)
    if found:
        with st.expander(plain(f"Reglerna frågar om kalendern ({len(found)})")):
            rules = cycle.rules_of(view.board)
            tables.show(calendar_tables.finding_table(found, rules, view, year), "calendar-rules")


def _round(reader: Reader, view: View) -> None:
    """The steps of the chosen period's round."""
    seen = round_checks.look(reader, view, figures.round_figured(reader, view))
    steps = round_checks.checklist(reader, view, seen)
    tables.show(calendar_tables.checklist_table(steps, view), "round-checklist")
