"""A report as it stands on paper, in Word or PDF: all of it as text, in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lagesbild.finance_tables import Cell, Column, FinanceTable, Kind, Row, written
from lagesbild.numbers import MINUS
from lagesbild.reports import drawing, fitting
from lagesbild.reports.content import (
    Bullets,
    Chapter,
    ChartPart,
    Comment,
    Missing,
    Paragraph,
    Part,
    Report,
    TablePart,
)
from lagesbild.reports.receipts import appendix
from lagesbild.status import Mark

CONTENTS_FROM = 5
"""A report with so many chapters begins with a list of them."""

KEPT_HEIGHT = 300.0
"""Points; a table that is not higher is kept on one page."""


@dataclass(frozen=True)
class Heading:
    """A chapter is at level 1."""

    text: str
    level: int


@dataclass(frozen=True)
class Sentences:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Lines:
    """Short lines, each with a mark before it."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Quote:
    """What somebody wrote: about what, and its paragraphs."""

    about: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class PaperCell:
    """A cell: a shape before its text, if any, and what it means: good, watch, bad or neither."""

    text: str
    tone: str = ""
    mark: str = ""

    @property
    def whole(self) -> str:
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass(frozen=True)
class PaperColumn:
    header: str
    group: str
    is_figure: bool


@dataclass(frozen=True)
class PaperRow:
    """One that `spans` has a single cell, over all columns."""

    cells: tuple[PaperCell, ...]
    level: int = 0
    is_total: bool = False
    spans: bool = False


@dataclass(frozen=True)
class PaperTable:
    """A table; `continues` when it is a further piece of one that was too wide.

    One that is `kept` is not parted between pages.
    """

    number: int
    title: str
    subtitle: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]
    notes: tuple[str, ...]
    size: float
    widths: tuple[float, ...]
    turned: bool
    kept: bool = False
    continues: bool = False

    @property
    def has_groups(self) -> bool:
        return any(column.group for column in self.columns)


@dataclass(frozen=True)
class PaperChart:
    number: int
    title: str
    subtitle: str
    alt: str
    drawn: drawing.Drawing
    notes: tuple[str, ...]


Block = Heading | Sentences | Lines | Quote | PaperTable | PaperChart


@dataclass(frozen=True)
class Section:
    """Blocks on pages of one kind: upright, or turned for a wide table."""

    turned: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Paper:
    title: str
    subtitle: str
    basis: tuple[str, ...]
    particulars: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    has_contents: bool
    as_of: datetime
    sections: tuple[Section, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for section in self.sections for block in section.blocks)

    @property
    def charts(self) -> Iterator[PaperChart]:
        return (block for block in self.blocks if isinstance(block, PaperChart))


def laid_out(report: Report) -> Paper:
    """The report in the order that it is read, its sources last."""
    setter = _Setter()
    chapters = [*report.chapters, *appendix(report.sources)]
    return Paper(
        title=clean(report.title),
        subtitle=clean(report.subtitle),
        basis=tuple(clean(line) for line in report.basis),
        particulars=tuple((clean(name), clean(words)) for name, words in report.particulars),
        missing=tuple(_missing(one) for one in report.missing),
        has_contents=sum(chapter.level == 1 for chapter in chapters) >= CONTENTS_FROM,
        as_of=report.as_of,
        sections=tuple(_sections([setter.chapter(chapter) for chapter in chapters])),
    )


