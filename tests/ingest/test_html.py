"""Tables of web pages, as Excel and reports save them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import html, read
from lagesbild.ingest.table import FileForm
from lagesbild.settings import Limits

ODD = Path(__file__).parents[3] / "shared" / "exports" / "odd"
needs_exports = pytest.mark.skipif(not ODD.exists(), reason="the shared exports are not here")

PAGE = """<html><head><meta charset="{}"></head><body><h1>Rapport</h1><table>
<tr><th>Ansvar</th><th>Utfall</th></tr>
<tr><td>7010 Förskola</td><td>1&nbsp;234,50</td></tr>
</table></body></html>"""


@pytest.fixture
def tables(tmp_path):
    """Read a page, or its body, into the rows of each table."""

    def tables(page, **limits):
        return [list(table.rows()) for table in read_page(tmp_path, page, **limits).tables]

    return tables


def read_page(folder, page, **limits):
    file = folder / "export.html"
    file.write_bytes(page.encode() if isinstance(page, str) else page)
    return html.read(file, "export.xls", FileForm.HTML, Limits(**limits))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-8", "cp1252"),  # says one thing and is another
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("macintosh", "mac_roman"),
        ("utf-16", "utf-16"),
        ("unicode", "utf-16-le"),
        ("hex", "cp1252"),
        ("", "cp1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_has(tables, declared, encoding):
    page = PAGE.format(declared).replace("Utfall", "Utfall –")
    assert tables(page.encode(encoding)) == [
        [(1, ["Ansvar", "Utfall –"]), (2, ["7010 Förskola", "1\u00a0234,50"])]
    ]


def test_the_encoding_is_said_with_its_reason(tmp_path):
    evidence = read_page(tmp_path, PAGE.format("windows-1252").encode("cp1252")).evidence
    assert [(found.what, found.value, found.because) for found in evidence] == [
        ("encoding", "windows-1252", "Webbsidan anger windows-1252.")
    ]


def test_cells_that_span_others_are_told_and_not_repeated(tmp_path):
    page = """<table>
        <tr><th rowspan=2>Ansvar<th colspan="2">Utfall 2026<th>Budget</tr>
        <tr><th>jan<th>feb<th>jan</tr>
        <tr><td>7010<td>1<td>2<td>3</tr></table>"""
    table = read_page(tmp_path, page).tables[0]
    assert list(table.rows()) == [
        (1, ["Ansvar", "Utfall 2026", None, "Budget"]),
        (2, [None, "jan", "feb", "jan"]),
        (3, ["7010", "1", "2", "3"]),
    ]
    assert table.merged == ((1, "A", 2, "A"), (1, "B", 1, "C"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Utfall<br>jan", "Utfall jan"),
        ("<p>Utfall</p><p>jan</p>", "Utfall jan"),
        ("  Utfall\n\t jan ", "Utfall jan"),
        ("<b>1</b>&nbsp;234<span>,50</span>", "1\u00a0234,50"),
        ("R&amp;D &lt;5", "R&D <5"),
        ("x<script>alert(1)</script><style>td {}</style><!-- y -->", "x"),
        ("&nbsp;", None),
        ("", None),
    ],
)
def test_the_text_of_a_cell_is_what_is_seen(tables, cell, text):
    rows = tables(f"<table><tr><td>7010<td>{cell}<td>z</table>")[0]
    assert rows == [(1, ["7010", text, "z"])]


def test_a_table_within_a_table_is_a_table_of_its_own(tmp_path):
    page = """<table><tr><td>Rapport</td></tr><tr><td>
        <table><tr><td>7010</td><td>1</td></tr></table></td></tr>
        <tr><td></td></tr></table><table><tr><td></td></tr></table>"""
    read_file = read_page(tmp_path, page)
    assert [(table.sheet, list(table.rows())) for table in read_file.tables] == [
        ("Tabell 1", [(1, ["Rapport"])]),
        ("Tabell 2", [(1, ["7010", "1"])]),
    ]


def test_rows_without_text_are_left_out_and_still_counted(tables):
    page = "<table><tr><td>a</tr><tr></tr><tr><td>&nbsp;</tr><tr><td>b</tr></table>"
    assert tables(page) == [[(1, ["a"]), (4, ["b"])]]


def test_unclosed_and_wrongly_nested_tags_are_borne(tables):
    assert tables("<table><tr><td><b>a<td>b</b><tr><td>c<td>d") == [
        [(1, ["a", "b"]), (2, ["c", "d"])]
    ]


@pytest.mark.parametrize("span", ["99999999999", "0", "-1", "två", "²"])
def test_a_mad_span_does_no_harm(tables, span):
    page = f'<table><tr><td colspan="{span}">a</tr><tr><td rowspan="{span}">b<td>c</tr></table>'
    rows = tables(page, columns=5)[0]
    assert [[text for text in texts if text] for _, texts in rows] == [["a"], ["b", "c"]]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"rows": 2}, "Tabellen har 3 rader. Gränsen är 2"),
        ({"columns": 1}, "Tabellen har 2 kolumner. Gränsen är 1"),
    ],
)
def test_a_table_over_the_limit_is_refused_with_its_size(tables, limits, said):
    with pytest.raises(FileRefused, match=said):
        tables("<table>" + "<tr><td>1<td>2</tr>" * 3 + "</table>", **limits)


@pytest.mark.parametrize("page", ["<table></table>", "<table><tr><td>&nbsp;</table>", "<table"])
def test_a_page_whose_tables_hold_nothing_is_refused(tables, page):
    with pytest.raises(FileRefused, match="vars tabeller saknar text"):
        tables(page)


def test_spoiled_pages_are_read_or_refused_and_nothing_else(tmp_path):
    whole = (PAGE.format("utf-8") * 5).encode()
    file = tmp_path / "export.xls"
    chance = random.Random(7)
    for _ in range(15):
        spoiled = bytearray(whole)
        for _ in range(chance.randrange(1, 30)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        file.write_bytes(spoiled[: chance.randrange(1, len(spoiled))])
        try:
            said = read.read(file, file.name, Limits(), tmp_path / "work").tables
        except FileRefused as refusal:
            said = str(refusal)
        assert said


@needs_exports
def test_a_report_from_elsewhere_is_read(tmp_path):
    read_file = read.read(ODD / "gen_html_report.xls", "a.xls", Limits(), tmp_path)
    assert read_file.evidence[0].because == "Filen heter .xls men är en webbtabell (HTML)."
    assert list(read_file.tables[0].rows()) == [
        (1, ["Ansvar", "Konto", "Utfall"]),
        (2, ["7010", "4531", "1\u00a0234,50"]),
        (3, ["Summa", None, "1\u00a0234,50"]),
    ]


@needs_exports
def test_a_workbook_that_excel_saved_as_a_web_page_is_read(tmp_path):
    file = ODD / "sjs_excel_saved_as_html.xls"
    table = read.read(file, file.name, Limits(), tmp_path).tables[0]
    assert table.head(1) == [(1, ["default", "W .09", None, None, "W 4", None, "W 12", None])]
    assert table.merged[0] == (1, "B", 1, "C")
