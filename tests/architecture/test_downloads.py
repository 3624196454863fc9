"""Every download goes through one place, and every text in it through one function."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.tree import python_files, syntax_of
from tests.each import each_of
from tests.pages.hostile_pages import DOWNLOADS

PRODUCT = python_files("app.py", "pages", "lagesbild")
OFFERING = Path("lagesbild/ui/downloads.py")
WRITING = Path("lagesbild/spreadsheets.py")
OF_OURS_ALONE = {"templates: file_name(kind)"}
"""Downloads that hold no word from a file or a person: data/reference/records alone."""


def called(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call as it is written, "st.download_button", with its node."""
    found = [node for node in ast.walk(syntax_of(path)) if isinstance(node, ast.Call)]
    return [(ast.unparse(node.func), node) for node in found]


@each_of("path", PRODUCT)
def test_files_are_offered_in_one_place(path: Path) -> None:
    offers = [name for name, _ in called(path) if name.endswith("download_button")]
    assert path == OFFERING or not offers


@each_of("path", PRODUCT)
def test_csv_and_workbooks_are_written_in_one_place(path: Path) -> None:
    writers = ("csv.writer", "csv.DictWriter", "xlsxwriter.Workbook", "openpyxl.Workbook")
    made = [name for name, _ in called(path) if name in writers or name.endswith("to_csv")]
    assert path == WRITING or not made


def test_every_download_is_among_those_that_hostile_names_go_through() -> None:
    """A new download must be added to tests/pages/hostile_pages.py."""
    offered = {
        f"{path.stem}: {ast.unparse(node.args[2])}"
        for path in PRODUCT
        for name, node in called(path)
        if name.startswith("downloads.offer")
    }
    assert offered == set(DOWNLOADS) | OF_OURS_ALONE
