"""A report as a Word document: real headings, captions, header rows and fields, to be edited."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt, Twips

from lagesbild.charts import colours
from lagesbild.reports import fitting, paper, typesetting, word_xml, zipped
from lagesbild.reports.content import Report
from lagesbild.reports.paper import (
    Block,
    Heading,
    Lines,
    Paper,
    PaperChart,
    PaperTable,
    Quote,
    Sentences,
)
from lagesbild.reports.word_xml import field, paragraph, run

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTHING = "Det finns inga rader att visa."

_PARTS = Path(__file__).parent / "word_parts"
_LANGUAGE = "sv-SE"
_SIDES, _TOP, _BOTTOM = Pt(62.6), Mm(25), Mm(22)
_SHORT, _LONG = Mm(210), Mm(297)
_NOT_OURS = {
    RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}  # fmt: skip
"""What python-docx's empty document brings and ours has no use for."""


def written(report: Report) -> bytes:
    """The whole report; the same report gives the same bytes."""
    return set_on(paper.laid_out(report))


def set_on(page: Paper) -> bytes:
    content = io.BytesIO()
    _Writer(page).document.save(content)
    return zipped.steadied(content.getvalue())


class _Writer:
    """Fills a document from its beginning to its end."""

    def __init__(self, page: Paper) -> None:
        self._page = page
        self.document = docx.Document()
        self._body = self.document.element.body
        drawn = [asdict(chart.drawn) for chart in page.charts]
        pictures = typesetting.pictures("pictures.typ", {"charts": drawn}) if drawn else []
        self._pictures = iter(pictures)
        self._headings = [block for block in page.blocks if isinstance(block, Heading)]
        self._reached = 0
        _prepare(self.document, page)
        self._begin()
        for at, section in enumerate(page.sections):
            self._turn(at, turned=section.turned)
            for block in section.blocks:
                self._block(block)

    def _turn(self, at: int, *, turned: bool) -> None:
        """Pages of the kind that a section needs; the first continues what it begins with."""
        if at == 0 and not turned:
            return
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        _set_size(section, turned=turned)
        section.header.is_linked_to_previous = False
        _fill_header(section, self._page)

    def _begin(self) -> None:
        page = self._page
        first = self.document.sections[0]
        _set_size(first, turned=False)
        first.different_first_page_header_footer = True
        _fill_header(first, page)
        _fill_footers(first)
        self._add(paragraph("Title", run(page.title)))
        self._add(paragraph("Subtitle", run(page.subtitle)))
        for line in page.basis:
            self._add(paragraph("Basis", run(line)))
        for name, words in page.particulars:
            self._add(paragraph("Particular", run(f"{name}: ", bold=True), run(words)))
        if page.missing:
            heading = "Saknas i rapporten"
            self._add(paragraph("MissingHeading", run(heading)))
            for line in page.missing:
                self._add(paragraph("Missing", run(line)))
        if page.has_contents:
            self._add(paragraph("TOCHeading", run("Innehåll")))
            for entry in word_xml.contents(
                [(one.text, one.level, _bookmark(at)) for at, one in enumerate(self._headings)]
            ):
                self._add(entry)

    def _add(self, piece: str) -> None:
        """Last in the document; its own properties stand after all else."""
        self._body.insert(len(self._body) - 1, word_xml.element(piece))

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                at, self._reached = self._reached, self._reached + 1
                words = word_xml.bookmarked(at, _bookmark(at), run(text))
                self._add(paragraph(f"Heading{min(level, 3)}", words))
            case Sentences(text):
                self._add(paragraph("Normal", run(text)))
            case Lines(lines):
                for line in lines:
                    self._add(paragraph("ListBullet", run(line)))
            case Quote():
                for piece in _quote(block):
                    self._add(piece)
            case PaperTable():
                self._table(block)
            case PaperChart():
                self._chart(block)

    def _table(self, part: PaperTable) -> None:
        self._caption("Tabell", part, continues=part.continues)
        self._add(word_xml.table(part) if part.rows else paragraph("TableText", run(NOTHING)))
        self._add(paragraph("TableNote", run(" ".join(part.notes))))

    def _chart(self, part: PaperChart) -> None:
        self._caption("Diagram", part)
        shown = self.document.add_paragraph(style="Diagram").add_run()
        picture = shown.add_picture(io.BytesIO(next(self._pictures)), width=Pt(fitting.UPRIGHT))
        told: Any = picture._inline
        for side in ("distT", "distB", "distL", "distR"):
            told.set(side, "0")
        for properties in (told.docPr, told.graphic.graphicData.pic.nvPicPr.cNvPr):
            properties.set("name", f"Diagram {part.number}")
            properties.set("descr", part.alt)
        self._add(paragraph("TableNote", run(" ".join(part.notes))))

    def _caption(
        self, kind: str, part: PaperTable | PaperChart, *, continues: bool = False
    ) -> None:
        """ "Tabell 1. …": its number is a field, so that it is right when others are added."""
        number = field(f"SEQ {kind} \\{'c' if continues else '* ARABIC'}", str(part.number))
        words = f". {part.title}{' (fortsättning)' * continues}"
        self._add(paragraph("Caption", run(f"{kind} "), number, run(words)))
        if part.subtitle:
            self._add(paragraph("CaptionDetail", run(part.subtitle)))