def clean(text: str) -> str:
    """Text that every program takes: letters in one piece, nothing that cannot be seen."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(sign for sign in whole.replace("\t", " ") if _is_seen(sign))


def _is_seen(sign: str) -> bool:
    return sign in "\n\u00ad" or not unicodedata.category(sign).startswith("C")


def _missing(one: Missing) -> str:
    where = clean(one.where)
    return f"{clean(one.what)} ({where})" if where else clean(one.what)


def _sections(chapters: Iterable[Sequence[Block]]) -> Iterator[Section]:
    """Chapters after one another; one with a wide table is turned as a whole."""
    turned, gathered = False, list[Block]()
    for blocks in chapters:
        wide = any(isinstance(block, PaperTable) and block.turned for block in blocks)
        if wide != turned and gathered:
            yield Section(turned, tuple(gathered))
            gathered = []
        turned = wide
        gathered.extend(blocks)
    if gathered:
        yield Section(turned, tuple(gathered))


class _Setter:
    """Numbers tables and charts as they come."""

    def __init__(self) -> None:
        self._tables = 0
        self._charts = 0

    def chapter(self, chapter: Chapter) -> list[Block]:
        blocks: list[Block] = [Heading(clean(chapter.heading), chapter.level)]
        for part in chapter.parts:
            blocks.extend(self._blocks(part))
        return blocks

    def _blocks(self, part: Part) -> Iterator[Block]:
        match part:
            case Paragraph(text):
                yield from map(Sentences, _paragraphs(text))
            case Bullets(lines):
                yield Lines(tuple(clean(line).replace("\n", " ") for line in lines))
            case Comment(about, text):
                yield Quote(clean(about), tuple(_paragraphs(text)))
            case TablePart():
                yield from self._table(part)
            case ChartPart():
                yield self._chart(part)

    def _chart(self, part: ChartPart) -> PaperChart:
        self._charts += 1
        return PaperChart(
            self._charts,
            clean(part.title),
            clean(part.subtitle),
            clean(part.alt),
            drawing.drawn(part),
            _source(part.source),
        )

    def _table(self, part: TablePart) -> Iterator[PaperTable]:
        self._tables += 1
        table = part.table
        shown = [
            (place, column)
            for place, column in enumerate(table.columns)
            if column.kind is not Kind.SPARK
        ]
        columns = [_column(column, table) for _, column in shown]
        rows = [_row(row, shown) for row in table.rows]
        pieces = fitting.fits(
            [
                fitting.Column(
                    [column.header, *(row.cells[place].whole for row in rows if not row.spans)],
                    column.is_figure,
                    finance.prose,
                )
                for place, (column, (_, finance)) in enumerate(zip(columns, shown, strict=True))
            ]
        )
        texts = [[cell.whole for cell in row.cells] for row in rows]
        for piece in pieces:
            yield PaperTable(
                number=self._tables,
                title=clean(table.title or table.caption),
                subtitle=clean(table.caption) if table.title else "",
                columns=tuple(columns[place] for place in piece.columns),
                rows=tuple(_of_piece(row, piece) for row in rows),
                notes=_notes(part) if piece is pieces[-1] else (),
                size=piece.size,
                widths=piece.widths,
                turned=piece.turned,
                kept=piece.height_of(texts) <= KEPT_HEIGHT,
                continues=piece is not pieces[0],
            )


def _paragraphs(text: str) -> Iterator[str]:
    """Every line that is not empty, as a paragraph of its own."""
    return (line.strip() for line in clean(text).split("\n") if line.strip())


def _column(column: Column, table: FinanceTable) -> PaperColumn:
    """A unit that the caption or the header says is not said again over every column."""
    symbol = "" if "procent" in column.header else column.unit_symbol
    said = column.unit is not None and symbol in table.caption.replace(".", ",").split(", ")
    header = clean(column.header)
    return PaperColumn(
        f"{header}, {symbol}" if symbol and not said and symbol not in header else header,
        clean(column.group),
        column.kind.is_figure,
    )


def _row(row: Row, shown: Sequence[tuple[int, Column]]) -> PaperRow:
    cells = tuple(_cell(row.cells[place], column) for place, column in shown)
    return PaperRow(cells[:1] if row.spans else cells, row.level, row.is_total, row.spans)


def _of_piece(row: PaperRow, piece: fitting.Fit) -> PaperRow:
    if row.spans:
        return row
    return replace(row, cells=tuple(row.cells[place] for place in piece.columns))


def _cell(cell: Cell, column: Column) -> PaperCell:
    if isinstance(cell, Mark):
        return PaperCell(clean(cell.label), cell.tone.value, cell.icon)
    text = clean(written(cell, column))
    if column.kind is not Kind.VARIANCE:
        return PaperCell(text)
    tones = {MINUS: "bad", "+": "good"}
    return PaperCell(text, tones.get(text[:1], ""))


def _notes(part: TablePart) -> tuple[str, ...]:
    """What signs mean, the table's own note, and what it rests on."""
    table = part.table
    judged = any(column.kind is Kind.VARIANCE for column in table.columns)
    signs = (f"{MINUS} är {clean(table.worse)}, + är {clean(table.better)}.",) if judged else ()
    return (*signs, *_paragraphs(table.note), *_source(part.source))


def _source(number: int | None) -> tuple[str, ...]:
    return () if number is None else (f"Källa {number} i bilagan Källor.",)
