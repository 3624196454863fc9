"""A report taken home as Word, PDF or Excel, and all of a month's reports as one package."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from lagesbild.access import Event, Reader
from lagesbild.economy import View
from lagesbild.report_templates import Kind, template_of
from lagesbild.reports import files
from lagesbild.reports.content import Report
from lagesbild.reports.files import Step
from lagesbild.text import listed
from lagesbild.ui import downloads, frame
from lagesbild.ui.markdown import plain


def offer(reader: Reader, view: View, report: Report, kind: Kind) -> None:
    """A button for each format; a file is made, and that is recorded, when it is asked for."""
    with st.container(horizontal=True, gap="small"):
        for ending, form in files.FORMATS.items():
            downloads.offer_bytes(
                reader,
                f"Hämta som {form.label}",
                files.name_of(view, kind, ending),
                partial(files.written, report, ending),
                form.media_type,
                report.title,
            )


def offer_package(reader: Reader, view: View, kinds: Sequence[Kind]) -> None:
    """A button that makes the month's reports in every format, and says how far it has come."""
    names = listed(template_of(view.board, one).title.lower() for one in kinds)
    st.caption(plain(f"Hela paketet för {view.period.in_words}: {names}."))
    if not st.button("Gör hela paketet", key="report-package"):
        return
    bar = st.progress(0.0, text="Skriver rapporterna …")

    def tell(step: Step) -> None:
        told = plain(f"{step.number} av {step.of}: {step.name}")
        bar.progress((step.number - 1) / step.of, told)

    with frame.messages():
        content = files.package(reader, view, kinds, tell)
        bar.progress(1.0, "Paketet är klart.")
        name = files.package_name(view)
        frame.store().record(reader.viewer, Event.EXPORTED, subject=name, detail=names)
        downloads.offer_file("Hämta paketet", content, name, files.ZIP_TYPE)