def _quote(quote: Quote) -> Iterator[str]:
    if quote.about:
        yield paragraph("Quote", run(quote.about, bold=True), before="<w:keepNext/>")
    for words in quote.paragraphs:
        yield paragraph("Quote", run(words))


def _bookmark(at: int) -> str:
    return f"_Toc{at + 1:06d}"


def _set_size(section: WordSection, *, turned: bool) -> None:
    sizes: tuple[Length, Length] = (_LONG, _SHORT) if turned else (_SHORT, _LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sizes
    section.left_margin = section.right_margin = _SIDES
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.header_distance = section.footer_distance = Mm(11)


def _fill_header(section: WordSection, page: Paper) -> None:
    """Board and period to the left, title to the right, whichever way the page is turned."""
    words = (run(page.subtitle), "<w:r><w:tab/></w:r>", run(page.title))
    width = round(((section.page_width or _SHORT) - 2 * _SIDES) / Twips(1))
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    _replace(section.header._element, paragraph("Header", *words, before=tab))


def _fill_footers(section: WordSection) -> None:
    number = (run("Sida "), field("PAGE", "1"), run(" av "), field("NUMPAGES", "1"))
    for footer in (section.footer, section.first_page_footer):
        _replace(footer._element, paragraph("Footer", *number))


def _replace(edge: Any, piece: str) -> None:
    for child in list(edge):
        edge.remove(child)
    edge.append(word_xml.element(piece))


def _prepare(document: Any, page: Paper) -> None:
    """Our styles, lists and settings in place of python-docx's own, and who and when."""
    relations = document.part.package.rels, document.part.rels
    for owned in relations:
        for name in [name for name, one in owned.items() if one.reltype in _NOT_OURS]:
            del owned[name]
    of_part = {one.reltype: one.target_part for one in document.part.rels.values()}
    for name, kind in (
        ("styles", RELATIONSHIP_TYPE.STYLES),
        ("numbering", RELATIONSHIP_TYPE.NUMBERING),
        ("settings", RELATIONSHIP_TYPE.SETTINGS),
    ):
        of_part[kind]._element = parse_xml(_own_part(name))
    told = document.core_properties
    told.title, told.subject = page.title, page.subtitle
    told.language = _LANGUAGE
    told.author = told.last_modified_by = told.comments = told.keywords = told.category = ""
    told.created = told.modified = page.as_of.replace(microsecond=0)
    told.revision = 1


def _own_part(name: str) -> bytes:
    """One of the files in word_parts/ with the colours of the product."""
    palette = {key: value.removeprefix("#") for key, value in vars(colours.light()).items()}
    text = (_PARTS / f"{name}.xml").read_text(encoding="utf-8")
    return Template(text).substitute(palette, pale_watch="FDF1DF").encode()
