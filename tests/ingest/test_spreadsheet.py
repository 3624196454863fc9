"""Workbooks as tables of text: places, types, errors, hidden sheets, and files from elsewhere."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import cell_text, identify, read, sheet_scan, spreadsheet
from lagesbild.ingest.readers.sheet_scan import MISSING_VALUE
from lagesbild.settings import Limits
from tests.ingest import workbooks
from tests.ingest.workbooks import ErrorCell

ODD = Path(__file__).parents[3] / "shared" / "exports" / "odd"
needs_exports = pytest.mark.skipif(not ODD.exists(), reason="the shared exports are not here")

TEXT_CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
ODS_TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def read_here(path, **limits):
    """Read in this process, as the sandbox does in its own."""
    form = identify.form_of(path.name, path)
    return spreadsheet.read(path, path.name, form, Limits(**limits))


def moment(*parts):
    """A moment as a workbook has it, without a time zone."""
    return dt.datetime(*parts)  # noqa: DTZ001


def cells_of(path):
    """Every cell with text of the first sheet, by its address."""
    table = read_here(path).tables[0]
    return {
        f"{column}{row}": text
        for row, texts in table.rows()
        for column, text in zip(table.columns, texts, strict=True)
        if text is not None
    }


def written(path, rows, first=(0, 0)):
    """A workbook as xlsxwriter writes it."""
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Utfall")
        for number, row in enumerate(rows, first[0]):
            sheet.write_row(number, first[1], row)
    return path


def outcome(attempt):
    """What came of it: the result, or the words of a refusal. Anything else is an error."""
    try:
        return attempt()
    except FileRefused as refusal:
        return str(refusal)


# Numbers, texts and dates


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2.5, "2,5"),
        (2.0, "2"),
        (-0.0, "0"),
        (-1e-12, "0"),
        (0.1 + 0.2, "0,3"),
        (1234567.89, "1234567,89"),
        (123456789.12, "123456789,12"),
        (1051527.3933333331, "1051527,39333333"),
        (1e20, "100000000000000000000"),
        (1.5e-7, "0,00000015"),
        (202310, "202310"),
        (True, "SANT"),
        (False, "FALSKT"),
        (dt.date(2023, 1, 31), "2023-01-31"),
        (moment(2023, 1, 31), "2023-01-31"),
        (moment(2023, 1, 31, 9, 12), "2023-01-31 09:12:00"),
        (moment(2023, 1, 31, 23, 59, 59, 900_000), "2023-02-01"),
        (dt.time(9, 12), "09:12:00"),
        (dt.timedelta(hours=36, seconds=5), "36:00:05"),
        ("2.000", "2.000"),
        (" ", " "),
        ("", None),
    ],
)
def test_a_value_has_one_text(value, text):
    assert cell_text.of_value(value) == text


@pytest.mark.parametrize("beside", ["text", "2.000"])  # the second asks for the types
def test_numbers_and_texts_are_told_apart(tmp_path, beside):
    rows = [["Belopp", 2.5, -1234.5, 4010, 0.1 + 0.2, 1e20], [beside, True, dt.date(2023, 1, 31)]]
    assert cells_of(written(tmp_path / "a.xlsx", rows)) == {
        "A1": "Belopp",
        "B1": "2,5",
        "C1": "-1234,5",
        "D1": "4010",
        "E1": "0,3",
        "F1": "100000000000000000000",
        "A2": beside,
        "B2": "SANT",
        "C2": "2023-01-31",
    }


@pytest.mark.parametrize(
    "text", ["2.000", "2.5", "-0", "true", "12345678901234567890", "2023-01-31 00:00:00", "1.2.3"]
)
@pytest.mark.parametrize("inline", [True, False])
def test_a_text_that_looks_like_a_value_stays_as_it_is(tmp_path, text, inline):
    if inline:
        file = workbooks.xlsx(tmp_path / "a.xlsx", f"<row>{TEXT_CELL.format('A1', text)}</row>")
    else:
        file = workbooks.xlsx(
            tmp_path / "a.xlsx",
            '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
            strings=f'<si><t xml:space="preserve">{text}</t></si>',
        )
    assert cells_of(file) == {"A1": text}


def test_a_text_from_a_formula_stays_as_it_is(tmp_path):
    row = '<row r="1"><c r="A1" t="str"><f>B1</f><v>2.5</v></c><c r="B1"><v>2.5</v></c></row>'
    assert cells_of(workbooks.xlsx(tmp_path / "a.xlsx", row)) == {"A1": "2.5", "B1": "2,5"}


values = st.one_of(
    st.floats(-1e15, 1e15, allow_nan=False).map(lambda number: float(f"{number:.6g}")),
    st.decimals(-(10**9), 10**9, places=2).map(float),
    st.integers(-(10**9), 10**9).map(float),
    st.booleans(),
    st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["Ansvar", "Kr 2,5", "kl 09:12", "7010 – Enhet", "4,000.5", "sant"]),
)


def in_plain_words(value):
    """The same as the readers should say, worked out by other means."""
    match value:
        case bool():
            return "SANT" if value else "FALSKT"
        case float():
            digits = f"{Decimal(repr(value)).quantize(Decimal('1e-9')):f}"
            digits = digits.rstrip("0").rstrip(".")
            return "0" if digits in ("-0", "") else digits.replace(".", ",")
        case dt.date():
            return f"{value:%Y-%m-%d}"
    return value


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_fast_and_the_careful_way_agree(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("books")
    expected = [[in_plain_words(value) for value in row] for row in rows]
    for last, name in (("slut", "fast.xlsx"), ("1.0", "careful.xlsx")):
        table = read_here(written(folder / name, [*rows, [last]])).tables[0]
        assert [texts for _, texts in table.rows()] == [*expected, [last, None, None]]


# Places


def test_places_are_those_of_the_sheet_when_the_table_starts_elsewhere(tmp_path):
    rows = [["Ansvar", "Belopp"], ["7010", 1], [], ["7020", 2]]
    table = read_here(written(tmp_path / "a.xlsx", rows, first=(4, 27))).tables[0]
    assert table.columns == ["AB", "AC"]
    assert list(table.rows()) == [
        (5, ["Ansvar", "Belopp"]),
        (6, ["7010", "1"]),
        (8, ["7020", "2"]),
    ]


@pytest.mark.parametrize("claimed", ["A1", "A1:XFD1048576"])
def test_a_false_dimension_is_not_believed(tmp_path, claimed):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{claimed}"/><sheetData><row r="2"><c r="B2"><v>1</v></c>'
        '<c r="C2"><v>2</v></c></row></sheetData></worksheet>'
    )
    file = workbooks.packed(tmp_path / "a.xlsx", workbooks.xlsx_members(sheet))
    assert cells_of(file) == {"B2": "1", "C2": "2"}


def test_cells_that_do_not_say_where_they_are_follow_one_another(tmp_path):
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><f>A1</f></c></row>"
    cells = cells_of(workbooks.xlsx(tmp_path / "a.xlsx", rows))
    assert cells == {"A1": "1", "B1": "2", "A2": MISSING_VALUE}


def test_merged_cells_are_told_and_not_filled(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("B2:C3", "Utfall 2026")
        sheet.merge_range("D2:D3", "Budget")
    table = read_here(tmp_path / "a.xlsx").tables[0]
    assert table.merged == ((2, "B", 3, "C"), (2, "D", 3, "D"))
    assert list(table.rows()) == [(2, ["Utfall 2026", None, "Budget"])]


def test_merged_cells_of_other_formats_are_told(tmp_path):
    old = tmp_path / "a.xls"
    old.write_bytes(workbooks.xls([["Utfall"], [1]], merged=[(0, 0, 0, 2)]))
    assert read_here(old).tables[0].merged == ((1, "A", 1, "C"),)
    cell = ODS_TEXT.replace("office:", 'table:number-columns-spanned="3" office:', 1)
    rows = f"<table:table-row>{cell.format('Utfall')}</table:table-row>"
    assert read_here(workbooks.ods(tmp_path / "a.ods", rows)).tables[0].merged == (
        (1, "A", 1, "C"),
    )


# Errors and formulas without a value


def test_an_error_stands_in_its_cell_and_is_counted(tmp_path):
    rows = [["Konto", "Belopp"], ["4010", "#"], ["4011", 5]]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Utfall")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.write_formula("A4", "=NA()", None, "#N/A")
    read_file = read_here(tmp_path / "a.xlsx")
    assert list(read_file.tables[0].rows())[1:] == [
        (2, ["4010", "#DIV/0!"]),
        (3, ["4011", "5"]),
        (4, ["#N/A", None]),
    ]
    assert read_file.warnings == (
        "2 celler har felvärden (#DIV/0! och #N/A), den första i Utfall!B2. Felvärden kan inte "
        "läsas som belopp. Rätta formlerna i Excel och spara filen.",
    )


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<f>SUM(A1)</f>", MISSING_VALUE),
        ("<f>SUM(A1)</f><v/>", MISSING_VALUE),
        ("<f>SUM(A1)</f>\n <v></v>", MISSING_VALUE),
        ('<f t="shared" si="0"/>', MISSING_VALUE),
        ('<f t="shared" ref="B9" si="0">A1&gt;0</f><v/>', MISSING_VALUE),
        ("<f>SUM(A1)</f><v>3.5</v>", "3,5"),
        ('<f t="shared" si="0"/><v>3.5</v>', "3,5"),
        ("<f>SUM(A1)</f>\n <v>0</v>", "0"),
    ],
)
def test_a_formula_without_a_stored_value_is_never_empty(tmp_path, prefix, formula, text):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="B9">{formula}</c>'
        '</row></sheetData><dataValidations count="1"><dataValidation><formula1>1</formula1>'
        "</dataValidation></dataValidations></worksheet>"
    )
    if prefix:
        sheet = sheet.replace("</", "<|").replace("<", "<x:").replace("<x:|", "</x:")
        sheet = sheet.replace("xmlns=", "xmlns:x=")
    file = workbooks.packed(tmp_path / "a.xlsx", workbooks.xlsx_members(sheet))
    assert cells_of(file) == {"A1": "1", "B9": text}


@pytest.mark.parametrize("size", [1, 7, 64, 500])
def test_nothing_is_missed_where_a_large_sheet_is_read_in_pieces(tmp_path, monkeypatch, size):
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><f>B{row}</f></c>{TEXT_CELL.format(f"B{row}", "2.5")}</row>'
        for row in range(1, 6)
    )
    merged = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    file = workbooks.xlsx(tmp_path / "a.xlsx", rows, after=merged)
    monkeypatch.setattr(sheet_scan, "_CHUNK", size)
    table = read_here(file).tables[0]
    assert list(table.rows()) == [(row, [MISSING_VALUE, "2.5"]) for row in range(1, 6)]
    assert table.merged == ((1, "A", 1, "B"), (2, "A", 2, "B"))


def test_a_formula_that_gives_an_empty_text_has_its_value(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    read_file = read_here(workbooks.xlsx(tmp_path / "a.xlsx", rows))
    assert list(read_file.tables[0].rows()) == [(1, ["1"])]
    assert read_file.warnings == ()


def test_formulas_without_value_are_counted_with_the_first_address(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Budget"
    book.active.append(["4010", 5, "=B1*2"])
    book.active.append(["4011", 6, "=B2*2"])
    book.save(tmp_path / "a.xlsx")
    assert read_here(tmp_path / "a.xlsx").warnings == (
        "2 formler saknar sparat värde, den första i Budget!C1. Öppna filen i Excel, spara den "
        "och läs in den igen.",
    )


def test_formulas_that_a_program_left_at_zero_are_warned_of(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("Budget")
        sheet.write_row(0, 0, [5, 6])
        sheet.write_formula("C1", "=A1+B1")
    assert read_here(tmp_path / "a.xlsx").warnings == (
        "Alla formler i bladet Budget har det sparade värdet 0 (1 st). Programmet som skrev filen "
        "har troligen inte räknat ut dem. Öppna filen i Excel, spara den och läs in den igen.",
    )


def test_an_error_that_the_library_does_not_know_is_refused_with_its_address(tmp_path):
    rows = '<row r="7"><c r="C7" t="e"><v>#SPILL!</v></c><c r="D7" t="e"><v>#N/A</v></c></row>'
    with pytest.raises(FileRefused, match="1 felvärde som inte går att läsa, i Blad1!C7") as said:
        read_here(workbooks.xlsx(tmp_path / "a.xlsx", rows))
    assert [str(problem) for problem in said.value.problems] == [
        "Blad1!C7: Cellen har felvärdet #SPILL!."
    ]


@pytest.mark.parametrize("form", ["xls", "xlsb"])
def test_errors_in_older_and_binary_workbooks_stand_in_their_cells(tmp_path, form):
    rows = [["Konto", "Belopp"], ["4010", ErrorCell(7)], ["2.5", 2.5], [True, ErrorCell(42)]]
    file = tmp_path / f"a.{form}"
    if form == "xls":
        file.write_bytes(workbooks.xls(rows))
    else:
        workbooks.xlsb(file, rows)
    read_file = read_here(file)
    assert [texts for _, texts in read_file.tables[0].rows()] == [
        ["Konto", "Belopp"],
        ["4010", "#DIV/0!"],
        ["2.5", "2,5"],
        ["SANT", "#N/A"],
    ]
    assert [found.what for found in read_file.evidence] == ["formulas"]


def test_errors_and_formulas_in_ods_files_stand_in_their_cells(tmp_path):
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="{}" {} '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    rows = f"""
        <table:table-row table:number-rows-repeated="2">
            <table:table-cell table:number-columns-repeated="2"/>
            {error.format("string", 'office:string-value=""')}
            <table:table-cell office:value-type="float" office:value="2.5"/>
        </table:table-row>
        <table:table-row>
            <table:table-cell table:formula="of:=SUM([.D1])"/>
            <table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>
            {ODS_TEXT.format("2.5")}
            <table:table-cell office:value-type="date" office:date-value="2023-01-31"/>
            {error.format("float", 'office:value="0"').replace("#DIV/0!", "Err:502")}
        </table:table-row>"""
    rows = "".join(line.strip() for line in rows.splitlines())
    assert cells_of(workbooks.ods(tmp_path / "a.ods", rows)) == {
        "C1": "#DIV/0!",
        "D1": "2,5",
        "C2": "#DIV/0!",
        "D2": "2,5",
        "A3": MISSING_VALUE,
        "B3": "2",
        "C3": "2.5",
        "D3": "2023-01-31",
        "E3": "Err:502",
    }


# Sheets, limits and refusals


def test_hidden_sheets_are_listed_and_not_read(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Utfall").write("A1", 1)
        for name, hide in (("Gammal", "hide"), ("Dold", "very_hidden")):
            sheet = book.add_worksheet(name)
            sheet.write("A1", 999)
            getattr(sheet, hide)()
        book.add_chartsheet("Diagram").set_chart(_chart := book.add_chart({"type": "line"}))
        _chart.add_series({"values": "=Utfall!$A$1:$A$1"})
    read_file = read_here(tmp_path / "a.xlsx")
    assert [(table.sheet, table.hidden, table.row_count) for table in read_file.tables] == [
        ("Utfall", False, 1),
        ("Gammal", True, 0),
        ("Dold", True, 0),
    ]
    assert [(found.what, found.value) for found in read_file.evidence] == [
        ("hidden_sheet", "Gammal"),
        ("hidden_sheet", "Dold"),
    ]
    assert read_file.warnings == (
        "Bladen Gammal och Dold är dolda i filen och läses inte. Ta fram dem i Excel om de ska "
        "läsas in.",
    )


def test_a_workbook_without_rows_is_refused_and_names_its_hidden_sheets(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet("Utfall")
        sheet = book.add_worksheet("Dold")
        sheet.write("A1", 999)
        sheet.hide()
    with pytest.raises(FileRefused, match=r"har inga rader\. Bladet Dold är dolt"):
        read_here(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"rows": 3}, "Bladet Utfall har 4 rader. Gränsen är 3"),
        ({"columns": 1}, "Bladet Utfall har 2 kolumner. Gränsen är 1"),
    ],
)
def test_a_sheet_over_the_limit_is_refused_with_its_size(tmp_path, limits, said):
    file = written(tmp_path / "a.xlsx", [["Konto", "Belopp"]] * 4)
    with pytest.raises(FileRefused, match=said):
        read_here(file, **limits)


@pytest.mark.parametrize("writer", ["excel", "mac"])
def test_dates_since_1904_are_honoured(tmp_path, writer):
    # Excel for Mac repeats the element in a namespace of its own, without the attribute.
    extra = {
        "excel": "",
        "mac": '<extLst><ext><x14:workbookPr xmlns:x14="x14" defaultImageDpi="0"/></ext></extLst>',
    }
    members = workbooks.xlsx_members(
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" s="1"><v>43495</v></c></row></sheetData></worksheet>',
        book='<workbookPr date1904="1"/>',
    )
    members["xl/workbook.xml"] = members["xl/workbook.xml"].replace(
        "</workbook>", f"{extra[writer]}</workbook>"
    )
    members["xl/styles.xml"] = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    file = workbooks.packed(tmp_path / "a.xlsx", members)
    # 43 495 days after 1904-01-01: 119 years of which 30 leap, 43 465, to 2023-01-01, and 30.
    assert cells_of(file) == {"A1": "2023-01-31"}
    assert [found.what for found in read_here(file).evidence] == ["dates"]


def test_dates_written_as_iso_texts_are_dates(tmp_path):
    rows = '<row r="1"><c r="A1" t="d"><v>2023-01-31</v></c>' + (
        '<c r="B1" t="d"><v>2023-01-31T09:12:00</v></c></row>'
    )
    cells = cells_of(workbooks.xlsx(tmp_path / "a.xlsx", rows))
    assert cells == {"A1": "2023-01-31", "B1": "2023-01-31 09:12:00"}


@pytest.mark.parametrize("damage", ["cut", "sheet", "book"])
def test_a_damaged_workbook_is_refused(tmp_path, damage):
    members = workbooks.xlsx_members("<worksheet><sheetData><row><c><v>1</v>")
    if damage == "book":
        del members["xl/workbook.xml"]
    file = workbooks.packed(tmp_path / "a.xlsx", members)
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:-400])
    with pytest.raises(FileRefused, match="skadad"):
        read.read(file, "a.xlsx", Limits(), tmp_path / "work")


def test_an_encrypted_old_workbook_is_refused(tmp_path):
    file = tmp_path / "a.xls"
    file.write_bytes(workbooks.xls([["Konto"]], encrypted=True))
    with pytest.raises(FileRefused, match="skyddad med lösenord"):
        read.read(file, "a.xls", Limits(), tmp_path / "work")


@pytest.mark.parametrize("form", ["xlsx", "xls", "xlsb", "ods"])
def test_spoiled_workbooks_are_read_or_refused_and_nothing_else(tmp_path, form):
    rows = [["Konto", "Belopp"], *([f"40{number}", number / 4] for number in range(40))]
    file = tmp_path / f"a.{form}"
    match form:
        case "xlsx":
            written(file, rows)
        case "xls":
            file.write_bytes(workbooks.xls(rows))
        case "xlsb":
            workbooks.xlsb(file, rows)
        case "ods":
            row = f"<table:table-row>{ODS_TEXT.format('Konto')}</table:table-row>"
            workbooks.ods(file, row * 40)
    whole = file.read_bytes()
    chance = random.Random(f"{form} 5")
    for _ in range(15):
        spoiled = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
        file.write_bytes(spoiled[: chance.choice([len(whole), chance.randrange(1, len(whole))])])
        said = outcome(lambda: read.read(file, file.name, Limits(), tmp_path / "work").tables)
        assert said


@pytest.mark.parametrize("name", ["a.xls", "a.XLSX", "a.csv", "a"])
def test_a_workbook_is_read_whatever_it_is_called(tmp_path, name):
    file = written(tmp_path / "right.xlsx", [["Konto", 2.5]]).rename(tmp_path / name)
    read_file = read.read(file, name, Limits(), tmp_path / "work")
    assert list(read_file.tables[0].rows()) == [(1, ["Konto", "2,5"])]


# Files from elsewhere


@needs_exports
@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("cal_header-row.xlsx", {"C3": "Note 1", "A9": "Columns", "D10": "3"}),
        ("cal_temperature-in-middle.xlsx", {"B4": "label", "C5": "22,2222", "C6": "72"}),
        ("cal_no-header.xlsx", {"A3": "a", "B4": "1"}),
        ("cal_merged_range.xlsx", {"A1": "A1", "C4": "C4", "H3": "H3"}),
        ("cal_any_sheets.xlsx", {"A1": "1", "B3": "6"}),
        ("cal_any_sheets.ods", {"A1": "1", "B3": "6"}),
        ("cal_errors.xlsx", {"A1": "#DIV/0!", "A2": "#NAME?", "A6": "#NUM!", "A7": "#N/A"}),
        ("cal_date_1904.xlsx", {"A1": "2021-01-01", "A3": "255:10:10", "B3": "17"}),
        ("cal_date_iso.xlsx", {"A1": "2021-01-01", "A2": "2021-01-01 10:10:10"}),
        ("cal_strict_iso_paths.xlsx", {"J2": "1051527,39333333", "A3": "1625593500"}),
        ("cal_biff5_write.xls", {"A2": "SANT", "C3": "2014-02-19 14:30:00", "D3": "0.3"}),
        ("sjs_ErrorTypes.xlsx", {"A2": "#NULL!", "B3": "#DIV/0!", "A8": "#N/A", "C2": "#NULL?"}),
        ("sjs_text_and_numbers.xlsx", {"A4": "1337", "B4": "13,37"}),
        ("fr_multiline-headers.xlsx", {"A1": "Region", "B5": "(%)", "D4": "from baseline (%)"}),
        ("tl_bad_dimensions.xlsx", {"C2": "0,0367", "A4": "EP00004", "C4": "0,001"}),
        ("ck_test_skip_lines.xlsx", {"A4": "text", "B5": "1971-01-01", "H6": "Extra data beyond "
                                     "headers will be trimmed", "E7": "41800000,01"}),
        ("gen_wide_months_merged_2row_header_formulas_nocache.xlsx",
         {"D4": "Utfall 2026", "D5": "Jan", "D6": "100", "AB6": MISSING_VALUE}),
    ],
)  # fmt: skip
def test_odd_workbooks_from_elsewhere_are_read_cell_by_cell(name, cells):
    assert cells.items() <= cells_of(ODD / name).items()


@needs_exports
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("cal_empty_sheet.xlsx", "har inga rader"),
        ("cal_pass_protected.xlsx", "skyddad med lösenord"),
        ("gen_inflates_40MB.xlsx", "884 gånger större när den packas upp"),
        ("cal_too_small.xls", "skadad"),
    ],
)
def test_odd_workbooks_that_cannot_be_read_are_refused(tmp_path, name, said):
    with pytest.raises(FileRefused, match=said):
        read.read(ODD / name, name, Limits(), tmp_path)


@needs_exports
def test_odd_merged_headers_are_told():
    book = read_here(ODD / "gen_wide_months_merged_2row_header_formulas_nocache.xlsx")
    assert book.tables[0].merged == ((4, "D", 4, "O"), (4, "P", 4, "AA"))
    assert [table.hidden for table in book.tables] == [False, True]
    assert "28 formler saknar sparat värde, den första i Uppföljning!AB6" in book.warnings[1]


@needs_exports
def test_a_text_file_that_calls_itself_a_workbook_is_read_as_text(tmp_path):
    read_file = read.read(ODD / "gen_csv_named.xlsx", "gen_csv_named.xlsx", Limits(), tmp_path)
    assert read_file.evidence[0].because == "Filen heter .xlsx men är en textfil."
    assert read_file.tables[0].row_count == 2
