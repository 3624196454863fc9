"""The Word document: real styles, captions, header rows and fields, and the same each time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from lagesbild.reports import paper, word
from lagesbild.reports.content import Bullets, Chapter, Comment, Paragraph
from tests.reports import sample
from tests.reports.office import converted
from tests.reports.test_pdf import HARM

INCHES_OF_ROOM = 470 / 72


@pytest.fixture(scope="module")
def laid() -> paper.Paper:
    return paper.laid_out(sample.report())


@pytest.fixture(scope="module")
def content(laid: paper.Paper) -> bytes:
    return word.set_on(laid)


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def styled(document: Any, *names: str) -> list[str]:
    return [_text(one) for one in document.paragraphs if one.style.name in names]


def _text(paragraph: Any) -> str:
    """Its text with what its fields show."""
    return _shown(paragraph._p)


def _shown(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def test_headings_are_headings_by_level(laid: paper.Paper, document: Any) -> None:
    blocks = [block for block in laid.blocks if isinstance(block, paper.Heading)]
    for level in (1, 2):
        texts = [block.text for block in blocks if block.level == level]
        assert styled(document, f"Heading {level}") == texts
    assert styled(document, "Title") == ["Månadsrapport mars 2024"]


def test_what_is_missing_stands_before_the_first_chapter(document: Any) -> None:
    names = [paragraph.style.name for paragraph in document.paragraphs]
    assert names.index("Saknas") < names.index("Heading 1")
    assert len(styled(document, "Saknas")) == 2


def test_captions_are_numbered_by_fields(laid: paper.Paper, document: Any) -> None:
    shown = styled(document, "Caption")
    told = [
        block for block in laid.blocks if isinstance(block, paper.PaperTable | paper.PaperChart)
    ]
    assert len(shown) == len(told)
    for text, block in zip(shown, told, strict=True):
        kind = "Tabell" if isinstance(block, paper.PaperTable) else "Diagram"
        assert text.startswith(f"{kind} {block.number}. {block.title}")
    fields = document.element.body.iter(qn("w:fldSimple"))
    kinds = [field.get(qn("w:instr")).split()[1] for field in fields]
    assert kinds.count("Tabell") + kinds.count("Diagram") == len(told)


def test_tables_repeat_their_header_and_align_figures(laid: paper.Paper, document: Any) -> None:
    told = [block for block in laid.blocks if isinstance(block, paper.PaperTable) and block.rows]
    assert len(document.tables) == len(told)
    for table, block in zip(document.tables, told, strict=True):
        rows = table._tbl.tr_lst
        headers = [
            row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        ]
        assert headers == rows[: len(headers)]
        assert len(headers) == (2 if block.has_groups else 1)
        assert len(rows) - len(headers) == len(block.rows)
        for row, told_row in zip(rows[len(headers) :], block.rows, strict=True):
            cells = row.tc_lst
            assert [_shown(cell) for cell in cells] == [one.whole for one in told_row.cells]
            if not told_row.spans:
                styles = [cell.p_lst[0].style for cell in cells]
                assert styles == [
                    "TableFigure" if column.is_figure else "TableText" for column in block.columns
                ]
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == block.title


def test_every_picture_says_in_words_what_it_shows_and_is_sharp(
    laid: paper.Paper, document: Any
) -> None:
    properties = list(document.element.body.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in properties] == [chart.alt for chart in laid.charts]
    assert len({one.get("id") for one in properties}) == len(properties)
    parts = {part for part in document.part.package.parts if part.content_type == "image/png"}
    assert parts
    for part in parts:
        assert Image.open(io.BytesIO(part.blob)).width / INCHES_OF_ROOM >= 220


def test_it_is_in_swedish_with_title_and_times_but_no_names(document: Any) -> None:
    told = document.core_properties
    assert told.title == "Månadsrapport mars 2024"
    assert told.language == "sv-SE"
    assert told.created == told.modified
    assert f"{told.created:%Y-%m-%d %H:%M:%S}" == "2024-04-12 07:31:05"
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}


def test_pages_say_board_title_and_number(document: Any) -> None:
    first, *others = document.sections
    assert first.different_first_page_header_footer
    for section in (first, *others):
        assert _text(section.header.paragraphs[0]) == (
            f"{sample.BOARD}, mars 2024Månadsrapport mars 2024"
        )
        fields = [one.get(qn("w:instr")) for one in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_a_long_report_has_contents_that_lead_to_its_chapters(document: Any) -> None:
    entries = [one for one in document.paragraphs if one.style.name in ("toc 1", "toc 2")]
    links = [link.get(qn("w:anchor")) for one in entries for link in one._p.iter(qn("w:hyperlink"))]
    marks = {one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))}
    assert links
    assert set(links) <= marks
    assert [_text(one) for one in entries] == styled(document, "Heading 1", "Heading 2")
    short = docx.Document(io.BytesIO(word.written(sample.letter())))
    assert not styled(short, "TOC Heading")


def test_styles_stand_apart_without_colour(document: Any) -> None:
    """Rank by size and weight, so that a grey print reads as well."""
    sizes = [document.styles[f"Heading {level}"].font.size for level in (1, 2, 3)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(document.styles[f"Heading {level}"].font.bold for level in (1, 2, 3))


def test_two_makings_give_the_same_bytes(content: bytes) -> None:
    assert word.written(sample.report()) == content


def test_it_holds_no_clock_and_nothing_of_the_program_that_made_it(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
        assert not [name for name in names if "thumbnail" in name or "customXml" in name]
        assert b"python-docx" not in b"".join(map(archive.read, names))


def test_no_text_is_taken_for_markup_or_a_field() -> None:
    parts = (
        *(Paragraph(text) for text in HARM),
        *(Comment(text, text) for text in HARM),
        Bullets(HARM),
    )
    chapter = Chapter("harm", f"Skada {sample.HOSTILE}", parts)
    report = replace(sample.letter(), chapters=(chapter,), title=sample.HOSTILE, missing=())
    document = docx.Document(io.BytesIO(word.written(report)))
    shown = styled(document, "Normal")
    assert shown[:18] == [paper.clean(text) for text in HARM[:18]]
    assert styled(document, "Heading 1") == [f"Skada {sample.HOSTILE}"]
    fields = [one.get(qn("w:instr")) for one in document.element.body.iter(qn("w:fldSimple"))]
    assert not fields
    assert not list(document.element.body.iter(qn("w:instrText")))


@pytest.mark.heavy
def test_another_program_reads_every_sentence_and_figure_in_order(
    laid: paper.Paper, content: bytes
) -> None:
    shown = _words(converted(content, "docx", "txt:Text (encoded):UTF8").decode("utf-8-sig"))
    at = 0
    for text in _told(laid):
        at = shown.find(_words(text), at)
        assert at >= 0, text


def _words(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]", "", text)


def _told(laid: paper.Paper) -> list[str]:
    """What must be read, in order; a mark of a list is the program's own."""
    found = [laid.title, laid.subtitle, *laid.basis, *laid.missing]
    for block in laid.blocks:
        match block:
            case paper.Heading(text) | paper.Sentences(text):
                found.append(text)
            case paper.Lines(lines):
                found += lines
            case paper.Quote(about, paragraphs):
                found += [about, *paragraphs]
            case paper.PaperTable():
                found += [f"Tabell {block.number}. {block.title}", block.subtitle]
                found += [cell.whole for row in block.rows for cell in row.cells]
                found += block.notes
            case paper.PaperChart():
                found += [f"Diagram {block.number}. {block.title}", block.subtitle, *block.notes]
    return found
