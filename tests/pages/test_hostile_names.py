"""Names from files do nothing: not on a page, and not in what is taken home from it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st
from openpyxl.cell import Cell

from lagesbild import spreadsheets
from lagesbild.store import named
from lagesbild.ui import downloads
from lagesbild.ui.markdown import UNSEEN, plain
from tests.hostile import MARKUP
from tests.loading import Desk, desk_with, settings_in
from tests.pages.conftest import Open
from tests.pages.hostile_pages import (
    DOWNLOADS,
    FILES,
    NAMES,
    OPENED,
    WITHOUT_NAMES,
    broken_upload,
)
from tests.pages.seen import Seen, read, run

OWN_FORMULA = re.compile(r"=(?:SUM\([A-Z0-9:,]+\)|[A-Z]+\d+-[A-Z]+\d+|[A-Z]+\d+/ABS\([A-Z]+\d+\))")


@dataclass(frozen=True)
class Download:
    """A file as the one who fetches it gets it."""

    name: str
    content: bytes


@pytest.fixture
def hostile(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_with(FILES, settings_in(tmp_path / "local"), tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[Download]:
    """What every download button that is drawn would give."""
    found: list[Download] = []
    drawn = st.download_button

    def drawing(label: str, data: Any, name: str, *rest: Any, **more: Any) -> bool:
        found.append(Download(name, data() if callable(data) else data))
        return drawn(label, data, name, *rest, **more)

    monkeypatch.setattr(downloads.st, "download_button", drawing)
    return found


@pytest.mark.parametrize("name", OPENED)
def test_names_do_nothing_on_a_page_nor_in_what_is_taken_home_from_it(
    name: str, open_page: Open, hostile: Desk, taken: list[Download]
) -> None:
    """No text is read as Markdown, and no cell as a formula."""
    page = OPENED[name](open_page, hostile)
    texts = list(markdown_in(page))
    assert texts
    for text in texts:
        assert dangers(text) == [], text
    made_harmless = sum(map(harmless_in, taken))
    offers = [offer for offer, opened in DOWNLOADS.items() if opened is OPENED[name]]
    assert made_harmless or set(offers) <= set(WITHOUT_NAMES)


def harmless_in(download: Download) -> int:
    """How many words of a file would do something if they were not kept from it."""
    if download.name.endswith(".xlsx"):
        return harmless_in_workbook(download.content)
    if download.name.endswith(".csv"):
        return harmless_in_csv(download.content.decode("utf-8-sig"))
    assert download.name.endswith((".toml", ".ics", ".docx", ".pdf"))  # no spreadsheets
    return 1


def harmless_in_workbook(content: bytes) -> int:
    """How many cells would be formulas if they were not kept from it; a test fails where one is.

    Sums, differences and shares of a report's own cells, and links within it, are the product's.
    """
    cells = [
        one
        for sheet in openpyxl.load_workbook(io.BytesIO(content))
        for row in sheet.iter_rows()
        for one in row
        if isinstance(one, Cell) and one.value is not None
    ]
    for one in cells:
        assert one.data_type != "f" or OWN_FORMULA.fullmatch(str(one.value)), one.value
        assert one.hyperlink is None or one.hyperlink.target is None
    texts = [one for one in cells if one.data_type != "f"]
    like = [one for one in texts if spreadsheets.starts_a_formula(str(one.value))]
    for one in like:
        assert one.data_type == "n" or one.quotePrefix or one.number_format == "@", one.value
    return len(like)


def harmless_in_csv(content: str) -> int:
    """As of a workbook."""
    cells = [one for row in csv.reader(io.StringIO(content), delimiter=";") for one in row]
    assert [one for one in cells if spreadsheets.starts_a_formula(one)] == []
    return len([one for one in cells if one.startswith("'")])


@pytest.mark.parametrize("name", ["codes/organisation", "codes/accounts", "economy/board_table"])
def test_no_csv_of_the_command_line_holds_a_formula(name: str, hostile: Desk) -> None:
    params = ("--param", "board=motala", "--param", "period=202602")
    if name == "codes/organisation":
        params = (*params, "--param", "on_day=2026-02-28")
    answer = hostile.command("query", name, *params, "--format", "csv")
    assert answer.exit_code == 0, answer.err
    assert harmless_in_csv(answer.out)


def test_mended_rows_come_back_as_they_were(
    open_page: Open, hostile: Desk, taken: list[Download]
) -> None:
    """The amount is mended; the texts that were made harmless are read as they stood."""
    page = broken_upload(open_page, hostile)
    [rows] = [one for one in taken if one.name.startswith("ratta-")]
    book = openpyxl.load_workbook(io.BytesIO(rows.content))
    [header, first, second] = book.active.iter_rows()
    titles = [one.value for one in header]
    first[titles.index("Belopp")].value = "12,50"
    second[titles.index("Period")].value = "202603"
    mended = io.BytesIO()
    book.save(mended)
    [_, uploader] = page.at.file_uploader
    uploader.set_value(("rättade.xlsx", mended.getvalue(), "application/octet-stream"))
    page = run(page.at)
    assert page.errors == []
    [button] = [one for one in page.at.button if one.label == "Läs in"]
    button.click()
    run(page.at)
    reader = hostile.store.reader(hostile.person.unmasking())
    columns, rows = reader.records("economy/voucher_rows", **voucher_parameters(202603))
    texts = {row[columns.index("description")] for row in rows}
    assert texts == {NAMES["text"]}


def voucher_parameters(period: int) -> dict[str, Any]:
    given = {"board": "motala", "value_type": "actual", "most": 10, "skip": 0,
             "first_period": period, "last_period": period, "organised_on": None}  # fmt: skip
    return {key: given.get(key) for key in named("economy/voucher_rows").parameters}


def markdown_in(page: Seen) -> Iterator[str]:
    """Every text of a page that Streamlit reads as Markdown."""
    for kind in ("markdown", "caption", "warning", "error", "info", "success", "title",
                 "subheader", "header"):  # fmt: skip
        yield from (one.value for one in page.at.get(kind))
    for kind in ("button", "expander", "radio", "text_input", "selectbox", "toggle",
                 "button_group", "file_uploader", "download_button"):  # fmt: skip
        for one in page.at.get(kind):
            yield str(getattr(one, "label", "") or getattr(one.proto, "label", ""))
    for one in page.at.get("radio"):
        yield from one.options


def dangers(text: str) -> list[str]:
    """What of a text Streamlit would draw as something else, with what is escaped put aside."""
    left = re.sub(r"\\[^A-Za-z0-9\s]", "", text).replace(UNSEEN, "·")
    left = re.sub(r"\*{1,2}(?=\S)(.+?)(?<=\S)\*{1,2}", r"\1", left)  # our own emphasis
    return re.findall(r"[\[\]<>$`~|*]|:material[_/]|:red|https?://|www\.|[\w.]@\w|(?<!\w)_\w", left)


def test_a_danger_would_be_seen() -> None:
    """The names are dangerous as they are, and not when they have been escaped."""
    for text in (*NAMES.values(), *MARKUP[:6]):
        if text != NAMES["voucher"]:
            assert dangers(text), text
            assert dangers(plain(text)) == [], text


def test_what_is_escaped_reads_as_it_stands() -> None:
    for text in (*NAMES.values(), *MARKUP):
        if "\\" not in text:
            assert read(plain(text)) == text.replace("\u00a0", " ")


def test_a_table_shows_a_files_name_as_it_is(open_page: Open, hostile: Desk) -> None:
    page = open_page("loads", desk=hostile)
    assert f"3 {NAMES['file']}" in page.tables["history"].names


def test_charts_hold_no_markup_from_names(open_page: Open, hostile: Desk) -> None:
    """Plotly reads a little HTML in every text it draws, links among it."""
    for stem in ("overview", "economy"):
        page = open_page(stem, desk=hostile)
        for chart in page.at.get("plotly_chart"):
            drawn = json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)
            tags = set(re.findall(r"<[^>]*>", drawn))
            assert tags <= {"<br>", "<b>", "</b>", "<extra>", "</extra>"}, tags
        for finding in page.at.get("html"):
            assert "<img" not in finding.body
