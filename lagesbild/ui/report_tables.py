"""A report on its page: what is missing, with the way there, and its chapters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lagesbild.economy import View
from lagesbild.finance_tables import Column, FinanceTable, Row
from lagesbild.report_templates import Template
from lagesbild.reports import missing_parts, report_findings
from lagesbild.reports.content import Chapter, Report
from lagesbild.reports.texts import WrittenText
from lagesbild.text import moment, shortened
from lagesbild.ui import navigation

MOST_LETTERS = 90
WHERE = "|"
"""Parts a row of what is missing from the page where it is put right."""
PARTICULAR, NOT_THERE = "Överst i skrivelsen", "Inte med"


def missing_table(report: Report) -> FinanceTable:
    """What the report lacks; a row leads to where it is put right, if that is the viewer's."""
    return FinanceTable(
        title="Det här saknas",
        caption=report.subtitle,
        columns=(
            Column("name", "Vad", prose=True),
            Column("where", "Rättas på sidan"),
        ),
        rows=tuple(
            Row(
                f"{place}{WHERE}{one.where}",
                (one.what, one.where),
                link=one.where != missing_parts.PAGE and navigation.stem_of(one.where) is not None,
            )
            for place, one in enumerate(report.missing)
        ),
    )


def outline_table(
    report: Report, template: Template, said: Mapping[str, WrittenText], *, opens: bool
) -> FinanceTable:
    """The chapters in order, what each holds and what has been written in it."""
    known = _by_chapter(report, template)
    return FinanceTable(
        title=f"{len(known)} av {len(template.chapters)} kapitel är med",
        caption=f"{template.title}, {report.subtitle}",
        columns=(
            Column("name", "Kapitel", prose=True),
            Column("held", "Innehåll"),
            Column("words", "Skrivet", prose=True),
        ),
        rows=tuple(
            Row(key, (name, _held(key, template, known), _words(said.get(key))), link=opens)
            for key, name in template.written_in.items()
        ),
        note="Välj ett kapitel för att skriva i det." if opens else "",
    )


def history_table(found: Sequence[WrittenText], view: View) -> FinanceTable:
    """All that has been written in a chapter, latest first."""
    return FinanceTable(
        caption=f"{view.board.name}, {view.period.in_words}, senast överst",
        columns=(
            Column("when", "När"),
            Column("author", "Av"),
            Column("words", "Text", prose=True),
            Column("counts", "Gäller"),
        ),
        rows=tuple(
            Row(
                str(place),
                (
                    moment(one.written_at),
                    one.author,
                    one.words or "Tog bort texten",
                    "Ja" if one.counts else "Ersatt",
                ),
            )
            for place, one in enumerate(found)
        ),
    )


def _by_chapter(report: Report, template: Template) -> dict[str, list[Chapter]]:
    """Each of the template's chapters that is there, with the sections that follow it."""
    found: dict[str, list[Chapter]] = {}
    current: list[Chapter] = []
    for chapter in report.chapters:
        if chapter.level == 1 and chapter.key in template.chapters:
            current = found.setdefault(chapter.key, [])
        current.append(chapter)
    return found


def _held(key: str, template: Template, known: Mapping[str, Sequence[Chapter]]) -> str:
    if key in template.particulars:
        return PARTICULAR
    return report_findings.held(known[key]) if key in known else NOT_THERE


def _words(said: WrittenText | None) -> str | None:
    return None if said is None or said.words is None else shortened(said.words, MOST_LETTERS)
