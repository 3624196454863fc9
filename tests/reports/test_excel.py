"""A report as a workbook: everything is found, figures are numbers, what follows is a formula."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest

from lagesbild.finance_tables import Column, FinanceTable
from lagesbild.reports import excel
from lagesbild.reports.content import Chapter, Report
from tests.hostile import FORMULAS, LINE_BROKEN
from tests.reports.recalculated import TO_THE_ORE, cells_of, recalculated
from tests.reports.sample_workbook import (
    AS_OF,
    BRIDGE,
    DEPARTMENTS,
    EMPTY,
    FORMULA,
    GROUPS,
    LONG,
    MONTH_COLUMNS,
    PINS,
    REPORT,
)

FIRST_ROW = 7  # of a table with groups above its headers


@pytest.fixture(scope="module")
def content() -> bytes:
    return excel.written(REPORT)


@pytest.fixture(scope="module")
def book(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def values(content):
    """What programs that do not compute show."""
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def words_of(sheet) -> list[str]:
    return [cell.value for cell in cells_of(sheet) if isinstance(cell.value, str)]


def test_there_is_a_sheet_for_each_table_and_names_are_what_excel_takes(book):
    assert book.sheetnames == [
        "Innehåll",
        "1. Ekonomi läget nu",
        "2. Ekonomi läget nu",
        "3. Mål och indikatorer som …",
        "4. =Åtgärder",
        "Diagram 4. Bilder",
        "Text",
        "Data",
        "Källor",
    ]
    for name in book.sheetnames:
        assert len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)


def test_the_contents_say_what_the_report_is_and_what_it_lacks_before_anything_else(book):
    words = words_of(book["Innehåll"])
    assert words[:4] == [REPORT.title, REPORT.subtitle, *REPORT.basis]
    assert words[4:8] == ["Datum", "2023-11-14", "Diarienummer", "SN 2023/12"]
    missing = words.index("Detta saknas")
    assert words[missing + 3 : missing + 5] == ["Avvikelser", "Barn och unga är inte förklarad"]
    assert missing < words.index("Innehåll")


def test_every_link_leads_to_a_sheet_and_every_sheet_is_led_to(book):
    led_to = set()
    for sheet in book:
        for cell in cells_of(sheet):
            if cell.hyperlink is None:
                continue
            target = re.fullmatch(r"'(.+)'!A1", cell.hyperlink.location)
            assert target, cell.hyperlink.location
            assert target[1].replace("''", "'") in book.sheetnames
            if sheet.title == "Innehåll":
                led_to.add(target[1])
    assert led_to == set(book.sheetnames) - {"Innehåll"}


def test_a_report_that_lacks_nothing_says_so():
    whole = replace(REPORT, missing=())
    book = openpyxl.load_workbook(io.BytesIO(excel.written(whole)))
    assert "Inget saknas i rapporten." in words_of(book["Innehåll"])


def test_figures_are_numbers_in_the_shown_unit_and_exact_to_the_ore(values):
    sheet = values["1. Ekonomi läget nu"]
    assert [cell.value for cell in sheet[FIRST_ROW]][2:5] == [-98123.45678, -90000, -8123.45678]
    assert sheet.cell(FIRST_ROW, 7).value == 12
    assert sheet.cell(FIRST_ROW, 5).number_format == '[>=0.5]#,##0;[Red][<=-0.5]−#,##0;"0"'
    assert sheet.cell(FIRST_ROW, 6).number_format.startswith("[>=0.0005]0.0%;")
    assert sheet.cell(FIRST_ROW, 7).number_format == "#,##0"


def test_totals_differences_and_shares_are_formulas(book):
    sheet = book["1. Ekonomi läget nu"]
    total = FIRST_ROW + 4
    assert [cell.value for cell in sheet[total]][2:7] == [
        "=SUM(C7:C10)", "=SUM(D7:D10)", "=C11-D11", "=E11/ABS(D11)", "=SUM(G7:G10)"
    ]  # fmt: skip
    assert sheet.cell(FIRST_ROW + 2, 5).value == "=C9-N(D9)"
    sections = book["2. Ekonomi läget nu"]
    assert [sections.cell(at, 3).value for at in (10, 13, 14)] == [
        "=SUM(C8:C9)", "=SUM(C11:C12)", "=SUM(C10,C13)"
    ]  # fmt: skip


@pytest.mark.parametrize(("part", "name"), [(DEPARTMENTS, "1"), (GROUPS, "2")])
def test_what_stands_beside_a_formula_is_the_reports_figure(values, part, name):
    sheet = next(sheet for sheet in values if sheet.title.startswith(f"{name}. "))
    for at, row in enumerate(part.table.rows, start=FIRST_ROW):
        for place, (cell, column) in enumerate(zip(row.cells, part.table.columns, strict=True), 1):
            if isinstance(cell, Decimal):
                shown = Decimal(repr(sheet.cell(at, place).value))
                unit = column.unit.sek if column.unit else 1
                assert abs(shown * unit - cell) < Decimal("0.000001")


def test_every_chart_stands_beneath_its_table_and_says_in_words_what_it_shows(content, book):
    names = [sheet.title for sheet in book for _ in sheet._charts]
    assert names == [
        *["1. Ekonomi läget nu"] * 3,
        "2. Ekonomi läget nu",
        *["Diagram 4. Bilder"] * 2,
    ]
    for sheet in book:
        under = max((cell.row for cell in cells_of(sheet) if cell.value == "Summa"), default=0)
        for chart in sheet._charts[:1]:
            assert sheet.title != "1. Ekonomi läget nu" or chart.anchor._from.row >= under
    said = alternatives(content)
    assert len(said) == len(names)
    for part in (MONTH_COLUMNS, PINS, BRIDGE):
        assert any(part.alt in text and part.title in text for text in said)


def alternatives(content: bytes) -> list[str]:
    with ZipFile(io.BytesIO(content)) as parts:
        drawings = [name for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
        return [
            found.get("descr", "")
            for name in drawings
            for found in ElementTree.fromstring(parts.read(name)).iter()
            if found.tag.endswith("}cNvPr") and found.get("name", "").startswith("Chart")
        ]


def test_charts_have_the_notation_of_pages(content):
    with ZipFile(io.BytesIO(content)) as parts:
        columns = parts.read("xl/charts/chart1.xml").decode()
    assert 'prst="wdUpDiag"' in columns  # the forecast
    assert columns.count("<c:ser>") == 4
    assert 'val="111111"' in columns  # the budget's outline


def test_a_bridge_is_stacked_so_that_each_bar_begins_where_the_last_ended(values):
    sheet = values["2. Ekonomi läget nu"]
    header = next(cell for cell in cells_of(sheet) if cell.value == "Början")
    bars = [
        tuple(sheet.cell(header.row + at, header.column + side).value for side in range(3))
        for at in range(1, 6)
    ]
    # From budget: -3 000; up 5 000, across zero, to 2 000; down 2 500 to -500, which is actual.
    assert bars == [(0, 0, 0), (0, 0, -3000), (0, 2000, -3000), (0, 2000, -500), (0, 0, -500)]
    assert sheet.cell(header.row + 1, header.column + 3).value == "Budget −90 000".replace(
        " 0", "\xa00"
    )


def test_texts_stand_in_order_and_lead_to_their_tables(book):
    sheet = book["Text"]
    words = words_of(sheet)
    assert words[2:5] == [
        "Ekonomi: läget / [nu]",
        "Nämnden har ett underskott på 7,5 mnkr.",
        "Tabell 1. Barn och unga drar över med 8 123 tkr",
    ]
    comment = words.index("Barn och unga")
    assert words[comment + 1 : comment + 3] == [LONG, FORMULA]


def test_the_data_sheet_holds_every_figure_in_kronor(book):
    lines = list(book["Data"].iter_rows(values_only=True))
    assert lines[0] == ("Tabell", "Radnr", "Rad", "Kolumn", "Värde", "Enhet", "Källa")
    column = "Ackumulerat jan–okt 2023, utfall"
    assert lines[1] == ("Tabell 1", 1, "Barn och unga", column, -98123456.78, "kr", 1)
    assert ("Tabell 1", 1, "Barn och unga", "Platser", 12, "antal", 1) in lines
    assert ("Diagram 1", 4, "apr 2023", "Prognos", -12000000, "kr", 1) in lines
    assert ("Tabell 3", 1, "Handläggningstid, dagar", "Värde", 47.5, "radens egen", 2) in lines


def test_the_sources_are_receipts(book):
    words = words_of(book["Källor"])
    asked = words.index("queries/economy/board_table.sql")
    assert words[asked + 1] == "board = socialnamnd; period = 202310; unit = "
    assert words[asked + 2] == "Tabell 1, Diagram 1, Diagram 2 och Diagram 4"
    assert "ab" * 32 in words
    assert "2023-11-14 10:30 av ekonom" in words  # as a Swede's clock showed it


def test_the_workbook_says_its_title_its_language_and_when_its_content_is_of(content, book):
    assert book.properties.title == REPORT.title
    assert book.properties.language == "sv-SE"
    assert book.properties.created.replace(tzinfo=None) == AS_OF
    with ZipFile(io.BytesIO(content)) as parts:
        assert b"en-US" not in b"".join(parts.read(name) for name in parts.namelist())


def test_a_table_stays_in_sight_and_prints_on_lying_a4(book):
    sheet = book["1. Ekonomi läget nu"]
    assert sheet.freeze_panes == "B7"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, each as wide as the table
    assert book["Data"].print_title_rows == "$1:$1"


def test_the_headers_of_a_table_over_many_pages_are_repeated():
    rows = tuple(replace(DEPARTMENTS.table.rows[1], key=str(at)) for at in range(60))
    long = replace(DEPARTMENTS, table=replace(DEPARTMENTS.table, rows=rows))
    sheet = openpyxl.load_workbook(io.BytesIO(excel.written(of(long)))).worksheets[1]
    assert sheet.print_title_rows == "$5:$6"


def of(*parts) -> Report:
    return replace(REPORT, chapters=(Chapter("one", "Kapitel", parts),))


def test_the_same_report_gives_the_same_bytes(content):
    assert excel.written(REPORT) == content


def test_an_empty_table_says_that_it_is(book):
    assert "Tabellen har inga rader." in words_of(book["4. =Åtgärder"])
    assert EMPTY.table.caption in words_of(book["4. =Åtgärder"])


def test_a_report_of_words_alone_has_no_sheets_of_tables():
    book = openpyxl.load_workbook(io.BytesIO(excel.written(replace(of(), sources=()))))
    assert book.sheetnames == ["Innehåll", "Text", "Data", "Källor"]


def hostile(text: str) -> Report:
    """A report in which a text stands wherever one can."""
    column = Column("name", text)
    figures = replace(DEPARTMENTS.table.columns[2], group=text)
    rows = tuple(replace(row, cells=(text, row.cells[2])) for row in DEPARTMENTS.table.rows[:2])
    table = FinanceTable(text, (column, figures), rows, note=text, title=text)
    chart = replace(
        BRIDGE, title=text, subtitle=text, alt=text,
        table=replace(BRIDGE.table, rows_are=text, names=(text,) * 5),
    )  # fmt: skip
    columns = replace(
        MONTH_COLUMNS,
        table=replace(
            MONTH_COLUMNS.table,
            names=(text,) * 4,
            series=tuple(replace(one, header=text) for one in MONTH_COLUMNS.table.series),
        ),
    )
    parts = (
        replace(DEPARTMENTS, table=table, summed=(), differences=(), shares=()),
        chart,
        columns,
    )
    chapter = Chapter("one", text, parts)
    return replace(REPORT, title=text, subtitle=text, basis=(text,), chapters=(chapter,))


@pytest.mark.parametrize("text", [*FORMULAS, *LINE_BROKEN, "\x00\x1b\ud800", "']]>&amp;'!A1"])
def test_no_text_is_run_as_a_formula(text):
    content = excel.written(hostile(text))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not [cell for sheet in book for cell in cells_of(sheet) if cell.data_type == "f"]
    with ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "external" in name]
        for name in parts.namelist():
            ElementTree.fromstring(parts.read(name))


@pytest.mark.heavy
def test_another_program_computes_the_same_figures_to_the_ore(content):
    computed = recalculated(content)
    assert len(computed) == 30
    for cell in computed:
        assert cell.computed == pytest.approx(cell.written, abs=TO_THE_ORE), cell
