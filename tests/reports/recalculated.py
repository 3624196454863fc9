"""The formulas of a workbook, as another program computes them."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from zipfile import ZipFile

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.office import converted

TO_THE_ORE = 1e-6  # of thousands of kronor, and of shares


@dataclass(frozen=True)
class Computed:
    """A cell with a formula: what was written beside it, and what LibreOffice makes of it."""

    sheet: str
    place: str
    written: float
    computed: float


def recalculated(content: bytes) -> list[Computed]:
    """Every formula of a workbook, computed without the figures that were written beside them."""
    stripped = without_values(content)
    before = opened(content, data_only=True)
    empty = opened(stripped, data_only=True)
    after = opened(converted(stripped, "xlsx", "xlsx"), data_only=True)
    found = []
    for sheet in opened(content):
        for cell in cells_of(sheet):
            if cell.data_type == "f":
                one, other, nothing = (
                    book[sheet.title][cell.coordinate].value for book in (before, after, empty)
                )
                assert nothing is None
                found.append(Computed(sheet.title, cell.coordinate, one, other))
    return found


def opened(content: bytes, *, data_only: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)


def cells_of(sheet: Worksheet) -> list[Cell]:
    return [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]


def without_values(content: bytes) -> bytes:
    stripped = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as parts, ZipFile(stripped, "w") as left:
        for name in parts.namelist():
            text = parts.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text = re.sub(rb"</f><v>[^<]*</v>", b"</f>", text)
            left.writestr(name, text)
    return stripped.getvalue()
