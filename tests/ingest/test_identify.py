"""The content decides what a file is, whatever it is called."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from lagesbild.ingest.problems import FileRefused
from lagesbild.ingest.readers import identify, refusals
from lagesbild.ingest.table import FileForm
from lagesbild.settings import Limits
from tests.ingest import workbooks

EXPORTS = Path(__file__).parents[3] / "shared" / "exports"
needs_exports = pytest.mark.skipif(not EXPORTS.exists(), reason="the shared exports are not here")

SIE5_START = '<?xml version="1.0"?><Sie xmlns="http://www.sie.se/sie5"><FileInfo/></Sie>'
TEXTS = {
    "Ansvar;Belopp\n7010;1 234,50\n": FileForm.DELIMITED,
    "Ansvar\n7010\n": FileForm.DELIMITED,
    "#nummer;namn\n#1;a\n": FileForm.DELIMITED,
    "#FLAGGA 0\n#PROGRAM x 1\n": FileForm.SIE4,
    "\n  #SIETYP\t4\n#KONTO 3010 Avgift\n": FileForm.SIE4,
    SIE5_START: FileForm.SIE5,
    '<sie:SieEntry xmlns:sie="http://www.sie.se/sie5"/>': FileForm.SIE5,
    "<table><tr><td>1</td></tr></table>": FileForm.HTML,
    "\n<!DOCTYPE html><HTML><body><TABLE ><tr></tr></TABLE>": FileForm.HTML,
    '<?xml version="1.0"?><html><body><table/></body></html>': FileForm.HTML,
    "<!-- rapport --><style>td {}</style><table></table>": FileForm.HTML,
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")

EXCEL_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)
REFUSED = {
    "tom": [b"", b" \r\n\t", b"\xef\xbb\xbf", bytes(5000)],
    "en PDF": [b"%PDF-1.7\n1 0 obj << /Type /Catalog >>"],
    "en bild": [b"\x89PNG\r\n\x1a\n" + bytes(50), b"\xff\xd8\xff\xe0JFIF", b"GIF89a;;;"],
    "en packad fil (gzip)": [gzip.compress(b"Ansvar;Belopp\n", mtime=0)],
    "ett textdokument (RTF)": [rb"{\rtf1\ansi Budget}"],
    "ett Word-dokument": [workbooks.ole({"WordDocument": b""})],
    "ett e-postmeddelande": [workbooks.ole({"__properties_version1.0": b""})],
    "lösenord": [workbooks.ole({"EncryptionInfo": b"", "EncryptedPackage": b""})],
    "Excel 4": [b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(30)],
    "Excel 2003": [EXCEL_2003.encode()],
    "en webbsida utan tabell": [b"<html><body>Logga in</body></html>"],
    "(.mht)": [b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<table></table>"],
    "XML i ett format": [b'<?xml version="1.0"?><budget><rad/></budget>'],
    "skadad": [b"PK\x03\x04" + bytes(range(256)), workbooks.ole({"Contents": b""})],
    "inte text": [random.Random(1).randbytes(4000)],
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("text", "form"), TEXTS.items())
def test_a_text_is_known_by_its_words_in_every_encoding(text, form, encoding):
    assert identify.form_of("export", text.encode(encoding)) is form


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.se", "a"])
def test_a_workbook_is_known_whatever_it_is_called(tmp_path, name):
    file = workbooks.xlsx(tmp_path / name, "")
    assert identify.form_of(name, file) is FileForm.XLSX
    assert identify.form_of(name, file.read_bytes()) is FileForm.XLSX


@pytest.mark.parametrize(
    ("part", "form"),
    [
        ("spreadsheetml.sheet.main+xml", FileForm.XLSX),
        ("spreadsheetml.template.main+xml", FileForm.XLSX),
        ("ms-excel.sheet.macroEnabled.main+xml", FileForm.XLSM),
        ("ms-excel.sheet.binary.macroEnabled.main", FileForm.XLSB),
    ],
)
def test_the_parts_of_an_office_file_tell_its_kind(tmp_path, part, form):
    members = {"[Content_Types].xml": workbooks.content_types(part)}
    assert identify.form_of("a", workbooks.packed(tmp_path / "a", members)) is form


def test_old_and_open_workbooks_are_known(tmp_path):
    assert identify.form_of("a", workbooks.xls([["Konto"]])) is FileForm.XLS
    assert identify.form_of("a", workbooks.ole({"Book": b""})) is FileForm.XLS
    assert identify.form_of("a", workbooks.ods(tmp_path / "a", "")) is FileForm.ODS


@pytest.mark.parametrize(
    ("words", "content"),
    [(words, content) for words, contents in REFUSED.items() for content in contents],
)
def test_what_cannot_be_loaded_is_refused_in_plain_words(words, content, tmp_path):
    file = tmp_path / "export.xlsx"
    file.write_bytes(content)
    for given in (file, content):
        with pytest.raises(FileRefused) as refused:
            identify.form_of("export.xlsx", given)
        assert words in str(refused.value)
        assert str(refused.value).startswith("Filen export.xlsx är ")


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"budget.xlsx": b"", "utfall.csv": b""}, "en packad fil (zip)"),
        ({"[Content_Types].xml": "wordprocessingml.document"}, "ett Word-dokument"),
        ({"[Content_Types].xml": "presentationml.slideshow"}, "en presentation"),
        ({"[Content_Types].xml": "<Types/>"}, "ett dokument utan kalkylblad"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "utan kalkylblad"),
    ],
)
def test_a_zip_file_that_is_no_workbook_is_refused(tmp_path, members, words):
    with pytest.raises(FileRefused, match=words.replace("(", r"\(").replace(")", r"\)")):
        identify.form_of("a", workbooks.packed(tmp_path / "a", members))


def test_an_encrypted_ods_file_is_refused(tmp_path):
    file = workbooks.ods(tmp_path / "a", "", manifest="<manifest:encryption-data/>")
    with pytest.raises(FileRefused, match="skyddad med lösenord"):
        identify.form_of("a.ods", file)


@pytest.mark.parametrize("ending", ["se", "si", "sie", "SE"])
def test_a_web_page_that_calls_itself_sie_is_refused(ending):
    page = b"<html><body><table><tr><td>404</td></tr></table></body></html>"
    with pytest.raises(FileRefused, match="en webbsida och ingen SIE-fil"):
        identify.form_of(f"bokslut.{ending}", page)


def test_a_text_that_calls_itself_a_workbook_must_at_least_be_a_table():
    assert identify.form_of("a.xls", b"Ansvar;Belopp") is FileForm.DELIMITED
    with pytest.raises(FileRefused, match="skadad"):
        identify.form_of("a.xls", b"Attachment not found!")


@pytest.mark.parametrize(
    ("name", "form", "said"),
    [
        ("a.xlsx", FileForm.XLSX, ""),
        ("a.XLSX", FileForm.XLSX, ""),
        ("a.se", FileForm.SIE5, ""),
        ("a", FileForm.XLS, ""),
        ("a.dat", FileForm.DELIMITED, ""),
        ("a.xlsx", FileForm.DELIMITED, "Filen heter .xlsx men är en textfil."),
        ("a.xls", FileForm.HTML, "Filen heter .xls men är en webbtabell (HTML)."),
        ("a.xls", FileForm.XLSX, "Filen heter .xls men är en Excel-fil (.xlsx)."),
        ("a.txt", FileForm.SIE4, "Filen heter .txt men är en SIE-fil (typ 1–4)."),
    ],
)
def test_a_name_that_promises_something_else_is_remarked_on(name, form, said):
    evidence = identify.name_evidence(name, form)
    assert [found.because for found in evidence] == ([said] if said else [])


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(bytes(3 * 1024 * 1024 + 1))
    with pytest.raises(FileRefused, match="är 4\u00a0MB\\. Gränsen är 2\u00a0MB"):
        refusals.check_size("a.csv", file, Limits(file_bytes=2 * 1024 * 1024))


def test_a_file_that_unfolds_too_far_is_refused_before_it_is_unpacked(tmp_path):
    file = workbooks.xlsx(tmp_path / "a.xlsx", " " * 5_000_000)
    refusals.check_unpacked_size("a.xlsx", file, Limits(unpacked_ratio=2000))
    with pytest.raises(FileRefused, match=r"gånger större .* Gränsen är 200 gånger"):
        refusals.check_unpacked_size("a.xlsx", file, Limits())
    with pytest.raises(FileRefused, match=r"blir 5\xa0MB när .* är 1\xa0MB"):
        refusals.check_unpacked_size("a.xlsx", file, Limits(unpacked_bytes=1024 * 1024))


@pytest.mark.parametrize("seed", range(40))
def test_a_spoiled_file_is_something_or_is_refused(tmp_path, seed):
    chance = random.Random(seed)
    whole = chance.choice(
        [
            workbooks.xls([["Konto", 1]]),
            workbooks.xlsx(tmp_path / "a", "<row/>").read_bytes(),
            workbooks.ods(tmp_path / "b", "").read_bytes(),
            SIE5_START.encode(),
        ]
    )
    spoiled = bytearray(whole[: chance.randrange(len(whole))])
    for _ in range(20):
        if spoiled:
            spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    try:
        form = identify.form_of("a.xlsx", bytes(spoiled))
    except FileRefused as refusal:
        form = str(refusal)
    assert isinstance(form, FileForm) or form.startswith("Filen a.xlsx är ")


@needs_exports
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("gen_csv_named.xlsx", FileForm.DELIMITED),
        ("gen_html_report.xls", FileForm.HTML),
        ("sjs_excel_saved_as_html.xls", FileForm.HTML),
        ("cal_biff5_write.xls", FileForm.XLS),
        ("cal_strict_iso_paths.xlsx", FileForm.XLSX),
        ("cal_any_sheets.ods", FileForm.ODS),
        ("ck_test_utf16_big.csv", FileForm.DELIMITED),
        ("ck_test_utf16_little.csv", FileForm.DELIMITED),
        ("cal_pass_protected.xlsx", "skyddad med lösenord"),
        ("cal_too_small.xls", "skadad"),
    ],
)
def test_odd_files_from_elsewhere_are_known(name, form):
    file = EXPORTS / "odd" / name
    if isinstance(form, FileForm):
        assert identify.form_of(name, file) is form
    else:
        with pytest.raises(FileRefused, match=form):
            identify.form_of(name, file)


@needs_exports
def test_every_sie_file_from_elsewhere_is_known():
    files = [
        file
        for file in (EXPORTS / "sie").iterdir()
        if file.suffix.lower() in (".se", ".si", ".sie") and file.name != "HAS1_1412.se"
    ]
    forms = {file.name: identify.form_of(file.name, file) for file in files}
    assert forms.pop("Sample.sie") is FileForm.SIE5
    assert len(forms) > 20
    assert set(forms.values()) == {FileForm.SIE4}


@needs_exports
def test_an_error_page_among_the_sie_files_is_refused():
    with pytest.raises(FileRefused, match="en webbsida och ingen SIE-fil"):
        identify.form_of("HAS1_1412.se", EXPORTS / "sie" / "HAS1_1412.se")
