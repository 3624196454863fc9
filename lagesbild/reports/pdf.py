"""A report as a tagged PDF (PDF/UA-1), set by Typst."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lagesbild.reports import fitting, paper, typesetting
from lagesbild.reports.content import Report
from lagesbild.reports.paper import Block, Paper, PaperTable, Section

MIME = "application/pdf"
_PROSE = {"text", "lines", "about", "paragraphs", "title", "subtitle", "notes"}


def written(report: Report) -> bytes:
    """The whole report; the same report gives the same bytes."""
    return set_on(paper.laid_out(report))


def set_on(page: Paper) -> bytes:
    return typesetting.tagged_pdf("report.typ", _told(page), page.as_of)


def _told(page: Paper) -> dict[str, Any]:
    """What typst/report.typ reads."""
    return {
        "title": page.title,
        "subtitle": page.subtitle,
        "basis": page.basis,
        "particulars": page.particulars,
        "missing": page.missing,
        "has_contents": page.has_contents,
        "sections": [_section(section) for section in page.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {"turned": section.turned, "blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    """A block with the name of its kind; long runs may be broken, sooner in cells than in prose."""
    told = asdict(block) | {"is": type(block).__name__}
    if isinstance(block, PaperTable):
        told["has_groups"] = block.has_groups
        for row in told["rows"]:
            for cell in row["cells"]:
                cell["text"] = fitting.breakable(cell["text"])
    for name in _PROSE & told.keys():
        told[name] = _broken(told[name])
    return told


def _broken(prose: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(prose, str):
        return fitting.breakable(prose, fitting.LONGEST_IN_PROSE)
    return tuple(fitting.breakable(text, fitting.LONGEST_IN_PROSE) for text in prose)
