"""A report as a file, by the file's ending, and all of a month's reports as one package."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.report_templates import Kind, template_of
from lagesbild.reports import composing, zipped
from lagesbild.reports.content import Report

ZIP = ".zip"
ZIP_TYPE = "application/zip"


@dataclass(frozen=True)
class Format:
    """A kind of file: what its button says, its media type, and the module that writes it."""

    label: str
    media_type: str
    writer: str


FORMATS: Mapping[str, Format] = {
    ".docx": Format(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "lagesbild.reports.word",
    ),
    ".pdf": Format("PDF", "application/pdf", "lagesbild.reports.pdf"),
    ".xlsx": Format(
        "Excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "lagesbild.reports.excel",
    ),
}
"""The formats by the ending of their files."""


@dataclass(frozen=True)
class Step:
    """A file of a package that is being made: which one of how many."""

    number: int
    of: int
    name: str


def written(report: Report, ending: str) -> bytes:
    """A report as a file of a format; its writer is imported when it is first wanted."""
    writer = import_module(FORMATS[ending].writer)
    return cast("Callable[[Report], bytes]", writer.written)(report)


def name_of(view: View, kind: Kind, ending: str) -> str:
    """What a report's file is called: "manadsrapport-motala-202309.docx"."""
    title = unicodedata.normalize("NFKD", template_of(view.board, kind).title.lower())
    plain = re.sub(r"[^a-z0-9]+", "-", title.encode("ascii", "ignore").decode("ascii")).strip("-")
    return f"{plain or kind.value}-{view.board.id}-{view.period.code}{ending}"


def package_name(view: View) -> str:
    """What a month's package is called."""
    return f"rapporter-{view.board.id}-{view.period.code}{ZIP}"


def package(
    reader: Reader, view: View, kinds: Sequence[Kind], tell: Callable[[Step], None]
) -> bytes:
    """Every kind of report in every format, as one zip; `tell` hears of each file before it."""
    reports = composing.reports(reader, view, kinds)
    steps = [(kind, ending) for kind in kinds for ending in FORMATS]
    made = []
    for number, (kind, ending) in enumerate(steps, 1):
        name = name_of(view, kind, ending)
        tell(Step(number, len(steps), name))
        made.append((name, written(reports[kind], ending)))
    return zipped.packed(made)
