"""The PDF: tagged, told in Swedish, whole, the same each time, and with no text taken for code."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from lagesbild.reports import paper, pdf, typesetting
from lagesbild.reports.content import Chapter, Comment, Paragraph, Report
from tests.reports import sample
from tests.reports.pdf_reading import Read, squeezed


@pytest.fixture(scope="module")
def laid() -> paper.Paper:
    return paper.laid_out(sample.report())


@pytest.fixture(scope="module")
def read(laid: paper.Paper) -> Read:
    return Read(pdf.set_on(laid))


def test_it_says_that_it_is_tagged_for_everybody_and_in_swedish(read: Read) -> None:
    root = read.pdf.Root
    assert root.MarkInfo.Marked
    assert root.Lang == "sv"
    assert root.ViewerPreferences.DisplayDocTitle
    assert read.pdf.open_metadata()["pdfuaid:part"] == "1"
    assert read.is_whole


def test_it_has_its_title_and_the_time_of_what_it_rests_on(read: Read) -> None:
    told = read.pdf.docinfo
    assert told.Title == f"Månadsrapport mars 2024, {sample.BOARD}, mars 2024"
    assert told.CreationDate == told.ModDate == "D:20240412073105Z"
    assert "/Author" not in told


def test_headings_are_in_order_and_none_is_left_out(laid: paper.Paper, read: Read) -> None:
    levels = [int(str(tag.S)[2:]) for tag in read.tags() if str(tag.S)[1:2] == "H"]
    before = ["Saknas i rapporten", "Innehåll"]
    chapters = [block.level for block in laid.blocks if isinstance(block, paper.Heading)]
    assert levels == [1] * len(before) + chapters
    assert all(two <= one + 1 for one, two in pairwise(levels))


def test_every_chart_says_in_words_what_it_shows(laid: paper.Paper, read: Read) -> None:
    said = [str(tag.Alt) for tag in read.tags("/Figure")]
    assert said == [chart.alt for chart in laid.charts]


def test_tables_have_headers_that_name_columns(laid: paper.Paper, read: Read) -> None:
    tables = [block for block in laid.blocks if isinstance(block, paper.PaperTable) and block.rows]
    assert len(read.tags("/Table")) == len(tables)
    headers = read.tags("/TH")
    assert len(headers) >= sum(len(table.columns) for table in tables)
    assert all(any(one.get("/Scope") == "/Column" for one in tag.A) for tag in headers)


def test_all_fonts_are_in_it_and_can_be_read_aloud(read: Read) -> None:
    assert read.fonts
    for font in read.fonts:
        assert "/ToUnicode" in font
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_every_cell_of_every_table_is_there_in_order(laid: paper.Paper, read: Read) -> None:
    for table in (block for block in laid.blocks if isinstance(block, paper.PaperTable)):
        at = read.text.index(squeezed(f"Tabell {table.number}. {table.title}"))
        for text in (cell.whole for row in table.rows for cell in row.cells):
            shown = squeezed(typesetting.printable(text))
            at = read.text.find(shown, at)
            assert at >= 0, text


def test_every_sentence_caption_and_note_is_there_in_order(laid: paper.Paper, read: Read) -> None:
    at = 0
    for text in _texts(laid):
        at = read.text.find(squeezed(typesetting.printable(text)), at)
        assert at >= 0, text


def _texts(laid: paper.Paper) -> list[str]:
    found = [laid.title, laid.subtitle, *laid.basis, *laid.missing]
    for block in laid.blocks:
        match block:
            case paper.Heading(text) | paper.Sentences(text):
                found.append(text)
            case paper.Lines(lines):
                found += lines
            case paper.Quote(about, paragraphs):
                found += [about, *paragraphs]
            case paper.PaperTable() | paper.PaperChart():
                found += [block.title, block.subtitle, *block.notes]
    return found


def test_pages_say_which_they_are_of_how_many(read: Read) -> None:
    pages = len(read.pdf.pages)
    assert all(squeezed(f"Sida {at} av {pages}") in read.text for at in range(1, pages + 1))


def test_a_wide_table_turns_its_pages_and_no_others(read: Read) -> None:
    turned = [page.MediaBox[2] > page.MediaBox[3] for page in read.pdf.pages]
    assert any(turned)
    assert not turned[0]
    assert not turned[-1]


def test_two_makings_give_the_same_bytes(read: Read) -> None:
    assert pdf.written(sample.report()) == read.content


def test_another_figure_gives_other_bytes(read: Read) -> None:
    report = sample.report()
    assert pdf.written(replace(report, chapters=report.chapters[:-1])) != read.content


HARM = (
    '#{panic("körd")}', '#read("/etc/passwd")', '#image("x.png")', "$ x^", "*", "_", "`", "[", "]",
    "@nothing", "<label>", "\\", '#import "@preview/cetz:0.3.0"', '"}]}', "\\u{0}", "/*",
    "= Rubrik", "https://example.com/~a_b*c", "\x00\x08\x1b", "\ud800", "\u2028", "a\u0301\u0302",
    "\U0001f468\u200d\U0001f469", "\ufdfa", "x" * 3000, "ab_" * 900,
)  # fmt: skip


def test_no_text_is_taken_for_markup_or_stops_the_report() -> None:
    parts = tuple(
        part for text in HARM for part in (Paragraph(text), Comment(text, f"{text}\n{text}"))
    )
    report = _with(Chapter("harm", "Skada " + "".join(HARM[:19]), parts))
    read = Read(pdf.written(report))
    for text in HARM[:18]:
        assert squeezed(text) in read.text
    assert len(read.tags("/H1")) == 1
    assert not [tag for tag in read.tags() if tag.S in ("/Formula", "/Code")]
    assert not [page for page in read.pdf.pages if page.get("/Annots")]


def test_a_letter_begins_with_its_particulars() -> None:
    read = Read(pdf.written(sample.letter()))
    order = ["Handläggare: Controller", "Saknas i rapporten", "Förslag till beslut", "Ärendet"]
    places = [read.text.index(squeezed(text)) for text in order]
    assert places == sorted(places)
    assert "Innehåll" not in read.text


def test_a_sign_that_no_font_has_is_shown_as_one() -> None:
    read = Read(pdf.written(_with(Chapter("a", "Tecken", (Paragraph("före 中 efter ｆｕｌｌ"),)))))
    assert f"före{typesetting.UNKNOWN}efterfull" in read.text


def test_every_sign_that_is_counted_as_printed_is_in_a_font() -> None:
    signs = "".join(map(chr, sorted(typesetting._code_points() - {0xAD, 0x200B})))
    lines = tuple(Paragraph(signs[at : at + 60]) for at in range(0, len(signs), 60))
    pdf.written(_with(Chapter("all", "Alla tecken", lines)))


def _with(chapter: Chapter) -> Report:
    return replace(sample.letter(), chapters=(chapter,), missing=(), particulars=())


def test_the_reader_of_pdfs_finds_what_is_wrong() -> None:
    with pytest.raises(pikepdf.PdfError):
        Read(b"%PDF-1.7 nothing more")
