"""Rapporter: what does a report of the month say, what does it lack, and where is it taken home?"""

from __future__ import annotations

import streamlit as st

from lagesbild import report_templates
from lagesbild.access import Reader, Viewer
from lagesbild.economy import View
from lagesbild.report_templates import Kind
from lagesbild.reports import composing, report_findings, texts
from lagesbild.reports.content import Report
from lagesbild.ui import figures, frame, freezing, report_files, report_forms, report_tables, tables
from lagesbild.ui.markdown import plain
from lagesbild.ui.selection import Chosen


def show(viewer: Viewer, chosen: Chosen) -> None:
    with frame.page("Rapporter", viewer) as reader:
        report_forms.turn()
        view = View(chosen.board, chosen.period)
        kind = report_forms.kind(view)
        report = _composed(reader, view, kind)
        _answer(report)
        report_files.offer(reader, view, report, kind)
        report_files.offer_package(reader, view, report_templates.due_in(view.board, view.period))
        _outline(reader, view, report, kind)
        freezing.show(reader, view)


def _composed(reader: Reader, view: View, kind: Kind) -> Report:
    """The report, kept until anything that it may say has been stored."""
    as_of = composing.as_of(reader, view)
    return figures.kept(
        reader, view, ("report", kind, as_of), lambda: composing.report(reader, view, kind)
    )


def _answer(report: Report) -> None:
    st.markdown(f"**{plain(report_findings.position(report))}.**")
    if report.missing:
        table = report_tables.missing_table(report)
        tables.show(table, "report-missing", on_open=report_forms.open_missing)


def _outline(reader: Reader, view: View, report: Report, kind: Kind) -> None:
    template = report_templates.template_of(view.board, kind)
    found = texts.written(reader, view)
    said = texts.counting(found, kind)
    opens = texts.may_write(reader)
    report_forms.tell_saved()
    table = report_tables.outline_table(report, template, said, opens=opens)
    tables.show(table, "report-outline", on_open=report_forms.choose)
    if opens:
        report_forms.show_chosen(reader, view, template, found)
