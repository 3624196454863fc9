"""What a report lacks, in words and with where it is put right: listed first, not papered over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lagesbild import (
    action_findings,
    explanations,
    figure_words,
    findings,
    round_checks,
    text_questions,
    variance_findings,
)
from lagesbild.economy import WHOLE_BOARD, Level
from lagesbild.report_templates import CHAPTERS, LETTER, Template
from lagesbild.reports.content import Chapter, Missing
from lagesbild.reports.desk import Desk
from lagesbild.round_checks import NOT_READY, CheckRow
from lagesbild.text import listed, plural
from lagesbild.text_questions import Text

PAGE = "Rapporter"
MOST_NAMED = 5
CONCERNS: Mapping[str, frozenset[str]] = {
    "figures_loaded": frozenset({"economy", "account_groups", "variances", "forecast"}),
    "indicators_updated": frozenset({"goals"}),
    "variances_explained": frozenset({"variances"}),
    "forecast_entered": frozenset({"forecast"}),
    "actions_decided": frozenset({"actions"}),
    "report_frozen": frozenset(),
}
"""The chapters that a step of a round is about; another step is about every report.

That a report is frozen is said of it, and never in it.
"""
CHAPTER_OF: Mapping[str, str] = {
    "explanation": "variances",
    "indicator": "goals",
    "assignment": "assignments",
    "control": "control",
}
"""The chapter that a text stands in, by where it was written."""
DATA_OF: Mapping[str, str] = {
    "economy": "Utfall eller budget är inte inläst",
    "account_groups": "Utfall eller budget är inte inläst",
    "variances": "Utfall eller budget är inte inläst",
    "periodisation": "Ingenting som stör periodiseringen hittas",
    "forecast": "Det finns inget utfall att beräkna en prognos av",
    "actions": "Ingen åtgärd är inlagd",
    "volumes": "Vårddygn är inte inlästa",
    "placements": "Placeringar är inte inlästa, eller visas inte för din roll",
    "income_support": "Ekonomiskt bistånd är inte inläst",
    "investments": "Investeringar är inte inlästa",
    "grants": "Statsbidrag är inte inlästa",
    "goals": "Målplanen är inte inläst",
    "assignments": "Uppdrag är inte inlästa",
    "risks": "Riskregistret är inte inläst",
    "control": "Internkontrollplanen är inte inläst",
    "providers": "Utförare är inte inlästa",
    "clocks": "Ärendenas händelser är inte inlästa",
    "due": "Kalendern är inte inläst",
}
"""Why a chapter is not there."""


def of(desk: Desk, made: Mapping[str, Sequence[Chapter]]) -> tuple[Missing, ...]:
    """What the round lacks of what the report is about, then chapters and texts that are not there.

    `made` has the report's chapters by their key, none where there is no data.
    """
    rows = round_checks.checklist(desk.author, desk.view)
    chapters = set(desk.template.chapters)
    of_round = [
        Missing(_told(desk, row), round_checks.PAGE_OF[row.step])
        for row in rows
        if row.state == NOT_READY and CONCERNS.get(row.step, chapters) & chapters
    ]
    return (*of_round, *_gaps(desk), *_questions(desk), *_chapters(desk, made), *_particulars(desk))


def _gaps(desk: Desk) -> list[Missing]:
    """What the figures of the report lack: a budget, or codes that no plan knows."""
    if not {"economy", "account_groups"} & set(desk.template.chapters):
        return []
    found = findings.gaps(desk.by_department, desk.by_account_group, desk.view)
    return [Missing(gap.what, gap.page) for gap in found]


def _questions(desk: Desk) -> Iterator[Missing]:
    """Figures in the report's texts that data contradict, where nobody has said why (N7)."""
    asked = sum(
        one.is_open and _is_said_in(desk.template, one.text)
        for one in text_questions.of_month(desk.author, desk.view)
    )
    if asked:
        words = plural(asked, "siffra", "siffror")
        yield Missing(f"{words} i texterna stämmer inte med data", "Text mot siffror")


def _is_said_in(template: Template, text: Text) -> bool:
    if text.place == "report":
        kind, _, chapter = text.key.partition("/")
        return kind == template.kind.value and chapter in template.written_in
    return CHAPTER_OF[text.place] in template.chapters


def _told(desk: Desk, row: CheckRow) -> str:
    """What is left of a step, with names where they help."""
    month = desk.view.period.in_words
    if row.step == "variances_explained":
        return f"{round_checks.left(row)}: {_unexplained(desk)}"
    if row.step == "actions_decided" and desk.gap is not None:
        return action_findings.demand(desk.gap, desk.view).removesuffix(".")
    if row.step == "findings_handled":
        points = plural(row.undone or 0, "punkt", "punkter")
        return f"{points} på Kontroller är inte {'hanterad' if row.undone == 1 else 'hanterade'}"
    return {
        "figures_loaded": f"Utfallet för {month} är inte inläst",
        "forecast_entered": f"Fastställd prognos för {month} är inte inlagd",
        "period_closed": f"Perioden {month} är inte stängd",
    }.get(row.step) or round_checks.left(row)


def _unexplained(desk: Desk) -> str:
    rules = explanations.rules_of(desk.view.board)
    known = explanations.counting(desk.explained)
    left = variance_findings.unexplained(
        desk.variances, Level.DEPARTMENT, WHOLE_BOARD, rules, known
    )
    names = [
        "nämnden totalt" if row.key is None else figure_words.row_words(row)
        for row in left[:MOST_NAMED]
    ]
    more = len(left) - len(names)
    return listed([*names, f"{more} till"] if more else names)


def _chapters(desk: Desk, made: Mapping[str, Sequence[Chapter]]) -> Iterator[Missing]:
    for key in desk.template.chapters:
        if made[key] or key not in desk.template.asked_for:
            continue
        if key in LETTER:
            yield Missing(f"Texten ”{CHAPTERS[key]}” är inte skriven", PAGE)
        else:
            yield Missing(f"Kapitlet ”{CHAPTERS[key]}” saknas: {_because(key)}", "Läs in")


def _because(key: str) -> str:
    words = DATA_OF.get(key, "Det finns inget att säga")
    return f"{words[:1].lower()}{words[1:]}"


def _particulars(desk: Desk) -> Iterator[Missing]:
    for key, name in desk.template.particulars.items():
        if key not in desk.said:
            yield Missing(f"{name} saknas", PAGE)
