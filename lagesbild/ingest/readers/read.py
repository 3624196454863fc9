"""The one door: any file in, its tables of text out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lagesbild.ingest.readers import delimited, html, identify, sandbox, sie, sie5, spreadsheet
from lagesbild.ingest.readers.refusals import check_size, check_unpacked_size
from lagesbild.ingest.table import FileForm, ReadFile
from lagesbild.settings import Limits

_PACKED = (FileForm.XLSX, FileForm.XLSM, FileForm.XLSB, FileForm.ODS)


def read(path: Path, name: str, limits: Limits, work: Path) -> ReadFile:
    """Read a file that is called `name`, whatever it is; FileRefused when it cannot be.

    Workbooks, web pages and XML are parsed in a process of their own, which leaves its temporary
    files in `work`; text is not parsed by anything that could do harm.
    """
    check_size(name, path, limits)
    form = identify.form_of(name, path)
    if form in _PACKED:
        check_unpacked_size(name, path, limits)
    read_file = _read(path, name, form, limits, work)
    return replace(read_file, evidence=(*identify.name_evidence(name, form), *read_file.evidence))


def _read(path: Path, name: str, form: FileForm, limits: Limits, work: Path) -> ReadFile:
    match form:
        case FileForm.DELIMITED:
            return delimited.read(path, name, limits)
        case FileForm.SIE4:
            return sie.read(name, path.read_bytes())
        case FileForm.SIE5:
            return sandbox.run(_read_sie5, path, name, form, limits, work)
        case FileForm.HTML:
            return sandbox.run(html.read, path, name, form, limits, work)
        case _:
            return sandbox.run(spreadsheet.read, path, name, form, limits, work)


def _read_sie5(path: Path, name: str, form: FileForm, limits: Limits) -> ReadFile:
    return sie5.read(name, path.read_bytes())
