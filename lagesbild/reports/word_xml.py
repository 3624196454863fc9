"""Pieces of a Word document as WordprocessingML; every text goes through one function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from lagesbild.charts import colours
from lagesbild.reports.fitting import PADDING
from lagesbild.reports.paper import PaperCell, PaperRow, PaperTable

TWIPS = 20  # in a point
_INDENT = 180
_FIRST_ROWS = 2  # that are not left alone at the foot of a page
_NO_BORDER = '<w:bottom w:val="nil"/>'
_STRONG_BELOW = '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'
_STRONG_ABOVE = '<w:top w:val="single" w:sz="8" w:space="0" w:color="{ink}"/>'


def run(text: str, *, bold: bool = False, tone: str = "", size: float | None = None) -> str:
    """A text as it is: what looks like markup is escaped, a new line is a line break."""
    looks = "<w:b/><w:bCs/>" * bold
    if tone:
        looks += f'<w:color w:val="{colour(f"{tone}_text")}"/>'
    if size is not None:
        half = round(size * 2)
        looks += f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{words}</w:r>" if looks else f"<w:r>{words}</w:r>"


def field(instruction: str, shown: str) -> str:
    """A field and what it shows until it is computed anew."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def paragraph(style: str, *pieces: str, before: str = "") -> str:
    """A paragraph of runs; `before` are properties beside its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}</w:pPr>{"".join(pieces)}</w:p>'


def element(piece: str) -> Any:
    """A piece as python-docx takes it."""
    name = piece[1 : min(piece.index(" "), piece.index(">"))].rstrip("/")
    return parse_xml(piece.replace(f"<{name}", f"<{name} {nsdecls('w')}", 1))


def colour(name: str) -> str:
    """A colour of the palette as Word writes it: "0F5E63"."""
    written: str = getattr(colours.light(), name)
    return written.removeprefix("#").upper()


def bookmarked(number: int, name: str, piece: str) -> str:
    """A piece that a link can lead to."""
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{piece}<w:bookmarkEnd w:id="{number}"/>'
    )


def contents(headings: Sequence[tuple[str, int, str]]) -> list[str]:
    """A table of contents: text, level and bookmark of each heading.

    It is filled when it is made and marked as not current, so that Word adds the pages.
    """
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    shown = [one for one in headings if one[1] <= 2]
    return [
        paragraph(
            f"TOC{level}",
            begin * (at == 0),
            f'<w:hyperlink w:anchor="{name}" w:history="1">{run(text)}</w:hyperlink>',
            end * (at == len(shown) - 1),
        )
        for at, (text, level, name) in enumerate(shown)
    ]


def table(part: PaperTable) -> str:
    """A table whose header is repeated on each page; short tables stay on one."""
    widths = [round(width * TWIPS) for width in part.widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    header = [*([_groups(part, widths)] if part.has_groups else []), _header(part, widths)]
    rows = [
        _row(part, row, widths, keep=at < (len(part.rows) - 1 if part.kept else _FIRST_ROWS))
        for at, row in enumerate(part.rows)
    ]
    description = f"<w:tblDescription w:val={quoteattr(part.subtitle)}/>" if part.subtitle else ""
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{_side('left')}{_side('right')}</w:tblCellMar>"
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(part.title)}/>{description}</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(header)}{''.join(rows)}</w:tbl>"
    )


def _side(name: str) -> str:
    """The room between a cell's edge and its text."""
    return f'<w:{name} w:w="{round(PADDING / 2 * TWIPS)}" w:type="dxa"/>'


def _groups(part: PaperTable, widths: Sequence[int]) -> str:
    """The row above the header: a name over the columns that share it."""
    spans: list[tuple[str, int, int]] = []
    for column, width in zip(part.columns, widths, strict=True):
        if spans and column.group and spans[-1][0] == column.group:
            group, count, whole = spans.pop()
            spans.append((group, count + 1, whole + width))
        else:
            spans.append((column.group, 1, width))
    cells = [
        _cell(
            run(group, bold=True, size=part.size),
            width,
            span=count,
            centred=count > 1,
            figure=count == 1,
            borders="" if group else _NO_BORDER,
            keep=True,
        )
        for group, count, width in spans
    ]
    return _header_row(cells)


def _header(part: PaperTable, widths: Sequence[int]) -> str:
    cells = [
        _cell(
            run(column.header, bold=True, size=part.size),
            width,
            figure=column.is_figure,
            borders=_STRONG_BELOW.format(ink=colour("ink")),
            keep=True,
            bottom=True,
        )
        for column, width in zip(part.columns, widths, strict=True)
    ]
    return _header_row(cells)


def _header_row(cells: Sequence[str]) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(part: PaperTable, row: PaperRow, widths: Sequence[int], *, keep: bool) -> str:
    borders = _STRONG_ABOVE.format(ink=colour("ink")) if row.is_total else ""
    if row.spans:
        words = _words(row.cells[0], part.size, bold=True)
        cells = [_cell(words, sum(widths), span=len(widths), level=row.level, keep=True)]
    else:
        cells = [
            _cell(
                _words(cell, part.size, bold=row.is_total),
                width,
                figure=column.is_figure,
                level=0 if at else row.level,
                borders=borders,
                keep=keep,
            )
            for at, (cell, column, width) in enumerate(
                zip(row.cells, part.columns, widths, strict=True)
            )
        ]
    longest = max(len(cell.text) for cell in row.cells)
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if longest <= 600 else ""
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _words(cell: PaperCell, size: float, *, bold: bool) -> str:
    if cell.mark:
        shape = run(cell.mark, tone=cell.tone, size=size, bold=bold)
        return shape + run(f" {cell.text}", size=size, bold=bold)
    return run(cell.text, tone=cell.tone, size=size, bold=bold)


def _cell(
    words: str,
    width: int,
    *,
    span: int = 1,
    figure: bool = False,
    centred: bool = False,
    level: int = 0,
    borders: str = "",
    keep: bool = False,
    bottom: bool = False,
) -> str:
    looks = "<w:keepNext/>" * keep
    looks += f'<w:ind w:left="{level * _INDENT}"/>' if level else ""
    looks += '<w:jc w:val="center"/>' * centred
    style = "TableFigure" if figure else "TableText"
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f"<w:tcBorders>{borders}</w:tcBorders>" if borders else "")
        + ('<w:vAlign w:val="bottom"/>' if bottom else "")
        + f"</w:tcPr>{paragraph(style, words, before=looks)}</w:tc>"
    )
