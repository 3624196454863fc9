"""A board's report for a period: the chapters that its template has, and what is missing (R1).

The same stored things give the same report: nothing here looks at the clock. A report goes to
others than who makes it, so numbers that may point somebody out are never in it (N11).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from functools import partial

from lagesbild import numbers
from lagesbild.access import Reader
from lagesbild.economy import View
from lagesbild.report_templates import LETTER, Kind, Span, Template, template_of
from lagesbild.reports import (
    care_chapters,
    control_chapters,
    economy_chapters,
    goal_chapters,
    letter_chapters,
    missing_parts,
    outlook_chapters,
    texts,
)
from lagesbild.reports.content import Chapter, ChartPart, Comment, Part, Report, TablePart
from lagesbild.reports.desk import Desk, chapter
from lagesbild.text import listed

WRITERS: Mapping[str, Callable[[Desk], Sequence[Chapter]]] = {
    "summary": economy_chapters.summary,
    "economy": economy_chapters.by_department,
    "account_groups": economy_chapters.by_account_group,
    "variances": economy_chapters.explained,
    "periodisation": economy_chapters.periodisation,
    "forecast": outlook_chapters.forecast,
    "actions": outlook_chapters.decided,
    "volumes": care_chapters.care,
    "placements": care_chapters.placed,
    "income_support": care_chapters.support,
    "investments": care_chapters.invested,
    "grants": care_chapters.granted,
    "goals": goal_chapters.followed,
    "assignments": goal_chapters.assigned,
    "risks": control_chapters.registered,
    "control": control_chapters.controlled,
    "providers": control_chapters.followed_up,
    "clocks": control_chapters.in_time,
    "due": outlook_chapters.due,
    **{key: partial(letter_chapters.written, key=key) for key in LETTER},
}
"""What writes each chapter: the chapter and its sections, or nothing where there is no data."""
ON_CHAPTER = "Kommentar"


@dataclass(frozen=True)
class _Stored:
    stored_at: datetime | None


def report(reader: Reader, view: View, kind: Kind | str) -> Report:
    """A kind of report, as the reader may see it; ValueError for a kind that there is none of."""
    return reports(reader, view, [Kind(kind)])[Kind(kind)]


def reports(reader: Reader, view: View, kinds: Sequence[Kind]) -> dict[Kind, Report]:
    """Several kinds of the same period: what they share is asked once."""
    told, author = reader.for_others().remembering(), reader.remembering()
    return {kind: _report(told, author, view, kind) for kind in kinds}


def _report(told: Reader, author: Reader, view: View, kind: Kind) -> Report:
    template = template_of(view.board, kind)
    said = texts.counting(texts.written(author, view), kind)
    desk = Desk(told, author, view, template, said)
    made = {key: _commented(desk, key) for key in template.chapters}
    return Report(
        kind=template.kind.value,
        title=title_of(template, view),
        subtitle=f"{view.board.name}, {view.board.municipality}, {_span(template, view)}",
        basis=_basis(desk, made),
        unit=desk.unit,
        as_of=as_of(author, view),
        missing=missing_parts.of(desk, made),
        chapters=tuple(one for chapters in made.values() for one in chapters),
        sources=tuple(desk.sources),
        particulars=_particulars(desk),
    )


def title_of(template: Template, view: View) -> str:
    """What a report is called: "Månadsrapport mars 2024", "Årsrapport 2023"."""
    return f"{template.title} {_span(template, view)}"


def as_of(reader: Reader, view: View) -> datetime:
    """When the latest of what counts was stored; the period's last day of an empty board."""
    found = reader.one("reports/as_of", _Stored, board=view.board.id)
    if found is None or found.stored_at is None:
        return datetime.combine(view.period.last_day, time())
    return found.stored_at


def _span(template: Template, view: View) -> str:
    return str(view.year) if template.span is Span.YEAR else view.period.in_words


def _basis(desk: Desk, made: Mapping[str, Sequence[Chapter]]) -> tuple[str, ...]:
    """The unit and what signs mean, of a report with amounts; and whose figures they are."""
    departments = desk.reader.viewer.departments
    whose = [] if departments is None else [f"Bara avdelningarna {listed(sorted(departments))}."]
    parts = [part for chapters in made.values() for one in chapters for part in one.parts]
    if not any(_has_amounts(part) for part in parts):
        return tuple(whose) if desk.sources else ()
    return (
        f"Tabeller och diagram visar {desk.unit.in_words} ({desk.unit.symbol}), text "
        f"{numbers.MNKR.in_words} ({numbers.MNKR.symbol}) med en decimal.",
        desk.view.board.sign.amounts,
        desk.view.board.sign.variance,
        *whose,
    )


def _has_amounts(part: Part) -> bool:
    """Whether a part shows money."""
    if isinstance(part, TablePart):
        return any(column.unit is not None for column in part.table.columns)
    return isinstance(part, ChartPart)


def _commented(desk: Desk, key: str) -> list[Chapter]:
    """A chapter with what somebody has written in it; a text of its own where there is no data."""
    made = list(WRITERS[key](desk))
    said = desk.said.get(key)
    if key in LETTER or said is None or said.words is None:
        return made
    told = Comment(ON_CHAPTER, said.words)
    first, rest = made[:1], made[1:]
    if not first:
        return [chapter(key, told)]
    return [replace(first[0], parts=(*first[0].parts, told)), *rest]


def _particulars(desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, desk.said[key].words or "")
        for key, name in desk.template.particulars.items()
        if key in desk.said
    )
